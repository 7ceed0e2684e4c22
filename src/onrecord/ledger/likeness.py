"""Whether two articles' undertakings are one: a score and the reason, from the two alone.

Since nothing else enters, the order in which articles come can't matter. A wrong join is worse than
a missed one: without a shared word of substance, a like condition or a near sense there is none.
The weights were chosen by hand on the two stories in sight (`benchmarks/stories.py`).
"""

import re
from datetime import date
from typing import NamedTuple

import numpy as np

from onrecord.ledger.held import Held
from onrecord.meaning import Vectors, stems, vectors

JOINED = 0.5
_DAYS_APART, _NEAR = 400, 30
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_NUMBERS = re.compile(r"\d+")
_WORDS = {
    w: str(n)
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80"}
_NOT = frozenset({"nobody", "no", "not", "never", "none", "nothing"})
_PLEDGES = stems(
    "word promise pledge commitment bargain deal agreement undertaking obligation side"
)
_KEEPING = stems(
    "keep honour honor fulfil fulfill stick stand abide uphold comply adhere meet letter day full"
)
_POINTS, _TELLS, _MEANT = "#points", "#tells", 60
_HELD_BACK = frozenset({"before", "until", "unless"})


class Sense(NamedTuple):
    """What is compared: stems of the action (names apart), of the conditions, numbers, vectors."""

    words: frozenset[str]
    names: frozenset[str]
    conditions: frozenset[str]
    numbers: frozenset[str]
    vector: Vectors


class Likeness(NamedTuple):
    """How far two undertakings are alike, and why."""

    score: float
    reason: str


def embed(u: Held) -> Vectors:
    """The vectors of an undertaking's action and of its conditions, [2, 384]."""
    said = "; ".join(c.text for c in u.conditions)
    return vectors([u.action, said or u.action])


def sense_of(u: Held, vector: Vectors) -> Sense:
    """`vector` is what `embed` gave for `u`."""
    parties = names_in(" ".join(filter(None, (u.bearer, u.counterparty))))
    names = names_in(u.action) - parties
    return Sense(
        stems(u.action) - names - parties,
        names,
        stems(" ".join(c.text for c in u.conditions)),
        numbers_in(u.action),
        vector,
    )


def names_in(text: str) -> frozenset[str]:
    """Stems of the words with a capital."""
    return stems(" ".join(_NAME.findall(text)))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers in a text, in figures."""
    found = {_WORDS[w] for w in text.lower().split() if w in _WORDS}
    return frozenset(found | set(_NUMBERS.findall(text)))


def block(u: Held) -> str:
    """Undertakings are compared with others of the same bearer and grip alone."""
    return f"{grip(u)}/{actor_key(u.bearer)}"


def grip(u: Held) -> str:
    """The kind of hold that an act has on the bearer.

    'will not X before Y' is the stance of 'will X only after Y'.
    """
    if u.act == "refuse" and any(c.connective in _HELD_BACK for c in u.conditions):
        return "gives"
    kinds = {"threaten": "threatens", "refuse": "refuses", "demand": "asks", "forbid": "forbids"}
    return kinds.get(u.act, "gives")


def actor_key(name: str | None) -> str:
    """A name in the form in which names are compared."""
    return (name or "").lower().removeprefix("the ").replace("’", "'").strip()


def terms(u: Held) -> frozenset[str]:
    """Under what an undertaking is filed; two are compared if they share one of these."""
    said = stems(" ".join((u.action, *(c.text for c in u.conditions))))
    party = {f"@{actor_key(u.counterparty)}"} if u.counterparty else set()
    return said | party | {_POINTS if points(u) else _TELLS}


def looked_up(u: Held) -> frozenset[str]:
    """The terms under which the like of an undertaking are looked up.

    One that only points ('keep its word') is held against all that tell something, and they
    against it.
    """
    return (terms(u) | {_POINTS}) if not points(u) else (terms(u) | {_TELLS})


def points(u: Held) -> bool:
    """Whether the action says nothing but that something told before will be done."""
    found = stems(u.action)
    return bool(found & _PLEDGES) and found <= _PLEDGES | _KEEPING


def likeness(a: Held, b: Held, one: Sense, other: Sense) -> Likeness:
    """A score from 0 (and below) to 1, `JOINED` or more for one and the same undertaking."""
    if conflict := _conflict(a, b, one, other):
        return Likeness(0.0, conflict)
    if points(a) != points(b):
        return _pointed(*((a, b) if points(a) else (b, a)))
    act = float(one.vector[0] @ other.vector[0])
    both = bool(a.conditions and b.conditions)
    cond = max(0.0, float(one.vector[1] @ other.vector[1])) if both else 0.0
    words, names = one.words & other.words, one.names & other.names
    same_party = bool(a.counterparty) and actor_key(a.counterparty) == actor_key(b.counterparty)
    same_act = a.act == b.act
    shared = one.conditions & other.conditions
    if not (
        len(words) > 1
        or max(cond - 0.5, act - 0.55) >= 0
        or (act >= 0.4 and (words or (names and same_act and same_party)))
    ):
        return Likeness(0.0, "nothing of substance is shared")
    score = (
        0.6 * act
        + 0.35 * cond
        + 0.05 * min(len(shared), 2)
        + 0.12 * min(len(words) + 0.5 * len(names), 3)
        + 0.15 * bool(one.numbers & other.numbers)
        + 0.1 * (same_act + same_party)
        + 0.05 * (_days(a, b) <= _NEAR)
    )
    if not actor_key(a.bearer) and (act < 0.9 or len(words) < 3):
        return Likeness(0.0, "nobody is known to bear either")
    return Likeness(round(min(1.0, score), 4), _reason(act, cond, words | names, same_party))


def _pointed(pointing: Held, told: Held) -> Likeness:
    """'would keep its word': the nearer in time what was told before, the likelier meant."""
    days = _days(pointing, told)
    if (told.published or "") > (pointing.published or "") or days > _MEANT:
        return Likeness(0.0, "too long ago")
    share = 0.2 * (told.act in ("promise", "offer")) + 0.2 * bool(told.conditions)
    return Likeness(
        round(JOINED + share + 0.1 * (1 - days / _MEANT), 4), "points to what was told before"
    )


def _conflict(a: Held, b: Held, one: Sense, other: Sense) -> str | None:
    if _days(a, b) > _DAYS_APART:
        return "more than a year apart"
    near = float(one.vector[0] @ other.vector[0]) >= 0.75
    both = a.body and b.body and actor_key(a.counterparty) != actor_key(b.counterparty)
    if both and not near:
        return "towards different parties"
    if one.numbers and other.numbers and not one.numbers & other.numbers and not near:
        return "the numbers differ"
    if bool(_NOT & _opening(a)) != bool(_NOT & _opening(b)) and not near and a.act == b.act:
        return "one is to leave undone what the other is to do"
    return None


def _opening(u: Held) -> set[str]:
    return set(u.action.lower().split()[:4])


def _days(a: Held, b: Held) -> int:
    try:
        return abs(
            (date.fromisoformat(a.published or "") - date.fromisoformat(b.published or "")).days
        )
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


def packed(vector: Vectors) -> bytes:
    """Vectors as they are stored, in half precision."""
    return vector.astype("<f2").tobytes()


def unpacked(data: bytes) -> Vectors:
    """What `packed` stored."""
    return np.frombuffer(data, "<f2").astype(np.float32).reshape(2, -1)
