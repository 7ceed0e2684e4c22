"""Verbs that perform the act they name: 'promised passage', 'urged them to leave', 'ruled out talks'."""

from onrecord.model import Act
from onrecord.reading.act_of import harms
from onrecord.reading.acts import load_acts, load_frames, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.connectives import QUOTES
from onrecord.reading.drafts import (
    Draft,
    actor_between,
    addressee,
    infinitive,
    is_deed,
    negative_object,
    subjunctive,
)
from onrecord.reading.interrupted import aside, past_aside, past_time, timed
from onrecord.reading.oneself import SELVES, binds_itself
from onrecord.reading.recipients import giver, recipient
from onrecord.reading.verbs import FUTURE, Group, noun_before, subject_of
from onrecord.reading.whose import BODIES, actor_of, bound_by

_NO = frozenset({"no", "none", "nobody", "neither", "nothing"})
_UNNAMED, _HIDE = frozenset({"anonymity"}), frozenset({"withhold", "hide", "conceal", "protect"})
_NAMES, _NEAR_NAME = frozenset({"name", "identity"}), 6
_OBJECT_STOP = frozenset({"that", "to", "if", "when", "as", "because", "and", "but"})


def from_performative(clauses: Clauses, group: Group) -> Draft | None:
    """The undertaking that a verb performs, if it has a complement that names a deed."""
    syntax = clauses.syntax
    verb = group.verb
    lemma = syntax[verb].lemma
    frames = load_frames().get(lemma)
    if lemma == "rule" and _next(clauses, verb) == "out":
        frames, verb = (("refuse", frozenset({"np"})),), verb + 1
    binds = lemma in load_list("binding") and group.modal in ("", *FUTURE)
    if frames is None or group.negated or clauses.in_condition(verb) or (group.modal and not binds):
        return None
    if any(syntax[c].low == "whether" for c in syntax.children[verb]):
        return None  # 'it is not clear whether the cabinet has approved the text'
    if (
        group.first == group.verb
        and syntax[verb].xpos in ("VB", "VBN")
        and (syntax[verb].base in ("acl", "amod", "xcomp", "advcl") or not clauses.cued_by(verb))
        and not (syntax[verb].xpos == "VBN" and syntax.below(verb, "nsubj"))
    ):
        return _undertaken_by(clauses, verb)
    if _next(clauses, verb) in SELVES:
        return binds_itself(clauses, group)
    bearer = (_bound(clauses, verb) if binds else None) or _bearer(clauses, group)
    if bearer is None:
        return None
    for act, allowed in frames:
        draft = _complement(clauses, verb, act, allowed, bearer)
        if draft is not None:
            return draft
    return None


def _undertaken_by(clauses: Clauses, verb: int) -> Draft | None:
    """'the six inspectors promised by the commission': what was undertaken stands before it."""
    syntax, cued = clauses.syntax, clauses.cued_by(verb)
    noun = syntax[verb].head
    by = verb + 1 < len(syntax) and syntax[verb + 1].low == "by"
    if cued is None or not by or syntax[verb].base != "acl" or not 0 <= noun < verb:
        return None
    act = next((a for a, frames in load_frames()[syntax[verb].lemma] if "np" in frames), None)
    bearer = bound_by(clauses.cast, cued.source.actor)
    if act not in ("promise", "offer", "demand") or bearer is None:
        return None
    action = tuple(clauses.trim([i for i in syntax.subtree(noun) if i < verb]))
    return Draft(verb, act, bearer, None, action, cued, 0.6, f"'{syntax[verb].low} by'")


def _bound(clauses: Clauses, verb: int) -> str | None:
    """'it would commit Haldova to call off …': whoever the text binds, not the text."""
    deed = infinitive(clauses, verb)
    if deed is None or deed <= verb + 2:
        return None
    return bound_by(clauses.cast, actor_between(clauses, verb + 1, deed))


def _next(clauses: Clauses, at: int) -> str:
    return clauses.syntax[at + 1].low if at + 1 < len(clauses.syntax) else ""


