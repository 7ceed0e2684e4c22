"""Passive verbs of telling inside what somebody else tells, with who is behind them.

'the bargain disclosed by the Compass', 'the proposal was rejected by Poland'.
"""

from onrecord.reading.acts import load_frames
from onrecord.reading.agency import agent, holder, is_passive, solid, with_source
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_LEAVE = frozenset({"acl", "punct", "case", "parataxis", "advcl"})


def participles(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'the bargain disclosed this week by the Compass', where it stands in a content."""
    found = []
    cued = {i for q in quotes for span in q.cue for i in syntax.within(span)}
    for verb, token in enumerate(syntax.tokens):
        if token.upos != "VERB" or token.lemma not in load_words("disclosing") or verb in cued:
            continue
        noun = token.head
        doer = agent(syntax, verb)
        if token.base != "acl" and verb and syntax[verb - 1].upos == "NOUN":
            noun = verb - 1
        if doer is None or not 0 <= noun < verb or syntax[noun].upos != "NOUN":
            continue
        within = holder(syntax, quotes, verb)
        if within is None:
            continue
        content = syntax.spans(solid(syntax.subtree(noun, _LEAVE), noun))
        cue = ((token.start, token.end),)
        quote = Quote((), cue, content, within, 0.7, 0.8, 0.7, "participle of telling")
        found.append(with_source(syntax, quote, doer, "its agent"))
    return found


def passives(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'the proposal was rejected by Poland', where it stands in a content."""
    found = []
    cued = {i for q in quotes for span in q.cue for i in syntax.within(span)}
    for verb, token in enumerate(syntax.tokens):
        acts = token.lemma in load_frames() or token.lemma in load_words("denials")
        if token.upos != "VERB" or not acts or verb in cued or not is_passive(syntax, verb):
            continue
        subject = next(iter(syntax.below(verb, "nsubj")), None)
        doer, within = agent(syntax, verb), holder(syntax, quotes, verb)
        if subject is None or subject > verb or doer is None or within is None:
            continue
        content = syntax.spans(solid(syntax.subtree(subject, _LEAVE), subject))
        first = min([verb, *(i for i in syntax.below(verb, "aux") if i > subject)])
        cue = ((syntax[first].start, token.end),)
        quote = Quote((), cue, content, within, 0.7, 0.8, 0.7, "passive that names its agent")
        found.append(with_source(syntax, quote, doer, "its agent"))
    return found
