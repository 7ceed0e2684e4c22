"""Under which licence an article stands: SPDX id, holder, and the passages that say so."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.ingest.credits import agency_line, dateline_agency, full_name
from onrecord.ingest.licences import RESERVED, licence_of
from onrecord.ingest.lines import Line, lines_of
from onrecord.model import Rights, Span, Spans

_YEAR = r"(?:19|20|21)\d\d"
_YEARS = rf"{_YEAR}(?:\s*[-–—]\s*(?:{_YEAR}|\d\d))?"
_SIGN = r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)))?"
_WORK = r"(?:works?|articles?|stor(?:y|ies)|texts?|reports?|contents?|pieces?|materials?|posts?)"
_HOLDERS = (
    rf"\b{_WORK}\s+(?:(?:is|are|was|were)\s+)?by\s+(.+?),?\s+(?:is|are|was|and)\b",
    r"\b(?:re-?published|reproduced|reprinted|adapted|syndicated|taken)\s+(?:\w+\s+)?"
    r"(?:from|by|courtesy of)\s+(.+?)(?=\s+(?:under|with|by permission|on an?|in accordance|via)\b"
    r"|\s*[,.;:(]|\s*$)",
    r"\b(?:published|appeared|posted)\s+(?:by|on|in|at)\s+(.+?)"
    r"(?=\s+(?:and|under|on)\b|\s*[,.;:(]|\s*$)",
    r"(?:^|,\s+)([^,]+?)\s+(?:has\s+|have\s+|hereby\s+)*(?:waive[sd]?|dedicate[sd]?)\b",
    r"^(.+?)\s+(?:has\s+|have\s+)?(?:licen[cs]e[sd]?|releases?d?|publishe?s?d?)\s+(?:this|these|its)\b",
    r"^(.+?)['’]s?\s+" + _WORK + r"\s+(?:is|are)\s+(?:licen[cs]ed|available|published|released)\b",
    rf"{_SIGN}\s*,?\s*(?:{_YEARS}\s*,?\s*)(?:by\s+)?(.+?)(?=\s*[,.;:|(]|\s+all\s+rights|\s*$)",
    rf"{_SIGN}[\s:]*(?:by\s+)?(.+?)(?=,?\s*{_YEARS}|\s*[,.;:|(]|\s+all\s+rights|\s*$)",
    r"^(?:credit|text|source|words|by)\s*:?\s+(.+?)\s*[,/|–—(-]",
    r"^([^.,:]+)[.]?\s+all\s+rights\s+(?:are\s+)?reserved",
    r"\b(?:author|credit|attribution|copyright holder)\s*:\s*(.+?)\s*(?:[,.;]|$)",
    r"\b(?:compiled|prepared|produced|written|issued)\s+by\s+(.+?)\s*(?:[,.;]|$)",
)
_HOLDER = tuple(re.compile(pattern, re.I) for pattern in _HOLDERS)
_NO_NAME = re.compile(
    r"^(?:this|these|our|its|their|his|her|all|any|it|we|you"
    r"|the (?:author|editor|owner|publisher|copyright|original|text|article)"
    rf"|an?|permission|content|unless|except|{_YEAR})\b",
    re.I,
)
# What a passage on the article's own rights opens with; a report about licences does not.
_OWN = re.compile(
    r"(?:this|these|our|all|unless|except|text|words|contents?|articles?|stor(?:y|ies)|reports?"
    r"|licen[cs]ed?|(?:first |originally )?published|re-?published|reprinted|reproduced|released"
    r"|available|shared|creative commons|cc\b|open government|ogl\b|contains|rights|public domain"
    r"|the (?:\w+ )?(?:text|contents?|words) (?:of|in) (?:this|these|our)"
    r"|courtesy|credit|source|to the extent|you (?:are free|may)|feel free|some rights|by\s+[A-Z])",
    re.I,
)
_GRANT = re.compile(
    r"\b(?:is|are)\s+(?:hereby\s+)?(?:licen[cs]ed|released|dedicated|in the public domain)\b"
    r"|\bthis\s+(?:\w+\s+){1,3}is\s+(?:(?:re-?)?published|offered|shared|(?:made\s+)?available)\s+under\b"
    r"|\bwaive[sd]?\s+all\b|\b(?:licen[cs]e|dedicate)[sd]?\s+(?:this|these)\b|[/|,–—]\s*CC[\s-](?:BY|0)",
    re.I,
)
_COPYRIGHT = re.compile(
    rf"©\s*\S|(?:copyright|\(c\))\s*(?:©|\(c\)|:|,)?\s*{_YEARS}\b|copyright\s*(?:©|\(c\)|:|by\s)"
    rf"|(?:\(c\)|copyright)\s+(?:(?-i:[A-Z])[\w.&'’-]*,?\s+|(?:of|the|and)\s+){{1,6}}{_YEARS}"
    r"\W*(?:all rights.*)?$",
    re.I,
)
_TELLING = re.compile(
    r"\b(?:said|says|told|added|warned|argued|insisted|announced|according to)\b", re.I
)
_TAIL = re.compile(
    rf"(?<=[.!?\"”')\]])\s+((?:©\s*{_YEARS}|©\s+[A-Z]|Copyright\s+(?:©|{_YEARS})"
    rf"|(?:This|All)\s+{_WORK}\b[^.]*\blicen[cs]ed?\b|Re-?published\s+(?:from|under|with)\b)"
    r".{2,300})$"
)
LONGEST = 600


class Passage(NamedTuple):
    """A passage about rights: what it says, where it stands, and its words."""

    licence: str | None
    holder: str | None
    span: Span
    words: str


def holder_of(text: str) -> str | None:
    """Whom a passage about rights names as holder; an agency under its full name."""
    signed = _COPYRIGHT.match(text)
    for pattern in sorted(_HOLDER, key=lambda p: bool(signed and _SIGN not in p.pattern)):
        for found in pattern.finditer(text):
            name = re.sub(rf"\s*\b(?:copyright|{_YEARS})\b\s*$", "", found.group(1), flags=re.I)
            name = name.strip(" .,:;–—-\"“”'’©").removeprefix("the ")
            if 1 < len(name) < 80 and not licence_of(name) and not _NO_NAME.match(name):
                return full_name(name)
    return None


def is_rights(words: str) -> bool:
    """Whether a passage states the article's own rights, and is not a report that mentions some."""
    if len(words) > LONGEST or _TELLING.search(words):
        return False
    if _COPYRIGHT.match(words):
        return len(words) <= 300
    licence = licence_of(words)
    if licence == RESERVED:
        return len(words) <= 300
    return bool(licence and (_OWN.match(words) or _GRANT.search(words)))


