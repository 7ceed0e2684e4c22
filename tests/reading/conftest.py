"""Parses by hand for tests of rules."""

from collections.abc import Callable

import pytest

import onrecord
from onrecord.model import cover
from onrecord.reading.lemmas import lemma
from onrecord.reading.syntax import Syntax, Token


def parsed(table: str) -> Syntax:
    """`form upos head rel [entity]` a line, heads counted from 1, an empty line between sentences."""
    tokens: list[Token] = []
    at, sentence, first = 0, 0, 0
    words: list[str] = []
    for line in [*table.strip().splitlines(), ""]:
        if not line.strip():
            sentence, first = sentence + 1, len(tokens)
            continue
        form, upos, head, rel, *more = line.split()
        glued = form in (".", ",", ";", ":", "'s", "n't")
        at += 0 if glued or not words else 1
        words.append(form if glued or not words else " " + form)
        number = -1 if head == "0" else first + int(head) - 1
        tokens.append(
            Token(
                at,
                at + len(form),
                form,
                lemma(form, upos),
                upos,
                "",
                number,
                rel,
                sentence,
                0,
                *more,
            )
        )
        at += len(form)
    return Syntax("".join(words), tuple(tokens))


@pytest.fixture
def parse_table() -> Callable[[str], Syntax]:
    """The function `parsed`."""
    return parsed


def undertaken(text: str) -> list[tuple[str, str | None, str]]:
    """Act, bearer and action of every undertaking that a short article of Norrland tells."""
    whole = (
        "The government of Norrland was silent on Monday. The government of Ostrane spoke. "
        f"Norrland's minister, Inge Tallow, met reporters.\n\n{text}"
    )
    record = onrecord.read(whole, outlet="The Wire")
    return [(u.act, u.bearer, cover(whole, u.action.spans)) for u in record.undertakings]


@pytest.fixture(name="undertaken")
def undertaken_of() -> Callable[[str], list[tuple[str, str | None, str]]]:
    """The function `undertaken`."""
    return undertaken
