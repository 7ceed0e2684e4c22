"""Sentences as their signs cut them, for the ledger, which has no parse of a text."""

import re

_BETWEEN = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“]?[A-Z0-9])|\n+")


def sentences(text: str) -> list[str]:
    """The sentences of a text in order; a new line begins one."""
    return _BETWEEN.split(text)


def sentence_at(text: str, at: int) -> str:
    """The sentence in which character `at` of a text stands."""
    start = 0
    for cut in _BETWEEN.finditer(text):
        if cut.start() > at:
            return text[start : cut.start()]
        start = cut.end()
    return text[start:]
