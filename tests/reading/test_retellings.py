"""Further tellings of one undertaking within an article, on the real model."""

import pytest

import onrecord
from onrecord.model import Record, cover

FREES = "Ostrane has offered to release the 14 pilots for its ships, the Ledger wrote on Monday. "
PULLS = "Ostrane promised to pull its guns out of the dunes, the Ledger wrote on Monday. "
LETS = "Ostrane will let two tugs a day use the canal, its envoy, Perrin Voss, said on Monday. "


def contents(record: Record) -> list[str]:
    """The contents of the tellings of the first undertaking."""
    told = record.undertakings[0].attributions
    return [
        cover(record.article.text, a.content.spans) for a in record.attributions if a.id in told
    ]


def told_too(text: str, words: str) -> bool:
    """Whether a telling with these words was joined to the first undertaking of the text."""
    record = onrecord.read(text, outlet="The Wire")
    return any(words in content for content in contents(record))


@pytest.mark.parametrize(
    ("before", "more"),
    [
        (FREES, "The pilots would be flown out in two groups, one of the envoys told the paper."),
        (FREES, "All of them would be home by Friday, one of the envoys told the paper."),
        (FREES, "The remaining nine would follow in June, one of the envoys told the paper."),
        (FREES, "The last of the airmen and pilots would be back in time for harvest, an envoy said."),
        (FREES, '"Those pilots go home when the ships arrive," said Perrin Voss, the envoy.'),
        (PULLS, "The guns would be moved behind the dyke, one of the officers told the paper."),
        (PULLS, "The withdrawal would take four days, one of the officers told the paper."),
        (LETS, "Both could use the locks as well as the canal, Voss added."),
    ],
)  # fmt: skip
def test_what_happens_to_the_things_of_a_deed_tells_more_of_it(before: str, more: str) -> None:
    assert told_too(before + more, more.split(",", maxsplit=1)[0].strip('"'))


def test_what_those_given_leave_may_do_tells_more_of_the_leave() -> None:
    text = (
        "The government of Ostrane has agreed that inspectors could enter both silos, Perrin Voss said. "
        '"They may look into every sack," Voss said.'
    )
    assert told_too(text, "They may look into every sack")


@pytest.mark.parametrize(
    "other",
    [
        "The harvest would be late this year, one of the envoys told the paper.",
        "The pilots were hungry, one of the envoys told the paper.",
        "The pilots would be shot at dawn, one of the envoys told the paper.",
        "None of the pilots would be flown out, one of the envoys told the paper.",
        "Some pilots would never fly again, one of the envoys told the paper.",
        "There were clouds that would worry pilots, one of the envoys told the paper.",
    ],
)
def test_other_news_is_no_telling_of_the_deed(other: str) -> None:
    assert not told_too(FREES + other, other.split(",", maxsplit=1)[0])


def test_people_are_not_among_the_things_that_a_deed_is_done_to() -> None:
    more = "All of them would be home by Friday, one of the officers told the paper."
    assert not told_too(PULLS + more, "home by Friday")


@pytest.mark.parametrize(
    "back",
    [
        "Inge Tallow said the charity had the assurance from the harbour master.",
        "A diplomat said the pledge had been made to her embassy as well.",
        "The same promise had gone to the mediators, Inge Tallow said.",
        '"We had it in a letter from the harbour master," Inge Tallow said.',
    ],
)
def test_what_was_had_from_somebody_or_went_to_somebody_is_told_again(back: str) -> None:
    record = onrecord.read(PULLS + back, outlet="The Wire")
    assert len(contents(record)) > 1


def test_a_plan_that_goes_to_parliament_is_not_told_again() -> None:
    text = PULLS + "The plan had gone to parliament, Inge Tallow said."
    assert not told_too(text, "gone to parliament")


def test_who_said_that_somebody_would_told_of_the_deed_done() -> None:
    text = (
        "Ostrane promised to reopen the canal on Monday, its envoy said last week. "
        "Ostrane reopened the canal at noon, as its envoy said it would."
    )
    assert told_too(text, "it would")


PAPER = (
    "Ferry may stop\nCorvane has warned Skelloe that it will stop the Lathe ferry unless the station "
    "is given back to its owners, the Northbank Courier revealed on Thursday.\nThe paper based its "
    "story on an official of the river authority who was shown the letter.{terms}\n"
    "Corvane's transport ministry did not answer."
)


