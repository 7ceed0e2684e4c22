"""Articles and treebanks -> windows with targets -> padded batches."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.model import Span
from onrecord.reading.windows import Window, to_pieces, to_windows
from onrecord.reading.words import Words, split_words
from training.corpora import Treebank
from training.frames import Layered
from training.network import ENTITIES, REACH, UNITS, UPOS

IGNORE = -100
SIZES = (126, 158, 190, 254, 318)


@dataclass
class Told:
    """One gold attribution in a window: places (not pieces) of each role, 1 if nested."""

    source: list[int]
    cue: list[int]
    content: list[int]
    level: int


@dataclass
class Sample:
    """A window and its targets by place; `paragraph` is -1 at [CLS] and [SEP]."""

    window: Window
    paragraph: np.ndarray
    news: bool
    targets: dict[str, np.ndarray] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.window.ids)


def news_samples(article: Layered, tokenizer: Tokenizer, size: int) -> list[Sample]:
    """Windows of one article with cue, source and content targets."""
    words = split_words(article.text)
    pieces = to_pieces(tokenizer, article.text, words.spans)
    at = _Locator(words, pieces.word)
    cue = [np.zeros(len(pieces.ids), dtype=np.int64) for _ in range(2)]
    flags = np.zeros((len(pieces.ids), 2), dtype=np.float32)
    told = []
    for level, group in enumerate((article.outer, article.inner)):
        for a in group:
            parts = [at.find(part) for part in (a.source, a.cue, a.content)]
            if not parts[1]:
                continue
            _mark(cue[level], parts[1])
            if level == 0:
                flags[parts[0], 0] = 1
                flags[parts[2], 1] = 1
            told.append((parts, level))
    known = flags[:, 1] == 0
    for start, end in article.framed:
        known[at.find([(start, end)])] = True
    cue[1][~known] = IGNORE
    paragraph = np.asarray(words.paragraphs, dtype=np.int64)[pieces.word]
    samples = []
    for window in to_windows(pieces, words, size):
        place = {int(p): i for i, p in enumerate(window.piece) if p >= 0}
        inside = window.piece >= 0
        sample = Sample(window, np.where(inside, paragraph[window.piece], -1), True)
        for name, values in (("outer", cue[0]), ("inner", cue[1])):
            sample.targets[name] = np.where(inside, values[window.piece], IGNORE)
        sample.targets["flags"] = np.where(inside[:, None], flags[window.piece], -1).astype(
            np.float32
        )
        for parts, level in told:
            where = [[place[p] for p in part if p in place] for part in parts]
            if where[1]:
                sample.told.append(Told(*where, level))
        samples.append(sample)
    return samples


def _mark(tags: np.ndarray, places: list[int]) -> None:
    for k, p in enumerate(places):
        tags[p] = 1 if k == 0 else 2


class _Locator:
    """Character spans -> the pieces of the words they touch."""

    def __init__(self, words: Words, piece_word: np.ndarray) -> None:
        self.starts = np.asarray([s for s, _ in words.spans])
        self.ends = np.asarray([e for _, e in words.spans])
        self.word = piece_word

    def find(self, spans: list[Span]) -> list[int]:
        found: list[int] = []
        for start, end in sorted(spans):
            first = int(np.searchsorted(self.ends, start, side="right"))
            last = int(np.searchsorted(self.starts, end, side="left"))
            a, b = np.searchsorted(self.word, [first, last])
            found += range(int(a), int(b))
        return found


def treebank_samples(
    doc: Treebank, tokenizer: Tokenizer, size: int, relations: list[str], xpos: list[str]
) -> list[Sample]:
    """Windows of one treebank document with syntax targets on each word's first piece."""
    words = Words(tuple(doc.words), tuple(doc.paragraphs))
    pieces = to_pieces(tokenizer, doc.text, words.spans)
    first = np.diff(pieces.word, prepend=-1) > 0
    first_piece = np.full(len(doc.words), -1, dtype=np.int64)
    first_piece[pieces.word[first]] = np.flatnonzero(first)
    tables = {
        "upos": [UPOS.index(x) for x in doc.upos],
        "xpos": [xpos.index(x) if x in xpos else IGNORE for x in doc.xpos],
        "sentence": [int(x) for x in doc.sentence],
        "entity": [ENTITIES.index(x) for x in doc.entity],
        "unit": [UNITS.index(x) for x in doc.unit],
        "rel": [relations.index(x) if x in relations else IGNORE for x in doc.relations],
    }
    paragraph = np.asarray(words.paragraphs, dtype=np.int64)[pieces.word]
    samples = []
    for window in to_windows(pieces, words, size):
        place = {int(p): i for i, p in enumerate(window.piece) if p >= 0}
        inside = window.piece >= 0
        sample = Sample(window, np.where(inside, paragraph[window.piece], -1), False)
        lead = inside & first[window.piece]
        word = np.where(lead, pieces.word[window.piece], -1)
        for name, values in tables.items():
            sample.targets[name] = np.where(lead, np.asarray(values)[word], IGNORE)
        head = np.full(len(word), IGNORE, dtype=np.int64)
        for i in np.flatnonzero(lead):
            h = doc.heads[int(word[i])]
            head[i] = 0 if h < 0 else place.get(int(first_piece[h]), IGNORE)
        sample.targets["head"] = head
        sample.targets["lead"] = lead.astype(np.int64)
        samples.append(sample)
    return samples


