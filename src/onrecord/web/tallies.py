"""Counts over a whole ledger, which take a while: made once for each state of it, and kept."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection

from onrecord.ledger import Ledger, desk
from onrecord.ledger.desk import Party
from onrecord.web.resting import Resting, resting

T = TypeVar("T")
AT_MOST = 20  # a count may be as old as this many times what it takes to make


class Kept(Generic[T]):
    """A count. While the ledger grows it is made again now and then, not for every question."""

    def __init__(self, ledger: Ledger, count: Callable[[Connection], T]) -> None:
        self._ledger, self._count = ledger, count
        self._lock, self._found = Lock(), list[T]()
        self._entries, self._good_until = -1, 0.0

    def get(self) -> T:
        """The count, from a little while ago at most."""
        if not self._lock.acquire(blocking=not self._found):
            return self._found[0]  # somebody else is making a new one
        try:
            _, entries = self._ledger.size()
            if not self._found or (
                entries != self._entries and time.monotonic() > self._good_until
            ):
                self._make(entries)
            return self._found[0]
        finally:
            self._lock.release()

    def _make(self, entries: int) -> None:
        start = time.monotonic()
        with self._ledger.store.reading() as connection:
            self._found = [self._count(connection)]
        now = time.monotonic()
        self._entries, self._good_until = entries, now + AT_MOST * (now - start)


class Tallies:
    """What the pages count over a whole ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.resting: Kept[Resting] = Kept(ledger, resting)
        self.parties: Kept[tuple[list[Party], int]] = Kept(ledger, desk.parties)
        self.outlets: Kept[list[str]] = Kept(ledger, desk.outlets)
