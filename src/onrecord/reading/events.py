"""PLOVER events: who did what to whom, by a lexicon of verbs, phrases and event nouns.

Types follow the PLOVER ontology of 2021 (Open Event Data Alliance). What is only announced counts
as PLOVER has it: a cooperative deed to come is AGREE, a hostile one THREATEN, a refused one REJECT.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from msgspec.structs import replace

from onrecord.model import Act, Attribution, Event, EventType, Undertaking
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax

_HOSTILE = frozenset({"COERCE", "ASSAULT", "SANCTION", "MOBILIZE"})
_FRIENDLY = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "CONSULT", "AGREE"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "wo"})
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_BY_ACT: dict[Act, EventType] = {
    "promise": "AGREE", "plan": "AGREE", "offer": "AGREE", "permit": "AGREE", "demand": "REQUEST",
    "forbid": "COERCE", "refuse": "REJECT", "threaten": "THREATEN",
}  # fmt: skip
_WEIGHT = {"CONSULT": 0.9, "SUPPORT": 0.85, "AGREE": 0.9}


@dataclass(frozen=True)
class Draft:
    """An event with the weight that orders events in a sentence."""

    event: Event
    at: int
    weight: float


def with_plover(undertakings: tuple[Undertaking, ...]) -> tuple[Undertaking, ...]:
    """Each undertaking with the PLOVER type of its act."""
    return tuple(replace(u, plover=_BY_ACT[u.act]) for u in undertakings)


def find_events(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...]
) -> tuple[Event, ...]:
    """Events sentence by sentence; in each the most telling first."""
    clauses = Clauses(syntax, attributions, ())
    out: list[Event] = []
    for sentence in syntax.sentences:
        drafts = [d for i in sentence if (d := _event(clauses, cast, i)) is not None]
        drafts.sort(key=lambda d: (-d.weight, d.at))
        out += [d.event for d in drafts]
    return tuple(out)


@lru_cache
def _table(name: str) -> dict[str, EventType]:
    found: dict[str, EventType] = {}
    text = (files("onrecord.reading") / "data" / "plover" / f"{name}.tsv").read_text("utf8")
    for line in text.splitlines():
        left, _, right = line.partition("\t")
        if name == "phrases":
            found.setdefault(left, right)  # type: ignore[arg-type]
        else:
            for word in right.split():
                found.setdefault(word.replace("-", " ", 1) if name == "verbs" else word, left)  # type: ignore[arg-type]
    return found


def _event(clauses: Clauses, cast: Cast, at: int) -> Draft | None:
    token = clauses.syntax[at]
    if token.upos == "VERB":
        return _verbal(clauses, cast, at)
    if token.upos == "NOUN":
        return _nominal(clauses, cast, at)
    return None


def _verbal(clauses: Clauses, cast: Cast, verb: int) -> Draft | None:
    syntax = clauses.syntax
    kind = _type_of(syntax, verb)
    if kind is None or _in_name(syntax, verb):
        return None
    kind = _in_mood(syntax, verb, kind)
    sources, targets = _arguments(syntax, cast, verb)
    if kind in _MUTUAL and not targets and len(sources) > 1:
        targets = sources[1:] if kind != "AGREE" else targets
    own = [verb, *(i for i in syntax.below(verb, "obj", "compound:prt"))]
    weight = _WEIGHT.get(kind, 1.0) - 0.12 * _depth(syntax, verb)
    weight += 0.3 * bool(sources) + 0.2 * bool(targets)
    return Draft(_made(clauses, kind, sources, targets, sorted(own), verb, weight), verb, weight)


def _made(
    clauses: Clauses, kind: EventType, sources: list[str], targets: list[str], own: list[int], at: int, weight: float
) -> Event:
    teller = clauses.innermost(at)
    return Event(
        type=kind,
        sources=tuple(dict.fromkeys(sources)),
        targets=tuple(t for t in dict.fromkeys(targets) if t not in sources[:1]),
        spans=clauses.syntax.spans(own),
        attribution=teller.id if teller else None,
        score=round(max(0.05, min(1.0, weight / 1.6)), 4),
        reason=f"lexicon: '{clauses.syntax[at].lemma}'",
    )


def _type_of(syntax: Syntax, verb: int) -> EventType | None:
    """The phrase of a verb with a particle, preposition or object, else the verb's own type."""
    lemma, phrases = syntax[verb].lemma, _table("phrases")
    near: list[str] = []
    for c in syntax.children[verb]:
        token = syntax[c]
        if token.base in ("obj", "compound", "obl", "xcomp", "advmod", "iobj") or token.rel == "nsubj:pass":
            near.append(token.lemma)
            near += [syntax[k].low for k in syntax.below(c, "case")]
            near += [syntax[k].lemma for k in syntax.below(c, "compound", "conj")]
    for k in (verb + 1, verb + 2):
        if k < len(syntax):
            near.append(syntax[k].low)
    for word in near:
        found = phrases.get(f"{lemma} {word}") or _table("verbs").get(f"{lemma} {word}")
        if found:
            return found
    return _table("verbs").get(lemma)


