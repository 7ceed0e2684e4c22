"""Commands that add to a ledger: articles, and what a person decides."""

import getpass
from typing import Annotated

import typer

from onrecord.cli.ledgers import LedgerOption, known_ledger, open_ledger
from onrecord.cli.shared import (
    Actors,
    AllowPrivate,
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
from onrecord.errors import OnRecordError

commands = typer.Typer()


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
    with open_ledger(settings.ledger, create=True) as held:
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
    with known_ledger(ledger) as held:
        made = held.judge(
            which, given[0], who=by or getpass.getuser(), why=why, other=other,
            field=field or None, value=str(undo) if undo is not None else value or None,
        )  # fmt: skip
    typer.echo(
        f"Judgement {made.seq} is kept. To take it back: onrecord judge {which} --undo {made.seq} --why …"
    )


@commands.command()
def same(
    why: Annotated[str, typer.Option(help="The reason, for the next reader.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="An actor's name.")] = "",
    same_as: Annotated[str, typer.Argument(metavar="AS", help="The name that it goes by.")] = "",
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take entry N back.")] = None,
    by: Annotated[str | None, typer.Option("--who", help="Who says so; your user name.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Say that two actors are one, as NAME and AS; nothing is overwritten."""
    if (undo is None) != bool(name and same_as):
        fail("give both names, or --undo and a number", 2)
    from onrecord.model import Naming

    who = by or getpass.getuser()
    with known_ledger(ledger) as held:
        made = held.name(Naming(name=name, same_as=same_as, undoes=undo, who=who, why=why))
    typer.echo(
        f"Entry {made.seq} is kept. To take it back: onrecord same --undo {made.seq} --why …"
    )


@commands.command()
def correct(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its id, file or address: 'onrecord articles'.")
    ],
    why: Annotated[str, typer.Option(help="The reason, for the next reader.")],
    add: Annotated[bool, typer.Option("--add", help="A statement was missed.")] = False,
    set_: Annotated[
        str | None, typer.Option("--set", metavar="A", help="Correct attribution A, as a5.")
    ] = None,
    confirm: Annotated[str | None, typer.Option(metavar="A", help="A is as read.")] = None,
    reject: Annotated[str | None, typer.Option(metavar="A", help="Nobody said A.")] = None,
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take judgement N back.")] = None,
    source: Annotated[str, typer.Option(help="The words of who said it, as in the article.")] = "",
    cue: Annotated[str, typer.Option(help="The words that say so.")] = "",
    content: Annotated[str, typer.Option(help="What was said; … for words between.")] = "",
    actor: Annotated[
        str, typer.Option(help="The name of who said it, for 'he' and the like.")
    ] = "",
    by: Annotated[str | None, typer.Option("--who", help="Who judges; your user name.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Add, correct, confirm or reject who said what in an article; nothing is overwritten."""
    given = {
        "add": add, "correct": set_, "confirm": confirm, "reject": reject,
        "undo": undo is not None,
    }  # fmt: skip
    verdicts = [name for name, value in given.items() if value]
    if len(verdicts) != 1:
        fail("say one of --add, --set, --confirm, --reject and --undo", 2)
    from onrecord.ledger.stating import Words, decide

    words = {"source": source, "cue": cue, "content": content}
    with known_ledger(ledger) as held:
        key = held.article_id(article)
        made = decide(
            held, key, verdicts[0],  # type: ignore[arg-type]
            who=by or getpass.getuser(), why=why, of=set_ or confirm or reject,
            parts={name: Words(words=value) for name, value in words.items()},
            actor=actor, undoes=undo,
        )  # fmt: skip
    typer.echo(
        f"Judgement {made.seq} is kept. To take it back: onrecord correct {key} --undo {made.seq} --why …"
    )
