"""What only the desk asks of a ledger, on both databases."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from onrecord.ledger import ORDERS, Ledger, Order, desk
from onrecord.ledger.bodies import packed
from onrecord.ledger.changes import changes, touched
from onrecord.ledger.families import kept
from tests.ledger.made import telling


@pytest.fixture
def held(ledger: Ledger) -> Ledger:
    """A promise that three outlets tell on one newspaper's word, and somebody else's leave."""
    for day, outlet in enumerate(("Coast Herald", "Lowland Post", "Radio Karsal"), 4):
        ledger.add(telling(outlet=outlet, published=f"2031-03-{day:02}", via="Morning Ledger"))
    ledger.add(
        telling(
            outlet="Ferrin Watch", published="2031-04-01", source="Bram Oddly", bearer="Kessary",
            act="permit", action="open the crossing", condition="the Guard leaves",
        )
    )  # fmt: skip
    return ledger


@pytest.mark.parametrize(
    ("order", "first"),
    [("last told", "m4"), ("first told", "m4"), ("most articles", "m1"), ("bearer", "m4")],
)
def test_the_board_can_be_sorted(held: Ledger, order: Order, first: str) -> None:
    page = held.matters(order=order, limit=1)
    rest = held.matters(order=order, limit=10, offset=1)
    assert [m.id for m in page.matters] == [first]
    assert page.total == 2
    assert len(rest.matters) == 1 and rest.matters[0].id != first


def test_every_order_gives_every_matter_once(held: Ledger) -> None:
    for order in ORDERS:
        assert {m.id for m in held.matters(order=order).matters} == {"m1", "m4"}, order


def test_what_was_touched_since_a_moment_comes_latest_first(held: Ledger) -> None:
    before = datetime.now(UTC).isoformat(timespec="microseconds")
    held.judge("m1", "confirm", who="Ada", why="seen")
    with held.store.reading() as connection:
        assert touched(connection, before) == [1]
        every = touched(connection, "2020-01-01")
        assert every[0] == 1 and len(every) == 2
        assert touched(connection, "2020-01-01", most=1) == [1]
        assert [c.what for c in changes(connection, before, [1])] == ["judged"]
        for families in (every, every[::-1]):
            changed = changes(connection, "2020-01-01", families)
            assert [int(c.matter.id[1:]) for c in changed] == families


def test_the_history_keeps_what_was_taken_back(held: Ledger) -> None:
    made = held.judge("m1", "reject", who="Ada", why="no")
    held.judge("m1", "undo", who="Ada", why="yes", value=str(made.seq))
    with held.store.reading() as connection:
        found = desk.history(connection, held.matter("m1"))
    assert [j.verdict for j in found] == ["reject", "undo"]
    assert found[0].undone_by == found[1].seq


def test_a_split_is_in_the_history_of_both_halves(held: Ledger) -> None:
    held.judge("m1", "split", who="Ada", why="another one", other=[3])
    with held.store.reading() as connection:
        for half in ("m1", "m3"):
            found = desk.history(connection, held.matter(half))
            assert [j.verdict for j in found] == ["split"], half


def test_the_head_tells_one_state_from_another(held: Ledger) -> None:
    def head() -> str:
        with held.store.reading() as connection:
            return desk.head(connection)

    before = head()
    assert before == head()
    held.judge("m1", "confirm", who="Ada", why="seen")
    assert head() != before


def test_actors_are_counted_under_the_names_they_are_told_by(held: Ledger) -> None:
    with held.store.reading() as connection:
        ranked, total = desk.parties(connection)
    found = {p.name: p for p in ranked}
    assert total == len(ranked) == len(found)
    assert (found["Aren Vasht"].said, found["Aren Vasht"].bears) == (3, 0)
    assert found["Kessary"].bears == 1


def test_tellings_lean_on_the_newspaper_they_cite(held: Ledger) -> None:
    with held.store.reading() as connection:
        found, looked = desk.leanings(connection)
    assert looked == 4
    assert desk.Leaning("Coast Herald", "Morning Ledger", "outlet", 1) in found
    assert desk.Leaning("Ferrin Watch", "Bram Oddly", "person", 1) in found


def test_articles_are_listed_latest_first_by_outlet_and_read_as_published(held: Ledger) -> None:
    with held.store.reading() as connection:
        every, total = desk.some_articles(connection, None, limit=2, offset=0)
        own, count = desk.some_articles(connection, "coast herald", limit=9, offset=0)
        text = desk.texts(connection, [own[0].id])[own[0].id].text
        assert desk.numbers(connection, own[0].id) == {"u1": 1}
        assert desk.outlets(connection)[0] == "Coast Herald"
    assert total == 4 and [a.outlet for a in every] == ["Ferrin Watch", "Radio Karsal"]
    assert count == 1
    assert text.startswith("Aren Vasht said that Northern Front would surrender its guns")


def test_matters_of_the_same_parties_are_near(held: Ledger) -> None:
    held.add(telling(bearer="Kessary", action="pay the drivers", outlet="Fifth Post"))
    with held.store.reading() as connection:
        assert [m.id for m in desk.near(connection, held.matter("m4"))] == ["m5"]
        assert desk.near(connection, held.matter("m1")) == []


def test_a_deadline_passes_while_nobody_adds_anything(ledger: Ledger) -> None:
    ledger.add(telling(due="2031-03-20"))
    [m] = ledger.matters().matters
    assert not m.deadline_passed
    assert kept(packed(replace(m, deadline="2021-03-20"))).deadline_passed
    assert not kept(packed(replace(m, deadline="2021-03-20", status="met"))).deadline_passed
