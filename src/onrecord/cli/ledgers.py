"""What commands over a ledger share: options, opening it, and printing answers."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from onrecord.cli.shared import Colour, settings_of

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.ledger import Ledger


class Shown(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", metavar="FILE|ADDRESS", help="The ledger; onrecord.db unless set."),
]
FormatOption = Annotated[Shown, typer.Option("--format", help="For people or for programs.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE",
        help="What was published by then; recorded:DATE for what the ledger knew by then.",
    ),
]  # fmt: skip
Limit = Annotated[int, typer.Option(min=0, help="The most to show; 0 for all.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to pass over first.")]
WidthOption = Annotated[int | None, typer.Option("--width", metavar="COLUMNS", help="How wide.")]


def open_ledger(where: str, *, create: bool) -> "Ledger":
    """The ledger at `where`, made where it is to be. Raises LedgerError."""
    from onrecord.ledger import Ledger

    return Ledger(where, create=create)


def known_ledger(ledger: str | None) -> "Ledger":
    """The ledger that the command line or the settings name, which must be there."""
    return open_ledger(
        settings_of(None, None, None, None, None, None, None, ledger).ledger, create=False
    )


def print_json(value: Any) -> None:
    """Print an answer for programs."""
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def print_for_people(write: "Callable[[Console], None]", width: int | None) -> None:
    """Print what `write` puts on a console, as wide as it is told, the terminal or 80 columns."""
    from onrecord.export.console import rendered

    settings = settings_of(None, None, None, None, None, width, cast("Colour | None", None))
    colour = {"always": True, "never": False}.get(settings.colour)
    typer.echo(rendered(write, width=settings.width, colour=colour), nl=False)
