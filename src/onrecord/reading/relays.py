"""'Washington conveyed this position', 'the minister had told her so': a message passed on."""

from dataclasses import replace

from onrecord.reading.acts import load_list
from onrecord.reading.agency import (
    agent,
    holder,
    is_passive,
    points_back,
    solid,
    uncued,
    with_source,
)
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_LEAVE = frozenset({"nmod", "acl", "punct"})
_HANDING = frozenset({"give", "hand", "make", "bring", "send", "offer", "read", "pass", "repeat"})
_HEARERS = frozenset({"him", "her", "them", "me", "us"})
_OBJECT = 12  # words of whom it was told to
_ONE = frozenset({"he", "she", "it", "they"})
_NOBODY = frozenset({"nobody", "none"})


def relays(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """Nested attributions of verbs of passing on, whose object stands for what was told before."""
    found = []
    for verb, within in uncued(syntax, quotes, load_list("tellings")):
        noun = next((c for c in syntax.below(verb, "obj") if points_back(syntax, c)), None)
        subject = next((c for c in syntax.below(verb, "nsubj") if c < verb), None)
        if noun is None or subject is None or is_passive(syntax, verb):
            continue
        first = min([verb, *(i for i in syntax.below(verb, "aux") if i > subject)])
        found.append(
            Quote(
                syntax.spans(solid(syntax.subtree(subject, _LEAVE), subject)),
                ((syntax[first].start, syntax[verb].end),),
                syntax.spans(solid(syntax.subtree(noun, _LEAVE), noun)),
                within, 0.7, 0.8, 0.7, "passes on what was told before",
            )
        )  # fmt: skip
    return found


def handed(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'He had been given the assurance by the minister', right after what he is quoted as saying.

    The whole sentence is his, and the minister's word is nested in it.
    """
    out = list(quotes)
    for verb, token in enumerate(syntax.tokens):
        if token.upos != "VERB" or token.lemma not in _HANDING or not is_passive(syntax, verb):
            continue
        new = _handed(syntax, verb) if holder(syntax, out, verb) is None else None
        before = _told_before(syntax, out, verb) if new is not None else None
        if new is None or before is None:
            continue
        sentence = syntax.sentence_of(verb)
        own = {i for q in out for span in (*q.source, *q.cue) for i in syntax.within(span)}
        if not own.isdisjoint(sentence):
            continue  # somebody else tells it
        told = [i for span in out[before].content for i in syntax.within(span)]
        out[before] = replace(out[before], content=syntax.spans(sorted({*told, *sentence})))
        out.append(replace(new, within=before))
    return out


def _handed(syntax: Syntax, verb: int) -> Quote | None:
    """The nested quote of a passive verb of handing on with its agent."""
    subject = next((c for c in syntax.below(verb, "nsubj") if c < verb), None)
    noun = next((c for c in syntax.below(verb, "obj") if points_back(syntax, c)), None)
    doer = agent(syntax, verb) or (_by(syntax, noun) if noun is not None else None)
    if doer is None or noun is None or subject is None or syntax[subject].upos != "PRON":
        return None
    first = min([verb, *(i for i in syntax.below(verb, "aux") if i < verb)])
    told = syntax.spans(solid(syntax.subtree(noun, _LEAVE), noun))
    cue = ((syntax[first].start, syntax[verb].end),)
    quote = Quote((), cue, told, None, 0.6, 0.7, 0.6, "handed on")
    return with_source(syntax, quote, doer, "its agent")


def _by(syntax: Syntax, noun: int) -> int | None:
    """The agent that is read as part of the noun: 'the assurance by the minister'."""
    after = (c for c in syntax.below(noun, "nmod") if c > noun)
    return next(
        (c for c in after if "by" in {syntax[k].low for k in syntax.below(c, "case")}), None
    )


def _told_before(syntax: Syntax, quotes: list[Quote], verb: int) -> int | None:
    """The outermost quote whose cue stands in the sentence before, in the same paragraph."""
    here = syntax[verb]
    for n, quote in enumerate(quotes):
        cue = [syntax[i] for span in quote.cue for i in syntax.within(span)]
        near = cue and cue[0].sentence == here.sentence - 1 and cue[0].paragraph == here.paragraph
        if near and quote.within is None and quote.source:
            return n
    return None


def told_so(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'The minister had told her so', 'had said as much to her': where it stands in a content."""
    found = []
    for verb, within in uncued(syntax, quotes, load_words("tell") | {"say"}):
        subject = next((c for c in syntax.below(verb, "nsubj") if c < verb), None)
        so = _so(syntax, verb)
        if subject is None or syntax[subject].low in _NOBODY or not so or is_passive(syntax, verb):
            continue
        first = min([verb, *(i for i in syntax.below(verb, "aux") if i > subject)])
        source = syntax.spans(solid(syntax.subtree(subject, frozenset({"acl"})), subject))
        cue = ((syntax[first].start, syntax[verb].end),)
        found.append(Quote(source, cue, syntax.spans(so), within, 0.7, 0.8, 0.7, "told so"))
    return found


def said_so(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes, and 'he had said as much to her' as one more of who tells what stands before it."""
    out = list(quotes)
    for verb, token in enumerate(syntax.tokens):
        so = _so(syntax, verb) if token.lemma == "say" or token.lemma in load_words("tell") else []
        own = [c for c in syntax.below(verb, "nsubj") if c < verb]
        if token.upos != "VERB" or not so or not own or is_passive(syntax, verb):
            continue
        around = holder(syntax, out, verb)
        cued = any(verb in syntax.within(span) for q in out for span in q.cue)
        new = _who_said_so(syntax, out, own[-1], verb) if around is None and not cued else None
        if new is not None:
            out.append(replace(new, content=syntax.spans(so), reason="said so"))
    return out


def _who_said_so(syntax: Syntax, quotes: list[Quote], own: int, verb: int) -> Quote | None:
    """Whoever told what stands before it, or, in 'Tarke had told her as much', Tarke."""
    if syntax[own].low in _ONE:
        teller = _teller_before(syntax, quotes, own)
        cue = syntax.spans(list(range(own + 1, verb + 1)))
        return replace(quotes[teller], cue=cue) if teller is not None else None
    heard = syntax[verb + 1].low in _HEARERS if verb + 1 < len(syntax) else False
    if syntax[own].upos != "PROPN" or syntax[own].entity != "person" or not heard:
        return None
    first = min([verb, *(i for i in syntax.below(verb, "aux") if i > own)])
    source = syntax.spans(solid(syntax.subtree(own, _LEAVE), own))
    return Quote(source, ((syntax[first].start, syntax[verb].end),), (), None, 0.6, 0.7, 0.6)


def _teller_before(syntax: Syntax, quotes: list[Quote], at: int) -> int | None:
    """The outermost quote with a teller whose cue stands last before a token, in its paragraph."""
    cues = [
        (syntax.within(q.cue[-1])[-1], n)
        for n, q in enumerate(quotes)
        if q.within is None and q.source and q.cue
    ]
    before = [(last, n) for last, n in cues if last < at]
    last, n = max(before, default=(-1, -1))
    near = n >= 0 and syntax[last].paragraph == syntax[at].paragraph
    if not near or syntax[at].sentence - syntax[last].sentence > 1:
        return None
    own = [syntax[i] for span in quotes[n].source for i in syntax.within(span)]
    another = len(own) == 1 and own[0].upos == "PRON" and own[0].low != syntax[at].low
    named = {t.form for t in own}
    between = (syntax[i] for i in range(last + 1, at))
    # 'the minister told Lotte Quarn. She had said as much': one of the two
    either = any(
        t.upos == "PROPN" and t.entity == "person" and t.form not in named for t in between
    )
    return None if another or either else n


def _so(syntax: Syntax, verb: int) -> list[int]:
    """'told her | so', 'said | as much', 'told Lotte Quarn, the envoy, | as much'."""
    start = verb + (1 if syntax[verb].lemma == "say" else 2)
    if so := so_after(syntax, start):
        return so if syntax[verb].lemma != "say" or len(so) > 1 else []
    stop = min(syntax.sentence_of(verb).stop, verb + _OBJECT)
    later = next((i for i in range(start, stop) if len(so_after(syntax, i)) > 1), None)
    between = range(verb + 1, later or verb)
    plain = all(syntax[i].upos not in ("VERB", "AUX", "SCONJ") for i in between)
    return so_after(syntax, later) if later and plain else []


def so_after(syntax: Syntax, at: int) -> list[int]:
    """'so' or 'as much' at a token: what was told before."""
    words = [t.low for t in syntax.tokens[at : at + 2]]
    if words[:1] == ["so"]:
        return [at]
    return [at, at + 1] if words == ["as", "much"] else []
