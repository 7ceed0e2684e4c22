import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import onrecord
from onrecord.reading.parse import FORBIDDEN, _heads, _lent_subjects


@given(
    st.integers(1, 14).flatmap(
        lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-5, 5, width=32))
    )
)
def test_any_scores_give_a_tree_with_one_root(scores: np.ndarray) -> None:
    n = len(scores)
    scores[np.arange(n), np.arange(n) + 1] = FORBIDDEN
    heads = _heads(scores, 0)
    assert (heads == -1).sum() == 1
    for word in range(n):
        at, steps = word, 0
        while heads[at] >= 0:
            at, steps = int(heads[at]), steps + 1
            assert steps <= n


def test_no_verb_has_a_subject_that_a_clause_within_it_lacks() -> None:
    # fighter left, committee release
    heads, names = [3, 3, 3, -1], ["nsubj", "advcl", "nsubj", "root"]
    assert _lent_subjects(heads, names) == [(0, 1)]
    assert _lent_subjects(heads, ["nsubj", "obl", "nsubj", "root"]) == []
    assert _lent_subjects([1, 3, 3, -1], names) == []


@pytest.mark.parametrize(
    "name", ["Ombrey", "Yessary", "Alaswen", "Heywen", "Wellby", "Ohlara", "Yeahra"]
)
def test_an_unknown_name_right_before_its_verb_is_no_exclamation(name: str) -> None:
    text = f"A quiet week\n{name} would let two tankers load each week, Odo Lunt said."
    (undertaking,) = onrecord.read(text, outlet="The Wire").undertakings
    assert undertaking.bearer == name.lower()


@pytest.mark.parametrize("shout", ["CHEEKY", "NEIGHBOURS", "FURIOUS"])
def test_a_word_that_a_story_shouts_before_a_name_is_no_part_of_it(shout: str) -> None:
    text = (
        f"BOATS AHOY!\nBy Nell Hobday\n{shout} Maldane will let the ship go if it pays, it emerged."
    )
    record = onrecord.read(text, outlet="Evening Gull")
    assert {a.name for a in record.actors if "maldane" in a.name.lower()} == {"Maldane"}
    assert [u.bearer for u in record.undertakings] == ["maldane"]


@pytest.mark.parametrize(
    ("lead", "bearer"),
    [
        (
            "SKINT Norrland will give our boffins ten more years at the dish farm if it gets its "
            "wheat money back, it emerged today.",
            "norrland",
        ),
        (
            "SKINT Velsk will give our boffins ten more years at the dish farm if it gets its wheat "
            "money back, it emerged today.",
            "velsk",
        ),
        (
            "CRAFTY Norrland will give our boffins ten more years at the dish farm if it gets its "
            "wheat money back, it emerged today.",
            "norrland",
        ),
        (
            "SKINT Maldane will let our boffins stay at the dish farm if it gets its wheat money "
            "back, it emerged today.",
            "maldane",
        ),
    ],
)
def test_a_shout_before_the_subject_of_the_lead_leaves_it_its_subject(
    lead: str, bearer: str
) -> None:
    record = onrecord.read(f"GRAIN STUFFED\nBy Tilda Brock\n{lead}", outlet="Evening Gull")
    assert [u.bearer for u in record.undertakings] == [bearer]


def test_what_a_shouted_subject_has_done_is_no_undertaking() -> None:
    text = (
        "GRAIN STUFFED\nBy Tilda Brock\nSKINT Norrland gave our boffins ten more years at the "
        "dish farm, it emerged today."
    )
    assert onrecord.read(text, outlet="Evening Gull").undertakings == ()


@pytest.mark.parametrize(
    ("lead", "bearer"),
    [
        ("Wealthy neighbour Norrland will pay for the road if the ferry is given back", "norrland"),
        ("Wealthy neighbour Velsk will pay for the road if the ferry is given back", "velsk"),
        ("Moneybags neighbour Corvane will pay for our road if it gets the ferry back", "corvane"),
        (
            "Moneybags neighbours Maldane will pay for our road if they get the ferry back",
            "maldane",
        ),
    ],
)
def test_a_neighbour_that_is_named_right_after_is_the_one_who_will_pay(
    lead: str, bearer: str
) -> None:
    record = onrecord.read(f"ROAD DEAL\nBy Tilda Brock\n{lead}, it emerged.", outlet="Evening Gull")
    assert [u.bearer for u in record.undertakings] == [bearer]
    assert not any("neighbour" in a.name for a in record.actors)


def test_a_neighbour_of_whom_something_is_said_is_not_who_is_named_in_the_next_clause() -> None:
    text = (
        "ROAD DEAL\nThe neighbour said Norrland will pay for the road if the ferry is given back."
    )
    record = onrecord.read(text, outlet="Evening Gull")
    assert "neighbour" in {a.name for a in record.actors}
    assert [u.bearer for u in record.undertakings] == ["norrland"]
