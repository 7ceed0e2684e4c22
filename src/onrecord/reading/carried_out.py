"""'X had warned that it would close the road. On Monday its men blocked it': done after it was told.

A threat is carried out so, and what was to be kept up or permitted is broken.
"""

from collections.abc import Sequence

from onrecord.meaning.recalled import recalled
from onrecord.model import GIVES, Status, Undertaking
from onrecord.reading.act_of import harms
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.passages import NEGATIVE, Passage
from onrecord.reading.syntax import Syntax
from onrecord.reading.verdicts import to_keep_up
from onrecord.reading.whose import BODIES, bound_by

_GIVEN = frozenset({"payment", "delivery", "shipment", "supply", "transfer", "funding", "aid"})
_STOP = frozenset({"stop", "halt", "suspend", "cancel", "cease", "end", "scrap"})
_THE = frozenset({"the", "these", "those", "its", "their"})
_ACROSS = frozenset({"across", "onto", "into", "over", "round", "around"})
_DATED, _DENIED = 6, 4
_ASIDE = 7  # words of 'None was.', between what was promised and what was done


def answered(
    clauses: Clauses, p: Passage, told: Sequence[Undertaking]
) -> tuple[Undertaking, Status] | None:
    """The undertaking of `told`, told as one made before, that a passage right after it answers.

    The passage tells of what was done on a day that it names, by nobody else. A threat is met by
    it; what was to be kept up is breached by whose word it was, what was permitted by harm.
    """
    if p.negative or not p.done or p.word in ("not-met", "breached"):
        return None
    timed = any(clauses.syntax[i].entity == "time" for i in p.tokens)
    if not timed and not _did_so(clauses.syntax, p):
        return None
    for u in reversed([u for u in told if _made_before(clauses, u)]):
        if _owned_up(clauses, p, u) and (_right_after(clauses, p, u) or _before_it(clauses, p, u)):
            status = None if _of_its_condition(clauses, p, u) else _status(clauses, p, u)
            return (u, status) if status else None
    return None


def _status(clauses: Clauses, p: Passage, u: Undertaking) -> Status | None:
    known = clauses.cast.by_id.get(p.doer or "")
    own = p.doer is not None and u.bearer in (p.doer, known.affiliation if known else None)
    own = own or _its_thing(clauses, p, u) or _its_people(clauses, p, u)
    named = known is not None and known.type in BODIES and known.name[:1].isupper()
    if named and not own:
        return None
    denied = any(clauses.syntax[i].low in NEGATIVE for i in p.tokens)
    harm = (p.word == "obstructed" and not denied) or harmful(clauses, p)
    if u.act == "threaten":
        done = own or harm or _does_something(clauses, p, u) or _of_the_deed(clauses, p, u)
        return "met" if done else None
    kept_up = u.act in ("promise", "offer") and to_keep_up(clauses.syntax, u)
    let = u.act == "permit" or _lets(clauses.syntax, u)
    stops = own and u.act in GIVES | {"permit"} and _stops(clauses, p, u)
    broken = (kept_up and (own or harm)) or (let and harm) or stops
    return "breached" if broken else None


