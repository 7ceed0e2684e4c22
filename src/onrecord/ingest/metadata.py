"""What a page says of itself: date, language, licence, publisher (meta tags and JSON-LD)."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any, NamedTuple

from onrecord.ingest.licences import licence_of

_TAG = re.compile(r"<(meta|link|a|html|time)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_JSON = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.S | re.I)
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_RIGHTS = ("dcterms.rights", "dc.rights", "dcterms.license", "copyright", "rights", "license")
_KINDS = ("article", "posting", "report")


class Metadata(NamedTuple):
    """What stands in the page's head; None where it says nothing."""

    published: str | None = None
    language: str | None = None
    licence: str | None = None
    holder: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None


def metadata_of(source: str) -> Metadata:
    """The page's own statements about the article. Broken markup and JSON are passed over."""
    tags = [(tag.group(1).lower(), _attributes(tag.group(2))) for tag in _TAG.finditer(source)]
    named = _named(tags)
    told = next(_articles(source), {})
    dates = [_text(told.get("datePublished")), *(named.get(key) for key in _PUBLISHED)]
    times = [at.get("datetime") for name, at in tags if name == "time"]
    licences = [_text(told.get("license")), *_licence_links(tags), *map(named.get, _RIGHTS)]
    return Metadata(
        published=next((d for d in map(iso_date, [*dates, *times[:1]]) if d), None),
        language=next((at["lang"] for name, at in tags if name == "html" and at.get("lang")), None),
        licence=next((found for x in licences if x and (found := licence_of(x))), None),
        holder=_name(told.get("copyrightHolder")),
        publisher=_name(told.get("publisher")) or named.get("og:site_name"),
        title=_text(told.get("headline")) or named.get("og:title"),
        author=_name(told.get("author")) or named.get("author"),
    )


def iso_date(value: str | None) -> str | None:
    """`value` if it is an ISO 8601 date or date-time, else None."""
    value = (value or "").strip()
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def _attributes(inside: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(inside[:4000])
    return {
        m.group(1).lower(): unescape(m.group(2) or m.group(3) or m.group(4) or "") for m in found
    }


def _named(tags: list[tuple[str, dict[str, str]]]) -> dict[str, str]:
    """Each meta tag's content under its name, the first one counting."""
    out: dict[str, str] = {}
    for name, at in tags:
        key = at.get("property") or at.get("name") or at.get("itemprop")
        if name == "meta" and key and at.get("content", "").strip():
            out.setdefault(key.lower(), at["content"].strip())
    return out


def _licence_links(tags: list[tuple[str, dict[str, str]]]) -> list[str]:
    return [
        at["href"]
        for name, at in tags
        if name in ("a", "link") and "license" in at.get("rel", "").lower().split() and "href" in at
    ]


def _articles(source: str) -> Iterator[dict[str, Any]]:
    for script in _JSON.finditer(source):
        try:
            told = json.loads(script.group(1), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(told):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).lower().endswith(_KINDS) for name in names):
                yield item


def _items(told: Any) -> Iterator[dict[str, Any]]:
    """A JSON-LD document's top objects, alone, in a list or in a graph."""
    if isinstance(told, list):
        for item in told:
            yield from (x for x in [item] if isinstance(x, dict))
    elif isinstance(told, dict):
        yield told
        graph = told.get("@graph")
        yield from (x for x in graph if isinstance(x, dict)) if isinstance(graph, list) else ()


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for name in map(_name, value) if name]
        return "; ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
