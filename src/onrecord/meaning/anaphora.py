"""Statements that say of what only by what stands before them: 'The other six would follow.'"""

import re

_AUX = r"(?:will|would|can|could|may|might|shall|should|must|(?:is|are|was|were) to)"
_COUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|pair|half|few|ones?)"
)
_REST = re.compile(
    rf"\W*(?:that )?the (?:rest|remainder|others|(?:other|remaining|last|final) {_COUNT}(?: \w+)?"
    r"|full (?:number|complement|amount|sum|flow|figure|total|quota|load))"
    rf"(?: of(?: \w+){{1,3}}?)?(?: \w+ly)? {_AUX}\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“]?[A-Z0-9])")
_COUNTED = re.compile(
    r"\b[\w,-]+ of (?:the|its|their|those|his|her|[A-Z]\w+['’]s|[\w-]+ \w+s)\b|\d"
)


def of_the_rest(statement: str) -> bool:
    """Whether a statement begins with the rest of something: 'The remaining two would come if'."""
    return bool(_REST.match(statement))


def counted_before(text: str, at: int) -> str:
    """The sentence, in this paragraph or the one before, that counts what the rest is left of.

    The last that has 'five of the twelve' or a figure, else the last; '' at the text's beginning.
    """
    paragraphs = [p for p in text[:at].split("\n") if p.strip()]
    here = paragraphs[-1:] if text[:at].endswith("\n") else paragraphs[-2:]
    before = [s for p in here for s in _SENTENCE.split(p.strip()) if len(s.split()) > 2]
    counted = [s for s in before if _COUNTED.search(s)]
    return (counted or before or [""])[-1]
