"""What a speaker demands of another, and what leave he gives: 'must', 'may', 'will let'."""

from onrecord.model import Act
from onrecord.reading.act_of import ASKING, cue_act
from onrecord.reading.acts import load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import (
    Clause,
    Draft,
    actor_between,
    addressee,
    infinitive,
    negative_object,
)
from onrecord.reading.whose import BODIES, bound_by
from onrecord.reading.wordlists import load_words

_GRANTED = ASKING | {"as long as", "so long as", "as soon as"}
_HELD_BACK = frozenset({"until", "unless", "before"})
_OPEN = frozenset({"may", "allowed"})
_INTO = frozenset({"into", "onto", "through", "past", "aboard"})
FREEING = frozenset({"go", "leave", "free", "off", "loose"})


def rules(clauses: Clauses, speaker: str | None) -> bool:
    """Whether a speaker has arms or power to let others pass or not."""
    known = clauses.cast.by_id.get(speaker or "")
    if known is None:
        return False
    return known.type in ("state", "armed-group", "military") or _has_fighters(clauses, known.id)


def _has_fighters(clauses: Clauses, body: str) -> bool:
    """'League fighters hold the road': a body with people under arms."""
    arms = load_words("armed")
    own = (a for a in clauses.cast.actors if a.affiliation == body and a.type == "officials")
    return any(a.name.split()[-1].lower().removesuffix("s") in arms for a in own)


def duty(clauses: Clauses, clause: Clause, body: str | None, speaker: str | None) -> Draft | None:
    """'must', 'should': a demand by the speaker on the subject."""
    if speaker is None or body == speaker or clauses.cast.by_id[speaker].type == "outlet":
        return None
    if (
        clause.kind in ("should", "ought", "have to", "need to")
        and body is None
        and not clause.passive
        and not (
            clause.kind == "have to" and _moves(clauses, clause)
        )  # 'the mast had to come down'
    ):
        return None
    start = clause.verb
    if body is None and clause.subject is not None:
        start = clauses.start(clause.verb - 2 * (clause.kind == "have to"))
    return _of_another(clauses, clause, "demand", speaker, body, start, "in a source's words")


def leave(clauses: Clauses, clause: Clause, body: str | None, speaker: str | None) -> Draft | None:
    """'would be free to move back', 'may redeploy if …': leave that the speaker gives another."""
    if speaker is None or clauses.cast.by_id[speaker].type not in BODIES:
        return None
    hanging = {c.connective for c in clauses.conditions_of(clause.verb)}
    if body is None:
        return _way_for_things(clauses, clause, speaker, hanging)
    agreed = clause.kind != "allowed" and cue_act(clauses, clause.telling) in ("promise", "permit")
    passes = clause.kind == "may" and _moves(clauses, clause) and rules(clauses, speaker)
    plain = clause.kind not in ("allowed", "can", "could")
    if plain and not (hanging or agreed or passes):
        return None
    if clause.kind in ("can", "could") and not agreed:
        # with 'if' it says what may come, not what is granted
        harm = clauses.syntax[clause.verb].lemma in load_list("harm")
        guests = clauses.cast.by_id[body].type in ("officials", "international-organisation")
        open_to = _moves(clauses, clause) or _for_a_time(clauses, clause)
        granted = hanging & _GRANTED or (guests and open_to and rules(clauses, speaker))
        if clause.negated or harm or not granted:
            return None
    return _of_another(clauses, clause, "permit", speaker, body, clause.verb, "said of another")


def _moves(clauses: Clauses, clause: Clause) -> bool:
    return clauses.syntax[clause.verb].lemma in load_list("movement")


def _for_a_time(clauses: Clauses, clause: Clause) -> bool:
    """'growers could declare their stills without penalty until May'."""
    deed = clauses.rest(clause.verb)
    return any(clauses.syntax[i].low in ("until", "without") for i in deed)


