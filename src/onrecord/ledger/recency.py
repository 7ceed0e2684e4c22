"""Families in the order in which they were last told, the latest first, as of a moment."""

import heapq
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from onrecord.ledger.filters import Filters, may_pass
from onrecord.ledger.matters import AsOf
from onrecord.ledger.tables import article, echoed, undertaking

Told = Row[Any]
"""A family and the day on which it was told."""


class _Tellings(NamedTuple):
    """What asks for tellings: their family and day, and the column of the day."""

    asked: Select[Any]
    day: ColumnElement[Any]


def latest_first(connection: Connection, f: Filters, as_of: AsOf) -> Iterator[Told]:
    """Each telling's family and day, of families of which a matter may pass at the moment."""
    filtered = any(True for _ in may_pass(f, as_of))
    if filtered and connection.dialect.name == "postgresql":
        # else it plans for the first rows alone, and looks up every undertaking's family in turn
        connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction = 1")
    yield from _merged(connection, [_narrowed(t, f, as_of) for t in (_read(as_of), _heard(as_of))])


def _merged(connection: Connection, parts: list[Select[Any]]) -> Iterator[Told]:
    """The rows of some queries, each with the latest first, in that order."""
    found = [connection.execute(asked, execution_options={"yield_per": 200}) for asked in parts]
    try:
        yield from heapq.merge(*found, key=lambda r: r.day, reverse=True)
    finally:  # who wants no more leaves them half read
        for result in found:
            result.close()


def _read(as_of: AsOf) -> _Tellings:
    """Undertakings as read, by the day of their article."""
    day = undertaking.c.published
    asked = select(undertaking.c.family, day.label("day"))
    if as_of.recorded:
        asked = asked.where(undertaking.c.recorded <= as_of.recorded)
    return _Tellings(asked, day)


def _heard(as_of: AsOf) -> _Tellings:
    """Undertakings by the day of an article that tells them in other words."""
    day = echoed.c.published
    asked = select(undertaking.c.family, day.label("day")).join(
        echoed, echoed.c.number == undertaking.c.number
    )
    if as_of.recorded:
        held = article.c.recorded <= as_of.recorded
        asked = asked.join(article, article.c.id == echoed.c.article).where(held)
    return _Tellings(asked, day)


def _narrowed(t: _Tellings, f: Filters, as_of: AsOf) -> Select[Any]:
    """Those in sight at the moment, of families of which a matter may pass; the latest first."""
    asked = t.asked.where(*(undertaking.c.family.in_(found) for found in may_pass(f, as_of)))
    if as_of.published:
        asked = asked.where(t.day <= as_of.published)
    if f.since:
        asked = asked.where(t.day >= f.since)
    return asked.order_by(t.day.desc())
