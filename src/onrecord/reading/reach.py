"""How far a content reaches, where the encoder's heads see more of it than the cue reader.

The reader is shown one paragraph, and only what is near the cue. The heads say of each word
whether it is in a content at all. Where they see one in words that nobody has, it is given to the
attribution that it adjoins: a block of text after 'She said:', the rest of a sentence, and whole
sentences that go on where a content ended.
"""

from dataclasses import replace

import numpy as np

from onrecord.model import Spans
from onrecord.reading.acts import load_list
from onrecord.reading.encoder import Floats, Reading
from onrecord.reading.findings import Quote
from onrecord.reading.pledged import WHY
from onrecord.reading.quotes import Draft
from onrecord.reading.syntax import Syntax
from onrecord.reading.windows import Pieces

SEEN = 0.3  # these four were chosen on PolNeAR's dev
SEEN_THROUGH = 0.6
SHORTEST_REST = 3
SHORTEST_SENTENCE = 8
_MARKS = frozenset('"“«')


def content_flags(readings: list[Reading], pieces: Pieces, count: int) -> Floats:
    """How likely each of `count` words is to stand in somebody's content."""
    flags = np.zeros(count, dtype=np.float32)
    for reading in readings:
        piece = reading.window.piece
        places = np.flatnonzero((piece >= 0) & (np.arange(len(piece)) >= reading.window.fresh))
        flags[pieces.word[piece[places]]] = reading.cues[places, 7]
    return flags


def introduced(syntax: Syntax, drafts: list[Draft], flags: Floats) -> list[Draft]:
    """The drafts; those whose cue and colon end a paragraph get the next one as content."""
    following = {p[0]: p for p in syntax.paragraphs}
    return [_with_block(syntax, draft, following, flags) for draft in drafts]


def _with_block(syntax: Syntax, draft: Draft, following: dict[int, range], flags: Floats) -> Draft:
    start = _after_colon(syntax, draft)
    at = start
    while at < len(syntax) and at not in following and syntax[at].form in _MARKS:
        at += 1  # an opening mark left behind at the paragraph's end
    block = following.get(at) if start else None
    if block is None or flags[block.start : block.stop].mean() < SEEN:
        return draft
    sure = float(flags[start : block.stop].mean())
    return replace(
        draft,
        content=tuple(range(start, block.stop)),
        content_score=round(sure, 4),
        support=sure,
    )


def _after_colon(syntax: Syntax, draft: Draft) -> int:
    """The token after the colon that ends an outermost cue, 0 where none does."""
    last = max(draft.cue)
    if draft.level == 0:
        for at in (last, last + 1):
            if at < len(syntax) and syntax[at].form == ":":
                return at + 1
    return 0


def reach_on(syntax: Syntax, quotes: tuple[Quote, ...], flags: Floats) -> tuple[Quote, ...]:
    """The quotes, the contents of outermost ones reaching as far as the heads see them."""
    outermost = {n: q for n, q in enumerate(quotes) if q.within is None}
    contents = {n: _tokens(syntax, q.content) for n, q in outermost.items()}
    # the whole of each, source and cue too: what ends with 'he said' goes on after it
    whole = {n: contents[n] | _tokens(syntax, q.source + q.cue) for n, q in outermost.items()}
    taken = {i for words in whole.values() for i in words}

    def give(n: int, words: set[int]) -> None:
        for mine in (contents[n], whole[n], taken):
            mine.update(words)

    for n, words in contents.items():
        rest = _rest(syntax, words, taken, flags)
        if outermost[n].reason == WHY or _is_noun(syntax, outermost[n].cue):
            # 'the pledge that it would pay | has been kept': said of the pledge, no part of it
            rest = {i for i in rest if i < min(words)}
        give(n, rest)
    for sentence in syntax.sentences:
        free = len(sentence) >= SHORTEST_SENTENCE and taken.isdisjoint(sentence)
        if free and flags[sentence.start : sentence.stop].mean() >= SEEN_THROUGH:
            owner = _neighbour(syntax, whole, sentence)
            if owner is not None:
                give(owner, set(sentence))
    return tuple(
        replace(q, content=syntax.spans(sorted(contents[n]))) if n in contents else q
        for n, q in enumerate(quotes)
    )


def _tokens(syntax: Syntax, spans: Spans) -> set[int]:
    return {i for span in spans for i in syntax.within(span)}


def _is_noun(syntax: Syntax, cue: Spans) -> bool:
    """'pledge', and 'word given': a noun, whatever was done with it."""
    parts = [syntax[i].upos for i in sorted(_tokens(syntax, cue))]
    return next((p for p in parts if p in ("NOUN", "VERB")), "") == "NOUN"


def _rest(syntax: Syntax, words: set[int], taken: set[int], flags: Floats) -> set[int]:
    """What the heads see before and after a content in its sentence, where it is no mere speck."""
    found: set[int] = set()
    for edge, step in ((min(words), -1), (max(words), 1)) if words else ():
        sentence, at, run = syntax.sentence_of(edge), edge + step, set[int]()
        while at in sentence and at not in taken and flags[at] > SEEN:
            run.add(at)
            at += step
        # 'would send none, | and so far the vow has been kept': the outlet says that
        kept = step > 0 and any(
            syntax[i].xpos == "VBN" and syntax[i].lemma in load_list("keeping") for i in run
        )
        if len(run) >= SHORTEST_REST and not kept:
            found |= run
    return found


def _is_headline(syntax: Syntax, sentence: range) -> bool:
    """Whether a sentence is the first paragraph, without a full stop."""
    first = syntax[sentence.start].paragraph == syntax[0].paragraph
    return first and syntax[sentence.stop - 1].form not in (".", "!", "?")


def _neighbour(syntax: Syntax, whole: dict[int, set[int]], sentence: range) -> int | None:
    """The quote that ends where a sentence begins, or begins where it ends: its paragraph's first."""
    found = []
    for n, words in whole.items():
        last, first = max(words), min(words)
        between = range(last + 1, sentence.start)
        if last < sentence.start and all(syntax[i].upos == "PUNCT" for i in between):
            found.append((syntax[last].paragraph != syntax[sentence.start].paragraph, 0, n))
        elif first == sentence.stop and not _is_headline(syntax, sentence):
            found.append((syntax[first].paragraph != syntax[first - 1].paragraph, 1, n))
    return min(found)[2] if found else None
