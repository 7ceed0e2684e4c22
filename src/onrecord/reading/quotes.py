"""Cues and what belongs to them -> quotes, outermost and nested.

The encoder's heads propose runs of words that may be cues. The reader is shown each in its
paragraph and decides on source, cue and content together, and on whether it is a cue at all;
so a source is never tagged without knowing whose words it owns.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder import Floats, Model, Reading
from onrecord.reading.windows import Ids, Pieces

CANDIDATE = (0.25, 0.12)  # outermost, nested
BEGIN = 0.5
SWITCH = 1.0
HOLE = 3
FLAGS = (0.3, 0.3)
CUES_AT_ONCE = 4
WORTH = 0.3  # below this no draft is ever kept


@dataclass(frozen=True)
class Candidate:
    """A run of places in one window that may be a cue; `level` 1 for nested ones."""

    places: tuple[int, ...]
    level: int
    likelihood: float


@dataclass(frozen=True)
class Draft:
    """A cue with the words (numbers) of each role and how sure the reader is."""

    level: int
    score: float
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    source_score: float
    content_score: float
    likelihood: float = 1.0
    support: float = 1.0

    @cached_property
    def cue_words(self) -> frozenset[int]:
        """The cue as a set."""
        return frozenset(self.cue)

    @cached_property
    def content_words(self) -> frozenset[int]:
        """The content as a set."""
        return frozenset(self.content)


def read_quotes(model: Model, reading: Reading, pieces: Pieces, paragraphs: Ids) -> list[Draft]:
    """Everything that one window attributes. `paragraphs` gives the paragraph of each piece."""
    paragraph = np.where(reading.window.piece >= 0, paragraphs[reading.window.piece], -1)
    found = candidates(reading)
    outer = _read_all(model, reading, pieces, paragraph, [c for c in found if not c.level])
    # a nested cue counts only inside a content, so no other is worth the reader's time
    said = {word for d in outer for word in d.content}
    word = pieces.word[reading.window.piece]
    nested = [c for c in found if c.level and int(word[c.places[0]]) in said]
    return outer + _read_all(model, reading, pieces, paragraph, nested)


def _read_all(
    model: Model, reading: Reading, pieces: Pieces, paragraph: Ids, found: list[Candidate]
) -> list[Draft]:
    """The reader's drafts of all candidates, those with like surroundings together."""
    order = sorted(
        ((c, _around(model, paragraph, c)) for c in found), key=lambda shown: len(shown[1])
    )
    drafts = []
    for at in range(0, len(order), CUES_AT_ONCE):
        drafts += _read(model, reading, pieces, order[at : at + CUES_AT_ONCE])
    return drafts


def candidates(reading: Reading) -> list[Candidate]:
    """Runs of places that are likely inside a cue."""
    out = []
    usable = reading.window.piece >= 0
    usable[: reading.window.fresh] = False
    for level in (0, 1):
        outside, begin = reading.cues[:, 3 * level], reading.cues[:, 3 * level + 1]
        inside = (1 - outside > CANDIDATE[level]) & usable
        run: list[int] = []
        for i in [*np.flatnonzero(inside).tolist(), -1]:
            if run and (i != run[-1] + 1 or begin[i] > BEGIN):
                likely = float(1 - outside[run].min())
                out.append(Candidate(tuple(run), level, likely))
                run = []
            run.append(i)
    return out


def _around(model: Model, paragraph: Ids, candidate: Candidate) -> Ids:
    """The places within reach of the cue and in its paragraph."""
    cue, reach = candidate.places[0], model.labels.reach
    low, high = max(0, cue - reach), min(len(paragraph), cue + reach + 1)
    places = np.arange(low, high)
    near: Ids = places[paragraph[low:high] == paragraph[cue]]
    return near


