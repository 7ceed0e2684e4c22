"""Questions that only a desk asks: lists of actors and articles, who rests on whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, String, case, func, literal, select, union_all

from onrecord.ledger import bodies, queries
from onrecord.ledger.entries import read
from onrecord.ledger.families import articles
from onrecord.ledger.filters import Filters
from onrecord.ledger.held import Held
from onrecord.ledger.matters import concerns
from onrecord.ledger.naming import called, names
from onrecord.ledger.origins import root_of
from onrecord.ledger.queries import numbered
from onrecord.ledger.tables import (
    article,
    entry,
    judgement,
    matter,
    presence,
    said,
    undertaking,
)
from onrecord.ledger.whom import actor_key
from onrecord.model import Article, HeldArticle, Judgement, Matter

LOOKED_AT, RANKED, OFFERED = 20_000, 10_000, 200


class Party(NamedTuple):
    """An actor in numbers: things it is reported to have said, matters it bears, and faces."""

    key: str
    name: str
    said: int
    bears: int
    faces: int


class Leaning(NamedTuple):
    """How often an outlet's tellings rest on a teller; `outlet` is the teller's kind."""

    outlet: str
    teller: str | None
    kind: str
    tellings: int


def head(connection: Connection) -> str:
    """The hash of the last entry, which tells one state of a ledger from any other; '' without."""
    asked = select(entry.c.hash).order_by(entry.c.seq.desc()).limit(1)
    return connection.execute(asked).scalar() or ""


def total(connection: Connection, filters: Filters) -> int:
    """How many matters pass, with an actor by any name that it goes by."""
    actor = called(filters.actor, names(connection))
    return queries.total(connection, filters._replace(actor=actor))


def is_named(connection: Connection, name: str) -> bool:
    """Whether any article names an actor."""
    asked = select(presence.c.article).where(presence.c.actor == actor_key(name)).limit(1)
    return connection.execute(asked).scalar() is not None


def history(connection: Connection, m: Matter) -> list[Judgement]:
    """Every judgement on a matter, those taken back and the taking back too, oldest first."""
    family = select(undertaking.c.family).where(undertaking.c.number == int(m.id[1:])).limit(1)
    rows = connection.execute(
        select(judgement.c.body)
        .where(judgement.c.family == family.scalar_subquery())
        .order_by(judgement.c.seq)
    ).scalars()
    numbers = {t.number for t in m.tellings}
    known = [msgspec.json.decode(r, type=Judgement) for r in rows]
    return [j for j in known if numbers & concerns(j)]


def texts(connection: Connection, keys: Iterable[str]) -> dict[str, Article]:
    """Articles as published, by id."""
    rows = connection.execute(
        select(article.c.id, article.c.entry).where(article.c.id.in_(list(keys)))
    ).all()
    return {r.id: msgspec.json.decode(read(connection, r.entry).body, type=Article) for r in rows}


def numbers(connection: Connection, key: str) -> dict[str, int]:
    """The number in the ledger of each undertaking of an article, by its id in the record."""
    rows = connection.execute(
        select(undertaking.c.number, undertaking.c.body).where(
            undertaking.c.article == key, undertaking.c.replaced.is_(None)
        )
    )
    return {bodies.unpacked(r.body, Held).local: r.number for r in rows}


def some_articles(
    connection: Connection, outlet: str | None, *, limit: int, offset: int
) -> tuple[list[HeldArticle], int]:
    """Articles, latest first, perhaps of one outlet; and how many there are."""
    wanted = [func.lower(article.c.outlet) == outlet.lower()] if outlet else []
    total = connection.execute(select(func.count()).select_from(article).where(*wanted))
    asked = (
        select(article.c.id)
        .where(*wanted)
        .order_by(article.c.published.desc().nulls_last(), article.c.recorded.desc(), article.c.id)
        .limit(limit)
        .offset(offset)
    )
    keys = list(connection.execute(asked).scalars())
    by_id = {a.id: a for a in articles(connection, keys)}
    return [by_id[k] for k in keys], int(total.scalar_one())


def parties(connection: Connection) -> tuple[list[Party], int]:
    """Actors, those most on record first, at most `RANKED` of them; and how many there are.

    They stand under the names by which they are told of, not their keys.
    """
    kinds = {"said": said.c.speaker_key, "bears": matter.c.bearer, "faces": matter.c.counterparty}
    parts = [
        select(column.label("key"), literal(kind, String).label("kind"), func.count().label("n"))
        .where(column != "")
        .group_by(column)
        for kind, column in kinds.items()
    ]
    every = union_all(*parts).subquery()
    counts = [
        func.sum(case((every.c.kind == kind, every.c.n), else_=0)).label(kind) for kind in kinds
    ]
    total = connection.execute(select(func.count(every.c.key.distinct()))).scalar_one()
    rows = connection.execute(
        select(every.c.key, *counts)
        .group_by(every.c.key)
        .order_by(func.sum(every.c.n).desc(), every.c.key)
        .limit(RANKED)
    ).all()
    names = _names(connection, [r.key for r in rows])
    return [
        Party(r.key, names.get(r.key, r.key), int(r.said), int(r.bears), int(r.faces)) for r in rows
    ], total


def _names(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The names by which some actors are told of: as speakers where they are, else in a matter."""
    first = (
        select(func.min(said.c.id)).where(said.c.speaker_key.in_(keys)).group_by(said.c.speaker_key)
    )
    spelt = select(said.c.speaker_key, said.c.speaker).where(said.c.id.in_(first))
    found: dict[str, str] = {r.speaker_key: r.speaker for r in connection.execute(spelt)}
    for column in (matter.c.bearer, matter.c.counterparty):
        missing = [k for k in keys if k not in found]
        some = select(func.min(matter.c.number)).where(column.in_(missing)).group_by(column)
        for m in numbered(connection, connection.execute(some).scalars().all()):
            found = {actor_key(name): name for name in (m.bearer, m.counterparty) if name} | found
    return found


