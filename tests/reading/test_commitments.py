"""'Will open the strait to twelve vessels a day': leave, or only work on a road."""

import pytest

import onrecord


def acts(deed: str) -> list[tuple[str, str | None]]:
    text = f"Norrland {deed}, its transport minister, Inge Tallow, said."
    return [(u.act, u.bearer) for u in onrecord.read(text, outlet="The Wire").undertakings]


@pytest.mark.parametrize(
    "deed",
    [
        "will open the strait to twelve cargo vessels a day",
        "would throw open its camps to the observers of the mission",
        "would reopen its airspace to forty flights a week",
        "would open its airfield to the pilots of the mission",
    ],
)
def test_to_open_a_place_to_somebody_or_to_so_many_is_to_let_them_in(deed: str) -> None:
    assert acts(deed) == [("permit", "norrland")]


@pytest.mark.parametrize(
    "deed",
    [
        "will reopen the road to civilian traffic",
        "will open the strait to navigation",
        "will open the strait to twelve days of talks",
        "would throw lifebelts to twelve vessels",
    ],
    ids=["to traffic", "to what is done there", "to a time", "not open"],
)
def test_to_open_a_place_to_nobody_in_particular_is_a_promise(deed: str) -> None:
    assert acts(deed) == [("promise", "norrland")]


def test_not_to_open_it_to_them_is_to_refuse() -> None:
    assert acts("will not open the strait to twelve cargo vessels a day") == [
        ("refuse", "norrland")
    ]
