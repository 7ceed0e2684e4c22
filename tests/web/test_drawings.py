"""Drawings say what they are to say: days to scale, one origin one point, few lines that cross."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.desk import Leaning
from onrecord.model import Judgement, Matter, Origin, Telling, TimelineEntry
from onrecord.web.drawings.network import network
from onrecord.web.drawings.scale import Scale
from onrecord.web.drawings.tellers import tree
from onrecord.web.drawings.timeline import BREAK, letters, small, timeline

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def told(n: int, outlet: str, day: str | None, origin: str | None, *tellers: str) -> Telling:
    return Telling(
        number=n, article=f"a{n}", attribution="a1", quote="it will", spans=((0, 7),), act="promise",
        chain=(outlet, *tellers), basis="", origin=origin, outlet=outlet, published=day,
    )  # fmt: skip


def affair(**more: object) -> Matter:
    tellings = (
        told(1, "Herald", "2031-03-01", "ledger", "Morning Ledger", "two officials"),
        told(2, "Post", "2031-03-03", "ledger", "Radio Hask", "Morning Ledger"),
        told(3, "Wire", "2031-03-05", "arvane", "Arvane"),
        told(4, "Echo", None, None, "a source that is not named"),
    )
    origins = (
        Origin(id="arvane", name="Tess Arvane", articles=("a3",)),
        Origin(id="ledger", name="Morning Ledger", articles=("a1", "a2")),
    )
    values = {
        "id": "m1",
        "act": "promise",
        "action": "open",
        "tellings": tellings,
        "origins": origins,
    }
    return Matter(**{**values, **more})  # type: ignore[arg-type]


def entry(day: str, status: str) -> TimelineEntry:
    return TimelineEntry(date=day, status=status, article="a1", quote="", own_voice=True)  # type: ignore[arg-type]


@given(one=DAYS, length=st.integers(0, 30_000), at=st.integers(0, 30_000))
def test_places_are_in_proportion_to_days(one: date, length: int, at: int) -> None:
    scale = Scale(one, one + timedelta(length), left=0, right=100)
    place = scale.at(one + timedelta(min(at, length)))
    assert place == pytest.approx(100 * min(at, length) / length if length else 50, abs=0.01)


@given(one=DAYS, length=st.integers(0, 30_000))
def test_the_axis_names_its_ends_and_leaves_room_between_labels(one: date, length: int) -> None:
    ticks = Scale(one, one + timedelta(length)).ticks()
    places = [t.at for t in ticks]
    assert places == sorted(set(places))
    assert len(ticks) <= 14
    assert str(one.year) in ticks[0].label


def test_the_origin_that_most_articles_rest_on_is_a() -> None:
    assert letters(affair()) == {"ledger": "A", "arvane": "B"}


def test_the_tree_joins_articles_on_one_word_and_keeps_the_unestablished_apart() -> None:
    first, second, loose = tree(affair())
    assert [r.telling.outlet for r in first.rows] == ["Herald", "Post"]
    assert first.rows[1].via == ("Radio Hask",)
    assert first.behind == ("two officials",)
    assert second.name == "Tess Arvane" and second.rows[0].via == ()
    assert loose.origin is None and loose.rows[0].telling.outlet == "Echo"


def test_the_timeline_has_a_lane_for_each_origin_and_says_what_has_no_date() -> None:
    drawn = timeline(affair(timeline=(entry("2031-03-05", "met"),)))
    assert drawn is not None
    assert [lane.letter for lane in drawn.lanes] == ["A", "B", ""]
    herald, post = drawn.lanes[0].marks
    wire, met = drawn.lanes[1].marks[0], drawn.lanes[2].marks[0]
    assert post.x - herald.x == pytest.approx(wire.x - post.x)
    assert wire.x == met.x
    assert drawn.undated == 1


def test_reports_of_one_day_hide_nothing() -> None:
    both = affair(timeline=(entry("2031-03-05", "met"), entry("2031-03-05", "not-met")))
    drawn, row = timeline(both), small(both)
    assert drawn is not None and row is not None
    one, other = drawn.lanes[-1].marks
    assert abs(one.y - other.y) >= 15
    assert len({y for _, y, _ in row.reports}) == 2


def test_a_judgement_made_long_after_does_not_press_the_days_together() -> None:
    judged = Judgement(
        seq=9,
        recorded="2046-11-24T10:00:00+00:00",
        who="Ada",
        verdict="confirm",
        numbers=(1,),
        why="x",
    )
    drawn, plain = timeline(affair(), [judged]), timeline(affair())
    assert drawn is not None and plain is not None
    assert drawn.later == BREAK
    assert drawn.lanes[-1].marks[0].x > BREAK
    assert drawn.lanes[0].marks[1].x - drawn.lanes[0].marks[0].x > 30


def test_without_dates_there_is_no_timeline() -> None:
    nothing = affair(tellings=(told(1, "Herald", None, None),), origins=())
    assert timeline(nothing) is None
    assert small(nothing) is None


def test_the_network_draws_outlets_their_tellers_and_how_often() -> None:
    drawn = network(
        [
            Leaning("Herald", "Morning Ledger", "outlet", 6),
            Leaning("Post", "Morning Ledger", "outlet", 1),
            Leaning("Post", "Arvane", "person", 1),
            Leaning("Post", None, "", 4),
        ]
    )
    assert {n.name for n in drawn.outlets} == {"Herald", "Post"}
    assert {n.name: n.kind for n in drawn.tellers} == {
        "Morning Ledger": "outlet",
        "Arvane": "person",
    }
    assert max(drawn.edges, key=lambda e: e.width).title == "Herald on Morning Ledger: 6 tellings"
    assert len(drawn.edges) == 3


def test_a_network_too_large_to_draw_says_what_it_leaves_out() -> None:
    drawn = network([Leaning(f"Outlet {n}", f"Teller {n}", "person", 1) for n in range(60)])
    assert len(drawn.outlets) <= 24 and len(drawn.tellers) <= 24
    assert drawn.left_out == 120 - len(drawn.outlets) - len(drawn.tellers)


def test_an_empty_network_is_drawn_empty() -> None:
    assert network([]).edges == []
