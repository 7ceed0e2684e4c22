"""'The Gazette quoted its minister, X, as saying that …': two tellers, one within the other."""

from dataclasses import replace

from onrecord.reading.findings import Quote
from onrecord.reading.quoted import tokens_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE, Group, verb_groups
from onrecord.reading.wordlists import load_words

_FAR = 16


def quoted_as(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes, what somebody is quoted as saying told of within what quotes him.

    The reader finds one or the other, both side by side, or both as one cue.
    """
    out = list(quotes)
    for group in verb_groups(syntax):
        saying = _saying(syntax, group)
        if saying is not None:
            _nest(syntax, out, range(group.first, group.verb + 1), saying)
    return tuple(out)


def _saying(syntax: Syntax, group: Group) -> int | None:
    """The 'saying' of 'quoted X as saying', a name and no clause between them."""
    if syntax[group.verb].lemma not in load_words("quoting") or group.passive:
        return None
    stop = min(group.verb + _FAR, syntax.sentence_of(group.verb).stop)
    for i in range(group.verb + 1, stop):
        if syntax[i].low.endswith("ing") and syntax[i - 1].low == "as":
            return i if i > group.verb + 2 else None
        if syntax[i].xpos in FINITE:
            return None
    return None


def _nest(syntax: Syntax, quotes: list[Quote], cue: range, saying: int) -> None:
    """One quote for the words `cue` and one within it for 'saying', where one is missing."""
    outer, inner = _cued(syntax, quotes, cue[-1]), _cued(syntax, quotes, saying)
    base = quotes[outer] if outer is not None else None
    said = quotes[inner] if inner is not None else base
    if said is None or (inner is not None and said.within is not None and inner != outer):
        return
    if base is None:
        source = tokens_of(syntax, said.source)
        if not source or source[-1] >= cue.start:
            return
        # the reader took who quotes for who is quoted
        base, outer = replace(said, cue=syntax.spans(list(cue))), len(quotes)
        quotes.append(base)
    spoken = list(range(cue.stop, saying - 1))
    while spoken[-1:] and syntax[spoken[-1]].upos == "PUNCT":
        spoken.pop()
    content = [i for i in tokens_of(syntax, said.content) if i > saying or inner is not None]
    if outer is None or not content or not spoken:
        return
    whole = sorted({*range(cue.stop, saying + 1), *content})
    own = [i for i in tokens_of(syntax, base.cue) if i <= cue[-1]]
    quotes[outer] = replace(base, cue=syntax.spans(own), content=syntax.spans(whole))
    quote = replace(
        said,
        source=syntax.spans(spoken),
        cue=syntax.spans([saying]),
        content=syntax.spans(content),
        within=outer,
        source_score=0.8,
    )
    if inner is None or inner == outer:
        quotes.append(quote)
    else:
        quotes[inner] = quote


def _cued(syntax: Syntax, quotes: list[Quote], at: int) -> int | None:
    """The number of the quote whose cue covers a token."""
    return next((n for n, q in enumerate(quotes) if at in tokens_of(syntax, q.cue)), None)