def _stops(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'On Monday, Norrland stopped all payments': what is given, or what the deed names."""
    syntax = clauses.syntax
    given = _GIVEN | _substance(syntax, clauses.tokens(u.action.spans))
    return any(
        syntax[i].upos == "VERB"
        and syntax[i].lemma in _STOP
        and any(syntax[c].lemma in given for c in syntax.below(i, "obj"))
        for i in p.tokens
    )


def _did_so(syntax: Syntax, p: Passage) -> bool:
    """'…, and its engineers did so while we watched'."""
    return any(syntax[i].low == "did" and syntax[i + 1].low == "so" for i in p.tokens[:-1])


def _its_people(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'By noon its masons had closed it', 'sixty of its soldiers drove in': the bearer's."""
    syntax, cast = clauses.syntax, clauses.cast
    heads = {p.head, *(syntax.below(p.head, "nmod") if p.head is not None else ())}
    its = (i for i in p.tokens if syntax[i].xpos == "PRP$" and syntax[i].head in heads)
    return any(bound_by(cast, cast.at(i)) == u.bearer for i in its)


def _its_thing(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'would keep its patrol boats south of the light. Two of the boats crossed that line'."""
    syntax = clauses.syntax
    nouns = {syntax[i].lemma for i in clauses.tokens(u.action.spans) if syntax[i].upos == "NOUN"}
    heads = [p.head] if p.head is not None else []
    heads += [c for h in heads for c in syntax.below(h, "nmod")]
    moves = any(syntax[i].lemma in load_list("movement") for i in p.tokens)
    return moves and any(
        syntax[h].upos == "NOUN" and syntax[h].lemma in nouns and syntax[h - 1].low in _THE
        for h in heads
    )


def harmful(clauses: Clauses, p: Passage) -> bool:
    """Whether a passage tells of harm, or of somebody held up: not 'and no one hindered them'."""
    harsh = load_list("harm") | load_list("hinder")
    syntax = clauses.syntax
    return any(
        syntax[i].upos == "VERB"
        and (syntax[i].lemma in harsh or harms(clauses, i))
        and not any(syntax[k].low in NEGATIVE for k in range(max(p.tokens[0], i - _DENIED), i))
        for i in p.tokens
    )


def _does_something(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'officers shut the gates', 'sat down across both lanes', 'its tractors were parked'.

    Somebody does something to a thing or gets in the way, not 'two men died'; or it is told of
    what is the bearer's.
    """
    syntax, cast = clauses.syntax, clauses.cast
    acts = any(syntax.below(i, "obj") or syntax[i].low in _ACROSS for i in p.tokens)
    owners = (i for i in p.tokens if syntax[i].xpos == "PRP$")
    return (p.doer is not None and acts) or any(
        bound_by(cast, cast.at(i)) == u.bearer for i in owners
    )


def _of_the_deed(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    deed = _substance(clauses.syntax, clauses.tokens(u.action.spans))
    return bool(deed & _substance(clauses.syntax, p.tokens))


def _lets(syntax: Syntax, u: Undertaking) -> bool:
    first = next(iter(syntax.within(u.action.spans[0])))
    lemma = syntax[first].lemma
    lets = load_acts("verbs").get(lemma) == "permit" or lemma in load_list("admitting")
    return u.act in ("promise", "offer") and lets


def _made_before(clauses: Clauses, u: Undertaking) -> bool:
    """'had warned', 'had given notice': told from a time before what the article tells of."""
    telling = clauses.told_by(min(clauses.tokens(u.action.spans)))
    cue = clauses.tokens(telling.cue.spans) if telling and telling.cue else []
    if any(clauses.syntax[i].low == "had" for k in cue for i in (k, k - 1) if i >= 0):
        return True
    between = clauses.syntax.tokens[max(cue, default=0) :][:_DATED]
    return bool(cue) and recalled("", " ".join(t.form for t in between))  # 'undertook a week ago'


def _owned_up(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """Whether the outlet tells it, or whoever was to bear it."""
    told_by = bound_by(clauses.cast, p.telling.source.actor) if p.telling else u.bearer
    return told_by == u.bearer


def _before_it(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'Its coast guard towed them away on Tuesday. The minister had warned that …': of a threat."""
    syntax, first = clauses.syntax, min(clauses.tokens(u.action.spans))
    near = syntax[p.tokens[0]].paragraph == syntax[first].paragraph
    ago = syntax[first].sentence - p.sentence
    own = p.doer is not None and p.doer == u.bearer
    across = own and any(syntax[i].low in _ACROSS for i in p.tokens)
    same = across or _of_the_deed(clauses, p, u)
    return u.act == "threaten" and near and 0 < ago <= 1 and same


def _right_after(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """In its sentence or the next of its paragraph, past a short one such as 'None was.'"""
    syntax, at = clauses.syntax, max(clauses.tokens(u.action.spans))
    if p.tokens[0] < at or syntax[p.tokens[0]].paragraph != syntax[at].paragraph:
        return False
    between = range(syntax[at].sentence + 1, p.sentence)
    return len(between) < 2 and all(_short(syntax, n) for n in between)


def _short(syntax: Syntax, sentence: int) -> bool:
    return len(syntax.sentences[sentence]) <= _ASIDE


def _of_its_condition(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """Whether it tells of what that hung on: 'The gate was opened on Monday'."""
    hung = [i for c in u.conditions for i in clauses.tokens(c.spans)]
    own = _substance(clauses.syntax, clauses.tokens(u.action.spans))
    return bool(_substance(clauses.syntax, p.tokens) & (_substance(clauses.syntax, hung) - own))


def _substance(syntax: Syntax, tokens: Sequence[int]) -> set[str]:
    named = (syntax[i] for i in tokens if syntax[i].entity != "time")
    return {t.lemma for t in named if t.upos in ("NOUN", "VERB", "PROPN")}
