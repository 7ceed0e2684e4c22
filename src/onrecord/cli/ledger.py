"""Commands over a ledger."""

import getpass
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from onrecord import asked
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
from onrecord.errors import InputError, OnRecordError

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.ledger import Ledger

commands = typer.Typer()


class Shown(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


class As(StrEnum):
    """What a ledger can be exported as."""

    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"
    plover = "plover"
    polecat = "polecat"
    gdelt = "gdelt"
    web_annotation = "web-annotation"
    prov = "prov"
    graphml = "graphml"


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


@commands.command()
def add(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLES...", help="Files, addresses, or -.")
    ],
    ledger: LedgerOption = None,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    actors: Actors = None,
    allow_private: AllowPrivate = None,
    timeout: Timeout = None,
    max_bytes: MaxBytes = None,
) -> None:
    """Read articles and keep them; the same article twice is one article."""
    if len(articles) > 1 and (title or url):
        fail("--title and --url belong to one article: give them with one at a time", 2)
    from onrecord.usecases import add_many

    settings = settings_of(outlet, actors, allow_private, timeout, max_bytes, None, None, ledger)
    options = options_of(settings, published, title, url)
    failed = 0
    with _open(settings.ledger, create=True) as held:
        for name, done in with_progress(articles, add_many(held, articles, options), "added"):
            if isinstance(done, OnRecordError):
                failed += 1
                complain(done, f"{name}: " if len(articles) > 1 else "")
            elif len(articles) == 1:
                typer.echo(f"{done}: {name}")
        count, entries = held.size()
    typer.echo(f"{held.store.name} holds {count:,} articles in {entries:,} entries.", err=True)
    raise typer.Exit(1 if failed else 0)


@commands.command()
def matters(
    actor: Annotated[str | None, typer.Option(help="Bearer or counterparty.")] = None,
    act: Annotated[str | None, typer.Option(help="promise, plan, offer, permit, …")] = None,
    status: Annotated[
        str | None, typer.Option(help="pending, in-progress, met, not-met, …")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Told then or later.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Contested ones alone.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Those a person rejected.")] = False,
    as_of: AsOfOption = None,
    limit: Limit = 100,
    offset: Offset = 0,
    format: FormatOption = Shown.text,
    ledger: LedgerOption = None,
    width: WidthOption = None,
) -> None:
    """List the matters: what was undertaken, on how many origins it rests, how it stands."""
    from onrecord.ledger import Filters

    filters = Filters(
        actor, asked.act(act), asked.status(status), asked.day(since), contested, rejected,
    )  # fmt: skip
    with _open_known(ledger) as held:
        page = held.matters(filters, asked.as_of(as_of), limit=limit, offset=offset)
    if format is Shown.json:
        return _json({"matters": page.matters, "total": page.total})
    from onrecord.export import board

    _print(lambda console: board.matters(console, page.matters, page.total), width)
    return None


@commands.command()
def matter(
    which: Annotated[str, typer.Argument(metavar="M", help="A matter's id, as m12.")],
    as_of: AsOfOption = None,
    format: FormatOption = Shown.text,
    ledger: LedgerOption = None,
    width: WidthOption = None,
) -> None:
    """Show one matter: its tellings, origins, timeline, conditions and judgements."""
    with _open_known(ledger) as held:
        found = held.matter(which, asked.as_of(as_of))
    if format is Shown.json:
        return _json(found)
    from onrecord.export import board

    _print(lambda console: board.matter(console, found), width)
    return None


@commands.command()
def who(
    name: Annotated[str, typer.Argument(help="An actor, as 'United States'.")],
    limit: Limit = 50,
    format: FormatOption = Shown.text,
    ledger: LedgerOption = None,
    width: WidthOption = None,
) -> None:
    """Show what an actor said, undertook and was asked to do, by date."""
    with _open_known(ledger) as held:
        found = held.who(name, limit=limit)
    if format is Shown.json:
        return _json(found._asdict())
    if not (found.said or found.bears or found.faces):
        raise InputError(f"Nothing is on record of '{name}': give the name as 'matters' shows it.")
    from onrecord.export import board

    def write(console: "Console") -> None:
        for words, group in (
            (f"What binds {found.name}", found.bears),
            (f"What others undertake towards {found.name}, or ask of it", found.faces),
        ):
            if group:
                board.heading(console, words)
            for m in group:
                board.summary(console, m)
        if found.said:
            board.heading(console, f"What {found.name} said")
        for s in found.said:
            board.saying(console, s)

    _print(write, width)
    return None


@commands.command()
def search(
    query: Annotated[str, typer.Argument(help='Words, "a phrase", beginn*.')],
    speaker: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From then on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to then.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="The most to show.")] = 20,
    offset: Offset = 0,
    format: FormatOption = Shown.text,
    ledger: LedgerOption = None,
    width: WidthOption = None,
) -> None:
    """Search what is said, best first."""
    from onrecord.ledger import Where

    where = Where(speaker, outlet, asked.day(since), asked.day(until))
    with _open_known(ledger) as held:
        hits = held.search(query, where, limit=limit, offset=offset)
    if format is Shown.json:
        return _json({"hits": [h._asdict() for h in hits]})
    from onrecord.export import board

    def write(console: "Console") -> None:
        for hit in hits:
            board.saying(console, hit.saying)
        if not hits:
            console.print("Nothing said has these words.")

    _print(write, width)
    return None


