"""'In X's account': on the real model."""

import pytest

import onrecord
from onrecord.model import cover


@pytest.mark.parametrize(
    "text",
    [
        "In the Gazette's account the ferrymen would go back to work on Monday.",
        "By the Gazette's own account, the ferrymen would go back to work on Monday.",
        "In the Gazette's account of the dispute, the ferrymen would go back to work on Monday.",
        "The ferrymen would go back to work on Monday, in the Gazette's version.",
    ],
)
def test_an_account_is_told_by_whose_it_is(text: str) -> None:
    (found,) = onrecord.read(text, outlet="The Wire").attributions
    assert cover(text, found.source.spans) == "the Gazette's"
    words = cover(text, found.content.spans).lower()
    assert words == "the ferrymen would go back to work on monday"


def test_money_in_an_account_is_not_told() -> None:
    text = "The ferrymen found the fees in the owner's account and took them home."
    assert onrecord.read(text, outlet="The Wire").attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "By the account of Sabine Tuck, the ferrymen would go back to work on Monday.",
        "The ferrymen would go back to work on Monday, by the account of Sabine Tuck.",
        "By the account of Sabine Tuck, the harbour master, the ferrymen would go back to work on "
        "Monday.",
    ],
)
def test_by_the_account_of_somebody_is_told_by_him(text: str) -> None:
    (found,) = onrecord.read(text, outlet="The Wire").attributions
    assert cover(text, found.source.spans).startswith("Sabine Tuck")
    words = cover(text, found.content.spans).lower()
    assert words == "the ferrymen would go back to work on monday"
