"""'The ultimatum surfaced in the Courier', 'the deal was leaked to the Courier': who made it known."""

from onrecord.reading.acts import load_list, load_rows
from onrecord.reading.agency import solid
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.syntax import Syntax

_FAR, _FEWEST, _NAMED = 12, 4, 8
_THE = frozenset({"the", "this", "that"})
_EMERGED = frozenset({"emerge", "transpire"})
_LEAVE = frozenset({"punct", "acl", "appos", "parataxis", "conj", "nmod", "advcl"})
WHY = "where what was told came to light"


def surfaced(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of papers in which 'the deal' or 'the ultimatum' came to light."""
    nouns = (
        n
        for n, token in enumerate(syntax.tokens)
        if token.upos == "NOUN" and token.lemma in load_list("retold")
    )
    new = [_surfaced(syntax, noun) for noun in nouns]
    new += [_emerged(syntax, verb) for verb in range(len(syntax))]
    return all_fitted(syntax, quotes, new)


def _emerged(syntax: Syntax, verb: int) -> Quote | None:
    """'The port will be shut for a week, it emerged last night': nobody is said to have said so."""
    sentence = syntax.sentence_of(verb)
    if syntax[verb].lemma not in _EMERGED or verb < sentence.start + 3:
        return None
    first = verb - (2 if syntax[verb - 1].low in ("has", "had") else 1)
    before = range(sentence.start, first - 1)
    if syntax[first].low != "it" or syntax[first - 1].form != "," or len(before) < _FEWEST:
        return None
    return Quote(
        (), syntax.spans(list(range(first + 1, verb + 1))), syntax.spans(list(before)),
        None, 0.6, 0.7, 0.6, "told by nobody in particular",
    )  # fmt: skip


def _surfaced(syntax: Syntax, noun: int) -> Quote | None:
    """'the | ultimatum | surfaced in | the Courier': nothing but the one verb stands between."""
    the = next((i for i in range(noun, max(-1, noun - 4), -1) if syntax[i].low in _THE), None)
    near = range(noun + 1, min(noun + _FAR, syntax.sentence_of(noun).stop - 1))
    verbs = [i for i in near if syntax[i].upos == "VERB"]
    if the is None or not verbs or any(syntax[i].form == "," for i in range(noun, verbs[0])):
        return None
    verb = verbs[0]
    for at in range(verb + 1, near.stop):
        ways = [lemma for way, those in load_rows("surfacing") if way == syntax[at].low
                for lemma in those.split()]  # fmt: skip
        name = _named_after(syntax, at) if syntax[verb].lemma in ways else None
        if name is not None:
            source = solid(syntax.subtree(name, _LEAVE | {"case"}), name)
            return Quote(
                syntax.spans(source), syntax.spans([verb]), syntax.spans(list(range(the, noun + 1))),
                None, 0.6, 0.7, 0.6, WHY,
            )  # fmt: skip
        if syntax[at].form in (",", ";") or (at in verbs and at != verb):
            return None
    return None


def _named_after(syntax: Syntax, way: int) -> int | None:
    """The paper after 'by', or after 'across the front page of'."""
    for i in range(way + 1, min(way + _NAMED, syntax.sentence_of(way).stop)):
        if syntax[i].form in (",", ";"):
            return None
        if syntax[i].upos == "PROPN":
            head = syntax[i].head
            name = head if head >= 0 and syntax[head].upos == "PROPN" else i
            return name if name > way and _is_name(syntax, name) else None
    return None


def _is_name(syntax: Syntax, noun: int) -> bool:
    return syntax[noun].upos == "PROPN" and syntax[noun].entity not in ("place", "time", "person")
