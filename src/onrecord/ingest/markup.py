"""The words of a page's source, and where each stands: a scanner that no markup can break."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|noscript|template|svg|iframe)\b[^>]*>.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<[/!?]?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>|<[/!?a-zA-Z][^>]*(?:>|\Z)",
    re.S | re.I,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b",
    re.I,
)
_CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)(?:</figcaption|</figure)", re.S | re.I)


class Shown(NamedTuple):
    """A stretch that a browser shows: its text, and `[start, end)` in the page's source.

    Text and source are equal, or the stretch is one entity (`&rsquo;`).
    """

    text: str
    start: int
    end: int


def shown(source: str) -> Iterator[Shown]:
    """Every stretch of text between the tags of `source`, in order."""
    at = 0
    for tag in _MARKUP.finditer(source):
        yield from _between(source, at, tag.start())
        at = tag.end()
    yield from _between(source, at, len(source))


def _between(source: str, start: int, end: int) -> Iterator[Shown]:
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        meaning = unescape(entity.group())
        if meaning == entity.group():
            continue
        if at < entity.start():
            yield Shown(source[at : entity.start()], at, entity.start())
        yield Shown(meaning, entity.start(), entity.end())
        at = entity.end()
    if at < end:
        yield Shown(source[at:end], at, end)


def lines_shown(source: str) -> str:
    """What a page shows, a line for each block; the captions of its figures left out."""
    source = _CAPTION.sub("\n", source)
    plain = _MARKUP.sub(lambda tag: "" if _INLINE.match(tag.group()) else "\n", source)
    lines = (
        " ".join(unescape(line).split()) for line in re.sub(r"\n[ \t]*\n", "\v", plain).split("\v")
    )
    return "\n".join(line for line in lines if line)


def captions(source: str) -> list[str]:
    """The words of each figure's caption."""
    found = (_MARKUP.sub(" ", match.group(1)) for match in _CAPTION.finditer(source))
    return [words for words in (" ".join(unescape(each).split()) for each in found) if words]
