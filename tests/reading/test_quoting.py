"""'quoted X as saying': on the real model."""

import pytest

import onrecord
from onrecord.model import cover


@pytest.mark.parametrize(
    "text",
    [
        "Radio Tarn has quoted the harbour master, Odo Lunt, as saying that the pier could be reopened.",
        "The Dunmere Gazette quoted the harbour master, Odo Lunt, as saying the pier would be reopened.",
    ],
)
def test_who_is_quoted_tells_it_within_what_the_outlet_tells(text: str) -> None:
    record = onrecord.read(text, outlet="The Wire")
    (outer,) = (a for a in record.attributions if a.within is None)
    (inner,) = (a for a in record.attributions if a.within == outer.id)
    assert cover(text, outer.source.spans) in text.partition(" has")[0].partition(" quoted")[0]
    assert cover(text, inner.source.spans) == "the harbour master, Odo Lunt"
    assert cover(text, inner.content.spans).endswith("reopened")


def test_who_is_quoted_is_told_of_where_only_who_quotes_was_found() -> None:
    text = "The Gazette quoted Odo Lunt as saying that the ferries had sunk."
    record = onrecord.read(text, outlet="The Wire")
    sources = {cover(text, a.source.spans) for a in record.attributions}
    assert sources == {"The Gazette", "Odo Lunt"}
