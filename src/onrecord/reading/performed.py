"""'The firm has ruled out talks', 'he had given his word that …': acts told in the outlet's voice.

The learned reader misses some of them. Here grammar decides: a verb that performs an act, with a
subject before it and what it commits to after it, outside everybody's content.
"""

from onrecord.reading.acts import load_acts, load_frames
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import Group, subject_of, verb_groups

_ACTS = frozenset({"promise", "offer", "refuse", "threaten"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_LEAVE = frozenset({"punct", "acl", "parataxis", "advcl", "ccomp"})


def performed(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes and those that verbs of acts give away outside of all of them."""
    taken = {
        i for q in quotes for span in (*q.source, *q.cue, *q.content) for i in syntax.within(span)
    }
    found = []
    for group in verb_groups(syntax):
        if group.verb not in taken and not (group.modal or group.negated or group.passive):
            quote = _performed(syntax, group, taken)
            if quote is not None:
                found.append(quote)
    return (*quotes, *found)


def _performed(syntax: Syntax, group: Group, taken: set[int]) -> Quote | None:
    if not (group.tense or group.perfect):
        return None
    end = _cue_end(syntax, group.verb)
    subject = subject_of(syntax, group, syntax.sentence_of(group.verb)[0])
    if end is None or subject is None or subject > group.first:
        return None
    content = [i for i in syntax.sentence_of(end) if i > end and i not in taken]
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    source = [i for i in syntax.subtree(subject, _LEAVE) if i < group.first]
    nobody = any(syntax[i].low in _NOBODY for i in source[:2])
    if len(content) < 2 or not source or nobody or set(source) & taken:
        return None
    return Quote(
        syntax.spans(source), syntax.spans(list(range(group.first, end + 1))),
        syntax.spans(content), None, 0.6, 0.7, 0.6, "a verb that performs an act",
    )  # fmt: skip


def _cue_end(syntax: Syntax, verb: int) -> int | None:
    """The last token of the cue: the verb, 'out' of 'ruled out', 'word' of 'gave his word that'."""
    lemma, after = syntax[verb].lemma, syntax.tokens[verb + 1 : verb + 5]
    lows = [t.low for t in after]
    if lemma == "rule" and lows[:1] == ["out"]:
        return verb + 1
    if lemma in ("give", "make", "renew", "repeat") and "that" in lows[1:]:
        noun = verb + lows.index("that", 1)
        promised = load_acts("nouns").get(syntax[noun].lemma) == "promise"
        return noun if promised or syntax[noun].lemma == "word" else None
    acts = {act for act, frames in load_frames().get(lemma, ()) if "to" in frames}
    return verb if acts & _ACTS and lows[:1] == ["to"] and after[1].xpos == "VB" else None
