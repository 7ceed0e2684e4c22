"""A quote that grammar gives away, fitted in among those that the reader found.

What the reader found of the same cue stays, but for a teller swallowed and a content cut short.
"""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import overlaps
from onrecord.reading.agency import holder
from onrecord.reading.connectives import find_openings
from onrecord.reading.findings import Quote
from onrecord.reading.quoted import tokens_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE


def all_fitted(syntax: Syntax, quotes: list[Quote], new: Iterable[Quote | None]) -> list[Quote]:
    """The quotes with those of `new` that are any fitted in, one after the other."""
    out = list(quotes)
    for quote in new:
        out = out if quote is None else fitted(syntax, out, quote)
    return out


def fitted(syntax: Syntax, quotes: list[Quote], new: Quote) -> list[Quote]:
    """The quotes with one more, or with the one of the same cue mended."""
    same = [n for n, q in enumerate(quotes) if overlaps(q.cue, new.cue)]
    for n in same:
        if quotes[n].within is None and (
            _swallows(quotes[n], new) or _cut_short(syntax, quotes[n], new)
        ):
            quotes[n] = _mended(syntax, quotes[n], new)
    if same or any(overlaps((*q.source, *q.cue), (*new.source, *new.cue)) for q in quotes):
        return quotes
    around = holder(syntax, quotes, syntax.within(new.cue[0])[0])
    if around is not None and _covers(syntax, quotes[around], new):
        new = replace(new, within=around)
    elif around is not None and not _finite(syntax, quotes[around]):
        return quotes  # 'According to X, …, Y said': whose words the whole is stays open
    told = [n for n, q in enumerate(quotes) if q.within == new.within and n != new.within
            and overlaps(q.content, new.content)]  # fmt: skip
    mine = set(tokens_of(syntax, new.content))
    if not all(
        mine.issuperset(tokens_of(syntax, (*quotes[n].source, *quotes[n].cue)))
        and mine.intersection(tokens_of(syntax, quotes[n].content))
        for n in told
    ):
        return quotes
    for n in told:
        kept = [i for i in tokens_of(syntax, quotes[n].content) if i in mine]
        quotes[n] = replace(quotes[n], within=len(quotes), content=syntax.spans(kept))
    return [*quotes, new]


def _covers(syntax: Syntax, outer: Quote, new: Quote) -> bool:
    told = set(tokens_of(syntax, outer.content))
    return told.issuperset(tokens_of(syntax, (*new.source, *new.cue, *new.content)))


def _finite(syntax: Syntax, quote: Quote) -> bool:
    return any(syntax[i].xpos in FINITE for i in tokens_of(syntax, quote.cue))


def _swallows(quote: Quote, new: Quote) -> bool:
    """Whether the reader took the teller into what is told, or cut that short."""
    if not quote.source or not quote.content:
        return True
    start, end = quote.content[0][0], quote.content[-1][1]
    short = start == new.content[0][0] and end < new.content[0][1]
    # 'The nets would stay, that man told us, until he was paid': more than the last words is told
    told_after = start >= new.cue[-1][1]
    late = bool(new.source) and told_after and new.content[0][0] < new.source[0][0]
    return short or late or overlaps(quote.content, new.source)


def _cut_short(syntax: Syntax, quote: Quote, new: Quote) -> bool:
    """Whether only 'as soon as the pardon is law' was kept, or words in between were left out."""
    told, whole = tokens_of(syntax, quote.content), tokens_of(syntax, new.content)
    if not told or not whole:
        return False
    if told[0] == whole[0] and told[-1] == whole[-1] and set(told) < set(whole):
        return True  # a few words were left out in between
    opens = any(o.at in told[:3] for o in find_openings(syntax))
    return opens and whole[0] < told[0] and told[-1] < tokens_of(syntax, new.cue)[0]


def _mended(syntax: Syntax, quote: Quote, new: Quote) -> Quote:
    """The quote with the source and, in the cue's sentence, the content that grammar gives it."""
    sentence = syntax.sentence_of(syntax.within(new.cue[0])[0])
    further = [i for i in tokens_of(syntax, quote.content) if i not in sentence]
    content = sorted({*further, *tokens_of(syntax, new.content)})
    wider = set(tokens_of(syntax, new.cue)).issuperset(tokens_of(syntax, quote.cue))
    return replace(
        quote,
        source=new.source or quote.source,
        cue=new.cue if wider else quote.cue,
        content=syntax.spans(content),
        source_score=new.source_score,
        content_score=new.content_score,
        reason=f"{quote.reason}; {new.reason}",
    )
