"""Bytes in any encoding, and input that is no text."""

import codecs

import pytest

from onrecord.errors import InputError
from onrecord.ingest import from_bytes
from onrecord.ingest.decode import MAX_BYTES

TEXT = (
    "The envoy’s office said on Monday — “without conditions” — that the café at the harbour "
    "would open if the crews of the ferry were told of it.\r\n"
)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
def test_the_same_text_is_read_whatever_the_encoding(encoding, mark):
    assert from_bytes(mark + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_without_a_mark(encoding):
    plain = TEXT.encode("ascii", "ignore").decode("ascii")
    assert from_bytes(plain.encode(encoding)).text == plain


def test_the_servers_word_goes_before_the_pages():
    data = b'<meta charset="utf-8">' + "The café said that the ferry of the harbour sails.".encode(
        "latin-1"
    )
    assert "café" in from_bytes(data, content_type="text/html; charset=ISO-8859-1").text


def test_a_page_says_its_charset():
    page = '<html><head><meta charset="windows-1252"></head><body><p>“The café at the harbour '
    page += "will open,” the envoy said, and the crews were told of it.</p></body></html>"
    assert from_bytes(page.encode("cp1252")).text.startswith("“The café at the harbour")


@pytest.mark.parametrize("declared", ["utf-16", "no-such-charset", "rot13", "hex", "idna", "utf-7"])
def test_a_declared_charset_that_cannot_be_is_passed_over(declared):
    assert from_bytes(TEXT.encode(), content_type=f"text/plain; charset={declared}").text == TEXT


def test_a_text_cut_off_in_a_character_is_read_to_there():
    data = (TEXT * 3).encode().strip()
    cut = data[: data.rindex("”".encode()) + 2]
    assert from_bytes(cut).text.startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "packed file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"The envoy\x00said", "not text"),
        (bytes(range(256)) * 20, "not text"),
        (b"x" * (MAX_BYTES + 1), "larger than"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "save it as UTF-8"),
        (b"12345 67", "no words"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, says):
    with pytest.raises(InputError) as refusal:
        from_bytes(data)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)
