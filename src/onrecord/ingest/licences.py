"""The licence that a passage or an address names, as an SPDX identifier."""

import re

_PARTS = (
    ("by", r"attribution|by"),
    ("nc", r"non[\s-]?commercial|nc"),
    ("nd", r"no[\s-]?deriv(?:ative)?s?(?:[\s-]works?)?|nd"),
    ("sa", r"share[\s-]?alike|sa"),
)  # in the order of SPDX identifiers
_PART = "(?:" + "|".join(pattern for _, pattern in _PARTS) + r")\b"
_VERSION = r"(?:[\s,(/-]+(?:v(?:ersion)?\.?\s*)?(\d(?:\.\d)?)\b)?"
_CC = re.compile(
    r"\b(?:creative\s+commons(?:['’]s?)?|cc)[\s:(-]+(?:licen[cs]e[\s:(]+)?"
    rf"({_PART}(?:(?:[\s,/–-]|\band\b)+{_PART})*){_VERSION}",
    re.I,
)
_CC_URL = re.compile(r"creativecommons\.org/licen[cs]es/([a-z]+(?:-[a-z]+)*)(?:/(\d\.\d))?", re.I)
_CC_UNNAMED = re.compile(r"\bcreative\s+commons\s+licen[cs]e", re.I)
_ZERO = re.compile(
    r"\bCC[\s-]?(?:0|Zero)\b|\bcreative\s+commons\s+(?:0|zero)\b|creativecommons\.org/publicdomain/zero",
    re.I,
)
_MARK = re.compile(r"\bpublic\s+domain\s+mark\b|creativecommons\.org/publicdomain/mark", re.I)
_PUBLIC = re.compile(r"\bpublic[\s-]+domain\b", re.I)
_OGL = re.compile(
    r"\b(?:open\s+government\s+licen[cs]e|OGL)(?:[\s–-]+(canada))?"
    r"(?:[\s,(-]+(?:UK[\s-]+)?(?:v(?:ersion)?\.?\s*)?(\d(?:\.\d)?)\b)?"
    r"|nationalarchives\.gov\.uk/doc/open-government-licence(?:/version/(\d))?",
    re.I,
)
_RESERVED = re.compile(r"\ball\s+rights\s+(?:are\s+)?reserved\b", re.I)

RESERVED = "LicenseRef-all-rights-reserved"


def licence_of(text: str) -> str | None:
    """The SPDX id of the licence that `text` names, a `LicenseRef-` for one without an id.

    Ported licences ('3.0 IGO', '2.5 Canada') get the id of their base. A licence named without
    its version has no SPDX id; none is guessed. None if `text` names no licence.
    """
    return _creative_commons(text) or _open_government(text) or _other(text)


def _creative_commons(text: str) -> str | None:
    if _ZERO.search(text):
        return "CC0-1.0"
    url, named = _CC_URL.search(text), _CC.search(text)
    found = url if url and url.group(2) else named or url
    if found:
        return _identifier(found.group(1), found.group(2))
    return "LicenseRef-CC" if _CC_UNNAMED.search(text) else None


def _identifier(parts: str, version: str | None) -> str:
    named = [p for p, pattern in _PARTS if re.search(rf"\b(?:{pattern})\b", parts, re.I)]
    if not named:
        return "LicenseRef-CC"
    # Every licence from version 2.0 on asks for attribution, whether or not it is spelt out.
    if "by" not in named and (version or "")[:1] != "1":
        named.insert(0, "by")
    base = "-".join(["CC", *(p.upper() for p in named)])
    if version is None:
        return f"LicenseRef-{base}"
    return f"{base}-{version if '.' in version else version + '.0'}"


def _open_government(text: str) -> str | None:
    found = _OGL.search(text)
    if not found:
        return None
    country = "Canada" if found.group(1) else "UK"
    version = found.group(2) or found.group(3)
    if version is None:
        return f"LicenseRef-OGL-{country}"
    return f"OGL-{country}-{version if '.' in version else version + '.0'}"


def _other(text: str) -> str | None:
    if _MARK.search(text):
        return "CC-PDM-1.0"
    if _PUBLIC.search(text):
        return "LicenseRef-public-domain"
    return RESERVED if _RESERVED.search(text) else None
