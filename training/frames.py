"""Nested attributions out of outermost ones.

PolNeAR marks only the outermost attribution. To teach the inner ones, a paragraph of one sentence
is put inside a frame that another article of the training split used ("Officials told the Post
that …", "…, according to the paper"): the frame is then the outermost attribution, and the
paragraph's own become nested, with known spans.
"""

import random
import re
from dataclasses import dataclass

from onrecord.model import Span
from training.corpora import NewsArticle, Quoted

_SEVERAL = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_FUNCTION = re.compile(
    r"(The|A|An|In|On|At|He|She|It|They|We|This|That|These|Those|His|Her|Its"
    r"|Their|But|And|As|If|When|While|After|Before|For|There|Some|Many|Most)\b"
)
_LEAD = re.compile(r"(?:^|(?<=\n)|(?<=[.!?] )|(?<=[.!?][”\"] ))$")


@dataclass(frozen=True)
class Frame:
    """Words before or after a sentence, with the source and the cue in them."""

    words: str
    before: bool
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True)
class Layered:
    """An article with outermost and nested attributions, and the spans where both are known."""

    text: str
    outer: list[Quoted]
    inner: list[Quoted]
    framed: list[Span]


def collect_frames(articles: list[NewsArticle]) -> list[Frame]:
    """Every plain frame in the articles: source and cue on one side of one whole content."""
    frames = []
    for article in articles:
        for a in article.attributions:
            if len(a.source) == len(a.cue) == len(a.content) == 1:
                frame = _frame(article.text, a)
                if frame:
                    frames.append(frame)
    return frames


def _frame(text: str, a: Quoted) -> Frame | None:
    (content,) = a.content
    outside = a.source + a.cue
    start, end = min(s for s, _ in outside), max(e for _, e in outside)
    if end <= content[0] and end - start < 90 and content[0] - end <= 12:
        words, before = text[start : content[0]], True
        if not _LEAD.search(text[max(0, start - 3) : start]) or text[content[0]] in "\"“'‘":
            return None
        if not re.search(r"(\bthat|\bsaid|\bsays|[,:]) $", words):
            return None
    elif start >= content[1] and end - start < 90 and start - content[1] <= 3:
        words, before, start = text[content[1] : end], False, content[1]
        if text[end : end + 1] not in (".", "\n", "") or not words.startswith(", "):
            return None
    else:
        return None
    if "\n" in words or re.search(r"[\"“”]", words):
        return None
    move = [[(s - start, e - start) for s, e in part] for part in (a.source, a.cue)]
    return Frame(words, before, tuple(move[0]), tuple(move[1]))


def layer(article: NewsArticle, frames: list[Frame], share: float, rng: random.Random) -> Layered:
    """The article with about `share` of its one-sentence paragraphs framed."""
    out, outer, inner, framed = "", [], [], []
    for match in re.finditer(r"[^\n]+|\n+", article.text):
        piece, (start, end) = match.group(), match.span()
        own = [a for a in article.attributions if start <= a.cue[0][0] < end]
        frame = _choose(piece, frames, share, rng)
        if frame is None:
            outer += [_moved(a, len(out) - start) for a in own]
            out += piece
            continue
        text, content, shift, at = _apply(frame, piece)
        base = len(out)
        inner += [_moved(_within(a, start, end), base + shift - start) for a in own]
        outer.append(
            _moved(
                Quoted(list(_shifted(frame.source, at)), list(_shifted(frame.cue, at)), [content]),
                base,
            )
        )
        framed.append((base, base + len(text)))
        out += text
    return Layered(out, outer, inner, framed)


def _choose(piece: str, frames: list[Frame], share: float, rng: random.Random) -> Frame | None:
    if rng.random() >= share or not 40 <= len(piece) <= 400 or piece.strip()[-1:] != ".":
        return None
    if _SEVERAL.search(piece):
        return None
    frame = rng.choice(frames)
    if frame.before and piece[0] in "\"“'‘":
        return None
    return frame


def _apply(frame: Frame, piece: str) -> tuple[str, Span, int, int]:
    """The framed text, the content in it, how far the piece moved, and where the frame stands."""
    if frame.before:
        lead = frame.words
        body = piece[0].lower() + piece[1:] if _FUNCTION.match(piece) else piece
        stop = len(lead) + len(body.rstrip()) - 1
        return lead + body, (len(lead), stop), len(lead), 0
    body = piece.rstrip()[:-1]
    return body + frame.words + ".", (0, len(body)), 0, len(body)


def _shifted(spans: tuple[Span, ...], by: int) -> list[Span]:
    return [(s + by, e + by) for s, e in spans]


def _moved(a: Quoted, by: int) -> Quoted:
    return Quoted(*(_shifted(tuple(part), by) for part in (a.source, a.cue, a.content)))


def _within(a: Quoted, start: int, end: int) -> Quoted:
    """The parts of `a` that lie in the paragraph, without its full stop."""
    return Quoted(
        *(
            [(s, min(e, end)) for s, e in part if start <= s < end]
            for part in (a.source, a.cue, a.content)
        )
    )
