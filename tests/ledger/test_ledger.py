import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

import onrecord
from onrecord.errors import InputError, LedgerError
from onrecord.ledger import AsOf, Filters, Ledger, Where, article_key, store
from onrecord.ledger.entries import append
from onrecord.ledger.tables import metadata
from onrecord.model import Actor, Link, Reader
from tests.ledger.made import telling


def test_the_same_article_twice_is_one_article(ledger: Ledger) -> None:
    assert ledger.add(telling()) == "added"
    assert ledger.add(telling()) == "known"
    assert ledger.size() == (1, 2)


def test_tellings_of_one_undertaking_make_one_matter_on_one_origin(ledger: Ledger) -> None:
    ledger.add(telling())
    ledger.add(telling(outlet="Lowland Post", action="surrender all its guns"))
    (matter,) = ledger.matters().matters
    assert matter.articles == 2
    assert [o.name for o in matter.origins] == ["Aren Vasht"]


def test_articles_that_cite_one_newspaper_have_one_origin(ledger: Ledger) -> None:
    ledger.add(telling(source="Ilka Dorne", via="Morning Ledger"))
    ledger.add(telling(outlet="Lowland Post", via="Morning Ledger", action="surrender all guns"))
    (matter,) = ledger.matters().matters
    assert [o.name for o in matter.origins] == ["Morning Ledger"]


def test_another_bearer_is_another_matter(ledger: Ledger) -> None:
    ledger.add(telling())
    ledger.add(telling(bearer="Southern Front", outlet="Lowland Post"))
    assert len(ledger.matters().matters) == 2


def test_what_happened_elsewhere_is_the_status_of_a_matter(ledger: Ledger) -> None:
    ledger.add(telling())
    later = telling(
        published="2031-03-09", bearer="Northern Front", action="rebuild the harbour",
        happened="The group has surrendered no guns", negated=True,
    )  # fmt: skip
    ledger.add(later)
    found = {m.action: m for m in ledger.matters().matters}
    assert found["surrender its guns"].status == "not-met"
    assert found["surrender its guns"].timeline[0].date == "2031-03-09"


@pytest.mark.parametrize("later", [False, True])
def test_what_an_article_of_the_same_day_tells_of_was_before_the_undertaking(
    ledger: Ledger, later: bool
) -> None:
    told = telling(published="2031-03-09")
    other = telling(
        published="2031-03-09", action="rebuild the harbour",
        happened="The group has surrendered no guns", negated=True,
    )  # fmt: skip
    for record in (told, other) if later else (other, told):
        ledger.add(record)
    assert {m.status for m in ledger.matters().matters} == {"pending"}


def test_a_deadline_has_passed_from_the_next_day_on_unless_it_was_met(ledger: Ledger) -> None:
    ledger.add(telling(due="2031-03-10"))
    passed = [
        ledger.matters(as_of=AsOf(published=day)).matters[0].deadline_passed
        for day in ("2031-03-10", "2031-03-11")
    ]
    assert passed == [False, True]
    ledger.add(telling(published="2031-03-09", outlet="B", action="open the harbour",
                       happened="The group surrendered its guns"))  # fmt: skip
    (matter,) = [m for m in ledger.matters().matters if m.deadline]
    assert (matter.status, matter.deadline_passed) == ("met", False)


def test_as_of_shows_what_was_published_or_known_by_then(ledger: Ledger) -> None:
    ledger.add(telling())
    known = datetime.now(UTC).isoformat(timespec="microseconds")
    ledger.add(telling(published="2031-03-09", outlet="Lowland Post", action="surrender all guns"))
    (then,) = ledger.matters(as_of=AsOf(published="2031-03-05")).matters
    (heard,) = ledger.matters(as_of=AsOf(recorded=known)).matters
    assert (then.articles, heard.articles, ledger.matter("m1").articles) == (1, 1, 2)


def test_a_better_reading_takes_the_place_of_the_earlier_one(ledger: Ledger) -> None:
    ledger.add(telling())
    assert (
        ledger.add(telling(act="offer", reader=Reader(version="2", model="hand"))) == "read again"
    )
    (matter,) = ledger.matters().matters
    assert (matter.id, matter.act, ledger.size()) == ("m1", "offer", (1, 3))


def test_a_split_holds_until_it_is_undone(ledger: Ledger) -> None:
    ledger.add(telling())
    ledger.add(telling(outlet="Lowland Post", action="surrender all its guns"))
    made = ledger.judge("m1", "split", who="ann", why="two deals", other=[2])
    assert len(ledger.matters().matters) == 2
    ledger.add(telling(outlet="Third Paper", action="surrender its guns at once"))
    assert len(ledger.matters().matters) == 2
    ledger.judge("m1", "undo", who="bob", why="one deal after all", value=str(made.seq))
    assert len(ledger.matters().matters) == 1


