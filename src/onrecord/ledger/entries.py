"""The ledger itself: entries in canonical JSON, each hashed together with the one before it."""

import hashlib
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.ledger.tables import entry

Kind = Literal["article", "reading", "judgement", "correction", "naming"]
FIRST = "0" * 64


class Entry(NamedTuple):
    """One entry. `body` is canonical JSON: sorted keys, no spaces, UTF-8."""

    seq: int
    kind: Kind
    key: str
    recorded: str
    body: bytes
    previous: str
    hash: str


def canonical(value: Any) -> bytes:
    """The one way to write `value` as JSON."""
    return msgspec.json.encode(value, order="sorted")


def digest(previous: str, kind: str, key: str, recorded: str, body: bytes) -> str:
    """The hash of an entry, hex: SHA-256 over the hash before it, its head and its body."""
    head = "\n".join((previous, kind, key, recorded)).encode()
    return hashlib.sha256(head + b"\n" + body).hexdigest()


def append(connection: Connection, kind: Kind, key: str, value: Any) -> Entry:
    """Add an entry at the end of the chain. The caller holds the write lock."""
    last = connection.execute(
        select(entry.c.seq, entry.c.hash, entry.c.recorded).order_by(entry.c.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    recorded = max(now, last.recorded) if last else now  # a clock set back reorders nothing
    body = canonical(value)
    made = Entry(
        seq, kind, key, recorded, body, previous, digest(previous, kind, key, recorded, body)
    )
    connection.execute(
        entry.insert().values(**made._replace(body=zlib.compress(body, 3))._asdict())
    )
    return made


def read(connection: Connection, seq: int) -> Entry:
    """The entry number `seq`."""
    row = connection.execute(select(entry).where(entry.c.seq == seq)).one()
    return Entry(**{**row._mapping, "body": zlib.decompress(row.body)})


def last_seq(connection: Connection) -> int:
    """The number of the last entry, 0 in an empty ledger."""
    return int(connection.execute(select(func.max(entry.c.seq))).scalar() or 0)


def all_entries(connection: Connection, start: int = 1) -> Iterator[Entry]:
    """Every entry from number `start`, in order, with its body unpacked (a bad one as it stands)."""
    rows = connection.execute(
        select(entry).where(entry.c.seq >= start).order_by(entry.c.seq),
        execution_options={"yield_per": 200},
    )
    for row in rows:
        try:
            body = zlib.decompress(row.body)
        except zlib.error:
            body = row.body
        yield Entry(**{**row._mapping, "body": body})
