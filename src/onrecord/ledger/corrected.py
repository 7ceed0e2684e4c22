"""A record as people corrected it. Pure: a reading and the judgements on its article -> a record.

A judgement finds its attribution by the words that it stands in, so it holds for any reading.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.ledger.whom import actor_key
from onrecord.model import (
    Actor,
    Attribution,
    Correction,
    Judged,
    Link,
    Passage,
    Record,
    Source,
    Spans,
    envelope,
    overlaps,
)

_DONE = {"add": "added", "correct": "corrected", "confirm": "confirmed", "reject": "rejected"}


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that no other takes back, oldest first."""
    ordered = sorted(corrections, key=lambda c: c.seq)
    undone = {c.undoes for c in ordered if c.verdict == "undo"}
    return [c for c in ordered if c.verdict != "undo" and c.seq not in undone]


def judged(record: Record, corrections: Iterable[Correction]) -> Record:
    """The record with what people decided; what they rejected is in it, and says so."""
    for c in in_force(corrections):
        record = _apply(record, c)
    return record


def standing(record: Record) -> Record:
    """A judged record without what was rejected and all that rests on it alone."""
    gone = {a.id: a for a in record.attributions if a.judged and a.judged.verdict == "rejected"}
    if not gone:
        return record
    undertakings = [
        replace(u, attributions=tuple(x for x in u.attributions if x not in gone))
        for u in record.undertakings
        if not u.attributions or set(u.attributions) - gone.keys()
    ]
    left = {u.id for u in undertakings}
    return replace(
        record,
        attributions=tuple(
            _without(a, gone, record) for a in record.attributions if a.id not in gone
        ),
        undertakings=tuple(undertakings),
        status_reports=tuple(
            r for r in record.status_reports if r.attribution not in gone and r.undertaking in left
        ),
        events=tuple(e for e in record.events if e.attribution not in gone),
        happenings=tuple(h for h in record.happenings if h.attribution not in gone),
    )


def matching(record: Record, cue: Spans, content: Spans) -> Attribution | None:
    """The attribution that stands in these words best: in the same content, and cue if both have."""
    found = [
        a
        for a in record.attributions
        if overlaps(a.content.spans, content)
        and (not cue or not a.cue.spans or overlaps(a.cue.spans, cue))
    ]
    place = _letters((*cue, *content))

    def likeness(a: Attribution) -> float:
        own = _letters((*a.cue.spans, *a.content.spans))
        return len(own & place) / len(own | place)

    return max(found, key=likeness, default=None)


def _letters(spans: Spans) -> set[int]:
    return {n for start, end in spans for n in range(start, end)}


def _apply(record: Record, c: Correction) -> Record:
    found = None if c.verdict == "add" else matching(record, c.cue, c.was or c.content)
    if found is None:  # what was rejected and is no longer read needs no more
        return record if c.verdict == "reject" else _set(record, c, _new(record, c))
    mark = _mark(c)
    if c.verdict in ("confirm", "reject"):
        return _put(record, replace(found, judged=mark))
    return _set(record, c, found)


def _mark(c: Correction) -> Judged:
    return Judged(
        verdict=_DONE[c.verdict],  # type: ignore[arg-type]
        who=c.who,
        when=c.recorded,
        why=c.why,
        seq=c.seq,
    )


def _new(record: Record, c: Correction) -> Attribution:
    """An attribution of a person's own, with its place among those that were read."""
    start, end = envelope((*c.cue, *c.content))
    around = [
        a
        for a in record.attributions
        if any(x <= start and end <= y for x, y in a.content.spans)
        and not (a.judged and a.judged.verdict == "rejected")
    ]
    inmost = min(around, key=lambda a: len(_letters(a.content.spans)), default=None)
    return Attribution(
        id=f"p{c.seq}",
        source=Source(),
        cue=Passage(),
        content=Passage(),
        within=inmost.id if inmost else None,
    )


