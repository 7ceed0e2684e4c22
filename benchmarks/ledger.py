"""A ledger of many articles: `python -m benchmarks.ledger [--postgresql] [--ledger FILE]`.

Articles are read once and then repeated as other affairs (`benchmarks.affairs`). Sentence vectors
are replaced by hashed words: this measures the ledger, and a constant cost of the model would only
flatter it. Prints how long adding 1,000 articles more takes beside adding the first 1,000 to an
empty ledger, how long queries take (95th percentile of 40), and how much room an article takes.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from benchmarks.affairs import A_DAY, START, hashed_vector, perturbed, read_affairs
from benchmarks.server import database, server
from onrecord import meaning
from onrecord.errors import LedgerError
from onrecord.ledger import AsOf, Filters, Ledger, Where
from onrecord.model import Record

TIMES, BATCH = 40, 1000
WORDS = ["weapons", "border guards", "lorr*", '"heavy weapons"', "detainees release"]


def timed(deed: Callable[[], object]) -> float:
    """Seconds that a deed takes."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def fill(ledger: Ledger, records: Iterator[Record], count: int) -> None:
    """Add so many records."""
    began = time.perf_counter()
    for n in range(1, count + 1):
        ledger.add(next(records))
        if n % BATCH == 0:
            line = f"{n:,} articles, {(time.perf_counter() - began) / n * 1000:.1f} ms each"
            end = "\r" if sys.stderr.isatty() else "\n"
            print(line, end=end, file=sys.stderr, flush=True)


def side_by_side(
    small: Ledger, first: Iterator[Record], large: Ledger, more: Iterator[Record]
) -> tuple[float, float]:
    """Seconds that `BATCH` records take in each ledger, by turns: whatever else runs slows both."""
    one = other = 0.0
    for _ in range(BATCH):
        one += timed(partial(small.add, next(first)))
        other += timed(partial(large.add, next(more)))
    return one, other


def query_times(ledger: Ledger, last: int, since: str) -> dict[str, float]:
    """The 95th percentile of each query, in milliseconds."""
    rng = random.Random(7)
    shown = ledger.matters(limit=500).matters
    names = sorted({m.bearer for m in shown if m.bearer})
    dates = [(START + timedelta(days=n)).isoformat() for n in range(3, last, max(1, last // 40))]
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


def measure(large: str, small: str, affairs: list[list[Record]], articles: int) -> None:
    """Fill a ledger if it is empty, then print what 1,000 more take beside an empty one's first."""
    held = filled(large)
    records = perturbed(affairs, seed=int(time.time()) if held else 5, day=days(affairs, held))
    with Ledger(large, create=not held) as ledger, Ledger(small, create=True) as empty:
        if not held:
            fill(ledger, records, articles)
        first, more = side_by_side(empty, perturbed(affairs, seed=6), ledger, records)
        count = ledger.size()[0]
        print(
            f"adding the first {BATCH:,}: {first:.1f} s; the last of {count:,}, by turns with "
            f"them: {more:.1f} s, {more / first:.2f} times"
        )
        print(f"room: {room(ledger) / count / 1000:.0f} kB an article", flush=True)


def filled(where: str) -> int:
    """How many articles a ledger holds, if there is one."""
    try:
        with Ledger(where) as ledger:
            return ledger.size()[0]
    except LedgerError:
        return 0


def days(affairs: list[list[Record]], articles: int) -> int:
    """On how many days the affairs that make so many articles begin."""
    return int(articles / statistics.mean(map(len, affairs)) / A_DAY)


def ask(where: str, affairs: list[list[Record]]) -> None:
    """Print how long each query takes, after a day's work of twenty articles more."""
    with Ledger(where) as ledger:
        since = datetime.now(UTC).isoformat(timespec="microseconds")
        last = days(affairs, ledger.size()[0])
        records = perturbed(affairs, seed=int(time.time()), day=last)
        for _ in range(20):
            ledger.add(next(records))
        for name, milliseconds in query_times(ledger, last, since).items():
            print(f"{name:26} {milliseconds:7.1f} ms (95th percentile)", flush=True)


def main() -> int:
    """Parse the command line and measure on SQLite, or on a PostgreSQL server of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument(
        "--ledger",
        help="a SQLite file or a postgresql:// address to fill and keep; if it is filled already, "
        "only the 1,000 more are added",
    )
    parser.add_argument("--stories", type=Path, default=Path("../shared/stories"))
    args = parser.parse_args()
    affairs = read_affairs(args.stories)
    meaning._vector = lru_cache(maxsize=65536)(hashed_vector)
    # the empty ledger that the large one is held against has to be of its kind
    on_server = args.postgresql or (args.ledger or "").startswith("postgresql")
    with TemporaryDirectory() as folder, server() if on_server else nullcontext() as home:
        large, small = (
            database(home) if home else str(Path(folder, name)) for name in ("large.db", "small.db")
        )
        large = args.ledger or large
        measure(large, small, affairs, args.articles)
        ask(large, affairs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
