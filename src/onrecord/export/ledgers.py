"""A ledger in the formats of other tools."""

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

import msgspec

from onrecord.errors import InputError
from onrecord.export import events, linked, rows
from onrecord.model import HeldArticle, Matter, Record

Records = Callable[[], Iterable[tuple[HeldArticle, Record]]]


def write_ledger(
    kind: str,
    matters: Iterable[Matter],
    articles: list[HeldArticle],
    records: Records,
    output: Path | None,
) -> None:
    """Write as `kind` to a file, or to standard output. Raises InputError."""
    try:
        if kind in ("parquet", "graphml"):
            _binary(kind, matters, articles, output)
        elif output is None:
            _text(kind, matters, articles, records, sys.stdout)
        else:
            with output.open("w", encoding="utf8", newline="") as stream:
                _text(kind, matters, articles, records, stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{output} cannot be written ({reason}): name another.") from error


def _text(
    kind: str,
    matters: Iterable[Matter],
    articles: list[HeldArticle],
    records: Records,
    stream: TextIO,
) -> None:
    if kind == "csv":
        rows.write_csv(rows.rows(matters, articles), stream)
    elif kind == "jsonl":
        rows.write_jsonl(matters, stream)
    elif kind in ("web-annotation", "prov"):
        made = linked.web_annotations if kind == "web-annotation" else linked.provenance
        found = msgspec.json.encode(made(matters, articles))
        stream.write(msgspec.json.format(found, indent=1).decode() + "\n")
    else:
        write = {
            "plover": events.write_plover,
            "polecat": events.write_polecat,
            "gdelt": events.write_gdelt,
        }[kind]
        write(records(), stream)


def _binary(
    kind: str, matters: Iterable[Matter], articles: list[HeldArticle], output: Path | None
) -> None:
    if output is not None:
        _to_file(kind, matters, articles, output)
        return
    if sys.stdout.isatty():
        raise InputError(f"A {kind} file is not for the screen: name one with --output.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, kind)
        _to_file(kind, matters, articles, path)
        sys.stdout.flush()
        sys.stdout.buffer.write(path.read_bytes())


def _to_file(kind: str, matters: Iterable[Matter], articles: list[HeldArticle], path: Path) -> None:
    if kind == "parquet":
        rows.write_parquet(rows.rows(matters, articles), path)
    else:
        from onrecord.export.network import network, write_graphml

        write_graphml(network(matters), path)
