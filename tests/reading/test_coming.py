"""What is to come, told in the present tense or with 'is to', on the real model."""

from collections.abc import Callable

import pytest

Undertaken = Callable[[str], list[tuple[str, str | None, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody from the company is to enter the mine until it has paid, Inge Tallow said.",
        "Foreign boats are not to enter the bay, Inge Tallow said.",
        "Nobody would leave custody while the embargo stood, Inge Tallow said.",
    ],
)
def test_what_nobody_is_to_do_is_forbidden_by_who_rules(undertaken: Undertaken, text: str) -> None:
    assert [(act, who) for act, who, _ in undertaken(text)] == [("forbid", "norrland")]


def test_a_body_halts_what_its_hands_move(undertaken: Undertaken) -> None:
    text = "Not a press will run in the capital unless the editor is freed, the Printers' Union warned."
    assert [(act, who) for act, who, _ in undertaken(text)] == [("threaten", "printers-union")]


@pytest.mark.parametrize(
    ("text", "act", "action"),
    [
        ('"Monday, six o\'clock, we shut the bridge," Inge Tallow said.', "promise", "shut the bridge"),
        ('"On Monday we close the bridge," Inge Tallow said.', "promise", "close the bridge"),
        ('"We close the bridge unless they pay," Inge Tallow said.', "threaten", "close the bridge"),
        ('"We are opening the gate on Friday," Inge Tallow told a meeting.', "promise",
         "opening the gate on Friday"),
        ('"We are not opening that gate," Inge Tallow told a meeting.', "refuse", "opening that gate"),
    ],
)  # fmt: skip
def test_a_party_tells_in_the_present_tense_what_it_is_going_to_do(
    undertaken: Undertaken, text: str, act: str, action: str
) -> None:
    assert undertaken(text) == [(act, "norrland", action)]


@pytest.mark.parametrize(
    "text",
    [
        '"We are opening the gate now," Inge Tallow told a meeting.',
        '"We shut the bridge last Monday," Inge Tallow said.',
        '"We are not losing hope," Inge Tallow told a meeting.',
        '"We are not talking about money," Inge Tallow told a meeting.',
        "Not a soul will survive unless the rains come, the Farmers' Union warned.",
    ],
)
def test_what_goes_on_or_went_before_is_no_undertaking(undertaken: Undertaken, text: str) -> None:
    assert undertaken(text) == []
