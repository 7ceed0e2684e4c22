"""'The pledge of X that …': on the real model."""

import pytest

import onrecord
from onrecord.model import cover


def test_what_a_pledge_says_is_told_by_whose_it_is() -> None:
    record = onrecord.read(
        "It rained on Monday. The pledge of the defence minister, Jorun Hask, that Ombrey would keep "
        "its guns away has been honoured to this day.",
        outlet="The Wire",
    )
    (found,) = record.attributions
    assert found.source.actor == "jorun-hask"
    assert cover(record.article.text, found.content.spans).endswith(
        "Ombrey would keep its guns away"
    )
    assert [(u.act, u.bearer) for u in record.undertakings] == [("promise", "ombrey")]


def test_a_pledge_of_what_is_nobodys_is_not_told() -> None:
    text = "It rained. The promise of a summer that lasts has drawn thousands to the coast."
    assert onrecord.read(text, outlet="The Wire").attributions == ()


def test_what_is_said_of_a_pledge_is_a_report_on_it_and_no_part_of_it() -> None:
    record = onrecord.read(
        "A quiet week\nNo charge has been brought against any of the nine, the court registry told us. "
        "Ellery's pledge that Skelloe would keep them out of the dock has been honoured to date.",
        outlet="The Wire",
    )
    (u,) = record.undertakings
    assert cover(record.article.text, u.action.spans) == "keep them out of the dock"
    assert [r.status for r in record.status_reports if r.undertaking == u.id] == ["in-progress"]


@pytest.mark.parametrize(
    "pledge",
    [
        "The guarantee by Jorun Hask, the minister, that",
        "The undertaking by the minister, Jorun Hask, that",
        "The word given by the minister, Jorun Hask, that",
        "The offer made by Jorun Hask, the minister, that",
        "The offer by the minister, Jorun Hask, under which",
    ],
)
def test_who_stands_behind_by_tells_what_the_noun_says_and_no_more(pledge: str) -> None:
    comma = "," if pledge.endswith("which") else ""
    text = f"{pledge} Ombrey would pay for nine boats{comma} has been honoured."
    record = onrecord.read(f"A quiet week\n{text}", outlet="The Wire")
    (found,) = record.attributions
    assert found.source.actor == "jorun-hask"
    words = cover(record.article.text, found.content.spans)
    assert words.endswith("Ombrey would pay for nine boats")
    assert [u.bearer for u in record.undertakings] == ["ombrey"]


def test_that_a_guarantee_by_somebody_has_been_honoured_is_a_report_on_it() -> None:
    record = onrecord.read(
        "A quiet week\nThe guarantee by Jorun Hask, the minister, that Ombrey would pay for nine "
        "boats has been honoured to date.",
        outlet="The Wire",
    )
    assert [r.status for r in record.status_reports] == ["in-progress"]


@pytest.mark.parametrize("when", ["", " on Friday"])
@pytest.mark.parametrize("end", ["pleased nobody", "has been honoured"])
def test_a_paper_that_disclosed_a_deal_tells_its_terms(when: str, end: str) -> None:
    deal = f"The deal disclosed{when} by the Courier, under which Ombrey would pay for nine boats"
    record = onrecord.read(f"A quiet week\n{deal}, {end}.", outlet="The Wire")
    (u,) = record.undertakings
    (told,) = [a for a in record.attributions if a.id in u.attributions]
    assert (u.act, u.bearer, told.source.actor) == ("promise", "ombrey", "courier")
    assert cover(record.article.text, u.action.spans) == "pay for nine boats"


def test_a_deal_in_the_middle_of_a_sentence_ends_before_what_is_said_of_it() -> None:
    text = (
        "It rained. The bargain reported this week by the Corrow Examiner, in which the Adrun Levy would "
        'free its captives when the telephones work again, is "a matter for others", in her view.'
    )
    record = onrecord.read(text, outlet="The Wire")
    (u,) = record.undertakings
    assert (u.bearer, cover(record.article.text, u.action.spans)[:18]) == (
        "adrun-levy",
        "free its captives ",
    )
    assert "matter" not in cover(record.article.text, u.action.spans)
