"""'The minister, Ruun Dahl, repeated to the paper that …': what a verb of telling tells after 'that'.

The learned reader misses some of them where words stand between the verb and 'that'.
"""

from onrecord.model import overlaps
from onrecord.reading.agency import solid
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE, Group, verb_groups
from onrecord.reading.wordlists import load_words

_BETWEEN = 9
_FEWEST = 4
_LEAVE = frozenset({"acl", "parataxis", "advcl"})


def said_that(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of verbs of telling with 'that' that have none yet."""
    cues = [q.cue for q in quotes]
    new = [q for g in verb_groups(syntax) if (q := _said_that(syntax, g)) is not None]
    missed = [q for q in new if not any(overlaps(q.cue, cue) for cue in cues)]
    return all_fitted(syntax, quotes, missed)


def _said_that(syntax: Syntax, group: Group) -> Quote | None:
    verb = group.verb
    telling = load_words("saying") | load_words("tell")
    if not group.tense or group.modal or group.passive or group.negated:
        return None
    if syntax[verb].lemma not in telling or syntax[verb].base not in ("root", "conj", "parataxis"):
        return None
    subject = next((c for c in syntax.below(verb, "nsubj") if c < verb), None)
    that = _that(syntax, verb)
    if subject is None or that is None or syntax[subject].upos == "PRON":
        return None
    content = list(range(that + 1, syntax.sentence_of(verb).stop))
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    source = [i for i in solid(syntax.subtree(subject, _LEAVE), subject) if i < group.first]
    while source and syntax[source[-1]].form == ",":
        source.pop()
    if len(content) < _FEWEST or not source:
        return None
    return Quote(
        syntax.spans(source), syntax.spans(list(range(group.first, verb + 1))),
        syntax.spans([that, *content]), None, 0.6, 0.7, 0.6, "a verb of telling and 'that'",
    )  # fmt: skip


def _that(syntax: Syntax, verb: int) -> int | None:
    """'that' after words that open no clause and after no comma."""
    for i in range(verb + 1, min(verb + _BETWEEN, syntax.sentence_of(verb).stop)):
        if syntax[i].low == "that" and syntax[i].upos == "SCONJ":
            return i
        if syntax[i].form in (",", ";", ":", '"', "“") or syntax[i].xpos in FINITE:
            return None
    return None
