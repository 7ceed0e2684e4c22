"""Undertakings as they come: kept, joined with their like, and held against what happened."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from onrecord.ledger import bodies
from onrecord.ledger.echoing import echo_earlier
from onrecord.ledger.entries import Entry
from onrecord.ledger.families import merge_families
from onrecord.ledger.following import bear_earlier
from onrecord.ledger.held import Held
from onrecord.ledger.keys import insert_keys
from onrecord.ledger.likeness import JOINED, POINTED, Likeness, likeness
from onrecord.ledger.sense import (
    Sense,
    embed,
    packed,
    sense_of,
    unpacked,
    window,
)
from onrecord.ledger.tables import borne, join, term, undertaking
from onrecord.ledger.terms import filed, looked_up, terms
from onrecord.meaning import Vectors
from onrecord.model import Join, Span, overlaps


class Kept(NamedTuple):
    """An undertaking on its way in, or its like that is held already."""

    number: int
    family: int
    sense: Sense
    vector: Vectors


class Was(NamedTuple):
    """An undertaking of an article as held before: where it stands, its act and its family."""

    span: Span
    act: str
    family: int


Earlier = dict[int, Was]
"""The undertakings held of an article before, by number."""


def hold(
    connection: Connection, made: Entry, read: Sequence[Held], earlier: Earlier, recorded: str
) -> set[int]:
    """Keep an article's undertakings and join them with their like; the families they are of.

    `recorded` is when they were read, which may be before a person corrected the reading.
    """
    if not read:
        return set()
    new: list[Kept] = []
    rows: list[dict[str, Any]] = []
    under: list[frozenset[str]] = []
    following = int(connection.execute(select(func.max(undertaking.c.number))).scalar() or 0) + 1
    same = _known_again(read, earlier)
    for place, held in enumerate(read):
        again = same.get(place)
        number, family = (again, earlier[again].family) if again else (following, following)
        following += not again
        kept = Kept(number, family, sense_of(held), embed(held))
        new.append(kept)
        under.append(terms(held, kept.sense))
        rows.append(
            {
                "number": number,
                "seq": made.seq,
                "article": held.article,
                "act": held.act,
                "bearer": kept.sense.bearer,
                "counterparty": kept.sense.counterparty,
                "published": kept.sense.published,
                "recorded": made.recorded,
                "sense": msgspec.json.encode(kept.sense),
                "vector": packed(kept.vector),
                "body": bodies.packed(replace(held, number=number, recorded=recorded)),
            }
        )
    _forget(connection, [k.number for k in new if k.number in earlier])
    families = _join(connection, new, under)
    connection.execute(
        insert(undertaking),
        [row | {"family": families[k.number]} for row, k in zip(rows, new, strict=True)],
    )
    insert_keys(
        connection,
        term,
        [
            (block, word, k.sense.published, k.number)
            for k, words in zip(new, under, strict=True)
            for block, word in sorted(filed(words, k.sense))
        ],
    )
    borne_by = [(k.number, k.sense, k.vector) for k in new]
    bear_earlier(connection, borne_by)
    return set(families.values()) | echo_earlier(connection, made.key, borne_by)


def _known_again(read: Sequence[Held], earlier: Earlier) -> dict[int, int]:
    """Which of the undertakings held before each one is, by place: in the very words, else near."""
    left = dict(earlier)
    found: dict[int, int] = {}
    tests: tuple[Callable[[Held, Was], bool], ...] = (
        lambda h, was: (h.span, h.act) == (was.span, was.act),
        lambda h, was: h.span == was.span,
        lambda h, was: overlaps([h.span], [was.span]),
    )
    for test in tests:
        for place, held in enumerate(read):
            number = next((n for n, was in left.items() if test(held, was)), None)
            if place not in found and number is not None:
                found[place] = number
                del left[number]
    return found


def forget_terms(connection: Connection, held: Held) -> None:
    """Take an undertaking out of what its like are looked up in."""
    sense = sense_of(held)
    connection.execute(
        delete(term).where(
            term.c.block.in_([sense.block, sense.beside]),
            term.c.word.in_(sorted(terms(held, sense))),
            term.c.published == sense.published,
            term.c.number == held.number,
        )
    )


def _forget(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        connection.execute(
            delete(join).where(or_(join.c.one.in_(numbers), join.c.other.in_(numbers)))
        )
        connection.execute(delete(borne).where(borne.c.number.in_(numbers)))


def _join(
    connection: Connection, new: Sequence[Kept], under: Sequence[frozenset[str]]
) -> dict[int, int]:
    """Store the joins of new undertakings; the family of each, those that they tie made one."""
    found: list[Join] = []
    tied: list[set[int]] = []
    for index, kept in enumerate(new):
        wanted = looked_up(under[index])
        beside = [
            other
            for other, words in zip(new[:index], under, strict=False)
            if kept.sense.comparable(other.sense) and words & wanted
        ]
        ties = [
            (other, tie)
            for other in [*_like(connection, kept.sense, wanted), *beside]
            if (tie := likeness(kept.sense, other.sense, kept.vector, other.vector)).score >= JOINED
        ]
        found += [_join_of(kept, other, tie) for other, tie in ties]
        tied.append({kept.family} | _families(connection, kept, ties))
    if found:
        connection.execute(insert(join), [msgspec.structs.asdict(j) for j in found])
    family_of: dict[int, int] = {}
    for group in _linked(tied):
        family_of |= dict.fromkeys(group, merge_families(connection, group))
    return {k.number: family_of[k.family] for k in new}


def _join_of(one: Kept, other: Kept, tie: Likeness) -> Join:
    first, second = sorted((one.number, other.number))
    return Join(one=first, other=second, score=tie.score, reason=tie.reason)


def _families(
    connection: Connection, kept: Kept, ties: Sequence[tuple[Kept, Likeness]]
) -> set[int]:
    """The families that a new undertaking ties to its own.

    What only points ('keep its word') could mean many things told before but means the likeliest
    one: it ties itself to that alone, or everything that an actor ever said were one family.
    """
    alike = {other.family for other, tie in ties if tie.reason != POINTED}
    pointed = [(other, tie.score) for other, tie in ties if tie.reason == POINTED]
    if kept.sense.points:
        best = max((score for _, score in pointed), default=0)
        return alike | {other.family for other, score in pointed if score == best}
    return alike | {other.family for other, score in pointed if score >= _best(connection, other)}


def _best(connection: Connection, pointing: Kept) -> float:
    """The best score of what an undertaking that points may mean so far."""
    asked = select(func.max(join.c.score)).where(
        or_(join.c.one == pointing.number, join.c.other == pointing.number),
        join.c.reason == POINTED,
    )
    return float(connection.execute(asked).scalar() or 0)


def _like(connection: Connection, sense: Sense, wanted: frozenset[str]) -> list[Kept]:
    """Undertakings held already that may be one with this one: comparable, with a shared term."""
    first, last = window(sense.published)
    near: ColumnElement[bool] = or_(term.c.published == "", term.c.published.between(first, last))
    rows = connection.execute(
        select(
            undertaking.c.number, undertaking.c.family, undertaking.c.sense, undertaking.c.vector
        ).where(
            undertaking.c.number.in_(
                select(term.c.number).where(
                    term.c.block.in_(sorted(sense.blocks | sense.across)),
                    term.c.word.in_(sorted(wanted)),
                    near,
                )
            ),
            undertaking.c.replaced.is_(None),
        )
    )
    return [
        Kept(r.number, r.family, msgspec.json.decode(r.sense, type=Sense), unpacked(r.vector))
        for r in rows
    ]


def _linked(groups: Sequence[set[int]]) -> list[set[int]]:
    """Sets that share a member made one."""
    made: list[set[int]] = []
    for group in groups:
        apart = [m for m in made if not m & group]
        made = [*apart, group.union(*(m for m in made if m & group))]
    return made