def find_rights(text: str) -> tuple[Rights, Spans]:
    """What the text says of its rights, and the passages that are about nothing else.

    An agency's credit in a dateline counts for the holder, yet the dateline belongs to the report.
    """
    passages = tuple(_passages(text))
    licences = [p.licence for p in passages if p.licence]
    # A licence with an SPDX id says more than 'all rights reserved' or one without its version.
    licence = min(licences, key=lambda name: name.startswith("LicenseRef-"), default=None)
    credit = dateline_agency(text)
    holders = [p.holder for p in sorted(passages, key=_rank) if p.holder]
    holder = next(iter(holders), credit.name if credit else None)
    spans = {p.words: p.span for p in reversed(passages)}  # one span for each wording, the first
    shown = sorted([*spans.values(), *((credit.span,) if credit else ())])
    rights = Rights(licence=licence, holder=holder, spans=tuple(shown))
    return rights, tuple(p.span for p in passages)


def _rank(passage: Passage) -> int:
    """Licences before copyright lines before mere credits."""
    if passage.licence in (None, RESERVED):
        return 2 if passage.licence is None else 1
    return 0


def _passages(text: str) -> Iterator[Passage]:
    for line in lines_of(text):
        for start, words in _pieces(line):
            span = (start, line.end)
            agency = agency_line(words)
            if agency is not None:
                yield Passage(None, agency or None, span, words)
                break
            if is_rights(words):
                yield Passage(licence_of(words) or RESERVED, holder_of(words), span, words)
                break


def _pieces(line: Line) -> Iterator[tuple[int, str]]:
    """The line, then a copyright or licence sentence that closes it: where each starts."""
    yield line.start, " ".join(line.text.split())
    tail = _TAIL.search(line.text)
    if tail:
        yield line.start + tail.start(1), " ".join(tail.group(1).split())
