"""'The governor has offered to leave office': a deed of nobody's but his own, whomever he serves."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.acts import load_rows
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Draft
from onrecord.reading.verbs import Group, subject_of
from onrecord.reading.whose import actor_of

_NEAR = 5


def of_himself(clauses: Clauses, group: Group, draft: Draft) -> Draft:
    """The draft, borne by the person who is its subject where it is his own office that he leaves."""
    if not leaves_office(clauses, draft.action):
        return draft
    subject = subject_of(clauses.syntax, group, clauses.floor(group.first))
    actor = actor_of(clauses.syntax, clauses.cast, subject) if subject is not None else None
    known = clauses.cast.by_id.get(actor or "")
    if known is None or known.type != "person":
        return draft
    return replace(draft, bearer=known.id)


def leaves_office(clauses: Clauses, action: Sequence[int]) -> bool:
    """Whether a deed is to resign: 'step down', 'clear his desk', 'hand his seal to …'."""
    verb = clauses.syntax[action[0]].lemma
    near = {clauses.syntax[i].low for i in action[1:_NEAR]}
    return any(
        verb == v and (not w or near & set(w.split())) for v, w in load_rows("leaving-office")
    )
