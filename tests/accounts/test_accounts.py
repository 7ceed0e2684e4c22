"""Accounts, on both databases."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord import accounts as module
from onrecord.accounts import PREFIX, Accounts, checked_name
from onrecord.errors import AccountError, InputError
from onrecord.ledger import Ledger
from tests.ledger.made import telling

WORDS = "four plain words here"


def test_an_account_is_known_by_its_name_in_any_case_and_by_no_other(accounts: Accounts) -> None:
    made = accounts.add("  Ada   Lind ", "editor", WORDS)
    assert (made.name, made.role) == ("Ada Lind", "editor")
    assert accounts.get("ada lind") == made
    assert accounts.proves("ADA LIND", WORDS) == made
    assert accounts.proves("Ada Lind", WORDS + " ") is None
    assert accounts.proves("Ada Lindt", WORDS) is None
    with pytest.raises(InputError, match="already"):
        accounts.add("ADA lind", "reader", WORDS)
    with pytest.raises(AccountError, match="There is no account Bo"):
        accounts.get("Bo")


def test_nothing_that_proves_who_somebody_is_stands_in_the_database(accounts: Accounts) -> None:
    ada = accounts.add("Ada", "editor", WORDS)
    secrets = (WORDS, accounts.sign_in(ada), accounts.add_token("Ada", "nightly copy"))
    with accounts.store.reading() as connection:
        kept = "".join(
            str(connection.execute(text(f"SELECT * FROM {table}")).all())
            for table in ("account", "session", "token")
        )
    assert "$argon2id$" in kept
    assert not any(secret in kept for secret in secrets)


def test_a_session_ends_when_it_is_signed_out_or_runs_out(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = accounts.add("Ada", "reader", WORDS)
    one, other = accounts.sign_in(ada), accounts.sign_in(ada)
    assert accounts.of_session(one) == ada
    accounts.sign_out(one)
    assert accounts.of_session(one) is None
    assert accounts.of_session(other) == ada
    monkeypatch.setattr(module, "LASTS", timedelta(seconds=-1))
    assert accounts.of_session(accounts.sign_in(ada)) is None


def test_a_session_is_no_token_and_a_token_no_session(accounts: Accounts) -> None:
    ada = accounts.add("Ada", "reader", WORDS)
    assert accounts.of_token(accounts.sign_in(ada)) is None
    assert accounts.of_session(accounts.add_token("Ada", "script")) is None


def test_a_new_password_ends_sessions_and_the_old_one(accounts: Accounts) -> None:
    ada = accounts.add("Ada", "reader", WORDS)
    session = accounts.sign_in(ada)
    accounts.set_password("Ada", "quite other words")
    assert accounts.of_session(session) is None
    assert accounts.proves("Ada", WORDS) is None
    assert accounts.proves("Ada", "quite other words") == ada


def test_another_role_holds_at_once_for_sessions_and_tokens(accounts: Accounts) -> None:
    session = accounts.sign_in(accounts.add("Ada", "editor", WORDS))
    token = accounts.add_token("Ada", "script")
    accounts.set_role("ada", "reader")
    for found in (accounts.of_session(session), accounts.of_token(token)):
        assert found is not None and found.role == "reader"


def test_who_is_removed_is_gone_with_sessions_and_tokens(accounts: Accounts) -> None:
    session = accounts.sign_in(accounts.add("Ada", "editor", WORDS))
    token = accounts.add_token("Ada", "script")
    accounts.remove("Ada")
    assert accounts.of_session(session) is None
    assert accounts.of_token(token) is None
    assert accounts.all() == [] and accounts.tokens() == []
    with pytest.raises(AccountError):
        accounts.remove("Ada")


def test_a_token_is_revoked_by_its_owner_or_by_who_runs_the_desk(accounts: Accounts) -> None:
    ada, bo = (accounts.add(name, "reader", WORDS) for name in ("Ada", "Bo"))
    secret = accounts.add_token("Ada", "script")
    assert secret.startswith(PREFIX)
    assert accounts.of_token(secret) == ada
    [token] = accounts.tokens("Ada")
    assert (token.owner, token.label) == ("Ada", "script")
    assert accounts.tokens("Bo") == []
    with pytest.raises(AccountError):
        accounts.revoke(token.id, bo)
    assert accounts.of_token(secret) == ada
    accounts.revoke(token.id, ada)
    assert accounts.of_token(secret) is None
    with pytest.raises(AccountError):
        accounts.revoke(token.id)


@pytest.mark.parametrize(
    "password", ["short", "aaaaaaaaaaaaaa", "x y" * 400, "Grace Maddox"], ids=len
)
def test_a_password_that_is_easy_to_guess_or_endless_is_refused(
    accounts: Accounts, password: str
) -> None:
    with pytest.raises(InputError, match="a few words"):
        accounts.add("grace maddox", "reader", password)
    assert len(accounts) == 0


def test_a_role_that_is_none_is_refused(accounts: Accounts) -> None:
    with pytest.raises(InputError, match="use reader or editor"):
        accounts.add("Ada", "admin", WORDS)


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 81, "Ada\u202e", "A\x00da", "A\x1bda", "\u200bAda"]
)
def test_a_name_that_could_pass_for_another_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(InputError):
        accounts.add(name, "reader", WORDS)
    assert accounts.proves(name, WORDS) is None


@given(st.text(max_size=100))
@settings(max_examples=300)
def test_a_name_is_kept_as_it_would_be_kept_again(name: str) -> None:
    try:
        kept = checked_name(name)
    except InputError:
        return
    assert checked_name(kept) == kept
    assert kept == kept.strip() and "\n" not in kept


def test_accounts_are_no_part_of_the_record(accounts: Accounts, ledger: Ledger) -> None:
    accounts.add("Ada", "editor", WORDS)
    assert ledger.size() == (0, 0)
    ledger.rebuild()
    assert ledger.problems() == []
    assert [u.name for u in accounts.all()] == ["Ada"]


def test_a_ledger_from_before_there_were_accounts_gets_them_and_keeps_all_else(where: str) -> None:
    with Ledger(where, create=True) as ledger:
        ledger.add(telling())
        before = (ledger.size(), ledger.matters().matters)
        with ledger.store.writing() as connection:
            for table in (
                "echo",
                "echoed",
                "served",
                "serving",
                "naming",
                "correction",
                "token",
                "session",
                "account",
            ):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    with Ledger(where) as ledger:
        assert (ledger.size(), ledger.matters().matters) == before
        assert Accounts(ledger.store).add("Ada", "editor", WORDS).name == "Ada"
