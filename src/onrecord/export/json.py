"""Record -> JSON, with the keys of DESIGN's 'The JSON record' in the model's order."""

from typing import Any

import msgspec

from onrecord.model import Record


def json_text(record: Record, *, reasons: bool = False) -> str:
    """One JSON object over several lines. `reasons` keeps why each value was read so."""
    return msgspec.json.format(_encoded(record, reasons), indent=1).decode("utf8")


def jsonl_line(record: Record, *, reasons: bool = False) -> str:
    """One JSON object on one line, without a line end."""
    return _encoded(record, reasons).decode("utf8")


def _encoded(record: Record, reasons: bool) -> bytes:
    plain = msgspec.to_builtins(record)
    if not reasons:  # but an article's exclusions keep theirs: it is what they say
        plain = {k: v if k == "article" else _without_reasons(v) for k, v in plain.items()}
    return msgspec.json.encode(plain)


def _without_reasons(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_reasons(v) for k, v in value.items() if k != "reason"}
    if isinstance(value, list | tuple):
        return [_without_reasons(v) for v in value]
    return value
