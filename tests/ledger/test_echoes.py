"""A statement whose wording was not understood tells what another article's like it tells."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import text

from onrecord.ledger import AsOf, Filters, Ledger
from onrecord.ledger.echoes import Echo, Echoes, echoes_of, heard
from onrecord.ledger.held import undertakings_of
from onrecord.ledger.sense import embed, sense_of
from onrecord.meaning import vectors
from onrecord.model import Correction, Passage, Reader, Record, Source
from tests.ledger.made import statement, telling

GUNS = "surrender its guns at the old mill"


def _tellers(ledger: Ledger, action: str = GUNS) -> list[str | None]:
    """The outlets that tell the matter of an action, by date."""
    found = [m for m in ledger.matters(limit=0).matters if m.action == action]
    return [t.outlet for m in found for t in m.tellings]


@pytest.mark.parametrize("later", [False, True])
def test_another_wording_of_a_matter_tells_it(ledger: Ledger, later: bool) -> None:
    pair = [telling(action=GUNS), statement()]
    for record in reversed(pair) if later else pair:
        ledger.add(record)
    (m,) = ledger.matters(limit=0).matters
    assert [t.outlet for t in m.tellings] == ["Coast Herald", "Quay Post"]
    assert (m.articles, m.last_told, m.act) == (2, "2031-03-06", "promise")
    assert ledger.problems() == []


def test_it_says_that_only_its_likeness_has_it_told(ledger: Ledger) -> None:
    ledger.add(telling(action=GUNS))
    ledger.add(statement())
    read, heard = ledger.matter("m1").tellings
    assert read.likeness is None
    assert "shared words: gun, mill, old" in (heard.likeness or "")
    assert heard.quote.startswith("Northern Front would hand in its guns")


@pytest.mark.parametrize(
    "other",
    [
        statement(action="have repainted the harbour clock"),
        statement(bearer="Southern League"),
        statement(published="2036-01-01"),
        statement(
            title="Aren Vasht said that Northern Front would hand in its guns at the old mill"
        ),
    ],
    ids=["of another deed", "of another body", "years apart", "in a headline"],
)
def test_what_is_not_like_it_does_not_tell_it(ledger: Ledger, other: Record) -> None:
    ledger.add(telling(action=GUNS))
    ledger.add(other)
    assert _tellers(ledger) == ["Coast Herald"]


def test_a_condition_alone_is_no_statement() -> None:
    made = statement()
    said = "Aren Vasht said: provided that Northern Front hands in its guns at the old mill."
    start = said.index("provided")
    content = replace(made.attributions[0].content, spans=((start, len(said) - 1),))
    record = replace(
        made,
        article=replace(made.article, text=said),
        attributions=(replace(made.attributions[0], content=content),),
    )
    assert echoes_of(record, undertakings_of(record, "a")) == []


def test_what_was_done_is_no_telling_of_what_shall_be() -> None:
    made = statement()
    said = "Aren Vasht said that Northern Front handed in its guns at the old mill."
    start = said.index("Northern")
    only = replace(made.attributions[0], content=replace(made.attributions[0].content))
    content = replace(only.content, spans=((start, len(said) - 1),))
    record = replace(
        made,
        article=replace(made.article, text=said),
        attributions=(replace(only, content=content),),
    )
    assert echoes_of(record, undertakings_of(record, "a")) == []
    assert len(echoes_of(made, undertakings_of(made, "a"))) == 1


def test_an_article_that_tells_a_matter_itself_tells_it_once(ledger: Ledger) -> None:
    ledger.add(telling(action=GUNS))
    ledger.add(telling(outlet="Quay Post", action="hand in its guns at the old mill"))
    told = ledger.matter("m1").tellings
    assert {(t.outlet, t.likeness) for t in told} == {("Coast Herald", None), ("Quay Post", None)}


def test_a_statement_tells_the_nearest_matter_alone(ledger: Ledger) -> None:
    boats = "surrender its boats at the old mill"
    ledger.add(telling(act="demand", action=boats))
    ledger.add(statement())
    assert _tellers(ledger, boats) == ["Coast Herald", "Quay Post"]
    ledger.add(telling(outlet="Gull", action=GUNS))
    assert _tellers(ledger, boats) == ["Coast Herald"]
    assert sorted(map(str, _tellers(ledger))) == ["Gull", "Quay Post"]


def test_read_again_as_an_undertaking_it_is_that_alone(ledger: Ledger) -> None:
    first = statement()
    ledger.add(telling(action=GUNS))
    ledger.add(first)
    better = telling(
        outlet="Quay Post",
        action="hand in its guns at the old mill by Friday",
        condition="the rain stops",
        published="2031-03-06",
    )
    ledger.add(replace(better, article=first.article, reader=Reader(version="2", model="hand")))
    told = ledger.matter("m1").tellings
    assert [(t.outlet, t.likeness) for t in told] == [("Coast Herald", None), ("Quay Post", None)]
    assert ledger.problems() == []


def test_a_statement_that_a_person_rejects_tells_nothing(ledger: Ledger) -> None:
    ledger.add(telling(action=GUNS))
    ledger.add(statement())
    key = next(a.id for a in ledger.articles() if a.outlet == "Quay Post")
    ledger.correct(Correction(article=key, verdict="reject", who="A", why="a quip"), "a1")
    assert _tellers(ledger) == ["Coast Herald"]


def test_as_of_a_day_before_it_was_published_it_is_not_there(ledger: Ledger) -> None:
    ledger.add(telling(action=GUNS))
    ledger.add(statement())
    before = ledger.matters(as_of=AsOf(published="2031-03-05"), limit=0).matters
    assert [len(m.tellings) for m in before] == [1]
    on_the_day = ledger.matters(as_of=AsOf(published="2031-03-06"), limit=0).matters
    assert [len(m.tellings) for m in on_the_day] == [2]


def test_what_an_article_echoes_is_told_as_news(ledger: Ledger) -> None:
    ledger.add(telling(action=GUNS))
    moment = ledger.matter("m1").tellings[0].recorded
    ledger.add(statement())
    assert [(c.matter.id, c.what) for c in ledger.changes(moment)] == [("m1", "told again")]


def test_views_made_again_from_the_entries_are_the_same(ledger: Ledger) -> None:
    for record in (statement(), telling(action=GUNS), statement("Gull")):
        ledger.add(record)
    before = ledger.matters(limit=0).matters
    ledger.rebuild()
    assert ledger.matters(limit=0).matters == before


def test_a_ledger_from_before_finds_what_echoes(where: str) -> None:
    with Ledger(where, create=True) as ledger:
        ledger.add(telling(action=GUNS))
        ledger.add(statement())
        with ledger.store.writing() as connection:
            for table in ("served", "echo", "echoed"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0007'"))
    with Ledger(where) as ledger:
        assert _tellers(ledger) == ["Coast Herald", "Quay Post"]


def test_what_echoed_before_days_were_kept_is_found_as_of_its_day(where: str) -> None:
    with Ledger(where, create=True) as ledger:
        ledger.add(telling(action=GUNS, published="2031-03-02"))
        ledger.add(statement(published="2031-03-05"))
        with ledger.store.writing() as connection:
            connection.execute(text("DROP INDEX echoed_published"))
            connection.execute(text("ALTER TABLE echoed DROP COLUMN published"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0012'"))
    with Ledger(where) as ledger:
        told = {
            day: [m.last_told for m in ledger.matters(as_of=AsOf(published=day)).matters]
            for day in ("2031-03-04", "2031-03-05")
        }
        since = ledger.matters(Filters(since="2031-03-05"), AsOf(published="2031-03-09"))
    assert told == {"2031-03-04": ["2031-03-02"], "2031-03-05": ["2031-03-05"]}
    assert [m.last_told for m in since.matters] == ["2031-03-05"]


RECORDS = [
    telling(action=GUNS),
    statement(),
    statement("Gull", action="give up its guns and boats at the mill"),
    telling(outlet="Harbour Sheet", action="surrender its boats at the mill", condition="it snows"),
    statement("Evening Buoy", action="bring the boats to the mill", published="2031-03-09"),
]


@given(st.permutations(range(len(RECORDS))))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_order_of_articles_changes_what_is_told(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    def shown(order: list[int]) -> list[tuple[str, list[tuple[str, str | None]]]]:
        where = str(tmp_path_factory.mktemp("echoes") / "ledger.db")
        with Ledger(where, create=True) as ledger:
            for n in order:
                ledger.add(RECORDS[n])
            return sorted(
                (m.action, [(t.article, t.likeness) for t in m.tellings])
                for m in ledger.matters(limit=0).matters
            )

    assert shown(order) == shown(list(range(len(RECORDS))))


def test_an_article_that_may_not_go_along_leaves_no_telling_behind(ledger: Ledger) -> None:
    ledger.add(telling(action=GUNS))
    ledger.add(statement())
    own = {a.id for a in ledger.articles() if a.outlet == "Coast Herald"}
    (m,) = ledger.every_matter(own)
    assert [t.outlet for t in m.tellings] == ["Coast Herald"]


def test_as_of_a_day_matters_stand_by_their_latest_telling_in_whatever_words(
    ledger: Ledger,
) -> None:
    ledger.add(telling(action=GUNS, published="2031-01-04"))
    other = {"bearer": "Lake Union", "action": "open the ferry line"}
    ledger.add(telling(published="2031-03-05", outlet="Gull", **other))
    ledger.add(statement(published="2031-03-06"))
    as_of = AsOf(published="2031-04-01")
    shown = ledger.matters(as_of=as_of, limit=0).matters
    assert [m.last_told for m in shown] == ["2031-03-06", "2031-03-05"]
    since = ledger.matters(Filters(since="2031-03-06"), as_of, limit=0).matters
    assert [m.action for m in since] == [GUNS]


def test_of_the_rest_it_is_the_sentence_before_that_says_of_what() -> None:
    text = "Four of the nine guns lay at the mill. Aren Vasht said that the rest would follow."
    at = text.index("the rest")
    made = statement()
    told = replace(
        made.attributions[0],
        source=Source(spans=((39, 49),), actor="source"),
        content=Passage(spans=((at, len(text) - 1),)),
    )
    actors = tuple(
        replace(a, mentions=((39, 49),) if a.id == "source" else ()) for a in made.actors
    )
    record = replace(
        made,
        article=replace(made.article, text=text),
        attributions=(told,),
        actors=tuple(replace(a, affiliation="bearer") if a.id == "source" else a for a in actors),
        conditions=(),
    )
    (echo,) = echoes_of(record, [])
    assert echo.text == "Four of the nine guns lay at the mill. the rest would follow"
    assert echo.telling.quote == "the rest would follow"


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ("210 rifles lay in the depot", ["Coast Herald", "Quay Post"]),
        ("75 rifles lay in the depot", ["Coast Herald"]),
    ],
)
def test_what_came_and_the_rest_tell_what_was_to_come(
    ledger: Ledger, came: str, told: list[str]
) -> None:
    rifles = "hand in 600 rifles"
    ledger.add(telling(action=rifles))
    ledger.add(_of_the_rest(came, "the other 390 rifles would follow"))
    assert _tellers(ledger, rifles) == told


def _of_the_rest(came: str, rest: str) -> Record:
    """An article whose statement says something only after the sentence before it."""
    made = statement()
    text = f"{came}. Aren Vasht of Northern Front said that {rest}."
    at, who, whose = (text.index(x) for x in (rest, "Aren", "Northern"))
    (a,) = made.attributions
    told = replace(
        a,
        source=Source(spans=((who, who + 10),), actor="source"),
        cue=Passage(spans=((at - 10, at - 6),)),
        content=Passage(spans=((at, len(text) - 1),)),
    )
    where = {"bearer": ((whose, whose + 14),)}
    actors = tuple(replace(x, mentions=where.get(x.id, ())) for x in made.actors)
    article = replace(made.article, text=text)
    return replace(made, article=article, attributions=(told,), actors=actors)


HOWITZERS = "hand over the nine howitzers"
ON_THE_QUAY = "Four of the howitzers stood on the quay"


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (ON_THE_QUAY, ["Coast Herald", "Quay Post"]),
        ("Four of the barges stood on the quay", ["Coast Herald"]),
    ],
)
def test_the_others_tell_it_where_what_came_is_some_of_it(
    ledger: Ledger, came: str, told: list[str]
) -> None:
    ledger.add(telling(action=HOWITZERS))
    ledger.add(_of_the_rest(came, "the others would follow"))
    assert _tellers(ledger, HOWITZERS) == told


def test_another_statement_has_to_be_more_alike_than_one_of_the_rest() -> None:
    (told,) = undertakings_of(telling(action=HOWITZERS), "a")
    (echo,) = echoes_of(_of_the_rest(ON_THE_QUAY, "the others would follow"), [])
    assert echo.rest

    def hears(echo: Echo) -> bool:
        found = Echoes([echo], vectors([echo.text]))
        return bool(heard(found, sense_of(told), embed(told)))

    assert hears(echo)
    assert not hears(replace(echo, rest=False))