def test_the_terms_that_a_papers_nameless_source_gives_tell_more_of_its_report() -> None:
    terms = " Sailings would end on 18 May, the official said, if wardens still sat in the studio."
    record = onrecord.read(PAPER.format(terms=terms), outlet="The Wire")
    (u,) = record.undertakings
    assert len(u.attributions) > 1


def test_what_the_nameless_source_says_without_terms_does_not() -> None:
    terms = " Sailings would end on 18 May, the official said."
    record = onrecord.read(PAPER.format(terms=terms), outlet="The Wire")
    assert [len(u.attributions) for u in record.undertakings] == [1]


@pytest.mark.parametrize(
    "more",
    [
        "The rest would follow as soon as the road was clear, Perrin Voss, the envoy, told us.",
        "The other nine would come in June, Perrin Voss, the envoy, told us.",
        "The full number would be home by July, Perrin Voss, the envoy, told us.",
    ],
)
def test_of_the_rest_nothing_is_undertaken_but_what_was_told_before(more: str) -> None:
    record = onrecord.read(FREES + more, outlet="The Wire")
    assert len(record.undertakings) == 1
    assert any(
        more.split(",", maxsplit=1)[0].removesuffix(".") in content for content in contents(record)
    )


def test_the_rest_of_what_nobody_told_is_no_undertaking() -> None:
    text = (
        "Five of the pilots landed on Monday. The rest would follow in June, Perrin Voss told us."
    )
    assert onrecord.read(text, outlet="The Wire").undertakings == ()


@pytest.mark.parametrize(
    "again",
    [
        "He had been given the assurance by the justice minister, Petra Vool, at her own desk.",
        "The same assurance, he added, had come to him by post.",
        "Voss said that a signed letter to the same effect had lain in his safe since Monday.",
        "Voss said that it was repeated to him by telephone on Thursday.",
    ],
)
def test_what_came_to_him_again_tells_it_again(again: str) -> None:
    text = f"Ostrane will pardon the 14 pilots, their lawyer, Perrin Voss, said on Monday. {again}"
    (u,) = onrecord.read(f"A pardon\n{text}", outlet="The Wire").undertakings
    assert len(u.attributions) == 2


def test_the_minister_who_gave_him_the_assurance_is_behind_it() -> None:
    text = (
        "A pardon\nOstrane will pardon the 14 pilots, their lawyer, Perrin Voss, said on Monday. He "
        "had been given the assurance by the justice minister, Petra Vool, at her own desk."
    )
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    chains = [[names[link.actor or ""] for link in a.links] for a in record.attributions]
    assert ["The Wire", "Perrin Voss", "Petra Vool"] in chains


@pytest.mark.parametrize(
    "words",
    [
        '"This breaks the word we were given," said the mayor of Calder, Tobin Lusk.',
        "The paper said that it had the terms from an officer.",
        "The newspaper said it had the terms of the deal from an officer who saw them.",
    ],
)
def test_that_a_word_was_broken_or_where_a_paper_had_it_from_tells_it_no_further(
    words: str,
) -> None:
    text = f"Norrland would send nine boats by May, the Tarn Courier reported on Friday. {words}"
    (told,) = contents(onrecord.read(text, outlet="The Wire"))
    assert told == "Norrland would send nine boats by May"


TARROCK_NEWS = (
    "TARROCK, 12 March — The Garrison Committee has offered to set free the eleven officers it holds in "
    "return for nine months of unpaid wages, the Brissow Chronicle reported on Monday.\n"
)


