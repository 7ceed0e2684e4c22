"""Verbs and nouns of acts with what they ask for at a distance, on the real model."""

from collections.abc import Callable

import pytest

Undertaken = Callable[[str], list[tuple[str, str | None, str]]]


@pytest.mark.parametrize(
    ("text", "act", "bearer", "action"),
    [
        ("Pell Orre disclosed that Norrland had undertaken, in a note to his office, to pay all six.",
         "promise", "norrland", "pay all six"),
        ("Norrland was offering, she told them, to withdraw its twelve ships from the bank.",
         "offer", "norrland", "withdraw its twelve ships from the bank"),
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


@pytest.mark.parametrize("whom", ["the tour operators", "the operators of Ostrane"])
def test_what_is_offered_stands_after_whom_it_is_offered_to(
    undertaken: Undertaken, whom: str
) -> None:
    text = f"Norrland has offered {whom} the use of its airstrip, Inge Tallow said."
    assert undertaken(text) == [("offer", "norrland", "the use of its airstrip")]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Inge Tallow promised in a televised address.", []),
        ('"We will mend the pier," Inge Tallow promised in a televised address.',
         ["mend the pier"]),
        ("The minister of Norrland promised in a televised address that the pier would be mended.",
         ["the pier would be mended"]),
    ],
)  # fmt: skip
def test_where_it_is_promised_is_not_what_is_promised(
    undertaken: Undertaken, text: str, actions: list[str]
) -> None:
    assert [action for _, _, action in undertaken(text)] == actions


def test_by_word_of_mouth_names_no_promise(undertaken: Undertaken) -> None:
    assert undertaken("Norrland gave the order by word of mouth, Inge Tallow said.") == []


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Norrland has pledged eighty constables for the patrol.", ["eighty constables for the patrol"]),
        ("Norrland has promised the minister a reply.", ["a reply"]),
        ("Norrland has promised the minister.", []),
        ("Norrland has pledged eighty days.", []),
    ],
)  # fmt: skip
def test_how_many_constables_are_pledged_is_a_promise_and_to_whom_it_is_promised_none(
    undertaken: Undertaken, text: str, actions: list[str]
) -> None:
    assert undertaken(text) == [("promise", "norrland", action) for action in actions]
