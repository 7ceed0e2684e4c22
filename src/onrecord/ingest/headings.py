"""A plain text's headline and its line 'By …'."""

import re
from itertools import islice

from onrecord.ingest.lines import Line, lines_of
from onrecord.model import Spans, overlaps

LONGEST_TITLE = 150
LONGEST_BYLINE = 120
HEAD = 8
"""How many lines from the top a byline can stand."""

_SMALL = (
    r"and|in|at|on|for|of|from|with|the|a|an|our|de|la|le|van|von|der|den|bin|bint|ibn|al|el|da|di"
    r"|du|dos|correspondents?|editors?|desk|staff|reporters?|writers?|agenc(?:y|ies)|political|regional|national|local|own|foreign"
    r"|foreign|diplomatic|chief|bureau|special|senior|deputy|contributors?|columnist|team|news"
    r"|wires?|service|newsroom|security|military|affairs|world|international|national|local"
    r"|defen[cs]e|business"
)
_WORD = rf"(?:(?:{_SMALL})(?![^\W_])[\w.'’-]*|[^\W\d_a-z][\w.'’-]*|@\w+|[&–-])"
_BYLINE = re.compile(rf"(?:By|BY)\s+{_WORD}(?:[\s,;|/]+{_WORD}){{0,14}}$")
_DATE = re.compile(
    r"(?:By|BY)\s+(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|noon|midnight|dawn|dusk)\b(?! \w+$)",
    re.I,
)


def is_byline(words: str) -> bool:
    """Whether a line says only who wrote the article ('By Jane Doe', 'By our correspondent')."""
    if len(words) > LONGEST_BYLINE or words.endswith((".", "!", "?", ":")) or _DATE.match(words):
        return False
    return bool(_BYLINE.match(words))


def find_byline(text: str) -> Line | None:
    """The byline near the top of `text`. A text that is nothing else has none."""
    lines = list(islice(lines_of(text), HEAD + 1))
    if len(lines) < 2:
        return None
    return next((line for line in lines[:HEAD] if is_byline(line.text)), None)


def find_title(text: str, excluded: Spans) -> str | None:
    """A headline: the first line that is not excluded, short, no sentence, with text below."""
    lines = (line for line in lines_of(text) if not overlaps([line.span], excluded))
    head = list(islice(lines, 4))
    if len(head) < 2 or len(head[0].text) > LONGEST_TITLE:
        return None
    first = head[0].text
    if first.endswith((".", ":", ";", ",", ".”", '."', ".'", ".’")) or "\t" in first:
        return None
    return first if max(len(line.text) for line in head[1:]) > len(first) else None