def _in_name(syntax: Syntax, verb: int) -> bool:
    return syntax[verb].base in ("amod", "compound") or syntax[verb].rel == "acl:relcl" and not syntax.below(verb, "nsubj", "obj")


def _in_mood(syntax: Syntax, verb: int, kind: EventType) -> EventType:
    """A deed to come, refused or wished for, as PLOVER counts it."""
    future = negative = False
    at, steps = verb, 0
    while at >= 0 and steps < 3:
        lows = {syntax[c].low for c in syntax.children[at] if c <= verb or syntax[c].base == "aux"}
        future = future or bool(lows & _FUTURE)
        negative = negative or bool(lows & {"not", "n't", "n’t", "never"})
        if syntax[at].base not in ("xcomp", "conj"):
            break
        at, steps = syntax[at].head, steps + 1
    governor = syntax[syntax[verb].head].lemma if syntax[verb].head >= 0 and syntax[verb].base in ("xcomp", "ccomp", "advcl") else ""
    governed = _table("verbs").get(governor)
    if governed in ("THREATEN", "REJECT", "REQUEST") and kind != governed:
        return governed
    if negative and kind in _FRIENDLY:
        return "REJECT"
    if governed == "AGREE" or governor in ("offer", "plan", "intend", "ready", "prepare", "want", "hope", "willing"):
        return "AGREE" if kind in _FRIENDLY else kind
    if future and kind in _FRIENDLY:
        return "AGREE"
    if future and kind in _HOSTILE:
        return "THREATEN"
    return kind


def _depth(syntax: Syntax, at: int) -> int:
    """How far below the sentence's main clause; what a verb of saying governs is not below."""
    light = _light()
    depth = 0
    for k in [at, *syntax.ancestors(at)]:
        head = syntax[k].head
        if head < 0 or syntax[k].base in ("acl", "advcl", "relcl", "nmod", "obl", "amod"):
            depth += 1 if head >= 0 else 0
        elif syntax[head].lemma not in light and syntax[k].base in ("xcomp", "ccomp", "conj"):
            depth += 1
    return depth


@lru_cache
def _light() -> frozenset[str]:
    text = (files("onrecord.reading") / "data" / "plover" / "light.txt").read_text("utf8")
    return frozenset(text.split())


