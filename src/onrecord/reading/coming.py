"""What is to come, told without 'will': 'is to pull back', 'Monday we shut the port'."""

from itertools import pairwise

from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import Group, subject_of
from onrecord.reading.whose import actor_of, bound_by
from onrecord.reading.wordlists import load_words

_HELD_BACK = frozenset({"until", "unless", "before"})
_THEN = frozenset(
    {"once", "as soon as", "only once", "only after", "provided", "provided that",
     "on condition that"}
)  # fmt: skip
_PAST = frozenset({"last", "ago", "yesterday", "already", "since"})


def is_to(clauses: Clauses, g: Group) -> tuple[int, str, bool] | None:
    """'is to pull its armour back', 'are not to be freed': the deed, and whether it is passive."""
    syntax = clauses.syntax
    to = next((i for i in (g.verb + 1, g.verb + 2) if _low(syntax, i) == "to"), None)
    if not g.copula or g.modal or g.tense != "present" or to is None or to + 2 >= len(syntax):
        return None
    if syntax[to + 1].xpos != "VB" or (to > g.verb + 1 and syntax[to - 1].low != "not"):
        return None
    passive = syntax[to + 1].low == "be" and syntax[to + 2].xpos == "VBN"
    return to + 1 + passive, "is to", passive


def _low(syntax: Syntax, at: int) -> str:
    return syntax[at].low if at < len(syntax) else ""


def nothing_does(clauses: Clauses, first: int) -> bool:
    """'Nobody from the firm | is to …', 'Not one wagon | leaves …': the subject is in the negative."""
    syntax = clauses.syntax
    near = range(max(clauses.floor(first), first - 4), first)
    verb = next(
        (up for up in (first, *syntax.ancestors(first)) if syntax.below(up, "nsubj")), first
    )
    nouns = [c for c in syntax.below(verb, "nsubj") if c < first]
    own = [i for noun in nouns for i in (*syntax.below(noun, "det"), noun) if i < first]
    before = [syntax[i].low for i in sorted({*near, *own})]
    none = any(word in ("no", "none", "nobody", "neither") for word in before)
    return none or any(
        pair in (("not", "a"), ("not", "an"), ("not", "one")) for pair in pairwise(before)
    )


def nothing_moves(clauses: Clauses, g: Group) -> bool:
    """'Not one wagon leaves this valley until …': in the present tense, nothing is let pass."""
    syntax = clauses.syntax
    moves = syntax[g.verb].lemma in load_list("movement") and g.tense == "present"
    hanging = {c.connective for c in clauses.conditions_of(g.verb)}
    return moves and bool(hanging & _HELD_BACK) and nothing_does(clauses, g.first)


def told_in_present(clauses: Clauses, g: Group) -> bool:
    """'Monday, six o'clock, we shut the port', 'we are not opening that door': said by who will do it.

    The present tense tells what is to come where a time or a condition says so; a deed that goes on
    now is none, and to say that one is not doing it is to refuse it.
    """
    syntax, verb = clauses.syntax, g.verb
    going_on = syntax[verb].xpos == "VBG" and syntax[g.first].lemma == "be" and g.verb > g.first
    if g.modal or g.passive or g.perfect or clauses.told_by(verb) is None:
        return False
    # 'we shut the port': the same form for now and for then
    now = g.tense == "present" or (g.first == verb and syntax[verb].low == syntax[verb].lemma)
    if not now or not (going_on or g.first == verb) or not _is_deed(clauses, verb):
        return False
    subject = subject_of(syntax, g, clauses.floor(g.first), clauses.skipped(g.first))
    if subject is None:
        return False
    hanging = {c.connective for c in clauses.conditions_of(verb)}
    later = not going_on and bool(hanging & (_HELD_BACK | _THEN))
    if syntax[subject].low not in ("we", "i"):  # 'once they are back, Marrowen lifts the curfew'
        return later and not g.negated and _of_the_speaker(clauses, verb, subject)
    return going_on if g.negated else _at_a_time(clauses, verb) or later


def _of_the_speaker(clauses: Clauses, verb: int, subject: int) -> bool:
    """Whether the subject is who speaks, or the body that he speaks for."""
    told = clauses.told_by(verb)
    actor = actor_of(clauses.syntax, clauses.cast, subject)
    whose = bound_by(clauses.cast, told.source.actor) if told is not None else None
    return actor is not None and bound_by(clauses.cast, actor) == whose


def _is_deed(clauses: Clauses, verb: int) -> bool:
    """A verb of a deed, with something that it is done to."""
    syntax, lemma = clauses.syntax, clauses.syntax[verb].lemma
    deeds = (
        load_list("deeds") | load_list("pressure") | load_list("harm") | load_acts("verbs").keys()
    )
    things = [c for c in syntax.below(verb, "obj") if syntax[c].upos in ("NOUN", "PROPN")]
    return lemma in deeds and bool(things)


def _at_a_time(clauses: Clauses, verb: int) -> bool:
    """'on Monday', 'tomorrow': a time that may lie ahead, in the words of the same telling."""
    syntax = clauses.syntax
    told = clauses.told_by(verb)
    inside = clauses.tokens(told.content.spans) if told is not None else []
    near = [i for i in inside if i in syntax.sentence_of(verb)]
    if any(syntax[i].low in _PAST for i in near):
        return False
    return any(
        (syntax[i].low in load_words("calendar") and syntax[i].upos != "AUX")
        or syntax[i].low in ("tonight", "midnight")
        for i in near
    )
