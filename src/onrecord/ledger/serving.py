"""Whom a person serves, known from other articles: her word binds the body in those that do not say.

'The foreign minister, Mira Sole, demanded …' names no state; in other articles she is 'Orsk's foreign
minister', so the demand is Orsk's. What an article says itself is never changed by others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, select, update

from onrecord.ledger.keys import insert_keys
from onrecord.ledger.naming import Names, called
from onrecord.ledger.tables import article, presence, serving
from onrecord.ledger.tables import served as counted
from onrecord.ledger.whom import actor_key
from onrecord.meaning.binding import bound_by
from onrecord.model import Actor, ActorType, Record


class Body(NamedTuple):
    """A state, a group or an organisation, under the name that it goes by."""

    name: str
    type: ActorType


Serving = Mapping[str, Body]
"""The key of a person's name -> the body that most articles, by far, say the person serves."""


def said(record: Record) -> set[tuple[str, Body]]:
    """Whom each person serves, as one article says."""
    actors = {a.id: a for a in record.actors}
    pairs = ((a, actors[bound_by(actors, a.id) or a.id]) for a in record.actors)
    return {
        (actor_key(a.name), Body(body.name, body.type))
        for a, body in pairs
        if a.type == "person" and body.id != a.id
    }


def agreed(counts: Mapping[Body, int]) -> Body | None:
    """The body that at least two of three articles name, `counts` being how many name each."""
    by_key: dict[str, Counter[Body]] = {}
    for body, n in counts.items():
        by_key.setdefault(actor_key(body.name), Counter())[body] += n
    most = max(by_key.values(), key=lambda c: c.total(), default=Counter[Body]())
    if 3 * most.total() < 2 * sum(counts.values()) or not most:
        return None
    return min(most, key=lambda b: (-most[b], b))


def known(connection: Connection, people: Iterable[str], names: Names) -> dict[str, Body]:
    """Whom some persons serve by all articles; a name of one word may be anybody's."""
    spelt = {key: who for who in people if " " in who for key in _spellings(who, names)}
    asked = select(counted).where(counted.c.person.in_(spelt))
    counts: dict[str, Counter[Body]] = {}
    for person, name, kind, n in connection.execute(asked) if spelt else ():
        body = Body(called(name, names) or name, msgspec.convert(kind, ActorType))
        if body.type != "person" and _is_name(body.name):
            counts.setdefault(spelt[person], Counter())[body] += n
    found = ((who, agreed(count)) for who, count in counts.items())
    return {who: body for who, body in found if body and actor_key(body.name) != who}


def _is_name(body: str) -> bool:
    """Whether this is a name: 'militia' may be any."""
    return not body.removeprefix("the ")[:1].islower()


def _spellings(who: str, names: Names) -> set[str]:
    """The keys of all names of the actor that goes by the name with the key `who`."""
    return {who} | {key for key, name in names.items() if actor_key(name) == who}


def unsaid(record: Record) -> dict[str, str]:
    """The persons of whom an article does not say whom they serve: id -> key of the name."""
    placed = {person for person, _ in said(record)}
    people = {a.id: actor_key(a.name) for a in record.actors if a.type == "person"}
    return {who: key for who, key in people.items() if key not in placed}


def served(record: Record, serves: Serving) -> Record:
    """The record with each person that it places nowhere in the service that others tell of.

    As in reading, what the person undertakes, is told to do or does is then the body's.
    """
    bodies = {who: serves[key] for who, key in unsaid(record).items() if key in serves}
    if not bodies:
        return record
    by_key = {actor_key(a.name): a.id for a in reversed(record.actors)}
    new = {
        key: Actor(id=f"serving:{key}", name=b.name, type=b.type, reason="other articles name it")
        for b in bodies.values()
        if (key := actor_key(b.name)) not in by_key
    }
    by_key |= {key: a.id for key, a in new.items()}
    to = {who: by_key[actor_key(b.name)] for who, b in bodies.items()}
    undertakings = (
        replace(u, bearer=_in(to, u.bearer), counterparty=_in(to, u.counterparty))
        for u in record.undertakings
    )
    return replace(
        record,
        actors=(
            *(replace(a, affiliation=to.get(a.id, a.affiliation)) for a in record.actors),
            *new.values(),
        ),
        undertakings=tuple(
            u if u.counterparty != u.bearer else replace(u, counterparty=None) for u in undertakings
        ),
        happenings=tuple(replace(h, actor=_in(to, h.actor)) for h in record.happenings),
    )


def _in(to: Mapping[str, str], actor: str | None) -> str | None:
    return to.get(actor or "", actor or "") or None


def keep(connection: Connection, filed: int, record: Record, names: Names) -> set[str]:
    """Keep whom an article says that persons serve, in the place of what it said before.

    `filed` is the article's entry. Gives the keys of the persons of whom it is now known otherwise.
    """
    rows: set[tuple[str, str, str]] = {(p, body.name, body.type) for p, body in said(record)}
    own = serving.c.article == filed
    kept = select(serving.c.person, serving.c.body, serving.c.type).where(own)
    before = {(person, body, kind) for person, body, kind in connection.execute(kept)}
    if rows == before:
        return set()
    people = {actor_key(called(person, names)) for person, _, _ in rows ^ before}
    were = known(connection, people, names)
    connection.execute(delete(serving).where(own))
    insert_keys(connection, serving, [(*row, filed) for row in sorted(rows)])
    _count(connection, rows - before, 1)
    _count(connection, before - rows, -1)
    are = known(connection, people, names)
    return {who for who in people if were.get(who) != are.get(who)}


def _count(connection: Connection, rows: set[tuple[str, str, str]], by: int) -> None:
    """Let an article more, or less, say each of some rows."""
    for person, body, kind in sorted(rows):
        row = (counted.c.person == person) & (counted.c.body == body) & (counted.c.type == kind)
        more = update(counted).where(row).values(articles=counted.c.articles + by)
        if not connection.execute(more).rowcount:
            connection.execute(
                insert(counted).values(person=person, body=body, type=kind, articles=by)
            )
    if by < 0:
        people = {person for person, _, _ in rows}
        gone = (counted.c.person.in_(people)) & (counted.c.articles == 0)
        connection.execute(delete(counted).where(gone))


def unplaced(connection: Connection, people: Iterable[str], names: Names) -> set[str]:
    """The articles that name one of some persons and do not say whom that one serves."""
    found: set[str] = set()
    for who in people:
        spelt = _spellings(who, names)
        placed = select(serving.c.article).where(serving.c.person.in_(spelt))
        asked = (
            select(article.c.id)
            .join(presence, presence.c.article == article.c.entry)
            .where(presence.c.actor == who, presence.c.article.not_in(placed))
        )
        found.update(connection.execute(asked).scalars())
    return found


def servants(connection: Connection, keys: set[str], names: Names) -> set[str]:
    """The keys of all persons whom an article puts in the service of one of some actors."""
    told = select(presence.c.article).where(presence.c.actor.in_(keys))
    asked = select(serving.c.person, serving.c.body).where(serving.c.article.in_(told)).distinct()
    return {
        actor_key(called(person, names))
        for person, body in connection.execute(asked)
        if actor_key(body) in keys
    }
