"""What an outlet published: the text, where it came from, and what may be done with it."""

from typing import Literal

from msgspec import Struct

from onrecord.model.span import Spans

ExclusionReason = Literal["rights", "related-link", "navigation", "caption", "other"]


class Rights(Struct, frozen=True, kw_only=True):
    """Under which licence the article stands, who holds it, and the passages that say so.

    `licence` is an SPDX identifier where there is one (`CC-BY-4.0`), else a `LicenseRef-`.
    """

    licence: str | None = None
    holder: str | None = None
    spans: Spans = ()


class Excluded(Struct, frozen=True, kw_only=True):
    """Passages that are not the report. They stay in the text, and nothing is read from them."""

    spans: Spans
    reason: ExclusionReason


class Article(Struct, frozen=True, kw_only=True):
    """An article as read. `id` is `sha256:` and the digest of `text` in UTF-8.

    `outlet` is an actor's id (set by reading); `outlet_name` is what the page, the text or the
    user called the outlet. `published` is an ISO 8601 date or date-time. `file` is the name the
    article was read from, `source_map` the place in the original bytes of each stretch of text:
    `(text_start, text_end, byte_start, byte_end)`.
    """

    id: str
    text: str
    outlet: str | None = None
    outlet_name: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    file: str | None = None
    published: str | None = None
    language: str = "en"
    rights: Rights = Rights()
    excluded: tuple[Excluded, ...] = ()
    source_map: tuple[tuple[int, int, int, int], ...] = ()
