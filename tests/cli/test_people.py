"""The commands on the accounts of a shared desk, as they are run."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from onrecord.accounts import Accounts
from onrecord.ledger import Ledger
from tests.cli.conftest import ONRECORD, complaint, run

WORDS = "four plain words here\n"


@pytest.fixture
def where(ledger: str) -> list[str]:
    """The option for a ledger with an editor, Ada."""
    option = ["--ledger", ledger]
    assert run("users", "add", "Ada Lind", "--role", "editor", *option, stdin=WORDS).returncode == 0
    return option


def test_an_account_is_made_from_a_password_on_standard_input(tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    done = run("users", "add", "Ada", "--ledger", str(new), stdin=WORDS)
    assert (done.returncode, done.stdout) == (0, "Ada may sign in, as a reader.\n")
    with Ledger(str(new)) as ledger:
        assert Accounts(ledger.store).proves("Ada", WORDS.strip())


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    new = str(tmp_path / "new.db")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [ONRECORD, "users", "add", "Ada", "--ledger", new], stdin=theirs, stdout=theirs,
        stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    for ask in (b"Password for Ada: ", b"confirmation: "):
        while ask not in said:
            said += os.read(ours, 1000)
        os.write(ours, WORDS.encode())
    while b"may sign in" not in said:
        said += os.read(ours, 1000)
    assert process.wait(60) == 0
    os.close(ours)
    assert b"four plain" not in said


def test_the_password_is_never_an_argument(where: list[str]) -> None:
    done = run("users", "add", "Bo", "--password", "four plain words", *where, stdin=WORDS)
    assert complaint(done, 2).startswith("onrecord: No such option")


def test_accounts_are_listed_changed_and_removed(where: list[str]) -> None:
    assert run("users", "list", *where).stdout.startswith("Ada Lind: editor, since 20")
    assert (
        run("users", "role", "ada lind", "reader", *where).stdout == "Ada Lind is a reader now.\n"
    )
    [found] = json.loads(run("users", "list", "--format", "json", *where).stdout)["users"]
    assert (found["name"], found["role"]) == ("Ada Lind", "reader")
    assert run("users", "password", "Ada Lind", *where, stdin="quite other words\n").returncode == 0
    with Ledger(where[1]) as ledger:
        assert Accounts(ledger.store).proves("Ada Lind", "quite other words")
    assert run("users", "remove", "Ada Lind", *where).returncode == 0
    assert "no accounts" in run("users", "list", *where).stderr


def test_a_token_is_printed_once_and_revoked(where: list[str]) -> None:
    made = run("tokens", "add", "Ada Lind", "--label", "nightly copy", *where)
    secret = made.stdout.strip()
    listed = run("tokens", "list", *where).stdout
    assert listed.startswith("1: nightly copy, Ada Lind, since 20") and secret not in listed
    with Ledger(where[1]) as ledger:
        assert Accounts(ledger.store).of_token(secret)
        assert run("tokens", "revoke", "1", *where).returncode == 0
        assert Accounts(ledger.store).of_token(secret) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["users", "add", "Ada Lind"], "already"),
        (["users", "add", "Bo", "--role", "king"], "use reader or editor"),
        (["users", "add", "\u202eBo"], "cannot be seen"),
        (["users", "role", "Bo", "reader"], "'onrecord users list' shows them"),
        (["users", "role", "Ada Lind", "king"], "use reader or editor"),
        (["users", "password", "Bo"], "no account Bo"),
        (["users", "remove", "Bo"], "no account Bo"),
        (["tokens", "add", "Bo", "--label", "x"], "no account Bo"),
        (["tokens", "list", "Bo"], "no account Bo"),
        (["tokens", "revoke", "7"], "no token 7"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(where: list[str], words: list[str], said: str) -> None:
    assert said in complaint(run(*words, *where, stdin=WORDS))


@pytest.mark.parametrize("given", ["", "\n", "short\n"])
def test_no_password_or_a_short_one_makes_no_account(where: list[str], given: str) -> None:
    complaint(run("users", "add", "Bo", *where, stdin=given))
    assert "Bo" not in run("users", "list", *where).stdout
