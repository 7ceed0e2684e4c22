"""Text -> words and paragraphs, as the model was trained on them.

Words follow the English Universal Dependencies habit (GUM): clitics and hyphens stand alone
("do|n't", "Israel|'s", "post|-|war"). Characters that the model has no word piece for, such as
emoji, are passed over, so that they never change what is read around them.
"""

import re
from typing import NamedTuple

from onrecord.model import Span

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|No|Inc|Corp|Ltd|Co"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_WORD = re.compile(
    rf"""
      https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+      # addresses
    | (?:[A-Za-z]\.){{2,}}                                        # U.S., e.g.
    | (?:{_ABBREVIATIONS})\.                                      # titles and months
    | \b[A-Z]\.(?=\s+[A-Z])                                       # initials
    | \d+(?:[.,:]\d+)*(?![^\W_])                                  # numbers and times
    | [Cc]an(?=not\b)                                            # can|not
    | \w+?(?=[nN]['’][tT]\b)                                            # do|n't
    | [nN]['’][tT]\b
    | ['’](?:s|S|re|ve|ll|d|m)\b                                   # clitics
    | [^\W_]+
    | \.\.\.+ | --+ | [^\w\s]|_
    """,
    re.VERBOSE,
)
_EMPTY_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")


class Words(NamedTuple):
    """The words of a text in order, and for each the number of its paragraph (from 0)."""

    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...]


def _readable(char: str) -> bool:
    """Whether the model's vocabulary knows signs like `char`: no emoji, no private use."""
    return char < "\u2600" or char.isalnum()


def split_words(text: str, skip: tuple[Span, ...] = ()) -> Words:
    """Split `text`, leaving out what lies in `skip` (sorted or not)."""
    spans: list[Span] = []
    paragraphs: list[int] = []
    breaks = paragraph_starts(text)
    hidden = sorted(skip)
    at_break = at_hidden = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at_hidden < len(hidden) and hidden[at_hidden][1] <= start:
            at_hidden += 1
        if at_hidden < len(hidden) and hidden[at_hidden][0] < end:
            continue
        if not _readable(text[start]):
            continue
        while at_break < len(breaks) and breaks[at_break] <= start:
            at_break += 1
        spans.append((start, end))
        paragraphs.append(at_break)
    return Words(tuple(spans), tuple(paragraphs))


def paragraph_starts(text: str) -> list[int]:
    """Where each paragraph after the first begins.

    A line break ends a paragraph, unless the lines look wrapped by hand at a fixed width; then
    only empty lines do.
    """
    if _hard_wrapped(text):
        return [match.end() for match in _EMPTY_LINE.finditer(text)]
    return [match.end() for match in re.finditer(r"[\n\r\u2028\u2029]\s*", text)]


def _hard_wrapped(text: str) -> bool:
    """Most lines that are followed by another end mid-sentence near one common width."""
    blocks = [block.splitlines() for block in _EMPTY_LINE.split(text)]
    inner = [len(line.rstrip()) for block in blocks for line in block[:-1]]
    if len(inner) < 4:
        return False
    widest = max(inner)
    return widest <= 120 and sum(length > widest - 20 for length in inner) >= 0.8 * len(inner)
