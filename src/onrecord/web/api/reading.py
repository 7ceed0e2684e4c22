"""Articles and their texts, actors, sources, search."""

from datetime import date
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter

from onrecord.export.json import jsonl_line
from onrecord.export.wording import licence_link
from onrecord.ledger import Ledger, Where, desk
from onrecord.model import Record
from onrecord.web.api.asking import Limit, Offset, listed, page_of
from onrecord.web.api.problems import told_or_same
from onrecord.web.api.shapes import (
    ActorCount,
    Actors,
    Articles,
    Hit,
    Hits,
    Leaning,
    OnRecord,
    OutletCount,
    Sources,
)
from onrecord.web.tallies import Tallies

Outlet = Annotated[str | None, QueryParameter(description="Who published it.")]
Reasons = Annotated[bool, QueryParameter(description="Say too why each value was read so.")]
Query = Annotated[
    str, QueryParameter(min_length=1, description='Words, "a phrase", beginn*.')
]  # fmt: skip


@get("/articles", sync_to_thread=True, responses=told_or_same())
def articles(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    outlet: Outlet = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[Articles]:
    """List the articles, latest first, with their licences and what they are copies of."""
    with ledger.store.reading() as connection:
        found, total = desk.some_articles(connection, outlet or None, limit=limit, offset=offset)
    answer = Articles(articles=tuple(found), total=total)
    return listed(request, answer, offset=offset, limit=limit, shown=len(found), total=total)


@get(
    "/articles/{key:path}", sync_to_thread=True,
    responses=told_or_same(404) | {200: ResponseSpec(Record, description="The article's record.", generate_examples=False)},
)  # fmt: skip
def article(
    ledger: NamedDependency[Ledger], key: FromPath[str], reasons: Reasons = False
) -> Response[bytes]:
    """The record of an article: its text, and everything that was read from it."""
    record = ledger.record(key.removeprefix("/"))
    return Response(
        jsonl_line(record, reasons=reasons).encode(), media_type="application/json",
    )  # fmt: skip


@get("/texts/{key:path}", sync_to_thread=True, media_type="text/plain", responses=told_or_same(404),
     response_headers=[ResponseHeader(name="Link", documentation_only=True, description="Its licence.")])  # fmt: skip
def text(ledger: NamedDependency[Ledger], key: FromPath[str]) -> Response[str]:
    """An article's text as published, to whose characters all spans refer."""
    found = ledger.record(key.removeprefix("/")).article
    licence = licence_link(found.rights.licence)
    headers = {"Link": f'<{licence[1]}>; rel="license"'} if licence else None
    return Response(found.text, media_type="text/plain", headers=headers)


@get("/actors", sync_to_thread=True, responses=told_or_same(), opt={"tag": "answer"})
def actors(
    request: Request[Any, Any, Any],
    tallies: NamedDependency[Tallies],
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[Actors]:
    """List the actors, those most on record first."""
    ranked, _ = tallies.parties.get()
    found = page_of(ranked, offset, limit)
    answer = Actors(actors=tuple(ActorCount(**p._asdict()) for p in found), total=len(ranked))
    return listed(request, answer, offset=offset, limit=limit, shown=len(found), total=len(ranked))


@get("/actors/{name:path}", sync_to_thread=True, responses=told_or_same(404))
def actor(ledger: NamedDependency[Ledger], name: FromPath[str], limit: Limit = 100) -> OnRecord:
    """What an actor said, undertook and was asked to do, latest first: `limit` of each."""
    name = name.removeprefix("/")
    found = ledger.who(name, limit=limit)
    if not (found.said or found.bears or found.faces):
        raise NotFoundException(f"Nothing is on record of '{name}'.")
    return OnRecord(
        name=found.name, said=tuple(found.said), bears=tuple(found.bears), faces=tuple(found.faces)
    )


@get("/sources", sync_to_thread=True, responses=told_or_same(), opt={"tag": "answer"})
def sources(tallies: NamedDependency[Tallies]) -> Sources:
    """Which outlets rest on which tellers, and how much of each outlet's is first-hand."""
    found = tallies.resting.get()
    return Sources(
        tellings=found.looked,
        leanings=tuple(Leaning(**x._asdict()) for x in found.leanings),
        outlets=tuple(
            OutletCount(
                name=o.name, tellings=o.tellings, own=o.own, second=o.second, unnamed=o.unnamed,
                share=o.share,
            )
            for o in found.outlets
        ),
    )  # fmt: skip


@get("/search", sync_to_thread=True, responses=told_or_same())
def search(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    q: Query,
    speaker: FromQuery[str | None] = None,
    outlet: Outlet = None,
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response[Hits]:
    """Search what is said, best first."""
    days = [d.isoformat() if d else None for d in (since, until)]
    where = Where(speaker or None, outlet or None, *days)
    found = ledger.search(q, where, limit=limit + 1, offset=offset)
    hits = tuple(Hit(saying=h.saying, rank=h.rank) for h in found[:limit])
    more = len(found) > limit
    return listed(request, Hits(hits=hits), offset=offset, limit=limit, shown=len(hits), more=more)
