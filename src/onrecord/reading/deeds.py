"""Which PLOVER type a verb or a noun of the text has, in its phrase, mood and polarity.

The ontology counts an announcement by what it announces: a cooperative deed to come is AGREE, a
hostile one THREATEN; a cooperative deed denied is REJECT.
"""

from typing import NamedTuple, cast

from onrecord.model import EventType
from onrecord.reading.governing import carried, governed, noun_sense, senses, theme
from onrecord.reading.lexicon import OPERATORS, VerbSense
from onrecord.reading.syntax import Syntax

FRIENDLY: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
)
HOSTILE: frozenset[EventType] = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_FUTURE = frozenset({"will", "wo", "'ll", "’ll", "would", "shall", "may", "might", "'d"})
_OWED = frozenset({"must", "should", "ought"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "longer"})
_NONE = frozenset({"nobody", "none", "nothing", "neither"})
_ALWAYS_AGREED = frozenset({"agree", "offer", "accept", "consent"})
_DEPTH = 4


class Deed(NamedTuple):
    """A trigger with its type.

    `theme` is the token of what is given, moved, held or ended, `inner` the verbs and nouns that
    the trigger has used up. `frame` and `of` are as in the lexicon; a frame may also be 'told'
    (somebody says that the subject must) or 'enable' (the subject lets another do it). `core` is
    the verb whose voice counts: 'freed' in "is expected to be freed".
    """

    at: int
    type: EventType
    frame: str
    theme: int | None
    inner: tuple[int, ...]
    of: str
    core: int


def verb_deed(syntax: Syntax, at: int) -> Deed | None:
    """What verb or predicative adjective `at` reports, or None."""
    if any(syntax[c].low in _OWED and c < at for c in syntax.below(at, "aux")):
        return _deed(at, "REQUEST", "told")
    return _verb_deed(syntax, at, 0)


def noun_deed(syntax: Syntax, at: int) -> Deed | None:
    """What noun `at` reports by itself, or None."""
    sense = noun_sense(syntax, at)
    if sense is None or sense.type is None or not sense.alone:
        return None
    head = syntax[at].head
    if syntax[at].base == "nmod" and head >= 0 and noun_sense(syntax, head):
        return None  # 'talks on a ceasefire': nothing done yet
    return _deed(at, sense.type)._replace(of=sense.of)


def _deed(
    at: int, kind: str, frame: str = "-", about: int | None = None, inner: tuple[int, ...] = ()
) -> Deed:
    return Deed(at, cast(EventType, kind), frame, about, inner, "target", at)


def _verb_deed(syntax: Syntax, at: int, depth: int) -> Deed | None:
    found = senses(syntax, at)
    plain = _plain(syntax, at, found, depth) if found else None
    if plain is None or plain.frame == "keep":
        return plain
    kind = _in_mood(syntax, at, plain.type)
    return None if kind is None else plain._replace(type=kind)


def _plain(syntax: Syntax, at: int, found: list[VerbSense], depth: int) -> Deed | None:
    """The deed before mood: a phrase, a noun that the verb carries or ends, a verb it governs."""
    first = found[0]
    if first.needs and first.meaning == "SAY":
        return None
    if first.needs and first.meaning not in OPERATORS:
        about = theme(syntax, at, first.themes)
        return _deed(at, first.meaning, first.frame, about, () if about is None else (about,))
    meanings = {s.meaning for s in found}
    noun = _with_noun(syntax, at, meanings)
    if noun is not None:
        return noun
    below = governed(syntax, at)
    inner = _verb_deed(syntax, below, depth + 1) if below is not None and depth < _DEPTH else None
    used = () if below is None else (below, *(inner.inner if inner else ()))
    if meanings & {"VOW", "PLAN"}:
        return _announced(syntax, at, "VOW" in meanings, inner, used)
    typed = next((s for s in found if s.meaning not in OPERATORS), None)
    if typed is not None:
        if typed.meaning == "CONCEDE" and inner is not None and inner.type in HOSTILE:
            return inner._replace(at=at, frame="enable", inner=used)
        return _deed(at, typed.meaning, typed.frame, None, used[:1])
    if inner is None:
        return None
    if "FAIL" in meanings:
        failed = inner._replace(at=at, type="REJECT", inner=used)
        return failed if inner.type in FRIENDLY else None
    return inner._replace(at=at, inner=used) if "TRY" in meanings else None


def _with_noun(syntax: Syntax, at: int, meanings: set[str]) -> Deed | None:
    """'Held talks', 'halted aid'. Verbs that do both ('suspend a strike' aside) rather carry."""
    if not meanings & {"LIGHT", "END"}:
        return None
    found = carried(syntax, at)
    if found is None:
        return None
    noun, sense = found
    kind = sense.type if "LIGHT" in meanings else sense.ended
    return None if kind is None else _deed(at, kind, "-", noun, (noun,))._replace(of=sense.of)


def _announced(
    syntax: Syntax, at: int, bound: bool, inner: Deed | None, used: tuple[int, ...]
) -> Deed | None:
    """A promise (`bound`) or a plan: of something hostile it is a threat."""
    kind, about = (inner.type, inner.theme) if inner else (None, None)
    if kind is None:
        noun = carried(syntax, at)
        if noun is not None:
            about, kind, used = noun[0], noun[1].type, (noun[0],)
    agreed = syntax[at].lemma in _ALWAYS_AGREED
    if kind in HOSTILE or kind == "THREATEN":
        said = "AGREE" if agreed else "THREATEN"
    elif kind in FRIENDLY or (kind is None and syntax[at].upos == "VERB" and (bound or agreed)):
        said = "AGREE"
    elif kind is None:
        return None
    else:
        said = kind
    return _deed(at, said, "-", about, used)._replace(core=inner.core if inner else at)


def _in_mood(syntax: Syntax, at: int, kind: EventType) -> EventType | None:
    """The type of a deed that is to come or is denied; None where nothing is reported."""
    lows = {syntax[c].low for c in syntax.children[at] if c < at and syntax[c].base != "nsubj"}
    for i in range(max(0, at - 3), at):
        if syntax[i].low in _NEGATIVE and syntax[i].head in (at, at - 1):
            lows.add(syntax[i].low)
    future = bool(lows & _FUTURE)
    if lows & _NEGATIVE or any(_nobody(syntax, c) for c in syntax.below(at, "nsubj", "obj")):
        if kind in FRIENDLY:
            return "REJECT"
        return "AGREE" if future and (kind in HOSTILE or kind == "REJECT") else None
    if future and kind in FRIENDLY:
        return "AGREE"
    return "THREATEN" if future and kind in HOSTILE else kind


def _nobody(syntax: Syntax, at: int) -> bool:
    """'Nobody', 'no country'."""
    return syntax[at].low in _NONE or any(syntax[k].low == "no" for k in syntax.below(at, "det"))
