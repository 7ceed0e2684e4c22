"""Text, files and standard input; what holds for every article."""

import hashlib
import io
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError, OnRecordError
from onrecord.ingest import from_bytes, from_file, from_stdin, from_text, read_file
from onrecord.model import shift

SHARED = Path(__file__).parents[3] / "shared"
TEXT = (
    "Ferry may sail this week\nBy Jane Doe\nGENEVA (Reuters) - The envoy said that the ferry of "
    "the harbour would sail if it was cleared.\nREAD: The accord\n© 2024 Quay Post\n"
)


def spans_of(article):
    yield from article.rights.spans
    for excluded in article.excluded:
        yield from excluded.spans


def test_a_file_is_read_and_named(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(TEXT.encode())
    article = from_file(path, published="2024-03-04")
    assert (article.text, article.file, article.published) == (TEXT, str(path), "2024-03-04")
    assert read_file(path).data == TEXT.encode()


def test_standard_input_is_read():
    article = from_stdin(io.BytesIO(TEXT.encode()), outlet="Quay Post")
    assert (article.file, article.outlet_name) == ("-", "Quay Post")


def test_the_id_is_the_digest_of_the_text():
    assert from_text(TEXT).id == "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()
    assert from_text(TEXT).id == from_bytes(TEXT.encode("utf-16")).id


@pytest.mark.parametrize("name", ["missing.txt", "", "a\x00b"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(InputError) as refusal:
        from_file(tmp_path / name)
    assert str(tmp_path) in str(refusal.value)


def test_a_date_that_is_none_is_refused():
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        from_text(TEXT, published="last Tuesday")


@pytest.mark.parametrize("before", ["😀", "😀\n", "👩🏽‍✈️ ", "\n\n"])
def test_what_stands_before_only_shifts_the_article(before):
    plain, shifted = from_text(TEXT), from_text(before + TEXT)
    assert shifted.text == before + TEXT
    assert (shifted.title, shifted.byline) == (plain.title, plain.byline)
    assert shifted.rights.spans == shift(plain.rights.spans, len(before))
    assert [(e.spans, e.reason) for e in shifted.excluded] == [
        (shift(e.spans, len(before)), e.reason) for e in plain.excluded
    ]


def test_another_line_ending_gives_the_same_passages():
    plain, other = from_text(TEXT), from_text(TEXT.replace("\n", "\r\n"))
    assert [plain.text[slice(*s)] for s in spans_of(plain)] == [
        other.text[slice(*s)] for s in spans_of(other)
    ]


def test_plain_text_is_read_without_the_slow_libraries(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT * 3)
    program = (
        "import sys, onrecord.ingest as i; i.from_file(sys.argv[1]);"
        "print([m for m in ('trafilatura', 'httpx', 'py3langid', 'numpy') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


LINES = st.sampled_from(
    [
        *TEXT.splitlines(),
        "",
        "Photo: x",
        "(c) 2024",
        "CC BY",
        "© ",
        "READ:",
        "By ",
        "(Reporting by A)",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=12).map("\r\n".join))


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_every_span_lies_in_the_text_and_none_overlap(text):
    try:
        article = from_text(text)
    except OnRecordError:
        return
    assert article == from_text(text)
    spans = [span for excluded in article.excluded for span in excluded.spans]
    assert all(0 <= start < end <= len(article.text) for start, end in spans_of(article))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(article.text[slice(*span)].strip() == article.text[slice(*span)] for span in spans)


MARKUP = st.sampled_from([
    b"<html>", b"<p>", b"</p>", b"<a href='", b"&amp;", b"&#0;", b"&", b"<!--", b"<script>",
    b"</script>", b"<", b"The envoy said that the ferry of the harbour would sail. ", b"\x00",
    b'<meta charset="utf-16">', b'<html lang="', b"<figcaption>", b"</figcaption>", b"\xed\xa0\x80",
    b'<script type="application/ld+json">{"@type":"NewsArticle","license":[{}],',
])  # fmt: skip


@given(st.one_of(st.binary(max_size=400), st.lists(MARKUP, max_size=14).map(b"".join)))
@settings(deadline=None, max_examples=200)
def test_no_bytes_raise_anything_but_a_refusal_that_can_be_mended(data):
    try:
        article = from_bytes(data)
    except OnRecordError:
        return
    assert all(0 <= a < b <= len(article.text) for a, b in spans_of(article))
    for start, end, first, last in article.source_map:
        assert 0 <= start < end <= len(article.text)
        assert 0 <= first < last <= len(data)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the articles in ../shared")
def test_rights_and_exclusions_of_the_worked_records_hold():
    records = [SHARED / "seed" / "record.json", *SHARED.glob("stories/*/*.record.json")]
    assert len(records) > 1
    for path in records:
        wanted = json.loads(path.read_text("utf8"))["article"]
        article = from_text(wanted["text"])
        rights = wanted["rights"] or {"licence": None, "holder": None, "spans": []}
        assert article.rights.licence == rights["licence"]
        assert article.rights.holder == rights["holder"]
        assert [list(s) for s in article.rights.spans] == rights["spans"]
        found = [
            {"spans": [list(s) for s in e.spans], "reason": e.reason} for e in article.excluded
        ]
        assert all(excluded in found for excluded in wanted["excluded"])
        assert wanted["title"] in (None, article.title)
