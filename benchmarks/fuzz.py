"""Broken input by the thousand: `python -m benchmarks.fuzz [--count 20000] [--seed 1]`.

Mutates and shuffles articles, pages and random bytes, reads each, and checks what must always hold:
no crash but a clear error, every span in the text, the same record twice.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.ingest import from_bytes
from onrecord.model import Record, Spans
from onrecord.reading import read_article

SAMPLES = Path(__file__).parent.parent / "src" / "onrecord" / "samples"
ODD = [
    "\u202e",
    "\x00",
    "😀",
    "\r\n",
    "<",
    "&#x0;",
    "\ufeff",
    '"',
    "”",
    "if ",
    "said ",
    "\u2028",
    "(" * 40,
    "É",
    "a" * 300,
]


def mutate(text: str, rng: random.Random) -> bytes:
    """One broken version of a text, as bytes."""
    chars = list(text[: rng.randint(1, len(text))])
    for _ in range(rng.randint(0, 12)):
        at = rng.randrange(len(chars) + 1)
        what = rng.randrange(4)
        if what == 0:
            chars[at:at] = rng.choice(ODD)
        elif what == 1:
            del chars[at : at + rng.randint(1, 60)]
        elif what == 2:
            chars[at:at] = chars[: rng.randint(0, 80)]
        else:
            rng.shuffle(chars[at : at + 10])
    kind = rng.random()
    made = "".join(chars)
    if kind < 0.15:
        made = f"<html><body><p>{made}</p>"
    data = made.encode(rng.choice(["utf-8", "utf-8", "utf-16", "latin-1"]), "replace")
    return rng.randbytes(rng.randint(0, 400)) if kind > 0.97 else data


def spans_of(record: Record) -> list[Spans]:
    """Every group of spans in a record."""
    found: list[Spans] = [record.article.rights.spans, *(e.spans for e in record.article.excluded)]
    found += [a.mentions for a in record.actors]
    for a in record.attributions:
        found += [a.source.spans, a.cue.spans, a.content.spans, *(p.spans for p in a.addressees)]
        found += [p.spans for p in (a.occasion, a.place) if p]
    for u in record.undertakings:
        found += [u.action.spans, *(c.spans for c in u.conditions)]
    found += [c.spans for c in record.conditions]
    found += [e.spans for e in record.events]
    return found + [r.spans for r in record.status_reports]


def check(data: bytes, twice: bool) -> str | None:
    """What is wrong with how `data` is read, or None."""
    try:
        record = read_article(from_bytes(data))
    except OnRecordError as error:
        return None if "\n" not in str(error) else "an error of several lines"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    size = len(record.article.text)
    for spans in spans_of(record):
        if any(not 0 <= a < b <= size for a, b in spans) or list(spans) != sorted(spans):
            return f"a span out of place: {spans} in {size} characters"
    if twice and read_article(from_bytes(data)) != record:
        return "read twice, two records"
    return None


def main() -> int:
    """Parse the command line and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    texts = [p.read_text("utf8") for p in sorted(SAMPLES.glob("*.txt"))]
    wrong, began = 0, time.monotonic()
    for n in range(args.count):
        data = mutate(rng.choice(texts), rng)
        found = check(data, twice=n % 50 == 0)
        if found:
            wrong += 1
            print(f"input {n} (seed {args.seed}): {found}\n  {data[:200]!r}")
        if n % 1000 == 999:
            print(f"{n + 1} read in {time.monotonic() - began:.0f} s, {wrong} wrong", flush=True)
    print(f"{args.count} inputs, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
