"""Bytes -> text, whatever the encoding."""

import codecs
import re

from onrecord.errors import InputError

MAX_BYTES = 10_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I)


def decode(data: bytes, content_type: str | None = None) -> tuple[str, str, int]:
    """Text, the encoding it was in, and how many bytes of a byte order mark stood before it.

    Raises InputError for empty, too large or binary input.
    """
    if not data.strip():
        raise InputError("There is nothing to read: the input is empty. Give an article's text.")
    if len(data) > MAX_BYTES:
        raise InputError(
            f"The input has {len(data):,} bytes; onrecord reads at most {MAX_BYTES:,}. Split it."
        )
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(_decode(data[len(bom) :], name)), name, len(bom)
    for name in (_charset(content_type), _declared(data), "utf-8"):
        if name:
            try:
                return _checked(data.decode(name)), name, 0
            except (UnicodeDecodeError, LookupError):
                continue
    return _checked(_guess(data)[0]), _guess(data)[1], 0


def _charset(content_type: str | None) -> str | None:
    found = re.search(r"charset=[\"']?([\w-]+)", content_type or "", re.I)
    return found.group(1) if found else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii", "ignore") if found else None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"The input says it is {name} but is not (byte {error.start}): save it as UTF-8."
        ) from error


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("The input is not text in an encoding that onrecord knows: save it as UTF-8.")
    return str(best), best.encoding


def _checked(text: str) -> str:
    """Refuse binary data that happens to decode."""
    strange = sum(1 for c in text[:20000] if ord(c) < 32 and c not in "\t\n\r\f\v")
    if "\x00" in text or strange > len(text[:20000]) / 50:
        raise InputError("The input is not text (a picture, a PDF or the like?): give its text.")
    if not text.strip():
        raise InputError("There is nothing to read: the input is empty. Give an article's text.")
    return text
