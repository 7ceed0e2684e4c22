"""Passive verbs of telling inside what somebody else tells, with who is behind them.

'the bargain disclosed by the Compass', 'the proposal was rejected by Poland'.
"""

from onrecord.reading.acts import load_frames
from onrecord.reading.agency import agent, is_passive, points_back, solid, uncued, with_source
from onrecord.reading.findings import Quote
from onrecord.reading.relays import so_after
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_GIVING = frozenset({"give", "make", "hand", "send", "repeat", "convey"})
_LEAVE = frozenset({"acl", "punct", "case", "parataxis", "advcl"})


def participles(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'the bargain disclosed this week by the Compass', where it stands in a content."""
    found = []
    for verb, within in uncued(syntax, quotes, load_words("disclosing")):
        token = syntax[verb]
        noun = token.head
        doer = agent(syntax, verb)
        if token.base != "acl" and verb and syntax[verb - 1].upos == "NOUN":
            noun = verb - 1
        if doer is None or not 0 <= noun < verb or syntax[noun].upos != "NOUN":
            continue
        content = syntax.spans(solid(syntax.subtree(noun, _LEAVE), noun))
        cue = ((token.start, token.end),)
        quote = Quote((), cue, content, within, 0.7, 0.8, 0.7, "participle of telling")
        found.append(with_source(syntax, quote, doer, "its agent"))
    return found


def passives(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'the proposal was rejected by Poland', where it stands in a content."""
    found = []
    for verb, within in uncued(
        syntax, quotes, load_frames().keys() | load_words("denials") | _GIVING
    ):
        subject = next(iter(syntax.below(verb, "nsubj")), None)
        given = syntax[verb].lemma in _GIVING
        if given and (subject is None or not points_back(syntax, subject)):
            continue  # 'the guarantee was given to her by …'
        so = so_after(syntax, verb + 1)
        doer = agent(syntax, verb) if is_passive(syntax, verb) else None
        by = syntax.tokens[so[-1] + 1 : so[-1] + 2] if so else ()
        if doer is None and by and by[0].low == "by" and by[0].head > verb:
            doer = by[0].head
        if subject is None or subject > verb or doer is None:
            continue
        told = solid(syntax.subtree(subject, _LEAVE), subject)
        told = so or told  # 'she had been told so by …': not she
        content = syntax.spans(told)
        first = min([verb, *(i for i in syntax.below(verb, "aux") if i > subject)])
        cue = ((syntax[first].start, syntax[verb].end),)
        quote = Quote((), cue, content, within, 0.7, 0.8, 0.7, "passive that names its agent")
        found.append(with_source(syntax, quote, doer, "its agent"))
    return found
