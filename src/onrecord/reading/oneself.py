"""'Lethia commits itself to sending the lorries back': who binds itself, whoever tells it."""

from onrecord.model import Act
from onrecord.reading.act_of import harms
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Draft, addressee
from onrecord.reading.verbs import Group, subject_of
from onrecord.reading.whose import actor_of, bound_by

SELVES = frozenset({"itself", "himself", "herself", "themselves"})


def binds_itself(clauses: Clauses, group: Group) -> Draft | None:
    """The deed after a verb and 'itself to', borne by the verb's subject."""
    syntax, verb = clauses.syntax, group.verb
    start = verb + 3
    if start >= len(syntax) or syntax[start].sentence != syntax[verb].sentence:
        return None
    if syntax[verb + 2].low != "to" or syntax[start].xpos not in ("VB", "VBG"):
        return None
    subject = subject_of(syntax, group, clauses.floor(group.first))
    actor = actor_of(syntax, clauses.cast, subject) if subject is not None else None
    bearer, action = bound_by(clauses.cast, actor), tuple(clauses.rest(start))
    if bearer is None or not action:
        return None
    telling = clauses.told_by(verb) or clauses.cued_by(verb)
    to = addressee(telling, clauses)
    act: Act = "threaten" if harms(clauses, start) else "promise"
    return Draft(
        verb, act, bearer, to if to != bearer else None, action, telling, 0.7,
        f"'{syntax[verb].lemma} {syntax[verb + 1].low}'",
    )  # fmt: skip
