"""The lines of a text with their places, however they end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Span


class Line(NamedTuple):
    """A line without white space at its ends."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return self.start, self.end


def lines_of(text: str) -> Iterator[Line]:
    """Every line that has a visible character."""
    for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c]+", text):
        whole = match.group()
        body = whole.strip()
        if body:
            start = match.start() + len(whole) - len(whole.lstrip())
            yield Line(start, start + len(body), body)
