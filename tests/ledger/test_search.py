"""The two databases find the same: one is at hand on a laptop, the other serves a team."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.server import database
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ledger import Ledger, Where
from tests.ledger.made import telling

# words that both stem alike and that neither leaves out as too common
WORDS = [
    "guns", "gun", "convoy", "convoys", "détente", "Đà", "prisoner", "prisoners", "withdraw",
    "harbour", "السلاح", "2031", "repair", "bridge", "naïve",
]  # fmt: skip
OUTLETS = ["Coast Herald", "Lowland Post"]
PEOPLE = ["Aren Vasht", "Ilka Dorne"]
word = st.sampled_from(WORDS)
part = st.one_of(
    word,
    st.lists(word, min_size=1, max_size=3).map(lambda ws: f'"{" ".join(ws)}"'),
    word.map(lambda w: w[:3] + "*"),
    word.map(str.upper),
)
query = st.lists(part, min_size=1, max_size=3).map(" ".join)
places = st.builds(
    Where,
    speaker=st.sampled_from([None, *PEOPLE]),
    outlet=st.sampled_from([None, *OUTLETS]),
    since=st.sampled_from([None, "2031-03-05"]),
    until=st.sampled_from([None, "2031-03-07"]),
)


@pytest.fixture(scope="module")
def pair(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger]]:
    """One set of articles in a SQLite file and on a PostgreSQL server."""
    chosen = random.Random(3)
    records = [
        telling(
            outlet=chosen.choice(OUTLETS), source=chosen.choice(PEOPLE),
            published=f"2031-03-{day:02}", action=" ".join(chosen.choices(WORDS, k=4)),
            condition=" ".join(chosen.choices(WORDS, k=3)),
        )
        for day in range(4, 10) for _ in range(8)
    ]  # fmt: skip
    with (
        Ledger(str(Path(tmp_path_factory.mktemp("search"), "l.db")), create=True) as one,
        Ledger(database(server), create=True) as other,
    ):
        for record in records:
            one.add(record)
            other.add(record)
        yield one, other


@given(query, places)
@settings(max_examples=60, deadline=None)
def test_both_databases_find_the_same(
    pair: tuple[Ledger, Ledger], query: str, where: Where
) -> None:
    one, other = (
        {(h.saying.article, h.saying.attribution) for h in ledger.search(query, where, limit=100)}
        for ledger in pair
    )
    assert one == other


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_no_query_is_an_error_in_one_and_none_in_the_other(
    pair: tuple[Ledger, Ledger], query: str
) -> None:
    def asked(ledger: Ledger) -> str:
        try:
            ledger.search(query)
        except InputError as error:
            return str(error)
        return "found or not"

    assert asked(pair[0]) == asked(pair[1])
