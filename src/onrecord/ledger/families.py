"""Families: undertakings that joins or judgements link, the unit in which matters are worked out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Select,
    and_,
    any_,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from onrecord.ledger import bodies
from onrecord.ledger.echoed import Echoed
from onrecord.ledger.echoing import told_again
from onrecord.ledger.held import Held, HeldReport
from onrecord.ledger.matters import NOW, AsOf, Borne, Family, matters_of, overdue
from onrecord.ledger.naming import names
from onrecord.ledger.spells import spells
from onrecord.ledger.tables import (
    article,
    borne,
    echoed,
    fared,
    join,
    judgement,
    matter,
    undertaking,
)
from onrecord.ledger.whom import actor_key
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
    nameless: set[int] = set()
    asked = select(undertaking.c.family, undertaking.c.body).where(current)
    for family, body in in_parts(connection, asked, undertaking.c.family, wanted):
        found = bodies.unpacked(body, Held)
        held.setdefault(family, []).append(found)
        family_of[found.number] = family
        bearer[found.number] = actor_key(found.bearer)
        nameless |= {found.number} if found.nameless else set()
    joins: dict[int, list[Join]] = {}
    tie = select(join.c.one, join.c.other, join.c.score, join.c.reason)
    for one, other, score, reason in in_parts(connection, tie, join.c.one, family_of):
        # only those of one bearer are ever joined, or of one that is not named: two bearers that a
        # person made one later were not yet
        alike = other in family_of and bearer[one] == bearer[other]
        if alike or (other in family_of and {one, other} & nameless):
            tied = Join(one=one, other=other, score=score, reason=reason)
            joins.setdefault(family_of[one], []).append(tied)
    reports: dict[int, list[Borne]] = {}
    told = select(borne.c.number, borne.c.article, borne.c.body)
    for number, key, body in in_parts(connection, told, borne.c.number, family_of):
        report = msgspec.json.decode(body, type=HeldReport)
        reports.setdefault(family_of[number], []).append(Borne(number, key, report))
    again: dict[int, list[Echoed]] = {}
    echo = select(echoed)
    rows = list(in_parts(connection, echo, echoed.c.number, family_of))
    nearest = _nearest(connection, {r.article for r in rows}, current)
    for r in rows:
        if r.score == nearest[r.article, r.place]:
            told_of = Echoed(r.number, r.article, told_again(r.body))
            again.setdefault(family_of[r.number], []).append(told_of)
    judged: dict[int, list[Judgement]] = {}
    decided = select(judgement.c.family, judgement.c.body)
    for row in in_parts(connection, decided, judgement.c.family, wanted):
        judged.setdefault(row.family, []).append(msgspec.json.decode(row.body, type=Judgement))
    keys = {h.article for members in held.values() for h in members}
    keys |= {b.article for found in reports.values() for b in found}
    keys |= {e.article for found in again.values() for e in found}
    known = {a.id: a for a in articles(connection, keys)}
    by_name = names(connection, as_of.recorded)
    return {
        family: Family(
            members,
            joins.get(family, []),
            reports.get(family, []),
            {
                k: known[k]
                for k in _articles_of(members, reports.get(family, []), again.get(family, []))
            },
            judged.get(family, []),
            by_name,
            again.get(family, []),
        )
        for family, members in sorted(held.items())
    }


def _articles_of(*parts: Iterable[Held | Borne | Echoed]) -> set[str]:
    return {x.article for part in parts for x in part}


def _nearest(
    connection: Connection, articles: Iterable[str], current: ColumnElement[bool]
) -> dict[tuple[str, int], float]:
    """How near each statement of some articles comes to the undertaking that it tells: one alone."""
    asked = (
        select(echoed.c.article, echoed.c.place, func.max(echoed.c.score).label("score"))
        .join(undertaking, undertaking.c.number == echoed.c.number)
        .where(current)
        .group_by(echoed.c.article, echoed.c.place)
    )
    found = in_parts(connection, asked, echoed.c.article, articles)
    return {(r.article, r.place): r.score for r in found}


def in_parts(
    connection: Connection, asked: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Any]:
    """The rows with `column` among `values`, which a database takes so many of at a time."""
    ordered = sorted(values)
    for n in range(0, len(ordered), _AT_A_TIME):
        part = ordered[n : n + _AT_A_TIME]
        yield from connection.execute(asked.where(_among(connection, column, part))).all()


def _among(
    connection: Connection, column: ColumnElement[Any], values: Sequence[Any]
) -> ColumnElement[bool]:
    """`column` among `values`: on PostgreSQL as one array, so that every length is one statement."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(column.type)))
    return column.in_(values)


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
    """The matters of some families as of a moment, in the order of the families' numbers."""
    wanted = set(families)
    moved = wanted
    if not as_of.recorded:  # where nothing was published since, what is kept holds for that day too
        moved = _moved(connection, wanted, as_of.published) if as_of.published else set()
    found = load(connection, moved, as_of) if moved else {}
    made = {family: matters_of(whole, as_of) for family, whole in found.items()}
    for family, m in _kept(connection, wanted - moved, as_of):
        made.setdefault(family, []).append(m)
    return [m for family in sorted(made) for m in made[family]]


def _moved(connection: Connection, families: set[int], day: str) -> set[int]:
    """Those families that something published after a day belongs to."""
    later = or_(article.c.published > day + "~", func.substr(article.c.published, 1, 10) > day)
    told = select(undertaking.c.family).where(undertaking.c.published > day)
    reported = (
        select(undertaking.c.family)
        .join(borne, borne.c.number == undertaking.c.number)
        .join(article, article.c.id == borne.c.article)
        .where(later)
    )
    heard = (
        select(undertaking.c.family)
        .join(echoed, echoed.c.number == undertaking.c.number)
        .where(echoed.c.published > day)
    )
    found: set[int] = set()
    for asked in (told, reported, heard):
        rest = families - found
        found |= {r.family for r in in_parts(connection, asked, undertaking.c.family, rest)}
    return found


def now(connection: Connection, families: Iterable[int]) -> list[Matter]:
    """The matters of some families as they stand, as kept, in the order of the families."""
    order = {family: n for n, family in enumerate(families)}
    rows = _kept(connection, order)
    return [m for _, m in sorted(rows, key=lambda row: (order[row[0]], int(row[1].id[1:])))]


def _kept(
    connection: Connection, families: Iterable[int], as_of: AsOf = NOW
) -> Iterator[tuple[int, Matter]]:
    """The matters of some families as they are kept, each family's by number."""
    asked = select(matter.c.family, matter.c.body).order_by(matter.c.family, matter.c.number)
    for row in in_parts(connection, asked, matter.c.family, families):
        yield row.family, kept(row.body, as_of)


def kept(body: bytes, as_of: AsOf = NOW) -> Matter:
    """A matter as it was kept; a deadline may have passed since, or not have passed by then."""
    found = bodies.unpacked(body, Matter)
    passed = overdue(found.deadline, found.status, as_of)
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
