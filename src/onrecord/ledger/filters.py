"""Which matters are asked for: as the database is asked, and as a matter is held against it."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Select, select, union

from onrecord.ledger.matters import AsOf
from onrecord.ledger.tables import fared, matter, undertaking
from onrecord.ledger.whom import actor_key
from onrecord.model import Act, Matter, Status


class Filters(NamedTuple):
    """Which matters. `since` is a date: told or reported on then or later."""

    actor: str | None = None
    act: Act | None = None
    status: Status | None = None
    since: str | None = None
    contested: bool = False
    rejected: bool = False


ALL = Filters()


def alternatives(f: Filters) -> list[list[ColumnElement[bool]]]:
    """What the filters ask of a row of `matter`: it passes one of these, and only one.

    Each can be answered from one index, which the database would not do for both parties at once.
    """
    wanted: list[ColumnElement[bool]] = [matter.c.rejected.is_(f.rejected)]
    if f.act:
        wanted.append(matter.c.act == f.act)
    if f.status:
        wanted.append(matter.c.status == f.status)
    if f.since:
        wanted.append(matter.c.last_told >= f.since)
    if f.contested:
        wanted.append(matter.c.contested.is_(True))
    if not f.actor:
        return [wanted]
    key = actor_key(f.actor)
    bears, faces = matter.c.bearer == key, matter.c.counterparty == key
    return [[bears, *wanted], [faces, matter.c.bearer != key, *wanted]]


def may_pass(f: Filters, as_of: AsOf) -> Iterator[CompoundSelect[tuple[int]] | Select[tuple[int]]]:
    """The families of all matters that pass at the moment, and of some more: for each filter.

    Parties and act are those of some telling, or a person's correction.
    """
    now, told = select(matter.c.family), select(undertaking.c.family)
    status = "contested" if f.contested else f.status
    if status and status != "pending":
        seen = select(fared.c.family).where(fared.c.status == status)
        if as_of.published and not as_of.recorded:
            seen = seen.where(fared.c.since <= as_of.published, fared.c.until > as_of.published)
        # what an article was read to report before it was read again stands in no spell
        replaced = select(undertaking.c.family).where(undertaking.c.replaced.is_not(None))
        yield union(seen, replaced) if as_of.recorded else seen
    if f.act:
        yield union(now.where(matter.c.act == f.act), told.where(undertaking.c.act == f.act))
    if f.actor:
        key = actor_key(f.actor)
        yield union(
            now.where(matter.c.bearer == key),
            now.where(matter.c.counterparty == key),
            told.where(undertaking.c.bearer == key),
            told.where(undertaking.c.counterparty == key),
        )


def passes(m: Matter, f: Filters) -> bool:
    """Whether a matter is among those that the filters ask for."""
    parties = {actor_key(m.bearer), actor_key(m.counterparty)}
    return (
        m.rejected == f.rejected
        and (not f.actor or actor_key(f.actor) in parties)
        and (not f.act or m.act == f.act)
        and (not f.status or m.status == f.status)
        and (not f.since or (m.last_told or "") >= f.since)
        and (not f.contested or m.contested)
    )