def test_an_undo_counts_from_when_it_was_recorded(ledger: Ledger) -> None:
    ledger.add(telling())
    rejected = ledger.judge("m1", "reject", who="a reader", why="said in jest")
    ledger.judge("m1", "undo", who="a reader", why="it was not", value=str(rejected.seq))
    assert not ledger.matter("m1").rejected
    assert ledger.matter("m1", AsOf(recorded=rejected.recorded)).rejected


def test_a_merge_and_a_correction_survive_a_new_reading(ledger: Ledger) -> None:
    ledger.add(telling())
    ledger.add(telling(bearer="The Front", outlet="Lowland Post"))
    ledger.judge("m1", "merge", who="ann", why="one group", other=[2])
    ledger.judge("m1", "correct", who="ann", why="counted", field="status", value="2")
    ledger.add(telling(reader=Reader(version="2", model="hand")))
    (matter,) = ledger.matters().matters
    assert (matter.articles, matter.judged) == (2, "2")


@pytest.mark.parametrize(
    ("verdict", "given", "said"),
    [
        ("confirm", {"why": " "}, "Say why"),
        ("correct", {"why": "x", "field": "mood", "value": "y"}, "cannot be set"),
        ("correct", {"why": "x", "field": "status", "value": "9"}, "on no scale"),
        ("correct", {"why": "x", "field": "deadline", "value": "soon"}, "is no date"),
        ("split", {"why": "x", "other": [1]}, "not all"),
        ("undo", {"why": "x", "value": "9"}, "no judgement"),
    ],
)
def test_a_judgement_without_sense_is_refused(
    ledger: Ledger, verdict: str, given: dict[str, object], said: str
) -> None:
    ledger.add(telling())
    with pytest.raises(InputError, match=said):
        ledger.judge("m1", verdict, who="ann", **given)  # type: ignore[arg-type]
    assert ledger.size() == (1, 2)


def test_rebuilding_changes_no_view(ledger: Ledger) -> None:
    for outlet, deed in (("A", "surrender its guns"), ("B", "hand over guns"), ("C", "free men")):
        ledger.add(telling(outlet=outlet, action=deed))
    ledger.judge("m1", "confirm", who="ann", why="seen")
    before = ledger.matters(limit=0)
    ledger.rebuild()
    assert ledger.matters(limit=0) == before
    assert ledger.problems() == []


def test_search_finds_words_phrases_and_beginnings_by_filter(ledger: Ledger) -> None:
    ledger.add(telling())
    ledger.add(telling(outlet="Lowland Post", source="Ilka Dorne", action="repair the bridge"))
    assert [h.saying.outlet for h in ledger.search("gun")] == ["Coast Herald"]
    assert [h.saying.outlet for h in ledger.search('"repair the bridge"')] == ["Lowland Post"]
    assert len(ledger.search("detain*")) == 2
    assert len(ledger.search("detain*", Where(speaker="Ilka Dorne"))) == 1
    assert ledger.search("zebra") == []
    assert ledger.search("gun' OR 1=1 --") == []


def test_filters_choose_matters(ledger: Ledger) -> None:
    ledger.add(telling())
    assert ledger.matters(Filters(actor="northern front")).total == 1
    assert ledger.matters(Filters(act="threaten")).total == 0
    assert ledger.who("Aren Vasht").said[0].outlet == "Coast Herald"
    assert [c.what for c in ledger.changes("2000-01-01")] == ["new"]


def test_no_entry_can_be_changed_or_taken_out(ledger: Ledger) -> None:
    ledger.add(telling())
    for deed in ("UPDATE entry SET kind = 'x'", "DELETE FROM entry"):
        with pytest.raises(LedgerError, match="keeps every entry"), ledger.store.writing() as c:
            c.execute(text(deed))
    assert ledger.problems() == []


def test_the_migrations_make_the_tables_that_the_code_asks(ledger: Ledger) -> None:
    with ledger.store.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    left = [d for d in found if "said_words" not in str(d)]
    assert left == []


def test_tampering_is_found(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger(str(path), create=True) as ledger:
        ledger.add(telling())
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER entry_no_update")
        raw.execute("UPDATE entry SET recorded = '2001-01-01' WHERE seq = 1")
    raw.close()
    with Ledger(str(path)) as ledger:
        assert any("entry 1 is not what was written" in p for p in ledger.problems())


@pytest.mark.parametrize("name", ["none.db", "folder", "other.db"])
def test_what_is_no_ledger_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "other.db").write_text("not a database, but text that is long enough" * 50)
    with pytest.raises(LedgerError) as caught:
        Ledger(str(tmp_path / name))
    assert "\n" not in str(caught.value)


