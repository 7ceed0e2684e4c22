"""Text, bytes, a file or standard input -> `Article`; the original bytes can be had beside it."""

from pathlib import Path
from typing import BinaryIO, NamedTuple, Unpack

from onrecord.errors import InputError
from onrecord.ingest.decode import MAX_BYTES, decode
from onrecord.ingest.given import Given, check_given
from onrecord.ingest.page import article_of_page, is_page
from onrecord.ingest.text import article_of_text
from onrecord.model import Article


class Original(NamedTuple):
    """Bytes as they came, before anything is read from them, and where they came from."""

    data: bytes
    file: str | None = None
    url: str | None = None
    content_type: str | None = None

    def article(self, **given: Unpack[Given]) -> Article:
        """The article in these bytes; `given` goes before what they say themselves."""
        known: Given = {**given}
        known["file"] = given.get("file") or self.file
        known["url"] = given.get("url") or self.url
        return from_bytes(self.data, content_type=self.content_type, **known)


def from_text(text: str, **given: Unpack[Given]) -> Article:
    """An article from its plain text.

    Raises InputError if there is nothing to read and LanguageError if it is not in English.
    """
    return article_of_text(text, check_given(given))


def from_bytes(data: bytes, *, content_type: str | None = None, **given: Unpack[Given]) -> Article:
    """An article from plain text or HTML in any encoding.

    `content_type` is the type that a server declared. Raises InputError and LanguageError.
    """
    given = check_given(given)
    decoded = decode(data, content_type)
    if is_page(decoded.text, content_type, given.get("file")):
        return article_of_page(decoded, given)
    return article_of_text(decoded.text, given)


def from_file(path: str | Path, **given: Unpack[Given]) -> Article:
    """An article from a file. Raises InputError if it cannot be read."""
    return read_file(path).article(**given)


def from_stdin(stream: BinaryIO, **given: Unpack[Given]) -> Article:
    """An article from standard input (its bytes: `sys.stdin.buffer`)."""
    return read_stream(stream).article(**given)


def read_file(path: str | Path) -> Original:
    """A file's bytes. Raises InputError, with what to do, if there is no such file to read."""
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder: give the files in it.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError(f"{path} cannot be read ({reason}): check its name.") from error
    return Original(data, file=str(path))


def read_stream(stream: BinaryIO) -> Original:
    """The bytes of standard input, up to just over the most that onrecord reads."""
    return Original(stream.read(MAX_BYTES + 1), file="-")
