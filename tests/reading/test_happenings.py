"""What happened, and how much of it, on the real model."""

import pytest

import onrecord
from onrecord.model import Happening, cover

BEFORE = "Ships at anchor\n\nRain fell on Sunday."


def happened(said: str) -> dict[str, Happening]:
    """What happened after the rain, by its words."""
    text = f"{BEFORE} {said}\n"
    found = onrecord.read(text, outlet="The Wire").happenings
    return {cover(text, h.spans): h for h in found if h.spans[0][0] > len(BEFORE)}


@pytest.mark.parametrize(
    "said",
    [
        "About the trawler she had nothing to say.",
        "Of the trawler the mayor had little to tell.",
        "About the census he was silent.",
        "About the census the clerk was speechless.",
        "There is news of the goats.",
        "There was talk of the goats on Monday.",
        "Nobody wanted to speak about barges.",
        "Nobody cared to mention the barges.",
        "No one wished to say anything about the barges.",
    ],
)
def test_words_alone_are_nothing_that_happened(said: str) -> None:
    assert happened(said) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Nobody has come.",
        "About the trawler she had nothing to pay.",
        "The mayor was in the port on Monday.",
        "There was a fence round the goats.",
        "Nobody wanted to sell barges.",
    ],
)
def test_deeds_beside_them_are(said: str) -> None:
    assert list(happened(said)) == [said.rstrip(".")]


@pytest.mark.parametrize(
    ("said", "partly"),
    [
        ("The first crates came out on Monday.", True),
        ("The first eleven families have had their money.", True),
        ("The first of the two trains came in.", True),
        ("The first train came in.", False),
        ("The crates came out on Monday.", False),
        ("The crates came out in the first days.", False),
        ("First crates came out on Monday.", False),
    ],
)
def test_the_first_ones_are_a_part(said: str, partly: bool) -> None:
    (h,) = happened(said).values()
    assert (h.done, h.partly) == (True, partly)
