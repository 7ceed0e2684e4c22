"""Text, bytes, a file or standard input -> `Article`."""

import hashlib
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from onrecord.errors import InputError
from onrecord.ingest.decode import MAX_BYTES, decode
from onrecord.ingest.exclusions import byline_of, find_exclusions, title_of
from onrecord.ingest.html import looks_like_html, read_html
from onrecord.ingest.language import require_english
from onrecord.ingest.rights import find_rights
from onrecord.model import Article


class Given(TypedDict, total=False):
    """What the user says that the text does not."""

    file: str | None
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None


def from_text(text: str, **given: Unpack[Given]) -> Article:
    """An article from its plain text, which is kept as it is.

    Raises InputError if there is nothing to read and LanguageError if it is not in English.
    """
    if not text.strip():
        raise InputError("There is nothing to read: the text is empty. Give an article's text.")
    text = text.removeprefix("\ufeff").encode("utf8", "replace").decode("utf8")
    require_english(text)
    rights, spans = find_rights(text)
    return Article(
        id="sha256:" + hashlib.sha256(text.encode("utf8")).hexdigest(),
        text=text,
        outlet_name=given.get("outlet") or rights.holder,
        title=given.get("title") or title_of(text),
        byline=byline_of(text),
        url=given.get("url"),
        file=given.get("file"),
        published=given.get("published"),
        language="en",
        rights=rights,
        excluded=find_exclusions(text, spans),
    )


def from_bytes(
    data: bytes, *, content_type: str | None = None, **given: Unpack[Given]
) -> Article:
    """An article from plain text or HTML in any encoding."""
    text, encoding, skipped = decode(data, content_type)
    if looks_like_html(text, content_type, given.get("file")):
        return read_html(data, text, encoding, skipped, from_text, dict(given))
    return from_text(text, **given)


def from_file(path: Path, **given: Unpack[Given]) -> Article:
    """An article from a file. Raises InputError if it cannot be read."""
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path} is larger than {MAX_BYTES:,} bytes: split it.")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{path} cannot be read ({reason}): check the name.") from error
    given.setdefault("file", str(path))
    return from_bytes(data, **given)


def from_stdin(stream: BinaryIO, **given: Unpack[Given]) -> Article:
    """An article from standard input."""
    given.setdefault("file", "-")
    return from_bytes(stream.read(MAX_BYTES + 1), **given)
