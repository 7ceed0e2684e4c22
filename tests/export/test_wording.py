import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.wording import Wording, cut, licence_link, printable
from onrecord.model import Record
from tests.export.made import affair, records


@given(records())
def test_every_attribution_has_its_place_once_even_in_a_ring(record: Record) -> None:
    placed = [a.id for a, _ in Wording(record).ordered]
    assert sorted(placed) == sorted(a.id for a in record.attributions)


def test_source_and_cue_follow_the_text() -> None:
    say = Wording(affair())
    assert [say.teller(a) for a, _ in say.ordered] == ["The Ledger said", "Velmar will"]


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC-BY-3.0", "https://creativecommons.org/licenses/by/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_a_creative_commons_licence_has_its_address(licence: str, address: str) -> None:
    found = licence_link(licence)
    assert found is not None
    assert found[1] == address


@pytest.mark.parametrize("licence", [None, "OGL-UK-3.0", "LicenseRef-CC", "CC-BY-4.0/../x"])
def test_no_address_is_guessed(licence: str | None) -> None:
    assert licence_link(licence) is None


@given(st.text(max_size=60), st.integers(12, 60))
def test_what_is_cut_is_no_longer_than_asked(text: str, width: int) -> None:
    assert len(cut(text, width)) <= width
    assert cut(text, 60) == text


@given(st.text())
def test_printable_words_are_one_line_without_controls(text: str) -> None:
    assert printable(text).isprintable() or "\x1b" not in printable(text)
    assert len(printable(text).splitlines()) <= 1
