"""Deadlines in words -> the last day on which they can be kept, where the article says enough.

Days are counted from the article's date of publication; dates are read by `dateparser`. Nothing is
guessed: a deadline that hangs on an event ('within ten days of the truce'), a season, or an article
without a date gives none.
"""

import re
import warnings
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from onrecord.model import Undertaking

_LEAD = re.compile(
    r"^(?P<kind>within|in|by|before|no later than|not later than)\s+"
    r"(?:the (?:next|coming) (?=[\w-]+ \w+s\b))?",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"^(?:[\w-]+ )?(?:hours?|days?|weeks?|months?|years?)$", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:the )?(?:next|coming|few|some|many|several|mid\b|spring|summer|autumn|winter)"
    r"(?! (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday))",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(r"\s+(?:of|after|from|following|since)\b(?! (?:today|now|publication))")
_END_OF = re.compile(r"^(?:the )?end of (?:the |this )?", re.IGNORECASE)
_SAME_DAY = frozenset({"midnight", "noon", "dusk", "nightfall", "tonight", "today"})
_NEXT_DAY = frozenset({"dawn", "tomorrow"})
_FURTHEST = 800


def with_due_dates(
    undertakings: tuple[Undertaking, ...], text: str, published: str | None
) -> tuple[Undertaking, ...]:
    """The undertakings with the date of every deadline that has one."""
    return tuple(
        replace(u, deadline=replace(u.deadline, date=_due(u, text, published)))
        if u.deadline and u.deadline.spans
        else u
        for u in undertakings
    )


def _due(u: Undertaking, text: str, published: str | None) -> str | None:
    start, end = u.deadline.spans[0] if u.deadline else (0, 0)
    if _HANGS_ON.match(text, end):
        return None
    return due_date(text[start:end], published)


def due_date(words: str, published: str | None) -> str | None:
    """The last day (ISO 8601) on which a deadline in words can be kept, or None.

    `published` is the article's date (ISO 8601).
    """
    found = _LEAD.match(" ".join(words.split()))
    try:
        today = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    if not found:
        return None
    kind, rest = found["kind"].lower(), found.string[found.end() :]
    if kind in ("within", "in"):
        due = _parsed(rest, today) if _LENGTH.match(rest) and not _VAGUE.match(rest) else None
    else:
        due = _named(rest, today, first=kind == "before")
        due = due - timedelta(1) if due and kind == "before" else due
    if due is None or not today <= due <= today + timedelta(days=_FURTHEST):
        return None
    return due.isoformat()


def _named(words: str, today: date, *, first: bool) -> date | None:
    """The day that is named; of a week, month or year its last day, or with `first` its first."""
    low = words.lower()
    if low in _SAME_DAY:
        return today
    if low in _NEXT_DAY:
        return today + timedelta(1)
    low = _END_OF.sub("", low)
    if low != words.lower():
        first = False
    if period := _period(low, today):
        return period[0] if first else period[1]
    if _VAGUE.match(low):
        return None
    return _parsed(low, today, first=first)


def _period(words: str, today: date) -> tuple[date, date] | None:
    """The first and last day of 'this week', 'next month', 'the year', '2032'."""
    later = words.startswith("next ")
    unit = words.removeprefix("next ").removeprefix("this ").removeprefix("the ")
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * later)
        return monday, monday + timedelta(6)
    if unit == "month":
        month = today.month + later
        start = date(today.year + (month > 12), (month - 1) % 12 + 1, 1)
        return start, (start + timedelta(31)).replace(day=1) - timedelta(1)
    if unit == "year" or re.fullmatch(r"\d{4}", unit):
        year = int(unit) if unit.isdigit() else today.year + later
        return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9998 else None
    return None


def _parsed(words: str, today: date, *, first: bool = False) -> date | None:
    found = _parse(words, today, "first" if first else "last" if words.isalpha() else "current")
    # 'by 10 March' on 12 March means the one that is past, not next year's
    bare = not re.search(r"\b\d{4}\b", words)
    if found and bare and (found - today).days > 330 and not _LENGTH.match(words):
        return None
    return found


@lru_cache(maxsize=4096)
def _parse(words: str, today: date, day: str) -> date | None:
    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own use of dates without a year
        found = dateparser.parse(
            words,
            languages=["en"],
            settings={
                "RELATIVE_BASE": datetime(today.year, today.month, today.day),
                "PREFER_DATES_FROM": "future",
                "PREFER_DAY_OF_MONTH": day,
            },
        )
    return found.date() if found else None
