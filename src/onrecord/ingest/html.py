"""An outlet's page -> its article (trafilatura), with each line's place in the original bytes."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from onrecord.errors import InputError
from onrecord.ingest.rights import holder_of, licence_of
from onrecord.model import Article, Excluded

_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>", re.S | re.I)


def looks_like_html(text: str, content_type: str | None, file: str | None) -> bool:
    """By declared type, by name, or by what the text opens with."""
    if content_type and "html" in content_type:
        return True
    if Path(file or "").suffix.lower() in (".html", ".htm", ".xhtml"):
        return True
    return bool(re.match(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", text[:2000], re.I | re.S))


def read_html(
    data: bytes, source: str, encoding: str, skipped: int,
    from_text: Callable[..., Article], given: dict[str, Any],
) -> Article:
    """The article of a page. Raises InputError if the page has none."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            source, url=given.get("url"), with_metadata=True, include_comments=False,
            include_tables=False, favor_precision=True,
        )
    except (ValueError, RecursionError, AssertionError) as error:
        raise InputError("The page cannot be taken apart: save its text and give that.") from error
    page: dict[str, Any] = found.as_dict() if found is not None else {}
    body = (page.get("text") or "").strip()
    if not body:
        raise InputError("No article was found in the page: save its text and give that.")
    article = from_text(
        body,
        file=given.get("file"),
        url=given.get("url") or page.get("url"),
        outlet=given.get("outlet") or page.get("sitename"),
        published=given.get("published") or page.get("date"),
        title=given.get("title") or page.get("title"),
    )
    article = _with_page_rights(article, source)
    return replace(
        article,
        byline=article.byline or page.get("author"),
        excluded=_with_captions(article, source),
        source_map=source_map(article.text, source, encoding, skipped),
    )


def _with_page_rights(article: Article, source: str) -> Article:
    """A licence that stands in the page's frame counts where the text itself names none."""
    if article.rights.licence:
        return article
    link = re.search(r"<(?:a|link)\b[^>]*\brel=[\"']?license[^>]*>", source, re.I)
    plain = unescape(_TAG.sub("\n", source))
    line = next(
        (x.strip() for x in plain.splitlines() if licence_of(x) or re.match(r"\s*(?:©|Copyright)", x)),
        "",
    )
    licence = (licence_of(link.group()) if link else None) or licence_of(line)
    if not licence and line:
        licence = "LicenseRef-all-rights-reserved"
    holder = holder_of(line) or (article.outlet_name if licence else None)
    return replace(article, rights=replace(article.rights, licence=licence, holder=holder))


def _with_captions(article: Article, source: str) -> tuple[Excluded, ...]:
    """Lines of the text that the page has as captions."""
    excluded = list(article.excluded)
    taken = {span for e in excluded for span in e.spans}
    for caption in re.findall(r"<figcaption\b[^>]*>(.*?)</figcaption", source, re.S | re.I):
        words = " ".join(unescape(_TAG.sub(" ", caption)).split())
        for match in re.finditer(re.escape(words), article.text) if words else ():
            if match.span() not in taken:
                excluded.append(Excluded(spans=(match.span(),), reason="caption"))
    return tuple(sorted(excluded, key=lambda e: e.spans))


def source_map(text: str, source: str, encoding: str, skipped: int) -> tuple[tuple[int, int, int, int], ...]:
    """For each run of words of `text` found in the page: `(start, end, byte_start, byte_end)`.

    Both are walked word by word; tags are stepped over and entities count as what they stand for.
    """
    words, at = list(_words(source)), 0
    found: list[tuple[int, int, int, int]] = []
    offsets = _byte_offsets(source, encoding, skipped)
    for match in re.finditer(r"\S+", text):
        ahead = next((k for k in range(at, min(at + 400, len(words))) if words[k][0] == match.group()), None)
        if ahead is None:
            continue
        at = ahead + 1
        found.append((match.start(), match.end(), offsets[words[ahead][1]], offsets[words[ahead][2]]))
    return tuple(found)


def _words(source: str) -> list[tuple[str, int, int]]:
    """The visible words of a page with their places in its source."""
    out: list[tuple[str, int, int]] = []
    at = 0
    for tag in [*_TAG.finditer(source), None]:
        stop = tag.start() if tag else len(source)
        for match in re.finditer(r"\S+", source[at:stop]):
            word = unescape(match.group()) if "&" in match.group() else match.group()
            out.append((word.strip("\u00a0"), at + match.start(), at + match.end()))
        at = tag.end() if tag else stop
    return out


def _byte_offsets(source: str, encoding: str, skipped: int) -> list[int]:
    offsets, total = [skipped], skipped
    for char in source:
        total += len(char.encode(encoding, "replace"))
        offsets.append(total)
    return offsets
