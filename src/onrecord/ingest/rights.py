"""Under which licence an article stands: SPDX id, holder, and the passages that say so."""

import re
from typing import NamedTuple

from onrecord.ingest.lines import Line, lines_of
from onrecord.model import Rights, Span

_PARTS = {
    "attribution": "by", "by": "by", "noncommercial": "nc", "non commercial": "nc", "nc": "nc",
    "sharealike": "sa", "share alike": "sa", "sa": "sa",
    "noderivatives": "nd", "noderivs": "nd", "no derivatives": "nd", "no derivs": "nd", "nd": "nd",
}  # fmt: skip
_PART = r"(?:attribution|non[- ]?commercial|share[- ]?alike|no[- ]?deriv(?:ative)?s|by|nc|sa|nd)"
_CC = re.compile(
    rf"\b(?:creative\s+commons|cc)[\s-]+({_PART}(?:[\s/,–-]+{_PART})*)"
    r"(?:[\s,(-]+(?:v(?:ersion)?\s*)?(\d\.\d))?",
    re.I,
)
_CC_URL = re.compile(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", re.I)
_ZERO = re.compile(r"\bCC[\s-]?(?:0|Zero)\b|creativecommons\.org/publicdomain/zero", re.I)
_PUBLIC = re.compile(r"\b(?:in|into|to) the public domain\b|publicdomain/mark", re.I)
_OGL = re.compile(r"\bOpen Government Licen[cs]e(?:\s+(?:v(?:ersion)?\s*)?(\d\.\d))?", re.I)
_RESERVED = re.compile(r"\ball rights (?:are )?reserved\b", re.I)
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright\b)", re.I)
_HOLDERS = (
    re.compile(r"\b(?:work|article|story|text|report|content|piece|material)s?\s+(?:is\s+)?by\s+(.+?)\s+(?:is|are)\s+(?:\w+\s+){0,2}(?:licen[cs]ed|published|available|released|in the public)", re.I),
    re.compile(r"\b(?:re-?published|reproduced|reprinted|taken|adapted|syndicated)\s+(?:\w+\s+){0,2}?(?:from|by|courtesy of)\s+(.+?)\s+(?:under|with|by permission|according)", re.I),
    re.compile(r"^(.+?)['’]s?\s+(?:work|article|content|text)\s+is\s+licen[cs]ed", re.I),
    re.compile(r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(.+?)(?:\s+\d{4}\b|\s*[.,;|]|\s*$)", re.I),
    re.compile(r"^(.+?)\s*[,:–-]?\s*(?:licen[cs]ed|available|published|released)\s+under", re.I),
)  # fmt: skip


class Found(NamedTuple):
    """One line about rights."""

    licence: str | None
    holder: str | None
    span: Span


def licence_of(text: str) -> str | None:
    """The SPDX id of the licence that `text` names, or a `LicenseRef-`; None if it names none."""
    if _ZERO.search(text):
        return "CC0-1.0"
    url = _CC_URL.search(text)
    if url:
        return f"CC-{url.group(1).upper()}-{url.group(2)}"
    named = _CC.search(text)
    if named:
        return _creative_commons(named.group(1), named.group(2))
    government = _OGL.search(text)
    if government:
        return f"OGL-UK-{government.group(1) or '3.0'}"
    if _PUBLIC.search(text):
        return "LicenseRef-public-domain"
    if _RESERVED.search(text):
        return "LicenseRef-all-rights-reserved"
    return None


def _creative_commons(parts: str, version: str | None) -> str:
    found = {_PARTS[re.sub(r"[-\s]+", " ", p.lower()).replace("non commercial", "noncommercial")]
             if re.sub(r"[-\s]+", " ", p.lower()) in _PARTS else _PARTS[re.sub(r"[-\s]+", "", p.lower())]
             for p in re.findall(_PART, parts, re.I)}
    found.add("by")
    order = [p for p in ("by", "nc", "nd", "sa") if p in found]
    return "-".join(["CC", *(p.upper() for p in order), version or "4.0"])


def holder_of(text: str) -> str | None:
    """Whom a line about rights names as holder."""
    for pattern in _HOLDERS:
        found = pattern.search(text)
        if found:
            name = found.group(1).strip(" .,:;–-\"“”'")
            if 1 < len(name) < 80 and not licence_of(name):
                return name
    return None


def is_rights_line(line: Line) -> bool:
    """Whether a whole line is about rights, not a report that mentions some.

    A rights line names a licence with words of licensing, or opens with a copyright sign.
    """
    if len(line.text) > 400:
        return False
    if _COPYRIGHT.match(line.text):
        return True
    if not licence_of(line.text):
        return False
    return bool(
        re.search(
            r"\blicen[cs]ed?\b|republished|reprinted|reproduced|reserved|^public domain|dedicated|released"
            r"|creativecommons\.org|^CC\b",
            line.text,
            re.I,
        )
    ) and not re.search(r"[\"“].+[\"”]\s*,?\s*(?:\w+\s+){0,3}(?:said|told|added)\b", line.text)


def find_rights(text: str) -> tuple[Rights, tuple[Span, ...]]:
    """What the text says of its rights, and the spans of the lines that say it."""
    found = [
        Found(licence_of(line.text), holder_of(line.text), line.span)
        for line in lines_of(text)
        if is_rights_line(line)
    ]
    spans = tuple(f.span for f in found)
    licence = next((f.licence for f in found if f.licence), None)
    if found and licence is None:
        licence = "LicenseRef-all-rights-reserved"
    holder = next((f.holder for f in found if f.holder), None)
    return Rights(licence=licence, holder=holder, spans=spans), spans
