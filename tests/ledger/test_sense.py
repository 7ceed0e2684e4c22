"""What is compared of an undertaking."""

import pytest

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
