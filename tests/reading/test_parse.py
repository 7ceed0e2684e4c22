import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.reading.parse import FORBIDDEN, _heads


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
