"""An outlet's page -> its article (trafilatura), traced to the original bytes."""

import logging
import re
import warnings
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from onrecord.errors import InputError
from onrecord.ingest.decode import Decoded
from onrecord.ingest.given import Given
from onrecord.ingest.licences import RESERVED
from onrecord.ingest.markup import captions, lines_shown
from onrecord.ingest.metadata import Metadata, metadata_of
from onrecord.ingest.rights import find_rights
from onrecord.ingest.sourcemap import source_map
from onrecord.ingest.text import article_of_text
from onrecord.model import Article, Excluded, Rights, overlaps

# What an extractor finds odd in a page is not the user's business.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_OPENING = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|section|h1|script)\b",
    re.I | re.S,
)
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.I)
_NOTHING = "No article was found in the page: save its text and give that."


def is_page(text: str, content_type: str | None, file: str | None) -> bool:
    """Whether a text is HTML: by its declared type, its file's name, or what it opens with."""
    if content_type and "html" in content_type.lower():
        return True
    if Path(file or "").suffix.lower() in (".html", ".htm", ".xhtml", ".mhtml"):
        return True
    return bool(_OPENING.match(text[:4000]))


def article_of_page(decoded: Decoded, given: Given) -> Article:
    """The article of a page.

    Raises InputError if the page has none, LanguageError if it is not in English.
    """
    source = decoded.text
    found, told = _extracted(source, given.get("url")), metadata_of(source)
    title = given.get("title") or found.get("title") or told.title
    body = _body(found, source, title)
    article = article_of_text(
        body,
        {
            "file": given.get("file"),
            "url": given.get("url") or found.get("url"),
            "outlet": given.get("outlet") or _outlet(found, told),
            "published": given.get("published") or told.published or found.get("date"),
            "title": title,
        },
        language=told.language,
    )
    rights = _page_rights(article.rights, source, told)
    return replace(
        article,
        outlet_name=article.outlet_name or rights.holder or _host(found),
        byline=article.byline or told.author or found.get("author"),
        rights=rights,
        excluded=_with_captions(article, source),
        source_map=source_map(article.text, decoded.raw, decoded.encoding, decoded.skipped),
    )


def _extracted(source: str, url: str | None) -> dict[str, Any]:
    import trafilatura  # slow to import; plain text does without

    try:
        with warnings.catch_warnings(action="ignore"):  # a page's odd dates are not ours to report
            found = trafilatura.bare_extraction(
                source, url=url, with_metadata=True, include_comments=False
            )
    except Exception as error:  # whatever a hostile page does to a parser, the user can mend it
        raise InputError(
            f"The page cannot be taken apart ({type(error).__name__}). {_NOTHING}"
        ) from error
    return found if isinstance(found, dict) else found.as_dict() if found else {}


def _body(found: dict[str, Any], source: str, title: str | None) -> str:
    """The article's text without its headline, which has a place of its own."""
    body = (found.get("text") or "").strip() or _plain(source)
    first, _, rest = body.partition("\n")
    if title and rest.strip() and " ".join(first.split()) == " ".join(title.split()):
        body = rest.lstrip("\n")
    if not body.strip():
        raise InputError(_NOTHING)
    return body


def _plain(source: str) -> str:
    """All that a page shows: for pages too short for an article to be told from its frame."""
    body = re.split(r"<body\b[^>]*>", source, maxsplit=1, flags=re.I)[-1]
    return lines_shown(re.sub(r"<title\b.*?(?:</title\s*>|\Z)", "", body, flags=re.I | re.S))


def _outlet(found: dict[str, Any], told: Metadata) -> str | None:
    name = told.publisher or found.get("sitename")
    return name if name and not _HOST.fullmatch(name) else None


def _host(found: dict[str, Any]) -> str | None:
    """The host's name: better than nothing where the page gives its outlet no other."""
    return found.get("sitename") or found.get("hostname")


def _page_rights(own: Rights, source: str, told: Metadata) -> Rights:
    """The text's rights, made whole by the page's frame and head where the text is silent."""
    if own.licence and own.licence != RESERVED:
        return own
    frame, _ = find_rights(lines_shown(source))
    named = [x for x in (frame.licence, told.licence, own.licence) if x]
    licence = min(named, key=lambda x: x.startswith("LicenseRef-"), default=None)
    holder = own.holder or told.holder or frame.holder or (told.publisher if licence else None)
    return replace(own, licence=licence, holder=holder)


def _with_captions(article: Article, source: str) -> tuple[Excluded, ...]:
    """What is excluded, with the lines of the text that the page has as captions."""
    excluded = list(article.excluded)
    for words in captions(source):
        pattern = r"\s+".join(map(re.escape, words.split()))
        for match in re.finditer(rf"^[^\S\n]*({pattern})[^\S\n]*$", article.text, re.M):
            if not overlaps([match.span(1)], (span for e in excluded for span in e.spans)):
                excluded.append(Excluded(spans=(match.span(1),), reason="caption"))
    return tuple(sorted(excluded, key=lambda each: each.spans))
