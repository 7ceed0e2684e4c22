"""'Three boats have been fishing there since', beside 'could fish the bank': done, as far as told.

What stands in one paragraph with an undertaking and counts what was done, or says that nobody stood
in the way, is of that undertaking, unless another is told nearer to it.
"""

from collections.abc import Sequence

from onrecord.model import GIVES, Undertaking
from onrecord.reading.acts import load_list
from onrecord.reading.carried_out import harmful
from onrecord.reading.clauses import Clauses
from onrecord.reading.passages import YEARS, Passage
from onrecord.reading.syntax import Syntax
from onrecord.reading.verdicts import to_keep_up, who_acts
from onrecord.reading.whose import BODIES, bound_by

_AWAY = frozenset({"back", "away", "off", "up"})
_TURN = frozenset({"turn", "send", "hold"})
_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_WHOLE = frozenset({"last", "final", "all", "both", "whole", "entire", "only"})
_KNOWN = frozenset({"the", "these", "those", "his", "her", "its", "their"})
_NONE = (("not", "one"), ("not", "a", "single"), ("none", "of"), ("not", "yet"))
_FAR = 2
_AGAINST = frozenset({"obstructed", "not-met", "breached"})


def done_beside(
    clauses: Clauses, p: Passage, undertakings: Sequence[Undertaking]
) -> Undertaking | None:
    """The undertaking of the same paragraph that a passage tells how far it has come, if any."""
    bad = p.word in _AGAINST or harmful(clauses, p) or _apart_from_it(clauses, p)
    counted = not p.negative and not bad and _counts(clauses, p)
    freely = p.negative and _unhindered(clauses, p)
    if not (counted or freely) or not (p.done or p.perfect) or p.speaks:
        return None
    near = [u for u in undertakings if _near(clauses, p, u)]
    u = min(near, key=lambda u: _apart(clauses, p, u), default=None)
    if u is None or u.act not in GIVES | {"permit"}:
        return None
    known = clauses.cast.by_id.get(p.doer or "")
    if known is not None and known.type in BODIES and p.doer not in (u.bearer, who_acts(u)):
        return None
    keeps = _keeps(clauses, u)
    if u.act == "permit" and counted and not _numbered(clauses, u) and not p.perfect:
        return None  # 'six inspectors drove in on Monday': of how many is not said
    return u if freely or (not keeps and _related(clauses, p, u)) else None


def _apart_from_it(clauses: Clauses, p: Passage) -> bool:
    """'Three miners died', 'two ministers resigned': whatever was undertaken, none of it is that."""
    syntax = clauses.syntax
    return any(
        syntax[i].upos == "VERB" and syntax[i].lemma in load_list("other-deeds") for i in p.tokens
    )


def _numbered(clauses: Clauses, u: Undertaking) -> bool:
    return any(clauses.syntax[i].upos == "NUM" for i in clauses.tokens(u.action.spans))


def _related(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """Whether a passage shares a word with what was undertaken, or names a party to it."""
    syntax, cast = clauses.syntax, clauses.cast
    sentence = clauses.tokens(syntax.spans(list(syntax.sentences[p.sentence])))
    parties = {u.bearer, u.counterparty} - {None}
    theirs = any(bound_by(cast, cast.at(i)) in parties for i in sentence)
    words = [i for c in u.conditions for i in clauses.tokens(c.spans)]
    told = {syntax[i].lemma for i in (*clauses.tokens(u.action.spans), *words) if _says(syntax, i)}
    return theirs or any(syntax[i].lemma in told for i in sentence if _says(syntax, i))


def _says(syntax: Syntax, i: int) -> bool:
    return syntax[i].upos in ("NOUN", "VERB", "PROPN", "ADJ") and syntax[i].entity != "time"


def left_undone(
    clauses: Clauses, p: Passage, undertakings: Sequence[Undertaking]
) -> Undertaking | None:
    """The undertaking right before 'Not one of the huts had been shifted', whatever huts are."""
    syntax = clauses.syntax
    told = [u for u in undertakings if _last(clauses, u) < p.tokens[0]]
    u = max(told, key=lambda u: _last(clauses, u), default=None)
    if u is None or not p.negative or not p.done or p.speaks or not _none(clauses, p):
        return None
    last = syntax[_last(clauses, u)]
    near = last.paragraph == syntax[p.tokens[0]].paragraph and p.sentence - last.sentence <= 1
    if not near or _keeps(clauses, u) or u.act not in GIVES | {"permit"}:
        return None
    if not p.perfect and not _related(clauses, p, u):
        return None  # 'Not a single protester was hurt in the march'
    return None if harmful(clauses, p) or _unhindered(clauses, p) else u


def _keeps(clauses: Clauses, u: Undertaking) -> bool:
    """'leave the huts alone', 'keep out of the bay': nothing of it is done bit by bit."""
    spared = clauses.syntax[clauses.tokens(u.action.spans)[0]].lemma == "leave"
    return spared or to_keep_up(clauses.syntax, u)


def _none(clauses: Clauses, p: Passage) -> bool:
    """'not one', 'not a single', 'none of the five': nothing at all."""
    words = [clauses.syntax[i].low for i in p.tokens]
    return any(tuple(words[n : n + len(w)]) == w for n in range(len(words)) for w in _NONE)


def _last(clauses: Clauses, u: Undertaking) -> int:
    return max(clauses.tokens(u.action.spans))


def _near(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    here, told = clauses.syntax[p.tokens[0]], clauses.syntax[_last(clauses, u)]
    return here.paragraph == told.paragraph and abs(here.sentence - told.sentence) <= _FAR


def _apart(clauses: Clauses, p: Passage, u: Undertaking) -> int:
    return abs(_last(clauses, u) - p.tokens[0])


def _counts(clauses: Clauses, p: Passage) -> bool:
    """A number of people or things, no whole of them, that did something or that it was done to."""
    syntax = clauses.syntax
    words = {syntax[i].low for i in p.tokens}
    if words & (_WHOLE | _RELATIVE):
        return False
    return any(_of_a_deed(syntax, i) for i in p.tokens if syntax[i].upos == "NUM")


def _of_a_deed(syntax: Syntax, number: int) -> bool:
    """'nine mines', of what was lifted; not 'the 17 soldiers', 'nine days', 'of the nine'."""
    counted = syntax[number].head if syntax[number].rel == "nummod" else number
    digits = syntax[number].form.replace(",", "")
    year = digits.isdecimal() and int(digits) in YEARS
    if (
        year
        or syntax[number].low == "one"
        or "time" in (syntax[number].entity, syntax[counted].entity)
    ):
        return False
    before = {syntax[i].low for i in range(max(0, number - 2), number)}
    known = any(
        syntax[i].xpos == "PRP$" or syntax[i].low in _KNOWN
        for i in range(max(0, number - 1), number)
    )
    verb = syntax[counted].head
    moves = verb >= 0 and syntax[verb].upos == "VERB" and syntax[counted].base in ("nsubj", "obj")
    return moves and not known and not ("of" in before and before & _KNOWN)


def _unhindered(clauses: Clauses, p: Passage) -> bool:
    """'No one hindered them', 'none was turned back'."""
    syntax = clauses.syntax
    for i in p.tokens:
        after = syntax[min(i + 1, len(syntax) - 1)].low
        turned = syntax[i].lemma in _TURN and after in _AWAY
        things = any(syntax[c].upos in ("NOUN", "PROPN") for c in syntax.below(i, "obj"))
        hinders = turned or syntax[i].lemma in load_list("hinder")
        if syntax[i].upos == "VERB" and hinders and not things:
            return True  # not 'no one opposed the motion'
    return False
