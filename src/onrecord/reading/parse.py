"""What the syntax heads say -> tokens with Universal Dependencies.

Heads are taken greedily and mended to a tree: one root a sentence, no cycles. (Dozat and Manning,
2017, found that greedy heads are trees nearly always.)
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.capitals import shouted
from onrecord.reading.datelines import datelines
from onrecord.reading.encoder import Floats, Labels, Model, Reading
from onrecord.reading.lemmas import lemma
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.windows import Ids, Pieces
from onrecord.reading.words import Words

SENTENCE = 0.5
FORBIDDEN = -1e4
_AUXILIARIES = frozenset(
    {"be", "have", "do", "get", "will", "would", "shall", "should", "can", "could", "may", "might",
     "must", "need", "dare", "ought", "use", "let"}
)  # fmt: skip
_EXCLAIMED = 4  # 'Yeah', 'Okay': longer words are names
_UNITS = ("condition", "", "other")  # where two are as likely, the first


@dataclass
class Draft:
    """Word by word: which window a word is taken from and at which place, and its findings."""

    window: Ids
    place: Ids
    tags: Ids
    marks: Floats


def draft(readings: list[Reading], pieces: Pieces, count: int) -> Draft:
    """Gather the findings of each word at its first piece. `readings` in the order of the text."""
    first = np.diff(pieces.word, prepend=-1) > 0
    out = Draft(
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.int64),
        np.zeros((count, 3), dtype=np.int64),
        np.zeros((count, 4), dtype=np.float32),
    )
    for number, reading in enumerate(readings):
        piece = reading.window.piece
        places = np.arange(len(piece))
        taken = places[(piece >= 0) & first[piece] & (places >= reading.window.fresh)]
        word = pieces.word[piece[taken]]
        out.window[word], out.place[word] = number, taken
        out.tags[word], out.marks[word] = reading.tags[taken], reading.marks[taken]
    return out


def parse(model: Model, text: str, words: Words, pieces: Pieces, readings: list[Reading]) -> Syntax:
    """The tokens of `text`. `readings` must cover every word, in the order of the text."""
    count = len(words.spans)
    if not count:
        return Syntax(text, ())
    found = draft(readings, pieces, count)
    paragraph = np.asarray(words.paragraphs)
    starts = (found.marks[:, 0] > SENTENCE) | (np.diff(paragraph, prepend=-1) > 0)
    starts &= _may_start(text, words) | (np.diff(paragraph, prepend=-1) > 0)
    starts |= _after_dateline(text, words)
    starts[0] = True
    edges = [*np.flatnonzero(starts), count]
    heads = np.full(count, -1, dtype=np.int64)
    for a, b in itertools.pairwise(edges):
        heads[a:b] = _heads(_scores(found, readings, int(a), int(b)), int(a))
    relation = _relations(model, found, readings, heads)
    labels = model.labels
    names = ["root" if h < 0 else labels.relations[r] for h, r in zip(heads, relation, strict=True)]
    for subject, verb in _lent_subjects(heads.tolist(), names):
        heads[subject] = verb
    forms = [text[a:b] for a, b in words.spans]
    for shout in _shouts(forms, starts.tolist(), heads.tolist(), names):
        _hang_on(shout, heads, names)
    for noun in _beside_a_name(forms, labels, found.tags, heads.tolist(), names):
        _hang_on(noun, heads, names)
    units = [_UNITS[unit] for unit in found.marks[:, [3, 1, 2]].argmax(axis=1).tolist()]
    rows = zip(
        words.spans,
        found.tags.tolist(),
        heads.tolist(),
        names,
        (np.cumsum(starts) - 1).tolist(),
        words.paragraphs,
        units,
        found.marks[:, 3].tolist(),
        strict=True,
    )
    tokens: list[Token] = []
    for (start, end), (upos, xpos, entity), head, rel, sentence, at, unit, conditional in rows:
        form = text[start:end]
        part, tag = _tags(form, labels.upos[upos], labels.xpos[xpos])
        named = rel == "discourse" and _named(form, len(tokens), head)
        part, tag = ("PROPN", "NNP") if named else (part, tag)
        tokens.append(
            Token(
                start,
                end,
                form,
                lemma(form, part),
                part,
                tag,
                head,
                "nsubj" if named else rel,
                sentence,
                at,
                labels.entities[entity],
                unit,
                round(conditional, 4),
            )
        )
    return Syntax(text, tuple(tokens))


def _tags(form: str, part: str, tag: str) -> tuple[str, str]:
    """'Iskeld will not pay': a name that looks like no word is tagged an auxiliary now and then.

    In 'Brannoch plans to build', what one head takes for a noun and the other for its verb is one.
    """
    if part == "NOUN" and tag in ("VBZ", "VBD") and form.islower():
        return "VERB", tag
    if part == "AUX" and form[0].isupper() and lemma(form, part) not in _AUXILIARIES:
        return "PROPN", "NNP"
    return part, tag


def _named(form: str, at: int, head: int) -> bool:
    """'Ombrey would let …': an unknown name right before its verb is no exclamation."""
    return form[0].isupper() and len(form) > _EXCLAIMED and 0 < head - at <= 2


_TAKEN = ("nsubj", "aux")  # what an unknown name is taken for between its word and its verb


def _shouts(
    forms: Sequence[str], starts: Sequence[bool], heads: Sequence[int], names: Sequence[str]
) -> list[int]:
    """Common words in capitals that open a story before a name: 'CHEEKY Maldane will …'."""
    return [
        at
        for at, opens in enumerate(starts[:-1])
        if opens
        and shouted(forms[at], forms[at + 1])
        and (
            (heads[at + 1] == at and names[at + 1] in ("flat", "appos", "compound"))
            or (heads[at + 1] == heads[at] and names[at] == "nsubj" and names[at + 1] in _TAKEN)
        )
    ]


def _beside_a_name(
    forms: Sequence[str], labels: Labels, tags: Ids, heads: Sequence[int], names: Sequence[str]
) -> list[int]:
    """Nouns before a name that are taken for the subject beside it: 'Moneybags neighbour Corveth will'."""
    parts = [labels.upos[tag] for tag in tags[:, 0].tolist()]
    return [
        at
        for at in range(len(forms) - 1)
        if names[at] == "nsubj"
        and parts[at] == "NOUN"
        and (
            (names[at + 1] == "nsubj" and heads[at] == heads[at + 1] > at + 1)
            or (names[at + 1] == "appos" and heads[at + 1] == at)
        )
        and (parts[at + 1] == "PROPN" or (forms[at].istitle() and parts[at + 1] == "NOUN"))
    ]


def _hang_on(shout: int, heads: NDArray[np.int64], names: list[str]) -> None:
    """Hang a word on the name after it, which takes its place in the tree."""
    heads[heads == shout] = shout + 1
    heads[shout + 1], names[shout + 1] = heads[shout], names[shout]
    heads[shout], names[shout] = shout + 1, "amod"


def _lent_subjects(heads: list[int], names: list[str]) -> list[tuple[int, int]]:
    """Subjects that a clause took from one within it, and whose they are.

    'Once the last fighter has left, the committee will …': no verb has two subjects.
    """
    subjects: dict[int, list[int]] = {}
    for at, name in enumerate(names):
        if name.startswith("nsubj"):
            subjects.setdefault(heads[at], []).append(at)
    found = []
    for verb, (first, *others) in subjects.items():
        within = [
            at for at in range(first + 1, max(others, default=first))
            if heads[at] == verb and names[at].startswith("advcl") and at not in subjects
        ]  # fmt: skip
        found += [(first, at) for at in within[:1]]
    return found


def _may_start(text: str, words: Words) -> NDArray[np.bool_]:
    """Which words may open a sentence in the middle of a paragraph: none after a comma."""
    before = [",", *(text[start:end] for start, end in words.spans[:-1])]
    return np.asarray([form not in (",", "-") for form in before])


def _after_dateline(text: str, words: Words) -> NDArray[np.bool_]:
    """The words that open a report after its dateline, which is no part of its first sentence."""
    begin = np.asarray([start for start, _ in words.spans])
    starts = np.zeros(len(begin), dtype=np.bool_)
    for _, end in datelines(text):
        at = int(np.searchsorted(begin, end))
        if at < len(begin):
            starts[at] = True
    return starts


def _scores(found: Draft, readings: list[Reading], a: int, b: int) -> Floats:
    """Head scores [n, n + 1] of a sentence's words; column 0 is the root."""
    n = b - a
    scores = np.full((n, n + 1), FORBIDDEN, dtype=np.float32)
    for number in sorted(set(found.window[a:b].tolist())):
        rows = np.flatnonzero(found.window[a:b] == number)
        place = found.place[a:b][rows]
        arcs = readings[number].arcs
        scores[rows, 0] = arcs[place, 0]
        scores[np.ix_(rows, rows + 1)] = arcs[np.ix_(place, place)]
    scores[np.arange(n), np.arange(n) + 1] = FORBIDDEN
    return scores


