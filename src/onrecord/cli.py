"""The command line: thin commands over `usecases` and `export`."""

import os
import sys
import traceback
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, cast

import typer

from onrecord import OnRecordError, __version__
from onrecord.errors import InternalError

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.settings import Settings
    from onrecord.usecases import Options

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
SAMPLE = Path(__file__).parent / "samples" / "report.txt"
# click's UsageError, which newer versions of typer carry within themselves
_UsageError = cast(type[Exception], typer.BadParameter.__mro__[1])


class Format(StrEnum):
    """What `read` can write."""

    digest = "digest"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    brat = "brat"


class Colour(StrEnum):
    """When the digest has colours."""

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
        _fail(
            "name an article to read (a file, an address, or - for standard input), or try --sample",
            2,
        )
    if len(names) > 1 and (title or url):
        _fail("--title and --url belong to one article: give them with one at a time", 2)
    from onrecord.export.write import Writer

    settings = _settings(outlet, actors, allow_private, timeout, max_bytes, width, colour)
    options = _options(settings, published, title, url)
    writer = Writer(
        format.value, output, reasons=reasons, count=len(names),
        width=settings.width, colour={"always": True, "never": False}.get(settings.colour),
    )  # fmt: skip
    failed = 0
    for name, found in _with_progress(names, options):
        if isinstance(found, OnRecordError):
            failed += 1
            _complain(found, f"{name}: " if len(names) > 1 else "")
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

    settings = _settings(outlet, actors, allow_private, timeout, max_bytes, None, None)
    record = read_one(article, _options(settings, published, title, url))
    typer.echo(explain_value(record, what))


@app.command("settings")
def show_settings() -> None:
    """List the settings in force; set them in onrecord.toml or as ONRECORD_ variables."""
    from onrecord.settings import described, files, load

    settings = load({})
    for name, help_text in described():
        value = getattr(settings, name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        typer.echo(f"{name} = {'not set' if shown in (None, '') else shown}\n    {help_text}")
    typer.echo("Read from: " + (", ".join(map(str, files())) or "no file"))


def _settings(
    outlet: str | None, actors: list[str] | None, allow_private: bool | None,
    timeout: float | None, max_bytes: int | None, width: int | None, colour: Colour | None,
) -> "Settings":  # fmt: skip
    from onrecord.settings import load

    return load(
        {
            "outlet": outlet, "actors": actors, "allow_private": allow_private or None,
            "timeout": timeout, "max_bytes": max_bytes, "width": width,
            "colour": colour and colour.value,
        }
    )  # fmt: skip


def _options(
    settings: "Settings", published: str | None, title: str | None, url: str | None
) -> "Options":
    from onrecord.usecases import Options

    return Options(
        outlet=settings.outlet, published=published, title=title, url=url,
        actors=tuple(map(Path, settings.actors)), allow_private=settings.allow_private,
        timeout=settings.timeout, max_bytes=settings.max_bytes,
    )  # fmt: skip


def _with_progress(
    names: list[str], options: "Options"
) -> "Iterator[tuple[str, Record | OnRecordError]]":
    """The records, with a bar on a terminal and plain lines elsewhere."""
    from onrecord.usecases import read_many

    found = read_many(names, options)
    if len(names) == 1:
        yield from found
    elif not sys.stderr.isatty():
        for number, (name, record) in enumerate(found, 1):
            if not isinstance(record, OnRecordError):
                typer.echo(f"read {number} of {len(names)}: {name}", err=True)
            yield name, record
    else:
        yield from _with_bar(names, found)


def _with_bar(
    names: list[str], found: "Iterator[tuple[str, Record | OnRecordError]]"
) -> "Iterator[tuple[str, Record | OnRecordError]]":
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


def _complain(error: OnRecordError | str, before: str = "") -> None:
    from onrecord.export.wording import printable

    message = str(error)
    if isinstance(error, InternalError):
        message = f"InternalError: {message} ONRECORD_DEBUG=1 shows where it went wrong."
        if os.environ.get("ONRECORD_DEBUG"):
            traceback.print_exception(error)
    typer.echo("onrecord: " + printable(before + message), err=True)


def _fail(error: OnRecordError | str, status: int) -> NoReturn:
    _complain(error)
    raise typer.Exit(status)


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
        _complain(f"{message.rstrip('.')}: 'onrecord --help' shows what there is")
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        raise
    except OnRecordError as error:
        _complain(error)
    except Exception as error:
        bug = InternalError(f"{type(error).__name__}: {error}; please report it.")
        bug.__cause__ = error
        _complain(bug)
    return 1
