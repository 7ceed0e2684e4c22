"""The undertaking in a clause of what is to come: told with its subject, or as the bearer's own deed."""

from onrecord.model import Act
from onrecord.reading.act_of import OFFERING, act_of, cue_act, harms, holds_back, menaces
from onrecord.reading.acts import load_acts, load_frames, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Clause, Draft, actor_between, addressee, infinitive
from onrecord.reading.leaves import FREEING, permission

_A_TIME = frozenset({"day", "week", "month", "morning", "night"})
_OPENING = frozenset({"open", "reopen", "throw"})
_LEAVE = frozenset({"punct", "parataxis"})


def told_whole(
    clauses: Clauses, clause: Clause, speaker: str | None, why: str, act: Act = "promise"
) -> Draft:
    """The deed is told with its subject: 'forty lorries would be let through'."""
    syntax = clauses.syntax
    lemma = syntax[clause.verb].lemma
    harmful = harms(clauses, clause.verb)
    harm = harmful or menaces(clauses, clause, lemma)
    if cue_act(clauses, clause.telling) == "threaten" or (harm and not clause.negated):
        act = "threaten"
    next_word = syntax.tokens[clause.verb + 1 : clause.verb + 2]
    freed = lemma == "let" and any(t.low in FREEING for t in next_word)
    permits = load_acts("verbs").get(lemma) == "permit" or _lets_in(clauses, clause)
    if clause.passive and permits and not freed:
        act = "forbid" if clause.negated else "permit"
    elif clause.negated:
        hanging = {c.connective for c in clauses.conditions_of(clause.verb)}
        menace = act == "threaten" and hanging & {"if", "unless"}
        harsh = (load_list("hinder") | load_list("pressure")) - load_list("movement")
        pledged = cue_act(clauses, clause.telling) == "promise"
        spares = harmful or lemma in harsh  # 'nobody would leave custody' spares none
        spares = spares or pledged or holds_back(clauses, clause, lemma)
        barred = act == "threaten"  # 'no lorry will pass until …'
        act = "promise" if spares else "threaten" if menace else "forbid" if barred else "refuse"
    elif act == "promise" and any(
        c.connective in OFFERING for c in clauses.conditions_of(clause.verb)
    ):
        act = "offer"
    gap = clauses.relative_start(clause.verb) if clause.subject is None else None
    start = _from_subject(clauses, clause) if gap is None else gap
    action = tuple(clauses.rest(clause.verb, start))
    return Draft(clause.verb, act, speaker, addressee(clause.telling, clauses), action, clause.telling, 0.6,
                 f"'{clause.kind} {syntax[clause.verb].lemma}', {why}")  # fmt: skip


def _from_subject(clauses: Clauses, clause: Clause) -> int:
    """Where a clause begins: with its subject, a relative clause of that included."""
    start = clauses.start(clause.verb)
    if clause.subject is None or not clauses.syntax.below(clause.subject, "acl"):
        return start
    return min(start, *clauses.syntax.subtree(clause.subject, _LEAVE))


def _lets_in(clauses: Clauses, clause: Clause) -> bool:
    """'would admit all four', 'sixty a week would be admitted'; not 'would admit that'."""
    syntax = clauses.syntax
    if clause.negated:
        return False
    if syntax[clause.verb].lemma in _OPENING:
        return _opens_to_some(clauses, clause.verb)
    if syntax[clause.verb].lemma not in load_list("admitting"):
        return False
    after = syntax.tokens[clause.verb + 1 : clause.verb + 2]
    return clause.passive or not after or after[0].low not in ("that", "only", "to", "it")


def _opens_to_some(clauses: Clauses, verb: int) -> bool:
    """'would open the strait to twelve vessels a day', 'will throw open its airspace to the planes'.

    Whom it is opened to is somebody, or so many in a time; 'to traffic' it may just be mended.
    """
    syntax = clauses.syntax
    deed = clauses.rest(verb)
    for to in (i for i in deed if syntax[i].low == "to" and syntax[i].upos == "ADP"):
        guest = syntax[to].head
        if guest <= to:
            continue
        known = clauses.cast.by_id.get(clauses.cast.at(guest) or "")
        some = known is not None and known.type not in ("place", "state", "other")
        after = {syntax[i].low for i in deed if guest < i <= guest + 2}
        counted = bool(syntax.below(guest, "nummod")) and bool(after & _A_TIME)
        if some or counted or (known is None and syntax[guest].entity == "person"):
            return syntax[verb].lemma != "throw" or any(syntax[i].low == "open" for i in deed)
    return False


def commitment(clauses: Clauses, clause: Clause, bearer: str) -> Draft:
    """The bearer's own deed: which act it is depends on the verb, negation and conditions."""
    syntax = clauses.syntax
    lemma = syntax[clause.verb].lemma
    kind = "permit" if _lets_in(clauses, clause) else load_acts("verbs").get(lemma)
    if (
        lemma in load_frames()
        and kind == "permit"
        and not any(f & {"np", "bare"} for _, f in load_frames()[lemma])
    ):
        kind = kind if infinitive(clauses, clause.verb) is not None else None  # 'clear the road'
    menace = kind == "forbid" and cue_act(clauses, clause.telling) == "threaten"
    if kind == "permit" or (kind == "forbid" and lemma != "block" and not menace):
        return permission(clauses, clause, bearer, kind)
    act, why = act_of(clauses, clause, lemma)
    to = addressee(clause.telling, clauses)
    if act == "permit":
        to = actor_between(clauses, clause.verb + 1, clause.verb + 7)
    action = tuple(clauses.rest(clause.verb, clauses.relative_start(clause.verb)))
    return Draft(clause.verb, act, bearer, to, action, clause.telling, 0.7, why)