@commands.command()
def judge(
    which: Annotated[str, typer.Argument(metavar="M", help="A matter's id, as m12.")],
    why: Annotated[str, typer.Option(help="The reason, for the next reader.")],
    confirm: Annotated[bool, typer.Option("--confirm", help="It is as read.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is no undertaking.")] = False,
    merge: Annotated[str | None, typer.Option(metavar="M", help="The same as another.")] = None,
    split: Annotated[
        list[int] | None, typer.Option(metavar="N", help="Take telling N out; may be repeated.")
    ] = None,
    set_: Annotated[
        str | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="As status=met, bearer=Velmar."),
    ] = None,
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take judgement N back.")] = None,
    by: Annotated[str | None, typer.Option("--who", help="Who judges; your user name.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Confirm, reject, correct, merge or split a matter; nothing is ever overwritten."""
    verdicts = [
        ("confirm", confirm), ("reject", reject), ("merge", merge), ("split", split),
        ("correct", set_), ("undo", undo is not None),
    ]  # fmt: skip
    given = [name for name, value in verdicts if value]
    if len(given) != 1:
        fail("say one of --confirm, --reject, --merge, --split, --set and --undo", 2)
    from onrecord.ledger import number_of

    field, _, value = (set_ or "").partition("=")
    other = [number_of(merge)] if merge else (split or [])
    with _open_known(ledger) as held:
        made = held.judge(
            which, given[0], who=by or getpass.getuser(), why=why, other=other,
            field=field or None, value=str(undo) if undo is not None else value or None,
        )  # fmt: skip
    typer.echo(
        f"Judgement {made.seq} is kept. To take it back: onrecord judge {which} --undo {made.seq} --why …"
    )


@commands.command()
def diff(
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="'yesterday', 'today', a date, or a moment (UTC).")
    ],
    format: FormatOption = Shown.text,
    ledger: LedgerOption = None,
    width: WidthOption = None,
) -> None:
    """Show what the ledger learned since: what is new, changed status or became contested."""
    with _open_known(ledger) as held:
        changes = held.changes(asked.moment(since))
    if format is Shown.json:
        return _json({"changes": [{"what": c.what, "matter": c.matter} for c in changes]})
    from onrecord.export import board

    def write(console: "Console") -> None:
        for change in changes:
            console.print(f"\\[{change.what}]", style="bold")
            board.summary(console, change.matter)
        if not changes:
            console.print("Nothing changed since then.")

    _print(write, width)
    return None


@commands.command("articles")
def list_articles(
    format: FormatOption = Shown.text, ledger: LedgerOption = None, width: WidthOption = None
) -> None:
    """List the articles, with their licences and what they are copies of."""
    with _open_known(ledger) as held:
        found = held.articles()
    if format is Shown.json:
        return _json({"articles": found})
    from onrecord.export import board

    _print(lambda console: board.articles(console, found), width)
    return None


@commands.command()
def export(
    kind: Annotated[As, typer.Option("--as", help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write; standard output unless set."),
    ] = None,
    licence_compatible: Annotated[
        str | None,
        typer.Option(metavar="LICENCE", help="Leave out what may not go along under it."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Write the ledger in the format of another tool, with the licence of every row."""
    from onrecord.usecases import export_ledger

    with _open_known(ledger) as held:
        left_out = export_ledger(held, kind.value, output, licence_compatible)
    if left_out:
        typer.echo(
            f"Left out {left_out:,} articles: their rights do not allow {licence_compatible}.",
            err=True,
        )


@commands.command()
def verify(ledger: LedgerOption = None) -> None:
    """Check the ledger: the chain of hashes, every span, every view."""
    with _open_known(ledger) as held:
        problems = held.problems()
        _, entries = held.size()
    for problem in problems:
        typer.echo(problem)
    if problems:
        fail(f"{len(problems)} things are wrong with {held.store.name}.", 1)
    typer.echo(f"All {entries:,} entries of {held.store.name} hold.")


@commands.command()
def rebuild(ledger: LedgerOption = None) -> None:
    """Make every view of the ledger again from its entries."""
    from rich.progress import Progress

    with _open_known(ledger) as held:
        if sys.stderr.isatty():
            from rich.console import Console

            with Progress(console=Console(stderr=True), transient=True) as bar:
                task = bar.add_task("rebuilding")
                held.rebuild(lambda done, of: bar.update(task, completed=done, total=of))
        else:
            held.rebuild(_plain_progress)
    typer.echo("Every view is made again.")


def _plain_progress(done: int, of: int) -> None:
    if done % 1000 == 0 or done == of:
        typer.echo(f"{done:,} of {of:,} entries", err=True)


def _open(where: str, *, create: bool) -> "Ledger":
    from onrecord.ledger import Ledger

    return Ledger(where, create=create)


def _open_known(ledger: str | None) -> "Ledger":
    return _open(settings_of(None, None, None, None, None, None, None, ledger).ledger, create=False)


def _json(value: Any) -> None:
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def _print(write: "Callable[[Console], None]", width: int | None) -> None:
    from onrecord.export.console import rendered

    settings = settings_of(None, None, None, None, None, width, cast("Colour | None", None))
    colour = {"always": True, "never": False}.get(settings.colour)
    typer.echo(rendered(write, width=settings.width, colour=colour), nl=False)
