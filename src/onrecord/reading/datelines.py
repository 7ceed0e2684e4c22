"""'VAUNT, 5 September (Agency) —' opens a report; it is nobody's words and nobody's name."""

import re
from dataclasses import replace

from onrecord.model import Span, Spans
from onrecord.reading.findings import Quote

_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,3})(?:,[^\n()—–]{2,40}?)?"
    r"(?: ?\([^\n)]{2,40}\))? ?(?:[—–]|--?(?= ))[ \t]*",
    re.MULTILINE,
)


def datelines(text: str) -> tuple[Span, ...]:
    """Where datelines stand, each with the dash that ends it."""
    return tuple(m.span() for m in _DATELINE.finditer(text))


def without_datelines(text: str, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes with no part of a dateline in any of their parts."""
    lines = datelines(text)
    if not lines:
        return quotes
    return tuple(
        replace(
            q,
            source=_less(q.source, lines),
            content=_less(q.content, lines) or q.content,
        )
        for q in quotes
    )


def _less(spans: Spans, lines: tuple[Span, ...]) -> Spans:
    out = []
    for start, end in spans:
        begin = max([start, *(b for a, b in lines if a <= start < b or start <= a < end)])
        if begin < end:
            out.append((begin, end))
    return tuple(out)
