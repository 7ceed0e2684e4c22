"""Conditionals in news English, on the real model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Condition, cover


def conditions(text: str) -> list[tuple[str, bool, str]]:
    """Connective, polarity and antecedent of every condition in `text`."""
    return [(c.connective, c.negated, cover(text, c.spans)) for c in found(text)]


def found(text: str) -> tuple[Condition, ...]:
    return onrecord.read(text, outlet="The Wire").conditions


@pytest.mark.parametrize(
    ("text", "connective", "negated", "antecedent"),
    [
        (
            "Halvard will open its ports if Orrin lifts the duty.",
            "if",
            False,
            "Orrin lifts the duty",
        ),
        (
            "It will act if Orrin does not lift the duty.",
            "if",
            True,
            "Orrin does not lift the duty",
        ),
        ("It will act unless Orrin lifts the duty.", "unless", False, "Orrin lifts the duty"),
        (
            "The group will disarm only after Ostrane releases the men.",
            "only after",
            False,
            "Ostrane releases the men",
        ),
        (
            "The Front will not hand over a gun before Ostrane frees the men.",
            "before",
            False,
            "Ostrane frees the men",
        ),
        (
            "Kessary has promised passage, but not until her doctors have seen the men.",
            "until",
            False,
            "her doctors have seen the men",
        ),
        (
            "The Guard offered to free the men in return for the remains of its founder.",
            "in return for",
            False,
            "the remains of its founder",
        ),
        (
            "It would arrest nobody as long as the convoys were running.",
            "as long as",
            False,
            "the convoys were running",
        ),
        (
            "Should the detainees walk out, our guns will be handed over.",
            "should",
            False,
            "the detainees walk out",
        ),
    ],
)
def test_a_condition_is_read_with_its_connective_and_polarity(
    text: str, connective: str, negated: bool, antecedent: str
) -> None:
    assert (connective, negated, antecedent) in conditions(text)


def test_each_repeated_connective_opens_a_condition() -> None:
    text = "The lorries will pass if the Guard lets doctors in and if it clears the mines."
    assert [words for _, _, words in conditions(text)] == [
        "the Guard lets doctors in",
        "it clears the mines",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister asked if the army had left.",
        "He wondered if the talks would end.",
        "It looked as if the army had left.",
        "The council meets once a week.",
        "The shop stays open until Friday.",
        "He waited until the rain had stopped.",
        "She left before the vote began.",
    ],
)
def test_what_looks_like_a_connective_need_not_be_one(text: str) -> None:
    assert conditions(text) == []


def test_a_condition_ends_where_the_teller_is_named() -> None:
    text = "It will act unless the Front hands over its guns, the daily Morning Ledger reported."
    assert conditions(text)[0][2] == "the Front hands over its guns"


def test_the_deed_of_an_antecedent_is_its_subjects() -> None:
    (condition,) = found("Velmar will open the valley if Ostrane withdraws its army.")
    assert condition.actor == "ostrane"


def test_a_passive_antecedent_without_an_agent_is_nobodys_deed() -> None:
    (condition,) = found("Velmar will open the valley if the body was returned.")
    assert condition.actor is None


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["if", "unless", ",", ".", "the", "army", "not", "until", "should", "leave", "("]
        ),
        max_size=12,
    )
)
def test_a_connective_stands_right_before_its_antecedent(words: list[str]) -> None:
    text = "Velmar said on Monday that it would leave the valley. " + " ".join(words)
    for c in found(text):
        assert all(0 <= start < end <= len(text) for start, end in c.spans)
        assert text[: c.spans[0][0]].lower().rstrip(" ,.(").endswith(c.connective)


def test_provided_hangs_on_a_clause_of_what_will_be() -> None:
    text = "Tharvia will let the river flow all summer provided somebody else pays the bill."
    assert conditions(text) == [("provided", False, "somebody else pays the bill")]


def test_what_was_provided_is_no_condition() -> None:
    assert (
        conditions("Tharvia would send the tents and provided lorries that Orrin had lent it.")
        == []
    )


def test_how_things_are_left_is_no_condition() -> None:
    assert conditions("The union would leave no ward without a nurse.") == []