def leanings(connection: Connection) -> tuple[list[Leaning], int]:
    """On whom each outlet's tellings rest, over the latest `LOOKED_AT` undertakings; how many.

    `teller` is None where no source can be named; `kind` is 'outlet' where it rests on another
    outlet's word or text, and the telling is second-hand.
    """
    rows = connection.execute(
        select(undertaking.c.body, article.c.holder, article.c.copy_of)
        .join(article, article.c.id == undertaking.c.article)
        .where(undertaking.c.replaced.is_(None))
        .order_by(undertaking.c.published.desc(), undertaking.c.family)
        .limit(LOOKED_AT)
    ).all()
    copied = {r.copy_of for r in rows if r.copy_of}
    names = connection.execute(
        select(article.c.id, article.c.outlet).where(article.c.id.in_(copied))
    )
    whose = {r.id: r.outlet for r in names}
    found: Counter[tuple[str, str | None, str]] = Counter()
    looked = 0
    for r in rows:
        held = bodies.unpacked(r.body, Held)
        for t in held.tellings:
            looked += 1
            name, kind, _, _ = root_of(t.tellers, held.outlet, _other(r.holder, held.outlet))
            if r.copy_of:
                name, kind = whose.get(r.copy_of) or "an outlet not named", "outlet"
            found[held.outlet or "An outlet not named", name, kind if name else ""] += 1
    return [Leaning(*key, n) for key, n in found.most_common()], looked


def _other(holder: str | None, outlet: str | None) -> str | None:
    """Who is credited with a text, where that is somebody other than its outlet."""
    credited, own = actor_key(holder), actor_key(outlet)
    return None if not credited or not own or credited in own or own in credited else holder


def outlets(connection: Connection) -> list[str]:
    """The outlets with the most articles, at most `OFFERED`, by name."""
    count = func.count().desc()
    asked = select(article.c.outlet).where(article.c.outlet.is_not(None)).group_by(article.c.outlet)
    asked = asked.order_by(count, article.c.outlet).limit(OFFERED)
    return sorted((o for o in connection.execute(asked).scalars() if o), key=str.casefold)


def near(connection: Connection, m: Matter, *, limit: int = 30) -> list[Matter]:
    """Other matters of the same parties, which a person may find to be the same one."""
    numbers: list[int] = []
    for party in (m.bearer, m.counterparty):
        for column in (matter.c.bearer, matter.c.counterparty) if party else ():
            asked = select(matter.c.number).where(column == actor_key(party))
            asked = asked.order_by(matter.c.last_told.desc(), matter.c.number).limit(limit)
            numbers += connection.execute(asked).scalars()
    others = [n for n in dict.fromkeys(numbers) if n != int(m.id[1:])]
    return numbered(connection, others[:limit])
