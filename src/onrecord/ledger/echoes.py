"""Statements that tell, in other words, what other articles tell: `echoes`.

Reading finds an undertaking by how it is worded, and words vary without end. Where one article's
wording was understood, another's statement that comes near to it, and is of what may or shall be
rather than of what was, tells the same. Decided from the statement and the undertaking alone, so
the order in which articles come can't matter. The weights were chosen by hand on the affairs in
`benchmarks` and the stories in sight.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from onrecord.ledger.held import Held, HeldTelling, statements_of
from onrecord.ledger.likeness import Likeness
from onrecord.ledger.sense import Sense
from onrecord.ledger.whom import actor_key
from onrecord.meaning import Vectors, stems
from onrecord.meaning.anaphora import counted_before, of_the_rest, wholes
from onrecord.meaning.numbers import numbers_in
from onrecord.model import Actor, Attribution, Record, Spans, envelope, overlaps

HEARD, _HEARD_OF_REST = 0.44, 0.33
_ADDS_UP = 0.3
_AHEAD = re.compile(
    r"\b(?:will|would|shall|must|should|may|might|can|could|cannot|unless|until|provided|if|once"
    r"|(?:as|so) long as|intends?|means? to|plans? to|to be|(?:is|are|was|were) to|willing|ready"
    r"|prepared|allowed)\b|[’'](?:ll|d)\b|\b(?:won|can)[’']t\b",
    re.I,
)
_BINDING_CUE = re.compile(
    r"\b(?:demand|ask|want|insist|call|urg|promis|pledg|offer|agree|threat|warn|vow|assur|undert"
    r"|refus|forb|ban|let|allow|permit|guarant|sw[eo]r|commit)",
    re.I,
)
_CONDITION_ALONE = re.compile(
    r"\W*(?:provided|on condition|(?:as|so) long as|if|unless|once|until|till)\b[^,;]*$", re.I
)
_FEWEST_WORDS = 5
_BIND_NOTHING = frozenset({"outlet", "place", "other"})


class Echo(Struct, frozen=True, kw_only=True):
    """A statement that may tell what other articles tell; `near` are the keys of actors near it.

    `text` opens with a sentence before it where it says nothing without one; each that may be meant
    makes an echo of the same `place`. `wholes` are the numbers that it and they add up to; `rest`
    says that it is of what is left.
    """

    place: int
    telling: HeldTelling
    text: str
    near: tuple[str, ...]
    wholes: tuple[str, ...] = ()
    rest: bool = False


class Echoes(NamedTuple):
    """One article's such statements, and their vectors [N, 384]."""

    told: Sequence[Echo]
    vectors: Vectors


def echoes_of(record: Record, held: Sequence[Held]) -> list[Echo]:
    """The statements of a record, below its headline, in which no undertaking was read."""
    taken = [s for h in held for t in h.tellings for s in t.spans]
    found: list[Echo] = []
    for place, (a, telling) in enumerate(statements_of(record)):
        said = " ".join(record.article.text[slice(*s)] for s in telling.spans)
        near = tuple(sorted(_near(record, a, telling.spans)))
        if near and not overlaps(telling.spans, taken) and _looks_ahead(record, a, said):
            found += _echoes(record, place, telling, said, near)
    return found


def _echoes(
    record: Record, place: int, telling: HeldTelling, said: str, near: tuple[str, ...]
) -> list[Echo]:
    """A statement by itself, or after each sentence that 'The rest would follow' may count on."""
    before: list[str] = []
    if of_the_rest(said):
        before = counted_before(record.article.text, telling.spans[0][0])
    sums = tuple(sorted(wholes(said, before)))
    texts = [f"{sentence} {said}" for sentence in before] or [said]
    return [
        Echo(
            place=place, telling=telling, text=text, near=near, wholes=sums, rest=of_the_rest(said)
        )
        for text in texts
        if len(text.split()) >= _FEWEST_WORDS
    ]


def _looks_ahead(record: Record, a: Attribution, said: str) -> bool:
    """Whether it is of what may or shall be, by its words or by how it is said."""
    if _CONDITION_ALONE.match(said):
        return False
    cue = " ".join(record.article.text[slice(*s)] for s in (a.cue.spans if a.cue else ()))
    return bool(_AHEAD.search(said) or _BINDING_CUE.search(cue))


def _near(record: Record, a: Attribution, spans: Spans) -> set[str]:
    """The keys of its tellers, of the actors in its paragraph, and of whom all these serve."""
    actors = {x.id: x for x in record.actors}
    start, end = _paragraph(record.article.text, spans)
    chain = [link.actor for link in a.links if link.known != "outlet"]
    beside = (x.id for x in record.actors if any(start <= s < end for s, _ in x.mentions))
    whole = [y for i in (*chain, *beside) for y in _served(actors, i)]
    return {actor_key(x.name) for x in whole if x.type not in _BIND_NOTHING} - {""}


def _paragraph(text: str, spans: Spans) -> tuple[int, int]:
    start, end = envelope(spans)
    below = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, below if below >= 0 else len(text)


def _served(actors: dict[str, Actor], one: str | None) -> Iterator[Actor]:
    """An actor and those whom it serves, in turn."""
    seen: set[str] = set()
    while one and one not in seen and one in actors:
        seen.add(one)
        yield actors[one]
        one = actors[one].affiliation


def words_of(echo: Echo) -> frozenset[str]:
    """The words by which a statement is looked up."""
    return stems(echo.text)


def heard(found: Echoes, u: Sense, vector: Vectors) -> dict[int, tuple[Echo, Likeness]]:
    """The statements of one article that tell `u`, by place, with how far they are alike, and why.

    `vector` is what `embed` gave for `u`.
    """
    told: dict[int, tuple[Echo, Likeness]] = {}
    if not u.bearer or u.points:
        return told
    for n, echo in enumerate(found.told):
        if u.bearer in echo.near:
            alike = _alike(echo, found.vectors[n], u, vector)
            best = told[echo.place][1].score if echo.place in told else 0.0
            if alike.score >= max(_HEARD_OF_REST if echo.rest else HEARD, best):
                told[echo.place] = echo, alike
    return told


def _alike(echo: Echo, one: Vectors, u: Sense, vector: Vectors) -> Likeness:
    said, numbers = stems(echo.text), numbers_in(echo.text)
    shared = said & (u.words | u.names)
    act = float(one @ vector[0])
    whole = vector[0] + vector[1] if u.conditional else vector[0]
    near = max(act, float(one @ whole) / float(np.linalg.norm(whole)))
    agree = bool(numbers & u.numbers) - bool(numbers and u.numbers and not numbers & u.numbers)
    adds_up = bool(u.numbers & set(echo.wholes))
    score = (
        0.6 * near
        + 0.1 * min(len(shared), 3)
        + 0.08 * min(len(said & u.conditions), 2)
        + (_ADDS_UP if adds_up else 0.1 * agree)
    )
    words = ", ".join(sorted(shared | (said & u.conditions))[:6])
    return Likeness(
        round(min(1.0, score), 4),
        f"alike in sense ({near:.2f})" + (f"; shared words: {words}" if words else ""),
    )
