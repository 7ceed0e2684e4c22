"""A ledger of many articles: `python -m benchmarks.ledger [--articles 100000] [--ledger ADDRESS]`.

Articles are read once and then repeated as other affairs (`benchmarks.affairs`). Sentence vectors
are replaced by hashed words: this measures the ledger, and a constant cost of the model would only
flatter it. Prints how long adding the next 1,000 articles takes beside the first 1,000, how long
queries take (95th percentile of 40), and how much room an article takes.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from sqlalchemy import text

from benchmarks.affairs import START, hashed_vector, perturbed, read_affairs
from onrecord import meaning
from onrecord.ledger import AsOf, Filters, Ledger, Where
from onrecord.model import Record

TIMES, BATCH = 40, 1000
WORDS = ["weapons", "border guards", "lorr*", '"heavy weapons"', "detainees release"]


def timed(deed: Callable[[], object]) -> float:
    """Seconds that a deed takes."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def fill(ledger: Ledger, records: Iterator[Record], count: int, done: int) -> float:
    """Add so many records; the seconds that the ledger took."""
    seconds = 0.0
    for n in range(1, count + 1):
        record = next(records)
        seconds += timed(lambda record=record: ledger.add(record))
        if n % BATCH == 0:
            line = f"{done + n:,} articles, {1000 * seconds / n:.1f} ms each"
            end = "\r" if sys.stderr.isatty() else "\n"
            print(line, end=end, file=sys.stderr, flush=True)
    return seconds


def query_times(ledger: Ledger, days: int, since: str) -> dict[str, float]:
    """The 95th percentile of each query, in milliseconds."""
    rng = random.Random(7)
    shown = ledger.matters(limit=500).matters
    names = sorted({m.bearer for m in shown if m.bearer})
    dates = [(START + timedelta(days=n)).isoformat() for n in range(3, days, max(1, days // 40))]
    asked: dict[str, Callable[[], object]] = {
        "matters": ledger.matters,
        "matters --actor": lambda: ledger.matters(Filters(actor=rng.choice(names))),
        "matters --act": lambda: ledger.matters(Filters(act="permit")),
        "matters --status": lambda: ledger.matters(Filters(status="not-met")),
        "matters --contested": lambda: ledger.matters(Filters(contested=True)),
        "matters --since": lambda: ledger.matters(Filters(since=rng.choice(dates))),
        "matters --as-of": lambda: ledger.matters(as_of=AsOf(published=rng.choice(dates))),
        "matters --as-of --actor": lambda: ledger.matters(
            Filters(actor=rng.choice(names)), AsOf(published=rng.choice(dates))
        ),
        "matters --as-of --status": lambda: ledger.matters(
            Filters(status="not-met"), AsOf(published=rng.choice(dates))
        ),
        "matter M": lambda: ledger.matter(rng.choice(shown).id),
        "matter M --as-of": lambda: ledger.matter(shown[-1].id, AsOf(published="9999")),
        "who": lambda: ledger.who(rng.choice(names)),
        "search": lambda: ledger.search(rng.choice(WORDS)),
        "search --since": lambda: ledger.search(rng.choice(WORDS), Where(since=rng.choice(dates))),
        "search --speaker": lambda: ledger.search("the weapons", Where(speaker=rng.choice(names))),
        "diff": lambda: ledger.changes(since),
    }
    found = {}
    for name, deed in asked.items():
        deed()
        found[name] = 1000 * statistics.quantiles([timed(deed) for _ in range(TIMES)], n=20)[-1]
    return found


def room(ledger: Ledger) -> int:
    """Bytes that the database takes."""
    if not ledger.store.postgresql:
        return Path(ledger.store.where).stat().st_size
    with ledger.store.reading() as connection:
        size = connection.execute(text("SELECT pg_database_size(current_database())"))
        return int(size.scalar_one())


def main() -> int:
    """Parse the command line, fill a ledger and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", default="benchmark.db", help="a new file or an empty database")
    parser.add_argument("--stories", type=Path, default=Path("../shared/stories"))
    args = parser.parse_args()
    affairs = read_affairs(args.stories)
    meaning._vector = lru_cache(maxsize=65536)(hashed_vector)
    records = perturbed(affairs, seed=5)
    with Ledger(args.ledger, create=True) as ledger:
        first = fill(ledger, records, BATCH, 0)
        print(f"adding the first {BATCH:,}: {first:.1f} s", flush=True)
        fill(ledger, records, max(args.articles - BATCH, 0), BATCH)
        more = fill(ledger, records, BATCH - 20, args.articles)
        since = datetime.now(UTC).isoformat(timespec="microseconds")
        more += fill(ledger, records, 20, args.articles + BATCH - 20)
        print(f"adding {BATCH:,} more to {args.articles:,}: {more:.1f} s, {more / first:.2f} times")
        print(f"room: {room(ledger) / (args.articles + BATCH) / 1000:.0f} kB an article")
        days = (args.articles + BATCH) // len(affairs[0]) // 5
        for name, milliseconds in query_times(ledger, days, since).items():
            print(f"{name:26} {milliseconds:7.1f} ms (95th percentile)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
