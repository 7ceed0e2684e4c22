"""Record -> JSON, with the keys of DESIGN's 'The JSON record'."""

from typing import Any

import msgspec

from onrecord.model import Record


def as_json(record: Record, *, reasons: bool = False, indent: int = 1) -> str:
    """One JSON object. `reasons` keeps why each value was read so; `indent` 0 is one line."""
    plain = msgspec.to_builtins(record)
    if not reasons:
        plain = _without_reasons(plain)
    data = msgspec.json.encode(plain)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode("utf8")


def _without_reasons(value: Any) -> Any:
    if isinstance(value, dict):
        keep = "reason" if "spans" in value and set(value) == {"spans", "reason"} else None
        return {k: _without_reasons(v) for k, v in value.items() if k != "reason" or k == keep}
    if isinstance(value, list | tuple):
        return [_without_reasons(v) for v in value]
    return value
