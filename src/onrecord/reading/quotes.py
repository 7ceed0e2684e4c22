"""Cues and what belongs to them -> quotes, outermost and nested.

The encoder's heads propose runs of words that may be cues. The reader is shown each in its
paragraph and decides on source, cue and content together, and on whether it is a cue at all;
so a source is never tagged without knowing whose words it owns.
"""

from dataclasses import dataclass, replace

import numpy as np

from onrecord.model import Span
from onrecord.reading.encoder import Floats, Model, Reading
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.windows import Ids, Pieces

CANDIDATE = (0.2, 0.1)  # outermost, nested
GRAMMAR = 0.5
BEGIN = 0.5
ACCEPT = (0.5, 0.35)  # outermost, nested: chosen on PolNeAR's dev and the project's own articles
SAME = 0.5
SWITCH = 1.0
HOLE = 3
CUES_AT_ONCE = 24


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


def read_quotes(model: Model, reading: Reading, pieces: Pieces, paragraphs: Ids) -> list[Draft]:
    """Everything that one window attributes. `paragraphs` gives the paragraph of each piece."""
    paragraph = np.where(reading.window.piece >= 0, paragraphs[reading.window.piece], -1)
    found = candidates(reading)
    drafts = []
    found.sort(key=lambda c: len(_around(model, paragraph, c)))
    for at in range(0, len(found), CUES_AT_ONCE):
        drafts += _read(model, reading, pieces, paragraph, found[at : at + CUES_AT_ONCE])
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
    model: Model, reading: Reading, pieces: Pieces, paragraph: Ids, shown: list[Candidate]
) -> list[Draft]:
    near = [_around(model, paragraph, c) for c in shown]
    longest = max(len(places) for places in near)
    shape = (len(shown), longest)
    hidden = np.zeros((*shape, reading.hidden.shape[1]), dtype=np.float32)
    marked, offset, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for k, (candidate, places) in enumerate(zip(shown, near, strict=True)):
        n = len(places)
        hidden[k, :n] = reading.hidden[places]
        marked[k, :n] = np.isin(places, candidate.places)
        offset[k, :n] = places - candidate.places[0] + model.labels.reach + 1
        mask[k, :n] = 1
    level = np.asarray([c.level for c in shown], dtype=np.int64)
    roles, valid = model.reader.run(
        None,
        {"hidden": hidden, "marked": marked, "offset": offset, "level": level, "mask": mask},
    )
    return [
        _draft(
            candidate,
            float(valid[k]),
            roles[k, : len(places)],
            pieces.word[reading.window.piece[places]],
            pieces.word[reading.window.piece[list(candidate.places)]],
        )
        for k, (candidate, places) in enumerate(zip(shown, near, strict=True))
    ]


def _draft(candidate: Candidate, score: float, roles: Floats, word: Ids, cue: Ids) -> Draft:
    """Piece probabilities -> words by role. A word's role is its pieces' mean."""
    numbers, first = np.unique(word, return_index=True)
    mean = np.add.reduceat(roles, first, axis=0) / np.diff([*first, len(word)])[:, None]
    best = smooth(np.log(mean + 1e-6))
    parts = {role: numbers[best == role] for role in (1, 2, 3)}
    sure = {
        role: float(mean[best == role, role].mean()) if (best == role).any() else 0.0
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
    )


def _without_holes(words: Ids, others: Ids) -> Ids:
    """The words of a source with small holes filled that nothing else claims."""
    out: list[int] = []
    for w in words.tolist():
        hole = range(out[-1] + 1, w) if out else range(0)
        if len(hole) <= HOLE and not np.isin(others, list(hole)).any():
            out += hole
        out.append(w)
    return np.asarray(out, dtype=np.int64)


