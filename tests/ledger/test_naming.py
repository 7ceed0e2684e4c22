"""Actors that a person says are one are one everywhere, until that is taken back."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text

from onrecord.errors import InputError
from onrecord.ledger import AsOf, Filters, Ledger
from onrecord.ledger.naming import names_of
from onrecord.model import Naming, Reader
from tests.ledger.made import telling

FRONT, MOVEMENT = "Northern Front", "Movement of the North"


def _fill(ledger: Ledger) -> None:
    for day, (outlet, bearer) in enumerate(
        (("Coast Herald", FRONT), ("Lowland Post", MOVEMENT), ("Radio Karsal", "Kessary")), 4
    ):
        ledger.add(telling(outlet=outlet, bearer=bearer, published=f"2031-03-{day:02}"))


def _same(ledger: Ledger, name: str, same_as: str) -> Naming:
    return ledger.name(Naming(name=name, same_as=same_as, who="R. Monitor", why="its own charter"))


def _views(ledger: Ledger) -> tuple[Any, ...]:
    return (
        sorted(ledger.matters(limit=0).matters, key=lambda m: m.id),
        [ledger.who(n) for n in (FRONT, MOVEMENT, "Kessary")],
        sorted((h.saying for h in ledger.search("surrender", limit=50)), key=lambda s: s.article),
        ledger.articles(),
    )


def test_two_names_of_one_actor_make_one_matter_and_one_page(ledger: Ledger) -> None:
    _fill(ledger)
    assert len(ledger.matters().matters) == 3
    _same(ledger, MOVEMENT, FRONT)
    found = ledger.matters(Filters(actor=MOVEMENT)).matters
    assert [(m.bearer, m.articles) for m in found] == [(FRONT, 2)]
    by_old, by_new = ledger.who(MOVEMENT), ledger.who(FRONT)
    assert (by_old.name, len(by_old.bears)) == (FRONT, 1)
    assert by_old == by_new
    assert len(ledger.matters().matters) == 2
    assert ledger.problems() == []


def test_taken_back_everything_is_as_it_was(ledger: Ledger) -> None:
    _fill(ledger)
    before = _views(ledger)
    made = _same(ledger, MOVEMENT, FRONT)
    assert _views(ledger) != before
    ledger.name(Naming(undoes=made.seq, who="R. Monitor", why="two after all"))
    assert _views(ledger) == before
    assert [n.undone_by is not None for n in ledger.namings()] == [True, False]
    assert ledger.problems() == []


def test_what_the_ledger_knew_before_stands_as_of_then(ledger: Ledger) -> None:
    _fill(ledger)
    moment = max(t.recorded for m in ledger.matters().matters for t in m.tellings)
    _same(ledger, MOVEMENT, FRONT)
    then = ledger.matters(as_of=AsOf(recorded=moment), limit=0).matters
    assert {m.bearer for m in then} == {FRONT, MOVEMENT, "Kessary"}


def test_articles_that_come_later_and_other_readings_go_by_the_name_too(ledger: Ledger) -> None:
    _fill(ledger)
    _same(ledger, MOVEMENT, FRONT)
    ledger.add(telling(outlet="Valley Times", bearer=MOVEMENT, published="2031-03-09"))
    again = telling(outlet="Lowland Post", bearer=MOVEMENT, published="2031-03-05")
    ledger.add(replace(again, reader=Reader(version="2", model="hand")))
    assert {m.bearer for m in ledger.matters().matters} == {FRONT, "Kessary"}


def test_views_made_again_from_the_entries_are_the_same(ledger: Ledger) -> None:
    _fill(ledger)
    made = _same(ledger, MOVEMENT, FRONT)
    _same(ledger, "Kessary", FRONT)
    ledger.name(Naming(undoes=made.seq, who="A", why="b"))
    before = _views(ledger)
    ledger.rebuild()
    assert _views(ledger) == before


def test_a_corrected_party_goes_by_the_name(ledger: Ledger) -> None:
    _fill(ledger)
    ledger.judge("m3", "correct", who="A", why="b", field="bearer", value=MOVEMENT)
    _same(ledger, MOVEMENT, FRONT)
    assert ledger.matter("m3").bearer == FRONT


def test_a_ledger_from_before_finds_the_articles_of_an_actor(where: str) -> None:
    with Ledger(where, create=True) as ledger:
        _fill(ledger)
        with ledger.store.writing() as connection:
            for table in ("naming", "serving", "served", "echo", "echoed"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("DELETE FROM presence"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    with Ledger(where) as ledger:
        _same(ledger, MOVEMENT, FRONT)
        assert ledger.who(FRONT).bears[0].articles == 2


@pytest.mark.parametrize(
    "given",
    [
        Naming(name="A", same_as="the a", who="x", why="y"),
        Naming(name="A", same_as="", who="x", why="y"),
        Naming(name="A", same_as="B", who="x", why=" "),
        Naming(undoes=99, who="x", why="y"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(ledger: Ledger, given: Naming) -> None:
    with pytest.raises(InputError):
        ledger.name(given)
    assert ledger.namings() == []


LETTERS = st.sampled_from("ABCDE")
PAIRS = st.lists(st.tuples(LETTERS, LETTERS).filter(lambda p: p[0] != p[1]), max_size=7)


def _namings(pairs: Sequence[tuple[str, str]]) -> list[Naming]:
    return [Naming(name=a, same_as=b, who="x", why="y", seq=n) for n, (a, b) in enumerate(pairs, 1)]


@given(PAIRS, st.randoms())
def test_names_do_not_depend_on_the_order_of_namings(
    pairs: list[tuple[str, str]], random: Any
) -> None:
    mixed = random.sample(pairs, len(pairs))
    found = names_of(_namings(pairs))
    assert found == names_of(_namings(mixed))
    for one, other in pairs:
        assert found[one.lower()] == found[other.lower()]


@given(PAIRS)
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_whatever_is_said_and_taken_back_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    where = str(tmp_path_factory.mktemp("named") / "ledger.db")
    with Ledger(where, create=True) as ledger:
        for n, name in enumerate("ABCDE"):
            ledger.add(telling(outlet=f"Paper {n}", bearer=name, published=f"2031-03-0{n + 1}"))
        before = sorted(ledger.matters(limit=0).matters, key=lambda m: m.id)
        made = [_same(ledger, *pair) for pair in pairs]
        groups = {names_of(_namings(pairs)).get(x.lower(), x) for x in "ABCDE"}
        assert {m.bearer for m in ledger.matters(limit=0).matters} == groups
        for n in made:
            ledger.name(Naming(undoes=n.seq, who="x", why="y"))
        assert sorted(ledger.matters(limit=0).matters, key=lambda m: m.id) == before
        assert ledger.problems() == []
