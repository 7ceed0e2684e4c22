"""Commands on the accounts of a shared desk: its users, and the tokens of their programs."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ledgers import (
    FormatOption,
    LedgerOption,
    Shown,
    known_ledger,
    open_ledger,
    print_json,
)
from onrecord.cli.shared import settings_of
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.accounts import Accounts
    from onrecord.ledger import Ledger

commands = typer.Typer()
users = typer.Typer(help="Who may use a shared desk (onrecord serve --auth).", no_args_is_help=True)
tokens = typer.Typer(help="What programs sign in with at a shared desk.", no_args_is_help=True)
commands.add_typer(users, name="users")
commands.add_typer(tokens, name="tokens")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of an account.")]
RoleName = Annotated[str, typer.Argument(metavar="ROLE", help="reader or editor.")]


@users.command("add")
def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What judgements are signed with.")],
    role: Annotated[
        str, typer.Option(help="reader (may look) or editor (may add and judge too).")
    ] = "reader",
    ledger: LedgerOption = None,
) -> None:
    """Make an account; its password is asked for, or read from standard input."""
    where = settings_of(None, None, None, None, None, None, None, ledger).ledger
    from onrecord.accounts import Accounts, checked_name, checked_role

    name, role = checked_name(name), checked_role(role)
    with open_ledger(where, create=True) as held:
        made = Accounts(held.store).add(name, role, _password(f"Password for {name}"))
    typer.echo(f"{made.name} may sign in, as {_a(made.role)}.")


@users.command("list")
def list_users(format: FormatOption = Shown.text, ledger: LedgerOption = None) -> None:
    """List the accounts."""
    with known_ledger(ledger) as held:
        found = _accounts(held).all()
    if format is Shown.json:
        shown = [{"name": u.name, "role": u.role, "made": u.made} for u in found]
        print_json({"users": shown})
        return
    for user in found:
        typer.echo(f"{user.name}: {user.role}, since {user.made[:10]}")
    if not found:
        typer.echo("There are no accounts: make one with 'onrecord users add'.", err=True)


@users.command("role")
def change_role(name: Name, role: RoleName, ledger: LedgerOption = None) -> None:
    """Change what somebody may do, from their next request on."""
    with known_ledger(ledger) as held:
        made = _accounts(held).set_role(name, role)
    typer.echo(f"{made.name} is {_a(made.role)} now.")


@users.command("password")
def change_password(name: Name, ledger: LedgerOption = None) -> None:
    """Set a new password, which signs its owner out everywhere; tokens stay."""
    with known_ledger(ledger) as held:
        accounts = _accounts(held)
        user = accounts.get(name)
        accounts.set_password(user.name, _password(f"New password for {user.name}"))
    typer.echo(f"{user.name} has a new password, and is signed out everywhere.")


@users.command("remove")
def remove_user(name: Name, ledger: LedgerOption = None) -> None:
    """Take an account away, its sessions and tokens with it; its judgements stay."""
    with known_ledger(ledger) as held:
        accounts = _accounts(held)
        user = accounts.get(name)
        accounts.remove(user.name)
    typer.echo(f"{user.name} has no account any more. What they judged stays, under their name.")


@tokens.command("add")
def add_token(
    name: Name,
    label: Annotated[str, typer.Option(metavar="WORDS", help="What the token is for.")],
    ledger: LedgerOption = None,
) -> None:
    """Make a token that may do what its owner may, and print it this once."""
    with known_ledger(ledger) as held:
        made = _accounts(held).add_token(name, label)
    typer.echo(made)
    typer.echo("Keep it as you would a password: it is not shown again.", err=True)


@tokens.command("list")
def list_tokens(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="An account; all unless given.")
    ] = None,
    format: FormatOption = Shown.text,
    ledger: LedgerOption = None,
) -> None:
    """List tokens by their numbers, not the tokens themselves: those are not kept."""
    with known_ledger(ledger) as held:
        found = _accounts(held).tokens(name)
    if format is Shown.json:
        print_json({"tokens": [t._asdict() for t in found]})
        return
    for token in found:
        typer.echo(f"{token.id}: {token.label}, {token.owner}, since {token.made[:10]}")
    if not found:
        typer.echo("There are no tokens.", err=True)


@tokens.command("revoke")
def revoke_token(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number, as the list has it.")],
    ledger: LedgerOption = None,
) -> None:
    """Take a token away: whoever uses it is refused from then on."""
    with known_ledger(ledger) as held:
        _accounts(held).revoke(number)
    typer.echo(f"Token {number} is revoked.")


def _accounts(held: "Ledger") -> "Accounts":
    from onrecord.accounts import Accounts

    return Accounts(held.store)


def _a(role: str) -> str:
    return "an editor" if role == "editor" else "a reader"


def _password(ask: str) -> str:
    """A password typed twice and not shown, or the first line of standard input.

    Never an argument: those stand in the shell's history and in the list of processes.
    """
    if sys.stdin.isatty():
        given: str = typer.prompt(ask, hide_input=True, confirmation_prompt=True, err=True)
        return given
    given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise InputError("Give the password on standard input, or run this in a terminal.")
    return given
