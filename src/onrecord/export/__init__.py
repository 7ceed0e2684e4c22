"""Record -> what people read and programs take: digest, page, JSON, brat.

Each is loaded when first asked for, so that JSON does not wait for what draws the digest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.export.json import json_text, jsonl_line
    from onrecord.export.page import html_page
    from onrecord.export.standoff import brat
    from onrecord.export.terminal import digest

__all__ = ["brat", "digest", "html_page", "json_text", "jsonl_line"]
_HOMES = {
    "brat": "standoff", "digest": "terminal", "html_page": "page", "json_text": "json",
    "jsonl_line": "json",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