def _read(
    model: Model, reading: Reading, pieces: Pieces, shown: list[tuple[Candidate, Ids]]
) -> list[Draft]:
    longest = max(len(places) for _, places in shown)
    shape = (len(shown), longest)
    near = np.zeros((*shape, reading.near.shape[1]), dtype=np.float32)
    marked, offset, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for k, (candidate, places) in enumerate(shown):
        n = len(places)
        near[k, :n] = reading.near[places]
        marked[k, :n] = (places >= candidate.places[0]) & (places <= candidate.places[-1])
        offset[k, :n] = places - candidate.places[0] + model.labels.reach + 1
        mask[k, :n] = 1
    level = np.asarray([c.level for c, _ in shown], dtype=np.int64)
    roles, valid = model.reader.run(
        None,
        {
            "near": near,
            "middle": np.stack([reading.hidden[list(c.places)].mean(axis=0) for c, _ in shown]),
            "marked": marked,
            "offset": offset,
            "level": level,
            "mask": mask,
        },
    )
    return [
        _draft(
            candidate,
            float(valid[k]),
            _weighed(roles[k, : len(places)], reading.cues[places, 6:], candidate.level),
            pieces.word[reading.window.piece[places]],
            pieces.word[reading.window.piece[list(candidate.places)]],
            reading.cues[places, 7],
        )
        for k, (candidate, places) in enumerate(shown)
        if valid[k] > WORTH or (candidate.level == 1 and candidate.likelihood > WORTH)
    ]


def _weighed(roles: Floats, flags: Floats, level: int) -> Floats:
    """Log scores of the roles; outermost ones are weighed with the heads' flags.

    The heads say of each piece whether it is in a source, in a content at all; the reader, whose.
    """
    scores: Floats = np.log(roles + 1e-6)
    if level == 0:
        odds = np.log(flags + 1e-4) - np.log(1 - flags + 1e-4)
        scores[:, 1] += FLAGS[0] * odds[:, 0]
        scores[:, 3] += FLAGS[1] * odds[:, 1]
    return scores


def _draft(
    candidate: Candidate, score: float, scores: Floats, word: Ids, cue: Ids, flags: Floats
) -> Draft:
    """Log scores of pieces -> words by role. A word's score is its pieces' mean."""
    first = np.flatnonzero(np.diff(word, prepend=-1))
    numbers, lengths = word[first], np.diff(first, append=len(word))
    mean = np.add.reduceat(scores, first, axis=0) / lengths[:, None]
    best = smooth(mean.astype(np.float32))
    sureness = np.exp(mean - np.logaddexp.reduce(mean, axis=1)[:, None])
    parts = {role: numbers[best == role] for role in (1, 2, 3)}
    sure = {
        role: float(sureness[best == role, role].mean()) if (best == role).any() else 0.0
        for role in (1, 3)
    }
    own = parts[2] if len(parts[2]) else np.unique(cue)
    parts[1] = _without_holes(parts[1], np.concatenate([own, parts[3]]))
    return Draft(
        level=candidate.level,
        score=score,
        source=tuple(parts[1].tolist()),
        cue=tuple(own.tolist()),
        content=tuple(parts[3].tolist()),
        source_score=round(sure[1], 4),
        content_score=round(sure[3], 4),
        likelihood=candidate.likelihood,
        support=_support(flags, np.repeat(best == 3, lengths)),
    )


def _support(flags: Floats, content: NDArray[np.bool_]) -> float:
    """How far the heads, too, see content in the content."""
    return float(flags[content].mean()) if content.any() else 0.0


def _without_holes(words: Ids, others: Ids) -> Ids:
    """The words of a source with small holes filled that nothing else claims."""
    out: list[int] = []
    claimed = set(others.tolist())
    for w in words.tolist():
        hole = range(out[-1] + 1, w) if out else range(0)
        if len(hole) <= HOLE and claimed.isdisjoint(hole):
            out += hole
        out.append(w)
    return np.asarray(out, dtype=np.int64)


def smooth(scores: Floats) -> Ids:
    """The best sequence of roles [T] for log scores [T, roles], each change of role costing SWITCH.

    (Viterbi: keeps specks out and closes holes that the reader itself is not sure of. Plain
    numbers: with four roles, arrays would cost more than they save.)
    """
    rows = scores.tolist()
    total, back = rows[0], []
    for row in rows[1:]:
        best = max(total)
        change, moved = total.index(best), best - SWITCH
        back.append([change if moved > t else role for role, t in enumerate(total)])
        total = [(moved if moved > t else t) + score for t, score in zip(total, row, strict=True)]
    role = total.index(max(total))
    path = [role]
    for step in reversed(back):
        role = step[role]
        path.append(role)
    return np.asarray(path[::-1], dtype=np.int64)
