"""Whether two articles' undertakings are one: a score and the reason, from the two alone.

Since nothing else enters, the order in which articles come can't matter. A wrong join is worse than
a missed one: without a shared word of substance, a like condition or a near sense there is none,
unless both are told in like words, on the word of one outlet's report, or one is what the same
mouth is said to have said before. The weights were chosen by hand on the two stories in sight
(`tests/test_stories.py`) and the affairs in `benchmarks`.
"""

from datetime import date
from typing import NamedTuple

from onrecord.ledger.sense import DAYS_APART, Sense
from onrecord.ledger.terms import ONE_REPORT
from onrecord.meaning import Vectors

JOINED = 0.5
POINTED = "points to what was told before"
UNNAMED = "nobody is named who bears one"
_NOBODY_NAMED = "nobody is named who bears them"
_NEAR, _MEANT = 30, 60
_OTHER_GRIP = 0.7
_LIKE, _ALIKE, _COPIED = 0.35, 0.45, 0.97
_RECALLING, _RECALLING_APART = 0.2, 0.3
_ONE_CONDITION, _ON_ANOTHER, _NOT_UNLIKE = 0.7, 0.3, 0.4
_IN_REPORT, _OF_NOBODY = 0.25, 0.3


class Likeness(NamedTuple):
    """How far two undertakings are alike, and why."""

    score: float
    reason: str


def likeness(a: Sense, b: Sense, one: Vectors, other: Vectors) -> Likeness:
    """A score from 0 (and below) to 1, `JOINED` or more for one and the same undertaking.

    `one` and `other` are what `embed` gave for `a` and `b`.
    """
    act, both = float(one[0] @ other[0]), float(one[1] @ other[1])
    if a.bearer != b.bearer:
        return _of_nobody(a, b, (act, both, float(one[2] @ other[2])))
    one_condition = _on_one_condition(a, b, act, both)
    if conflict := _conflict(a, b, near=act >= 0.75 or one_condition is not None):
        return Likeness(0.0, conflict)
    if one_condition is not None:
        return one_condition
    if a.points != b.points:
        return _pointed(*((a, b) if a.points else (b, a)))
    deeds = _deeds_alike(a, b, act, both)
    if deeds.score >= JOINED or not a.bearer:
        return deeds
    said = float(one[2] @ other[2])
    recalled = None if _on_another(a, b, both) or _against(a, b) else _recalled(a, b, act)
    return _said_alike(a, b, said) or _one_report(a, b, said) or recalled or deeds


def _on_one_condition(a: Sense, b: Sense, act: float, both: float) -> Likeness | None:
    """Whoever is to bear it, and on what condition, are the same; and the deeds not unlike."""
    alike = a.bearer and a.conditional and b.conditional and both >= _ONE_CONDITION
    if not alike or _days(a, b) > _MEANT:
        return None
    numbers = a.numbers and b.numbers and not a.numbers & b.numbers
    if numbers or not (act >= _NOT_UNLIKE or a.words & b.words):
        return None
    reason = f"same bearer; on one condition ({both:.2f}); actions alike ({act:.2f})"
    return Likeness(round(max(JOINED, min(1.0, 0.6 * act + 0.5 * both)), 4), reason)


def _one_report(a: Sense, b: Sense, said: float) -> Likeness | None:
    """Both are told on the word of one outlet's report of those days."""
    outlets = {a.cited, a.outlet} & {b.cited, b.outlet} - {"", *({a.outlet} & {b.outlet})}
    if not outlets or a.grip != b.grip or said < _IN_REPORT or _apart(a, b):
        return None
    if _days(a, b) > ONE_REPORT:
        return None
    reason = f"same bearer; both told on the word of {min(outlets)}; statements alike ({said:.2f})"
    return Likeness(round(JOINED + 0.5 * said, 4), reason)


def _of_nobody(a: Sense, b: Sense, near: tuple[float, float, float]) -> Likeness:
    """'Gunmen will clear out of the dam', on the word of the report in which the League would leave it."""
    act, both, said = near
    reports = {
        nobody.cited
        for nobody, other in ((a, b), (b, a))
        if nobody.nameless and nobody.cited and nobody.cited in (other.cited, other.outlet)
    }
    if not reports or a.points or b.points or _days(a, b) > ONE_REPORT:
        return Likeness(0.0, "not of one bearer")
    if conflict := _conflict(a, b, near=act >= 0.75):
        return Likeness(0.0, conflict)
    told = JOINED + 0.5 * said if said >= _OF_NOBODY else 0.0
    score = round(max(_deeds_alike(a, b, act, both).score, told), 4)
    who = _NOBODY_NAMED if a.nameless and b.nameless else UNNAMED
    reason = f"both told on the word of {min(reports)}; statements alike ({said:.2f})"
    return Likeness(score, f"{who}; {reason}")