def batched(samples: list[Sample], budget: int, rng: random.Random) -> Iterator[list[Sample]]:
    """Samples of like length together, at most `budget` places a batch, in random order."""
    order = sorted(samples, key=lambda s: len(s) + rng.random() * 24)
    batches: list[list[Sample]] = []
    current: list[Sample] = []
    for sample in order:
        longest = max([len(sample), *(len(s) for s in current)])
        if current and longest * (len(current) + 1) > budget:
            batches.append(current)
            current = []
        current.append(sample)
    if current:
        batches.append(current)
    rng.shuffle(batches)
    yield from batches


def pad(rows: list[np.ndarray], fill: float) -> Tensor:
    """Rows of unlike length -> [B, T, …]."""
    longest = max(len(r) for r in rows)
    out = np.full((len(rows), longest, *rows[0].shape[1:]), fill, dtype=rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


@dataclass
class CueBatch:
    """Cues to show the reader: where to gather from, and what it should answer."""

    index: Tensor
    mask: Tensor
    marked: Tensor
    offset: Tensor
    level: Tensor
    valid: Tensor
    tags: Tensor


def cue_batch(
    batch: list[Sample], width: int, guesses: list[list[tuple[list[int], int]]], rng: random.Random
) -> CueBatch | None:
    """Gold cues, marked as in the gold or as the model guessed them, and guesses that are wrong.

    `guesses` holds, for each sample, (places, level) of the model's own cue candidates.
    """
    rows = []
    for b, sample in enumerate(batch):
        gold = {0: {}, 1: {}}
        for t in sample.told:
            for p in t.cue:
                gold[t.level][p] = t
        shown: dict[int, list[int]] = {id(t): t.cue for t in sample.told}
        wrong = []
        for places, level in guesses[b]:
            hit = next((gold[level][p] for p in places if p in gold[level]), None)
            if hit is not None and rng.random() < 0.6:
                shown[id(hit)] = places
            elif hit is None and all(
                sample.targets[("outer", "inner")[level]][p] == 0 for p in places
            ):
                wrong.append((places, level))
        rng.shuffle(wrong)
        for t in sample.told:
            rows.append((b, shown[id(t)], t.level, t))
        for places, level in wrong[: 2 + len(sample.told)]:
            rows.append((b, places, level, None))
    if not rows:
        return None
    return _collate(batch, width, rows)


def _collate(batch: list[Sample], width: int, rows: list) -> CueBatch:
    index, marked, offset, tags, level, valid = [], [], [], [], [], []
    for b, cue, lev, told in rows:
        places = around(batch[b].paragraph, cue)
        mark = np.isin(places, cue).astype(np.int64)
        answer = np.zeros(len(places), dtype=np.int64)
        if told is None:
            answer[:] = IGNORE
        else:
            for tag, part in ((3, told.content), (1, told.source), (2, told.cue)):
                answer[np.isin(places, part)] = tag
        index.append(b * width + places)
        marked.append(mark)
        offset.append(distance(places, cue))
        tags.append(answer)
        level.append(lev)
        valid.append(0.0 if told is None else 1.0)
    mask = pad([np.ones(len(r), dtype=np.int64) for r in index], 0)
    return CueBatch(
        pad(index, 0),
        mask,
        pad(marked, 0),
        pad(offset, 0),
        torch.tensor(level),
        torch.tensor(valid),
        pad(tags, IGNORE),
    )


def around(paragraph: np.ndarray, cue: list[int]) -> np.ndarray:
    """The places within reach of the cue and in its paragraph."""
    low, high = max(0, cue[0] - REACH), min(len(paragraph), cue[0] + REACH + 1)
    places = np.arange(low, high)
    return places[paragraph[low:high] == paragraph[cue[0]]]


def distance(places: np.ndarray, cue: list[int]) -> np.ndarray:
    """Signed distance of each place to the cue's first, moved so that none is negative."""
    return places - cue[0] + REACH + 1
