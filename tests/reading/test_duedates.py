"""Deadlines in words as dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.reading.duedates import due_date

WEDNESDAY = "2031-03-12"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("within ten days", "2031-03-22"),
        ("within 48 hours", "2031-03-14"),
        ("in two weeks", "2031-03-26"),
        ("within three months", "2031-06-12"),
        ("by Friday", "2031-03-14"),
        ("by midnight", "2031-03-12"),
        ("by tomorrow", "2031-03-13"),
        ("by 15 March", "2031-03-15"),
        ("by March 15", "2031-03-15"),
        ("by the end of March", "2031-03-31"),
        ("by the end of the month", "2031-03-31"),
        ("by the end of the year", "2031-12-31"),
        ("by next month", "2031-04-30"),
        ("by 2035", None),
        ("by 2032", "2032-12-31"),
        ("before May", "2031-04-30"),
        ("before 2 May", "2031-05-01"),
        ("no later than Friday", "2031-03-14"),
    ],
)
def test_a_deadline_is_the_last_day_on_which_it_can_be_kept(words: str, due: str | None) -> None:
    assert due_date(words, WEDNESDAY) == due


@pytest.mark.parametrize(
    "words",
    ["in the coming days", "within days", "by summer", "by 10 March", "in some weeks", "from May"],
)
def test_what_names_no_day_gives_none(words: str) -> None:
    assert due_date(words, WEDNESDAY) is None


def test_without_the_articles_date_no_day_is_guessed() -> None:
    assert due_date("by Friday", None) is None
    assert due_date("by Friday", "soon") is None


@given(st.integers(1, 300), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_within_so_many_days_is_so_many_days_later(days: int, published: date) -> None:
    due = due_date(f"within {days} days", published.isoformat())
    assert due == (published + timedelta(days)).isoformat()


@given(st.text(max_size=40), st.dates())
def test_no_words_break_it(words: str, published: date) -> None:
    due = due_date(f"by {words}", published.isoformat())
    assert due is None or due >= published.isoformat()


def test_a_deadline_after_an_event_has_no_date() -> None:
    told = onrecord.read(
        "Velmar will withdraw its troops within ten days of the ceasefire, its minister said. "
        "Ostrane will open the road within ten days, its minister said.",
        published=WEDNESDAY,
    )
    found = [u.deadline for u in told.undertakings if u.deadline]
    assert [d.date for d in found] == [None, "2031-03-22"]
