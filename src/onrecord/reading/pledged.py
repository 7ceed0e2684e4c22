"""'The pledge of the minister, Jorun Hask, that Ombrey would keep …': a noun, whose, and of what."""

from onrecord.reading.acts import load_acts
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE, verb_groups

_FAR = 18
_FEWEST = 3
_JOINING = frozenset({"CCONJ", "SCONJ", "PRON", "PUNCT"})
_FINITE = FINITE - {"VBZ"}  # a name is tagged so now and then


def pledges(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of nouns of acts that the reader missed."""
    nouns = (
        n
        for n, token in enumerate(syntax.tokens)
        if token.upos == "NOUN" and token.lemma in load_acts("nouns")
    )
    return all_fitted(syntax, quotes, (_pledge(syntax, noun) for noun in nouns))


def _pledge(syntax: Syntax, noun: int) -> Quote | None:
    """'the | pledge | of X | that …': whose it is stands between the noun and what it says."""
    sentence = syntax.sentence_of(noun)
    near = range(noun + 1, min(sentence.stop, noun + _FAR))
    that = next((i for i in near if syntax[i].low == "that" and syntax[i].upos == "SCONJ"), None)
    if that is None or syntax[noun + 1].low != "of":
        return None
    whose = [i for i in range(noun + 2, that) if i < that - 1 or syntax[i].form != ","]
    named = any(syntax[i].form[0].isupper() for i in whose)
    if not named or any(syntax[i].xpos in _FINITE for i in whose):
        return None
    content = list(range(that, told_until(syntax, noun, that)))
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    if len(content) < _FEWEST:
        return None
    return Quote(
        syntax.spans(whose), syntax.spans([noun]), syntax.spans(content),
        None, 0.6, 0.7, 0.6, "a noun of an act and whose it is",
    )  # fmt: skip


def told_until(syntax: Syntax, noun: int, first: int) -> int:
    """Where what a noun says, from token `first` on, ends in its sentence: at the noun's own verb."""
    own = _own_verb(syntax, noun)
    if own is not None and own > first:
        return own
    return _second_verb(syntax, range(first, syntax.sentence_of(first).stop))


def _second_verb(syntax: Syntax, clause: range) -> int:
    """Where a finite verb without a subject begins after the first: 'would keep … | has held'."""
    finite = [g for g in verb_groups(syntax) if g.first in clause and (g.tense or g.modal)]
    for group in finite[1:]:
        joined = syntax[group.first - 1].upos in _JOINING
        own = any(
            finite[0].verb < c < group.first and not syntax.below(c, "case")
            for c in syntax.below(group.verb, "nsubj")
        )
        if not joined and not own:
            return group.first
    return clause.stop


def _own_verb(syntax: Syntax, noun: int) -> int | None:
    """Where the verb that says something of the noun itself begins: 'has held so far'."""
    verb = syntax[noun].head if syntax[noun].base == "nsubj" and syntax[noun].head > noun else None
    clauses = [c for c in syntax.below(noun, "acl") if c > noun]
    if verb is None:  # read as a second clause on the noun, one without a subject
        own = (c for c in clauses[1:] if not any(s < c for s in syntax.below(c, "nsubj")))
        verb = next(own, None)
    if verb is None:
        return None
    return min([verb, *(i for i in syntax.below(verb, "aux", "cop") if i > noun)])
