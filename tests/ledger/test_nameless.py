"""What one article tells of people whom it does not name, another that rests on the same report names."""

from functools import cache
from itertools import permutations

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

import onrecord
from onrecord.ledger import Ledger
from onrecord.ledger.held import undertakings_of
from onrecord.ledger.likeness import JOINED, likeness
from onrecord.ledger.sense import embed, sense_of
from onrecord.ledger.tables import term
from onrecord.model import DESCRIBED, Reader, Record
from tests.ledger.made import telling

AGENCY = (
    "The Moor League would leave the dam if the blockade was lifted, according to the Coast "
    "Herald.\n"
)
TABLOID = (
    "Gunmen camped in the dam will clear out as soon as the blockade is lifted.\n\n"
    "The deal was laid bare by the Coast Herald.\n"
)
RADIO = (
    "Gunmen would leave the dam at Velsk if the blockade was lifted, the Coast Herald reported.\n"
)
OWN = (
    "The Moor League, an armed group, said on Monday that it would leave the dam at Velsk if the "
    "blockade was lifted.\n"
)
RIVAL = (
    "The Hill Union would open the sluice if the blockade was lifted, according to the Coast "
    "Herald.\n"
)
ORDERS = list(permutations(range(3)))
TWIN = AGENCY.replace("Moor League", "Hill Union")


@cache
def _read(text: str, outlet: str, published: str = "2031-03-04") -> Record:
    return onrecord.read(text, outlet=outlet, published=published)


def agency() -> Record:
    return _read(AGENCY, "Norrland Agency")


def tabloid(published: str = "2031-03-05") -> Record:
    return _read(TABLOID, "Velsk Star", published)


def _shown(ledger: Ledger) -> list[tuple[str | None, int]]:
    """Bearer and number of articles of every matter, by name."""
    found = ledger.matters(limit=0).matters
    return sorted(((m.bearer, m.articles) for m in found), key=str)


@pytest.mark.parametrize("order", ORDERS)
def test_in_whatever_order_they_come_they_are_one_matter_of_whoever_is_named(
    ledger: Ledger, order: tuple[int, ...]
) -> None:
    three = [agency(), tabloid(), _read(RADIO, "Radio Gull", "2031-03-06")]
    for n in order:
        ledger.add(three[n])
    assert _shown(ledger) == [("Moor League", 3)]
    before = ledger.matters(limit=0).matters
    ledger.rebuild()
    assert ledger.matters(limit=0).matters == before
    assert ledger.problems() == []


@pytest.mark.parametrize("first", [0, 1])
def test_the_report_itself_may_name_them(ledger: Ledger, first: int) -> None:
    pair = [_read(OWN, "Coast Herald"), tabloid()]
    for record in (pair[first], pair[1 - first]):
        ledger.add(record)
    assert _shown(ledger) == [("Moor League", 2)]


def test_two_that_name_nobody_are_one_matter_of_nobody(ledger: Ledger) -> None:
    ledger.add(tabloid())
    ledger.add(_read(RADIO.replace("Gunmen", "Fighters"), "Radio Gull", "2031-03-06"))
    assert [articles for _, articles in _shown(ledger)] == [2]


@pytest.mark.parametrize(
    "published", ["2031-03-01", "2031-03-04", "2031-03-07"], ids=["before", "same", "after"]
)
def test_within_three_days_it_is_the_same_report(ledger: Ledger, published: str) -> None:
    ledger.add(agency())
    ledger.add(tabloid(published))
    assert _shown(ledger) == [("Moor League", 2)]


