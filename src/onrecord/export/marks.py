"""What a page marks in an article's text, and the text cut at every boundary of a mark."""

import itertools
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Record, Span, Spans, envelope

Role = Literal["source", "cue", "content", "condition", "status", "action", "excluded"]
LANES = 4


@dataclass(frozen=True)
class Mark:
    """A stretch of the article that plays a role for the value `key`.

    `lane` is the line under the text, from 1, that a content has to itself.
    """

    role: Role
    key: str
    spans: Spans
    lane: int = 0


@dataclass(frozen=True)
class Segment:
    """Text that no boundary cuts: the marks it lies in, and those that begin and end with it."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


def marks_of(record: Record) -> list[Mark]:
    """Everything that a page marks, contents with their lanes; nothing of what people rejected."""
    told = [a for a in record.attributions if not (a.judged and a.judged.verdict == "rejected")]
    contents = [Mark("content", a.id, a.content.spans) for a in told]
    article = record.article
    found = [
        *with_lanes(contents),
        *(Mark("source", a.id, a.source.spans) for a in told),
        *(Mark("cue", a.id, a.cue.spans) for a in told),
        *(Mark("action", u.id, u.action.spans) for u in record.undertakings),
        *(Mark("condition", c.id, c.spans) for c in record.conditions),
        *(Mark("status", r.id, r.spans) for r in record.status_reports),
        *(Mark("excluded", e.reason, e.spans) for e in article.excluded),
    ]
    return [m for m in (_within(m, len(article.text)) for m in found) if m.spans]


def _within(mark: Mark, length: int) -> Mark:
    if all(0 <= a < b <= length for a, b in mark.spans):
        return mark
    clipped = ((max(a, 0), min(b, length)) for a, b in mark.spans)
    return replace(mark, spans=tuple((a, b) for a, b in clipped if a < b))


def with_lanes(marks: Iterable[Mark]) -> list[Mark]:
    """Lane 1 for the widest; what overlaps it gets the next lane that is free."""
    laid: list[Mark] = []
    lanes: list[list[Span]] = [[] for _ in range(1, LANES)]  # in each, none over another, in order
    for mark in sorted(
        (m for m in marks if m.spans), key=lambda m: envelope(m.spans)[0] - envelope(m.spans)[1]
    ):
        whole = envelope(mark.spans)
        lane = next((n for n, taken in enumerate(lanes, 1) if _free(taken, whole)), LANES)
        if lane < LANES:
            insort(lanes[lane - 1], whole)
        laid.append(replace(mark, lane=lane))
    return laid


def _free(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps none of those in a lane."""
    at = bisect_left(taken, span)
    return (at == 0 or taken[at - 1][1] <= span[0]) and (
        at == len(taken) or span[1] <= taken[at][0]
    )


def blocks_of(text: str) -> list[Span]:
    """The paragraphs of a text with the line ends that follow them; together they are the text."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stop = start + len(line)
        if found and not line.strip():
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
        start = stop
    return found


def segments(text: str, block: Span, marks: Iterable[Mark]) -> list[Segment]:
    """A block cut at every boundary of a mark; the segments' texts together are the block's."""
    inside = [
        (mark, max(a, block[0]), min(b, block[1]))
        for mark in marks
        for a, b in mark.spans
        if a < block[1] and b > block[0]
    ]
    edges = sorted({*block, *(a for _, a, _ in inside), *(b for _, _, b in inside)})
    return [
        Segment(
            start, text[start:stop],
            marks=tuple(dict.fromkeys(m for m, a, b in inside if a <= start and stop <= b)),
            opens=tuple(dict.fromkeys(m for m, a, _ in inside if a == start)),
            closes=tuple(dict.fromkeys(m for m, _, b in inside if b == stop)),
        )
        for start, stop in itertools.pairwise(edges)
    ]  # fmt: skip
