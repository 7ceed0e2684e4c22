"""Where in the original bytes each stretch of an article's text stands."""

from array import array
from bisect import bisect_right
from typing import NamedTuple

from onrecord.ingest.markup import shown
from onrecord.model import Article, Span, Spans

SourceMap = tuple[tuple[int, int, int, int], ...]
_PIECE = 24
"""Characters of a line that must be found together where the whole line is not."""
_AHEAD = 100_000
"""How far ahead in a page such a piece is looked for."""


class _Squeezed(NamedTuple):
    """Text without white space and control characters, and where each character was."""

    text: str
    places: "array[int]"


class _Page(NamedTuple):
    """A page's shown characters, squeezed; `starts` and `ends` are places in its source."""

    text: str
    starts: "array[int]"
    ends: "array[int]"


def source_map(text: str, source: str, encoding: str, skipped: int) -> SourceMap:
    """`(start, end, byte_start, byte_end)` for each stretch of `text` found in a page.

    `source` is the page decoded with errors="surrogateescape" after `skipped` bytes of a mark. In
    a stretch each character takes the same number of bytes, so places in it are in proportion.
    """
    page = _page(source)
    squeezed = _squeeze(text)
    pairs = _aligned(text, squeezed, page)
    return _runs(squeezed, page, pairs, _Offsets(source, encoding, skipped))


def bytes_of(article: Article, spans: Spans) -> Spans:
    """The ranges of the original bytes that `spans` of the article were read from.

    Empty where the article was read from plain text, or the words stand nowhere in the page.
    """
    starts = [entry[0] for entry in article.source_map]
    found: list[Span] = []
    for start, end in spans:
        first = max(0, bisect_right(starts, start) - 1)
        for a, b, byte_a, byte_b in article.source_map[first:]:
            if a >= end:
                break
            low, high = max(a, start), min(b, end)
            if low < high:
                width = (byte_b - byte_a) // (b - a)
                found.append((byte_a + (low - a) * width, byte_a + (high - a) * width))
    return _joined(found)


def _joined(ranges: list[Span]) -> Spans:
    out: list[Span] = []
    for start, end in ranges:
        first = out.pop()[0] if out and out[-1][1] == start else start
        out.append((first, end))
    return tuple(out)


def _visible(char: str) -> bool:
    return char.isprintable() and not char.isspace()


def _squeeze(text: str) -> _Squeezed:
    places = array("l", (n for n, char in enumerate(text) if _visible(char)))
    return _Squeezed("".join(text[n] for n in places), places)


def _page(source: str) -> _Page:
    chars: list[str] = []
    starts, ends = array("l"), array("l")
    for piece in shown(source):
        entity = source[piece.start : piece.end] != piece.text
        for n, char in enumerate(piece.text):
            if _visible(char):
                chars.append(char)
                starts.append(piece.start if entity else piece.start + n)
                ends.append(piece.end if entity else piece.start + n + 1)
    return _Page("".join(chars), starts, ends)


def _aligned(text: str, squeezed: _Squeezed, page: _Page) -> list[tuple[int, int, int]]:
    """`(start, page_start, length)` of equal stretches of the two squeezed texts.

    Each line is looked for whole, after the one before it; failing that, from the page's top;
    failing that, piece by piece.
    """
    found: list[tuple[int, int, int]] = []
    at = cursor = 0
    for line in text.splitlines():
        words = "".join(char for char in line if _visible(char))
        place = _find(page.text, words, cursor)
        if words and place >= 0:
            found.append((at, place, len(words)))
            cursor = place + len(words)
        elif words:
            pieces = _pieces(words, page.text, cursor)
            found += [(at + n, place, length) for n, place, length in pieces]
            cursor = found[-1][1] + found[-1][2] if pieces else cursor
        at += len(words)
    return found


def _find(page: str, words: str, cursor: int) -> int:
    place = page.find(words, cursor)
    return place if place >= 0 else page.find(words)


def _pieces(words: str, page: str, cursor: int) -> list[tuple[int, int, int]]:
    """Parts of a line that the page has, where markers or marks were put in or taken out."""
    found: list[tuple[int, int, int]] = []
    at = 0
    while at + _PIECE <= len(words):
        place = page.find(words[at : at + _PIECE], cursor, cursor + _AHEAD)
        if place < 0:
            at += 2
            continue
        length = _PIECE
        end = min(len(words) - at, len(page) - place)
        while length < end and words[at + length] == page[place + length]:
            length += 1
        found.append((at, place, length))
        at, cursor = at + length, place + length
    return found


def _runs(
    squeezed: _Squeezed, page: _Page, pairs: list[tuple[int, int, int]], offset: "_Offsets"
) -> SourceMap:
    """Stretches in which text and bytes go on evenly; a single space between words goes along."""
    out: list[tuple[int, int, int, int]] = []
    for start, place, length in pairs:
        for n in range(length):
            char = squeezed.places[start + n]
            a, b = offset.at(page.starts[place + n]), offset.at(page.ends[place + n])
            if out and n and _goes_on(out[-1], char, a, b):
                first = out.pop()
                out.append((first[0], char + 1, first[2], b))
            else:
                out.append((char, char + 1, a, b))
    return tuple(sorted(out))


def _goes_on(run: tuple[int, int, int, int], char: int, start: int, end: int) -> bool:
    width = (run[3] - run[2]) // (run[1] - run[0])
    gap = char - run[1]
    return end - start == width and 0 <= gap <= 1 and start - run[3] == gap * width


class _Offsets:
    """Byte offsets of places in a source, counted on from the last place asked for."""

    def __init__(self, source: str, encoding: str, skipped: int) -> None:
        self._source, self._encoding, self._skipped = source, encoding, skipped
        self._place, self._offset = 0, skipped

    def at(self, place: int) -> int:
        """The number of bytes before `place`."""
        if place < self._place:
            self._place, self._offset = 0, self._skipped
        between = self._source[self._place : place]
        self._offset += len(between.encode(self._encoding, "surrogateescape"))
        self._place = place
        return self._offset
