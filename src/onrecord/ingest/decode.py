"""Bytes -> text, whatever the encoding."""

import codecs
import re
from typing import NamedTuple

from onrecord.errors import InputError

MAX_BYTES = 10_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file (a Word document or the like)"),
    (b"\xd0\xcf\x11\xe0", "a Word document or the like"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
# Pages that declare these mean the Windows superset (WHATWG Encoding Standard).
_LATIN = frozenset({"iso8859-1", "ascii"})
_NOTHING = "There is nothing to read: the input is empty. Give an article's text."


class Decoded(NamedTuple):
    """The text, its encoding, and the bytes of a byte order mark before it.

    `raw` is the text with bytes that fit no character kept as lone surrogates, so that it can be
    encoded again byte for byte (errors="surrogateescape"); `text` has U+FFFD there.
    """

    text: str
    raw: str
    encoding: str
    skipped: int


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """The text that `data` is, by mark, declaration or guess.

    Raises InputError for empty, too large or binary input.
    """
    if not data.strip():
        raise InputError(_NOTHING)
    if len(data) > MAX_BYTES:
        raise InputError(f"The input is larger than {MAX_BYTES:,} bytes: split it into articles.")
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputError(f"The input is {kind}, not text: save its text and give that.")
    raw, encoding, skipped = _decoded(data, content_type)
    text = re.sub("[\ud800-\udfff]", "\ufffd", raw)
    check_text(text)
    return Decoded(text, raw, encoding, skipped)


def check_text(text: str) -> None:
    """Raise InputError unless `text` is something to read: not blank, not binary, not too long."""
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise InputError(_NOTHING)
    if len(text) > MAX_BYTES:
        raise InputError(f"The text is longer than {MAX_BYTES:,} characters: split it.")
    sample = text[:20_000]
    strange = sum(1 for c in sample if (ord(c) < 32 and c not in "\t\n\r\f\v") or c == "\ufffd")
    if "\x00" in text or strange > len(sample) / 20:
        raise InputError("The input is not text: save it as plain text in UTF-8 and give that.")


def _decoded(data: bytes, content_type: str | None) -> tuple[str, str, int]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _tolerant(data[len(bom) :], name), name, len(bom)
    wide = _utf16(data)
    if wide:
        return _tolerant(data, wide), wide, 0
    for declared in (_in_header(content_type), _in_page(data), "utf-8"):
        known = _known(declared)
        if known:
            try:
                return data.decode(known), known, 0
            except UnicodeDecodeError:
                continue
    if _mostly_utf8(data):
        return _tolerant(data, "utf-8"), "utf-8", 0
    name = _guessed(data)
    return _tolerant(data, name), name, 0


def _tolerant(data: bytes, encoding: str) -> str:
    """Decoded, with each byte that fits nothing as a lone surrogate where the codec can."""
    try:
        return data.decode(encoding, "surrogateescape")
    except UnicodeDecodeError as error:  # UTF-16 and UTF-32 cannot
        raise InputError(
            f"The input begins as {encoding} but breaks at byte {error.start}: save it as UTF-8."
        ) from error


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every other byte is zero."""
    sample = data[: 2 * (min(len(data), 2000) // 2)]
    half = len(sample) // 2
    if half < 2:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.7 * half and low == 0:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 * half and high == 0 else None


def _in_header(content_type: str | None) -> str | None:
    found = _CHARSET.search(content_type or "")
    return found.group(1) if found else None


def _in_page(data: bytes) -> str | None:
    found = _META.search(data[:4096])
    return found.group(1).decode("ascii", "ignore") if found else None


def _known(name: str | None) -> str | None:
    """Python's name of a text encoding that can follow ASCII, or None."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    # A declaration readable as ASCII cannot be in UTF-16; non-text codecs (rot13) are no charset.
    if not found._is_text_encoding or found.name.startswith(("utf-16", "utf-32", "utf-7", "idna")):
        return None
    if found.name in ("punycode", "unicode_escape", "raw_unicode_escape", "undefined"):
        return None
    return "cp1252" if found.name in _LATIN else found.name


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few broken bytes: cut off in a character, or pasted together."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sum(1 for c in text if "\udc80" <= c <= "\udcff")
    return sum(1 for c in text if ord(c) > 127) - broken > 4 * broken


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:200_000], cp_exclusion=["utf_7"]).best()
    if best is None:
        return "cp1252"
    # Western single-byte encodings share their letters; their quotation marks tell Windows apart.
    return (
        "cp1252"
        if best.encoding.startswith(("cp125", "latin", "iso8859", "ascii")) and _western(data)
        else best.encoding
    )


def _western(data: bytes) -> bool:
    """Mostly ASCII: single bytes above it are quotation marks, dashes and a few accents."""
    return sum(1 for b in data if b > 127) < len(data) / 10
