"""Statements of the rest of something, and what they are the rest of."""

import pytest

from onrecord.meaning.anaphora import counted_before, of_the_rest


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


def test_the_sentence_that_counts_is_the_last_with_a_part_or_a_figure() -> None:
    text = (
        "Bulletin\nA cold day.\nFour of the seven engineers stepped off at Kell. Observers met "
        "them there. At noon the train drew in.\nThe other three will follow."
    )
    assert counted_before(text, text.index("The other")) == (
        "Four of the seven engineers stepped off at Kell."
    )


def test_where_nothing_counts_it_is_the_sentence_before() -> None:
    text = "Bulletin\nThe engineers are well. They rang home.\nThe others will follow."
    assert counted_before(text, text.index("The others")) == "They rang home."


def test_before_the_first_sentence_stands_nothing() -> None:
    assert counted_before("The others will follow.", 0) == ""


def test_an_empty_line_between_paragraphs_changes_nothing() -> None:
    text = "Bulletin\n\nFour of the seven came.\n\nThe other three will follow."
    assert counted_before(text, text.index("The other")) == "Four of the seven came."
