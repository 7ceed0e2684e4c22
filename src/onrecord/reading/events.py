"""PLOVER events: who did what to whom.

Types follow the PLOVER ontology of 2021 (Open Event Data Alliance). Within a sentence the events
stand in the order of how near they are to its main statement; what somebody said stands before
the saying.
"""

from msgspec.structs import replace

from onrecord.model import Act, Attribution, Event, EventType, Undertaking
from onrecord.reading.deeds import HOSTILE, Deed, noun_deed, verb_deed
from onrecord.reading.findings import Cast
from onrecord.reading.governing import is_common
from onrecord.reading.lexicon import OPERATORS, load_lexicon
from onrecord.reading.parties import Parties
from onrecord.reading.syntax import Syntax

_COST = {
    "conj": 0.5, "advcl": 1.5, "acl": 2.5, "nmod": 1.0, "obl": 1.0, "csubj": 1.0, "amod": 3.0,
    "appos": 2.0,
}  # fmt: skip
_STEP = 0.7
_NO_SOURCE = 0.8
_CONDITIONAL = frozenset({"if", "unless", "whether", "until"})
_BY_ACT: dict[Act, EventType] = {
    "promise": "AGREE", "plan": "AGREE", "offer": "AGREE", "permit": "AGREE", "demand": "REQUEST",
    "forbid": "COERCE", "refuse": "REJECT", "threaten": "THREATEN",
}  # fmt: skip


def with_plover(
    undertakings: tuple[Undertaking, ...], syntax: Syntax | None = None
) -> tuple[Undertaking, ...]:
    """Each undertaking with the PLOVER type of its act.

    With `syntax`, a promise or plan of something hostile is a threat.
    """
    return tuple(replace(u, plover=_type_of(u, syntax)) for u in undertakings)


def _type_of(undertaking: Undertaking, syntax: Syntax | None) -> EventType:
    if undertaking.act in ("plan", "promise") and syntax is not None:
        tokens = [i for span in undertaking.action.spans for i in syntax.within(span)]
        deeds = (verb_deed(syntax, i) for i in tokens if syntax[i].upos == "VERB")
        first = next((d.type for d in deeds if d), None)
        if first == "THREATEN" or (first in HOSTILE and first != "MOBILIZE"):
            return "THREATEN"
    return _BY_ACT[undertaking.act]


def find_events(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...] = ()
) -> tuple[Event, ...]:
    """Events sentence by sentence, in each the most central first; only those with an actor."""
    parties = Parties(syntax, cast, attributions)
    held = _holders(syntax, attributions)
    out: list[Event] = []
    for sentence in syntax.sentences:
        found: list[tuple[float, int, Event]] = []
        for deed in _deeds(syntax, sentence):
            sources, targets = parties.of(deed)
            if not _enough(syntax, deed, sources, targets):
                continue
            cost = _cost(syntax, deed.at) + (0.0 if sources else _NO_SOURCE)
            # '…, a group protested': words, no march
            words_only = deed.type == "PROTEST" and parties.is_tail(deed.at)
            event = Event(
                type="ACCUSE" if words_only else deed.type,
                sources=tuple(dict.fromkeys(sources)),
                targets=tuple(dict.fromkeys(targets)),
                spans=syntax.spans(_own(syntax, deed)),
                attribution=held.get(deed.at),
                score=round(1.0 / (1.0 + 0.25 * cost), 4),
                reason=f"lexicon: '{syntax[deed.at].lemma}'",
            )
            found.append((cost, deed.at, event))
        out += _distinct(syntax, sorted(found, key=lambda f: f[:2]))
    return tuple(out)


def _distinct(syntax: Syntax, found: list[tuple[float, int, Event]]) -> list[Event]:
    """'Killed in an ambush' is one event: a noun adds none of the same type and actors."""
    kept: list[Event] = []
    for _, at, event in found:
        who = {*event.sources, *event.targets}
        same = any(e.type == event.type and who <= {*e.sources, *e.targets} for e in kept)
        if syntax[at].upos != "NOUN" or not same:
            kept.append(event)
    return kept


def _enough(syntax: Syntax, deed: Deed, sources: list[str], targets: list[str]) -> bool:
    """A verb needs one side; a noun, which may only mention an event, needs both."""
    if syntax[deed.at].upos == "NOUN":
        return len({*sources, *targets}) > 1
    return bool(sources or targets)


def _deeds(syntax: Syntax, sentence: range) -> list[Deed]:
    """The deeds of a sentence, without those that another one has used up."""
    verbs = [d for i in sentence if _is_predicate(syntax, i) and (d := verb_deed(syntax, i))]
    used = {i for d in verbs for i in d.inner}
    nouns = [
        d
        for i in sentence
        if i not in used
        and syntax[i].upos == "NOUN"
        and syntax[i].base != "compound"
        and is_common(syntax, i)
        and (d := noun_deed(syntax, i))
    ]
    return [d for d in verbs if d.at not in used] + nouns


def _is_predicate(syntax: Syntax, at: int) -> bool:
    """A verb, or what a copula makes one, outside conditions: these report nothing."""
    token = syntax[at]
    if token.upos == "VERB":
        if token.base in ("amod", "compound", "case", "mark"):
            return False
    elif not syntax.below(at, "cop") and (
        token.upos != "ADJ" or token.base not in ("root", "xcomp")
    ):
        return False
    return not any(syntax[k].low in _CONDITIONAL for k in syntax.below(at, "mark"))


def _cost(syntax: Syntax, at: int) -> float:
    """How far a trigger is from the sentence's main statement."""
    cost = 1.0 if syntax[at].upos == "NOUN" else 0.0
    while syntax[at].head >= 0:
        rel, head = syntax[at].base, syntax[at].head
        if rel in ("ccomp", "xcomp", "parataxis", "obj", "nsubj"):
            cost += 0.0 if _says(syntax, head) else _STEP
        else:
            cost += _COST.get(rel, 1.0)
        at = head
    return cost


def _says(syntax: Syntax, at: int) -> bool:
    """Whether a verb only reports or carries what hangs on it."""
    senses = load_lexicon().of_verb(syntax[at].lemma, syntax[at].low)
    return any(s.meaning in OPERATORS and not s.needs for s in senses)


def _own(syntax: Syntax, deed: Deed) -> list[int]:
    """The trigger and its object words, in order."""
    own = {deed.at, *deed.inner} | ({deed.theme} if deed.theme is not None else set())
    own |= {k for k in syntax.children[deed.at] if syntax[k].rel in ("compound:prt", "obj")}
    return sorted(own)


def _holders(syntax: Syntax, attributions: tuple[Attribution, ...]) -> dict[int, str]:
    """For each token the innermost attribution in whose content it stands."""
    contents = [
        (a.id, [i for span in a.content.spans for i in syntax.within(span)]) for a in attributions
    ]
    held: dict[int, str] = {}
    for name, inside in sorted(contents, key=lambda c: -len(c[1])):
        held.update(dict.fromkeys(inside, name))
    return held
