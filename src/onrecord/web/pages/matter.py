"""One matter: its timeline, who told whom, every telling in context, and what was judged."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from onrecord import asked
from onrecord.export.marks import blocks_of
from onrecord.ledger import NOW, Ledger, desk
from onrecord.ledger.judging import FIELDS, SCALES
from onrecord.model import Article, Matter, Span, Spans, Telling
from onrecord.web.drawings.tellers import tree
from onrecord.web.drawings.timeline import timeline
from onrecord.web.pages.board import matters_as
from onrecord.web.pages.shared import address, as_json, page

SHOWN = 20  # of the tellings of an origin, unless all are asked for
AROUND = 320


class Piece(NamedTuple):
    """Words of a passage; `hit` says that they are what was said."""

    words: str
    hit: bool


@get("/matters/{which:str}", sync_to_thread=True)
def matter(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    which: FromPath[str],
    as_of: FromQuery[str | None] = None,
    all: FromQuery[bool] = False,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """One matter, as of now or of a moment; where much was told, a part of it unless `all`."""
    moment = asked.as_of(as_of)
    m = ledger.matter(which, moment)
    if format == "json":
        return as_json(m, m.id)
    if format == "csv":
        return matters_as("csv", ledger, [m], m.id)
    groups = tree(m)
    most = len(m.tellings) if all else SHOWN
    shown = {t.article for g in groups for t in g.told[:most]}
    reported = [e.article for e in m.timeline]
    with ledger.store.reading() as connection:
        texts = desk.texts(connection, {*shown, *reported[:most]})
        judged = desk.history(connection, m) if moment == NOW else list(m.judgements)
        near = desk.near(connection, m) if moment == NOW else []
    in_force = {j.seq for j in m.judgements}
    return page(
        "matter.html", request, "Matters", m=m, timeline=timeline(m, m.judgements),
        groups=groups, most=most, all_address=address(request, all="true"),
        left_out=sum(max(0, len(g.told) - most) for g in groups),
        joins=sorted(m.joins, key=lambda j: -j.score)[:SHOWN], passages=_passages(m, texts), titles=_titles(texts),
        judged=[(j, j.seq in in_force) for j in judged if j.verdict != "undo" or j.seq in in_force],
        undone={j.undone_by: j.seq for j in judged if j.undone_by},
        near=near, as_of=as_of or "", now=moment == NOW, here_address=address(request),
        fields=[f for f in FIELDS if f != "origin"], scales=SCALES,
        numbers=_numbers(m), anchors=_anchors(m),
    )  # fmt: skip


Place = tuple[str, int, str | None]
"""A telling of a matter: its article, its undertaking's number and its attribution."""


def _passages(m: Matter, texts: dict[str, Article]) -> dict[Place, list[Piece]]:
    return {
        (t.article, t.number, t.attribution): in_context(texts[t.article].text, t.spans)
        for t in m.tellings
        if t.article in texts and t.spans
    }


def in_context(text: str, spans: Spans) -> list[Piece]:
    """The paragraphs that spans stand in, the words they cover marked, cut where it is long."""
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    inside = [(a, b) for a, b in blocks_of(text) if a < end and b > start]
    if not inside:
        return [Piece(text[start:end], True)]
    first = max(inside[0][0], _word_before(text, start - AROUND))
    last = min(inside[-1][1], _word_after(text, end + AROUND))
    pieces = [Piece("… ", False)] if first > inside[0][0] else []
    pieces += _pieces(text, (first, last), spans)
    return [*pieces, *([Piece(" …", False)] if last < inside[-1][1] else [])]


def _pieces(text: str, within: Span, spans: Sequence[Span]) -> list[Piece]:
    found, at = [], within[0]
    for a, b in sorted(spans):
        start = max(a, at)
        stop = max(min(b, within[1]), start)
        found += [Piece(text[at:start], False), Piece(text[start:stop], True)]
        at = stop
    found.append(Piece(text[at : within[1]].rstrip(), False))
    return [p for p in found if p.words]


def _word_before(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1 or at


def _word_after(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), 0) or at


def _titles(texts: dict[str, Article]) -> dict[str, str]:
    return {key: a.title or " ".join(a.text.split()[:9]) + " …" for key, a in texts.items()}


def _numbers(m: Matter) -> list[tuple[int, str, str]]:
    """Each undertaking once: its number, its outlet and day, its action."""
    read = [t for t in m.tellings if not _heard(t)]
    found = {
        t.number: f"{t.outlet or 'an outlet not named'}, {(t.published or 'no date')[:10]}"
        for t in read
    }
    actions = {t.number: t.action for t in read}
    return [(n, where, actions[n]) for n, where in sorted(found.items())]


def _anchors(m: Matter) -> dict[Place, str]:
    """Where each telling stands on the page: the first of an undertaking under its number alone."""
    found: dict[Place, str] = {}
    times: Counter[int] = Counter()
    for t in sorted(m.tellings, key=_heard):
        times[t.number] += 1
        again = times[t.number]
        found[t.article, t.number, t.attribution] = f"t{t.number}" + (f"-{again}" * (again > 1))
    return found


def _heard(t: Telling) -> bool:
    return t.likeness is not None
