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


MINISTER = "The transport minister of Norrland, Inge Tallow, was in town. "


@pytest.mark.parametrize(
    "said",
    [
        "So far Norrland has kept to the assurance of its transport minister, Inge Tallow, that it would "
        "leave the boats alone.",
        "So far Norrland has been as good as Tallow's word that Norrland would leave the boats alone.",
        "The word given by Inge Tallow, the transport minister, that Norrland would leave the boats alone "
        "has been honoured to date.",
        "Inge Tallow's assurance that Norrland would leave the boats alone has been kept to date: the log "
        "shows it.",
        "In that respect the minister's pledge that Norrland would leave the boats alone has stood up so "
        "far; we asked.",
        "Inge Tallow vowed last week that Norrland would leave the boats alone, and up to now the vow has "
        "been kept.",
    ],
)
def test_what_is_kept_may_be_told_in_the_same_sentence(said: str) -> None:
    assert kept(MINISTER + said) == [("in-progress", "leave the boats alone")]


def test_a_thing_that_is_kept_is_no_word() -> None:
    text = "Norrland has kept the boats that it promised to send to the island."
    assert "met" not in [status for status, _ in kept(MINISTER + text)]
