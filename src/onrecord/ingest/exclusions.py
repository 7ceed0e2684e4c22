"""Passages that are not the report: found so that nothing is read from them.

Only whole lines, and credits that close one, are left out (`data/lines`); a line in which
somebody speaks is left in unless it opens with a label such as 'READ MORE:'.
"""

import re
from functools import lru_cache

from onrecord.ingest.headings import find_byline
from onrecord.ingest.lines import Line, lines_of
from onrecord.ingest.wordlists import patterns, table
from onrecord.model import Excluded, ExclusionReason, Span, Spans, overlaps

REASONS: tuple[ExclusionReason, ...] = ("related-link", "caption", "navigation", "other")
LONGEST = 400
# '(Reporting by …; Editing by …)' may close a paragraph of the report.
_SIGNED = re.compile(
    r"\(\s*(?:additional |with )?(?:report(?:ing|ed)?|writ(?:ing|ten)|edit(?:ing|ed)|compiled"
    r"|translated|text) by\b[^()]{2,300}\)\.?$",
    re.I,
)
_SPEECH = re.compile(
    r"[\"“”]|\b(?:said|says?|told|tells?|added|warn(?:s|ed)|urge[sd]?|insist(?:s|ed)|vow(?:s|ed))\b",
    re.I,
)
_LABELLED = re.compile(r"[^\s:|]+(?:\s+[^\s:|]+){0,2}\s*[:|]")


def find_exclusions(text: str, rights: Spans) -> tuple[Excluded, ...]:
    """Every passage that is not the report, with the reason, in the order of the text.

    `rights` are the passages already known to be about rights.
    """
    found = [Excluded(spans=(span,), reason="rights") for span in rights]
    byline = find_byline(text)
    for line in lines_of(text):
        if not overlaps([line.span], rights):
            reason = "other" if line == byline else _reason(line.text)
            span = line.span if reason else _signature(line)
            if span:
                found.append(Excluded(spans=(span,), reason=reason or "other"))
    return tuple(sorted(found, key=lambda excluded: excluded.spans))


def _reason(words: str) -> ExclusionReason | None:
    if len(words) > LONGEST or (_SPEECH.search(words) and not _LABELLED.match(words)):
        return None
    for reason in REASONS:
        if patterns(reason).fullmatch(words):
            return reason
    return "caption" if _picture_credit().fullmatch(words) else None


def _signature(line: Line) -> Span | None:
    found = _SIGNED.search(line.text)
    return (line.start + found.start(), line.end) if found else None


@lru_cache(maxsize=1)
def _picture_credit() -> re.Pattern[str]:
    """'Getty Images', 'Name/Agency', 'Name via Agency' alone on a line."""
    pictures = [alias for row in table("picture-agencies") for alias in row]
    others = [alias for row in table("agencies") for alias in row]
    own = "|".join(map(re.escape, pictures))
    every = "|".join(map(re.escape, pictures + others))
    return re.compile(
        rf"(?:[\w.'’ -]{{2,50}}?\s*(?:/|\bvia\b)\s*(?:{every})|{own})(?:/\w[\w ]*)?\.?"
    )
