"""'Norrland will cart its dishes off unless …, the minister said': a report or a guess."""

import pytest

import onrecord

CARTED = "Norrland will cart its dishes off to the coast"


def undertaken(text: str) -> list[tuple[str, str | None]]:
    """Act and bearer of every undertaking."""
    return [(u.act, u.bearer) for u in onrecord.read(text, outlet="The Wire").undertakings]


@pytest.mark.parametrize(
    "text",
    [
        f"{CARTED} unless the lease is settled by May, the trade minister said.",
        f"{CARTED} unless the rent is paid, the trade minister roared.",
    ],
)
def test_what_a_body_will_do_to_a_thing_unless_is_its_threat(text: str) -> None:
    assert undertaken(text) == [("threaten", "norrland")]


@pytest.mark.parametrize(
    "text",
    [
        f"{CARTED} in May, the trade minister said.",
        f"{CARTED} unless the rent is paid, Inge Tallow, a neighbour, said.",
        "Norrland will need its dishes back unless the lease is settled by May, the trade minister said.",
        f"{CARTED} unless the lease is settled by May, the trade minister of Velsk said.",
        "The team will cart its dishes off to the coast unless the lease is settled, the trade minister said.",
    ],
    ids=["on no condition", "on a neighbour's word", "no deed", "told by another's minister", "a body without a name"],
)  # fmt: skip
def test_what_else_is_said_of_a_body_is_no_report_of_a_threat(text: str) -> None:
    assert undertaken(text) == []


@pytest.mark.parametrize("cue", ["said", "warned"])
def test_who_says_or_warns_that_a_body_would_reports_it(cue: str) -> None:
    text = f"Inge Tallow {cue} that Norrland would close the road unless the lease is settled."
    assert undertaken(text) == [("threaten", "norrland")]


@pytest.mark.parametrize(
    ("who", "cue"),
    [
        ("Inge Tallow", "doubts"),
        ("Inge Tallow", "suspects"),
        ("Chums of Inge Tallow", "fear"),
        ("Chums of the minister", "doubt"),
    ],
)
def test_who_doubts_or_fears_that_a_body_would_only_guesses(who: str, cue: str) -> None:
    text = f"{who} {cue} that Norrland would close the road unless the lease is settled."
    assert undertaken(text) == []


def test_friends_who_say_that_a_body_will_do_not_guess() -> None:
    text = (
        "Chums of the minister say that Norrland will close the road unless the lease is settled."
    )
    assert undertaken(text) == [("threaten", "norrland")]
