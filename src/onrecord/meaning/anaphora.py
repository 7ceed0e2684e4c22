"""Statements that say of what only by what stands before them: 'The other six would follow.'"""

import re
from collections.abc import Sequence

from onrecord.meaning.numbers import numbers_in
from onrecord.meaning.sentences import sentences

_AUX = r"(?:will|would|can|could|may|might|shall|should|must|(?:is|are|was|were) to)"
_COUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|pair|half|few|ones?)"
)
_REST = re.compile(
    rf"\W*(?:that )?the (?:rest|remainder|balance|others|(?:other|remaining|last|final) {_COUNT}(?: \w+)?"
    r"|(?:remaining|last|final) \w+s|(?:second|third|fourth|fifth)(?: (?!half)\w+)?"
    r"|full (?:number|complement|amount|sum|flow|figure|total|quota|load))"
    rf"(?: of(?: \w+){{1,3}}?)?(?: \w+ly)? {_AUX}\b",
    re.I,
)
_PART = rf"(?:{_COUNT}|one|some|most|several|many|part|third|quarter|dozens?)"
_COUNTED = re.compile(
    rf"\b{_PART} of (?:the|its|their|those|his|her|[A-Z]\w+['’]s|[\w-]+ \w+s)\b|\d"
    rf"|^{_PART} \w+s\b",
    re.I,
)


def of_the_rest(statement: str) -> bool:
    """Whether a statement begins with the rest of something: 'The remaining two would come if'."""
    return bool(_REST.match(statement))


def counted_before(text: str, at: int) -> list[str]:
    """The sentences, in this paragraph or the one before, that count what the rest is left of.

    Those that have 'five of the twelve' or a figure, else the last; none at the text's beginning.
    """
    paragraphs = [p for p in text[:at].split("\n") if p.strip()]
    here = paragraphs[-1:] if text[:at].endswith("\n") else paragraphs[-2:]
    before = [s for p in here for s in sentences(p.strip()) if len(s.split()) > 2]
    return [s for s in before if _COUNTED.search(s)] or before[-1:]


def wholes(rest: str, counted: Sequence[str]) -> frozenset[str]:
    """What 'the other 390' and each number in the sentences that count come to: '210' makes 600."""
    begins = _REST.match(rest)
    left = numbers_in(begins.group()) if begins else frozenset[str]()
    parts = frozenset[str]().union(*(numbers_in(s) for s in counted))
    return frozenset(str(int(a) + int(b)) for a in left for b in parts)
