"""'The pledge of X that …': on the real model."""

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
