"""Edges of contents that the sentence itself gives: whole clauses, and 'told X that …'.

The reader decides word by word; here its contents are rounded to the stretches of the sentence
that source and cue leave, and an addressee before 'that' is taken out of the content.
"""

import itertools
from dataclasses import replace

from onrecord.model import Spans
from onrecord.reading.findings import Quote
from onrecord.reading.groups import phrase
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE
from onrecord.reading.wordlists import load_words

MOST = 0.7
FEW = 0.12
HOLE = 20
FAR = 24
SHORTEST = 3
_ENOUGH = 0.3
TIMED = 5
_SUBJECTS = frozenset({"it", "he", "she", "they", "we", "i"})
_ONE = frozenset({"he", "she", "it", "they"})
_EDGE = 4


def round_contents(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes with contents rounded, in the same order."""
    claims = (_with_subject(syntax, _claim(syntax, q)) for q in quotes)
    whole = (_both_halves(syntax, _whole_source(syntax, q)) for q in claims)
    rounded = tuple(replace(q, content=_rounded(syntax, q)) for q in whole)
    return _told_that(syntax, rounded)


def _tokens(syntax: Syntax, spans: Spans) -> list[int]:
    return [i for span in spans for i in syntax.within(span)]


def _claim(syntax: Syntax, quote: Quote) -> Quote:
    """'…, it was claimed': the content is all that stands before, and 'it' is nobody."""
    first = min(_tokens(syntax, quote.cue), default=0)
    start = syntax.sentence_of(first).start
    closes = first - 2 > start + SHORTEST and syntax[first - 2].form == ","
    passive = syntax[first].lemma == "be" and syntax[first - 1].low == "it"
    if not (closes and passive) or quote.within is not None:
        return quote
    return replace(quote, source=(), content=syntax.spans(list(range(start, first - 2))))


def _with_subject(syntax: Syntax, quote: Quote) -> Quote:
    """'Breden | is to allow huts on the lake, its office announced': who is to is told as well."""
    content = _tokens(syntax, quote.content)
    if not content or syntax[content[0]].xpos not in FINITE or not content[0]:
        return quote
    before = content[0] - 1
    own = set(_tokens(syntax, (*quote.source, *quote.cue)))
    subject = syntax[before].base == "nsubj" and syntax[before].head >= content[0]
    named = syntax[before].upos == "PROPN" and before not in own
    if not (subject and named and syntax[before].sentence == syntax[content[0]].sentence):
        return quote
    first = phrase(syntax, before)[0]
    kept = [i for i in range(first, content[0]) if i not in own]
    return replace(quote, content=syntax.spans([*kept, *content]))


def _whole_source(syntax: Syntax, quote: Quote) -> Quote:
    """'the EU's policy chief, Annika Roos,' cut at 'chief': the start of the phrase is its own."""
    head = syntax.top(quote.source[0]) if quote.source else None
    if head is None:
        return quote
    opens = _tokens(syntax, quote.source)[0]
    aside = opens > 2 and syntax[opens - 2].low == "the" and syntax[opens - 3].form == ","
    if syntax[opens].low == "who" and aside and syntax[opens - 1].upos == "NOUN":
        head = opens - 1  # 'the woman who runs it said'
    elif syntax[head].low in _ONE:
        return quote  # nothing else is part of 'she'
    source, content = _tokens(syntax, quote.source), _tokens(syntax, quote.content)
    first, last = phrase(syntax, head)
    missing = [*range(first, min(source)), *range(max(source) + 1, last + 1)]
    if not missing or set(missing) & set(_tokens(syntax, quote.cue)):
        return quote
    kept = [i for i in content if i not in missing]
    if not kept:
        return quote
    return replace(
        quote, source=syntax.spans(sorted({*missing, *source})), content=syntax.spans(kept)
    )


def _both_halves(syntax: Syntax, quote: Quote) -> Quote:
    """'The rest cannot go, they say, if …': an aside parts a content; what it hangs on is told too."""
    own = sorted(_tokens(syntax, (*quote.source, *quote.cue)))
    content = _tokens(syntax, quote.content)
    if not content or own[0] == 0 or own[-1] + 1 >= len(syntax):
        return quote
    sentence = syntax.sentence_of(own[0])
    before = range(sentence.start, own[0] - 1)
    after = own[-1] + 1  # past 'on Friday'
    while after < sentence.stop - 1 and after < own[-1] + TIMED and _timed(syntax, after):
        after += 1
    aside = syntax[own[0] - 1].form == "," and syntax[after].form == ","
    halved = aside and min(content) > own[-1] and own[-1] in sentence and len(before) >= SHORTEST
    tells = any(syntax[i].upos == "VERB" and syntax[i].lemma in load_words("tell") for i in before)
    hangs = syntax[min(content)].low in load_words("subordinators")
    if not halved or not (hangs or (tells and syntax[min(content)].low == "that")):
        return quote
    return replace(quote, content=syntax.spans([*before, *content]))


def _timed(syntax: Syntax, at: int) -> bool:
    token = syntax[at]
    return token.entity == "time" or token.upos == "ADP" or token.low in load_words("calendar")


def _rounded(syntax: Syntax, quote: Quote) -> Spans:
    """Stretches that the content nearly fills become whole; specks in long stretches go."""
    content = set(_tokens(syntax, quote.content))
    own = set(_tokens(syntax, (*quote.source, *quote.cue)))
    for sentence in {syntax[i].sentence for i in content}:
        stretches = _stretches(syntax, list(syntax.sentences[sentence]), own)
        content |= _up_to_teller(syntax, stretches, content)
        for stretch in stretches:
            inside = [i for i in stretch if i in content]
            whole = inside and inside[-1] + 1 - inside[0] - len(inside) <= HOLE
            if inside and quote.within is None and _cut_short(syntax, stretch, inside, own):
                content |= set(stretch[:-1])
            elif len(inside) >= MOST * len(stretch) or whole:
                content |= set(_hole_free(inside))
            elif len(inside) <= FEW * len(stretch) and len(content) > 2 * len(inside):
                content -= set(inside)
    return syntax.spans(sorted(content)) or quote.content


def _up_to_teller(syntax: Syntax, stretches: list[list[int]], content: set[int]) -> set[int]:
    """'If none came by | the 24th, she warned, the brigade | would act': the words beside a teller."""
    found: set[int] = set()
    for before, after in itertools.pairwise(stretches):
        told = [[i for i in part if i in content] for part in (before, after)]
        commas = syntax[before[-1]].form == syntax[after[0]].form == ","
        if all(told) and commas and before[-1] < told[1][0]:
            edges = range(told[0][-1] + 1, before[-1]), range(after[0] + 1, told[1][0])
            found |= {i for edge in edges if len(edge) <= _EDGE for i in edge}
    return found


def _cut_short(syntax: Syntax, stretch: list[int], inside: list[int], own: set[int]) -> bool:
    """'Marvany would have | the whole road open by | May, Prewitt repeated': no verb was left in.

    The clause that opens the sentence, up to the comma before its teller, is told whole.
    """
    opens = stretch[0] == syntax.sentence_of(stretch[0]).start
    closes = syntax[stretch[-1]].form == "," and stretch[-1] + 1 in own
    verbless = not any(syntax[i].xpos in FINITE for i in inside)
    enough = len(inside) >= _ENOUGH * len(stretch)
    return opens and closes and verbless and enough and any(syntax[i].xpos == "MD" for i in stretch)


def _stretches(syntax: Syntax, sentence: list[int], own: set[int]) -> list[list[int]]:
    """The sentence cut at the quote's own source and cue."""
    out: list[list[int]] = [[]]
    for i in sentence:
        if i in own:
            out.append([])
        else:
            out[-1].append(i)
    return [s for s in out if s]


def _hole_free(inside: list[int]) -> range:
    return range(inside[0], inside[-1] + 1)


def _told_that(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """'informed X that Y', 'told X it would Y': the content is Y, and nothing in X is a cue."""
    out: list[Quote] = []
    between: set[int] = set()
    for quote in quotes:
        parent = quotes[quote.within] if quote.within is not None else quote
        that = _that(syntax, quote, parent)
        if that is None:
            out.append(quote)
            continue
        cue = max(_tokens(syntax, quote.cue))
        between |= set(range(cue + 1, that))
        end = _end(syntax, that, set(_tokens(syntax, parent.content)))
        out.append(replace(quote, content=syntax.spans(list(range(that, end + 1)))))
    return _without_cues_in(syntax, out, between)


def _that(syntax: Syntax, quote: Quote, parent: Quote) -> int | None:
    """What opens what a verb of telling tells, where the content begins before it: 'that', 'it'."""
    cue = _tokens(syntax, quote.cue)
    if not any(syntax[i].lemma in load_words("tell") and syntax[i].upos == "VERB" for i in cue):
        return None
    inside = set(_tokens(syntax, parent.content))
    last = max(cue)
    for i in range(last + 1, min(len(syntax), last + FAR)):
        if i not in inside or syntax[i].sentence != syntax[last].sentence:
            return None
        that = syntax[i].low == "that" and syntax[i].upos in ("SCONJ", "PRON")
        if (that or (syntax[i].low in _SUBJECTS and syntax[i].base == "nsubj")) and i > last + 1:
            content = _tokens(syntax, quote.content)
            return i if not content or min(content) != i else None
    return None


def _end(syntax: Syntax, start: int, inside: set[int]) -> int:
    end = start
    while end + 1 in inside and syntax[end + 1].sentence == syntax[start].sentence:
        end += 1
    return end


def _without_cues_in(syntax: Syntax, quotes: list[Quote], between: set[int]) -> tuple[Quote, ...]:
    """Drop nested quotes whose cue stands in an addressee; what stood within them moves out."""
    gone = {
        n
        for n, q in enumerate(quotes)
        if q.within is not None and set(_tokens(syntax, q.cue)) & between
    }
    return drop(tuple(quotes), gone)


def drop(quotes: tuple[Quote, ...], gone: set[int]) -> tuple[Quote, ...]:
    """The quotes without some; what stood within a dropped one stands within its parent."""
    if not gone:
        return quotes
    number = {old: new for new, old in enumerate(n for n in range(len(quotes)) if n not in gone)}

    def parent(within: int | None) -> int | None:
        while within in gone:
            within = quotes[within].within
        return None if within is None else number[within]

    return tuple(replace(q, within=parent(q.within)) for n, q in enumerate(quotes) if n not in gone)
