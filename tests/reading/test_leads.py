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
