"""Matters as one flat row a telling: CSV, Parquet, and a matter a line as JSON."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

import msgspec

from onrecord.errors import InputError
from onrecord.model import HeldArticle, Matter, Telling

COLUMNS: dict[str, type] = {
    "matter": str, "act": str, "bearer": str, "counterparty": str, "action": str,
    "conditions": str, "deadline": str, "deadline_words": str, "status": str, "contested": bool, "judged": str,
    "confirmed": bool, "rejected": bool, "matter_judged_by": str, "independent_origins": int, "first_told": str,
    "last_told": str, "telling": int, "told_act": str, "told_action": str, "quote": str,
    "start": int, "end": int, "chain": str, "origin": str, "basis": str, "hedged": bool,
    "denied": bool, "plover": str, "score": float, "likeness": str, "telling_judged_by": str, "article": str, "outlet": str,
    "published": str, "recorded": str, "title": str, "url": str, "file": str, "copy_of": str,
    "licence": str, "holder": str,
}  # fmt: skip


def rows(matters: Iterable[Matter], articles: Sequence[HeldArticle]) -> Iterator[dict[str, Any]]:
    """A row for each telling of each matter, with the columns of `COLUMNS`."""
    by_id = {a.id: a for a in articles}
    for m in matters:
        for t in m.tellings:
            yield _row(m, t, by_id[t.article])


def _row(m: Matter, t: Telling, a: HeldArticle) -> dict[str, Any]:
    said = (f"{c.connective}{' not' if c.negated else ''}: {c.text}" for c in m.conditions)
    return {
        "matter": m.id, "act": m.act, "bearer": m.bearer, "counterparty": m.counterparty,
        "action": m.action, "conditions": " | ".join(said), "deadline": m.deadline,
        "deadline_words": m.deadline_words, "status": m.status, "contested": m.contested, "judged": m.judged,
        "confirmed": m.confirmed, "rejected": m.rejected,
        "matter_judged_by": "; ".join(dict.fromkeys(j.who for j in m.judgements)) or None,
        "independent_origins": sum(o.established for o in m.origins),
        "first_told": m.first_told, "last_told": m.last_told, "telling": t.number,
        "told_act": t.act, "told_action": t.action, "quote": t.quote, "start": t.spans[0][0],
        "end": t.spans[-1][1], "chain": " < ".join(t.chain), "origin": t.origin,
        "basis": t.basis, "hedged": t.hedged, "denied": t.denied, "plover": t.plover,
        "score": t.score, "likeness": t.likeness, "telling_judged_by": t.judged_by, "article": t.article, "outlet": t.outlet, "published": t.published,
        "recorded": t.recorded, "title": a.title, "url": t.url, "file": t.file,
        "copy_of": a.copy_of, "licence": t.licence, "holder": t.holder,
    }  # fmt: skip


def write_csv(
    found: Iterable[dict[str, Any]], stream: TextIO, columns: Iterable[str] = COLUMNS
) -> None:
    """RFC 4180, with a head line; a cell that a spreadsheet would run as a formula gets a quote."""
    writer = csv.DictWriter(stream, list(columns), lineterminator="\r\n")
    writer.writeheader()
    for row in found:
        writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Any) -> Any:
    """Text that opens with a sign of a formula is kept from being one (OWASP, CSV injection)."""
    return (
        f"'{value}"
        if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
        else value
    )


def write_parquet(found: Iterable[dict[str, Any]], path: Path) -> None:
    """One Parquet file. Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: pip install 'onrecord[parquet]'.") from error
    pa: Any = pyarrow  # it ships no types
    kinds: dict[type, Any] = {
        str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()
    }  # fmt: skip
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    pa.parquet.write_table(pa.Table.from_pylist(list(found), schema=schema), path)


def write_jsonl(matters: Iterable[Matter], stream: TextIO) -> None:
    """A matter a line, whole."""
    for m in matters:
        stream.write(msgspec.json.encode(m).decode() + "\n")
