"""Things told as subjects by those who decide on them, on the real model."""

from collections.abc import Callable

import pytest

Undertaken = Callable[[str], list[tuple[str, str | None, str]]]


@pytest.mark.parametrize(
    ("text", "act", "bearer"),
    [
        ("The cannon will fall silent along the river once the miners are home, Inge Tallow said.",
         "promise", "norrland"),
        ("The bridge will stay open, Inge Tallow said.", "promise", "norrland"),
        ("The three seized boats will go under the hammer on May 6 unless their owners pay, Inge "
         "Tallow said.", "threaten", "norrland"),
        ("Pell Orre would stay in Graymoor prison, Inge Tallow said.", "refuse", "norrland"),
        ("The border would stay closed until the mayor was freed, Inge Tallow said.",
         "refuse", "norrland"),
        ("The ban will remain in place, Inge Tallow said.", "refuse", "norrland"),
        ("Calder Mutual, an insurance company, told members that the new rates would take effect "
         "at midnight.", "plan", "calder-mutual"),
        ("Inge Tallow said all 24 of her surveyors would be on the ferries by the end of the month.",
         "promise", "norrland"),
    ],
)  # fmt: skip
def test_who_decides_on_a_thing_announces_what_becomes_of_it(
    undertaken: Undertaken, text: str, act: str, bearer: str
) -> None:
    assert [(a, who) for a, who, _ in undertaken(text)] == [(act, bearer)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices will fall everywhere once the miners are home, Inge Tallow said.",
        "The talks would fail unless both sides gave way, Inge Tallow said.",
        "The ice will stay in place until May, forecasters said.",
        "The team will stay in second place, Inge Tallow said.",
        "The bridge will stay open, drivers said.",
    ],
)
def test_forecasts_are_no_undertakings(undertaken: Undertaken, text: str) -> None:
    assert undertaken(text) == []
