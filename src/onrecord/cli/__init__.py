"""The command line: thin commands over `usecases` and `export`. Those on ledgers stand in
`changing`, `asking` and `keeping`, those on the accounts of a shared desk in `people`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, cast

import typer

from onrecord import OnRecordError, __version__
from onrecord.cli import asking, changing, keeping, people, serve
from onrecord.cli.shared import (
    Actors,
    AllowPrivate,
    Colour,
    MaxBytes,
    Outlet,
    Published,
    Timeout,
    Title,
    Url,
    complain,
    fail,
    options_of,
    settings_of,
    with_progress,
)
from onrecord.errors import InternalError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
for room in (changing, asking, keeping, serve, people):
    app.add_typer(room.commands)
SAMPLE = Path(__file__).parent.parent / "samples" / "report.txt"
# click's UsageError, which newer versions of typer carry within themselves
_UsageError = cast(type[Exception], typer.BadParameter.__mro__[1])


class Format(StrEnum):
    """What `read` can write."""

    digest = "digest"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    brat = "brat"


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, on whose word, under which condition, and where it stands now."""
    if version:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def read(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARTICLES]...", help="Files, http(s) addresses, or - for standard input."),
    ] = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.digest,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    actors: Actors = None,
    allow_private: AllowPrivate = None,
    timeout: Timeout = None,
    max_bytes: MaxBytes = None,
    reasons: Annotated[
        bool, typer.Option("--reasons", help="Say in JSON why each value was read so.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE|FOLDER", help="Where to write; a folder for many.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(metavar="COLUMNS", help="How wide the digest is.")
    ] = None,
    colour: Annotated[Colour | None, typer.Option(help="Whether the digest has colours.")] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Read the article that comes along.")
    ] = False,
) -> None:  # fmt: skip
    """Read articles and print what they put on record."""
    names = [*(articles or ()), *([str(SAMPLE)] if sample else [])]
    if not names:
        fail(
            "name an article to read (a file, an address, or - for standard input), or try --sample",
            2,
        )
    if len(names) > 1 and (title or url):
        fail("--title and --url belong to one article: give them with one at a time", 2)
    from onrecord.export.write import Writer

    settings = settings_of(outlet, actors, allow_private, timeout, max_bytes, width, colour)
    options = options_of(settings, published, title, url)
    writer = Writer(
        format.value, output, reasons=reasons, count=len(names),
        width=settings.width, colour={"always": True, "never": False}.get(settings.colour),
    )  # fmt: skip
    failed = 0
    from onrecord.usecases import read_many

    for name, found in with_progress(names, read_many(names, options), "read"):
        if isinstance(found, OnRecordError):
            failed += 1
            complain(found, f"{name}: " if len(names) > 1 else "")
        else:
            writer.write(name, found)
    raise typer.Exit(1 if failed else 0)


@app.command()
def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A file, an address, or -.")],
    what: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An id in the record: a5, u1, c2, r1, e3 (events in order), an actor's."
        ),
    ],
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    actors: Actors = None,
    allow_private: AllowPrivate = None,
    timeout: Timeout = None,
    max_bytes: MaxBytes = None,
) -> None:  # fmt: skip
    """Say why something was read so: scores, the rule or the head, the words."""
    from onrecord.export.explain import explain_value
    from onrecord.usecases import read_one

    settings = settings_of(outlet, actors, allow_private, timeout, max_bytes, None, None)
    record = read_one(article, options_of(settings, published, title, url))
    typer.echo(explain_value(record, what))


@app.command("settings")
def showsettings_of() -> None:
    """List the settings in force; set them in onrecord.toml or as ONRECORD_ variables."""
    from onrecord.settings import described, files, load

    settings = load({})
    for name, help_text in described():
        value = getattr(settings, name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        typer.echo(f"{name} = {'not set' if shown in (None, '') else shown}\n    {help_text}")
    typer.echo("Read from: " + (", ".join(map(str, files())) or "no file"))


def main() -> NoReturn:
    """Run the command line; nothing but a clear line ever reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # arrows and names in any script, whatever the locale
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)


def _run() -> int:
    try:
        return int(app(standalone_mode=False) or 0)
    except _UsageError as error:
        message = getattr(error, "format_message", error.__str__)()
        complain(f"{message.rstrip('.')}: 'onrecord --help' shows what there is")
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        raise
    except OnRecordError as error:
        complain(error)
    except Exception as error:
        bug = InternalError(f"{type(error).__name__}: {error}; please report it.")
        bug.__cause__ = error
        complain(bug)
    return 1
