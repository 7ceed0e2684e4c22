"""Questions that only a desk asks: sorted boards, lists of actors and articles, who rests on whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from sqlalchemy import Connection, String, case, func, literal, or_, select, union_all

from onrecord.ledger.entries import read
from onrecord.ledger.families import articles, view
from onrecord.ledger.held import Held
from onrecord.ledger.likeness import actor_key
from onrecord.ledger.matters import AsOf
from onrecord.ledger.origins import root_of
from onrecord.ledger.queries import Change, Filters, Page, _conditions, _what_changed
from onrecord.ledger.tables import (
    article,
    borne,
    entry,
    judgement,
    matter,
    said,
    undertaking,
)
from onrecord.model import Article, HeldArticle, Judgement, Matter

Order = Literal["last told", "first told", "most origins", "most articles", "bearer", "status"]
ORDERS: tuple[Order, ...] = get_args(Order)
LOOKED_AT = 20_000
_URGENT = ("breached", "not-met", "obstructed", "contested", "in-progress", "partly-met", "pending")


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


def matters(
    connection: Connection, filters: Filters, order: Order, *, limit: int, offset: int
) -> Page:
    """The matters that pass, as they stand now, in an order."""
    rank = {status: n for n, status in enumerate(_URGENT)}
    by: dict[Order, Any] = {
        "last told": matter.c.last_told.desc().nulls_last(),
        "first told": matter.c.first_told.desc().nulls_last(),
        "most origins": matter.c.origins.desc(),
        "most articles": matter.c.articles.desc(),
        "bearer": case((matter.c.bearer == "", 1), else_=0),
        "status": case(rank, value=matter.c.status, else_=len(rank)),
    }
    then = [matter.c.bearer] if order == "bearer" else []
    last = matter.c.last_told.desc().nulls_last()
    wanted = _conditions(filters)
    total = connection.execute(select(func.count()).select_from(matter).where(*wanted)).scalar_one()
    asked = select(matter.c.body).where(*wanted).order_by(by[order], *then, last, matter.c.number)
    rows = connection.execute(asked.limit(limit).offset(offset)).scalars()
    return Page([msgspec.json.decode(r, type=Matter) for r in rows], int(total))


def touched(connection: Connection, since: str) -> list[int]:
    """The families of which the ledger learned something after a moment (UTC), latest first."""
    told = (
        select(undertaking.c.family, entry.c.recorded)
        .join(entry, entry.c.seq == undertaking.c.seq)
        .where(entry.c.recorded > since)
    )
    reported = (
        select(undertaking.c.family, article.c.recorded)
        .join(borne, borne.c.number == undertaking.c.number)
        .join(article, article.c.id == borne.c.article)
        .where(article.c.recorded > since)
    )
    judged = (
        select(judgement.c.family, entry.c.recorded)
        .join(entry, entry.c.seq == judgement.c.seq)
        .where(entry.c.recorded > since)
    )
    every = union_all(told, reported, judged).subquery()
    asked = select(every.c.family).group_by(every.c.family)
    return list(connection.execute(asked.order_by(func.max(every.c.recorded).desc())).scalars())


def changes(connection: Connection, since: str, families: Iterable[int]) -> list[Change]:
    """What changed in some families after a moment (UTC)."""
    found = []
    for family in families:
        before = {m.id: m for m in view(connection, family, AsOf(recorded=since))}
        for m in view(connection, family):
            what = _what_changed(before.get(m.id), m)
            if what:
                found.append(Change(m, what, before.get(m.id)))
    return found


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
    return [j for j in known if numbers & set(j.numbers)]


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
    return {msgspec.json.decode(r.body, type=Held).local: r.number for r in rows}


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


def parties(connection: Connection, *, limit: int, offset: int) -> tuple[list[Party], int]:
    """Actors, those most on record first; and how many there are."""
    kinds = {"said": said.c.speaker, "bears": matter.c.bearer, "faces": matter.c.counterparty}
    parts = [
        select(func.lower(column).label("key"), literal(kind, String).label("kind"))
        .where(column != "", *([] if kind == "said" else [matter.c.rejected.is_(False)]))
        for kind, column in kinds.items()
    ]  # fmt: skip
    every = union_all(*parts).subquery()
    counts = [
        func.sum(case((every.c.kind == kind, 1), else_=0)).label(kind)
        for kind in kinds
    ]  # fmt: skip
    total = connection.execute(select(func.count(every.c.key.distinct()))).scalar_one()
    rows = connection.execute(
        select(every.c.key, *counts)
        .group_by(every.c.key)
        .order_by(func.count().desc(), every.c.key)
        .limit(limit)
        .offset(offset)
    ).all()
    names = _names(connection, [r.key for r in rows])
    return [Party(r.key, names.get(r.key, r.key), r.said, r.bears, r.faces) for r in rows], total


def _names(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """How actors are spelt, by key."""
    spelt = connection.execute(
        select(func.lower(said.c.speaker), func.min(said.c.speaker))
        .where(func.lower(said.c.speaker).in_(keys))
        .group_by(func.lower(said.c.speaker))
    )
    found: dict[str, str] = {r[0]: r[1] for r in spelt}
    for column in (matter.c.bearer, matter.c.counterparty):
        missing = [k for k in keys if k not in found]
        first = select(func.min(matter.c.number)).where(column.in_(missing)).group_by(column)
        rows = connection.execute(select(matter.c.body).where(matter.c.number.in_(first)))
        for m in (msgspec.json.decode(r, type=Matter) for r in rows.scalars()):
            found |= {actor_key(name): name for name in (m.bearer, m.counterparty) if name}
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
        .order_by(undertaking.c.published.desc().nulls_last(), undertaking.c.number)
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
        held = msgspec.json.decode(r.body, type=Held)
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
    """Every outlet that published an article here."""
    asked = select(article.c.outlet).where(article.c.outlet.is_not(None)).distinct()
    return sorted((o for o in connection.execute(asked).scalars() if o), key=str.casefold)


def near(connection: Connection, m: Matter, *, limit: int = 30) -> list[Matter]:
    """Other matters of the same parties, which a person may find to be the same one."""
    keys = [k for k in (actor_key(m.bearer), actor_key(m.counterparty)) if k]
    rows = connection.execute(
        select(matter.c.body)
        .where(
            or_(matter.c.bearer.in_(keys), matter.c.counterparty.in_(keys)),
            matter.c.number != int(m.id[1:]),
        )
        .order_by(
            case((matter.c.bearer == actor_key(m.bearer), 0), else_=1),
            matter.c.last_told.desc().nulls_last(),
            matter.c.number,
        )
        .limit(limit)
    ).scalars()
    return [msgspec.json.decode(r, type=Matter) for r in rows]
