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
