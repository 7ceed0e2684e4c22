"""Passages that bear on no undertaking of their article, kept for what other articles tell."""

from collections.abc import Sequence

from onrecord.model import Happening, Undertaking, overlaps
from onrecord.reading.passages import Passage
from onrecord.reading.syntax import Syntax
from onrecord.reading.verdicts import in_part, lasting


def happenings(
    syntax: Syntax,
    passages: Sequence[Passage],
    undertakings: Sequence[Undertaking],
    pairs: Sequence[tuple[Passage, Passage]],
) -> tuple[Happening, ...]:
    """Passages that tell of something done or left undone, other than an undertaking's own words.

    `pairs` are claims with their denials: both of a pair are kept, or neither says so.
    """
    told = [p for p in passages if p.done or p.negative or p.word]
    # 'Nobody has spoken about an exchange': nothing is left undone
    told = [p for p in told if not (p.negative and p.speaks)]
    told = [p for p in told if not any(overlaps(u.action.spans, p.spans) for u in undertakings)]
    ids = {p.spans: f"h{number}" for number, p in enumerate(told, 1)}
    sides = [(a, b) for claim, denial in pairs for a, b in ((claim, denial), (denial, claim))]
    against = {a.spans: ids.get(b.spans) for a, b in sides}
    denials = {denial.spans for claim, denial in pairs if claim.spans in ids}
    return tuple(
        Happening(
            id=ids[p.spans],
            spans=p.spans,
            actor=p.doer,
            negated=p.negative,
            done=p.done,
            status=p.word if p.central else None,
            partly=in_part(syntax, p),
            lasting=lasting(syntax, p),
            against=against.get(p.spans),
            denies=p.spans in denials,
            attribution=p.telling.id if p.telling else None,
        )
        for p in told
    )
