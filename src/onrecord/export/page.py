"""Record -> one self-contained page: no script, no request to any other host."""

import itertools
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from onrecord.export.wording import ACTS, EXCLUDED, Wording
from onrecord.model import Record, Span, Spans


@dataclass(frozen=True)
class Mark:
    """A stretch of the article that plays a role for `owner`."""

    role: str
    owner: str
    spans: Spans
    depth: int = 0
    label: str = ""


@dataclass(frozen=True)
class Segment:
    """Text that no boundary cuts, and the marks it lies in."""

    start: int
    text: str
    classes: str
    label: str
    depth: int
    opens: tuple[str, ...] = ()


def html_page(record: Record) -> str:
    """The page, as HTML."""
    say = Wording(record)
    marks = marks_of(record)
    blocks = [
        {"segments": segments(record.article.text, block, marks), "notes": _notes(say, block)}
        for block in blocks_of(record.article.text)
    ]
    return str(
        _template().render(say=say, record=record, blocks=blocks, acts=ACTS, quote=say.quote)
    )


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment

    source = (files("onrecord.export") / "templates" / "page.html").read_text("utf8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)


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


def marks_of(record: Record) -> list[Mark]:
    """Everything that the page marks in the text."""
    say = Wording(record)
    depth: dict[str, int] = {}
    marks = []
    for a in record.attributions:
        depth[a.id] = depth.get(a.within or "", -1) + 1
        chain = say.chain(a)
        for role, spans in (
            ("content", a.content.spans),
            ("source", a.source.spans),
            ("cue", a.cue.spans),
        ):
            marks.append(Mark(role, a.id, spans, min(depth[a.id], 3), chain))
    for c in record.conditions:
        marks.append(Mark("condition", c.id, c.spans, 0, f"condition: {c.connective}"))
    for r in record.status_reports:
        marks.append(Mark("status", r.id, r.spans, 0, f"{r.undertaking}: {r.status}"))
    for e in record.article.excluded:
        marks.append(Mark("excluded", "", e.spans, 0, f"left out: {EXCLUDED[e.reason]}"))
    return marks


def segments(text: str, block: Span, marks: list[Mark]) -> list[Segment]:
    """A block cut at every boundary of a mark; the segments' texts together are the block's."""
    inside = [
        (mark, max(a, block[0]), min(b, block[1]))
        for mark in marks
        for a, b in mark.spans
        if a < block[1] and b > block[0]
    ]
    edges = sorted({*block, *(a for _, a, _ in inside), *(b for _, _, b in inside)})
    out = []
    for start, stop in itertools.pairwise(edges):
        here = [m for m, a, b in inside if a <= start and stop <= b]
        opens = [m for m, a, _ in inside if a == start]
        cue = next(
            (
                m
                for m in reversed(here)
                if m.role in ("cue", "excluded", "status", "condition", "source")
            ),
            None,
        )
        deepest = max((m.depth for m in here if m.role == "content"), default=-1) + 1
        out.append(
            Segment(
                start, text[start:stop], " ".join(dict.fromkeys(m.role for m in here)),
                cue.label if cue and cue in opens else "", deepest,
                tuple(dict.fromkeys(m.owner for m in opens if m.owner)),
            )
        )  # fmt: skip
    return out


def _notes(say: Wording, block: Span) -> list[dict[str, Any]]:
    """The undertakings whose action begins in a block, and the reports on them."""
    record = say.record
    return [
        {"u": u, "reports": [r for r in record.status_reports if r.undertaking == u.id]}
        for u in record.undertakings
        if u.action.spans and block[0] <= u.action.spans[0][0] < block[1]
    ]
