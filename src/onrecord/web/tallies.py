"""Counts over a whole ledger, which take a while: made once for each state of it, and kept."""

import time
from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection

from onrecord.ledger import Filters, Ledger, changes, desk
from onrecord.ledger.desk import Party
from onrecord.ledger.entries import last_seq
from onrecord.web.resting import Resting, resting

T = TypeVar("T")
AT_MOST = 20  # a count may be as old as this many times what it takes to make
QUICK = 0.1  # seconds: a count that takes no longer is never old
ASKED = 200  # of the counts that depend on what is asked, so many are kept
MOST = 1_000  # matters that changed are counted so far


class Kept(Generic[T]):
    """A count. While the ledger grows it is made again now and then, not for every question."""

    def __init__(self, ledger: Ledger, count: Callable[[Connection], T]) -> None:
        self._ledger, self._count = ledger, count
        self._lock, self._found = Lock(), list[T]()
        self._entries, self._good_until = -1, 0.0

    def get(self) -> T:
        """The count; one that takes long, from a little while ago at most."""
        with self._ledger.store.reading() as connection:
            entries = last_seq(connection)
            if self._holds(entries):
                return self._found[0]
            if not self._lock.acquire(blocking=not self._found):
                return self._found[0]  # somebody else is making a new one
            try:
                if not self._holds(entries):
                    self._make(connection, entries)
                return self._found[0]
            finally:
                self._lock.release()

    def _holds(self, entries: int) -> bool:
        new_enough = entries <= self._entries or time.monotonic() <= self._good_until
        return bool(self._found) and new_enough

    def _make(self, connection: Connection, entries: int) -> None:
        start = time.monotonic()
        self._found = [self._count(connection)]
        now = time.monotonic()
        old = AT_MOST * (now - start) if now - start > QUICK else 0
        self._entries, self._good_until = entries, now + old


class Tallies:
    """What the pages count over a whole ledger; `total` and `touched` for what is asked."""

    def __init__(self, ledger: Ledger) -> None:
        self.resting: Kept[Resting] = Kept(ledger, resting)
        self.parties: Kept[tuple[list[Party], int]] = Kept(ledger, desk.parties)
        self.outlets: Kept[list[str]] = Kept(ledger, desk.outlets)

        @lru_cache(maxsize=ASKED)
        def total(filters: Filters) -> Kept[int]:
            return Kept(ledger, partial(desk.total, filters=filters))

        @lru_cache(maxsize=ASKED)
        def touched(since: str) -> Kept[list[int]]:
            return Kept(ledger, partial(changes.touched, since=since, most=MOST + 1))

        self._total, self._touched = total, touched

    def total(self, filters: Filters) -> int:
        """How many matters pass."""
        return self._total(filters).get()

    def touched(self, since: str) -> list[int]:
        """The families that the ledger learned something of after a moment, `MOST` and one more."""
        return self._touched(since).get()
