"""Quotes that grammar gives away beside those that the reader found, on parses made by hand."""

import pytest

from onrecord.model import cover
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import fitted
from tests.reading.conftest import parsed

SENTENCE = parsed(
    """
    The DET 2 det
    brigade NOUN 4 nsubj
    will AUX 4 aux
    leave VERB 0 root
    the DET 6 det
    tower NOUN 4 obj
    if SCONJ 10 mark
    the DET 9 det
    pardon NOUN 10 nsubj
    passes VERB 4 advcl
    , PUNCT 13 punct
    Tallow PROPN 13 nsubj person
    said VERB 4 parataxis
    . PUNCT 4 punct
    """
)
WHOLE = "The brigade will leave the tower if the pardon passes"


def quote(*content: int) -> Quote:
    spans = SENTENCE.spans
    return Quote(spans([11]), spans([12]), spans(list(content)))


def mended(*content: int) -> str:
    """What is told once the sentence before the teller is fitted to a content that was read."""
    (found,) = fitted(SENTENCE, [quote(*content)], quote(*range(10)))
    return cover(SENTENCE.text, found.content)


@pytest.mark.parametrize(
    "content",
    [(6, 7, 8, 9), (0, 1, 2, 3, 6, 7, 8, 9), (0, 9)],
    ids=["its condition alone", "a hole in it", "both ends alone"],
)
def test_a_content_cut_short_is_told_whole(content: tuple[int, ...]) -> None:
    assert mended(*content) == WHOLE


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ((3, 4, 5, 6, 7, 8, 9), "leave the tower if the pardon passes"),
        ((1, 2, 3, 8, 9), "brigade will leave pardon passes"),
        ((4, 5), "the tower"),
    ],
    ids=["from its verb on", "a hole, and no start", "its object"],
)
def test_another_content_stays_as_it_was_read(content: tuple[int, ...], told: str) -> None:
    assert mended(*content) == told


def test_what_is_told_within_another_quote_stays_as_it_was_read() -> None:
    spans = SENTENCE.spans
    inner = Quote(spans([11]), spans([12]), spans([6, 7, 8, 9]), within=0)
    (found,) = fitted(SENTENCE, [inner], quote(*range(10)))
    assert cover(SENTENCE.text, found.content) == "if the pardon passes"
