"""'If its minister is to be believed', 'on the word of Petra Volling': tellers by the way."""

import pytest

import onrecord
from onrecord.model import cover

WAYS = [
    "Wendry would let two tankers load each week, if its minister, Thessa Corr, is to be believed.",
    "Wendry would let two tankers load each week, if one believes its minister, Thessa Corr.",
    "Wendry would let two tankers load each week, if its minister, Thessa Corr, is taken at her word.",
    "Wendry would let two tankers load each week, going by what its minister, Thessa Corr, says.",
    "Wendry would let two tankers load each week, on the word of its minister, Thessa Corr.",
    "Wendry would let two tankers load each week, as its minister, Thessa Corr, put it last week.",
    "On the word of its minister, Thessa Corr, Wendry would let two tankers load each week.",
    "On the word of Thessa Corr, the oil minister, Wendry would let two tankers load each week.",
]


@pytest.mark.parametrize("text", WAYS)
def test_who_is_to_be_believed_tells_it(text: str) -> None:
    record = onrecord.read(f"Oil in the pipe\n{text}", outlet="The Log")
    (u,) = record.undertakings
    (told,) = [a for a in record.attributions if a.id in u.attributions]
    names = {a.id: a.name for a in record.actors}
    assert names[told.source.actor or ""] == "Thessa Corr"
    assert cover(record.article.text, told.content.spans).startswith("Wendry would let")


@pytest.mark.parametrize("text", WAYS[:3])
def test_to_be_believed_is_no_condition(text: str) -> None:
    assert onrecord.read(f"Oil in the pipe\n{text}", outlet="The Log").conditions == ()


def test_a_condition_that_trusts_nobody_stays_one() -> None:
    text = "Wendry would let two tankers load each week if its minister signed, Thessa Corr said."
    record = onrecord.read(f"Oil in the pipe\n{text}", outlet="The Log")
    assert [c.connective for c in record.conditions] == ["if"]


@pytest.mark.parametrize(
    "end",
    ["on the", "on the word of", "going by", "to go by what", "if you believe", "if she is taken at",
     "Orrin Sedge, who speaks", "and its minister will let", "it emerged"],
)  # fmt: skip
def test_a_text_that_is_cut_off_is_read(end: str) -> None:
    text = f"Oil in the pipe\nWendry would let two tankers load each week, said Corr, {end}"
    assert onrecord.read(text, outlet="The Log").article.text == text


@pytest.mark.parametrize("verb", ["disclosed", "published", "leaked"])
def test_a_paper_that_was_first_with_it_tells_it(verb: str) -> None:
    text = f"Wendry would let two tankers load each week, as first {verb} by the Tarn Courier."
    record = onrecord.read(f"Oil in the pipe\n{text}", outlet="The Log")
    (told,) = record.attributions
    assert told.source.actor == "tarn-courier"
    assert [(u.act, u.bearer) for u in record.undertakings] == [("permit", "wendry")]


def test_as_they_described_it_opens_what_they_describe() -> None:
    text = (
        "MARL, 6 May — Norrland is offering to lift its sanctions on the shipping firm Tarn Lines in "
        "exchange for the departure of Velsk's marines from the island of Holm, according to a "
        "report in Tuesday's Coast Herald.\nTwo diplomats, neither of whom agreed to be identified, "
        "showed the newspaper a letter that sets out the offer. As they described it, all fourteen of "
        "the firm's ships would come off the blacklist, but only when inspectors from the Straits "
        "Commission had set foot on the island."
    )
    record = onrecord.read(text)
    told = [cover(text, a.content.spans) for a in record.attributions]
    assert any(words.startswith("all fourteen of the firm's ships") for words in told)
