"""Families in the order in which they were last told, the latest first, as of a moment."""

import heapq
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from onrecord.ledger.filters import Filters, may_pass
from onrecord.ledger.matters import AsOf
from onrecord.ledger.tables import article, echoed, undertaking

Told = Row[Any]
"""A family and the day on which it was told."""

_BACK = (30, 120, 480)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Tellings(NamedTuple):
    """What asks for tellings: their family and day, and the column of the day."""

    asked: Select[Any]
    day: ColumnElement[Any]


def latest_first(connection: Connection, f: Filters, as_of: AsOf) -> Iterator[Told]:
    """Each telling's family and day, asked for from farther and farther back.

    What is wanted was mostly told in the last weeks before the moment, and a database that is asked
    for all sorts all before it gives the first.
    """
    parts = [_narrowed(part, f, as_of) for part in (_read(as_of), _heard(as_of))]
    last = _last(connection, as_of)
    for back in _BACK if _DAY.fullmatch(last) else ():
        first = (date.fromisoformat(last) - timedelta(back)).isoformat()
        yield from _merged(connection, [t.asked.where(t.day > first) for t in parts])
        parts = [t._replace(asked=t.asked.where(t.day <= first)) for t in parts]
    yield from _merged(connection, [t.asked for t in parts])


def _last(connection: Connection, as_of: AsOf) -> str:
    """The latest day on which an undertaking was read to be told, '' where none was."""
    day = undertaking.c.published
    asked = select(func.max(day)).where(*([day <= as_of.published] if as_of.published else ()))
    return connection.execute(asked).scalar() or ""


def _merged(connection: Connection, parts: list[Select[Any]]) -> Iterator[Told]:
    """The rows of some queries, each with the latest first, in that order."""
    found = [connection.execute(asked, execution_options={"yield_per": 200}) for asked in parts]
    try:
        yield from heapq.merge(*found, key=lambda r: (r.day, r.family), reverse=True)
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
    day = func.substr(func.coalesce(article.c.published, ""), 1, 10)
    asked = (
        select(undertaking.c.family, day.label("day"))
        .join(echoed, echoed.c.number == undertaking.c.number)
        .join(article, article.c.id == echoed.c.article)
    )
    if as_of.recorded:
        asked = asked.where(article.c.recorded <= as_of.recorded)
    return _Tellings(asked, day)


def _narrowed(t: _Tellings, f: Filters, as_of: AsOf) -> _Tellings:
    """Those in sight at the moment, of families of which a matter may pass; the latest first."""
    asked = t.asked.where(*(undertaking.c.family.in_(found) for found in may_pass(f, as_of)))
    if as_of.published:
        asked = asked.where(t.day <= as_of.published)
    if f.since:
        asked = asked.where(t.day >= f.since)
    # the way in which the index of undertakings runs
    return t._replace(asked=asked.order_by(t.day.desc(), undertaking.c.family.desc()))
