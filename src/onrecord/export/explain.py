"""Why something in a record was read so."""

from typing import Any

import msgspec

from onrecord.errors import InputError
from onrecord.export.wording import Wording
from onrecord.model import Record


def explain_value(record: Record, what: str) -> str:
    """Lines on the value with id `what`. Raises InputError where the record has none such."""
    groups: list[tuple[str, tuple[Any, ...]]] = [
        ("attribution", record.attributions),
        ("undertaking", record.undertakings),
        ("condition", record.conditions),
        ("status report", record.status_reports),
        ("actor", record.actors),
    ]
    for kind, values in groups:
        for value in values:
            if value.id == what:
                return "\n".join(
                    [f"{what}: {kind}", *_lines(Wording(record), msgspec.to_builtins(value), 1)]
                )
    known = ", ".join(f"{values[0].id} to {values[-1].id}" for _, values in groups[:4] if values)
    raise InputError(f"The record has nothing called {what}; it has {known or 'no findings'}.")


def _lines(say: Wording, value: dict[str, Any], depth: int) -> list[str]:
    pad = "  " * depth
    out = []
    for key, item in value.items():
        if key == "id" or item in (None, [], (), False):
            continue
        if key in ("spans", "mentions"):
            spans = tuple((int(a), int(b)) for a, b in item)
            out.append(
                f"{pad}words: “{say.quote(spans)}” at {', '.join(f'{a}-{b}' for a, b in spans)}"
            )
        elif isinstance(item, dict):
            out += [f"{pad}{key}", *_lines(say, item, depth + 1)]
        elif isinstance(item, list | tuple) and item and isinstance(item[0], dict):
            for part in item:
                out += [f"{pad}{key}", *_lines(say, part, depth + 1)]
        else:
            shown = ", ".join(map(str, item)) if isinstance(item, list | tuple) else item
            out.append(f"{pad}{key}: {shown}")
    return out
