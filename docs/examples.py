"""Writes the examples in docs/exports, made from the reports that come along: python docs/examples.py."""

import csv
import io
import re
import tempfile
from contextlib import redirect_stdout
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

import onrecord
from onrecord.ledger import Ledger
from onrecord.usecases import export_ledger

HERE = Path(__file__).parent / "exports"
SAMPLES = Path(onrecord.__file__).parent / "samples" / "affair"
KINDS = (
    "csv", "parquet", "jsonl", "plover", "polecat", "gdelt", "web-annotation", "prov", "graphml",
)  # fmt: skip
_EXAMPLE = re.compile(r"(?<=<!-- example -->\n)```.*?```", re.DOTALL)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(\+[\d:]+)?")
_CLOCK = re.compile(r'("coded_(?:date|time)": )"[^"]*"')
_LONGEST = 70


def affair(where: str) -> Ledger:
    """A ledger of the reports that come along."""
    ledger = Ledger(where, create=True)
    with (SAMPLES / "articles.tsv").open(encoding="utf8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            text = (SAMPLES / row["file"]).read_text("utf8")
            ledger.add(onrecord.read(text, outlet=row["outlet"], published=row["published"]))
    return ledger


def example(ledger: Ledger, kind: str) -> str:
    """The beginning of an export, with moments of adding left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export")
        export_ledger(ledger, kind, path, None)
        made = _BEGINNINGS[kind](path)
    return _CLOCK.sub(r'\1"…"', _MOMENT.sub("…", made)).strip()


def _first_row(path: Path, delimiter: str) -> str:
    with path.open(encoding="utf8", newline="") as stream:
        row = next(csv.DictReader(stream, delimiter=delimiter))
    return "\n".join(f"{name}: {_cut(value)}" for name, value in row.items() if value)


def _first_parquet(path: Path) -> str:
    import pyarrow.parquet

    schema = pyarrow.parquet.read_schema(path)  # type: ignore[no-untyped-call]
    return "\n".join(f"{field.name}: {field.type}" for field in schema)


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(_shortened(value)), indent=1).decode()


def _shortened(value: Any) -> Any:
    """Lists cut to their first item, long texts cut: an example is to be read."""
    if isinstance(value, dict):
        return {k: _shortened(v) for k, v in value.items() if v not in (None, [], "")}
    if isinstance(value, list):
        return [_shortened(v) for v in value[:1]] if isinstance(value[0], dict) else value
    return _cut(value) if isinstance(value, str) else value


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _first_line(path: Path) -> str:
    with path.open(encoding="utf8") as stream:
        return _json(msgspec.json.decode(next(stream)))


def _first_of(key: str | None) -> Any:
    def read(path: Path) -> str:
        found = msgspec.json.decode(path.read_bytes())
        return _json((found[key] if key else found)[0])

    return read


def _telling(path: Path) -> str:
    graph = msgspec.json.decode(path.read_bytes())["@graph"]
    telling = next(n for n in graph if "hadPrimarySource" in n)
    near = {telling["wasQuotedFrom"], telling["hadPrimarySource"], *telling["wasAttributedTo"]}
    return "\n".join(_json(n) for n in [telling, *(n for n in graph if n["@id"] in near)])


def _graph(path: Path) -> str:
    with path.open(encoding="utf8") as stream:
        return "".join(islice(stream, 14))


_BEGINNINGS: dict[str, Any] = {
    "csv": lambda path: _first_row(path, ","),
    "parquet": _first_parquet,
    "jsonl": _first_line,
    "plover": _first_of(None),
    "polecat": lambda path: _first_row(path, "\t"),
    "gdelt": lambda path: _first_row(path, "\t"),
    "web-annotation": _first_of("items"),
    "prov": _telling,
    "graphml": _graph,
}


def filled_in(page: str, made: str) -> str:
    """A page with its example."""
    return _EXAMPLE.sub(lambda _: f"```\n{made}\n```", page)


def main() -> None:
    """Write every page's example."""
    with tempfile.TemporaryDirectory() as folder, affair(str(Path(folder, "affair.db"))) as ledger:
        for kind in KINDS:
            with redirect_stdout(io.StringIO()):
                made = example(ledger, kind)
            page = HERE / f"{kind}.md"
            page.write_text(filled_in(page.read_text("utf8"), made), "utf8")


if __name__ == "__main__":
    main()
