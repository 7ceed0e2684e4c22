"""'X says that all came. Y says that none did': claims and denials, on the real model."""

import pytest

import onrecord
from onrecord.model import Happening

CLAIM = "Inge Tallow told parliament that every rifle had been delivered by Saturday."


def pairs(text: str) -> list[tuple[bool, bool]]:
    """Of every happening that another is set against, whether it and that one deny."""
    found: dict[str, Happening] = {
        h.id: h for h in onrecord.read(text, outlet="The Wire").happenings
    }
    return [(h.denies, found[h.against].denies) for h in found.values() if h.against]


@pytest.mark.parametrize(
    "denial",
    [
        "Tobin Lusk said that not one rifle had been seen since May.",
        "Tobin Lusk said that sixty rifles were still in the hills.",
        "According to Tobin Lusk, none of them has left the depot.",
    ],
)
def test_a_denial_is_set_against_the_claim_before_it(denial: str) -> None:
    assert pairs(f"Accounts differ. {CLAIM} {denial}") == [(False, True), (True, False)]


def test_the_denial_may_come_first() -> None:
    text = f"Tobin Lusk said that not one rifle had been seen since May. {CLAIM}"
    assert pairs(text) == [(True, False), (False, True)]


def test_where_accounts_differ_the_second_denies() -> None:
    text = f"Accounts of the rifles differ. {CLAIM} Tobin Lusk said that the Guard had hidden ninety in a barn."
    assert pairs(text) == [(False, True), (True, False)]


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM} She said that not one rifle was left in the hills.",
        f"{CLAIM} Tobin Lusk said that the depot had been painted.",
        f"{CLAIM}\nTobin Lusk said that not one rifle had been seen since May.",
        "Every rifle was delivered by Saturday. Not one was kept.",
    ],
    ids=["one voice", "no denial", "another paragraph", "the outlet's own"],
)
def test_nothing_else_is_set_against_another(text: str) -> None:
    assert pairs(text) == []


def test_in_the_article_that_tells_it_both_are_reports_on_it() -> None:
    text = (
        "Norrland would pay every bereaved family 9,000 crowns by May, Inge Tallow, its finance "
        "minister, had said. Anna Orr said on Sunday that all the families had been paid. Tobin "
        "Lusk said that thirty of them were still waiting."
    )
    found = [r.status for r in onrecord.read(text, outlet="The Wire").status_reports]
    assert found == ["met", "not-met"]


def test_each_is_set_against_one_other() -> None:
    text = f"{CLAIM} Tobin Lusk said that not one rifle had been seen since May. {CLAIM}"
    assert pairs(text) == [(False, True), (True, False)]