def _bearer(clauses: Clauses, group: Group) -> str | None:
    """Who performs it: the source where the verb is a cue, else the subject or the agent."""
    syntax, cast = clauses.syntax, clauses.cast
    cued = clauses.cued_by(group.verb)
    if cued is not None and cued.denied:
        return None
    floor = clauses.floor(group.first)
    if group.passive:
        agent = next(
            (
                i
                for i in range(group.verb + 1, min(group.verb + 10, len(syntax)))
                if syntax[i].low == "by"
            ),
            None,
        )
        actor = actor_between(clauses, agent + 1, agent + 8) if agent is not None else None
        return bound_by(cast, actor)
    subject = subject_of(syntax, group, floor)
    if subject is None and syntax[group.first].xpos == "VBG":
        subject = noun_before(syntax, group.first, floor)
    if subject is not None and any(
        syntax[i].low in _NO for i in range(max(floor, subject - 2), subject + 1)
    ):
        return None
    if cued is not None and cued.source.actor is not None:
        head = syntax.top(cued.source.spans[0])
        nameless = cast.by_id[cued.source.actor].name[:1].islower()
        whose = head is not None and nameless and syntax[head].lemma in load_list("members")
        actor = actor_of(syntax, cast, head) if head is not None and whose else None
        return bound_by(cast, actor or cued.source.actor)  # 'his government refuses'
    if subject is None:
        return None
    actor = actor_of(syntax, cast, subject)
    known = cast.by_id.get(actor or "")
    if known is None or known.type not in BODIES | {"person", "officials", "other"}:
        return None
    return bound_by(cast, actor)


def _complement(
    clauses: Clauses, verb: int, act: Act, frames: frozenset[str], bearer: str
) -> Draft | None:
    """The deed after the verb, by the first frame that fits."""
    syntax = clauses.syntax
    lemma, after = syntax[verb].lemma, _next(clauses, verb)
    deed = infinitive(clauses, verb, bare="bare" in frames) or past_aside(clauses, verb)
    apart = deed is not None and aside(clauses, verb, deed - 1)
    if deed is not None and _blocked(clauses, verb, deed) and not apart:
        deed = None
    if deed is not None and act in ("refuse", "demand") and _is_talk(clauses, deed):
        return None
    start: int | None = None
    to: str | None = None
    if (deed is not None and deed == verb + 2 and after == "to" and frames & {"to", "obj-to"}) or (
        deed is not None
        and frames & {"to", "obj-to"}
        and (apart or timed(clauses, verb + 1, deed - 1))
    ):
        start = deed
    elif deed is not None and deed == verb + 3 and after == "not" and frames & {"to", "obj-to"}:
        start = verb + 1
    elif deed is not None and deed > verb + 2 and frames & {"obj-to", "bare", "on-to"}:
        start, to = deed, actor_between(clauses, verb + 1, deed)
    elif (
        "from" in frames
        and (from_ := _word(clauses, verb, "from")) is not None
        and syntax[from_ + 1].xpos == "VBG"
    ):
        start, to = from_ + 1, actor_between(clauses, verb + 1, from_)
    elif frames & {"for", "on", "with", "to-np"} and after in {"for", "on", "with", "to"} & _names(
        frames
    ):
        start = verb + 2 if is_deed(clauses, verb + 2) else None
    elif "np" in frames and _object(clauses, after_time := past_time(clauses, verb)):
        start = after_time + 1
    elif "np" in frames and (party := _party(clauses, verb, act)) is not None:
        start, to = party + 1, actor_between(clauses, verb + 1, party + 1)
    elif act == "forbid" and "np" in frames and _people(clauses, verb):
        start = verb + 1
    elif "np" in frames and (gap := clauses.relative_start(verb)) is not None:
        start = gap  # 'the 40 million that Renn demanded'
    elif act == "demand" and after == "that":
        start = subjunctive(clauses, verb)
        to = actor_between(clauses, verb + 2, start) if start is not None else None
    if start is None or start >= len(syntax) or syntax[start].sentence != syntax[verb].sentence:
        return None
    if syntax[start].lemma in _UNNAMED or _of_a_name(clauses, start):
        return None  # asked of the reporter
    cued = clauses.cued_by(verb)
    telling = (
        cued
        if cued is not None and start in clauses.tokens(cued.content.spans)
        else clauses.told_by(verb) or cued
    )
    if (
        deed is not None
        and start == deed
        and load_acts("verbs").get(syntax[deed].lemma) == "permit"
    ):
        act = "permit" if act in ("promise", "offer", "plan") else act  # 'agreed to let them in'
    gap = clauses.relative_start(verb) if start > verb else None
    action = tuple(clauses.rest(start, gap))
    if not action or syntax[start].low == "by":  # 'was blocked by a lack of fuel' blocks nothing
        return None
    if "np" in frames and syntax[start].upos == "ADP":
        return None  # 'promised in a televised address'
    to = bound_by(clauses.cast, to) or addressee(telling, clauses)
    harm = harms(clauses, start)
    if act in ("promise", "plan") and harm and not _spares(clauses, verb, start):
        act = "threaten"
    return Draft(
        verb, act, bearer, to if to != bearer else None, action, telling, 0.7, f"'{lemma}'"
    )


