"""Families: undertakings that joins or judgements link, the unit in which matters are worked out."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from onrecord.ledger import bodies
from onrecord.ledger.held import Held, HeldReport
from onrecord.ledger.matters import NOW, AsOf, Borne, Family, matters_of, overdue
from onrecord.ledger.naming import names
from onrecord.ledger.sense import actor_key
from onrecord.ledger.spells import spells
from onrecord.ledger.tables import article, borne, fared, join, judgement, matter, undertaking
from onrecord.model import HeldArticle, Join, Judgement, Matter

_AT_A_TIME = 500


def merge_families(connection: Connection, families: set[int]) -> int:
    """Make one family of several: the one with the lowest number."""
    first, *others = sorted(families)
    if others:
        for table in (undertaking, judgement, matter):
            connection.execute(update(table).where(table.c.family.in_(others)).values(family=first))
    return first


def load(connection: Connection, families: Iterable[int], as_of: AsOf = NOW) -> dict[int, Family]:
    """What some families hold, save undertakings published after the moment.

    As of a moment of recording, also what was replaced only after it.
    """
    wanted = sorted(set(families))
    current: ColumnElement[bool] = undertaking.c.replaced.is_(None)
    if as_of.recorded:
        current = or_(current, undertaking.c.replaced > as_of.recorded)
        current = and_(current, undertaking.c.recorded <= as_of.recorded)
    if as_of.published:
        current = and_(current, undertaking.c.published <= as_of.published)
    held: dict[int, list[Held]] = {}
    family_of: dict[int, int] = {}
    bearer: dict[int, str] = {}
    asked = select(undertaking.c.family, undertaking.c.body)
    for family, body in connection.execute(asked.where(undertaking.c.family.in_(wanted), current)):
        found = bodies.unpacked(body, Held)
        held.setdefault(family, []).append(found)
        family_of[found.number] = family
        bearer[found.number] = actor_key(found.bearer)
    joins: dict[int, list[Join]] = {}
    tie = select(join.c.one, join.c.other, join.c.score, join.c.reason)
    for one, other, score, reason in in_parts(connection, tie, join.c.one, family_of):
        # only those of one bearer are ever joined: two that a person made one later were not yet
        if other in family_of and bearer[one] == bearer[other]:
            tied = Join(one=one, other=other, score=score, reason=reason)
            joins.setdefault(family_of[one], []).append(tied)
    reports: dict[int, list[Borne]] = {}
    told = select(borne.c.number, borne.c.article, borne.c.body)
    if as_of.published:  # as `matters` sees them: those of no date count at any time
        dated = func.coalesce(article.c.published, "") <= as_of.published + "~"
        told = told.join(article, article.c.id == borne.c.article).where(dated)
    for number, key, body in in_parts(connection, told, borne.c.number, family_of):
        report = msgspec.json.decode(body, type=HeldReport)
        reports.setdefault(family_of[number], []).append(Borne(number, key, report))
    judged: dict[int, list[Judgement]] = {}
    for row in connection.execute(
        select(judgement.c.family, judgement.c.body).where(judgement.c.family.in_(wanted))
    ):
        judged.setdefault(row.family, []).append(msgspec.json.decode(row.body, type=Judgement))
    keys = {h.article for members in held.values() for h in members}
    keys |= {b.article for found in reports.values() for b in found}
    known = {a.id: a for a in articles(connection, keys)}
    by_name = names(connection, as_of.recorded)
    return {
        family: Family(
            members,
            joins.get(family, []),
            reports.get(family, []),
            {k: known[k] for k in _articles_of(members, reports.get(family, []))},
            judged.get(family, []),
            by_name,
        )
        for family, members in sorted(held.items())
    }


def _articles_of(members: Iterable[Held], reports: Iterable[Borne]) -> set[str]:
    return {h.article for h in members} | {b.article for b in reports}


def in_parts(
    connection: Connection, asked: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Any]:
    """The rows with `column` among `values`, which a database takes so many of at a time."""
    ordered = sorted(values)
    for n in range(0, len(ordered), _AT_A_TIME):
        yield from connection.execute(asked.where(column.in_(ordered[n : n + _AT_A_TIME])))


def articles(connection: Connection, keys: Iterable[str] | None = None) -> list[HeldArticle]:
    """The articles with these ids, or all, by date."""
    fields = HeldArticle.__struct_fields__
    asked = select(*(article.c[name] for name in fields))
    rows: Iterable[Any] = (
        connection.execute(asked)
        if keys is None
        else in_parts(connection, asked, article.c.id, set(keys))
    )
    found = [HeldArticle(**dict(zip(fields, row, strict=True))) for row in rows]
    return sorted(found, key=lambda a: (a.published or "", a.id))


def view(connection: Connection, families: Iterable[int], as_of: AsOf = NOW) -> list[Matter]:
    """The matters of some families as of a moment."""
    found = load(connection, families, as_of)
    return [m for family in found.values() for m in matters_of(family, as_of)]


def now(connection: Connection, families: Iterable[int]) -> list[Matter]:
    """The matters of some families as they stand, as kept, in the order of the families."""
    order = {family: n for n, family in enumerate(families)}
    asked = select(matter.c.family, matter.c.number, matter.c.body)
    rows = list(in_parts(connection, asked, matter.c.family, order))
    return [kept(r.body) for r in sorted(rows, key=lambda r: (order[r.family], r.number))]


def kept(body: bytes) -> Matter:
    """A matter as it was kept; a deadline may have passed since."""
    found = bodies.unpacked(body, Matter)
    passed = overdue(found.deadline, found.status)
    return found if passed == found.deadline_passed else replace(found, deadline_passed=passed)


def refresh(connection: Connection, families: Iterable[int]) -> None:
    """Work the matters of some families out again."""
    wanted = sorted(set(families))
    if not wanted:
        return
    for table in (matter, fared):
        connection.execute(delete(table).where(table.c.family.in_(wanted)))
    made = load(connection, wanted)
    rows = [_row(m, number) for number, family in made.items() for m in matters_of(family)]
    if rows:
        connection.execute(insert(matter), rows)
    seen = [
        {"family": number, **spell._asdict()}
        for number, family in made.items()
        for spell in spells(family)
    ]
    if seen:
        connection.execute(insert(fared), seen)


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
        "first_told": m.first_told or "",
        "last_told": m.last_told or "",
        "articles": m.articles,
        "origins": sum(o.established for o in m.origins),
        "body": bodies.packed(m),
    }
