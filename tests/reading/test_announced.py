"""'He had given the same pledge to Inge Tallow': which nouns announce a deed, on the real model."""

import pytest

import onrecord
from onrecord.model import cover

LIND = "Oskar Lind, the transport minister of Norrland,"
TALLOW = "Inge Tallow, the transport minister of Norrland, came late."


def deeds(text: str) -> list[str]:
    record = onrecord.read(text, outlet="The Wire")
    return [cover(text, u.action.spans) for u in record.undertakings]


@pytest.mark.parametrize(
    "said",
    [
        "had given the same pledge to Sela Corran on Monday",
        "said that he had made the same pledge to Sela Corran",
        "has given his pledge to Sela Corran, the mayor of Velsk",
    ],
)
def test_to_whom_a_pledge_was_given_is_no_deed(said: str) -> None:
    assert deeds(f"{LIND} {said}.") == []


@pytest.mark.parametrize(
    "said", ["said that he had made the same pledge to repair the pier",
             "repeated his pledge to repair the pier"],
)  # fmt: skip
def test_what_was_pledged_is(said: str) -> None:
    assert deeds(f"{LIND} {said}.") == ["repair the pier"]


def test_a_pledge_given_to_another_makes_none_beside_the_one_told_before() -> None:
    text = (
        "Norrland will admit twelve ships a day, its transport minister, Oskar Lind, said. "
        "He said that he had given the same pledge to Sela Corran."
    )
    assert deeds(text) == ["admit twelve ships a day"]


@pytest.mark.parametrize("noun", ["an assurance", "a promise"])
def test_an_assurance_of_her_own_says_nothing_of_a_deed(noun: str) -> None:
    assert deeds(f"{TALLOW} She had {noun} of her own to give.") == []


def test_an_assurance_of_help_does() -> None:
    (deed,) = deeds(f"{TALLOW} She had an assurance of help for the islands to give.")
    assert deed.startswith("help for the islands")
