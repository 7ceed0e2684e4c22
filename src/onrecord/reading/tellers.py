"""Tellers as they are named where no verb of theirs stands: 'by the minister, Mira Sole,'."""

from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE


def named_teller(syntax: Syntax, start: int) -> list[int]:
    """A noun phrase from token `start` on, with a name or an office between commas after it."""
    if start >= len(syntax) or syntax[start].sentence != syntax[start - 1].sentence:
        return []
    stop = syntax.sentence_of(start).stop
    first = _part(syntax, start, stop)
    second = _part(syntax, first + 1, stop) if first < stop and syntax[first].form == "," else first
    words = range(first + 1, second)
    closes = second >= stop or syntax[second].form in (",", ".")
    plain = bool(words) and closes and not any(_finite(syntax, i) for i in words)
    named = any(syntax[i].upos == "PROPN" for i in range(start, second))
    return list(range(start, second if plain and named else first))


def _part(syntax: Syntax, start: int, stop: int) -> int:
    """The token after a stretch without a sign or a finite verb."""
    at = start
    while at < stop and syntax[at].form not in (",", ";", ":", ".") and not _finite(syntax, at):
        at += 1
    return at


def _finite(syntax: Syntax, at: int) -> bool:
    """A finite verb, no name that is tagged as one."""
    return syntax[at].xpos in FINITE and not syntax[at].form[:1].isupper()
