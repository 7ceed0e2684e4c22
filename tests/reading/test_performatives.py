"""Verbs and nouns of acts with what they ask for at a distance, on the real model."""

from collections.abc import Callable

import pytest

Undertaken = Callable[[str], list[tuple[str, str | None, str]]]


@pytest.mark.parametrize(
    ("text", "act", "bearer", "action"),
    [
        ("Pell Orre disclosed that Norrland had undertaken, in a note to his office, to pay all six.",
         "promise", "norrland", "pay all six"),
        ("Inge Tallow announced that Norrland forbade protesters within 400 metres of the dam.",
         "forbid", "norrland", "protesters within 400 metres of the dam"),
        ("Norrland had demanded from Ostrane a list of every trap in the bay, Pell Orre complained.",
         "demand", "norrland", "a list of every trap in the bay"),
        ("Inge Tallow said she had passed on Ostrane's demand that the guard leave the lighthouse.",
         "demand", "ostrane", "leave the lighthouse"),
        ("Norrland has offered Ostrane the return of seven skippers, Inge Tallow disclosed.",
         "offer", "norrland", "the return of seven skippers"),
        ("Norrland still means to send sixty monitors to the valley, Inge Tallow said.",
         "plan", "norrland", "send sixty monitors to the valley"),
    ],
)  # fmt: skip
def test_what_is_asked_or_promised_stands_after_an_aside_or_whom_it_is_asked_of(
    undertaken: Undertaken, text: str, act: str, bearer: str, action: str
) -> None:
    assert undertaken(text) == [(act, bearer, action)]


def test_to_reject_a_suggestion_is_to_refuse_nothing(undertaken: Undertaken) -> None:
    assert undertaken("Norrland rejected the suggestion that it had paid anyone.") == []