def _heads(scores: Floats, base: int) -> Ids:
    """Scores [n, n + 1] -> the head of each word, -1 for the root, as a tree."""
    n = len(scores)
    root = int(np.argmax(scores[:, 0] - scores[:, 1:].max(axis=1, initial=FORBIDDEN)))
    head = scores[:, 1:].argmax(axis=1) if n > 1 else np.zeros(1, dtype=np.int64)
    head[root] = -1
    while (cycle := _cycle(head)) is not None:
        best: tuple[float, int, int] | None = None
        outside = np.flatnonzero(_rooted(head))
        for i in cycle:
            j = int(outside[scores[i, outside + 1].argmax()])
            loss = float(scores[i, head[i] + 1] - scores[i, j + 1])
            if best is None or loss < best[0]:
                best = (loss, i, j)
        assert best is not None
        head[best[1]] = best[2]
    return np.where(head >= 0, head + base, -1)


def _rooted(head: Ids) -> NDArray[np.bool_]:
    """Which words lead to the root: only under these may a cycle be hung."""
    rooted = head < 0
    for _ in range(len(head)):
        wider = rooted | (rooted[head] & (head >= 0))
        if (wider == rooted).all():
            break
        rooted = wider
    return rooted


def _cycle(head: Ids) -> list[int] | None:
    """The members of one cycle, or None if every word leads to the root."""
    state = [0] * len(head)
    for start in range(len(head)):
        at, path = start, []
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(head[at])
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for i in path:
            state[i] = 2
    return None


def _relations(model: Model, found: Draft, readings: list[Reading], heads: Ids) -> Ids:
    """The number of each word's relation to its head (0 for roots, which have none)."""
    out = np.zeros(len(heads), dtype=np.int64)
    dependents = np.flatnonzero(heads >= 0)
    if not len(dependents):
        return out
    vectors = np.empty((len(heads), readings[0].vectors.shape[1]), dtype=np.float32)
    for number, reading in enumerate(readings):
        mine = np.flatnonzero(found.window == number)
        vectors[mine] = reading.vectors[found.place[mine]]
    (out[dependents],) = model.relations.run(
        None, {"dependent": vectors[dependents], "head": vectors[heads[dependents]]}
    )
    return out
