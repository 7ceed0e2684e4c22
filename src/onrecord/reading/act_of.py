"""Which act it is to announce a deed of one's own: promise, plan, offer, refuse or threaten."""

import re

from onrecord.model import Act, Attribution, Condition
from onrecord.reading.acts import load_acts, load_list, load_rows
from onrecord.reading.agency import is_passive
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Clause, negative_object
from onrecord.reading.heralds import named_act

OFFERING = frozenset({"in return for", "in exchange for"})
ASKING = frozenset(
    {"only if", "once", "only after", "only once", "provided", "provided that", "should",
     "on condition that", "on the condition that", "were"}
)  # fmt: skip
_PROVIDED = frozenset({"provided", "provided that"})
_AS_LONG_AS = frozenset({"as long as", "so long as"})
_UNDONE = re.compile(
    r"\b(?:still|remains?|remained|stay(?:s|ed)?(?=\s*(?:$|[,.;]|in (?:force|place)|shut|closed))"
    r"|continue[sd]?|persist(?:s|ed)?|(?:went|goes) on|un(?:paid|met|answered|resolved|settled|signed|fulfilled|opened))\b"
)
_DEPLOYING = frozenset(
    {"fly", "send", "fire", "deploy", "lay", "station", "post", "move", "base", "launch", "plant",
     "use", "put", "keep"}
)  # fmt: skip
_DEALING = frozenset({"sign", "hold", "accept", "join", "attend", "meet", "enter", "recognise"})
_STOPPING = frozenset({"stop", "halt", "ban", "board", "search"})
_ON = frozenset({"on", "over"})
_PARTED = 5  # words from a verb to its particle
PLANNING = frozenset({"going"})
_INTO = frozenset({"in", "into", "to", "on", "behind", "before"})
_LISTED = 12  # words from 'strike' to 'list'
_LISTS = ("list", "register", "roll")
_STRIKING = frozenset({"strike", "take", "remove", "cross"})
_TEARING = frozenset({"rip", "tear"})
_OUT = frozenset({"out", "off", "from", "up"})
_CONFINING = frozenset({"put", "bring", "throw", "place", "haul", "drag", "send", "take", "lock"})


def act_of(clauses: Clauses, clause: Clause, lemma: str) -> tuple[Act, str]:
    """The act of a deed that the bearer announces for himself, and why it is that one."""
    said = f"'{clause.kind}{' not' if clause.negated else ''} {lemma}'"
    harm = harms(clauses, clause.verb)
    none = negative_object(clauses, clause.verb)
    if clause.negated != none:
        if lemma in load_list("hinder") and clause.negated:
            return "permit", f"{said} stands in nobody's way"
        pledged = cue_act(clauses, clause.telling) == "promise"  # 'her pledge to send none away'
        stops = none and lemma in load_list("hinder") | _STOPPING  # 'would stop nobody'
        stops = stops or (none and _deploys(clauses, clause.verb))
        holds = holds_back(clauses, clause, lemma) or _meanwhile(clauses, clause, lemma)
        if harm or pledged or stops or holds:
            return "promise", f"{said} spares somebody"
        return "refuse", said
    conditions = clauses.conditions_of(clause.verb)
    cue = cue_act(clauses, clause.telling)
    hanging = {c.connective for c in conditions}
    if harm or cue == "threaten" or menaces(clauses, clause, lemma):
        return "threaten", f"{said} announces harm"
    if cue in ("promise", "offer", "plan"):
        return cue, f"{said} under a cue that performs it"
    if clause.kind == "willing" or hanging & OFFERING:
        return "offer", f"{said}, conditional or ready"
    if clause.kind in PLANNING or clause.telling is None:
        return "plan", said
    return "promise", said


def _deploys(clauses: Clauses, verb: int) -> bool:
    """'would fly no drones over the mound', 'will send no troops in': what is left undone menaces."""
    syntax = clauses.syntax
    if syntax[verb].lemma not in _DEPLOYING:
        return False
    return any(syntax[c].lemma in load_list("hostile") for c in syntax.below(verb, "obj"))


def holds_back(clauses: Clauses, clause: Clause, lemma: str) -> bool:
    """'would not touch a train as long as the army stays away'; not 'would pay nothing as long as'."""
    hanging = {c.connective for c in clauses.conditions_of(clause.verb)}
    return bool(hanging & _PROVIDED) or (bool(hanging & _AS_LONG_AS) and not _gives(lemma))


def _gives(lemma: str) -> bool:
    """'pay', 'admit', 'promise': what spares nobody when it is left undone."""
    return lemma in load_list("giving") | load_list("admitting") | load_acts("verbs").keys()


