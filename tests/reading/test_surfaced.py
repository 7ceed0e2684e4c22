"""'The ultimatum surfaced in the Courier', 'the minister had told her so': on the real model."""

import pytest

import onrecord
from onrecord.model import Record, cover

THREAT = "Corvane will shut the Lathe ferry if the wardens do not leave the station, it was claimed today.\n"


def tellers(record: Record) -> list[tuple[str, str]]:
    """Who tells the one undertaking, and in which words."""
    names = {a.id: a.name for a in record.actors}
    (u,) = [u for u in record.undertakings if u.bearer == "corvane"]
    told = [a for a in record.attributions if a.id in u.attributions]
    text = record.article.text
    return [(names.get(a.source.actor or "", ""), cover(text, a.content.spans)) for a in told]


@pytest.mark.parametrize(
    "how",
    [
        "The ultimatum surfaced in the Northbank Courier.",
        "The deal was spelt out in the Northbank Courier, which had it from a padre.",
        "The plan to shut it was dug up by the Northbank Courier.",
        "News of the bargain comes from the Northbank Courier.",
        "The ultimatum came to light in the Northbank Courier, which had it from a clerk.",
        "The deal was leaked to the Northbank Courier by a clerk.",
        "The astonishing bargain was laid bare by the Northbank Courier.",
        "The swap was splashed across the front page of the Northbank Courier.",
        "The ultimatum was laid out in the Northbank Courier.",
        "The terms were published in the Northbank Courier.",
        "News of the plan comes courtesy of the Northbank Courier, which had it from a clerk.",
        "The Northbank Courier spilled the deal after a clerk talked.",
        "The Northbank Courier unearthed the plan on Monday.",
        "The Northbank Courier uncovered the startling bargain last week.",
        "The barely believable swap was laid bare by the Northbank Courier.",
        "Details of the deal came from the Northbank Courier.",
        "News of the bombshell came from the Northbank Courier.",
        "It was the Northbank Courier that dug up the terms.",
        "The small print was dug up by the Northbank Courier.",
        "The deal was splashed all over the Northbank Courier.",
        "The plan was plastered over the Northbank Courier.",
        "The Ferry Union's bargain was laid bare by the Northbank Courier.",
        "Its terms were dug up by the Northbank Courier.",
    ],
)
def test_the_paper_in_which_it_came_to_light_tells_it(how: str) -> None:
    record = onrecord.read(f"Ferry for the chop\n{THREAT}{how}", outlet="The Whistle")
    assert "Northbank Courier" in [who for who, _ in tellers(record)]


@pytest.mark.parametrize("swap", ["The eye-popping swap", "The jaw-dropping deal"])
def test_a_word_with_a_hyphen_may_stand_before_what_came_to_light(swap: str) -> None:
    text = f"Ferry for the chop\n{THREAT}{swap} was laid bare by the Northbank Courier."
    record = onrecord.read(text, outlet="The Whistle")
    names = {a.id: a.name for a in record.actors}
    told = {
        cover(record.article.text, a.content.spans): names.get(a.source.actor or "")
        for a in record.attributions
    }
    assert told[swap] == "Northbank Courier"


@pytest.mark.parametrize(
    "how",
    [
        "The Northbank Courier mocked the deal after a clerk talked.",
        "The Northbank Courier buried the deal on page nine.",
        "The Northbank Courier spilled ink after a clerk talked.",
        "Details of the weather came from the Northbank Courier.",
        "Wardens spilled the deal in a pub.",
        "It was the Northbank Courier that buried the terms.",
        "It was a clerk of the harbour that dug up the terms.",
        "The small boat was dug up by the Northbank Courier.",
        "Ink was splashed all over the Northbank Courier.",
    ],
    ids=[
        "mocked", "buried", "not the deal", "not of the deal", "no paper", "only buried",
        "dug up by no paper", "no print", "ink",
    ],
)  # fmt: skip
def test_what_was_not_brought_out_by_a_paper_is_told_by_none(how: str) -> None:
    record = onrecord.read(f"Ferry for the chop\n{THREAT}{how}", outlet="The Whistle")
    assert [who for who, _ in tellers(record)] == [""]


def test_what_comes_to_light_elsewhere_is_told_by_no_paper() -> None:
    text = f"Ferry for the chop\n{THREAT}The deal was signed in Geneva on Monday."
    record = onrecord.read(text, outlet="The Whistle")
    assert [who for who, _ in tellers(record)] == [""]


def test_what_was_claimed_is_the_whole_sentence_and_nobodys_word() -> None:
    record = onrecord.read(f"Ferry for the chop\n{THREAT}", outlet="The Whistle")
    ((who, words),) = tellers(record)
    assert who == ""
    assert words.startswith("Corvane will shut the Lathe ferry if")


def test_what_emerged_is_nobodys_word_either() -> None:
    text = "Ferry for the chop\nCorvane will shut the Lathe ferry if the wardens stay, it emerged last night."
    ((who, words),) = tellers(onrecord.read(text, outlet="The Whistle"))
    assert (who, words) == ("", "Corvane will shut the Lathe ferry if the wardens stay")


@pytest.mark.parametrize(
    "said", ["Anselm Pryde, Corvane's deputy minister, had told her so in May",
             "she had been told as much by Anselm Pryde, Corvane's deputy minister"],
)  # fmt: skip
def test_who_had_told_her_so_tells_it(said: str) -> None:
    text = (
        "Ferry boss heard it first\nCorvane will shut the Lathe ferry if the wardens stay, the "
        f"Courier wrote on Friday. Bettany Crewe, who runs the ferry, said that {said}."
    )
    assert "Anselm Pryde" in [who for who, _ in tellers(onrecord.read(text, outlet="The Post"))]


def test_that_nobody_had_told_her_so_tells_nothing() -> None:
    text = (
        "Ferry boss heard nothing\nCorvane will shut the Lathe ferry if the wardens stay, the "
        "Courier wrote on Friday. Bettany Crewe said that nobody had told her so."
    )
    told = tellers(onrecord.read(text, outlet="The Post"))
    assert not any(words == "so" for _, words in told)


@pytest.mark.parametrize(("who", "tells"), [("Northbank Courier", True), ("United Kingdom", False)])
def test_only_what_is_called_a_paper_spills_a_deal(who: str, tells: bool) -> None:
    record = onrecord.read(f"Ferry for the chop\n{THREAT}The {who} uncovered the plan.", outlet="W")
    assert (who in [name for name, _ in tellers(record)]) == tells


ASKED = (
    "A question of gates\nInge Tallow, Norrland's minister, met reporters on Monday. What of {whose} "
    "that Norrland would open the gate to sixty lorries a day? Inge Tallow would not say."
)


@pytest.mark.parametrize("whose", ["the Coast Herald's report", "the Coast Herald's story"])
def test_what_a_papers_report_says_is_told_by_it_though_it_is_asked_about(whose: str) -> None:
    text = ASKED.format(whose=whose)
    record = onrecord.read(text, outlet="The Wire")
    (told,) = record.attributions
    assert told.source.actor == "coast-herald"
    assert cover(text, told.content.spans).startswith("that Norrland would open the gate")
    assert [(u.act, u.bearer, u.attributions) for u in record.undertakings] == [
        ("permit", "norrland", (told.id,))
    ]


@pytest.mark.parametrize("whose", ["Ostrane's report", "Oskar Lind's report", "the town's report"])
def test_a_report_that_is_no_papers_is_told_by_nobody(whose: str) -> None:
    record = onrecord.read(ASKED.format(whose=whose), outlet="The Wire")
    assert (record.attributions, record.undertakings) == ((), ())
