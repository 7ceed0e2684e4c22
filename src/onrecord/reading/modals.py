"""Clauses of the future and of duty: 'it will allow …', 'the framework must …', 'ready to …'."""

from onrecord.model import Attribution
from onrecord.reading.act_of import cue_act
from onrecord.reading.acts import load_list, load_map
from onrecord.reading.agency import agent
from onrecord.reading.clauses import Clauses
from onrecord.reading.coming import is_to, nothing_does, nothing_moves, told_in_present
from onrecord.reading.commitments import commitment, told_whole
from onrecord.reading.drafts import Clause, Draft, infinitive
from onrecord.reading.heralds import heralded
from onrecord.reading.leaves import duty, host, leave, rules
from onrecord.reading.outcomes import outcome
from onrecord.reading.personal import leaves_office
from onrecord.reading.reported import reported
from onrecord.reading.verbs import DUTY, FUTURE, Group, subject_of
from onrecord.reading.whose import BODIES, actor_of, bound_by, landless

_ALLOWED = frozenset({"may", "can", "could", "allowed"})
_SOCIETIES = frozenset({"organisation", "armed-group", "international-organisation"})
_CONSENT = frozenset({"agree", "consent", "commit", "volunteer"})
_STAND = frozenset({"stand", "remain", "stay"})  # 'stands ready to'


def from_modal(clauses: Clauses, group: Group) -> Draft | None:
    """The undertaking that a verb group with a modal (or 'ready to', 'going to') tells, if any."""
    clause = _clause(clauses, group)
    if clause is None or clauses.in_condition(clause.verb):
        return None
    cast = clauses.cast
    actor = actor_of(clauses.syntax, cast, clause.subject) if clause.subject is not None else None
    body, speaker = bound_by(cast, actor), bound_by(cast, clause.speaker)
    if clause.kind in DUTY:
        return duty(clauses, clause, body, speaker)
    if landless(cast, clause.speaker) and body and cast.by_id[body].type == "state":
        speaker = body
    own = speaker is not None and (speaker == body or _is_own(clauses, clause, actor))
    if _guessed(clauses, clause.verb):
        return None
    if clause.kind == "is to" and clause.negated and not own and rules(clauses, speaker):
        return duty(clauses, clause, body, speaker)  # 'nobody is to set foot in the station'
    alone = cast.by_id.get(actor or "")
    if alone and alone.type == "person" and leaves_office(clauses, clauses.rest(clause.verb)):
        return commitment(clauses, clause, alone.id)
    if not own and (act := outcome(clauses, clause, speaker)) is not None:
        return told_whole(clauses, clause, speaker, "what becomes of a thing", act)
    if body is None and _word_given(clauses, clause) and _can_do(clauses, speaker):
        return told_whole(clauses, clause, speaker, "promised by who tells it")
    state = clauses.syntax[clause.verb].lemma in load_list("stative")
    if state and not (_belongs(clauses, clause, speaker) or _tends(clauses, clause.verb)):
        return None
    if clause.kind in _ALLOWED:
        return None if own else leave(clauses, clause, body, speaker)
    if own and speaker is not None:
        return commitment(clauses, clause, speaker)
    if _belongs(clauses, clause, speaker):
        return told_whole(clauses, clause, speaker, "of the source's own")
    if _menaced(clauses, clause, speaker):
        return told_whole(
            clauses, clause, speaker, "announced by who can bring it about", "threaten"
        )
    if _barred(clauses, clause, speaker):
        return told_whole(clauses, clause, speaker, "said by who can hinder it", "threaten")
    if _halted(clauses, clause, speaker):
        return told_whole(clauses, clause, speaker, "said by who can halt it", "threaten")
    at_home = host(clauses, clause) if clause.passive and not clause.negated else None
    if at_home is not None:
        return told_whole(clauses, clause, at_home, "let into what is its own", "permit")
    doer = _agent(clauses, clause) if clause.passive else None
    if doer is not None:
        return told_whole(clauses, clause, doer, "done by whom it names")
    if clause.passive or (clauses.syntax[clause.verb].lemma in load_list("start") and body is None):
        return (
            told_whole(clauses, clause, speaker, "said by who can do it")
            if _can_do(clauses, speaker)
            else None
        )
    if body is not None and reported(clauses, clause, body, speaker):
        return commitment(clauses, clause, body)
    return None


