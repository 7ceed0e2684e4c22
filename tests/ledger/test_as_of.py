"""What the database leaves out as of a day is just what is not in sight then."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import AsOf, Ledger
from onrecord.ledger.families import load, view
from onrecord.ledger.matters import matters_of
from tests.ledger.made import telling

DAYS = [f"2031-03-{day:02}" for day in range(4, 12)]
HAPPENED = st.sampled_from(
    [None, "Northern Front surrendered its guns", "Northern Front did not surrender its guns"]
)
TOLD = st.tuples(st.sampled_from(["A", "B", "C", "D"]), st.sampled_from(DAYS), HAPPENED)


@given(st.lists(TOLD, min_size=1, max_size=6, unique_by=lambda t: t[:2]))
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_a_day_looks_the_same_whether_the_database_or_the_matter_leaves_out_the_rest(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, str | None]]
) -> None:
    where = str(Path(tmp_path_factory.mktemp("day")) / "ledger.db")
    with Ledger(where, create=True) as ledger:
        for outlet, published, happened in told:
            ledger.add(telling(outlet=outlet, published=published, happened=happened))
        with ledger.store.reading() as connection:
            whole = load(connection, [1, *range(2, 8)])
            for published in DAYS:
                moment = AsOf(published=published)
                plain = [m for family in whole.values() for m in matters_of(family, moment)]
                assert view(connection, whole, moment) == plain


def test_pages_as_of_a_day_run_back_through_the_years_without_a_gap(ledger: Ledger) -> None:
    last = date(2031, 3, 4)
    days = [
        (last - timedelta(back)).isoformat() for back in (*range(14), 31, 45, 119, 121, 479, 900)
    ]
    for n, published in enumerate(days):
        ledger.add(telling(bearer=f"Union of Port {chr(65 + n)}", published=published))
    as_of = AsOf(published=last.isoformat())
    every = ledger.matters(as_of=as_of, limit=0).matters
    assert [m.last_told for m in every] == days
    paged = [m for at in range(0, len(days), 4)
             for m in ledger.matters(as_of=as_of, limit=4, offset=at).matters]  # fmt: skip
    assert paged == every
