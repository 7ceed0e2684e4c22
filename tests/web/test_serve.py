"""`onrecord serve` as a user starts and ends it."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from onrecord.accounts import Accounts
from onrecord.ledger import Ledger

RUN = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve"]


def started(*options: str) -> tuple["subprocess.Popen[str]", str]:
    """The command, running, and the address that it prints."""
    process = subprocess.Popen(
        [*RUN, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf8"
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://\S+", said)
    assert found, said
    return process, found[0]


def test_it_makes_a_ledger_and_opens_until_it_is_stopped(tmp_path: Path) -> None:
    process, address = started("--ledger", str(tmp_path / "new.db"), "--port", "0")
    try:
        assert "This ledger is empty" in httpx.get(address).text
        assert address.startswith("http://127.0.0.1:")
        assert httpx.get(address, headers={"Host": "evil.example"}).status_code == 421
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, 130)
    assert "Traceback" not in errors
    assert (tmp_path / "new.db").is_file()


def test_a_port_in_use_is_named_with_advice(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*RUN, "--ledger", str(tmp_path / "new.db"), "--port", port],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert "choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_ledger_that_cannot_be_is_named_with_advice(tmp_path: Path) -> None:
    done = subprocess.run(
        [*RUN, "--ledger", str(tmp_path / "no" / "new.db"), "--port", "0"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "There is no folder" in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_without_accounts_it_opens_for_this_machine_alone(tmp_path: Path, host: str) -> None:
    where = tmp_path / "new.db"
    done = refused("--ledger", str(where), "--port", "0", "--host", host)
    assert "add --auth" in done
    assert not where.exists()


def test_with_accounts_there_must_be_one(tmp_path: Path) -> None:
    said = refused("--ledger", str(tmp_path / "new.db"), "--port", "0", "--auth")
    assert "onrecord users add" in said


def test_with_accounts_it_opens_to_other_machines_and_asks_to_sign_in(tmp_path: Path) -> None:
    where = str(tmp_path / "new.db")
    with Ledger(where, create=True) as ledger:
        Accounts(ledger.store).add("Ada", "editor", "four plain words here")
    process, address = started("--ledger", where, "--port", "0", "--host", "0.0.0.0", "--auth")
    try:
        answer = httpx.get(address.replace("0.0.0.0", "127.0.0.1"))
        assert answer.status_code == 303
        assert answer.headers["location"] == "/sign-in?next=%2F"
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert errors.startswith("onrecord: passwords can be read on the way")


def refused(*options: str) -> str:
    """The one line of a command that did not open a desk."""
    done = subprocess.run(
        [*RUN, *options], capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    [said] = done.stderr.splitlines()
    return said
