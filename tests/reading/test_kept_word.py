"""'That has been honoured so far': which word was kept or broken, on the real model."""

import pytest

import onrecord
from onrecord.model import cover

BOATS = "The government of Norrland promised to send nine boats a week to the island. "
PUMPS = "The government of Ostrane promised to pay for nine pumps. "


def kept(text: str) -> list[tuple[str, str]]:
    """Status of every report and the action of the undertaking that it is on."""
    record = onrecord.read(text, outlet="The Wire")
    actions = {u.id: cover(text, u.action.spans) for u in record.undertakings}
    return [(r.status, actions[r.undertaking]) for r in record.status_reports]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("That has been honoured so far.", "in-progress"),
        ("They gave a promise and they broke it.", "breached"),
        ("Norrland has kept to that so far.", "in-progress"),
        ("So far Norrland has kept to that promise.", "in-progress"),
        ("So far the minister, Inge Tallow, has kept to that promise.", "in-progress"),
        ("It has honoured every comma of that.", "in-progress"),
        ('"We have kept our word," said the minister, Inge Tallow.', "in-progress"),
    ],
)
def test_that_it_was_kept_or_broken_is_said_of_the_word_given_before(
    said: str, status: str
) -> None:
    assert kept(BOATS + said) == [(status, "send nine boats a week to the island")]


def test_the_last_word_given_is_meant() -> None:
    assert kept(BOATS + PUMPS + "That has been honoured so far.") == [
        ("in-progress", "pay for nine pumps")
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Norrland has kept its word.", "in-progress"),
        ("Norrland has broken that promise.", "breached"),
        ("Norrland has honoured every comma of it.", "in-progress"),
    ],
)
def test_a_body_keeps_or_breaks_its_own_word_whosever_came_last(said: str, status: str) -> None:
    assert kept(BOATS + PUMPS + said) == [(status, "send nine boats a week to the island")]


@pytest.mark.parametrize(
    "said",
    [
        '"We keep our word," said the minister, Inge Tallow.',
        "So far Ostrane has kept to that promise.",
        "Ostrane has broken it.",
    ],
)
def test_what_somebody_always_does_and_another_bodys_word_report_nothing(said: str) -> None:
    assert kept(BOATS + said) == []


def test_a_threat_is_no_promise_that_was_broken() -> None:
    text = "Norrland threatened to close the border. They gave a promise and they broke it."
    assert kept(text) == []
