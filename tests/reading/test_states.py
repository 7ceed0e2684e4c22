"""What a text tells of states that no table knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.states import is_demonym


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Kessarian", "Kessary"),
        ("Kessarians", "Kessary"),
        ("Pellanese", "Pellane"),
        ("Brellish", "Brelland"),
        ("Tovarian", "Tovaria"),
        ("Karandi", "Karandia"),
    ],
)
def test_a_demonym_shares_the_stem_of_its_state(word: str, state: str) -> None:
    assert is_demonym(word, state)


@pytest.mark.parametrize(
    ("word", "state"), [("Karsal", "Kessary"), ("Tessin", "Tess"), ("Velmar", "Velmar")]
)
def test_other_names_are_no_demonyms(word: str, state: str) -> None:
    assert not is_demonym(word, state)


@given(st.text(min_size=0, max_size=12))
def test_no_name_is_its_own_demonym(name: str) -> None:
    assert not is_demonym(name, name)
