"""Passages that say of a word given only that it was kept or broken: 'That has been honoured'.

Which undertaking they mean is left to what was told near them.
"""

from collections.abc import Sequence

from onrecord.model import GIVES, Undertaking
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.answers import keeping
from onrecord.reading.clauses import Clauses
from onrecord.reading.passages import Passage
from onrecord.reading.syntax import Syntax
from onrecord.reading.whose import BODIES

_STATUSES = frozenset({"met", "breached", "in-progress"})
_PRONOUNS = frozenset({"it", "that", "this", "them", "those", "these", "what", "both"})
_DETAILS = frozenset({"comma", "line", "letter", "syllable", "clause", "part", "side", "end"})
_OWNING = frozenset({"every", "each", "the", "its", "their"})
_OTHER = frozenset({"other", "another", "second"})
_PARAGRAPHS, _AFTER = 2, 4


def word_kept(clauses: Clauses, p: Passage, told: Sequence[Undertaking]) -> Undertaking | None:
    """The undertaking of `told`, all of the article's in order, that a passage says no more of.

    The last one told before it, of whoever is said to have kept or broken it; where there is none,
    or 'his other promise' is meant, the first after it.
    """
    said = p.word is None and keeping(clauses.syntax, p.tokens) is not None
    told_of = said or p.word in _STATUSES
    noun = _what(clauses, p) if told_of and p.done else None
    if noun is None:
        return None
    syntax, at = clauses.syntax, p.tokens[0]
    fit = [u for u in told if _may_be(clauses, p, u, syntax[noun].lemma)]
    ends = {u.id: max(clauses.tokens(u.action.spans)) for u in fit}
    before = [
        u
        for u in fit
        if ends[u.id] < at and syntax[at].paragraph - syntax[ends[u.id]].paragraph <= _PARAGRAPHS
    ]
    after = [
        u
        for u in fit
        if ends[u.id] > p.tokens[-1] and syntax[ends[u.id]].sentence - p.sentence <= 1
    ]
    another = any(syntax[k].low in _OTHER for k in range(max(at, noun - 2), noun))
    return next(iter(after if another else [*reversed(before), *after]), None)


def kept_ahead(clauses: Clauses, p: Passage, told: Sequence[Undertaking]) -> Undertaking | None:
    """'So far X has kept to the assurance of its minister that …': what is told right after it."""
    syntax = clauses.syntax
    kept = keeping(syntax, p.tokens)
    if kept is None:
        return None
    for u in told:
        first = min(clauses.tokens(u.action.spans))
        if kept < first and syntax[first].sentence == p.sentence and _tells(syntax, kept, first):
            return u
    return None


def _tells(syntax: Syntax, keeping: int, first: int) -> bool:
    """Whether what is kept is 'the word of X that …' or 'what X announced', up to what it tells."""
    kept = next(
        (
            i
            for i in range(keeping + 1, first)
            if syntax[i].upos == "NOUN" or syntax[i].low == "what"
        ),
        None,
    )
    return kept is not None and (syntax[kept].low == "what" or _retells(syntax, kept))


def _may_be(clauses: Clauses, p: Passage, u: Undertaking, noun: str) -> bool:
    """Of an act that the noun names, and of whoever is said to have kept or broken it."""
    act = load_acts("nouns").get(noun)
    here = clauses.syntax[max(clauses.tokens(u.action.spans))].sentence == p.sentence
    may = GIVES | {"refuse"} if here else GIVES  # 'would disclose nothing, and has kept its word'
    if act is not None and u.act not in (may if act in GIVES else {act}):
        return False
    if p.word == "breached" and u.act not in GIVES:
        return False
    known = clauses.cast.by_id.get(p.doer or "")
    return known is None or known.type not in BODIES or p.doer == u.bearer


def _what(clauses: Clauses, p: Passage) -> int | None:
    """The token that stands for what was kept or broken: a pronoun, or a noun such as 'pledge'."""
    syntax = clauses.syntax
    inside = {*p.tokens, p.tokens[-1] + 1}  # 'has kept to that': its last word was trimmed
    for i in p.tokens:
        broken = syntax[i].upos == "NOUN" and syntax[i].lemma in load_list("keeping")  # 'breach'
        if not broken and keeping(syntax, [i]) is None:
            continue
        subjects = [c for c in syntax.below(i, "nsubj") if c in inside]
        passive = any(c in inside for c in syntax.below(i, "aux:pass"))
        for found in subjects if passive else _objects(syntax, i, inside):
            if _stands_for(syntax, found):
                return found
    return None


def _objects(syntax: Syntax, verb: int, inside: set[int]) -> list[int]:
    """What follows a verb: the first noun or pronoun, past 'to', 'every' and 'so far'."""
    after = range(verb + 1, min(verb + 1 + _AFTER, len(syntax)))
    named = (i for i in after if i in inside and syntax[i].upos in ("NOUN", "PROPN", "PRON"))
    return [i for i in named if syntax[i].xpos != "PRP$"][:1]


def _stands_for(syntax: Syntax, i: int) -> bool:
    token = syntax[i]
    if token.low in _PRONOUNS:
        return True
    owned = i > 0 and syntax[i - 1].low in _OWNING
    detail = token.lemma in _DETAILS and owned
    return token.upos == "NOUN" and (detail or _retells(syntax, i))


def _retells(syntax: Syntax, noun: int) -> bool:
    return syntax[noun].lemma in load_list("retold") or syntax[noun].lemma in load_acts("nouns")
