"""Statements of the rest of something, and what they are the rest of."""

import pytest

from onrecord.meaning.anaphora import counted_before, of_the_rest, wholes


@pytest.mark.parametrize(
    "statement",
    ["The rest would follow", "the other two will come", "The remaining twenty-four would arrive",
     "The full number would roll", "The rest of the men will follow",
     "The other two of the men would go", "\"The others are to be handed over"],
)  # fmt: skip
def test_statements_of_the_rest(statement: str) -> None:
    assert of_the_rest(statement)


@pytest.mark.parametrize(
    "statement",
    ["The rest area is shut", "Others would follow", "The other twelve were expected",
     "The last train left", "The full report will be published", "The final vote will be held"],
)  # fmt: skip
def test_statements_of_something_else(statement: str) -> None:
    assert not of_the_rest(statement)


def test_the_sentences_that_count_have_a_part_or_a_figure() -> None:
    text = (
        "Bulletin\nA cold day.\nFour of the seven engineers stepped off at Kell. Observers met "
        "them there. With some of the crew, 12 left on Monday.\nThe other three will follow."
    )
    assert counted_before(text, text.index("The other")) == [
        "Four of the seven engineers stepped off at Kell.",
        "With some of the crew, 12 left on Monday.",
    ]


def test_where_nothing_counts_it_is_the_sentence_before() -> None:
    text = "Bulletin\nThe engineers are well. They rang home.\nThe others will follow."
    assert counted_before(text, text.index("The others")) == ["They rang home."]


def test_before_the_first_sentence_stands_nothing() -> None:
    assert counted_before("The others will follow.", 0) == []


def test_an_empty_line_between_paragraphs_changes_nothing() -> None:
    text = "Bulletin\n\nFour of the seven came.\n\nThe other three will follow."
    assert counted_before(text, text.index("The other")) == ["Four of the seven came."]


def test_what_is_left_and_what_came_add_up_to_the_whole() -> None:
    assert wholes("The other 390 rifles would follow", ["210 rifles lay there."]) == {"600"}
    assert wholes("The remaining three will come", ["Twenty-two of them left."]) == {"25"}
    assert wholes("The rest would follow", ["210 rifles lay there."]) == frozenset()


@pytest.mark.parametrize(
    "statement",
    ["The balance will follow", "The remaining names will be crossed out", "the last boats would sail",
     "The second will sail when the ice is gone", "The third day will be added",
     "that the fourth would come by train"],
)  # fmt: skip
def test_what_remains_and_the_next_in_a_row_are_of_the_rest(statement: str) -> None:
    assert of_the_rest(statement)


@pytest.mark.parametrize(
    "statement",
    ["The second half of the loan will be withheld", "The other side will pay",
     "The balance sheet will be printed", "The balance was paid", "The third man came",
     "The remaining name will be crossed out", "The first will sail", "A second will sail"],
)  # fmt: skip
def test_another_side_and_a_half_are_not_of_the_rest(statement: str) -> None:
    assert not of_the_rest(statement)