def test_a_writer_that_waits_too_long_is_told_so(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with Ledger(path, create=True) as one, Ledger(path, wait=0.2) as other:
        with one.store.writing(), pytest.raises(LedgerError, match="in use by another"):
            other.add(telling())
        assert other.add(telling()) == "added"


def test_the_ledger_stands_beside_read() -> None:
    assert onrecord.Ledger is Ledger
    with pytest.raises(AttributeError, match="no attribute 'ledgers'"):
        _ = onrecord.ledgers  # type: ignore[attr-defined]


def test_a_ledger_of_an_older_version_is_brought_up_to_date(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as then:
        then.setattr(store, "HEAD", "0001")
        old = store.Store(where, create=True)
        with old.writing() as connection:
            record = telling()
            append(connection, "article", article_key(record), record.article)
            append(connection, "reading", article_key(record), record)
        old.close()
    with Ledger(where) as ledger:
        assert [m.action for m in ledger.matters().matters] == ["surrender its guns"]
        assert ledger.problems() == []


def test_a_report_on_an_unnamed_source_that_others_cite_is_one_origin_with_them(
    ledger: Ledger,
) -> None:
    first = telling(outlet="Lindholt Courier", source="a diplomat")
    nameless = msgspec.structs.replace(first.actors[1], type="officials")
    links = tuple(
        msgspec.structs.replace(link, known="unnamed") if link.actor == "source" else link
        for link in first.attributions[0].links
    )
    told = msgspec.structs.replace(first.attributions[0], links=links)
    ledger.add(
        msgspec.structs.replace(
            first, actors=(first.actors[0], nameless, first.actors[2]), attributions=(told,)
        )
    )
    ledger.add(telling(outlet="Harbour Post", source="the paper", via="Lindholt Courier"))
    (matter,) = ledger.matters().matters
    assert [o.name for o in matter.origins] == ["Lindholt Courier"]
    assert len(matter.origins[0].articles) == 2


def test_an_article_without_any_source_adds_nothing_to_the_one_origin_told_before_it(
    ledger: Ledger,
) -> None:
    ledger.add(telling())
    later = telling(
        outlet="Harbour Post", published="2031-03-06", source="Mira Sole", action="surrender all guns",
        condition="the courts let every one of the men from Ostrane go home to the coast",
    )  # fmt: skip
    said = tuple(msgspec.structs.replace(u, attributions=()) for u in later.undertakings)
    ledger.add(msgspec.structs.replace(later, undertakings=said))
    (matter,) = ledger.matters().matters
    assert [(o.name, len(o.articles)) for o in matter.origins] == [("Aren Vasht", 2)]
    assert [t.origin for t in matter.tellings] == ["aren vasht", None]


def test_an_unnamed_source_is_listed_with_the_one_origin_and_confirms_nothing(
    ledger: Ledger,
) -> None:
    ledger.add(telling())
    later = telling(outlet="Harbour Post", published="2031-03-06", source="Officials")
    officials = Actor(id="source", name="officials", type="officials")
    (told,) = later.attributions
    links = (told.links[0], Link(known="unnamed", actor="source"))
    told = msgspec.structs.replace(told, links=links)
    actors = (later.actors[0], officials, later.actors[2])
    ledger.add(msgspec.structs.replace(later, actors=actors, attributions=(told,)))
    (matter,) = ledger.matters().matters
    assert [(o.name, len(o.articles)) for o in matter.origins] == [("Aren Vasht", 2)]
    assert [t.origin for t in matter.tellings] == ["aren vasht", None]
    assert "its source stays unnamed" in matter.origins[0].reasons


def test_a_headline_is_a_telling_only_where_its_report_tells_nothing(ledger: Ledger) -> None:
    record = onrecord.read(
        "Norrland to free the crews, paper says\nNorrland would release the crews of two boats if "
        "the fines are paid, the Daily Star reported on Monday.",
        outlet="The Wire",
        published="2031-03-04",
    )
    ledger.add(record)
    shown = [t.quote for m in ledger.matters().matters for t in m.tellings]
    assert shown
    assert all("release the crews of two boats" in quote for quote in shown)


def test_an_offer_stays_one_where_some_tell_it_as_a_promise(ledger: Ledger) -> None:
    for outlet, act in (("A Post", "offer"), ("B Post", "promise"), ("C Post", "promise")):
        ledger.add(telling(outlet=outlet, act=act))
    (m,) = ledger.matters().matters
    assert (m.articles, m.act) == (3, "offer")
