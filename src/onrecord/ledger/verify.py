"""The ledger's own check: the chain of hashes, every span, and every view against its entries."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.ledger.entries import FIRST, Entry, all_entries, canonical, digest
from onrecord.ledger.tables import (
    article,
    borne,
    echoed,
    entry,
    join,
    matter,
    said,
    served,
    serving,
    undertaking,
)
from onrecord.model import Article, Correction, Judgement, Naming, Record


def problems(connection: Connection) -> Iterator[str]:
    """Each thing that is wrong, in one line; nothing where all holds."""
    yield from _chain(connection)
    yield from _orphans(connection)


def _chain(connection: Connection) -> Iterator[str]:
    previous, expected = FIRST, 1
    lengths: dict[str, int] = {}
    for e in all_entries(connection):
        if e.seq != expected:
            yield f"entry {expected} is missing"
        if e.previous != previous:
            yield f"entry {e.seq} does not follow the one before it"
        if digest(e.previous, e.kind, e.key, e.recorded, e.body) != e.hash:
            yield f"entry {e.seq} is not what was written"
        else:
            yield from _content(e, lengths)
        previous, expected = e.hash, e.seq + 1


def _content(e: Entry, lengths: dict[str, int]) -> Iterator[str]:
    try:
        if e.kind == "article":
            found = msgspec.json.decode(e.body, type=Article)
            lengths[e.key] = len(found.text)
        elif e.kind == "reading":
            record = msgspec.json.decode(e.body, type=Record)
            if e.key not in lengths:
                yield f"entry {e.seq} reads an article that is not there"
            elif _furthest(record) > lengths[e.key]:
                yield f"entry {e.seq} has a span outside its article's text"
        elif e.kind == "correction":
            c = msgspec.json.decode(e.body, type=Correction)
            spans = (*c.source, *c.cue, *c.content, *c.was)
            if any(not 0 <= a < b <= lengths.get(e.key, 0) for a, b in spans):
                yield f"entry {e.seq} has a span outside its article's text"
        else:
            msgspec.json.decode(e.body, type=Naming if e.kind == "naming" else Judgement)
        if canonical(msgspec.json.decode(e.body)) != e.body:
            yield f"entry {e.seq} is not in canonical form"
    except msgspec.DecodeError as error:
        yield f"entry {e.seq} cannot be read: {error}"


def _furthest(record: Record) -> int:
    """The furthest end of any span; huge where one is turned round or begins before the text."""
    worst = 0
    for start, end in _spans(msgspec.to_builtins(record)):
        worst = max(worst, end if 0 <= start <= end else 1 << 60)
    return worst


def _spans(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for key, v in value.items():
            if key in ("spans", "mentions"):
                yield from ((s[0], s[1]) for s in v)
            else:
                yield from _spans(v)
    elif isinstance(value, list | tuple):
        for v in value:
            yield from _spans(v)


def _orphans(connection: Connection) -> Iterator[str]:
    held = set(connection.execute(select(article.c.id)).scalars())
    written = set(
        connection.execute(select(entry.c.key).where(entry.c.kind == "article")).scalars()
    )
    read = set(connection.execute(select(entry.c.key).where(entry.c.kind == "reading")).scalars())
    yield from (f"article {k} has an entry but no view: rebuild" for k in sorted(written - held))
    yield from (f"article {k} was never read: add it again" for k in sorted(written - read))
    numbers = set(connection.execute(select(undertaking.c.number)).scalars())
    for table, column in (
        (join, join.c.one),
        (join, join.c.other),
        (borne, borne.c.number),
        (echoed, echoed.c.number),
    ):
        lost = set(connection.execute(select(column)).scalars()) - numbers
        yield from (f"{table.name} names undertaking {n}, which is not there" for n in sorted(lost))
    seen = connection.execute(
        select(func.count(func.distinct(undertaking.c.family))).where(
            undertaking.c.replaced.is_(None)
        )
    ).scalar_one()
    shown = connection.execute(select(func.count(func.distinct(matter.c.family)))).scalar_one()
    if seen != shown:
        yield f"{seen} families but {shown} with matters: rebuild"
    of = (serving.c.person, serving.c.body, serving.c.type)
    counts = set(connection.execute(select(*of, func.count()).group_by(*of)))
    if counts != set(connection.execute(select(served))):
        yield "how many articles say whom a person serves is miscounted: rebuild"
    speakers = set(connection.execute(select(said.c.article).distinct()).scalars())
    yield from (f"search holds article {k}, which is not there" for k in sorted(speakers - held))
