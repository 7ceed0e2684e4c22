"""Actors that a person says are one: who goes by which name. Pure, but for keeping and asking.

Whatever the order in which namings came, a group of names that they link has the same name: one
that was never said to be another's, and among those the one that most are said to be.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from onrecord.errors import InputError
from onrecord.ledger.entries import Entry
from onrecord.ledger.signing import limited, signed
from onrecord.ledger.tables import naming
from onrecord.ledger.whom import actor_key
from onrecord.model import Naming, Record

Names = Mapping[str, str]
"""The key of each name that a naming concerns -> the name that its actor goes by."""


def in_force(namings: Iterable[Naming]) -> list[Naming]:
    """Those that no other takes back."""
    found = list(namings)
    undone = {n.undoes for n in found if n.undoes is not None}
    return [n for n in found if n.undoes is None and n.seq not in undone]


def names_of(namings: Iterable[Naming]) -> dict[str, str]:
    """The name of every actor that a naming in force concerns."""
    links = [(n.name, n.same_as) for n in in_force(namings)]
    groups: dict[str, set[str]] = {}
    for pair in links:
        one, other = (groups.get(actor_key(x), {actor_key(x)}) for x in pair)
        both = one | other
        groups.update(dict.fromkeys(both, both))
    return {key: _name(group, links) for key, group in groups.items()}


def _name(group: set[str], links: list[tuple[str, str]]) -> str:
    given = {actor_key(name) for name, _ in links}
    inside = [same for _, same in links if actor_key(same) in group]
    keys = Counter(actor_key(same) for same in inside)
    best = min(keys, key=lambda k: (k in given, -keys[k], k))
    spelt = Counter(same for same in inside if actor_key(same) == best)
    return min(spelt, key=lambda s: (-spelt[s], s))


def called(name: str | None, names: Names) -> str | None:
    """The name that an actor goes by."""
    return names.get(actor_key(name), name)


def renamed(record: Record, names: Names) -> Record:
    """The record with each actor under the name that it goes by."""
    if not any(actor_key(a.name) in names for a in record.actors):
        return record
    return replace(
        record,
        actors=tuple(replace(a, name=called(a.name, names) or a.name) for a in record.actors),
    )


def checked(given: Naming, known: Iterable[Naming]) -> Naming:
    """A naming as it is kept. Raises InputError saying what to give instead."""
    standing = in_force(known)
    who, why = signed(given.who, given.why)
    given = replace(given, who=who, why=why)
    if given.undoes is not None:
        if given.undoes not in {n.seq for n in standing}:
            raise InputError(f"No entry {given.undoes} that says two are one stands here.")
        return replace(given, name="", same_as="")
    one, other = (limited("a name", " ".join(x.split())) for x in (given.name, given.same_as))
    if not (actor_key(one) and actor_key(other)):
        raise InputError("Name both: the one that is another's, and the one that it goes by.")
    if actor_key(one) == actor_key(other):
        raise InputError(f"'{one}' and '{other}' are one name already.")
    return replace(given, name=one, same_as=other)


def known(connection: Connection, recorded: str | None = None) -> list[Naming]:
    """Every naming, oldest first; those of a moment of recording, as they stood then."""
    asked = select(naming.c.body).order_by(naming.c.seq)
    found = [msgspec.json.decode(r, type=Naming) for r in connection.execute(asked).scalars()]
    return [n for n in found if not recorded or n.recorded <= recorded]


def names(connection: Connection, recorded: str | None = None) -> dict[str, str]:
    """The names that actors go by, now or as of a moment of recording."""
    return names_of(known(connection, recorded))


def keep(connection: Connection, made: Entry) -> set[str]:
    """Add a naming to the view; the keys of all names in the groups that it changes."""
    n = msgspec.json.decode(made.body, type=Naming)
    before = known(connection)
    if n.undoes is not None:
        undone = next(x for x in before if x.seq == n.undoes)
        body = msgspec.json.encode(replace(undone, undone_by=made.seq))
        connection.execute(update(naming).where(naming.c.seq == n.undoes).values(body=body))
    kept = replace(n, seq=made.seq, recorded=made.recorded)
    connection.execute(naming.insert().values(seq=made.seq, body=msgspec.json.encode(kept)))
    changed = names_of(before).items() ^ names_of([*before, kept]).items()
    return {key for pair in changed for key in (pair[0], actor_key(pair[1]))}
