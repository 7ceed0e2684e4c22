"""Actors: a list of them, and what is on record of one."""

from collections import Counter
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.ledger import Dossier, Ledger, desk
from onrecord.ledger.whom import actor_key
from onrecord.model import Naming
from onrecord.web.drawings.timeline import small
from onrecord.web.pages.saying import ON_RECORD, record_rows
from onrecord.web.pages.shared import (
    PER_PAGE,
    PageNumber,
    as_csv,
    as_json,
    decided,
    editor,
    page,
    paging,
)
from onrecord.web.tallies import Tallies
from onrecord.web.words import actor_link

ON_PAGE, EXPORTED = 50, 10_000


@get("/actors", sync_to_thread=True)
def actors(
    request: Request[Any, Any, Any],
    tallies: NamedDependency[Tallies],
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """Actors, those most on record first."""
    ranked, total = tallies.parties.get()
    start = (number - 1) * 2 * PER_PAGE
    found = ranked[start : start + 2 * PER_PAGE]
    if format == "json":
        return as_json({"actors": [p._asdict() for p in ranked]}, "actors")
    if format == "csv":
        return as_csv((p._asdict() for p in ranked), desk.Party._fields, "actors")
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
        with ledger.store.reading() as connection:  # whom an article only cites is still somebody
            if not desk.is_named(connection, found.name):
                raise NotFoundException(f"Nothing is on record of '{name.removeprefix('/')}'.")
    if format == "json":
        return as_json(found._asdict(), "actor")
    if format == "csv":
        return as_csv(record_rows(ledger, found), ON_RECORD, "actor")
    return page(
        "actor.html", request, "Actors", who=found, shown=ON_PAGE,
        bears=[(m, small(m)) for m in found.bears], faces=[(m, small(m)) for m in found.faces],
        namings=_namings(ledger, found.name), others=_with_whom(found), outlets=Counter(s.outlet for s in found.said).most_common(12),
    )  # fmt: skip


class Given(Struct):
    """The fields of the forms by which two actors are said to be one."""

    why: str = ""
    who: str = ""
    same_as: str = ""
    undoes: int | None = None


Form = URLEncodedBody[Given]


@post("/actors/{name:path}", sync_to_thread=True)
def name_actor(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name: FromPath[str],
    data: Form,
) -> Redirect:
    """Keep that two actors are one, or that they are two after all, and show the actor."""
    name = name.removeprefix("/")
    made = ledger.name(
        Naming(name="" if data.undoes else name, same_as=data.same_as, undoes=data.undoes,
               who=editor(request, data.who), why=data.why)
    )  # fmt: skip
    return decided(request, f"{actor_link(name)}#names", made.who)


def _namings(ledger: Ledger, name: str) -> list[Naming]:
    """What people said of an actor and another being one, what was taken back included."""
    known = ledger.namings()
    named = [n for n in known if n.undoes is None]
    group = {actor_key(name)}
    for _ in named:  # a chain of names is as long as there are namings
        group |= {
            key for n in named if group & _keys(n) for key in _keys(n)
        }  # fmt: skip
    return [n for n in named if group & _keys(n)]


def _keys(n: Naming) -> set[str]:
    return {actor_key(n.name), actor_key(n.same_as)}


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
