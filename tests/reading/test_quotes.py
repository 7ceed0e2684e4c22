import numpy as np

from onrecord.reading.quotes import Draft, smooth
from onrecord.reading.settle import settle
from tests.reading.conftest import parsed

SENTENCE = parsed(
    """
    The DET 2 det
    paper NOUN 3 nsubj
    said VERB 0 root
    Velmar PROPN 5 nsubj
    promised VERB 3 ccomp
    peace NOUN 5 obj
    . PUNCT 3 punct
    """
)


def draft(
    level: int, source: tuple[int, ...], cue: int, content: tuple[int, ...], score: float = 0.9
) -> Draft:
    return Draft(level, score, source, (cue,), content, 0.9, 0.9)


def test_a_cue_inside_a_content_is_within_it() -> None:
    outer, inner = draft(0, (0, 1), 2, (3, 4, 5)), draft(1, (3,), 4, (5,))
    quotes = settle([inner, outer], SENTENCE)
    assert [q.within for q in quotes] == [None, 0]


def test_an_inner_attribution_without_an_outer_one_is_not_kept() -> None:
    assert settle([draft(1, (3,), 4, (5,))], SENTENCE) == ()


def test_what_the_reader_doubts_is_not_kept() -> None:
    assert settle([draft(0, (0, 1), 2, (3, 4, 5), score=0.2)], SENTENCE) == ()


def test_the_same_cue_read_twice_counts_once() -> None:
    one, two = draft(0, (0, 1), 2, (3, 4, 5)), draft(0, (1,), 2, (3, 4), score=0.7)
    assert len(settle([one, two], SENTENCE)) == 1


def test_smoothing_closes_a_hole_that_the_reader_is_unsure_of() -> None:
    sure, unsure = [0.02, 0.02, 0.02, 0.94], [0.5, 0.03, 0.03, 0.44]
    roles = np.log(np.array([sure, sure, unsure, sure, sure], dtype=np.float32))
    assert smooth(roles).tolist() == [3, 3, 3, 3, 3]


def test_smoothing_keeps_a_change_that_the_reader_is_sure_of() -> None:
    content, source = [0.01, 0.01, 0.01, 0.97], [0.01, 0.97, 0.01, 0.01]
    roles = np.log(np.array([content, content, source, source], dtype=np.float32))
    assert smooth(roles).tolist() == [3, 3, 1, 1]
