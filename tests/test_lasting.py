"""Which words tell of what goes on."""

import pytest

from onrecord.meaning.lasting import goes_on, kept_up


@pytest.mark.parametrize(
    "report",
    ["the pledge is being kept", "every ship has been open to them", "the guns are silent so far",
     "the flights go out daily"],
)  # fmt: skip
def test_reports_of_what_goes_on(report: str) -> None:
    assert goes_on(report)


@pytest.mark.parametrize("report", ["all 46 daily services were stopped", "the gate was opened"])
def test_reports_of_what_was_done_once(report: str) -> None:
    assert not goes_on(report)


@pytest.mark.parametrize(
    "action",
    ["keep its guns silent", "let two ships a week sail", "watch the quays around the clock",
     "leave the case alone", "make the findings of each inspection public"],
)  # fmt: skip
def test_actions_to_be_kept_up(action: str) -> None:
    assert kept_up(action)


@pytest.mark.parametrize(
    "action",
    ["leave the eleven schools", "stop every crane", "free each of the nine pilots",
     "open the road within a week", "free all six in a month", "leave the city in the morning"],
)  # fmt: skip
def test_actions_to_be_done_once(action: str) -> None:
    assert not kept_up(action)


@pytest.mark.parametrize("report", ["flour is arriving", "the men are slowly leaving"])
def test_what_is_under_way_goes_on(report: str) -> None:
    assert goes_on(report)


def test_a_weekly_service_is_moved_once_but_convoys_by_the_week_go_again_and_again() -> None:
    assert not kept_up("move its weekly service to Marl")
    assert kept_up("let through two convoys a week")
    assert kept_up("send the ferry weekly to Marl")


@pytest.mark.parametrize(
    "report",
    ["the pledge has held to that extent", "its gunners have kept to their barracks",
     "Norrland has kept to it", "thus far no ship was stopped"],
)  # fmt: skip
def test_what_has_been_kept_to_goes_on(report: str) -> None:
    assert goes_on(report)


@pytest.mark.parametrize(
    "report",
    ["the gate was opened to the extent of a foot", "the mayor kept to the road",
     "the colonel has kept the two dogs"],
)  # fmt: skip
def test_what_was_kept_to_once_does_not_go_on(report: str) -> None:
    assert not goes_on(report)


@pytest.mark.parametrize(
    "action",
    ["hold its guns five kilometres from the railway", "hold its boats behind the light",
     "leave the collectors in peace", "leave the prisoners unharmed", "leave the nests undisturbed"],
)  # fmt: skip
def test_to_hold_something_off_or_to_leave_somebody_in_peace_is_to_be_kept_up(action: str) -> None:
    assert kept_up(action)


@pytest.mark.parametrize(
    "action",
    ["hold a vote on the railway", "hold talks in peace", "leave the collectors",
     "leave the peace talks"],
)  # fmt: skip
def test_to_hold_a_vote_or_to_leave_somebody_is_done_once(action: str) -> None:
    assert not kept_up(action)


@pytest.mark.parametrize(
    "action",
    ["feed the prisoners each day", "let a boat through each market day",
     "send a lorry each Monday", "print a list each week for the voters"],
)  # fmt: skip
def test_what_is_to_be_done_each_day_is_done_again_and_again(action: str) -> None:
    assert kept_up(action)


@pytest.mark.parametrize(
    "action", ["have a ballot ready for each voter", "give each family its money", "open each gate"]
)
def test_what_is_to_be_done_for_each_of_them_is_done_once(action: str) -> None:
    assert not kept_up(action)


@pytest.mark.parametrize(
    ("report", "lasts"),
    [
        ("flour has been arriving since Monday", True),
        ("the men have been leaving by night", True),
        ("the guards had been counting them", True),
        ("flour has been delivered since Monday", False),
        ("flour had arrived on Monday", False),
        ("the ship has been king of the quay", False),
    ],
)
def test_what_has_been_arriving_goes_on(report: str, lasts: bool) -> None:
    assert goes_on(report) == lasts
