"""'Kessary, the minister went on, would arrest nobody': a teller between commas."""

import itertools

from onrecord.model import overlaps
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_LONGEST = 7
_GOING_ON = {"go": "on", "carry": "on"}


def asides(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """Attributions by an aside that no other quote has taken, with the sentence as content."""
    found = []
    for sentence in syntax.sentences:
        tokens = list(sentence)
        commas = [i for i in tokens if syntax[i].form == ","]
        for first, last in itertools.pairwise(commas):
            quote = _aside(syntax, tokens, first, last)
            if quote is not None and not any(_taken(quote, q) for q in quotes):
                found.append(quote)
    return found


def _taken(quote: Quote, other: Quote) -> bool:
    return overlaps(quote.cue, other.cue) or overlaps(quote.content, other.content)


def _aside(syntax: Syntax, tokens: list[int], first: int, last: int) -> Quote | None:
    inside = list(range(first + 1, last))
    if not 2 <= len(inside) <= _LONGEST:
        return None
    verb = next((i for i in inside[1:] if syntax[i].xpos in ("VBD", "VBZ")), None)
    if verb is None or syntax[inside[0]].upos not in ("DET", "PRON", "PROPN"):
        return None
    after = [syntax[i].low for i in range(verb + 1, last)]
    lemma = syntax[verb].lemma
    goes_on = after[:1] == [_GOING_ON.get(lemma, "")]
    if not goes_on and (after or lemma not in load_words("saying")):
        return None
    content = [i for i in tokens if i < first or i > last]
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    if len(content) < 3:
        return None
    return Quote(
        syntax.spans([i for i in inside if i < verb]),
        syntax.spans(list(range(verb, verb + 1 + goes_on))),
        syntax.spans(content),
        None,
        0.6,
        0.6,
        0.6,
        "an aside between commas",
    )
