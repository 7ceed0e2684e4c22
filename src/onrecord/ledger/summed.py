"""What a matter is, summed up from its undertakings: its act, its parties, its wording."""

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.ledger.held import Held
from onrecord.ledger.whom import actor_key
from onrecord.meaning import words
from onrecord.model import GIVES, Act, MatterCondition

_CALLED_OFFER = 3  # where one of so many calls it an offer, it is one
_ACTS: tuple[Act, ...] = (
    "permit", "threaten", "forbid", "demand", "offer", "promise", "plan", "refuse",
)  # fmt: skip
_SURE = 0.5


def act_of(members: Sequence[Held]) -> Act:
    """What most tell; an offer is told as a promise, plan or leave, too, by those who say 'will'."""
    counts = Counter(h.act for h in members)
    most = min(counts, key=lambda a: (-counts[a], _ACTS.index(a)))
    offered = most in GIVES and _CALLED_OFFER * counts["offer"] >= len(members)
    return "offer" if offered else most


def commonest(names: Iterable[str | None]) -> str | None:
    """The name given most often, under the spelling given most often."""
    found = [n for n in names if n]
    if not found:
        return None
    keys = Counter(actor_key(n) for n in found)
    best = min(keys, key=lambda k: (-keys[k], k))
    spelt = Counter(n for n in found if actor_key(n) == best)
    return min(spelt, key=lambda n: (-spelt[n], n))


def clearest(members: Sequence[Held]) -> str:
    """The wording that says most, of those that were read with some sureness."""
    return max(members, key=lambda h: (h.score >= _SURE, len(words(h.action)), h.action)).action


def conditions_of(members: Sequence[Held]) -> tuple[MatterCondition, ...]:
    """The conditions that any of them names, each wording once."""
    found = {(c.connective, c.text.lower()): c for h in members for c in h.conditions}
    return tuple(found.values())
