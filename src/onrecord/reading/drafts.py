"""An undertaking before it is held against the others."""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import Act, Attribution
from onrecord.reading.acts import load_list
from onrecord.reading.clauses import Clauses


class Clause(NamedTuple):
    """A clause that may commit: `verb` is the deed's, `kind` the modal or what stands for it."""

    verb: int
    kind: str
    subject: int | None
    negated: bool
    passive: bool
    telling: Attribution | None
    speaker: str | None


@dataclass(frozen=True)
class Draft:
    """What one sign says. `at` is the token of the deed or of the word that announces it."""

    at: int
    act: Act
    bearer: str | None
    counterparty: str | None
    action: tuple[int, ...]
    telling: Attribution | None
    score: float
    reason: str


def addressee(telling: Attribution | None, clauses: Clauses) -> str | None:
    """Who is spoken to, outlets left aside."""
    for party in telling.addressees if telling else ():
        known = clauses.cast.by_id.get(party.actor or "")
        if known is not None and known.type not in ("outlet", "place"):
            return known.id
    return None


def actor_between(clauses: Clauses, start: int, stop: int) -> str | None:
    """The first actor spoken of from `start` up to `stop`."""
    stop = min(stop, len(clauses.syntax))
    return next((a for i in range(start, stop) if (a := clauses.cast.at(i)) is not None), None)


def _is_infinitive(clauses: Clauses, at: int) -> bool:
    """The verb after 'to', also where it is read as an adjective: 'to free all six'."""
    syntax, token = clauses.syntax, clauses.syntax[at]
    after = syntax[at + 1].upos if at + 1 < len(syntax) else ""
    misread = token.upos == "ADJ" and token.low in load_list("deeds")
    return token.xpos == "VB" or (
        misread and syntax[at - 1].low == "to" and after in ("DET", "NUM", "PRON", "PROPN")
    )


def infinitive(clauses: Clauses, verb: int, bare: bool = False) -> int | None:
    """The verb governed by `verb`: after 'to', or bare as after 'let' ('let them pass')."""
    syntax = clauses.syntax
    sentence = syntax.sentence_of(verb)
    for i in range(verb + 1, min(sentence[-1] + 1, verb + 16)):
        token = syntax[i]
        if token.low == "to" and i + 1 <= sentence[-1]:
            after = next(
                (k for k in (i + 1, i + 2) if k <= sentence[-1] and _is_infinitive(clauses, k)),
                None,
            )
            if after is not None:
                return after
        if bare and token.xpos in ("VB", "VBP") and token.upos == "VERB":
            return i
        if bare and token.low in ("go", "leave", "return", "pass", "enter"):
            return i
        if (
            token.form in (";", ":")
            or token.xpos in ("MD", "VBD", "VBZ")
            or (token.upos == "AUX" and token.xpos == "VBP")
            or clauses.in_condition(i)
        ):
            return None
    return None


def negative_object(clauses: Clauses, verb: int) -> bool:
    """'arrest nobody', 'hand over no guns'."""
    syntax = clauses.syntax
    stop = min(verb + 4, len(syntax))
    return any(
        syntax[i].low in ("nobody", "nothing", "no", "none", "neither")
        for i in range(verb + 1, stop)
    )


def is_deed(clauses: Clauses, start: int) -> bool:
    """Something to be done or given follows, not a day or a person: 'insisted on Monday'."""
    syntax = clauses.syntax
    sentence = syntax.sentence_of(start - 1)
    words = range(start, min(start + 6, sentence[-1] + 1))
    noun = next((i for i in words if syntax[i].upos in ("NOUN", "PROPN", "VERB")), None)
    return noun is not None and syntax[noun].entity not in ("time", "person", "place")


def subjunctive(clauses: Clauses, verb: int) -> int | None:
    """'demanded that the army leave': a bare verb after a subject of the third person."""
    syntax = clauses.syntax
    subject = False
    for i in range(verb + 2, min(verb + 14, syntax.sentence_of(verb)[-1] + 1)):
        token = syntax[i]
        if token.xpos in ("MD", "VBD", "VBZ"):
            return None
        if token.upos in ("VERB", "AUX") and token.xpos in ("VB", "VBP"):
            return i if subject else None
        subject = subject or token.upos in ("NOUN", "PROPN", "PRON")
    return None
