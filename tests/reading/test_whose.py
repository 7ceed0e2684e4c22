"""Whom the words of somebody bind: on the real model."""

import pytest

import onrecord


@pytest.mark.parametrize("office", ["the first steward of Skelloe", "the chief warden of Skelloe"])
def test_who_holds_an_office_that_no_list_knows_binds_the_body_named_with_it(office: str) -> None:
    text = (
        f"Talks go on\nMaud Ellery, {office}, spoke in Tidewick on Thursday. None of the nine would "
        "be put on trial, Ellery pledged, while the talks continued."
    )
    record = onrecord.read(text, outlet="The Wire")
    assert [(u.act, u.bearer) for u in record.undertakings] == [("promise", "skelloe")]


def test_a_minister_of_whom_it_is_not_said_whose_binds_the_state_he_speaks_of() -> None:
    text = (
        "A quiet sky\nThe defence minister, Maude Sellick, issued a statement on Monday. Dovaria "
        "would keep its drones on the ground for as long as the truce held, she said."
    )
    record = onrecord.read(text, outlet="The Wire")
    assert [(u.act, u.bearer) for u in record.undertakings] == [("promise", "dovaria")]


CLAN = "The elders meet\nTobin Lusk, {office}, spoke on Monday. The clan would share its wells, Lusk said."
FIRM = (
    "The works are quiet\nThe firm Bluestem Water shut its gates. Petra Vool, {office}, spoke on "
    "Monday. The firm would rehire all ninety, Vool said."
)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (CLAN.format(office="an elder of Clan Ostrow"), "Clan Ostrow"),
        (
            CLAN.format(office="an elder of Clan Ostrow").replace(
                "The elders meet\n", "The elders meet\nClan Arrel is near. "
            ),
            "Clan Ostrow",
        ),
        (FIRM.format(office="the chief executive of Corvane Works"), "Corvane Works"),
    ],
    ids=["the clan", "one of two clans", "the firm"],
)
def test_the_clan_or_the_firm_is_that_of_whoever_speaks(text: str, body: str) -> None:
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    assert [names.get(u.bearer or "") for u in record.undertakings] == [body]


@pytest.mark.parametrize(
    "text",
    [
        CLAN.format(office="an elder of the town of Velsk"),
        FIRM.format(office="the mayor of Velsk"),
    ],
    ids=["the clan", "the firm"],
)
def test_who_is_of_no_clan_or_firm_speaks_of_another(text: str) -> None:
    record = onrecord.read(text, outlet="The Wire")
    velsk = next(a for a in record.actors if a.name == "Velsk")
    assert not any(text[s:e] in ("The clan", "The firm") for s, e in velsk.mentions)
    assert velsk.id not in {u.bearer for u in record.undertakings}
