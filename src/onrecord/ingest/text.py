"""Plain text -> `Article`: who published it, its rights, and what in it is not the report."""

import hashlib
import re

from onrecord.ingest.decode import check_text
from onrecord.ingest.exclusions import find_exclusions
from onrecord.ingest.given import Given
from onrecord.ingest.headings import find_byline, find_title
from onrecord.ingest.language import require_english
from onrecord.ingest.rights import find_rights
from onrecord.model import Article


def article_of_text(text: str, given: Given, *, language: str | None = None) -> Article:
    """An article from its text, which is kept as it is but for a byte order mark.

    `language` is what the page declares. Raises InputError if there is nothing to read and
    LanguageError if it is not in English.
    """
    text = re.sub("[\ud800-\udfff]", "\ufffd", text.removeprefix("\ufeff"))
    check_text(text)
    require_english(text, language)
    rights, passages = find_rights(text)
    excluded = find_exclusions(text, passages)
    byline = find_byline(text)
    return Article(
        id="sha256:" + hashlib.sha256(text.encode("utf8")).hexdigest(),
        text=text,
        outlet_name=given.get("outlet") or rights.holder,
        title=given.get("title")
        or find_title(text, tuple(span for each in excluded for span in each.spans)),
        byline=byline.text[2:].strip() if byline else None,
        url=given.get("url"),
        file=given.get("file"),
        published=given.get("published"),
        rights=rights,
        excluded=excluded,
    )