def _meanwhile(clauses: Clauses, clause: Clause, lemma: str) -> bool:
    """'would take no toll while the talks went on': held back for as long as that."""
    syntax = clauses.syntax
    after = range(clause.verb + 1, syntax.sentence_of(clause.verb).stop)
    gives = _gives(lemma) or lemma in load_list("talk") | _DEALING
    return not gives and any(syntax[i].low == "while" and syntax[i - 1].form != "," for i in after)


def harms(clauses: Clauses, verb: int) -> bool:
    """A deed that harms: 'fire on', 'arrest', 'put on trial', 'send to prison'."""
    syntax, lemma = clauses.syntax, clauses.syntax[verb].lemma
    if struck_off(clauses, verb):
        return False
    if lemma in load_list("harm"):
        return True
    if _harms_with_particle(clauses, verb):
        return True
    if lemma == "mine":  # a road, not copper
        return any(syntax[i].lemma in load_list("mined") for i in clauses.rest(verb))
    deed = clauses.rest(verb) if lemma in _CONFINING else []
    held = (i for i in deed if syntax[i].low in load_list("confinement"))
    return any(_INTO & {syntax[k].low for k in range(i - 3, i) if k > verb} for i in held)


def struck_off(clauses: Clauses, verb: int) -> bool:
    """'strike the firm off its blacklist', 'strike out the sum', 'rip up a bill': it relieves."""
    syntax = clauses.syntax
    near = [syntax[i] for i in range(verb + 1, min(verb + _LISTED, len(syntax)))]
    listed = any(t.lemma.endswith(_LISTS) for t in near)
    off = any(t.low in ("from", "off") for t in near) and listed
    what = syntax.below(verb, "obj") or (
        syntax.below(verb, "nsubj") if is_passive(syntax, verb) else []
    )
    owed = any(syntax[c].lemma in load_list("owed") for c in what)
    out = owed and any(t.low in _OUT for t in near)
    lemma = syntax[verb].lemma
    return (lemma in _STRIKING and off) or (lemma in _STRIKING | _TEARING and out)


def _harms_with_particle(clauses: Clauses, verb: int) -> bool:
    """'turn the ships back', 'put nobody out of a house', 'were turned away'; not 'would turn back'."""
    syntax = clauses.syntax
    if not (syntax.below(verb, "obj") or is_passive(syntax, verb)):
        return False
    deed = [i for i in clauses.rest(verb) if verb < i <= verb + _PARTED]
    # 'turn the water back on' turns nobody back
    after = {syntax[i].low for i in deed if i + 1 not in deed or syntax[i + 1].low not in _ON}
    return any(
        particle in after and syntax[verb].lemma in verbs.split()
        for particle, verbs in load_rows("harm-phrases")
    )


def menaces(clauses: Clauses, clause: Clause, lemma: str) -> bool:
    """Pressure, or anything but a gift, that follows from what another fails to do."""
    hanging = {c.connective for c in clauses.conditions_of(clause.verb)}
    presses = lemma in load_list("pressure") and hanging & {"unless", "if", "until"}
    kind = load_list("giving") | load_list("start") | load_acts("verbs").keys()
    otherwise = lemma not in kind and hanging & {"unless", "if"}
    return (
        bool(presses or otherwise)
        and not _relieves(clauses, clause.verb)
        and not hanging & (OFFERING | ASKING)
        and _against(clauses, clause, lemma)
    )


def _relieves(clauses: Clauses, verb: int) -> bool:
    """'suspend its ban': what is ended weighs on somebody."""
    syntax = clauses.syntax
    near = range(verb + 1, min(verb + 5, len(syntax)))
    return any(syntax[i].lemma in load_list("burdens") for i in near)


def _against(clauses: Clauses, clause: Clause, lemma: str) -> bool:
    """It follows from what another fails to do: 'unless they pay', 'if it is still unpaid'."""
    text = clauses.syntax.text
    return any(
        c.connective == "unless"
        or (c.negated and not _harmless(clauses, c))
        or lemma in ("retaliate", "respond", "resume")
        or any(_UNDONE.search(text[a:b]) for a, b in c.spans)
        for c in clauses.conditions_of(clause.verb)
    )


def _harmless(clauses: Clauses, condition: Condition) -> bool:
    """'if no shots are fired': what another spares is no failing of his."""
    inside = clauses.tokens(condition.spans)
    return any(clauses.syntax[i].upos == "VERB" and harms(clauses, i) for i in inside)


def cue_act(clauses: Clauses, telling: Attribution | None) -> Act | None:
    """The act that the telling's cue performs: 'pledged that …', 'threatened'."""
    verb = clauses.cue_verb(telling) if telling else None
    if telling is None or verb is None:
        return None
    cue = (clauses.syntax[i].lemma for i in clauses.tokens(telling.cue.spans))
    if not {"warning", "notice"}.isdisjoint(cue):
        return "threaten"
    table = load_acts("nouns" if clauses.syntax[verb].upos == "NOUN" else "verbs")
    return table.get(clauses.syntax[verb].lemma) or named_act(clauses, telling)
