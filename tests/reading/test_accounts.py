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


@pytest.mark.parametrize(
    "text",
    [
        "By the account of its envoy, Sabine Tuck, Wendry would pay the ferrymen on Monday.",
        "In the words of its envoy, Sabine Tuck, Wendry would pay the ferrymen on Monday.",
    ],
)
def test_an_envoy_whose_account_it_is_tells_it_of_his_state(text: str) -> None:
    record = onrecord.read(text, outlet="The Wire")
    (found,) = record.attributions
    assert cover(text, found.source.spans) == "its envoy, Sabine Tuck"
    assert [(u.act, u.bearer) for u in record.undertakings] == [("promise", "wendry")]


@pytest.mark.parametrize(
    "text",
    [
        "In the words of Sabine Tuck, the ferrymen would go back to work on Monday.",
        "The ferrymen would go back to work on Monday, in the words of Sabine Tuck.",
    ],
)
def test_in_the_words_of_somebody_is_told_by_him(text: str) -> None:
    (found,) = onrecord.read(text, outlet="The Wire").attributions
    assert cover(text, found.source.spans) == "Sabine Tuck"
    words = cover(text, found.content.spans).lower()
    assert words == "the ferrymen would go back to work on monday"