def _arguments(syntax: Syntax, cast: Cast, verb: int) -> tuple[list[str], list[str]]:
    """Sources and targets by UD relation; the passive turns them round."""
    sources: list[str] = []
    targets: list[str] = []
    passive = bool(syntax.below(verb, "nsubj:pass", "aux:pass"))
    agent = syntax.below(verb, "obl:agent")
    by = [c for c in syntax.below(verb, "obl") if "by" in {syntax[k].low for k in syntax.below(c, "case")}]
    subject = _subject(syntax, verb)
    if passive:
        targets += _actors(syntax, cast, subject)
        for c in agent or by:
            sources += _actors(syntax, cast, c)
    else:
        sources += _actors(syntax, cast, subject)
    for c in syntax.below(verb, "obj", "iobj"):
        targets += _actors(syntax, cast, c) or _possessors(syntax, cast, c)
    if not targets or passive:
        for c in syntax.below(verb, "obl"):
            case = {syntax[k].low for k in syntax.below(c, "case")}
            if c not in agent and c not in by and case & {"to", "with", "against", "on", "at", "from", "for", "of", "between", "into", "over", "in"}:
                found = _actors(syntax, cast, c) or ([] if case & {"in", "over"} else _possessors(syntax, cast, c))
                targets += [a for a in found if a not in sources]
    if not targets:
        for c in syntax.below(verb, "xcomp", "ccomp"):
            for k in syntax.below(c, "obj", "nsubj", "obl"):
                targets += [a for a in _actors(syntax, cast, k) or _possessors(syntax, cast, k) if a not in sources]
            if targets:
                break
    return sources, targets[:3]


def _subject(syntax: Syntax, verb: int) -> int | None:
    at, steps = verb, 0
    while at >= 0 and steps < 4:
        own = syntax.below(at, "nsubj", "csubj")
        if own:
            return own[0]
        if syntax[at].base not in ("conj", "xcomp", "advcl", "ccomp", "parataxis"):
            return syntax[at].head if syntax[at].base == "acl" else None
        at, steps = syntax[at].head, steps + 1
    return None


def _actors(syntax: Syntax, cast: Cast, at: int | None) -> list[str]:
    """The actors of a noun phrase and of what it is joined with by 'and'."""
    if at is None:
        return []
    found = []
    for i in [at, *syntax.below(at, "conj")]:
        who = cast.at(i)
        if who is None:
            who = next((w for c in syntax.below(i, "appos", "flat", "compound") if (w := cast.at(c))), None)
        if who is not None:
            found.append(who)
    return found


def _possessors(syntax: Syntax, cast: Cast, at: int) -> list[str]:
    """Whose thing it is: "Syria's troops", 'Iranian oil', 'the capital of Chad'."""
    for c in syntax.below(at, "nmod", "amod", "compound"):
        who = _actors(syntax, cast, c) or [w for k in syntax.below(c, "nmod") for w in _actors(syntax, cast, k)]
        if who:
            return who
    return []


def _nominal(clauses: Clauses, cast: Cast, noun: int) -> Draft | None:
    """'an attack by X on Y', 'talks between A and B', "X's visit to Y"."""
    syntax = clauses.syntax
    kind = _table("nouns").get(syntax[noun].lemma)
    if kind is None or syntax[noun].base in ("compound", "amod"):
        return None
    sources: list[str] = []
    targets: list[str] = []
    for c in syntax.below(noun, "nmod", "amod", "compound", "obl"):
        case = {syntax[k].low for k in syntax.below(c, "case")}
        who = _actors(syntax, cast, c)
        if syntax[c].rel == "nmod:poss" or case & {"by"} or (not case and syntax[c].base in ("amod", "compound")):
            sources += who
        elif case & {"between", "among"}:
            sources += who[:1]
            targets += who[1:]
        elif case & {"on", "against", "with", "to", "of", "at", "for"}:
            targets += who
    head = syntax[noun].head
    if head >= 0 and syntax[head].upos == "VERB" and not sources:
        sources += _actors(syntax, cast, _subject(syntax, head) if syntax[noun].base == "obj" else None)
    weight = 0.55 - 0.1 * _depth(syntax, noun) + 0.2 * bool(sources) + 0.2 * bool(targets)
    return Draft(_made(clauses, kind, sources, targets, [noun], noun, weight), noun, weight)