def _set(record: Record, c: Correction, a: Attribution) -> Record:
    """Give an attribution a person's source, cue and content, and the chain that follows."""
    record, actor = _actor(record, c)
    parent = next((x for x in record.attributions if x.id == a.within), None)
    outlet = record.article.outlet
    first = (Link(known="outlet", actor=outlet),) if outlet else ()
    above = tuple(x for x in a.links if x.attribution != a.id)[:-1] or (
        parent.links if parent else first
    )
    own = Link(
        known="read" if actor else "not-given", actor=actor, attribution=a.id, spans=c.source
    )
    links = (*above, own)
    made = replace(
        a,
        source=Source(spans=c.source, actor=actor),
        cue=Passage(spans=c.cue),
        content=Passage(spans=c.content),
        links=links,
        chain=tuple(x.actor for x in links if x.actor),
        judged=_mark(c),
    )
    return _resting(_put(record, made), made)


def _put(record: Record, made: Attribution) -> Record:
    others = record.attributions
    if any(a.id == made.id for a in others):
        return replace(record, attributions=tuple(made if a.id == made.id else a for a in others))
    place = sorted((*others, made), key=lambda a: envelope(a.content.spans or ((0, 0),))[0])
    return replace(record, attributions=tuple(place))


def _actor(record: Record, c: Correction) -> tuple[Record, str | None]:
    """The actor whom a person means: by name, else the one mentioned in the words of the source."""
    text = record.article.text
    name = c.actor or " ".join(text[s:e] for s, e in c.source)
    if not name:
        return record, None
    named = [a.id for a in record.actors if actor_key(a.name) == actor_key(name)]
    if not named and not c.actor:
        inside = [
            (end - start, a.id)
            for a in record.actors
            for start, end in a.mentions
            if any(x <= start and end <= y for x, y in c.source)
        ]
        named = [max(inside)[1]] if inside else []
    if named:
        return record, named[0]
    made = Actor(id=f"person-{c.seq}", name=name, type="other", mentions=c.source)
    return replace(record, actors=(*record.actors, made)), made.id


def _resting(record: Record, a: Attribution) -> Record:
    """Rest on an attribution what stands in its content and was told by the outlet or its tellers;

    what stands outside it no longer does.
    """
    above = _above(record, a)

    def told(before: Sequence[str], spans: Spans) -> tuple[str, ...]:
        holds = overlaps(a.content.spans, spans)
        if not holds:
            return tuple(x for x in before if x != a.id)
        if a.id in before:
            return tuple(before)
        kept = tuple(x for x in before if x not in above)
        return tuple(before) if kept else (*kept, a.id)

    def one(before: str | None, spans: Spans) -> str | None:
        return next(iter(told((before,) if before else (), spans)), None)

    return replace(
        record,
        undertakings=tuple(
            replace(u, attributions=told(u.attributions, u.action.spans))
            for u in record.undertakings
        ),
        status_reports=tuple(
            replace(r, attribution=one(r.attribution, r.spans)) for r in record.status_reports
        ),
        events=tuple(replace(e, attribution=one(e.attribution, e.spans)) for e in record.events),
        happenings=tuple(
            replace(h, attribution=one(h.attribution, h.spans)) for h in record.happenings
        ),
    )


def _above(record: Record, a: Attribution) -> set[str]:
    by_id = {x.id: x for x in record.attributions}
    found: set[str] = set()
    at = a.within
    while at in by_id and at not in found:
        found.add(at)
        at = by_id[at].within
    return found


def _without(a: Attribution, gone: dict[str, Attribution], record: Record) -> Attribution:
    """An attribution without the tellers that rejected ones gave it."""
    within, seen = a.within, set[str]()
    while within in gone and within not in seen:
        seen.add(within)
        within = gone[within].within
    links = tuple(x for x in a.links if x.attribution not in gone)
    if within == a.within and links == a.links:
        return a
    return replace(a, within=within, links=links, chain=tuple(x.actor for x in links if x.actor))
