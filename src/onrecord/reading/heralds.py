"""An act named first and told next: 'She added a threat of her own. The charity would …'."""

from onrecord.model import Act, Attribution
from onrecord.reading.acts import load_acts
from onrecord.reading.clauses import Clauses

_TOLD = frozenset({"threaten", "promise", "offer"})


def heralded(clauses: Clauses, verb: int) -> Attribution | None:
    """The telling in the sentence before that names the act which the sentence of `verb` tells."""
    syntax = clauses.syntax
    first = syntax.sentence_of(verb)[0]
    before = syntax.sentence_of(first - 1) if first else range(0)
    if not before or syntax[before[0]].paragraph != syntax[verb].paragraph:
        return None
    told = (clauses.told_by(i) for i in reversed(before))
    return next((a for a in told if a is not None and _heralds(clauses, a)), None)


def _heralds(clauses: Clauses, telling: Attribution) -> bool:
    """'added a threat', not 'rejected a threat'."""
    cue = clauses.cue_verb(telling)
    performs = cue is not None and clauses.syntax[cue].lemma in load_acts("verbs")
    return not performs and not telling.denied and named_act(clauses, telling) in _TOLD


def named_act(clauses: Clauses, telling: Attribution) -> Act | None:
    """The act that a content names and does not tell: 'a threat of her own'."""
    inside = [clauses.syntax[i] for i in clauses.tokens(telling.content.spans)]
    if any(t.upos in ("VERB", "AUX") for t in inside):
        return None
    noun = next((t for t in inside if t.upos == "NOUN"), None)
    return load_acts("nouns").get(noun.lemma) if noun is not None else None