@pytest.mark.parametrize(
    "terms",
    [
        "The daily said that its information came from an adviser who had read the letter and insisted "
        "on remaining anonymous. The officers would be driven to the bridge at Sorrel, the adviser said, "
        "as soon as half of the sum had been counted by a third party.",
        "The daily had it from a chaplain. Boats would be rowed to the sea gate, the chaplain told the "
        "Chronicle, as soon as a clerk had counted the money.",
    ],
)
def test_what_a_papers_nameless_source_says_of_the_terms_tells_its_report_further(
    terms: str,
) -> None:
    record = onrecord.read(f"Cash first\n{TARROCK_NEWS}{terms}", outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    (u,) = [u for u in record.undertakings if names[u.bearer or ""] == "Garrison Committee"]
    assert [names[u.bearer or ""] for u in record.undertakings] == ["Garrison Committee"]
    assert len(u.attributions) == 2


def test_what_a_named_body_would_do_for_it_is_its_own() -> None:
    text = (
        f"Cash first\n{TARROCK_NEWS}The daily had it from a chaplain. Norrland would pay the wages, the chaplain "
        "told the Chronicle, as soon as the officers were home."
    )
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    assert "Norrland" in [names[u.bearer or ""] for u in record.undertakings]


@pytest.mark.parametrize(
    "again",
    [
        "She added that the same promise had followed on headed paper.",
        "The pledge had been read to her by the envoy, she said, and the same promise was repeated by "
        "telephone.",
        "She had a note saying the same thing, she said.",
    ],
)
def test_the_same_promise_is_told_again_wherever_it_stands(again: str) -> None:
    text = f"A pardon\nOstrane will pardon the 14 pilots, their lawyer, Petra Vool, said on Monday. {again}"
    (u,) = onrecord.read(text, outlet="The Wire").undertakings
    assert len(u.attributions) > 1


@pytest.mark.parametrize(
    ("given", "tellers"),
    [
        ("had given him that permission", {"Inge Tallow", "Oskar Lind", "Tobin Lusk"}),
        ("had given him a receipt", {"Inge Tallow"}),
        ("had lost that permission", {"Inge Tallow"}),
    ],
)
def test_who_says_that_he_was_given_that_permission_tells_of_the_leave(
    given: str, tellers: set[str]
) -> None:
    text = (
        "Norrland will let the crew of Tobin Lusk land at the airfield, its defence minister, Inge "
        f"Tallow, said. Oskar Lind, the chief of staff of Norrland, {given} on Monday, Tobin Lusk said."
    )
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    (leave,) = [u for u in record.undertakings if u.act == "permit"]
    assert tellers == {
        names.get(a.source.actor or "") for a in record.attributions if a.id in leave.attributions
    }


SWAP = (
    "Soldiers may go home\nThe Northern Front has offered to {deed} the 14 soldiers for its ships, the "
    "Coast Herald wrote on Monday. It had that from {who} of the Norrland army who had seen the "
    "letter. {more}"
)
IN_THREE = "The soldiers would be handed over in three groups, {who} said, once the first ship was in port."


def borne(text: str) -> list[tuple[str | None, int]]:
    """Who bears each undertaking, and how many tell it."""
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    return [(names.get(u.bearer or ""), len(u.attributions)) for u in record.undertakings]


@pytest.mark.parametrize("deed", ["hand over", "free"])
def test_how_what_a_paper_reports_would_be_done_is_no_word_of_the_officers_state(deed: str) -> None:
    more = IN_THREE.format(who="the officer")
    assert borne(SWAP.format(deed=deed, who="an officer", more=more)) == [("Northern Front", 2)]


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("Oskar Lind, an officer", IN_THREE.format(who="Lind")),
        (
            "an officer",
            "The army would close the bridge, the officer said, once the first ship was in port.",
        ),
    ],
    ids=["by somebody named", "of what the army does"],
)
def test_what_else_an_officer_says_is_his_states_word(who: str, more: str) -> None:
    found = borne(SWAP.format(deed="hand over", who=who, more=more))
    assert found == [("Northern Front", 1), ("Norrland", 1)]


LEAGUE = (
    "The pickers wait\nThe Orchard League would keep its own boats away from the pickers' beach, its "
    "director, Inge Tallow, said on Monday.\nNorrland has agreed to let two hundred pickers a day "
    "through, Tallow said."
)


def how_often(text: str) -> dict[str | None, int]:
    """By whom each undertaking is borne, and how many tell it."""
    return dict(borne(text))


@pytest.mark.parametrize(
    "again",
    [
        " She had it from Oskar Lind, Norrland's deputy minister, who telephoned, and the same pledge "
        "came by letter.",
        " The same pledge came by letter, she said.",
        " She said that the same pledge had come by letter.",
    ],
)
def test_the_same_pledge_is_the_one_beside_it_whoever_tells_it(again: str) -> None:
    assert how_often(LEAGUE + again) == {
        "Orchard League": 1,
        "Norrland": how_often(LEAGUE)["Norrland"] + 1,
    }


@pytest.mark.parametrize(
    "again",
    [
        "\nShe added that the same pledge had come by letter.",
        "\nThe same pledge had come by letter, she said.",
    ],
)
def test_in_another_paragraph_it_is_the_speakers_own(again: str) -> None:
    assert how_often(LEAGUE + again) == {**how_often(LEAGUE), "Orchard League": 2}
