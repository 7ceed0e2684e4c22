"""Actors: a list of them, and what is on record of one."""

from collections import Counter
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from onrecord.ledger import Dossier, Ledger, desk
from onrecord.ledger.sense import actor_key
from onrecord.web.drawings.timeline import small
from onrecord.web.pages.saying import ON_RECORD, record_rows
from onrecord.web.pages.shared import PER_PAGE, PageNumber, as_csv, as_json, page, paging
from onrecord.web.tallies import Tallies

ON_PAGE, EXPORTED = 50, 10_000


@get("/actors", sync_to_thread=True)
def actors(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    tallies: NamedDependency[Tallies],
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """Actors, those most on record first."""
    ranked, total = tallies.parties.get()
    start = (number - 1) * 2 * PER_PAGE
    with ledger.store.reading() as connection:
        found = desk.named(connection, ranked if format else ranked[start : start + 2 * PER_PAGE])
    rows = [p._asdict() for p in found]
    if format == "json":
        return as_json({"actors": rows}, "actors")
    if format == "csv":
        return as_csv(rows, desk.Party._fields, "actors")
    return page(
        "actors.html", request, "Actors", actors=found, total=total, ranked=len(ranked),
        paging=paging(request, number, len(found), len(ranked), 2 * PER_PAGE),
    )  # fmt: skip


@get("/actors/{name:path}", sync_to_thread=True)
def actor(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name: FromPath[str],
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """What an actor said, undertook, was asked and was promised."""
    found = ledger.who(name.removeprefix("/"), limit=EXPORTED if format else ON_PAGE)
    if not (found.said or found.bears or found.faces):
        raise NotFoundException(f"Nothing is on record of '{name.removeprefix('/')}'.")
    if format == "json":
        return as_json(found._asdict(), "actor")
    if format == "csv":
        return as_csv(record_rows(ledger, found), ON_RECORD, "actor")
    return page(
        "actor.html", request, "Actors", who=found, shown=ON_PAGE,
        bears=[(m, small(m)) for m in found.bears], faces=[(m, small(m)) for m in found.faces],
        others=_with_whom(found), outlets=Counter(s.outlet for s in found.said).most_common(12),
    )  # fmt: skip


def _with_whom(found: Dossier) -> list[tuple[str, int]]:
    """The other parties of an actor's matters, under the spelling met first."""
    own, names = actor_key(found.name), dict[str, str]()
    counts = Counter[str]()
    for m in (*found.bears, *found.faces):
        for other in (m.bearer, m.counterparty):
            if other and (key := actor_key(other)) != own:
                counts[key] += 1
                names.setdefault(key, other)
    return [(names[key], n) for key, n in counts.most_common(12)]