def _clause(clauses: Clauses, g: Group) -> Clause | None:
    """The clause of a group, where it speaks of what is to come."""
    syntax = clauses.syntax
    verb, kind = g.verb, g.modal
    near = range(g.verb + 1, min(g.verb + 3, len(syntax)))
    state = next((i for i in (g.verb, *near) if syntax[i].low in load_map("ready")), None)
    negated, passive = g.negated, g.passive
    if (
        state is not None
        and (g.copula or syntax[g.verb].lemma in _STAND or syntax[state].upos == "VERB")
        and (deed := infinitive(clauses, state)) is not None
        and deed - state <= 3
        and not (
            g.perfect
            or (
                g.tense == "past"
                and (
                    load_map("ready")[syntax[state].low] == "allowed"
                    or syntax[state].low == "about"
                )
                and clauses.told_by(g.verb) is None  # where told, 'were free' may be 'are free'
            )
        )
    ):
        verb, kind = deed, load_map("ready")[syntax[state].low]
        negated, passive = negated or kind == "unwilling", False
    elif (
        syntax[g.verb].lemma == "have"
        and not g.modal
        and g.verb + 2 < len(syntax)
        and syntax[g.verb + 1].low == "to"
    ):
        verb, kind = g.verb + 2, "have to"
    elif (planned := is_to(clauses, g)) is not None:
        verb, kind, passive = planned
    elif nothing_moves(clauses, g):
        kind, negated = "may", True
    elif told_in_present(clauses, g):
        kind = "now"
    elif g.perfect or kind not in FUTURE | DUTY | _ALLOWED:
        return None
    misread = syntax[verb].upos == "ADJ" and (g.modal or verb != g.verb)  # 'ready to free six'
    if syntax[verb].upos not in ("VERB", "AUX") and not misread:
        return None
    floor = clauses.floor(g.first)
    subject = subject_of(syntax, g, floor, clauses.skipped(g.first))
    if (
        subject is not None
        and syntax[subject].low in ("who", "which", "that", "it", "there")
        and clauses.cast.at(subject) is None
    ):
        subject = None
    telling = clauses.told_by(g.verb) or heralded(clauses, g.verb)
    if syntax[syntax.sentence_of(verb)[-1]].form == "?" and not _said_in_passing(clauses, telling):
        return None
    if subject is not None and syntax[subject].low in ("who", "what") and _asked(clauses, telling):
        return None
    negated = negated or nothing_does(clauses, g.first)
    return Clause(verb, kind, subject, negated, passive, telling, _speaker(clauses, telling))


def _guessed(clauses: Clauses, verb: int) -> bool:
    """'doubts that it will fly unless …', 'suspects that the clans would …'."""
    syntax = clauses.syntax
    thought = syntax[verb].head
    told = syntax[verb].rel in ("ccomp", "acl")  # a verb may be taken for a noun
    # 'states expected to contribute' think nothing
    after = syntax.tokens[thought + 1 : thought + 2]
    thinks = syntax[thought].upos in ("VERB", "NOUN") and not any(t.low == "to" for t in after)
    return told and thinks and syntax[thought].lemma in load_list("guessing")


def _said_in_passing(clauses: Clauses, telling: Attribution | None) -> bool:
    """'Did she believe the Courier, which says that …?': what it says is not asked.

    Nor is, in 'What of the Chronicle's report that …?', what that reports.
    """
    cue = clauses.cue_verb(telling) if telling else None
    if cue is None:
        return False
    syntax = clauses.syntax
    if cue and syntax[cue].upos == "NOUN" and syntax[cue - 1].low in ("'s", "’s"):
        return True
    return any(syntax[i].low in ("which", "who") for i in (*syntax.below(cue, "nsubj"), cue - 1))


def _asked(clauses: Clauses, telling: Attribution | None) -> bool:
    """'asked who would feed the town'."""
    cue = clauses.cue_verb(telling) if telling else None
    return cue is not None and clauses.syntax[cue].lemma in ("ask", "wonder", "question")


def _speaker(clauses: Clauses, telling: Attribution | None) -> str | None:
    if telling is None:
        return None
    return telling.source.actor


def _is_own(clauses: Clauses, clause: Clause, actor: str | None) -> bool:
    """The speaker binds himself, or the body that he speaks for."""
    if clause.subject is None or clause.speaker is None:
        return False
    if clauses.syntax[clause.subject].low in ("we", "i"):
        return True
    if actor is None:
        return False
    ours = bound_by(clauses.cast, clause.speaker)
    return bound_by(clauses.cast, actor) == ours or _member(clauses, clause, actor, ours)


