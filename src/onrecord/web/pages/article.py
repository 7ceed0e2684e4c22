"""Articles: a list of them, and one as published with everything that was read from it."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from msgspec.structs import replace

from onrecord.export.json import json_text
from onrecord.export.page import parts_of
from onrecord.ledger import Ledger, correcting, desk
from onrecord.ledger.corrected import standing
from onrecord.ledger.families import articles as held_articles
from onrecord.ledger.quoting import places
from onrecord.model import HeldArticle, Record
from onrecord.web.pages.shared import PER_PAGE, PageNumber, as_csv, as_json, download, page, paging
from onrecord.web.tallies import Tallies
from onrecord.web.words import article_link

COLUMNS = (
    "id", "outlet", "published", "title", "url", "file", "licence", "holder", "copy_of",
    "copy_likeness", "recorded", "reader",
)  # fmt: skip
EXPORTED = 100_000


@get("/articles", sync_to_thread=True)
def articles(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    tallies: NamedDependency[Tallies],
    outlet: FromQuery[str | None] = None,
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """The articles, latest first."""
    limit, offset = (EXPORTED, 0) if format else (PER_PAGE, (number - 1) * PER_PAGE)
    with ledger.store.reading() as connection:
        found, total = desk.some_articles(connection, outlet or None, limit=limit, offset=offset)
        first = {
            a.id: a for a in held_articles(connection, {a.copy_of for a in found if a.copy_of})
        }
    if format == "json":
        return as_json({"articles": found}, "articles")
    if format == "csv":
        return as_csv((msgspec.structs.asdict(a) for a in found), COLUMNS, "articles")
    return page(
        "articles.html", request, "Articles", articles=found, outlets=tallies.outlets.get(), first=first,
        outlet=outlet or "", paging=paging(request, number, len(found), total, PER_PAGE),
    )  # fmt: skip


@get("/articles/{key:path}", sync_to_thread=True)
def article(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    key: FromPath[str],
    at: FromQuery[str | None] = None,
    judge: FromQuery[str | None] = None,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """An article with its marks, its statements, and what it commits anyone to in the margin.

    `at` is an attribution: the page opens at its words; `judge` one that its forms are for.
    """
    key = key.removeprefix("/")
    record = ledger.record(key)
    if at:
        return Redirect(article_link(key) + _place(record, at))
    if format == "json":
        return download(json_text(record).encode(), "application/json", "article.json")
    with ledger.store.reading() as connection:
        numbers = desk.numbers(connection, key)
        held = held_articles(connection, [key])[0]
        corrections = correcting.known(connection, key)
        copied = held_articles(connection, [held.copy_of] if held.copy_of else [])
    if format == "csv":
        return as_csv(_statements(record, held), STATEMENT, "article")
    shown = replace(standing(record), attributions=record.attributions)
    parts = parts_of(shown, {u: f"/matters/m{n}#{_anchor(n)}" for u, n in numbers.items()})
    return page(
        "article.html", request, "Articles", held=held, copied=copied,
        about=next((a for a in record.attributions if a.id == judge), None), places=places,
        corrections=[c for c in corrections if c.verdict != "undo"], **parts,
    )  # fmt: skip


STATEMENT = (
    "attribution", "within", "chain", "source", "cue", "content", "start", "end", "form", "hedged",
    "denied", "score", "judged", "judged_by", "article", "outlet", "published", "url", "licence", "holder",
)  # fmt: skip


def _statements(record: Record, held: HeldArticle) -> Any:
    from onrecord.export.wording import Wording

    say = Wording(record)
    for a in record.attributions:
        spans = a.content.spans or ((0, 0),)
        yield {
            "attribution": a.id, "within": a.within, "chain": say.chain(a).replace("←", "<"),
            "source": say.quote(a.source.spans), "cue": say.quote(a.cue.spans),
            "content": say.quote(a.content.spans), "start": spans[0][0], "end": spans[-1][1],
            "form": a.form, "hedged": a.hedged, "denied": a.denied, "score": a.score,
            "judged": a.judged.verdict if a.judged else None,
            "judged_by": a.judged.who if a.judged else None,
            "article": held.id, "outlet": held.outlet, "published": held.published,
            "url": held.url, "licence": held.licence, "holder": held.holder,
        }  # fmt: skip


def _place(record: Record, attribution: str) -> str:
    """Where on the page an attribution stands: at its cue, else in the list below the text."""
    for n, a in enumerate(record.attributions, 1):
        if a.id == attribution:
            return f"#t{n}" if a.cue.spans else f"#n{n}"
    return ""


def _anchor(number: int) -> str:
    return f"t{number}"
