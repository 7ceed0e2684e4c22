import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.export import digest
from onrecord.model import Record
from tests.export.made import affair, records


def test_it_reads_as_plain_words() -> None:
    text = digest(affair(), colour=False)
    for line in (
        "A bridge",
        "The Wire, 2031-03-04",
        "Rights: CC-BY-4.0, The Wire. Left out: 1 related link.",
        "a2  The Wire ← The Ledger",
        "  a1  The Wire ← The Ledger ← Velmar  [hedged, within a2]",
        "      Velmar will: “open the bridge … and soon”",
        "u1  Velmar permits Front: “open the bridge”",
        "    — if “the Front leaves” (Front)  c1",
        "    status: not-met; told in a1",
        "    r1  not-met (the outlet’s own words): “Nothing has moved so far”",
    ):
        assert line in text.splitlines()


def test_what_is_told_within_comes_after_what_it_is_told_within() -> None:
    text = digest(affair(), colour=False)
    assert text.index("a2  The Wire") < text.index("a1  The Wire")


def test_colours_only_where_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in digest(affair(), colour=True)
    assert "\x1b" not in digest(affair(), colour=False)
    assert re.sub(r"\x1b\[[\d;]*m", "", digest(affair(), colour=True)) == digest(
        affair(), colour=False
    )


def test_it_keeps_within_its_width(sample: Record) -> None:
    for width in (40, 72, 100):
        lines = digest(sample, width=width, colour=False).splitlines()
        assert max(cell_len(line) for line in lines) <= width


@given(records(), st.integers(30, 120))
def test_no_article_can_send_the_terminal_anything_but_words(record: Record, width: int) -> None:
    text = digest(record, width=width, colour=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_the_sample_tells_of_every_attribution_and_undertaking(sample: Record) -> None:
    text = digest(sample, colour=False)
    for value in (*sample.attributions, *sample.undertakings, *sample.conditions):
        assert re.search(rf"\b{value.id}\b", text)
