"""Who does what a passive verb tells, and quotes that get him as their source."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from onrecord.model import Spans, overlaps
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words


def uncued(
    syntax: Syntax, quotes: list[Quote], lemmas: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Verbs of these lemmas inside contents that are no cue yet, each with its content's quote."""
    cued = {i for q in quotes for span in q.cue for i in syntax.within(span)}
    for verb, token in enumerate(syntax.tokens):
        if token.upos == "VERB" and token.lemma in lemmas and verb not in cued:
            within = holder(syntax, quotes, verb)
            if within is not None:
                yield verb, within


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is passive, a bare participle on a noun included."""
    if syntax.below(verb, "aux:pass", "nsubj:pass") or syntax[verb].base == "acl":
        return True
    before = [syntax[i].lemma for i in range(max(0, verb - 3), verb)]
    return syntax[verb].xpos == "VBN" and "be" in before


def agent(syntax: Syntax, verb: int) -> int | None:
    """The noun after 'by' in a passive clause."""
    things = ("time", "event", "abstract", "object")
    for child in syntax.below(verb, "obl"):
        by = "by" in {syntax[c].low for c in syntax.below(child, "case")}
        if by and child > verb and syntax[child].entity not in things:
            return child
    return None


def agents_verb(syntax: Syntax, first: int, head: int) -> int | None:
    """The passive verb whose agent is the phrase from `first` on: 'will be pardoned by Ithrel'."""
    verb = syntax[head].head
    by = first > 0 and syntax[first - 1].low == "by"
    return verb if by and 0 <= verb < first and is_passive(syntax, verb) else None


def with_source(syntax: Syntax, quote: Quote, head: int, why: str) -> Quote:
    """The quote with the phrase of `head` as its source, taken out of the content."""
    leave = frozenset({"punct", "parataxis", "ccomp", "advcl"})
    own = syntax.below(head, "case")  # the 'by' of an agent; "Adara's" keeps its sign
    phrase = [i for i in syntax.subtree(head, leave) if i not in own and not _past_time(syntax, i)]
    spans = syntax.spans(solid(phrase, head))
    content = _without(syntax, quote.content, spans)
    return replace(
        quote,
        source=spans,
        content=content or quote.content,
        source_score=0.8,
        reason=f"{quote.reason}; {why}",
    )


def _past_time(syntax: Syntax, i: int) -> bool:
    return syntax[i].low in ("before", "after", "since")


def solid(phrase: list[int], head: int) -> list[int]:
    """The unbroken run of tokens around the head."""
    run = [head]
    for i in sorted((p for p in phrase if p < head), reverse=True):
        if i == run[0] - 1:
            run.insert(0, i)
    for i in sorted(p for p in phrase if p > head):
        if i == run[-1] + 1:
            run.append(i)
    return run


def _without(syntax: Syntax, content: Spans, source: Spans) -> Spans:
    """The content less the words that are now the source, and a 'by' left before them."""
    tokens = [i for span in content for i in syntax.within(span)]
    taken = {i for span in source for i in syntax.within(span)}
    taken |= {i - 1 for i in taken if i and syntax[i - 1].low == "by"}
    return syntax.spans([i for i in tokens if i not in taken])


def holder(syntax: Syntax, quotes: list[Quote], token: int) -> int | None:
    """The number of the quote with the smallest content around a token."""
    span = (syntax[token].start, syntax[token].end)
    sizes = [
        (sum(b - a for a, b in q.content), n)
        for n, q in enumerate(quotes)
        if overlaps(q.content, [span])
    ]
    return min(sizes)[1] if sizes else None


def points_back(syntax: Syntax, noun: int) -> bool:
    """'this position', 'the same message', 'the pledge'."""
    if syntax[noun].upos != "NOUN" or syntax[noun].lemma not in load_words("pointing"):
        return False
    near = {syntax[i].low for i in range(max(0, noun - 3), noun)}
    return bool(near & {"this", "that", "the", "same", "its", "their", "his", "her"})