def _way_for_things(
    clauses: Clauses, clause: Clause, speaker: str, hanging: set[str]
) -> Draft | None:
    """'the convoys could pass as soon as …', 'no diesel may be taken in': said by who rules."""
    moves = _moves(clauses, clause)
    gap = clauses.relative_start(clause.verb) if clause.subject is None else None
    start = clauses.start(clause.verb) if gap is None else gap
    agreed = cue_act(clauses, clause.telling) in ("promise", "permit")
    # 'Thirty barges a week may pass the lock', says who holds it
    held = rules(clauses, speaker) or (
        moves and not clause.negated and (agreed or clause.kind in _OPEN)
    )
    if not held or start == clause.verb or not (moves or clause.passive):
        return None
    if clause.negated:
        said = clause.kind == "may" or hanging & (_GRANTED | _HELD_BACK)
    else:
        may = clause.kind == "allowed" or (clause.kind == "may" and moves)
        said = may or agreed or hanging & _GRANTED
    if not said:
        return None
    return _of_another(clauses, clause, "permit", speaker, None, start, "said of what is to pass")


def _of_another(
    clauses: Clauses, clause: Clause, act: Act, speaker: str, body: str | None, start: int, why: str
) -> Draft:
    """What the speaker demands of another or permits him; negated, it is forbidden."""
    return Draft(
        at=clause.verb,
        act="forbid" if clause.negated else act,
        bearer=speaker,
        counterparty=body,
        action=tuple(clauses.rest(clause.verb, start)),
        telling=clause.telling,
        score=0.65,
        reason=f"'{clause.kind}' {why}",
    )


def host(clauses: Clauses, clause: Clause) -> str | None:
    """'will be waved into Sarrowen's reactor': the body that lets somebody into what is its own."""
    syntax, verb = clauses.syntax, clause.verb
    lets = load_list("admitting") | {"let", "wave", "usher"}
    way = verb + 1
    if syntax[verb].lemma not in lets or way >= len(syntax) or syntax[way].low not in _INTO:
        return None
    for i in range(way + 1, min(way + 5, syntax.sentence_of(verb).stop - 1)):
        if syntax[i + 1].form in ("'s", "’s") and syntax[i].upos == "PROPN":
            body = bound_by(clauses.cast, clauses.cast.at(i))
            known = clauses.cast.by_id.get(body or "")
            return body if known is not None and known.type in BODIES else None
    return None


def permission(clauses: Clauses, clause: Clause, bearer: str, kind: Act) -> Draft:
    """'will allow Israel to resume …', 'would let 24 guards go', 'will not let them pass'."""
    syntax = clauses.syntax
    verb, lemma = clause.verb, syntax[clause.verb].lemma
    deed = infinitive(clauses, verb, bare=lemma == "let")
    to = actor_between(clauses, verb + 1, deed if deed is not None else verb + 5)
    telling, reason = clause.telling, f"'{clause.kind} {lemma}'"
    after = {t.low for t in syntax.tokens[deed : deed + 2]} if deed is not None else set[str]()
    if lemma == "let" and (after & FREEING or "home" in after):
        # to let captives go is to free them: no leave to do anything
        act: Act = "offer" if clauses.conditions_of(verb) else "promise"
        act = "refuse" if clause.negated else act
        return Draft(
            verb,
            act,
            bearer,
            addressee(telling, clauses),
            tuple(clauses.rest(verb)),
            telling,
            0.7,
            reason,
        )
    act = "forbid" if (kind == "permit") == clause.negated else "permit"
    if kind == "permit" and not clause.negated and negative_object(clauses, verb):
        act = "forbid"  # 'would let no wagon out'
        if deed is not None and syntax[deed].lemma in load_list("hinder"):
            act = "promise"  # 'would let nobody block the road'
    start = deed if deed is not None and to is not None and kind == "permit" else verb
    return Draft(
        start,
        act,
        bearer,
        to if to != bearer else None,
        tuple(clauses.rest(start, clauses.relative_start(start))),
        telling,
        0.8,
        reason,
    )