def _deeds_alike(a: Sense, b: Sense, act: float, both: float) -> Likeness:
    """By what is done, to whom and on which condition: `act` and `both` say how near in sense."""
    cond = max(0.0, both) if a.conditional and b.conditional else 0.0
    words, names = a.words & b.words, a.names & b.names
    same_party = bool(a.counterparty) and a.counterparty == b.counterparty
    same_act = a.act == b.act
    if not (
        len(words) > 1
        or max(cond - 0.5, act - 0.55) >= 0
        or (act >= 0.4 and (words or (names and same_act and same_party)))
    ):
        return Likeness(0.0, "nothing of substance is shared")
    score = (
        0.6 * act
        + 0.35 * cond
        + 0.05 * min(len(a.conditions & b.conditions), 2)
        + 0.12 * min(len(words) + 0.5 * len(names), 3)
        + 0.15 * bool(a.numbers & b.numbers)
        + 0.1 * (same_act + same_party)
        + 0.05 * (_days(a, b) <= _NEAR)
    )
    if not a.bearer and (act < 0.9 or len(words) < 3):
        return Likeness(0.0, "nobody is known to bear either")
    opposed = _against(a, b) and _on_another(a, b, both)
    if opposed and len(words) < 2 and score < _OTHER_GRIP:
        return Likeness(0.0, "one is to be done, the other to be left undone or kept up")
    if a.grip != b.grip and score < _OTHER_GRIP:
        return Likeness(0.0, "told as another kind of act, and not near enough for that")
    return Likeness(round(min(1.0, score), 4), _reason(act, cond, words | names, same_party))


def _against(a: Sense, b: Sense) -> bool:
    """Whether one is to be done and the other left undone, and neither is to be kept up."""
    return a.undone != b.undone and not (a.again or b.again)


def _on_another(a: Sense, b: Sense, both: float) -> bool:
    """Whether each hangs on a condition of its own."""
    return a.conditional and b.conditional and both < _ON_ANOTHER


def _pointed(pointing: Sense, told: Sense) -> Likeness:
    """'would keep its word': the nearer in time what was told before, the likelier meant."""
    days = _days(pointing, told)
    if told.published > pointing.published or days > _MEANT:
        return Likeness(0.0, "too long ago")
    share = 0.2 * (told.act in ("promise", "offer")) + 0.2 * told.conditional
    return Likeness(round(JOINED + share + 0.1 * (1 - days / _MEANT), 4), POINTED)


def _said_alike(a: Sense, b: Sense, near: float) -> Likeness | None:
    """Told in like words, whatever of them was read as the action.

    Copies of one sentence are left to what is read in them: all of it is alike.
    """
    common = a.said & b.said
    # whom and where it is of, a bearer's other matters share too
    shared = len(common - a.names - b.names if _apart(a, b) else common)
    enough = _LIKE if shared > 1 else _ALIKE
    # one word in common is little where one is to do something and the other to leave something
    few = shared < 2 if _apart(a, b) else not shared
    if a.act != b.act or few or not enough <= near <= _COPIED:
        return None
    words = ", ".join(sorted(a.said & b.said)[:6])
    reason = f"same bearer; told in like words ({near:.2f}): {words}"
    return Likeness(round(min(1.0, JOINED + 0.5 * near), 4), reason)


def _apart(a: Sense, b: Sense) -> bool:
    """Whether one is something to do, and the other to leave undone or to keep up."""
    return (a.undone or a.again) != (b.undone or b.again)


def _recalled(a: Sense, b: Sense, act: float) -> Likeness | None:
    """'The minister had pledged …': what the same mouth said not long before."""
    least = _RECALLING_APART if _apart(a, b) else _RECALLING
    if not a.speaker or a.speaker != b.speaker or a.act != b.act or act < least:
        return None
    later = a if a.published > b.published or not b.recalled else b
    earlier = b if later is a else a
    dated = a.published and b.published and earlier.published <= later.published
    if not later.recalled or not dated or _days(a, b) > _MEANT:
        return None
    reason = f"same bearer; said before by {later.speaker}; actions alike ({act:.2f})"
    return Likeness(round(JOINED + 0.5 * act, 4), reason)


def _conflict(a: Sense, b: Sense, *, near: bool) -> str | None:
    if _days(a, b) > DAYS_APART:
        return "more than a year apart"
    if _refused(a, b) or _refused(b, a):
        return "one is refused, the other undertaken"
    if near:
        return None
    if a.body and b.body and a.counterparty != b.counterparty:
        return "towards different parties"
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return "the numbers differ"
    held_back = a.act in ("forbid", "refuse")  # 'let no wagon out' is a ban on wagons
    same_deed = a.verb in b.words or b.verb in a.words  # 'block nobody' is no denial of 'keep open'
    if a.undone != b.undone and a.act == b.act and same_deed and not held_back:
        return "one is to leave undone what the other is to do"
    return None


def _refused(refusal: Sense, other: Sense) -> bool:
    """Whether a deed is refused that the other is to do: not what the other is to leave undone."""
    return refusal.grip == "refuses" and other.grip == "gives" and not other.undone


def _days(a: Sense, b: Sense) -> int:
    if a.published == b.published:
        return 0
    try:
        return abs((date.fromisoformat(a.published) - date.fromisoformat(b.published)).days)
    except ValueError:
        return 0


def _reason(act: float, cond: float, shared: frozenset[str], party: bool) -> str:
    parts = ["same bearer", f"actions alike ({act:.2f})"]
    if shared:
        parts.append("shared words: " + ", ".join(sorted(shared)[:6]))
    if cond:
        parts.append(f"conditions alike ({cond:.2f})")
    if party:
        parts.append("same counterparty")
    return "; ".join(parts)
