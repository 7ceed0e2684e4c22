"""What one says that another will do: a report of an undertaking, or a guess."""

from onrecord.reading.act_of import harms, struck_off
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Clause
from onrecord.reading.verbs import FUTURE
from onrecord.reading.whose import BODIES


def reported(clauses: Clauses, clause: Clause, body: str, speaker: str | None) -> bool:
    """Whether a teller's words on somebody else report an undertaking, not a guess."""
    cast, lemma = clauses.cast, clauses.syntax[clause.verb].lemma
    if cast.by_id[body].type not in BODIES | {"person", "officials"}:
        return False
    if speaker is None or cast.by_id[speaker].type == "outlet":
        return (
            clause.kind != "would"
            or clause.telling is not None
            or bool(clauses.conditions_of(clause.verb))
        )
    armed = cast.by_id[body].type in ("state", "armed-group", "military")
    spares = armed and harms(clauses, clause.verb)
    if clause.negated and (lemma in load_list("hinder") or spares):
        return True
    if lemma == "keep" and _own_word(clauses, clause.verb):
        return True
    harsh = lemma in load_list("pressure") or harms(clauses, clause.verb)
    if harsh and clauses.conditions_of(clause.verb):
        return True  # 'The firm will shut the pit if …', told by whomever
    if lemma in ("keep", "have") and _in_a_state(clauses, clause.verb):
        return True
    if struck_off(clauses, clause.verb) or _dealt(clauses, clause, body, speaker):
        return True
    return lemma in load_list("deeds") or lemma in load_acts("verbs")


def _dealt(clauses: Clauses, clause: Clause, body: str, speaker: str) -> bool:
    """'Tyrosa will cart its dishes off unless …': what a body does to a thing, hung on a condition.

    Told by somebody of whom it is not said whom he serves.
    """
    syntax, cast = clauses.syntax, clauses.cast
    teller = cast.by_id[speaker]
    free = teller.type == "officials" and teller.affiliation is None
    named = clause.subject is not None and syntax[clause.subject].upos == "PROPN"
    does = named and any(c > clause.verb for c in syntax.below(clause.verb, "obj"))
    lemma = syntax[clause.verb].lemma
    idle = load_list("suffer") | load_list("stative") | load_list("slight")
    hanging = bool(clauses.conditions_of(clause.verb)) and clause.kind in FUTURE
    return free and does and hanging and lemma not in idle and cast.by_id[body].type in BODIES


def _own_word(clauses: Clauses, verb: int) -> bool:
    """'keep its word', 'keep the promise'."""
    syntax = clauses.syntax
    near = range(verb + 1, min(verb + 4, len(syntax)))
    return any(syntax[i].lemma in ("word", *load_acts("nouns")) for i in near)


def _in_a_state(clauses: Clauses, verb: int) -> bool:
    """'keep its guns silent', 'have the mines off the river', 'have its tanks 15 kilometres away'."""
    syntax = clauses.syntax
    thing = next((c for c in syntax.below(verb, "obj") if c > verb), None)
    if thing is None:
        return False
    after = range(thing + 1, min(thing + 4, syntax.sentence_of(verb)[-1]))
    placed = any(syntax[i].low in load_list("placed") for i in after)
    return placed or any(c > thing and syntax[c].xpos == "VBN" for c in syntax.below(verb, "xcomp"))
