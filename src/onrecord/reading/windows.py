"""Words -> word pieces in windows, the form that the encoder takes.

A window holds whole paragraphs, parted by [SEP], up to a number of pieces. Only a paragraph that
is longer than a window is cut; its parts then overlap by `OVERLAP` pieces.
"""

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model import Span
from onrecord.reading.words import Words

CLS, SEP = 101, 102
OVERLAP = 64
WINDOW = 318
LOWER, TITLE, UPPER, NO_LETTER = range(4)
Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """The word pieces of a text: vocabulary id, letter case, and the word that each belongs to."""

    ids: Ids
    case: Ids
    word: Ids


@dataclass(frozen=True)
class Window:
    """What the encoder reads at once. `piece` is the piece at each place, -1 for [CLS], [SEP].

    `fresh` is the first place whose findings are taken from this window: what lies before it was
    read with more context in the window before.
    """

    ids: Ids
    case: Ids
    piece: Ids
    fresh: int = 1


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer, with no cutting and no padding of its own."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def to_pieces(tokenizer: Tokenizer, text: str, spans: tuple[Span, ...]) -> Pieces:
    """Cut each word into pieces. Letter case, which the vocabulary drops, is kept beside them."""
    forms = [text[start:end] for start, end in spans]
    coded = tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
    word = np.asarray(coded.word_ids, dtype=np.int64)
    cases = np.asarray([_case(form) for form in forms], dtype=np.int64)
    return Pieces(
        np.asarray(coded.ids, dtype=np.int64),
        cases[word] if len(word) else word,
        word,
    )


def _case(form: str) -> int:
    if form.islower():
        return LOWER
    if not any(char.isalpha() for char in form):
        return NO_LETTER
    if len(form) > 1 and form.isupper():
        return UPPER
    return TITLE if form[0].isupper() else LOWER


def to_windows(pieces: Pieces, words: Words, size: int = WINDOW) -> list[Window]:
    """Pack whole paragraphs into windows of at most `size` pieces and [SEP]s, with [CLS] before."""
    if not len(pieces.ids):
        return []
    paragraph = np.asarray(words.paragraphs, dtype=np.int64)[pieces.word]
    edges = [0, *(np.flatnonzero(np.diff(paragraph)) + 1), len(paragraph)]
    windows: list[Window] = []
    current: list[tuple[int, int]] = []
    used = 0
    for start, end in itertools.pairwise(edges):
        if current and used + end - start + 1 > size:
            windows.append(_window(pieces, current))
            current, used = [], 0
        if end - start + 1 > size:
            windows += _cut(pieces, int(start), int(end), size)
            continue
        current.append((int(start), int(end)))
        used += end - start + 1
    if current:
        windows.append(_window(pieces, current))
    return windows


def _cut(pieces: Pieces, start: int, end: int, size: int) -> list[Window]:
    parts = []
    at = start
    while True:
        stop = min(at + size - 1, end)
        parts.append(_window(pieces, [(at, stop)], fresh=1 if at == start else 1 + OVERLAP // 2))
        if stop == end:
            return parts
        at = stop - OVERLAP


def _window(pieces: Pieces, ranges: list[tuple[int, int]], fresh: int = 1) -> Window:
    place = [np.array([-1])]
    for start, end in ranges:
        place += [np.arange(start, end), np.array([-1])]
    piece = np.concatenate(place)
    ids = np.where(piece >= 0, pieces.ids[piece], SEP)
    ids[0] = CLS
    case = np.where(piece >= 0, pieces.case[piece], NO_LETTER)
    return Window(ids, case, piece, fresh)
