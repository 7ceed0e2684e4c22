"""Which happenings in an article bear on an undertaking told elsewhere, and what they report.

Like `likeness`, decided from the article and the undertaking alone. One shared word is enough only
where the doer is right or the sense is near.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.ledger.held import HeldReport
from onrecord.ledger.sense import Sense, names_in
from onrecord.ledger.whom import actor_key
from onrecord.meaning import Vectors, stems
from onrecord.meaning.numbers import numbers_in
from onrecord.model import Status

_CARRIED = 160
_SURE, _MANY = 0.46, 3
_NEAR = 0.3
_OF = re.compile(r"\b([\w-]+) of (?:the |its |their |these |those )?([\w,-]+)", re.I)
_LAST = re.compile(r"\b(?:last|remaining|final) (?:[\d,]+ |[a-z]+ )?([a-z]+)\b", re.I)
_PARTS = frozenset({"some", "most", "half", "several", "many", "last", "rest"})
_REST = frozenset({"last", "all", "remaining", "final", "rest"})


class Happenings(NamedTuple):
    """One article's happenings in order, their vectors [N, 384], and its outlet."""

    reports: Sequence[HeldReport]
    vectors: Vectors
    outlet: str | None


class Bearing(NamedTuple):
    """Happening number `place` of an article reports `status`."""

    place: int
    status: Status
    score: float
    reason: str


def bearings(found: Happenings, u: Sense, vector: Vectors) -> list[Bearing]:
    """The happenings of one article that bear on `u`, in order; `vector` is `embed`'s for `u`."""
    if not u.bearer:
        return []
    borne: list[Bearing] = []
    last: HeldReport | None = None
    for place, h in enumerate(found.reports):
        shared = (stems(h.quote) & u.words) - names_in(h.actor or "")
        near = float(np.dot(found.vectors[place], vector[0])) if shared else 0.0
        counted = _counted(h, u, near)
        tie = _tie(h, actor_key(found.outlet), u, shared, near) or counted or _carried(h, last)
        status = verdict(h, u) if tie else None
        unsure = near < _SURE and len(shared) < _MANY and not counted
        if status == "met" and h.status is None and unsure:
            continue  # something was done, but hardly that
        if tie and status:
            borne.append(Bearing(place, status, *tie))
            last = h
    return borne


def _tie(
    h: HeldReport, outlet: str, u: Sense, shared: frozenset[str], near: float
) -> tuple[float, str] | None:
    doer, bearer = actor_key(h.actor), _doer(u)
    if doer not in ("", outlet, bearer):
        return None
    enough = (
        (len(shared) >= 2 and near >= _NEAR)
        or (near >= _NEAR and (doer == bearer or h.negated))
        or near >= 0.5
    )
    if not enough:
        return None
    score = min(1.0, near + 0.1 * len(shared) + 0.1 * (doer == bearer))
    return round(score, 4), f"shares {', '.join(sorted(shared))} with it (sense {near:.2f})"


def _counted(h: HeldReport, u: Sense, near: float) -> tuple[float, str] | None:
    """'Eleven of the forty had taken their seats', 'the last three engineers landed', 'some left'.

    Of the forty whom somebody was to let in, of the seven engineers whom somebody was to free.
    """
    if near < _NEAR:
        return None
    parts = [whole for part, whole in _OF.findall(h.quote) if numbers_in(part) or part in _PARTS]
    whole = {n for part in parts for n in numbers_in(part)} & u.numbers
    some = h.partly and not h.negated and near >= _SURE
    rest = u.numbers and {w for last in _LAST.findall(h.quote) for w in stems(last)} & u.words
    if not whole and not rest and not some:
        return None
    part = "the rest" if rest and not whole else "part"
    return round(near + 0.1, 4), f"tells of {part} (sense {near:.2f})"


def _carried(h: HeldReport, before: HeldReport | None) -> tuple[float, str] | None:
    """'None of her vehicles had been let in', right after a report on the same matter."""
    if before is None or not h.negated or actor_key(h.actor):
        return None
    if not 0 <= h.spans[0][0] - before.spans[-1][1] <= _CARRIED:
        return None
    return 0.5, "goes on from the report before it"


def _doer(u: Sense) -> str:
    """Who would do it: what is permitted or asked, the counterparty."""
    return u.counterparty if u.act in ("permit", "demand", "forbid") and u.body else u.bearer


def verdict(h: HeldReport, u: Sense) -> Status | None:
    """Which status a happening that bears on `u` reports, if any."""
    if h.status == "obstructed":
        if u.act == "threaten" and actor_key(h.actor) == u.bearer:
            return None if h.negated else "met"  # who threatened to close a road has blocked it
        return None if h.negated else "obstructed"
    if h.status == "breached":
        return None if h.negated or u.act in ("threaten", "refuse") else "breached"
    if u.act == "refuse":
        return None
    if u.act == "forbid" or u.undone:
        if h.negated or h.status in ("in-progress", "met"):
            return "in-progress"
        return "breached" if h.done and actor_key(h.actor) == _doer(u) else None
    if h.status == "not-met" or (h.negated and (h.done or h.status)):
        return None if u.act == "threaten" else "not-met"
    if h.status in ("in-progress", "partly-met"):
        return "in-progress"
    if not (h.done or h.status == "met"):
        return None
    lasting = u.act != "threaten" and h.lasting  # a port that stays shut was shut
    return "in-progress" if h.partly or lasting or u.again or _fewer(h.quote, u) else "met"


def _fewer(quote: str, u: Sense) -> bool:
    """'Eleven observers were aboard', of the 24 undertaken; 'the last 16' are all of them."""
    whole = [int(n) for n in u.numbers]
    words = quote.lower().replace("-", " ").split()
    if len(whole) != 1 or set(words) & _REST or u.numbers & numbers_in(quote):
        return False
    return any(
        int(n) < whole[0] and stems(" ".join(words[at + 1 : at + 4])) & u.words
        for at, word in enumerate(words)
        for n in numbers_in(word)
    )
