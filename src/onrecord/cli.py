"""The command line: thin commands over `usecases` and `export`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.errors import OnRecordError
from onrecord.usecases import Options, read_many, read_one

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
SAMPLE = Path(__file__).parent / "samples" / "report.txt"


class Format(StrEnum):
    """What `read` can write."""

    digest = "digest"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    brat = "brat"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, on whose word, under which condition, and where it stands now."""


@app.command()
def read(
    articles: Annotated[
        list[str] | None, typer.Argument(help="Files, http(s) addresses, or - for standard input.")
    ] = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.digest,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(help="When, as YYYY-MM-DD.")] = None,
    title: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(help="A table of actors of your own; may be repeated.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private addresses too.")
    ] = False,
    reasons: Annotated[
        bool, typer.Option("--reasons", help="Keep the reason of each value.")
    ] = False,
    output: Annotated[Path | None, typer.Option(help="A file, or a folder for many.")] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Read the article that comes along.")
    ] = False,
) -> None:
    """Read articles and print what they put on record."""
    from onrecord.export.write import Writer

    names = [str(SAMPLE)] if sample else list(articles or ())
    if not names:
        _fail("name an article to read: a file, an address or -; or try --sample", 2)
    options = Options(outlet, published, title, url, tuple(actors or ()), allow_private)
    failed = 0
    writer = Writer(format.value, output, reasons, many=len(names) > 1)
    for number, (name, found) in enumerate(_with_progress(names, options), 1):
        if isinstance(found, OnRecordError):
            failed += 1
            _complain(f"{name}: {found}" if len(names) > 1 else str(found))
        else:
            writer.write(name, found, number)
    raise typer.Exit(1 if failed else 0)


@app.command()
def explain(
    article: Annotated[str, typer.Argument(help="A file, an address, or -.")],
    what: Annotated[str, typer.Argument(help="An id in the record: a5, u1, c2, r1 or an actor's.")],
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
) -> None:
    """Say why something was read so: scores, the rule or the head, the words."""
    from onrecord.export.explain import explain_value

    try:
        typer.echo(explain_value(read_one(article, Options(outlet=outlet)), what))
    except OnRecordError as error:
        _fail(str(error), 1)


def _with_progress(names: list[str], options: Options):  # type: ignore[no-untyped-def]
    """The records, with a bar on a terminal and plain lines elsewhere."""
    if len(names) == 1:
        yield from read_many(names, options)
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        yield from track(
            read_many(names, options), total=len(names), console=console, description="Reading"
        )
    else:
        for number, pair in enumerate(read_many(names, options), 1):
            typer.echo(f"read {number} of {len(names)}: {pair[0]}", err=True)
            yield pair


def _complain(message: str) -> None:
    typer.echo("onrecord: " + " ".join(message.split()), err=True)


def _fail(message: str, status: int) -> None:
    _complain(message)
    raise typer.Exit(status)


def main() -> None:
    """Run the command line; nothing but a clear line ever reaches the user."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        _complain(
            f"a bug of ours ({type(error).__name__}: {error}); please report it. ONRECORD_DEBUG=1 shows more."
        )
        sys.exit(70)
