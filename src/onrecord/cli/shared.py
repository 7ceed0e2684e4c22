"""What commands share: options, settings, progress, complaints."""

import os
import sys
import traceback
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from onrecord.errors import InternalError, OnRecordError

if TYPE_CHECKING:
    from onrecord.settings import Settings
    from onrecord.usecases import Options

T = TypeVar("T")


class Colour(StrEnum):
    """When what is printed has colours."""

    auto = "auto"
    always = "always"
    never = "never"


Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When, as YYYY-MM-DD.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")]
Url = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where it stands on the web.")]
Actors = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="A table of actors of your own; may be repeated."),
]
AllowPrivate = Annotated[
    bool | None,
    typer.Option("--allow-private", help="Fetch from addresses in private networks too."),
]
Timeout = Annotated[
    float | None, typer.Option(metavar="SECONDS", help="How long an address may take.")
]
MaxBytes = Annotated[
    int | None, typer.Option(metavar="BYTES", help="The most that an address may hold.")
]


def settings_of(
    outlet: str | None, actors: list[str] | None, allow_private: bool | None,
    timeout: float | None, max_bytes: int | None, width: int | None, colour: Colour | None,
    ledger: str | None = None,
) -> "Settings":  # fmt: skip
    """The settings in force, with what the command line says; None says nothing."""
    from onrecord.settings import load

    return load(
        {
            "outlet": outlet, "actors": actors, "allow_private": allow_private or None,
            "timeout": timeout, "max_bytes": max_bytes, "width": width,
            "colour": colour and colour.value, "ledger": ledger,
        }
    )  # fmt: skip


def options_of(
    settings: "Settings", published: str | None, title: str | None, url: str | None
) -> "Options":
    """What reading needs of the settings, with what belongs to one article."""
    from onrecord.usecases import Options

    return Options(
        outlet=settings.outlet, published=published, title=title, url=url,
        actors=tuple(map(Path, settings.actors)), allow_private=settings.allow_private,
        timeout=settings.timeout, max_bytes=settings.max_bytes,
    )  # fmt: skip


def with_progress(
    names: list[str], found: Iterator[tuple[str, T]], verb: str
) -> Iterator[tuple[str, T]]:
    """What is found for each name, with a bar on a terminal and plain lines elsewhere."""
    if len(names) == 1:
        yield from found
    elif not sys.stderr.isatty():
        for number, (name, result) in enumerate(found, 1):
            if not isinstance(result, OnRecordError):
                done = result if isinstance(result, str) else verb
                typer.echo(f"{done} {number} of {len(names)}: {name}", err=True)
            yield name, result
    else:
        yield from _with_bar(names, found)


def _with_bar(names: list[str], found: Iterator[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # rich would send standard output through its own console, which writes to standard error
    bar = Progress(
        MofNCompleteColumn(), BarColumn(20), TextColumn("{task.description}"),
        console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip
    task = bar.add_task("", total=len(names))
    for name in names:
        bar.update(task, description=escape(f"reading {name}"))
        with bar:
            pair = next(found)
        yield pair  # with the bar gone: what is printed now goes to the same terminal
        bar.advance(task)


def complain(error: OnRecordError | str, before: str = "") -> None:
    """One clear line on standard error."""
    from onrecord.export.wording import printable

    message = str(error)
    if isinstance(error, InternalError):
        message = f"InternalError: {message} ONRECORD_DEBUG=1 shows where it went wrong."
        if os.environ.get("ONRECORD_DEBUG"):
            traceback.print_exception(error)
    typer.echo("onrecord: " + printable(before + message), err=True)


def fail(error: OnRecordError | str, status: int) -> NoReturn:
    """Complain and leave with an exit status."""
    complain(error)
    raise typer.Exit(status)
