"""From whom, to whom, in what form, through which tellers: on the real model."""

import pytest

import onrecord
from onrecord.model import Attribution, Record, cover


def only(record: Record, cue: str) -> Attribution:
    text = record.article.text
    return next(a for a in record.attributions if any(cue in text[s:e] for s, e in a.cue.spans))


def chain(record: Record, a: Attribution) -> list[str]:
    names = {x.id: x.name for x in record.actors}
    return [names[i] for i in a.chain]


def test_a_chain_runs_from_the_outlet_through_the_paper_to_the_speaker() -> None:
    record = onrecord.read(
        "The minister said that the bridge would be rebuilt, according to the daily Morning Ledger.",
        outlet="The Wire",
    )
    outer, inner = only(record, "according to"), only(record, "said")
    assert inner.within == outer.id
    assert chain(record, outer) == ["The Wire", "Morning Ledger"]
    assert chain(record, inner)[:2] == ["The Wire", "Morning Ledger"]


def test_an_outlet_that_was_told_stands_in_the_chain_before_the_speaker() -> None:
    record = onrecord.read(
        "The road will stay open, the envoy Ilka Dorne told Radio Karsal on Thursday.",
        outlet="The Wire",
    )
    assert chain(record, only(record, "told")) == ["The Wire", "Radio Karsal", "Ilka Dorne"]


def test_reportedly_leaves_a_teller_who_is_not_given() -> None:
    record = onrecord.read(
        "The envoy reportedly said that the talks had failed.", outlet="The Wire"
    )
    said = only(record, "said")
    assert said.hedged
    assert "not-given" in [link.known for link in said.links]


def test_to_deny_is_a_denial_and_not_to_deny_is_none() -> None:
    denied = onrecord.read("The minister denied that soldiers had been at the crossing.")
    assert only(denied, "denied").denied
    admitted = onrecord.read("The ministry did not deny that soldiers had been at the crossing.")
    assert not only(admitted, "deny").denied
    neither = onrecord.read("The spokesman neither confirmed nor denied the report.")
    assert not only(neither, "denied").denied


def test_the_form_tells_quoted_words_from_reported_ones() -> None:
    direct = onrecord.read('"We will not leave this valley," the commander said.')
    indirect = onrecord.read("The commander said that his men would not leave the valley.")
    assert only(direct, "said").form == "direct"
    assert only(indirect, "said").form == "indirect"


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Norrland has ruled out talks with the rebels.", "Norrland", "has ruled out"),
        ("The airline agreed to hand over the papers by May.", "The airline", "agreed"),
        (
            "The minister had given his word that Norrland would clear the road.",
            "The minister",
            "had given his word",
        ),
    ],
)
def test_acts_told_in_the_outlets_voice_are_attributions(text: str, source: str, cue: str) -> None:
    (found,) = onrecord.read(text, outlet="The Wire").attributions
    assert (cover(text, found.source.spans), cover(text, found.cue.spans)) == (source, cue)


def test_what_nobody_has_agreed_to_is_no_attribution() -> None:
    text = "So far, no country has agreed to send troops to the valley."
    assert onrecord.read(text, outlet="The Wire").attributions == ()


def test_the_agent_of_a_passive_inside_a_content_is_a_source_of_its_own() -> None:
    text = "The proposal was rejected by Norrland and Ostrane, according to a diplomat."
    record = onrecord.read(text, outlet="The Wire")
    inner = next(a for a in record.attributions if a.within)
    assert cover(text, inner.source.spans) == "Norrland and Ostrane"
    assert cover(text, inner.content.spans) == "The proposal"


def test_an_aside_parts_a_content_and_both_halves_are_told() -> None:
    text = "The remaining mines cannot be cleared, the engineers say, if the money runs out."
    (found,) = onrecord.read(text, outlet="The Wire").attributions
    words = cover(text, found.content.spans)
    assert "cannot be cleared" in words and "if the money runs out" in words


def test_a_message_passed_on_inside_a_content_is_an_attribution_of_its_own() -> None:
    text = (
        "Norrland said it would open the bridge.\n"
        "The broadcaster said that Norrland has since relayed the same message to its allies.\n"
    )
    record = onrecord.read(text, outlet="The Wire")
    found = [cover(text, a.content.spans) for a in record.attributions if a.within]
    assert any(words.startswith("the same message") for words in found)


@pytest.mark.parametrize("text", ["The airline agreed to", "The minister gave his word that"])
def test_a_text_that_breaks_off_after_an_act_is_read(text: str) -> None:
    assert onrecord.read(f"{text}", outlet="The Wire").article.text == text