@pytest.mark.parametrize(
    "other",
    [
        (TABLOID.replace("Coast Herald", "Lake Gazette"), "2031-03-05"),
        (TABLOID.partition("\n")[0], "2031-03-05"),
        (TABLOID, "2031-03-08"),
        (TABLOID, "2031-02-28"),
        (
            TABLOID.replace("camped in the dam will clear out", "will paint the carousel").replace(
                "blockade is lifted", "fair opens"
            ),
            "2031-03-05",
        ),
        (TABLOID.replace("Gunmen camped in the dam", "The Hill Union"), "2031-03-05"),
    ],
    ids=[
        "on another report",
        "on no report",
        "four days after",
        "four days before",
        "of another deed",
        "of others by name",
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_what_need_not_be_the_same_stays_apart(
    ledger: Ledger, other: tuple[str, str], first: int
) -> None:
    text, published = other
    pair = [agency(), _read(text, "Velsk Star", published)]
    for record in (pair[first], pair[1 - first]):
        ledger.add(record)
    assert [articles for _, articles in _shown(ledger)] == [1, 1]


@pytest.mark.parametrize("order", ORDERS)
def test_of_two_that_it_may_mean_it_is_the_likeliest(
    ledger: Ledger, order: tuple[int, ...]
) -> None:
    three = [agency(), tabloid(), _read(RIVAL, "Quay Post", "2031-03-03")]
    for n in order:
        ledger.add(three[n])
    assert _shown(ledger) == [("Hill Union", 1), ("Moor League", 2)]


def test_the_less_likely_one_is_meant_where_there_is_no_other(ledger: Ledger) -> None:
    ledger.add(tabloid())
    ledger.add(_read(RIVAL, "Quay Post", "2031-03-03"))
    assert _shown(ledger) == [("Hill Union", 2)]


@pytest.mark.parametrize("order", ORDERS)
def test_two_that_are_equally_likely_are_not_made_one(
    ledger: Ledger, order: tuple[int, ...]
) -> None:
    three = [agency(), tabloid(), _read(TWIN, "Quay Post")]
    for n in order:
        ledger.add(three[n])
    assert sorted(articles for _, articles in _shown(ledger)) == [1, 2]


@pytest.mark.parametrize(("text", "beside"), [(AGENCY, "#named"), (TABLOID, "#nameless")])
def test_what_is_read_otherwise_later_leaves_nothing_to_look_up(
    ledger: Ledger, text: str, beside: str
) -> None:
    record = _read(text, "Velsk Star")
    ledger.add(record)
    with ledger.store.reading() as connection:
        blocks = set(connection.execute(select(term.c.block)).scalars())
    assert any(block.endswith(f"/{beside}") for block in blocks)
    bare = replace(record, undertakings=(), attributions=())
    ledger.add(replace(bare, reader=Reader(version="2", model="hand")))
    with ledger.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(term)).scalar() == 0
    assert ledger.problems() == []


def test_once_a_name_is_read_for_them_they_are_not_looked_up_as_nameless(ledger: Ledger) -> None:
    told = tabloid()
    named = tuple(
        replace(a, name="Hill Union", reason=None) if a.reason == DESCRIBED else a
        for a in told.actors
    )
    ledger.add(told)
    ledger.add(replace(told, actors=named, reader=Reader(version="2", model="hand")))
    ledger.add(agency())
    assert _shown(ledger) == [("Hill Union", 1), ("Moor League", 1)]
    with ledger.store.reading() as connection:
        blocks = set(connection.execute(select(term.c.block)).scalars())
    assert not any(block.endswith("/#nameless") for block in blocks)


@pytest.mark.parametrize(
    ("reason", "affiliation", "nameless"),
    [(DESCRIBED, None, True), (DESCRIBED, "source", False), (None, None, False)],
    ids=["only described", "described as somebody's", "named"],
)
def test_nameless_is_who_is_only_described_and_serves_nobody(
    reason: str | None, affiliation: str | None, nameless: bool
) -> None:
    made = telling(bearer="gunmen")
    actors = tuple(
        replace(a, reason=reason, affiliation=affiliation) if a.id == "bearer" else a
        for a in made.actors
    )
    (held,) = undertakings_of(replace(made, actors=actors), "a")
    assert (held.nameless, sense_of(held).nameless) == (nameless, nameless)


@pytest.mark.parametrize(
    ("text", "published", "joined"),
    [
        (TABLOID, "2031-03-07", True),
        (TABLOID, "2031-03-08", False),
        (TABLOID.replace("Coast Herald", "Lake Gazette"), "2031-03-05", False),
        (TABLOID.replace("Gunmen camped in the dam", "The Hill Union"), "2031-03-05", False),
    ],
    ids=["within three days", "after four days", "on another report", "of others by name"],
)
def test_by_themselves_two_are_alike_only_so(text: str, published: str, joined: bool) -> None:
    (one,) = undertakings_of(agency(), "a")
    (other,) = undertakings_of(_read(text, "Velsk Star", published), "b")
    for a, b in ((one, other), (other, one)):
        alike = likeness(sense_of(a), sense_of(b), embed(a), embed(b))
        assert (alike.score >= JOINED) == joined
