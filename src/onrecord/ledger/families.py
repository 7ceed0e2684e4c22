"""Families: undertakings that joins or judgements link, the unit in which matters are worked out."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from onrecord.ledger.held import Held, HeldReport
from onrecord.ledger.likeness import actor_key
from onrecord.ledger.matters import NOW, AsOf, Borne, Family, matters_of
from onrecord.ledger.tables import article, borne, join, judgement, matter, undertaking
from onrecord.model import HeldArticle, Join, Judgement, Matter


def merge_families(connection: Connection, families: set[int]) -> int:
    """Make one family of several: the one with the lowest number."""
    first, *others = sorted(families)
    if others:
        for table in (undertaking, judgement, matter):
            connection.execute(update(table).where(table.c.family.in_(others)).values(family=first))
    return first


def load(connection: Connection, family: int, *, replaced: str | None = None) -> Family:
    """All that a family holds; with `replaced` (a time) also what was replaced only after it."""
    current: ColumnElement[bool] = undertaking.c.replaced.is_(None)
    if replaced:
        current = or_(current, undertaking.c.replaced > replaced)
    rows = connection.execute(
        select(undertaking.c.body).where(undertaking.c.family == family, current)
    ).scalars()
    held = [msgspec.json.decode(r, type=Held) for r in rows]
    numbers = [h.number for h in held]
    joins = connection.execute(
        select(join).where(join.c.one.in_(numbers), join.c.other.in_(numbers))
    ).all()
    found = [
        Borne(r.number, r.article, msgspec.json.decode(r.body, type=HeldReport))
        for r in connection.execute(select(borne).where(borne.c.number.in_(numbers)))
    ]
    keys = {h.article for h in held} | {b.article for b in found}
    judged = connection.execute(
        select(judgement.c.body).where(judgement.c.family == family)
    ).scalars()
    return Family(
        held,
        [Join(**j._mapping) for j in joins],
        found,
        {a.id: a for a in articles(connection, sorted(keys))},
        [msgspec.json.decode(j, type=Judgement) for j in judged],
    )


def articles(connection: Connection, keys: Iterable[str] | None = None) -> list[HeldArticle]:
    """The articles with these ids, or all, by date."""
    names = [c for c in article.c if c.name in HeldArticle.__struct_fields__]
    asked = select(*names).order_by(article.c.published, article.c.id)
    if keys is not None:
        asked = asked.where(article.c.id.in_(list(keys)))
    return [HeldArticle(**row._mapping) for row in connection.execute(asked)]


def view(connection: Connection, family: int, as_of: AsOf = NOW) -> list[Matter]:
    """The matters of a family as of a moment."""
    return matters_of(load(connection, family, replaced=as_of.recorded), as_of)


def refresh(connection: Connection, families: Iterable[int]) -> None:
    """Work the matters of some families out again."""
    current = {
        f
        for f in families
        if connection.execute(
            select(undertaking.c.number).where(undertaking.c.family == f).limit(1)
        ).first()
    }
    connection.execute(delete(matter).where(matter.c.family.in_(list(families))))
    rows = [_row(m, f) for f in sorted(current) for m in view(connection, f)]
    if rows:
        connection.execute(insert(matter), rows)


def _row(m: Matter, family: int) -> dict[str, object]:
    return {
        "number": int(m.id[1:]),
        "family": family,
        "act": m.act,
        "bearer": actor_key(m.bearer),
        "counterparty": actor_key(m.counterparty),
        "status": m.status,
        "contested": m.contested,
        "rejected": m.rejected,
        "first_told": m.first_told,
        "last_told": m.last_told,
        "articles": m.articles,
        "origins": sum(o.established for o in m.origins),
        "body": msgspec.json.encode(m),
    }
