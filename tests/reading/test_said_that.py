"""Words between a verb of telling and its 'that': on the real model."""

import pytest

import onrecord
from onrecord.model import cover


@pytest.mark.parametrize(
    ("verb", "between"),
    [
        ("repeated", "over the telephone to the Gazette"),
        ("added", "in a corridor of the court"),
        ("added", "in the yard of the court"),
    ],
)
def test_what_stands_after_that_is_told_though_words_stand_before_it(
    verb: str, between: str
) -> None:
    text = f"The harbour minister, Odo Lunt, {verb} {between} that Tarn would pay for the pier."
    record = onrecord.read(text, outlet="The Wire")
    (found,) = record.attributions
    assert cover(text, found.source.spans) == "The harbour minister, Odo Lunt"
    assert cover(text, found.cue.spans) == verb
    assert cover(text, found.content.spans) == "that Tarn would pay for the pier"
    assert [(u.act, u.bearer) for u in record.undertakings] == [("promise", "tarn")]


def test_that_of_a_relative_clause_tells_nothing() -> None:
    text = "The harbour minister, Odo Lunt, added in a corridor that nobody uses."
    assert onrecord.read(text, outlet="The Wire").attributions == ()
