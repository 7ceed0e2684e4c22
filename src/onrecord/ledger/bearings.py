"""Which happenings in an article bear on an undertaking told elsewhere, and what they report.

Like `likeness`, decided from the article and the undertaking alone. One shared word is enough only
where the doer is right or the sense is near.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.ledger.held import HeldReport
from onrecord.ledger.sense import Sense, names_in
from onrecord.ledger.whom import actor_key
from onrecord.meaning import Vectors, stems
from onrecord.meaning.answers import DENIED, SUMMED, gainsaid
from onrecord.meaning.numbers import numbers_in
from onrecord.model import Status

_CARRIED = 160
_SURE, _MANY = 0.46, 3
_NEAR, _BEGUN, _LIKELY = 0.3, 0.35, 0.4
_OF = re.compile(r"\b([\w-]+) of (?:the |its |their |these |those )?([\w,-]+)", re.I)
_LAST = re.compile(r"\b(?:last|remaining|final) (?:[\d,]+ |[a-z]+ )?([a-z]+)\b", re.I)
_PARTS = frozenset({"some", "most", "half", "several", "many", "last", "rest"})
# 'nobody has fallen in': whatever nobody did, it was not what others were to do
_NOBODY = re.compile(r"(?:nobody|no one)\b(?! (?:(?:has|had|have) been|was|were)\b)", re.I)
_STILL = re.compile(r"\b(?:is|are|was|were) still (?:in|at|on|with|there|under|behind)\b", re.I)
_TIMES = frozenset({"day", "night", "week", "month", "year", "time"})
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
        if tie is None and (tie := _summed_up(found, place, u, vector)):
            status = "in-progress" if u.again or u.undone else "met"
        unsure = near < _SURE and len(shared) < _MANY and not counted
        if status == "met" and h.status is None and unsure:
            continue  # something was done, but hardly that
        if tie and status:
            borne.append(Bearing(place, status, *tie))
            last = h
    return sorted([*borne, *_opposed(found, u, vector, {b.place: b for b in borne})])


def _opposed(
    found: Happenings, u: Sense, vector: Vectors, borne: Mapping[int, Bearing]
) -> Iterator[Bearing]:
    """A claim and its denial: where one of them bears on `u`, or they do together, both do."""
    if u.act in ("threaten", "refuse"):
        return
    paired: set[int] = set()
    for place, h in enumerate(found.reports):
        if h.against is None or h.against < place or {place, h.against} & paired:
            continue
        paired |= {place, h.against}
        pair = (place, h.against)
        told = [borne[p] for p in pair if p in borne]
        if len(told) == 1:
            other = next(p for p in pair if p not in borne)
            status = gainsaid(told[0].status, u.undone or u.act == "forbid")
            yield Bearing(other, status, told[0].score, DENIED)
        elif not told and (score := _together(found, pair, u, vector)):
            for p in pair:
                yield Bearing(p, _claimed(found.reports[p].denies, u), score, DENIED)


def _claimed(denies: bool, u: Sense) -> Status:
    """What who says, or denies, that something was done reports of `u`: a ban is kept by denial."""
    if u.undone or u.act == "forbid":
        return "in-progress" if denies else "breached"
    return "not-met" if denies else "met"


def _together(found: Happenings, pair: tuple[int, int], u: Sense, vector: Vectors) -> float | None:
    """How near a claim and its denial come to `u`, told by or of whoever is to bear it."""
    both = [found.reports[p] for p in pair]
    names = {h.actor for h in both} | {n for h in both for t in h.tellers for n in (t.name, t.of)}
    shared = {w for h in both for w in stems(h.quote)} & u.words
    summed = found.vectors[pair[0]] + found.vectors[pair[1]]
    near = float(summed @ vector[0]) / float(np.linalg.norm(summed) or 1.0)
    enough = near >= _LIKELY or (near >= _NEAR and len(shared) > 1)
    if u.bearer not in map(actor_key, names) or not shared or not enough:
        return None
    return round(near, 4)


def _tie(
    h: HeldReport, outlet: str, u: Sense, shared: frozenset[str], near: float
) -> tuple[float, str] | None:
    nameless = h.actor is not None and not any(c.isupper() for c in h.actor)
    doer, bearer = "" if nameless else actor_key(h.actor), _doer(u)  # 'the first eleven families'
    if doer not in ("", outlet, bearer) or (nameless and (u.undone or len(shared) < 2)):
        return None
    enough = (
        (len(shared) >= 2 and near >= _NEAR)
        or (near >= _NEAR and (doer == bearer or h.negated))
        or near >= 0.5
        or (near >= _BEGUN and h.status == "in-progress")
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
    last = (noun for noun in _LAST.findall(h.quote) if noun not in _TIMES)  # not 'last week'
    rest = u.numbers and {w for noun in last for w in stems(noun)} & u.words
    if not whole and not rest and not some:
        return None
    part = "the rest" if rest and not whole else "part"
    return round(near + 0.1, 4), f"tells of {part} (sense {near:.2f})"


def _carried(h: HeldReport, before: HeldReport | None) -> tuple[float, str] | None:
    """'None of her vehicles had been let in', right after a report on the same matter."""
    if before is None or not h.negated or actor_key(h.actor) or _NOBODY.match(h.quote):
        return None
    if not 0 <= h.spans[0][0] - before.spans[-1][1] <= _CARRIED:
        return None
    return 0.5, "goes on from the report before it"


def _summed_up(
    found: Happenings, place: int, u: Sense, vector: Vectors
) -> tuple[float, str] | None:
    """'… and she added that the union had "done all that it offered"', after what was done."""
    h = found.reports[place]
    if h.status != "met" or h.negated or not u.bearer or actor_key(h.actor) != u.bearer:
        return None
    for before in range(place - 1, -1, -1):
        told = found.reports[before]
        if h.spans[0][0] - told.spans[-1][1] > _CARRIED or told.negated:
            return None
        near = float(found.vectors[before] @ vector[0])
        if near >= _NEAR and stems(told.quote) & u.words:
            return round(near, 4), f"{SUMMED} (sense {near:.2f})"
    return None


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
    another = u.act == "threaten" and actor_key(h.actor) != u.bearer
    if h.status in ("in-progress", "partly-met"):
        return None if another else "in-progress"
    if not (h.done or h.status == "met") or (not h.status and _STILL.search(h.quote)):
        return None  # 'the hand itself is still in the hills'
    lasting = u.act != "threaten" and h.lasting  # a port that stays shut was shut
    partly = h.partly and not _all_left(h.quote)
    if partly or lasting or u.again or _fewer(h.quote, u):
        return None if another else "in-progress"  # no part of what another threatens
    return "met"


def _all_left(quote: str) -> bool:
    """'The remaining 26 of the 38 took their seats', 'the last nine walked out'."""
    return bool(re.match(r"(?:\S+ ){0,2}(?:last|remaining|final) \w+", quote, re.I))


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
