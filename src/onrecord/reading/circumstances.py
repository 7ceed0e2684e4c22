"""Circumstances of a telling: on what occasion ('during talks with …') and where."""

from onrecord.model import Passage, Spans, overlaps
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words


def circumstances(
    syntax: Syntax, verb: int | None, taken: Spans
) -> tuple[Passage | None, Passage | None]:
    """The occasion ('during talks with …') and the place ('in Kiryat Gat') of the telling."""
    occasion = place = None
    if verb is None:
        return None, None
    for child in _oblique(syntax, verb):
        phrase = syntax.subtree(child, leave=frozenset({"parataxis", "ccomp"}))
        spans = _trim(syntax, phrase)
        if not spans or overlaps(spans, taken):
            continue
        if is_occasion(syntax, child):
            occasion = occasion or Passage(spans=spans, score=0.8, reason="occasion noun")
            inner = next((i for i in phrase if i != child and _is_place(syntax, i)), None)
            if inner is not None and place is None:
                place = _place(syntax, inner)
        elif _is_place(syntax, child) and place is None:
            place = _place(syntax, child)
    return occasion, place


def _oblique(syntax: Syntax, verb: int) -> list[int]:
    """Circumstances of the cue, those hung on its object or a sister phrase included."""
    near = syntax.below(verb, "obl", "nmod")
    for clause in syntax.below(verb, "advcl"):  # 'speaking at a conference, he said'
        if syntax[clause].xpos == "VBG" and syntax[clause].lemma in ("speak", "address", "talk"):
            near += syntax.below(clause, "obl")
    for child in [*syntax.below(verb, "obj", "obl", "iobj")]:
        near += [c for c in syntax.below(child, "nmod", "obl") if is_occasion(syntax, c)]
    return sorted(set(near))


def is_occasion(syntax: Syntax, head: int) -> bool:
    """Whether a phrase is of a meeting, a speech or the like, with a preposition that suits it."""
    case = {syntax[c].low for c in syntax.below(head, "case")}
    return bool(case & load_words("occasion-prepositions")) and (
        syntax[head].lemma in load_words("occasions")
    )


def _is_place(syntax: Syntax, head: int) -> bool:
    case = {syntax[c].low for c in syntax.below(head, "case")}
    return syntax[head].entity == "place" and bool(case & {"in", "at", "near", "outside", "from"})


def _place(syntax: Syntax, head: int) -> Passage:
    leave = frozenset({"case", "parataxis", "punct", "conj", "acl"})
    return Passage(
        spans=_trim(syntax, syntax.subtree(head, leave=leave)), score=0.7, reason="place name"
    )


def _trim(syntax: Syntax, tokens: list[int]) -> Spans:
    """Spans of tokens without punctuation at either end."""
    while tokens and syntax[tokens[-1]].upos == "PUNCT":
        tokens = tokens[:-1]
    while tokens and syntax[tokens[0]].upos == "PUNCT":
        tokens = tokens[1:]
    return syntax.spans(tokens)


def without_circumstances(syntax: Syntax, quote: Quote, verb: int | None) -> Spans:
    """Content that is a noun phrase ('this position') ends before the occasion of its telling."""
    if verb is None:
        return quote.content
    content = {i for span in quote.content for i in syntax.within(span)}
    objects = [c for c in syntax.below(verb, "obj", "nsubj:pass") if c in content]
    clauses = [c for c in syntax.below(verb, "ccomp", "xcomp", "parataxis") if c in content]
    if not objects or clauses:
        return quote.content
    drop: set[int] = set()
    for child in [
        *syntax.below(verb, "obl"),
        *(n for o in objects for n in syntax.below(o, "nmod")),
    ]:
        if child in content and child > objects[0] and is_occasion(syntax, child):
            drop |= set(range(min(syntax.subtree(child)), max(content) + 1))
    left = sorted(content - drop)
    while left and syntax[left[-1]].upos in ("ADV", "PUNCT") and drop:
        left.pop()
    return syntax.spans(left) if left and drop else quote.content
