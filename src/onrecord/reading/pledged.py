"""'The pledge of the minister, Jorun Hask, that Ombrey would keep …': a noun, whose, and of what.

Also 'the offer by the minister, under which Ombrey would pay …'.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import overlaps
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.quoted import tokens_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.tellers import named_teller
from onrecord.reading.verbs import verb_groups
from onrecord.reading.wordlists import load_words

WHY = "a noun of an act and whose it is"
_GIVEN = 7  # words from a noun to 'by', or from a name to what it told
_GIVING = frozenset({"give", "make", "offer", "send", "bring", "announce", "publicise", "spell"})
_IN = frozenset({"under", "by", "in"})
_FEWEST, _NOUN = 3, 4
_JOINING = frozenset({"CCONJ", "SCONJ", "PRON", "PUNCT"})


def pledges(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of nouns of acts that the reader missed."""
    nouns = (
        n
        for n, token in enumerate(syntax.tokens)
        if token.upos == "NOUN"
        and (
            token.lemma in load_acts("nouns").keys() | load_list("retold") or _disclosed(syntax, n)
        )
    )
    told = [quote for noun in nouns if (quote := _pledge(syntax, noun)) is not None]
    whole = [_without_verdict(syntax, _widened(syntax, q, told)) for q in quotes]
    return all_fitted(syntax, whole, told)


def _disclosed(syntax: Syntax, noun: int) -> bool:
    """'the pardon | disclosed last week by the Sentinel, under which …': whatever it is called."""
    after = syntax.tokens[noun + 1 : noun + 2]
    return any(t.lemma in load_words("disclosing") and t.xpos == "VBN" for t in after)


def _without_verdict(syntax: Syntax, quote: Quote) -> Quote:
    """'vowed that it would send none | , and so far the vow has been kept': told by the outlet."""
    content = tokens_of(syntax, quote.content)
    for group in verb_groups(syntax) if quote.content and not _direct(syntax, quote) else ():
        kept = syntax[group.verb].lemma in load_list("keeping") and group.first in content
        nouns = [c for c in syntax.below(group.verb, "nsubj") if c < group.first]
        if not kept or not nouns or syntax[nouns[0]].lemma not in load_list("retold"):
            continue
        start = next((i for i in range(nouns[0], content[0], -1) if syntax[i].low == "and"), None)
        if start is not None and start > content[0] + _FEWEST:
            return replace(quote, content=syntax.spans([i for i in content if i < start - 1]))
    return quote


def _direct(syntax: Syntax, quote: Quote) -> bool:
    return syntax.text[quote.content[0][0]] in '"“‘'


def _widened(syntax: Syntax, quote: Quote, told: Sequence[Quote]) -> Quote:
    """'the deal disclosed by the Compass, under which …': the clause is what is disclosed.

    'the word given by X that the guns would rest | has been kept': X tells no more than the clause.
    """
    same = next((t for t in told if overlaps(t.cue, quote.cue)), None)
    if same is None or not quote.content:
        return quote
    longer = quote.content[-1][1] > same.content[-1][1]
    if overlaps(same.content, quote.content) and not longer:
        return quote
    noun = quote.content if len(tokens_of(syntax, quote.content)) <= _NOUN and not longer else ()
    content = (*noun, *same.content)
    return replace(quote, source=same.source, content=content, reason=same.reason)


def _pledge(syntax: Syntax, noun: int) -> Quote | None:
    """'the | pledge | of X | that …': whose it is stands between the noun and what it says."""
    start, cue = _whose(syntax, noun)
    whose = named_teller(syntax, start) if start is not None else []
    first = _opens(syntax, whose[-1] + 1) if whose else None
    if first is None or not any(syntax[i].form[0].isupper() for i in whose):
        return None
    content = list(range(first, told_until(syntax, noun, first)))
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    if len(content) < _FEWEST:
        return None
    return Quote(
        syntax.spans(whose), syntax.spans(cue), syntax.spans(content),
        None, 0.6, 0.7, 0.6, WHY,
    )  # fmt: skip


def _whose(syntax: Syntax, noun: int) -> tuple[int | None, list[int]]:
    """The token after 'the pledge of', 'the offer by', 'the word given yesterday by'; the cue."""
    at = noun + 1
    near = range(at, min(syntax.sentence_of(noun).stop - 1, noun + _GIVEN))
    if at not in near:
        return None, []
    told = syntax[at].lemma in _GIVING | load_words("disclosing")
    if told and syntax[at].xpos in ("VBN", "VBD"):
        by = next((i for i in near if syntax[i].low == "by"), None)
        return (by + 1 if by is not None else None), [noun, at]
    return (at + 1 if syntax[at].low in ("of", "by") else None), [noun]


def _opens(syntax: Syntax, at: int) -> int | None:
    """Where what is told begins: at 'that', or after 'under which', past a comma and a day."""
    stop = syntax.sentence_of(at - 1).stop
    for i in range(at, min(stop - 1, at + _GIVEN)):
        token, after = syntax[i], syntax[i + 1]
        if token.low == "that":
            return i
        if token.low in _IN and after.low == "which":
            return i + 2 if i + 2 < stop else None
        if token.form != "," and token.upos == "VERB":
            return None
    return None


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
        if syntax[group.first - 1].form == "," and _bare(syntax, group.verb, group.first):
            return group.first - 1  # 'in which it would free its men, is a matter for others'
        joined = syntax[group.first - 1].upos in _JOINING
        own = any(
            finite[0].verb < c < group.first and not syntax.below(c, "case")
            for c in syntax.below(group.verb, "nsubj")
        )
        kept = (group.perfect or group.passive) and syntax[group.verb].lemma in load_list("keeping")
        if not joined and (kept or not own):
            return group.first
    return clause.stop


def _bare(syntax: Syntax, verb: int, first: int) -> bool:
    """Whether a finite verb has no subject of its own right before it, and shares none."""
    clause = syntax[verb].base != "conj"
    return clause and not any(first <= c < verb for c in syntax.below(verb, "nsubj"))


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
