import pytest
from hypothesis import given

from onrecord.errors import InputError
from onrecord.export.explain import explain_value
from onrecord.model import Record
from tests.export.made import affair, records


def test_an_attribution_is_explained_by_its_words_scores_and_chain() -> None:
    text = explain_value(affair(), "a1")
    assert "cue: “will” at 28-32 (score 0.50; by cue head)" in text
    assert "The Ledger: quoted in this article" in text


def test_a_condition_says_whose_deed_it_is() -> None:
    assert "whose deed it is: Front" in explain_value(affair(), "c1")


@given(records())
def test_everything_that_has_an_id_can_be_explained(record: Record) -> None:
    ids = [a.id for a in record.attributions] + ["u1", "c1", "r1", "who"]
    assert all(explain_value(record, key).startswith(f"{key}: ") for key in ids)


def test_the_samples_events_and_actors_too(sample: Record) -> None:
    assert "PLOVER event type" in explain_value(sample, "e1")
    assert all(explain_value(sample, actor.id) for actor in sample.actors)


def test_an_id_that_is_not_there_gets_those_that_are() -> None:
    with pytest.raises(InputError, match="attributions a1 to a2; undertakings u1"):
        explain_value(affair(), "a9")
