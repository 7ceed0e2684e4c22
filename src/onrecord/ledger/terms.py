"""Under what undertakings are filed and looked up: two are compared if they share a term."""

from datetime import date, timedelta

from onrecord.ledger.held import Held
from onrecord.ledger.sense import Sense
from onrecord.meaning import stems

ONE_REPORT = 3
"""Days within which two articles may tell the same report of another outlet."""
_POINTS, _TELLS = "#points", "#tells"
_IN, _OF = "#in", "#of"


def terms(u: Held, sense: Sense) -> frozenset[str]:
    """Under what an undertaking is filed.

    Not the words of its statement: they are many, and would find a handful more.
    """
    party = {f"@{sense.counterparty}"} if u.counterparty else set()
    speaker = {f"#by {sense.speaker}"} if sense.speaker else set()
    day = _iso(sense.published)
    reports = {(_IN, sense.cited), (_OF, sense.outlet)} if day else set()
    return (
        stems(u.action)
        | sense.words
        | sense.conditions
        | party
        | speaker
        | {f"{kind} {name}@{day}" for kind, name in reports if name}
        | {_POINTS if sense.points else _TELLS}
    )


def filed(found: frozenset[str], sense: Sense) -> set[tuple[str, str]]:
    """The blocks, each with a term, under which an undertaking with these terms is filed.

    What tells an outlet's report is filed beside its bearer too: another may not name the bearer.
    """
    report = {t for t in found if t.startswith((f"{_IN} ", f"{_OF} "))}
    return {(sense.block, t) for t in found} | {(sense.beside, t) for t in report}


def looked_up(filed: frozenset[str]) -> frozenset[str]:
    """The terms under which the like of an undertaking filed under these are looked up.

    One that only points ('keep its word') is held against all that tell something, and they
    against it; what rests on an outlet's report, against what that outlet and others who cite it
    told in the same days.
    """
    held_against = {_TELLS} if _POINTS in filed else {_POINTS}
    told = {t for t in filed if t.startswith((f"{_IN} ", f"{_OF} "))}
    return (filed - told - {_TELLS}) | held_against | {near for t in told for near in _near(t)}


def _near(term: str) -> set[str]:
    """The terms of the same report, in the days around: what an outlet tells of its own is none."""
    kind, _, rest = term.partition(" ")
    name, _, day = rest.rpartition("@")
    kinds = (_IN, _OF) if kind == _IN else (_IN,)
    try:
        first = date.fromisoformat(day)
        days = [first + timedelta(n) for n in range(-ONE_REPORT, ONE_REPORT + 1)]
    except (ValueError, OverflowError):
        return set()
    return {f"{k} {name}@{d.isoformat()}" for k in kinds for d in days}


def _iso(published: str) -> str:
    """A day as it is filed, however it is written; '' for none."""
    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        return ""
