import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.encoder import FOLDER
from onrecord.reading.windows import WINDOW, load_tokenizer, to_pieces, to_windows
from onrecord.reading.words import split_words

TOKENIZER = load_tokenizer(FOLDER / "tokenizer.json")


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 700), min_size=1, max_size=8))
def test_every_piece_is_fresh_in_some_window_and_no_window_is_too_long(lengths: list[int]) -> None:
    text = "\n".join("ceasefire " * n for n in lengths)
    words = split_words(text)
    pieces = to_pieces(TOKENIZER, text, words.spans)
    fresh: set[int] = set()
    for window in to_windows(pieces, words):
        assert len(window.ids) <= WINDOW + 2
        places = np.arange(len(window.piece))
        fresh |= set(window.piece[(places >= window.fresh) & (window.piece >= 0)].tolist())
    assert fresh == set(range(len(pieces.ids)))


def test_letter_case_is_kept_beside_the_pieces() -> None:
    text = "the UN told Waltz 12"
    pieces = to_pieces(TOKENIZER, text, split_words(text).spans)
    assert [int(pieces.case[list(pieces.word).index(w)]) for w in range(5)] == [0, 2, 0, 1, 3]


def test_a_short_article_is_one_window() -> None:
    text = "Velmar agreed.\nOstrane did not."
    words = split_words(text)
    windows = to_windows(to_pieces(TOKENIZER, text, words.spans), words)
    assert len(windows) == 1
    assert list(windows[0].ids).count(102) == 2  # one [SEP] a paragraph
