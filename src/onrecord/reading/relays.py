"""'Washington conveyed this position', inside what somebody else tells: a message passed on."""

from onrecord.reading.acts import load_list
from onrecord.reading.agency import is_passive, points_back, solid, uncued
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax

_LEAVE = frozenset({"nmod", "acl", "punct"})


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
