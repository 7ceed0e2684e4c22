"""On whose behalf: the actor that a noun phrase acts for, and the body that a person binds."""

from onrecord.meaning import binding
from onrecord.reading.acts import load_list
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

BODIES = frozenset(
    {"state", "armed-group", "organisation", "international-organisation", "military"}
)


def bound_by(cast: Cast, actor: str | None) -> str | None:
    """Whom the words of `actor` bind: a minister's his state, a spokesman's his group."""
    return binding.bound_by(cast.by_id, actor)


def landless(cast: Cast, actor: str | None) -> bool:
    """A minister of whom it is not said whose: his words bind the state of which he speaks."""
    known = cast.by_id.get(actor or "")
    if known is None or known.type != "person" or known.affiliation is not None:
        return False
    return bool(set((known.role or "").lower().split()) & load_words("state-powers"))


def actor_of(syntax: Syntax, cast: Cast, head: int) -> str | None:
    """The actor that the noun phrase of `head` acts for.

    'her doctors', 'doctors from the charity' and 'its army' act for somebody; 'its remains' not.
    """
    own = cast.at(head)
    known = cast.by_id.get(own or "")
    apart = known is not None and (known.type == "armed-group" or known.affiliation is not None)
    if syntax[head].lemma in load_list("members") and not apart:
        owner = _owner(syntax, cast, head)
        if owner is not None:
            return bound_by(cast, owner)
    if known is not None and known.type == "officials":
        return bound_by(cast, own)
    return own


def _owner(syntax: Syntax, cast: Cast, head: int) -> str | None:
    """Whose: a possessive right before, or the actor after 'of' or 'from'."""
    for i in range(max(0, head - 4), head):
        owns = syntax[i].rel == "nmod:poss" or syntax[i].xpos == "PRP$"
        if owns and (actor := cast.at(i)) is not None:
            return actor
    for i in range(head + 1, min(head + 7, len(syntax))):
        if syntax[i].upos in ("VERB", "AUX", "PUNCT"):
            return None
        if syntax[head + 1].low in ("of", "from") and (actor := cast.at(i)) is not None:
            return actor
    return None


def agent_of(syntax: Syntax, cast: Cast, tokens: list[int], verb: int) -> str | None:
    """The actor after 'by' in a passive clause."""
    by = next((i for i in tokens if i > verb and syntax[i].low == "by"), None)
    if by is None:
        return None
    return next((a for i in tokens if by < i < by + 8 and (a := cast.at(i)) is not None), None)
