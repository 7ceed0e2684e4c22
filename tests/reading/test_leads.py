"""'STRIKING tunnel crews will …', and who they are: on the real model."""

import pytest

import onrecord

DEAL = "will hand back all eleven of their bosses as soon as they get nine months' pay, it emerged last night.\n"


def bearers(text: str) -> list[str | None]:
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    return [names.get(u.bearer or "") for u in record.undertakings]


@pytest.mark.parametrize(
    ("lead", "after", "name"),
    [
        (
            "MUTINOUS squaddies",
            "The lads of the Garrison Committee have run the place for a week.",
            "Garrison Committee",
        ),
        (
            "MOUNTAIN squaddies",
            "The squaddies are the Highmark Rifles, four companies of them.",
            "Highmark Rifles",
        ),
        (
            "STRIKING tunnel crews",
            "It is five weeks since the Tunnel Crews' Union downed tools.",
            "Tunnel Crews' Union",
        ),
    ],
    ids=["its people", "they are it", "a word of its name"],
)
def test_nameless_people_of_the_lead_are_the_group_named_after_them(
    lead: str, after: str, name: str
) -> None:
    assert bearers(f"CASH FIRST!\nBy Dix Hallow\n{lead} {DEAL}{after}") == [name]


def test_of_two_groups_neither_is_meant() -> None:
    text = (
        f"CASH FIRST!\nBy Dix Hallow\nMUTINOUS squaddies {DEAL}The lads of the Garrison Committee "
        "and the men of the Harbour Brigade have run the place for a week."
    )
    assert not {"Garrison Committee", "Harbour Brigade"} & set(bearers(text))


def test_people_further_down_are_left_alone() -> None:
    text = (
        "CASH FIRST!\nBy Dix Hallow\nIt rained in Brissow.\nNobody minded.\nIt rained again.\n"
        f"Mutinous squaddies {DEAL}The lads of the Garrison Committee have run the place for a week."
    )
    assert bearers(text) != ["Garrison Committee"]


DAM = (
    "DAM DEAL\nBy Dix Hallow\nGUNMEN camped on a dam will hand back all 17 engineers if the "
    "government pays, it emerged today.\n"
)


@pytest.mark.parametrize(
    "after",
    [
        "A letter from the Weir League reached the capital on Monday.",
        "The dam has been held for a month. It is the work of the Weir League.",
    ],
)
def test_nameless_people_of_the_lead_are_the_only_group_that_is_named_next(after: str) -> None:
    assert bearers(DAM + after) == ["Weir League"]


@pytest.mark.parametrize(
    "after",
    [
        "Letters from the Weir League and the Reed League reached the capital on Monday.",
        "Letters from the Harrow Brigade and the Linden Brigade reached the capital on Monday.",
        "The dam is shut. Nobody slept. Nobody ate. It rained. The Weir League smiled.",
        "The deal was laid bare by the Coast League.",
    ],
    ids=["two leagues", "two brigades", "too far on", "it made it known"],
)
def test_other_groups_named_later_are_not_the_people_of_the_lead(after: str) -> None:
    assert bearers(DAM + after) == ["GUNMEN"]


def test_people_with_arms_are_the_one_brigade_rather_than_a_league() -> None:
    after = "Letters from the Weir League and the Harrow Brigade reached the capital on Monday."
    assert bearers(DAM + after) == ["Harrow Brigade"]


@pytest.mark.parametrize(
    "who", ["THE mountain clan that snatched", "A GANG of gunners who snatched"]
)
def test_one_nameless_group_of_the_lead_is_the_group_that_is_named_next(who: str) -> None:
    text = (
        f"ALL OUT\nBy Dix Hallow\n{who} 17 engineers will hand them all back if the government "
        "pays, it emerged today.\nA letter from the Weir League reached the capital on Monday."
    )
    assert bearers(text) == ["Weir League"]


GATE = (
    "GATE DEAL\nBy Dix Hallow\nGUNMEN who hold a pass will hand back all 17 drivers if the government "
    "pays, it emerged today.\n"
)
LETTER = "A letter from the Weir League reached the capital on Monday. "


@pytest.mark.parametrize("who", ["wardens", "squatters", "kidnappers"])
def test_another_word_for_the_people_of_the_lead_may_say_which_clan_they_are(who: str) -> None:
    assert bearers(f"{GATE}{LETTER}The {who} are the Temlen clan.") == ["Temlen clan"]


def test_they_may_be_a_company_that_is_called_by_a_name() -> None:
    assert bearers(f"{GATE}The gatekeepers are the Temlen company.") == ["Temlen company"]


@pytest.mark.parametrize(
    "after",
    [
        "The drivers are the Temlen clan.",
        "The wardens fear the Temlen clan.",
        "The hostages are the Temlen clan.",
    ],
    ids=["a word of the lead for others", "they are not it", "those whom they hold"],
)
def test_a_clan_that_is_not_said_to_be_them_is_one_of_two_groups(after: str) -> None:
    assert bearers(GATE + LETTER + after) == ["GUNMEN"]
