"""How a matter fared: which reports on it count, and what one voice says in one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.ledger import Ledger
from onrecord.ledger.clusters import clusters
from onrecord.ledger.held import Held, HeldReport
from onrecord.ledger.timeline import Timed, begun, fold
from onrecord.ledger.whom import Teller
from onrecord.meaning.answers import DONE, KEPT, NEXT, OF_NOUN
from onrecord.model import HeldArticle, Join, Record, Status
from tests.ledger.made import reported, telling

ARTICLE = HeldArticle(
    id="a", outlet="Gull", published="2031-03-09", recorded="2031-03-09T10:00:00", title=None,
    url=None, file=None, licence=None, holder=None, reader="1 hand",
)  # fmt: skip


def _report(status: Status, place: int, *, score: float = 0.5, teller: str = "Ilka") -> Timed:
    who = (Teller(name=teller, type="person"),)
    return Timed(
        ARTICLE,
        HeldReport(
            quote=f"{place}", spans=((place, place + 9),), tellers=who, status=status, score=score
        ),
    )


def _statuses(*reports: Timed) -> list[str]:
    return [e.status for e in fold(reports)]


def test_a_breach_is_all_that_a_voice_says_in_one_article() -> None:
    kept = _report("in-progress", 0, score=0.9), _report("not-met", 20, score=0.9)
    assert _statuses(*kept, _report("breached", 40)) == ["breached"]


@pytest.mark.parametrize("surer", ["met", "not-met"])
def test_of_good_and_bad_a_voice_says_the_surer(surer: Status) -> None:
    reports = [
        _report("met", 0, score=0.7 if surer == "met" else 0.5),
        _report("not-met", 20, score=0.7 if surer == "not-met" else 0.5),
    ]
    assert _statuses(*reports) == [surer]


def test_what_a_voice_says_of_one_kind_stays() -> None:
    assert _statuses(_report("in-progress", 0), _report("met", 20)) == ["in-progress", "met"]


def test_two_voices_or_two_articles_may_clash() -> None:
    met, not_met = _report("met", 0), _report("not-met", 20)
    assert _statuses(met, _report("not-met", 20, teller="Aren")) == ["met", "not-met"]
    elsewhere = replace(ARTICLE, id="b")
    assert _statuses(met, not_met._replace(article=elsewhere)) == ["met", "not-met"]


def test_one_passage_has_one_status() -> None:
    assert _statuses(_report("not-met", 0), _report("met", 0, score=0.7)) == ["met"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_passage_that_one_reading_takes_for_a_part_is_a_part(order: int) -> None:
    readings = [
        _report("in-progress", 0),
        _report("not-met", 0, score=0.6),
        _report("met", 0, score=0.7),
    ]
    assert _statuses(*readings[::order]) == ["in-progress"]


def _told(cue: str = "said", reason: str | None = None, *, day: str = "2031-03-04") -> Record:
    """An article that tells an undertaking and reports that it was not met."""
    made = reported(telling(cue=cue, published=day, happened="No gun was handed over"), "not-met")
    return replace(
        made, status_reports=tuple(replace(r, reason=reason) for r in made.status_reports)
    )


@pytest.mark.parametrize(
    ("first", "status"),
    [
        (_told(), "pending"),
        (_told("had said"), "not-met"),
        (_told(reason=DONE), "not-met"),
        (_told(reason=KEPT), "not-met"),
        (_told(reason=OF_NOUN), "not-met"),
    ],
    ids=["only said", "recalled", "done", "kept", "of its noun"],
)
def test_on_the_day_of_its_first_telling_a_report_is_of_what_was_before(
    ledger: Ledger, first: Record, status: str
) -> None:
    ledger.add(first)
    assert ledger.matter("m1").status == status


def test_after_the_day_of_its_first_telling_a_report_counts(ledger: Ledger) -> None:
    ledger.add(telling(outlet="Gull", action="surrender all its guns"))
    ledger.add(_told(day="2031-03-06"))
    (m,) = ledger.matters().matters
    assert [(e.date, e.status) for e in m.timeline] == [("2031-03-06", "not-met")]


def test_on_that_day_a_deed_left_undone_right_after_it_counts(ledger: Ledger) -> None:
    ledger.add(_told(reason=NEXT))
    assert ledger.matter("m1").status == "not-met"


def test_beside_a_word_said_to_be_broken_what_is_told_is_how() -> None:
    broken = _report("breached", 0, teller="Ilka")
    said = replace(broken.report, reason=KEPT)
    how, near = _report("obstructed", 1, teller="Odo"), _report("in-progress", 2, teller="Odo")
    likened = near._replace(report=replace(near.report, reason="shares gate with it (sense 0.45)"))
    claim = _report("met", 3, teller="Mira")
    told = _statuses(broken._replace(report=said), how, likened, claim)
    assert sorted(told) == ["breached", "met"]
    assert sorted(_statuses(broken, how, claim)) == ["breached", "met", "obstructed"]


@pytest.mark.parametrize("status", ["met", "in-progress"])
def test_where_the_rest_is_still_to_come_a_part_is_done(status: Status) -> None:
    done, more = _report(status, 0), _report("in-progress", 1)
    kept = [] if status == "met" else [status]
    assert [t.report.status for t in begun([done], [more])] == [*kept, "in-progress"]
    assert begun([done], []) == [done]


@pytest.mark.parametrize(("reason", "status"), [(None, "pending"), (KEPT, "not-met")])
def test_a_later_copy_reports_nothing_that_came_after(
    ledger: Ledger, reason: str | None, status: str
) -> None:
    first = _told()
    copy = _told(reason=reason, day="2031-03-06")
    ledger.add(first)
    ledger.add(_in_quay_post(copy))
    (m,) = ledger.matters().matters
    assert [a.copy_of for a in ledger.articles()].count(None) == 1
    assert (m.articles, m.status) == (2, status)


def test_a_later_copy_of_an_article_on_something_else_reports_nothing_either(
    ledger: Ledger,
) -> None:
    ledger.add(telling())
    other = telling(
        outlet="Gull", action="rebuild the harbour", negated=True,
        happened="The group has surrendered no guns",
    )  # fmt: skip
    ledger.add(other)
    later = replace(other, article=replace(other.article, published="2031-03-06"))
    ledger.add(_in_quay_post(later))
    assert {m.status for m in ledger.matters().matters} == {"pending"}


def _in_quay_post(record: Record) -> Record:
    article = replace(record.article, outlet=None, outlet_name="Quay Post")
    return replace(record, article=article)


NUMBERS = st.integers(1, 6)


@given(
    st.lists(st.tuples(NUMBERS, NUMBERS, st.floats(0.5, 1)), max_size=8).flatmap(
        lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))
    )
)
def test_no_order_of_joins_changes_what_is_one(
    orders: tuple[list[tuple[int, int, float]], list[tuple[int, int, float]]],
) -> None:
    held = [
        Held(article=f"a{n}", local="u1", span=(0, 9), act="promise", action="leave", number=n)
        for n in range(1, 7)
    ]
    one, other = (
        clusters(held, [Join(one=a, other=b, score=s, reason="like") for a, b, s in pairs], [])
        for pairs in orders
    )
    assert one == other
