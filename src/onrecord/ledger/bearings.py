"""Which happenings in an article bear on an undertaking told elsewhere, and what they report.

Like `likeness`, decided from the article and the undertaking alone. One shared word is enough only
where the doer is right or the sense is near.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.ledger.held import Held, HeldReport
from onrecord.ledger.likeness import actor_key, grip, names_in
from onrecord.meaning import stems, vectors
from onrecord.model import Status

_NOT = frozenset({"nobody", "no", "not", "never", "none", "nothing"})
_AGAIN = re.compile(r"\b(?:an? (?:day|week|month)|every|daily|weekly|each|regularly)\b")
_CARRIED = 160


class Bearing(NamedTuple):
    """Happening number `place` of an article reports `status`."""

    place: int
    status: Status
    score: float
    reason: str


def bearings(happenings: Sequence[HeldReport], outlet: str | None, u: Held) -> list[Bearing]:
    """The happenings of one article (by `outlet`) that bear on `u`, in order."""
    if not actor_key(u.bearer):
        return []
    found: list[Bearing] = []
    last = -1
    for index, h in enumerate(happenings):
        tie = _tie(h, outlet, u) or (_carried(h, happenings[last], u) if last >= 0 else None)
        status = verdict(h, u) if tie else None
        if tie and status:
            found.append(Bearing(index, status, *tie))
            last = index
    return found


def _tie(h: HeldReport, outlet: str | None, u: Held) -> tuple[float, str] | None:
    doer, bearer = actor_key(h.actor), _doer(u)
    free = not doer or doer == actor_key(outlet)
    if not free and doer != bearer:
        return None
    shared = _shared(h, u)
    if not shared:
        return None
    near = _near(h, u)
    enough = (
        (len(shared) >= 2 and near >= 0.3)
        or (near >= 0.3 and (doer == bearer or h.negated))
        or near >= 0.5
    )
    if not enough:
        return None
    score = min(1.0, near + 0.1 * len(shared) + 0.1 * (doer == bearer))
    return round(score, 4), f"shares {', '.join(sorted(shared))} with it (sense {near:.2f})"


def _carried(h: HeldReport, before: HeldReport, u: Held) -> tuple[float, str] | None:
    """'None of her vehicles had been let in', right after a report on the same matter."""
    near_by = 0 <= h.spans[0][0] - before.spans[-1][1] <= _CARRIED
    if not (near_by and h.negated and not actor_key(h.actor) and _shared(h, u)):
        return None
    return 0.5, "goes on from the report before it"


def _shared(h: HeldReport, u: Held) -> frozenset[str]:
    names = names_in(" ".join(filter(None, (u.bearer, u.counterparty, h.actor))))
    return (stems(h.quote) & stems(u.action)) - names - names_in(u.action)


def _near(h: HeldReport, u: Held) -> float:
    one, other = vectors([h.quote, u.action])
    return float(one @ other)


def _doer(u: Held) -> str:
    """Who would do it: what is permitted or asked, the counterparty."""
    other = u.act in ("permit", "demand", "forbid") and u.body
    return actor_key(u.counterparty if other else u.bearer)


def verdict(h: HeldReport, u: Held) -> Status | None:
    """Which status a happening that bears on `u` reports, if any."""
    if h.status == "obstructed":
        return None if h.negated else "obstructed"
    if h.status == "breached":
        return None if h.negated or u.act in ("threaten", "refuse") else "breached"
    if grip(u) == "refuses" or u.act == "refuse":
        return None
    if u.act == "forbid" or _NOT & set(u.action.lower().split()[:4]):
        if h.negated or h.status in ("in-progress", "met"):
            return "in-progress"
        return "breached" if h.done and actor_key(h.actor) == _doer(u) else None
    if h.status == "not-met" or (h.negated and (h.done or h.status)):
        return None if u.act == "threaten" else "not-met"
    if h.status in ("in-progress", "partly-met"):
        return "in-progress"
    if not (h.done or h.status == "met"):
        return None
    goes_on = h.partly or h.lasting or _AGAIN.search(u.action)
    return "in-progress" if goes_on else "met"