def _member(clauses: Clauses, clause: Clause, actor: str, ours: str | None) -> bool:
    """'the chairman of the group confirmed that the creditors would wait': the group's own."""
    cast, syntax = clauses.cast, clauses.syntax
    cue = clauses.cue_verb(clause.telling) if clause.telling else None
    if cue is None or ours == clause.speaker:
        return False
    known, subject = cast.by_id[actor], clause.subject or 1
    body = cast.by_id.get(ours or "")
    # whoever speaks for the Pitmen's League speaks for the miners
    people = syntax[subject].lemma in load_list("members") and body and body.type in _SOCIETIES
    if not people and syntax[cue].lemma not in load_list("vouching"):
        return False
    nameless = known.type == "officials" and known.affiliation is None
    return nameless and syntax[subject - 1].low == "the"


def _belongs(clauses: Clauses, clause: Clause, speaker: str | None) -> bool:
    """'our artillery will be at the collection points': the subject is the speaker's own."""
    if clause.subject is None or speaker is None:
        return False
    syntax, cast = clauses.syntax, clauses.cast
    counted = syntax[clause.subject].upos in ("NUM", "DET", "PRON")  # 'all 24 of her observers'
    stop = clause.subject + (5 if counted else 0)
    first = syntax.sentence_of(clause.subject)[0]
    held = (k for c in syntax.below(clause.subject, "acl") for k in syntax.below(c, "nsubj"))
    if syntax[clause.subject].upos == "NOUN" and any(syntax[k].low in ("we", "i") for k in held):
        return True  # 'Every chart we hold will go to the mission'
    for i in range(max(first, clause.subject - 4), min(stop, clause.verb)):
        if syntax[i].low in ("our", "my") or (
            syntax[i].xpos == "PRP$" and cast.at(i) and bound_by(cast, cast.at(i)) == speaker
        ):
            return True
    return False


def _word_given(clauses: Clauses, clause: Clause) -> bool:
    """'assured her that the water would reach every village': a promise, whoever carries it out."""
    cue = clauses.cue_verb(clause.telling) if clause.telling else None
    gives = cue is not None and clauses.syntax[cue].lemma not in _CONSENT
    return gives and clause.kind in FUTURE and cue_act(clauses, clause.telling) == "promise"


def _menaced(clauses: Clauses, clause: Clause, speaker: str | None) -> bool:
    """'Carriers will lose our airspace should the ban stand': harm to others on a condition."""
    lemma = clauses.syntax[clause.verb].lemma
    if lemma not in load_list("suffer") or clause.negated or not _can_do(clauses, speaker):
        return False
    return bool(clauses.conditions_of(clause.verb))


def _barred(clauses: Clauses, clause: Clause, speaker: str | None) -> bool:
    """'No lorry will pass if …', said by those with arms or power on the road."""
    if not rules(clauses, speaker):
        return False
    moves = clauses.syntax[clause.verb].lemma in load_list("movement")
    return clause.negated and moves and clause.subject is not None


def _halted(clauses: Clauses, clause: Clause, speaker: str | None) -> bool:
    """'Not a crane will turn unless …', said by a body whose hands move it."""
    syntax, subject = clauses.syntax, clause.subject
    if subject is None or not _can_do(clauses, speaker):
        return False
    lemma, kind = syntax[clause.verb].lemma, syntax[subject].entity
    runs = (lemma in load_list("running") and kind != "person") or (
        lemma in load_list("movement") and kind == "object"
    )
    hanging = {c.connective for c in clauses.conditions_of(clause.verb)}
    return clause.negated and runs and bool(hanging & {"unless", "until", "before"})


def _tends(clauses: Clauses, verb: int) -> bool:
    """'look after': a deed, as looking is none."""
    after = clauses.syntax.tokens[verb + 1 : verb + 2]
    return clauses.syntax[verb].lemma == "look" and any(t.low == "after" for t in after)


def _agent(clauses: Clauses, clause: Clause) -> str | None:
    """'will be let off by Ithrel': the body that will do it."""
    doer = agent(clauses.syntax, clause.verb)
    actor = actor_of(clauses.syntax, clauses.cast, doer) if doer is not None else None
    body = bound_by(clauses.cast, actor)
    return body if _can_do(clauses, body) else None


def _can_do(clauses: Clauses, speaker: str | None) -> bool:
    known = clauses.cast.by_id.get(speaker or "")
    return known is not None and known.type in BODIES and known.type != "outlet"
