"""Whether something is told as said before: 'had pledged', 'her word that', 'said in March'."""

import re

_CUE = re.compile(
    r"\b(?:had|pledge|promise|assurance|vow|word|offer|guarantee|undertaking|commitment|threat"
    r"|warning|repeat(?:ed|s)?|reiterate[ds]?|restate[ds]?|(?:said|says) again)\b",
    re.I,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(
    r"\b(?:last (?:week|month|year|spring|summer|autumn|winter)|ago|earlier"
    rf"|in (?:{_MONTHS}))\b"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def later(told: str, report: str) -> bool:
    """Whether a report's sentence names other weekdays than the one that tells the undertaking."""
    days, others = set(_WEEKDAY.findall(told)), set(_WEEKDAY.findall(report))
    return bool(days and others) and days.isdisjoint(others)


def recalled(cue: str, between: str) -> bool:
    """Whether a cue, or what stands between it and what is told, puts that at an earlier time."""
    return bool(_CUE.search(cue) or _DATED.search(f"{cue} {between}"))
