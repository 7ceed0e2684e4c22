"""Articles being added: read one at a time in a thread of their own, with their progress."""

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from msgspec import Struct, field

from onrecord.errors import BusyError, OnRecordError
from onrecord.ledger import Ledger
from onrecord.model import Article
from onrecord.usecases import Options, keep

KEPT = 200
MOST_WAITING = 500
Outcome = Literal["waiting", "reading", "added", "known", "read again", "failed"]


class Given(Struct, frozen=True):
    """One thing to add: what to call it, and how to get the article."""

    name: str
    open: Callable[[], Article]


class Item(Struct, kw_only=True):
    """One article of a job: how far it is, its id once it is kept, or what was wrong with it."""

    name: str
    outcome: Outcome = "waiting"
    article: str | None = None
    error: str | None = None


class Job(Struct, kw_only=True):
    """Articles that were given together."""

    id: str
    items: list[Item] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many are through, well or badly."""
        return sum(i.outcome not in ("waiting", "reading") for i in self.items)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to be read."""
        return self.done == len(self.items)


class Jobs:
    """The jobs of one desk: those that go on and the latest `KEPT`; gone when it stops.

    At most `MOST_WAITING` articles wait to be read, so that what was sent does not fill the memory.
    """

    def __init__(self, ledger: Ledger, options: Options) -> None:
        self.ledger, self.options = ledger, options
        self._known: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        # one at a time: reading is the work of all cores, and the ledger has one writer
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def start(self, given: Sequence[Given]) -> Job:
        """Begin to read what is given; the job can be asked for at once.

        Raises BusyError, and takes none of it, where more would wait than may.
        """
        job = Job(id=secrets.token_urlsafe(8), items=[Item(name=g.name) for g in given])
        with self._lock:
            self._check_room(len(given))
            self._known[job.id] = job
            self._forget()
        for item, one in zip(job.items, given, strict=True):
            self._worker.submit(self._add, item, one)
        return job

    def get(self, job: str) -> Job | None:
        """The job with this id, None where it is not known (any more)."""
        return self._known.get(job)

    def close(self) -> None:
        """Wait for the article that is being read; leave the others, and say in the log which."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        left = [i.name for job in self._known.values() for i in job.items if i.outcome == "waiting"]
        if left:
            logging.getLogger("onrecord").warning(
                "Not read, as the desk was closed; add them again: %s", ", ".join(map(repr, left))
            )

    def _check_room(self, more: int) -> None:
        waiting = sum(len(job.items) - job.done for job in self._known.values())
        over = waiting + more - MOST_WAITING
        if over > 0:
            seconds = max(over, 5)  # about a second an article
            raise BusyError(
                f"{waiting:,} articles wait to be read already, and nothing of this was added: "
                f"try again in {seconds} seconds.",
                seconds,
            )

    def _forget(self) -> None:
        """Drop what was finished long ago."""
        finished = [key for key, job in self._known.items() if job.finished]
        for key in finished[: max(0, len(self._known) - KEPT)]:
            del self._known[key]

    def _add(self, item: Item, given: Given) -> None:
        item.outcome = "reading"
        try:
            kept = keep(self.ledger, given.open, self.options)
        except OnRecordError as error:
            item.error, item.outcome = str(error), "failed"
        else:
            item.article, item.outcome = kept
