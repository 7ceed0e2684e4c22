"""Agencies' credits: in datelines ('GENEVA (Reuters) -') and as lines of their own."""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from onrecord.ingest.lines import lines_of
from onrecord.ingest.wordlists import table
from onrecord.model import Span

_DATELINE = re.compile(
    r"(?P<place>[^()\n]{2,60}?)?\s*\((?P<name>[A-Z][\w.&'’ /-]{1,40})\)\s*(?:[-–—:]+)(?=\s)"
)
_MANY = r"(?:news )?(?:agencies|wires?|wire services?|wire reports)"
_LEAD = r"(?:source|via|credit|text|with (?:inputs?|reporting|files) from)\s*:?\s+"


class Credit(NamedTuple):
    """An agency's name in full, and the words that credit it."""

    name: str
    span: Span


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    """Each agency's full name under each of its names."""
    return {alias: row[0] for row in table("agencies") for alias in row}


def full_name(name: str) -> str:
    """An agency's full name for its initials; any other name as it is."""
    return _agencies().get(name, name)


def dateline_agency(text: str) -> Credit | None:
    """The agency that a dateline near the head credits.

    After a place in capitals any name in brackets is an agency's; elsewhere, one that is listed.
    """
    for line in islice(lines_of(text), 8):
        found = _DATELINE.match(line.text)
        if not found:
            continue
        name, place = found["name"], (found["place"] or "").partition(",")[0]
        if name in _agencies() or (place.isupper() and len(place) > 2):
            start, end = found.start("name") - 1, found.end("name") + 1
            return Credit(full_name(name), (line.start + start, line.start + end))
    return None


@lru_cache(maxsize=1)
def _line() -> re.Pattern[str]:
    names = sorted(_agencies(), key=len, reverse=True)
    name = "(?:" + "|".join([*map(re.escape, names), rf"(?i:{_MANY})"]) + ")"
    return re.compile(
        rf"[(\[–—-]*\s*(?:(?i:{_LEAD}))?({name})(?:\s*(?:/|,|&|\band\b)\s*{name})*\s*[)\].]*$"
    )


def agency_line(words: str) -> str | None:
    """The agency that a line of nothing but credits names first, in full.

    '' where it says only 'agencies'; None if the line is no such credit.
    """
    found = _line().match(words) if len(words) < 100 else None
    if not found:
        return None
    return _agencies().get(found.group(1), "")
