"""'Washington conveyed this position', 'the minister had told her so': a message passed on."""

from onrecord.reading.acts import load_list
from onrecord.reading.agency import is_passive, points_back, solid, uncued
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_LEAVE = frozenset({"nmod", "acl", "punct"})
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


def told_so(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """'The minister had told her so', 'had told him as much': where it stands in a content."""
    found = []
    for verb, within in uncued(syntax, quotes, load_words("tell")):
        subject = next((c for c in syntax.below(verb, "nsubj") if c < verb), None)
        so = so_after(syntax, verb + 2)
        if subject is None or syntax[subject].low in _NOBODY or not so or is_passive(syntax, verb):
            continue
        first = min([verb, *(i for i in syntax.below(verb, "aux") if i > subject)])
        source = syntax.spans(solid(syntax.subtree(subject, frozenset({"acl"})), subject))
        cue = ((syntax[first].start, syntax[verb].end),)
        found.append(Quote(source, cue, syntax.spans(so), within, 0.7, 0.8, 0.7, "told so"))
    return found


def so_after(syntax: Syntax, at: int) -> list[int]:
    """'so' or 'as much' at a token: what was told before."""
    words = [t.low for t in syntax.tokens[at : at + 2]]
    if words[:1] == ["so"]:
        return [at]
    return [at, at + 1] if words == ["as", "much"] else []
