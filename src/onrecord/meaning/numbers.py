"""The counts in a text: in figures ('1,900') or in words ('twenty-four', 'two hundred')."""

import re

_TOKEN = re.compile(r"\d[\d,]*|[a-z]+")
_LONGEST = 20  # longer runs of figures count nothing
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS, _TENS = _TO_TWENTY.split(), _BY_TENS.split()
_WORDS = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000}


def numbers_in(text: str) -> frozenset[str]:
    """The numbers in a text, in figures without commas."""
    tokens = _TOKEN.findall(text.lower())
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        value, at = _number(tokens, at)
        if value is not None:
            found.add(str(value))
    return frozenset(found)


def _number(tokens: list[str], at: int) -> tuple[int | None, int]:
    """The number that begins at a token, and where the next one may begin."""
    word = tokens[at]
    at += 1
    if word[0].isdecimal():
        return (int(word.replace(",", "")) if len(word) < _LONGEST else None), at
    if word not in _WORDS:
        return None, at
    value = _WORDS[word]
    if word in _TENS and at < len(tokens) and 0 < _WORDS.get(tokens[at], 0) < 10:
        value, at = value + _WORDS[tokens[at]], at + 1
    if at < len(tokens) and tokens[at] in _SCALES:
        value, at = value * _SCALES[tokens[at]], at + 1
    return value, at
