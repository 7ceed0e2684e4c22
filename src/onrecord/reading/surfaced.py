"""'The ultimatum surfaced in the Courier', 'the deal was leaked to the Courier': who made it known."""

from onrecord.reading.acts import load_list, load_rows
from onrecord.reading.agency import solid
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.syntax import Syntax

_FAR = 10
_LEAVE = frozenset({"punct", "acl", "appos", "parataxis", "conj", "nmod", "advcl"})
WHY = "where what was told came to light"


def surfaced(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of papers in which 'the deal' or 'the ultimatum' came to light."""
    nouns = (
        n
        for n, token in enumerate(syntax.tokens)
        if token.upos == "NOUN" and token.lemma in load_list("retold")
    )
    return all_fitted(syntax, quotes, (_surfaced(syntax, noun) for noun in nouns))


def _surfaced(syntax: Syntax, noun: int) -> Quote | None:
    """'the | ultimatum | surfaced in | the Courier': nothing but the one verb stands between."""
    the = next((i for i in range(noun, max(-1, noun - 4), -1) if syntax[i].low == "the"), None)
    near = range(noun + 1, min(noun + _FAR, syntax.sentence_of(noun).stop - 1))
    verbs = [i for i in near if syntax[i].upos == "VERB"]
    if the is None or not verbs or any(syntax[i].form == "," for i in range(noun, verbs[0])):
        return None
    verb = verbs[0]
    for at in range(verb + 1, near.stop):
        ways = [lemma for way, those in load_rows("surfacing") if way == syntax[at].low
                for lemma in those.split()]  # fmt: skip
        name = syntax[at].head
        if syntax[verb].lemma in ways and name > at and _is_name(syntax, name):
            source = solid(syntax.subtree(name, _LEAVE | {"case"}), name)
            return Quote(
                syntax.spans(source), syntax.spans([verb]), syntax.spans(list(range(the, noun + 1))),
                None, 0.6, 0.7, 0.6, WHY,
            )  # fmt: skip
        if syntax[at].form in (",", ";") or (at in verbs and at != verb):
            return None
    return None


def _is_name(syntax: Syntax, noun: int) -> bool:
    return syntax[noun].upos == "PROPN" and syntax[noun].entity not in ("place", "time", "person")
