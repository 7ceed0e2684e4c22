"""Whom a person serves is known from other articles, in whatever order they come."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text

from onrecord.ledger import AsOf, Ledger
from onrecord.ledger.serving import Body, agreed, said, served
from onrecord.model import Actor, Correction, Naming, Reader, Record
from tests.ledger.made import telling

ENVOY, STATE = "Odile Marrack", "Tessaly"


def _saying(
    outlet: str,
    *,
    who: str = ENVOY,
    body: str | None = None,
    type: str = "state",
    action: str = "reopen the ferry line",
    happened: str | None = None,
) -> Record:
    """An article in which `who` demands something; `body` if it says whom she serves.

    What is read then binds the body, as `reading` has it.
    """
    made = telling(
        outlet=outlet, source=who, bearer=who, act="demand", action=action, happened=happened
    )
    outlet_, source, _ = made.actors
    serves = "body" if body else None
    person = replace(source, id="bearer", affiliation=serves)
    bodies = (Actor(id="body", name=body, type=type),) if body else ()  # type: ignore[arg-type]
    bound = tuple(replace(u, bearer=serves or u.bearer) for u in made.undertakings)
    done = tuple(replace(h, actor=serves or h.actor) for h in made.happenings)
    return replace(
        made, actors=(outlet_, source, person, *bodies), undertakings=bound, happenings=done
    )


def _placed(outlet: str, body: str = STATE, **more: str) -> Record:
    return _saying(outlet, body=body, action="publish the tide tables", **more)


def _bearers(ledger: Ledger, action: str = "reopen the ferry line") -> set[str | None]:
    return {m.bearer for m in ledger.matters(limit=0).matters if m.action == action}


def _fill(ledger: Ledger, records: Iterable[Record]) -> None:
    for record in records:
        ledger.add(record)


@pytest.mark.parametrize("later", [False, True])
def test_a_minister_binds_the_state_that_another_article_names(ledger: Ledger, later: bool) -> None:
    pair = [_placed("Ferry Times"), _saying("Quay Post")]
    _fill(ledger, reversed(pair) if later else pair)
    assert _bearers(ledger) == {STATE}
    assert ledger.problems() == []


def test_a_matter_that_was_split_by_what_articles_leave_out_is_one(ledger: Ledger) -> None:
    _fill(ledger, [_saying("Quay Post"), _saying("Ferry Times", body=STATE)])
    found = ledger.matters(limit=0).matters
    assert [(m.bearer, m.articles) for m in found] == [(STATE, 2)]


def test_a_person_whom_articles_place_in_two_bodies_stays_as_read(ledger: Ledger) -> None:
    _fill(ledger, [_saying("Quay Post"), _placed("Ferry Times"), _placed("Gull", "Carroway")])
    assert _bearers(ledger) == {ENVOY}


def test_two_of_three_articles_are_enough_and_one_more_can_undo_it(ledger: Ledger) -> None:
    _fill(ledger, [_saying("Quay Post"), _placed("Ferry Times"), _placed("Gull", "Carroway")])
    ledger.add(_placed("Harbour Sheet"))
    assert _bearers(ledger) == {STATE}
    ledger.add(_placed("Evening Buoy", "Carroway"))
    assert _bearers(ledger) == {ENVOY}


def test_an_article_that_places_the_person_itself_is_left_alone(ledger: Ledger) -> None:
    _fill(ledger, [_placed("Ferry Times"), _placed("Gull"), _saying("Quay Post", body="Carroway")])
    assert _bearers(ledger) == {"Carroway"}


def test_one_word_may_be_anybodys_name(ledger: Ledger) -> None:
    _fill(ledger, [_placed("Ferry Times", who="Marrack"), _saying("Quay Post", who="Marrack")])
    assert _bearers(ledger) == {"Marrack"}


@pytest.mark.parametrize(("body", "type"), [("militia", "armed-group"), ("Ivo Senn", "person")])
def test_a_body_without_a_name_and_a_person_are_no_body(
    ledger: Ledger, body: str, type: str
) -> None:
    _fill(ledger, [_placed("Ferry Times", body, type=type), _saying("Quay Post")])
    assert _bearers(ledger) == {ENVOY}


def test_a_persons_deed_is_the_bodys_and_bears_on_what_it_promised(ledger: Ledger) -> None:
    pledge = telling(
        outlet="Gull", bearer=STATE, action="reopen the ferry line", published="2031-03-02"
    )
    deed = _saying("Quay Post", action="x", happened="She reopened the ferry line")
    _fill(ledger, [pledge, deed])
    before = [m.status for m in ledger.matters(limit=0).matters if m.bearer == STATE]
    ledger.add(_placed("Ferry Times"))
    after = [m.status for m in ledger.matters(limit=0).matters if m.action.startswith("reopen")]
    assert (before, after) == (["pending"], ["met"])


def test_read_again_without_the_body_it_is_forgotten(ledger: Ledger) -> None:
    first = _placed("Ferry Times")
    _fill(ledger, [_saying("Quay Post"), first])
    bare = replace(_saying("Ferry Times", action="publish the tide tables"), article=first.article)
    ledger.add(replace(bare, reader=Reader(version="2", model="hand")))
    assert _bearers(ledger) == {ENVOY}
    assert ledger.problems() == []


def test_views_made_again_from_the_entries_are_the_same(ledger: Ledger) -> None:
    _fill(ledger, [_saying("Quay Post"), _placed("Ferry Times"), _saying("Gull")])
    before = sorted(ledger.matters(limit=0).matters, key=lambda m: m.id)
    ledger.rebuild()
    assert sorted(ledger.matters(limit=0).matters, key=lambda m: m.id) == before
    assert _bearers(ledger) == {STATE}


def test_what_the_ledger_knew_before_stands_as_of_then(ledger: Ledger) -> None:
    ledger.add(_saying("Quay Post"))
    moment = ledger.matter("m1").tellings[0].recorded
    ledger.add(_placed("Ferry Times"))
    then = ledger.matters(as_of=AsOf(recorded=moment), limit=0).matters
    assert [m.bearer for m in then] == [ENVOY]
    assert ledger.matter("m1").bearer == STATE


def test_a_person_of_the_desk_has_the_last_word_on_a_bearer(ledger: Ledger) -> None:
    ledger.add(_saying("Quay Post"))
    ledger.judge("m1", "correct", who="A", why="for herself", field="bearer", value=ENVOY)
    ledger.add(_placed("Ferry Times"))
    assert ledger.matter("m1").bearer == ENVOY


def test_a_rejected_statement_stays_rejected_when_its_article_is_held_again(
    ledger: Ledger,
) -> None:
    ledger.add(_saying("Quay Post"))
    key = ledger.articles()[0].id
    ledger.correct(Correction(article=key, verdict="reject", who="A", why="satire"), "a1")
    ledger.add(_placed("Ferry Times"))
    assert _bearers(ledger) == set()


def test_two_names_of_the_body_or_the_person_agree_once_they_are_one(ledger: Ledger) -> None:
    _fill(ledger, [_saying("Quay Post"), _placed("Ferry Times"), _placed("Gull", "the Isles")])
    assert _bearers(ledger) == {ENVOY}
    one = ledger.name(Naming(name="the Isles", same_as=STATE, who="A", why="its own name"))
    assert _bearers(ledger) == {STATE}
    ledger.name(Naming(undoes=one.seq, who="A", why="two after all"))
    assert _bearers(ledger) == {ENVOY}


def test_a_person_known_by_two_names_is_placed_under_both(ledger: Ledger) -> None:
    _fill(ledger, [_saying("Quay Post"), _placed("Ferry Times", who="O. Marrack")])
    assert _bearers(ledger) == {ENVOY}
    one = ledger.name(Naming(name="O. Marrack", same_as=ENVOY, who="A", why="her initial"))
    assert _bearers(ledger) == {STATE}
    ledger.name(Naming(undoes=one.seq, who="A", why="her brother"))
    assert _bearers(ledger) == {ENVOY}


@pytest.mark.parametrize(
    ("version", "gone"),
    [("0006", ("echo", "echoed", "served", "serving")), ("0007", ("echo", "echoed", "served"))],
)
def test_a_ledger_from_before_is_held_anew(where: str, version: str, gone: tuple[str, ...]) -> None:
    with Ledger(where, create=True) as ledger:
        _fill(ledger, [_saying("Quay Post"), _placed("Ferry Times")])
        before = sorted(ledger.matters(limit=0).matters, key=lambda m: m.id)
        with ledger.store.writing() as connection:
            for table in gone:
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
    with Ledger(where) as ledger:
        assert sorted(ledger.matters(limit=0).matters, key=lambda m: m.id) == before
        assert ledger.problems() == []


def test_verify_tells_of_a_count_that_is_wrong(ledger: Ledger) -> None:
    ledger.add(_placed("Ferry Times"))
    with ledger.store.writing() as connection:
        connection.execute(text("UPDATE served SET articles = 7"))
    assert [p for p in ledger.problems() if "miscounted" in p]
    ledger.rebuild()
    assert ledger.problems() == []


def test_a_ministrys_spokeswoman_serves_the_state_behind_it() -> None:
    record = _placed("Ferry Times", "Tessaly's fisheries ministry", type="organisation")
    state = Actor(id="state", name=STATE, type="state")
    behind = tuple(replace(a, affiliation="state") if a.id == "body" else a for a in record.actors)
    record = replace(record, actors=(*behind, state))
    assert said(record) == {(ENVOY.lower(), Body(STATE, "state"))}


def test_what_the_body_would_ask_of_itself_has_no_counterparty() -> None:
    record = _saying("Quay Post")
    state = Actor(id="state", name=STATE, type="state")
    asked = replace(record.undertakings[0], counterparty="state")
    record = replace(record, actors=(*record.actors, state), undertakings=(asked,))
    found = served(record, {ENVOY.lower(): Body(STATE, "state")})
    assert [(u.bearer, u.counterparty) for u in found.undertakings] == [("state", None)]


@pytest.mark.parametrize(
    ("counts", "found"), [((2, 1), 0), ((1, 1), None), ((3, 2), None), ((4, 2), 0), ((1, 5), 1)]
)
def test_a_clear_majority_of_articles_decides(counts: tuple[int, int], found: int | None) -> None:
    bodies = (Body(STATE, "state"), Body("Carroway", "state"))
    decided = None if found is None else bodies[found]
    assert agreed(dict(zip(bodies, counts, strict=True))) == decided


RECORDS = [
    _saying("Quay Post"),
    _saying("Gull", action="reopen the whole ferry line"),
    _saying("Harbour Sheet", body=STATE),
    _placed("Ferry Times"),
    _placed("Evening Buoy", "Carroway"),
    _placed("Skerry News", "the Isles"),
]


@given(st.permutations(range(len(RECORDS))), st.integers(0, len(RECORDS)))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_order_of_articles_and_namings_changes_who_bears(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], named_after: int
) -> None:
    def shown(order: list[int], named_after: int) -> list[tuple[str, str, list[str]]]:
        where = str(tmp_path_factory.mktemp("served") / "ledger.db")
        with Ledger(where, create=True) as ledger:
            for place in range(len(order) + 1):
                if place == named_after:
                    ledger.name(Naming(name="the Isles", same_as=STATE, who="A", why="b"))
                if place < len(order):
                    ledger.add(RECORDS[order[place]])
            return sorted(
                [
                    (str(m.bearer), m.action, sorted(t.article for t in m.tellings))
                    for m in ledger.matters(limit=0).matters
                ]
            )

    assert shown(order, named_after) == shown(list(range(len(RECORDS))), 0)
