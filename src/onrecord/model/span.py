"""Spans: `(start, end)` in code points of an article's text, end exclusive.

The W3C Web Annotation model calls this a TextPositionSelector.
"""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def cover(text: str, spans: Spans) -> str:
    """The words that `spans` cover, joined by one space, as a reader would quote them."""
    return " ".join(text[start:end] for start, end in spans)


def envelope(spans: Spans) -> Span:
    """The smallest span that holds all of `spans` (which must not be empty)."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def overlaps(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether any span of `one` shares a character with any span of `other`."""
    others = tuple(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def shift(spans: Spans, by: int) -> Spans:
    """`spans` moved by `by` characters."""
    return tuple((start + by, end + by) for start, end in spans)