def smooth(scores: Floats) -> Ids:
    """The best sequence of roles [T] for log scores [T, roles], each change of role costing SWITCH.

    (Viterbi: keeps specks out and closes holes that the reader itself is not sure of.)
    """
    total = scores[0]
    back = np.empty(scores.shape, dtype=np.int64)
    stay = np.arange(scores.shape[1])
    for t in range(1, len(scores)):
        change = int(total.argmax())
        moved = total[change] - SWITCH > total
        back[t] = np.where(moved, change, stay)
        total = np.where(moved, total[change] - SWITCH, total) + scores[t]
    path = np.empty(len(scores), dtype=np.int64)
    path[-1] = total.argmax()
    for t in range(len(scores) - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def settle(drafts: list[Draft], syntax: Syntax) -> tuple[Quote, ...]:
    """Drop what the reader doubts and what repeats a surer draft; find what stands within what."""
    drafts = [_by_grammar(d, syntax) if _unread(d) else d for d in drafts]
    sure = sorted(
        (d for d in drafts if d.content and d.score >= ACCEPT[d.level]),
        key=lambda d: (d.level, -d.score),
    )
    kept: list[Draft] = []
    for d in sure:
        if not any(_repeats(d, other) for other in kept):
            kept.append(d)
    kept.sort(key=lambda d: (min(d.cue), -len(d.content)))
    parents = [_parent(d, kept) for d in kept]
    chosen = [i for i, d in enumerate(kept) if d.level == 0 or parents[i] is not None]
    number = {old: new for new, old in enumerate(chosen)}
    return tuple(
        _quote(kept[i], syntax, None if parents[i] is None else number.get(parents[i] or 0))
        for i in chosen
    )


def _unread(d: Draft) -> bool:
    """A nested cue that the heads are sure of, but of which the reader makes nothing."""
    lost = d.score < ACCEPT[1] or not d.content or not d.source
    return d.level == 1 and d.likelihood >= GRAMMAR and lost


def _by_grammar(d: Draft, syntax: Syntax) -> Draft:
    """Subject and object or clause of the cue's verb as source and content."""
    verb = next((w for w in d.cue if syntax[w].upos == "VERB"), None)
    if verb is None:
        return d
    subject = syntax.below(verb, "nsubj")
    told = syntax.below(verb, "ccomp", "xcomp") or syntax.below(verb, "obj")
    if not subject or not told or subject[0] > verb:
        return d
    leave = frozenset({"punct", "acl", "parataxis"})
    source = tuple(syntax.subtree(subject[0], leave))
    content = tuple(w for w in syntax.subtree(told[-1], frozenset({"punct"})) if w > verb)
    aux = [w for w in syntax.children[verb] if syntax[w].base in ("aux", "advmod") and w < verb]
    cue = tuple(range(min([*aux, verb]), verb + 1))
    if not content or set(source) & set(cue):
        return d
    return replace(d, score=0.5, source=source, cue=cue, content=content)


def _repeats(one: Draft, other: Draft) -> bool:
    """Whether both read the same attribution: shared cue, or the same content and source."""
    if set(one.cue) & set(other.cue):
        return True
    a, b = set(one.content), set(other.content)
    return (
        one.level == other.level
        and len(a & b) / len(a | b) > SAME
        and not (set(one.cue) <= b or set(other.cue) <= a)
    )


def _parent(d: Draft, kept: list[Draft]) -> int | None:
    """The quote with the smallest content that holds this one's cue and most of its content."""
    holders = [
        (len(other.content), i)
        for i, other in enumerate(kept)
        if other is not d
        and set(d.cue) <= set(other.content)
        and 2 * len(set(d.content) & set(other.content)) > len(d.content)
    ]
    return min(holders)[1] if holders else None


def _quote(d: Draft, syntax: Syntax, within: int | None) -> Quote:
    return Quote(
        _spans(d.source, syntax),
        _spans(d.cue, syntax),
        _spans(d.content, syntax),
        within,
        round(d.score, 4),
        d.source_score,
        d.content_score,
        f"cue head and cue reader ({'nested' if d.level else 'outermost'})",
    )


def _spans(words: tuple[int, ...], syntax: Syntax) -> tuple[Span, ...]:
    return syntax.spans(sorted(words))
