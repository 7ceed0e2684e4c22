"""'The firm has ruled out talks', 'he had given his word that …': acts told in the outlet's voice.

The learned reader misses some of them. Here grammar decides: a verb that performs an act, with a
subject before it and what it commits to after it, outside everybody's content.
"""

from dataclasses import replace

from onrecord.reading.acts import load_acts, load_frames
from onrecord.reading.agency import agent, holder, is_passive, solid, with_source
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import Group, subject_of, verb_groups

_ACTS = frozenset({"promise", "offer", "refuse", "threaten"})
_GIVEN = frozenset({"promise", "offer"})
_LONGEST = 30
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_LEAVE = frozenset({"punct", "acl", "parataxis", "advcl", "ccomp"})


def performed(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes and those that verbs of acts give away outside of all of them."""
    cues = {i for q in quotes for span in q.cue for i in syntax.within(span)}
    said = cues | {i for q in quotes for span in q.source for i in syntax.within(span)}
    taken = said | {i for q in quotes for span in q.content for i in syntax.within(span)}
    found = []
    for group in verb_groups(syntax):
        if group.verb not in said and (given := _given_by(syntax, group.verb)) is not None:
            found.append(given)
        if group.modal or group.negated or group.passive:
            continue
        quote = None if group.verb in cues else _of_source(syntax, group, quotes)
        if quote is None and group.verb not in said:
            quote = (
                _within(syntax, group, quotes, said)
                if group.verb in taken
                else _performed(syntax, group, taken)
            )
        if quote is not None:
            found.append(quote)
    return (*quotes, *found)


def _given_by(syntax: Syntax, verb: int) -> Quote | None:
    """'the six inspectors promised by the commission': told by the commission."""
    noun, token = syntax[verb].head, syntax[verb]
    frames = {act: f for act, f in load_frames().get(token.lemma, ()) if act in _GIVEN}
    if token.base != "acl" or not 0 <= noun < verb or not any("np" in f for f in frames.values()):
        return None
    doer = agent(syntax, verb) if is_passive(syntax, verb) else None
    if doer is None or syntax[verb + 1].low != "by":
        return None
    content = [i for i in syntax.subtree(noun, _LEAVE) if i < verb]
    quote = Quote(
        (), syntax.spans([verb]), syntax.spans(solid(content, noun)),
        None, 0.6, 0.7, 0.6, "participle of an act",
    )  # fmt: skip
    return with_source(syntax, quote, doer, "its agent")


def _of_source(syntax: Syntax, group: Group, quotes: tuple[Quote, ...]) -> Quote | None:
    """'the minister, who has threatened to close the port, said …': told of who tells something."""
    who = group.first - 1
    end = _cue_end(syntax, group.verb, objects=False)
    if who < 2 or syntax[who].low != "who" or end is None or not (group.tense or group.perfect):
        return None
    for quote in quotes:
        source = [i for span in quote.source for i in syntax.within(span)]
        cue = [i for span in quote.cue for i in syntax.within(span)]
        name = [i for i in source if i < who]
        if name and name[-1] in (who - 1, who - 2) and end + 2 < min(cue) <= end + _LONGEST:
            content = range(end + 1, min(cue))
            return Quote(
                syntax.spans(_bare(syntax, name)),
                syntax.spans(list(range(group.first, end + 1))),
                syntax.spans(_bare(syntax, list(content))),
                None, 0.6, 0.7, 0.6, "a verb that performs an act, of a source",
            )  # fmt: skip
    return None


def _bare(syntax: Syntax, tokens: list[int]) -> list[int]:
    """Tokens without the signs after them."""
    while tokens and syntax[tokens[-1]].upos == "PUNCT":
        tokens = tokens[:-1]
    return tokens


def _within(
    syntax: Syntax, group: Group, quotes: tuple[Quote, ...], said: set[int]
) -> Quote | None:
    """'France had pledged two minesweepers', where somebody else tells it."""
    number = holder(syntax, list(quotes), group.verb)
    if number is None:
        return None
    inside = {i for span in quotes[number].content for i in syntax.within(span)}
    outside = {i for i in syntax.sentence_of(group.verb) if i not in inside}
    quote = _performed(syntax, group, said | outside, objects=True)
    return replace(quote, within=number) if quote is not None else None


def _performed(
    syntax: Syntax, group: Group, taken: set[int], *, objects: bool = False
) -> Quote | None:
    if not (group.tense or group.perfect):
        return None
    end = _cue_end(syntax, group.verb, objects=objects)
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


def _cue_end(syntax: Syntax, verb: int, *, objects: bool) -> int | None:
    """The last token of the cue: the verb, 'out' of 'ruled out', 'word' of 'gave his word that'.

    With `objects`, what is promised may be a thing, too: 'pledged two minesweepers'.
    """
    lemma, after = syntax[verb].lemma, syntax.tokens[verb + 1 : verb + 5]
    lows = [t.low for t in after]
    if lemma == "rule" and lows[:1] == ["out"]:
        return verb + 1
    if lemma in ("give", "make", "renew", "repeat") and "that" in lows[1:]:
        noun = verb + lows.index("that", 1)
        promised = load_acts("nouns").get(syntax[noun].lemma) == "promise"
        return noun if promised or syntax[noun].lemma == "word" else None
    frames = {act: f for act, f in load_frames().get(lemma, ()) if act in _ACTS}
    if any("to" in f for f in frames.values()) and lows[:1] == ["to"]:
        return verb if len(after) > 1 and after[1].xpos == "VB" else None
    given = any("np" in f for f in frames.values()) and bool(syntax.below(verb, "obj"))
    return verb if objects and given else None
