"""Which words of a telling are shown."""

import pytest
from msgspec.structs import replace

import onrecord
from onrecord.ledger.held import undertakings_of
from onrecord.model import Attribution, Link, Passage, Source
from tests.ledger.made import telling

APRON = "The aircraft is on the apron, and I have seen it from my car."


def _shown(first: str, second: str) -> str:
    """What is shown of a statement in two quoted parts that tells again what stands before it."""
    made = telling(action="fly the girl home")
    start = len(made.article.text) + 1
    text = f'{made.article.text} "{first}," Aren Vasht said. "{second}"'
    parts = tuple(
        (text.index(part, start), text.index(part, start) + len(part)) for part in (first, second)
    )
    again = Attribution(
        id="a2",
        source=Source(spans=(), actor="source"),
        cue=Passage(),
        content=Passage(spans=parts),
        form="direct",
        links=(Link(known="read", actor="source"),),
    )
    record = replace(
        made,
        article=replace(made.article, text=text),
        attributions=(*made.attributions, again),
        undertakings=tuple(replace(u, attributions=("a1", "a2")) for u in made.undertakings),
    )
    (held,) = undertakings_of(record, "a")
    return held.tellings[-1].quote


@pytest.mark.parametrize(
    "ahead",
    [
        "We will have her there within a day",
        "She would be there within a day",
        "She shall be there within a day",
        "We'll have her there within a day",
        "We’ll have her there within a day",
    ],
)
def test_of_two_quoted_parts_the_one_that_says_what_is_to_come_is_shown(ahead: str) -> None:
    assert _shown(ahead, APRON) == ahead
    assert _shown(APRON.rstrip("."), ahead) == ahead


def test_where_both_or_neither_do_it_is_the_longer_one() -> None:
    assert _shown("The girl is well", APRON) == APRON
    both = "Her mother will be on the aircraft, and so will her two brothers."
    assert _shown("We will have her there within a day", both) == both


LEAD = "Hackers will post the files of 90,000 patients if the clinics do not pay by Friday."


@pytest.mark.parametrize(
    ("after", "quotes"),
    [
        ("The ultimatum was laid bare by the Coast Herald.",
         ["post the files of 90,000 patients", "The ultimatum"]),
        ("Oskar Lind, the minister, yawned.", ["post the files of 90,000 patients"]),
    ],
)  # fmt: skip
def test_what_the_outlet_tells_itself_rests_on_the_paper_that_it_says_brought_it_out(
    after: str, quotes: list[str]
) -> None:
    record = onrecord.read(f"Pay up\nBy Rox Tallow\n{LEAD}\n{after}", outlet="Evening Whistle")
    (held,) = undertakings_of(record, "a")
    assert [t.quote for t in held.tellings] == quotes
    assert len({t.tellers for t in held.tellings}) == 1
