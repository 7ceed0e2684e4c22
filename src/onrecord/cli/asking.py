"""Commands that ask a ledger."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import asked
from onrecord.cli.ledgers import (
    AsOfOption,
    FormatOption,
    LedgerOption,
    Limit,
    Offset,
    Shown,
    WidthOption,
    known_ledger,
    print_for_people,
    print_json,
)
from onrecord.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

commands = typer.Typer()
_PAGE = 50


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
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="The most to show; 0 for all. 50 unless set; all in JSON."),
    ] = None,
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
    most = (_PAGE if format is Shown.text else 0) if limit is None else limit
    with known_ledger(ledger) as held:
        page = held.matters(filters, asked.as_of(as_of), limit=most, offset=offset)
    if format is Shown.json:
        return print_json({"matters": page.matters, "total": page.total})
    from onrecord.export import board

    print_for_people(lambda console: board.matters(console, page.matters, page.total), width)
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
    with known_ledger(ledger) as held:
        found = held.matter(which, asked.as_of(as_of))
    if format is Shown.json:
        return print_json(found)
    from onrecord.export import board

    print_for_people(lambda console: board.matter(console, found), width)
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
    with known_ledger(ledger) as held:
        found = held.who(name, limit=limit)
    if format is Shown.json:
        return print_json(found._asdict())
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

    print_for_people(write, width)
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
    with known_ledger(ledger) as held:
        hits = held.search(query, where, limit=limit, offset=offset)
    if format is Shown.json:
        return print_json({"hits": [h._asdict() for h in hits]})
    from onrecord.export import board

    def write(console: "Console") -> None:
        for hit in hits:
            board.saying(console, hit.saying)
        if not hits:
            console.print("Nothing said has these words.")

    print_for_people(write, width)
    return None


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
    with known_ledger(ledger) as held:
        changes = held.changes(asked.moment(since))
    if format is Shown.json:
        return print_json({"changes": [{"what": c.what, "matter": c.matter} for c in changes]})
    from onrecord.export import board

    def write(console: "Console") -> None:
        for change in changes:
            console.print(f"\\[{change.what}]", style="bold")
            board.summary(console, change.matter)
        if not changes:
            console.print("Nothing changed since then.")

    print_for_people(write, width)
    return None


@commands.command("articles")
def list_articles(
    format: FormatOption = Shown.text, ledger: LedgerOption = None, width: WidthOption = None
) -> None:
    """List the articles, with their licences and what they are copies of."""
    with known_ledger(ledger) as held:
        found = held.articles()
    if format is Shown.json:
        return print_json({"articles": found})
    from onrecord.export import board

    print_for_people(lambda console: board.articles(console, found), width)
    return None
