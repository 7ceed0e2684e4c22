"""What is compared of an undertaking: its sense, worked out once when it is kept, then stored."""

import re
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from msgspec import Struct

from onrecord.ledger.held import Held
from onrecord.ledger.whom import actor_key, cited
from onrecord.meaning import Vectors, stems, vectors
from onrecord.meaning.lasting import kept_up
from onrecord.meaning.numbers import numbers_in
from onrecord.model import Act

DAYS_APART = 400
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
# 'the other 18', 'in three groups', 'within nine days': no count of all that is undertaken
_NO_WHOLE = re.compile(
    r"\b(?:every|each|any|no|not|only|last) (?:single |last )?one\b|\bone of\b"
    r"|\b(?:other|remaining|last|first|next|another|final|more) (?:\d[\d,]*|[a-z]+)\b"
    r"|\b(?:\d[\d,]*|[a-z]+) (?:more |equal )?(?:groups?|stages?|batches|phases?|parts?|steps?"
    r"|instalments?|hours?|days?|weeks?|months?|kilometres?|miles?)\b",
    re.I,
)
# what a deed comes after is no condition of the record's, but as telling of which deed is meant
_AFTER = re.compile(
    r"(?<!look),? (?:only )?(?:when|after|the (?:minute|moment)) "
    r"((?:(?!who|which|that|whose)\S+ ){1,12}?(?:has|have|had|is|are|was|were)\b.*)"
)
_NOT = frozenset({"nobody", "no", "not", "never", "none", "nothing"})
_CEASE = re.compile(
    r"\b(?:cease|hold|stop|halt)\w* (?:\w+ ){0,2}(?:fire|firing|shooting|shelling)\b"
    r"|\b(?:guns?|artillery|cannon|rifles?|rockets?|mortars?|batteries) (?:\w+ ){0,3}(?:silent|quiet)\b",
    re.I,
)
_TRUCE = stems("cease fire guns silent")
_NO_DEED = frozenset({""}) | stems("nobody none nothing never let allow")
_PLEDGES = stems(
    "word promise pledge commitment bargain deal agreement undertaking obligation side"
)
_MAY_POINT = re.compile("|".join(map(re.escape, sorted(_PLEDGES))), re.I)
_KEEPING = stems(
    "keep honour honor fulfil fulfill stick stand abide uphold comply adhere meet letter day full"
)
_HELD_BACK = frozenset({"before", "until", "unless"})
# One stance is told as a threat ('will hold back the dues unless'), as a refusal ('pass on none') or
# as a ban. What is held back ('no release before') is what is given after, and a refusal till then.
_ALSO: dict[str, tuple[str, ...]] = {
    "gives": ("threatens", "refuses", "holds"),
    "threatens": ("gives", "refuses", "forbids", "holds"),
    "refuses": ("gives", "threatens", "forbids", "holds"),
    "forbids": ("threatens", "refuses", "holds"),
    "holds": ("gives", "threatens", "refuses", "forbids"),
    "asks": (),
}
GRIPS = tuple(_ALSO)


class Sense(Struct, frozen=True, kw_only=True, array_like=True):
    """An undertaking as it is compared with others.

    `words` and `names` are stems of the action without those of the parties, `conditions` of the
    conditions; `grip` is the kind of hold that the act has on the bearer; `undone` says that the
    action is to leave something undone, `again` that it is done over and over, `points` that it
    only points at what was told before ('keep its word'). `verb` is the stem of the deed. `said`
    are stems of the statement that tells it and nothing else, without those of the parties;
    `speaker` said it, as something said before if `recalled`. `outlet` tells it, on the word
    of the outlet `cited` if that is not ''. `nameless` says that the bearer is only described.
    """

    act: Act
    grip: str
    bearer: str
    counterparty: str
    body: bool
    published: str
    words: frozenset[str]
    names: frozenset[str]
    conditions: frozenset[str]
    conditional: bool
    numbers: frozenset[str]
    points: bool
    undone: bool
    again: bool
    verb: str
    said: frozenset[str]
    speaker: str
    recalled: bool
    outlet: str
    cited: str
    nameless: bool = False

    @property
    def block(self) -> str:
        """Under what undertakings of a bearer and grip are filed."""
        return f"{self.grip}/{self.bearer}"

    @property
    def blocks(self) -> frozenset[str]:
        """The blocks of those that this one is compared with."""
        return frozenset(f"{grip}/{self.bearer}" for grip in (self.grip, *_ALSO[self.grip]))

    @property
    def beside(self) -> str:
        """The block in which it is filed for those of another bearer, by the report that it tells."""
        return f"{self.grip}/#{'nameless' if self.nameless else 'named'}"

    @property
    def across(self) -> frozenset[str]:
        """The blocks of those of another bearer that may tell the same: one of two names nobody."""
        nameless, named = (f"{self.grip}/#{who}" for who in ("nameless", "named"))
        return frozenset({nameless, named} if self.nameless else {nameless})

    def comparable(self, other: "Sense") -> bool:
        """Whether both are of one bearer and of grips that may tell the same."""
        return other.block in self.blocks


