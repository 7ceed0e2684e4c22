"""Words that a person quotes find their place in the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ledger.quoting import LEFT_OUT, placed, places, spans_of
from onrecord.model import cover

TEXT = "The minister said it was late. He said so, the paper wrote,\nin a note 🕊️ of his."


def words(given: str, **more: tuple[tuple[int, int], ...]) -> list[str]:
    return [TEXT[a:b] for a, b in spans_of(TEXT, given, "content", **more)]


def test_words_stand_where_the_article_has_them_however_its_lines_break() -> None:
    assert words("wrote, in a note 🕊️") == ["wrote,\nin a note 🕊️"]


def test_words_left_out_part_a_passage() -> None:
    assert words("He said so … in a note") == ["He said so", "in a note"]


def test_of_several_places_the_nearest_counts() -> None:
    assert spans_of(TEXT, "said", "cue", ((34, 40),)) == ((34, 38),)


@pytest.mark.parametrize(
    ("given", "complaint"), [("said", "2 times"), ("never said", "does not say")]
)
def test_words_that_leave_it_open_are_refused(given: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        words(given)


def test_places_count_only_for_the_words_that_stand_there() -> None:
    assert placed(TEXT, "said", "34-38") == ((34, 38),)
    assert placed(TEXT, "said", "35-39") == ()
    assert placed(TEXT, "said", "nonsense") == ()


@given(st.text(min_size=1, max_size=60), st.data())
def test_what_is_quoted_from_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quoted = text[start:end]
    if LEFT_OUT in quoted or not quoted.strip():
        return
    found = spans_of(text, quoted, "content", ((start, end),))
    assert cover(text, found).split() == quoted.split()
    assert placed(text, quoted, places(((start, end),))) == ((start, end),)