def _of_a_name(clauses: Clauses, deed: int) -> bool:
    """'whose identity it agreed to withhold': of who told it."""
    syntax = clauses.syntax
    near = range(max(0, deed - _NEAR_NAME), min(deed + _NEAR_NAME, len(syntax)))
    return syntax[deed].lemma in _HIDE and any(syntax[i].lemma in _NAMES for i in near)


def _spares(clauses: Clauses, verb: int, start: int) -> bool:
    """'promised to fire no shell', 'promised not to strike'."""
    between = (clauses.syntax[i].low for i in range(verb + 1, start))
    return negative_object(clauses, start) or not {"not", "never"}.isdisjoint(between)


def _party(clauses: Clauses, verb: int, act: Act) -> int | None:
    """The last token of whom something is asked of or offered, where what it is follows."""
    named = {"demand": giver, "offer": recipient, "promise": recipient}.get(act)
    last = named(clauses, verb) if named is not None else None
    return last if last is not None and _object(clauses, last) else None


def _people(clauses: Clauses, verb: int) -> bool:
    """'forbade pickets within a mile of the quays': kept out of a place, nameless as they are."""
    syntax, noun = clauses.syntax, verb + 1
    who = clauses.cast.by_id.get(clauses.cast.at(noun) or "") if noun < len(syntax) else None
    return who is not None and who.type == "officials" and syntax[noun].upos == "NOUN"


def _is_talk(clauses: Clauses, deed: int) -> bool:
    """'refused to comment', 'declined to be drawn': nothing to be done is refused."""
    syntax = clauses.syntax
    return any(syntax[i].lemma in load_list("talk") for i in (deed, deed + 1) if i < len(syntax))


def _names(frames: frozenset[str]) -> set[str]:
    return {"to" if f == "to-np" else f for f in frames}


def _word(clauses: Clauses, verb: int, low: str) -> int | None:
    syntax = clauses.syntax
    stop = min(verb + 10, syntax.sentence_of(verb)[-1])
    return next((i for i in range(verb + 1, stop) if syntax[i].low == low), None)


def _blocked(clauses: Clauses, verb: int, deed: int) -> bool:
    """Another clause opens between the verb and the infinitive."""
    syntax = clauses.syntax
    return any(
        syntax[i].low in ("that", "which", "who", ",")
        or syntax[i].form in QUOTES
        or syntax[i].low in load_acts("nouns")
        for i in range(verb + 1, deed - 1)
    ) or any(
        syntax[i].upos == "VERB" and syntax[i].xpos in ("VBN", "VBG") and i > verb + 1
        for i in range(verb + 1, deed - 1)
    )


def _object(clauses: Clauses, verb: int) -> bool:
    """A noun of a deed or a thing given follows as the object, not a clause."""
    syntax = clauses.syntax
    noun = None
    for i in range(verb + 1, min(verb + 7, len(syntax))):
        token = syntax[i]
        if (
            token.sentence != syntax[verb].sentence
            or token.low in _OBJECT_STOP
            or token.form == ","
        ):
            break
        if token.upos in ("VERB", "AUX") and token.xpos != "VBG":
            break
        if token.xpos == "VBG" and i == verb + 1:
            return True
        if token.upos in ("NOUN", "PROPN"):
            noun = i
            if i + 1 < len(syntax) and syntax[i + 1].upos not in ("NOUN", "PROPN"):
                break
    if noun is not None and noun > verb + 1 and syntax[noun - 1].upos == "NUM":
        # 'has pledged eighty constables', not 'has promised two pensioners a seat'
        gives = load_acts("verbs").get(syntax[verb].lemma) in ("promise", "offer")
        after = syntax.tokens[noun + 1 : noun + 2]
        alone = not any(t.upos in ("DET", "NUM", "PRON", "SCONJ") or t.low == "that" for t in after)
        if gives and alone:
            return syntax[noun].entity != "time"
    if noun is None or clauses.cast.at(noun) is not None:
        return False
    no_deeds = load_list("retold") | load_list("claims")
    return syntax[noun].low not in no_deeds and syntax[noun].entity not in (
        "time",
        "person",
        "place",
    )
