"""The lines of a text with their places, however they end and whatever decorates them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# Pictograms, modifiers, joiners and bullets open a line without being part of what it says;
# these symbols do belong to it.
_DECORATION = frozenset({"So", "Sk", "Cf", "Cn", "Co", "Mn"})
_KEPT = "©®™℗"
_BULLETS = "•·‣▪●"


class Line(NamedTuple):
    """A line without white space at its ends or pictograms before it."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return self.start, self.end


def lines_of(text: str) -> Iterator[Line]:
    """Every line of `text` that has a visible character, in order."""
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and _is_decoration(text[start]):
            start += 1
        body = text[start:end].rstrip()
        if body:
            yield Line(start, start + len(body), body)


def _is_decoration(char: str) -> bool:
    if char.isspace() or char in _BULLETS:
        return True
    return ord(char) > 127 and char not in _KEPT and unicodedata.category(char) in _DECORATION
