"""'Washington conveyed this position', inside what somebody else tells: a message passed on."""

from onrecord.reading.acts import load_list
from onrecord.reading.agency import holder, is_passive, points_back, solid
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax

_LEAVE = frozenset({"nmod", "acl", "punct"})


def relays(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """Nested attributions of verbs of passing on, whose object stands for what was told before."""
    found = []
    cued = {i for q in quotes for span in q.cue for i in syntax.within(span)}
    for verb, token in enumerate(syntax.tokens):
        if token.upos != "VERB" or token.lemma not in load_list("tellings") or verb in cued:
            continue
        noun = next((c for c in syntax.below(verb, "obj") if points_back(syntax, c)), None)
        subject = next((c for c in syntax.below(verb, "nsubj") if c < verb), None)
        within = holder(syntax, quotes, verb)
        if noun is None or subject is None or within is None or is_passive(syntax, verb):
            continue
        first = min([verb, *(i for i in syntax.below(verb, "aux") if i > subject)])
        found.append(
            Quote(
                syntax.spans(solid(syntax.subtree(subject, _LEAVE), subject)),
                ((syntax[first].start, token.end),),
                syntax.spans(solid(syntax.subtree(noun, _LEAVE), noun)),
                within, 0.7, 0.8, 0.7, "passes on what was told before",
            )
        )  # fmt: skip
    return found
