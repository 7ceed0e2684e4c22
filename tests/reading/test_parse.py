import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

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
