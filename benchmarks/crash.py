"""Nothing is lost: `python -m benchmarks.crash [--times 200] [--postgresql]`.

A process adds articles and says of each when it is added; it is killed (SIGKILL) at a random moment,
while it makes the ledger, opens it, or adds. Then every article that it had named must be there and
`verify` must find nothing wrong; the next process goes on with the rest. In the end the matters must
be those of a ledger that nobody disturbed. Prints what it saw; exits with 1 if anything was wrong.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.affairs import hashed_vector, perturbed, read_affairs
from benchmarks.server import database, server
from onrecord import meaning
from onrecord.ledger import Ledger, article_key
from onrecord.model import Matter, Record

LONGEST = 0.4
_FORK = multiprocessing.get_context("fork")


def add_all(where: str, records: Sequence[Record], told: Connection) -> None:
    """Add records, saying of each when it is there; a process of its own."""
    with Ledger(where, create=True) as ledger:
        for record in records:
            ledger.add(record)
            told.send(article_key(record))


def disturbed(where: str, records: Sequence[Record], seconds: float) -> list[str]:
    """Add records in a process that is killed after so many seconds; what it said was added."""
    reads, writes = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=add_all, args=(where, records, writes))
    process.start()
    writes.close()
    time.sleep(seconds)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    said = []
    try:
        while True:
            said.append(reads.recv())
    except EOFError:
        return said


def wrong(where: str, said: set[str]) -> list[str]:
    """What is wrong after a kill."""
    with Ledger(where, create=not said) as ledger:
        lost = said - {a.id for a in ledger.articles()}
        return [f"{key} was added and is not there" for key in sorted(lost)] + ledger.problems()


def shown(where: str, records: Sequence[Record]) -> list[tuple[object, ...]]:
    """The matters of a ledger once everything is added, without when it was."""
    with Ledger(where, create=True) as ledger:
        for record in records:
            ledger.add(record)
        return sorted(map(_plain, ledger.every_matter()), key=str)


def _plain(m: Matter) -> tuple[object, ...]:
    told = sorted((t.article, t.quote, t.chain, t.origin or "") for t in m.tellings)
    return m.action, m.bearer or "", m.status, len(m.origins), told, len(m.timeline)


def trial(place: Callable[[], str], records: Sequence[Record], times: int) -> int:
    """Kill so many times, print what was seen, and return the number of things that were wrong."""
    rng = random.Random(3)
    where, said, bad, inside = place(), set[str](), 0, 0
    for n in range(1, times + 1):
        if n % 10 == 1 and n > 1:  # a ledger that is being made is killed too
            fresh = place()
            new = set(disturbed(fresh, records, rng.uniform(0, LONGEST)))
            found = wrong(fresh, new)
        else:
            left = [r for r in records if article_key(r) not in said]
            new = set(disturbed(where, left, rng.uniform(0, LONGEST)))
            said |= new
            found = wrong(where, said)
        inside += bool(new)
        bad += len(found)
        for line in found:
            print(f"kill {n}: {line}")
        if n % 20 == 0:
            print(f"{n} kills, {len(said)} articles, {bad} things wrong", file=sys.stderr)
    same = shown(where, records) == shown(place(), records)
    print(f"{times} kills, {inside} of them after something was added; {len(said)} articles added")
    print(f"things wrong: {bad}; adding the rest gives the undisturbed matters: {same}")
    return bad + (not same)


def main() -> int:
    """Parse the command line and kill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--stories", type=Path, default=Path("../shared/stories"))
    args = parser.parse_args()
    affairs = read_affairs(args.stories)
    meaning._vector = lru_cache(maxsize=65536)(hashed_vector)
    records = list(islice(perturbed(affairs, seed=11), args.times * 8))
    if args.postgresql:
        with server() as home:
            return min(1, trial(partial(database, home), records, args.times))
    with TemporaryDirectory() as folder:
        places = (str(Path(folder, f"{n}.db")) for n in range(args.times + 2))
        return min(1, trial(places.__next__, records, args.times))


if __name__ == "__main__":
    sys.exit(main())
