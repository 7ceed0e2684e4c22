"""'“…” — Name': a quotation signed after a dash, as readers' voices, letters and mottoes are."""

from dataclasses import replace

from onrecord.model import Spans, overlaps
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax

_MARKS = frozenset("“”\"«»'‘’")
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_LONGEST = 16
_SCORE = 0.8


def signed_quotations(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes and one more for each signed paragraph; what was read in it stands within it."""
    for paragraph in syntax.paragraphs:
        quote = _signed(syntax, paragraph)
        if quote is None:
            continue
        there = {
            n
            for n, q in enumerate(quotes)
            if q.within is None and overlaps(q.content, quote.content)
        }
        if all(_holds(quote.content, quotes[n]) for n in there):
            within = len(quotes)
            moved = (replace(q, within=within) if n in there else q for n, q in enumerate(quotes))
            quotes = (*moved, quote)
    return quotes


def _holds(content: Spans, quote: Quote) -> bool:
    """Whether the whole of a quote stands in a content."""
    start, end = content[0][0], content[-1][1]
    return all(start <= a and b <= end for a, b in (*quote.source, *quote.cue, *quote.content))


def _signed(syntax: Syntax, paragraph: range) -> Quote | None:
    """A paragraph that opens with a quotation mark and ends with a mark, a dash and a name."""
    dash = next((i for i in reversed(paragraph) if syntax[i].form in _DASHES), paragraph[0])
    if dash < paragraph[0] + 3 or paragraph[-1] > dash + _LONGEST:
        return None
    if any(syntax[i].form not in _MARKS for i in (paragraph[0], dash - 1)):
        return None
    name: list[int] = []
    for i in range(dash + 1, paragraph[-1] + 1):
        if syntax[i].form in (",", ".", ";", "("):
            break
        name.append(i)
    if not name or not syntax[name[0]].form[0].isupper():
        return None
    if any(syntax[i].upos in ("VERB", "AUX") for i in name):
        return None
    return Quote(
        syntax.spans(name),
        syntax.spans([dash]),
        syntax.spans(list(range(paragraph[0], dash))),
        None,
        _SCORE,
        _SCORE,
        _SCORE,
        "a quotation signed after a dash",
    )