def sense_of(u: Held) -> Sense:
    """The sense of an undertaking."""
    parties = names_in(" ".join(filter(None, (u.bearer, u.counterparty))))
    deed, conditions = _parted(u)
    names = names_in(deed) - parties
    truce = bool(_CEASE.search(u.action))
    return Sense(
        act=u.act,
        grip=_grip(u),
        bearer=actor_key(u.bearer),
        counterparty=actor_key(u.counterparty),
        body=u.body,
        published=u.published or "",
        words=(stems(deed) | (_TRUCE if truce else frozenset())) - names - parties,
        names=names,
        conditions=stems(conditions),
        conditional=bool(conditions),
        numbers=numbers_in(_NO_WHOLE.sub(" ", deed)),
        points=points(u),
        undone=bool(_NOT & set(u.action.lower().split()[:4])) or truce or u.withheld,
        again=u.act != "threaten" and kept_up(u.action),
        verb=_verb(u.action),
        said=stems(u.statement) - parties,
        speaker=actor_key(u.speaker),
        recalled=u.recalled,
        outlet=actor_key(u.outlet),
        cited=_cited(u),
        nameless=u.nameless,
    )


def _parted(u: Held) -> tuple[str, str]:
    """The deed alone, and the conditions with what it comes after: 'when the pardon is signed'."""
    after = _AFTER.search(u.action)
    hanging = [c.text for c in u.conditions] + ([after[1]] if after else [])
    return u.action[: after.start()] if after else u.action, "; ".join(hanging)


def _cited(u: Held) -> str:
    """The other outlet whose report a telling of the undertaking rests on."""
    found = (cited(told.tellers, u.outlet) for told in u.tellings)
    return next((actor_key(t.name) for t in found if t), "")


def names_in(text: str) -> frozenset[str]:
    """Stems of the words with a capital."""
    return stems(" ".join(_NAME.findall(text)))


def _grip(u: Held) -> str:
    """'will not X before Y' is the stance of 'will X only after Y'."""
    if u.act == "refuse" and any(c.connective in _HELD_BACK for c in u.conditions):
        return "holds"
    kinds = {"threaten": "threatens", "refuse": "refuses", "demand": "asks", "forbid": "forbids"}
    return kinds.get(u.act, "gives")


def _verb(action: str) -> str:
    """The stem of the first word that carries sense: what is done, or is not."""
    first = (stems(word) for word in action.split())
    return next((stem for found in first if (stem := min(found, default="")) not in _NO_DEED), "")


def points(u: Held) -> bool:
    """Whether the action says nothing but that something told before will be done."""
    return _points(u.action)


@lru_cache(maxsize=16384)
def _points(action: str) -> bool:
    if not _MAY_POINT.search(action):
        return False  # spares most actions their stems
    found = stems(action)
    return bool(found & _PLEDGES) and found <= _PLEDGES | _KEEPING


def day(published: str | None) -> str | None:
    """The date of an ISO 8601 date or date-time."""
    return published[:10] if published else None


def window(published: str | None) -> tuple[str, str]:
    """The first and last day on which something comparable can have been published."""
    try:
        day, apart = date.fromisoformat((published or "")[:10]), timedelta(DAYS_APART)
        return (day - apart).isoformat(), (day + apart).isoformat()
    except (ValueError, OverflowError):
        return "", "9999"


def embed(u: Held) -> Vectors:
    """The vectors of an undertaking's action, its conditions and the statement, [3, 384].

    As they are stored; the action's in the place of one that there isn't.
    """
    deed, conditions = _parted(u)
    return unpacked(packed(vectors([deed, conditions or deed, u.statement or deed])))


def packed(vector: Vectors) -> bytes:
    """Vectors as they are stored, in half precision."""
    return vector.astype("<f2").tobytes()


def unpacked(data: bytes) -> Vectors:
    """What `packed` stored, [N, 384]."""
    return np.frombuffer(data, "<f2").astype(np.float32).reshape(-1, 384)
