"""What is compared of an undertaking."""

import pytest
from msgspec.structs import replace

from onrecord.ledger.held import Held
from onrecord.ledger.likeness import JOINED, likeness
from onrecord.ledger.sense import Sense, embed, sense_of


def _held(action: str) -> Held:
    return Held(
        article="a", local="u1", span=(0, 9), act="promise", action=action, bearer="the Front"
    )


def _sense(action: str) -> Sense:
    return sense_of(_held(action))


def _joined(one: str, other: str) -> bool:
    alike = likeness(_sense(one), _sense(other), embed(_held(one)), embed(_held(other)))
    return alike.score >= JOINED


@pytest.mark.parametrize(
    ("action", "whole"),
    [
        ("free all 31 soldiers", {"31"}),
        ("free the other 18 soldiers", set()),
        ("hand the 31 soldiers over in three groups", {"31"}),
        ("leave within nine days", set()),
        ("let the last nine go", set()),
    ],
)
def test_only_a_count_of_all_tells_undertakings_apart(action: str, whole: set[str]) -> None:
    assert _sense(action).numbers == whole


@pytest.mark.parametrize(
    "action",
    ["cease fire", "hold its fire", "keep its guns silent", "its artillery would stay quiet"],
)
def test_a_truce_is_one_in_whatever_words(action: str) -> None:
    assert _sense(action).undone
    assert _sense(action).words >= _sense("cease fire").words


def test_a_silent_crowd_is_no_truce() -> None:
    assert not _sense("keep the crowd silent").undone


def test_to_let_nobody_close_is_to_keep_open_but_not_to_close_is_no_closing() -> None:
    told = "keep the quay road open to grain lorries day and night"
    assert _joined("let nobody block the quay road to grain lorries when the terminal works", told)
    assert not _joined("not close the port and the quay road", "close the port of Sarrel on Monday")


def _alike(one: Held, other: Held) -> bool:
    return likeness(sense_of(one), sense_of(other), embed(one), embed(other)).score >= JOINED


ROAD = replace(
    _held("clear the pass"),
    statement="that the Front would clear the pass of mines before the first bus left Marl",
)
BUS = replace(
    _held("see to it that nothing blows up"),
    statement="It would see to it that nothing blows up under the first bus to Marl",
)


def test_told_in_like_words_it_is_one_whatever_of_them_is_the_action() -> None:
    assert _alike(ROAD, BUS)
    assert not _alike(replace(ROAD, statement=""), BUS)
    assert not _alike(ROAD, replace(BUS, act="threaten"))


SAID = replace(_held("lift the curfew"), speaker="Dessa Morrow", published="2036-10-15")
AGAIN = replace(
    _held("open the streets at night"),
    speaker="Dessa Morrow",
    published="2036-10-28",
    recalled=True,
)


def test_what_somebody_had_pledged_is_what_she_said_before() -> None:
    assert _alike(SAID, AGAIN)
    assert _alike(AGAIN, SAID)


@pytest.mark.parametrize(
    "other",
    [
        replace(AGAIN, recalled=False),
        replace(AGAIN, speaker="Petra Quayle"),
        replace(AGAIN, published="2036-12-28"),
        replace(AGAIN, published=None),
        replace(AGAIN, action="repaint the harbour clock"),
    ],
    ids=[
        "not as said before",
        "by another",
        "too long after",
        "at no known time",
        "of another deed",
    ],
)
def test_what_is_not_recalled_is_not_joined(other: Held) -> None:
    assert not _alike(SAID, other)


def test_what_is_recalled_was_said_before_it() -> None:
    assert not _alike(replace(SAID, published="2036-11-02"), AGAIN)
