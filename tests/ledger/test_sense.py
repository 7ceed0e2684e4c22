"""What is compared of an undertaking."""

import pytest
from msgspec.structs import replace

from onrecord.ledger.held import Held, HeldTelling, undertakings_of
from onrecord.ledger.likeness import JOINED, likeness
from onrecord.ledger.sense import Sense, embed, sense_of
from onrecord.ledger.terms import looked_up, terms
from onrecord.ledger.whom import Teller
from onrecord.model import Actor, MatterCondition, Passage
from tests.ledger.made import telling


def _held(action: str) -> Held:
    return Held(
        article="a", local="u1", span=(0, 9), act="promise", action=action, bearer="the Front"
    )


def _sense(action: str) -> Sense:
    return sense_of(_held(action))


def _joined(one: str, other: str) -> bool:
    alike = likeness(_sense(one), _sense(other), embed(_held(one)), embed(_held(other)))
    return alike.score >= JOINED


@pytest.mark.parametrize(
    ("action", "whole"),
    [
        ("free all 31 soldiers", {"31"}),
        ("free the other 18 soldiers", set()),
        ("hand the 31 soldiers over in three groups", {"31"}),
        ("leave within nine days", set()),
        ("let the last nine go", set()),
    ],
)
def test_only_a_count_of_all_tells_undertakings_apart(action: str, whole: set[str]) -> None:
    assert _sense(action).numbers == whole


@pytest.mark.parametrize(
    "action",
    ["cease fire", "hold its fire", "keep its guns silent", "its artillery would stay quiet"],
)
def test_a_truce_is_one_in_whatever_words(action: str) -> None:
    assert _sense(action).undone
    assert _sense(action).words >= _sense("cease fire").words


def test_a_silent_crowd_is_no_truce() -> None:
    assert not _sense("keep the crowd silent").undone


def test_to_let_nobody_close_is_to_keep_open_but_not_to_close_is_no_closing() -> None:
    told = "keep the quay road open to grain lorries day and night"
    assert _joined("let nobody block the quay road to grain lorries when the terminal works", told)
    assert not _joined("not close the port and the quay road", "close the port of Sarrel on Monday")


def _alike(one: Held, other: Held) -> bool:
    return likeness(sense_of(one), sense_of(other), embed(one), embed(other)).score >= JOINED


ROAD = replace(
    _held("clear the pass"),
    statement="that the Front would clear the pass of mines before the first bus left Marl",
)
BUS = replace(
    _held("see to it that nothing blows up"),
    statement="It would see to it that nothing blows up under the first bus to Marl",
)


def test_told_in_like_words_it_is_one_whatever_of_them_is_the_action() -> None:
    assert _alike(ROAD, BUS)
    assert not _alike(replace(ROAD, statement=""), BUS)
    assert not _alike(ROAD, replace(BUS, act="threaten"))


SAID = replace(_held("lift the curfew"), speaker="Dessa Morrow", published="2036-10-15")
AGAIN = replace(
    _held("open the streets at night"),
    speaker="Dessa Morrow",
    published="2036-10-28",
    recalled=True,
)


def test_what_somebody_had_pledged_is_what_she_said_before() -> None:
    assert _alike(SAID, AGAIN)
    assert _alike(AGAIN, SAID)


@pytest.mark.parametrize(
    "other",
    [
        replace(AGAIN, recalled=False),
        replace(AGAIN, speaker="Petra Quayle"),
        replace(AGAIN, published="2036-12-28"),
        replace(AGAIN, published=None),
        replace(AGAIN, action="repaint the harbour clock"),
    ],
    ids=[
        "not as said before",
        "by another",
        "too long after",
        "at no known time",
        "of another deed",
    ],
)
def test_what_is_not_recalled_is_not_joined(other: Held) -> None:
    assert not _alike(SAID, other)


def test_what_is_said_on_quite_another_condition_was_not_said_before() -> None:
    one = replace(SAID, conditions=_on("the harbour clock is repainted"))
    assert _alike(one, replace(AGAIN, conditions=_on("someone has repainted the harbour clock")))
    assert not _alike(one, replace(AGAIN, conditions=_on("no witness was threatened")))


FEE = replace(
    _held("charge no storage fee"), statement="The Front would charge no fee for the vehicles"
)
BACK = replace(
    _held("send the vehicles back"), statement="The Front would send the vehicles back to Marl"
)


def test_what_is_to_be_left_undone_is_not_told_in_one_word_of_a_deed() -> None:
    assert not _alike(FEE, BACK)
    paid = replace(
        BACK, action="send the vehicles back for a fee", statement=f"{BACK.statement} for a fee"
    )
    assert _alike(
        replace(FEE, statement="The Front would take no fee for sending the vehicles back to Marl"),
        paid,
    )


def test_a_deed_is_not_what_somebody_had_pledged_to_leave_undone() -> None:
    assert not _alike(SAID, replace(AGAIN, withheld=True))
    assert _alike(replace(SAID, withheld=True), replace(AGAIN, withheld=True))


def test_a_not_before_the_action_leaves_it_undone() -> None:
    record = telling(action="surrender its guns")
    (done,) = undertakings_of(record, "a")
    at = done.span[0]
    text = record.article.text[:at] + "not " + record.article.text[at:]
    shifted = replace(
        record,
        article=replace(record.article, text=text),
        undertakings=tuple(
            replace(u, action=Passage(spans=((at + 4, done.span[1] + 4),)))
            for u in record.undertakings
        ),
    )
    (undone,) = undertakings_of(shifted, "a")
    assert (done.withheld, undone.withheld) == (False, True)
    assert sense_of(undone).undone
    refused = replace(
        shifted, undertakings=tuple(replace(u, act="refuse") for u in shifted.undertakings)
    )
    assert not undertakings_of(refused, "a")[0].withheld


def test_what_is_recalled_was_said_before_it() -> None:
    assert not _alike(replace(SAID, published="2036-11-02"), AGAIN)


def _on(text: str) -> tuple[MatterCondition, ...]:
    return (MatterCondition(connective="if", text=text),)


BARGES = replace(
    _held("let the grain barges go"),
    counterparty="Ostrane",
    body=True,
    conditions=_on("the court frees the nine pilots"),
    published="2036-10-15",
)
NETS = replace(
    _held("take its nets off the river"),
    counterparty="Velmar",
    body=True,
    conditions=_on("the court releases the nine pilots"),
    published="2036-12-14",
)


def test_on_one_condition_it_is_one_whatever_the_deed_and_whoever_it_is_towards() -> None:
    assert _alike(BARGES, NETS)


@pytest.mark.parametrize(
    "other",
    [
        replace(NETS, published="2036-12-15"),
        replace(NETS, conditions=_on("the fair opens")),
        replace(NETS, conditions=()),
    ],
    ids=["more than 60 days later", "on another condition", "on none"],
)
def test_on_no_condition_in_common_another_deed_is_another(other: Held) -> None:
    assert not _alike(BARGES, other)


def _via(outlet: str, held: Held) -> Held:
    teller = Teller(name=outlet, type="outlet")
    told = HeldTelling(attribution="a1", quote=held.action, spans=((0, 9),), tellers=(teller,))
    return replace(held, tellings=(told,))


CURFEW = replace(
    _held("lift the curfew"),
    act="offer",
    outlet="Coast Herald",
    published="2036-10-15",
    statement="that the Front would lift the curfew in the harbour streets",
)
STREETS = replace(
    _held("open the gates at night"),
    outlet="Quay Post",
    published="2036-10-18",
    statement="that people could walk the harbour at night again",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_via("Gull", CURFEW), _via("Gull", STREETS)),
        (_via("Quay Post", CURFEW), STREETS),
        (CURFEW, _via("The Coast Herald", STREETS)),
    ],
    ids=["both cite another", "the first cites the second", "the second cites the first"],
)
def test_on_one_outlets_report_statements_somewhat_alike_are_one(one: Held, other: Held) -> None:
    assert _alike(one, other)
    assert _alike(other, one)
    assert looked_up(terms(one, sense_of(one))) & terms(other, sense_of(other))
    assert looked_up(terms(other, sense_of(other))) & terms(one, sense_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CURFEW, STREETS),
        (_via("Gull", CURFEW), _via("Buoy", STREETS)),
        (_via("Gull", CURFEW), _via("Gull", replace(STREETS, published="2036-10-19"))),
        (CURFEW, replace(STREETS, outlet="Coast Herald")),
    ],
    ids=["on none", "on two", "four days apart", "both in one outlet of its own"],
)
def test_on_no_report_in_common_they_are_neither_joined_nor_looked_up(
    one: Held, other: Held
) -> None:
    assert not _alike(one, other)
    assert not looked_up(terms(one, sense_of(one))) & terms(other, sense_of(other))


def test_on_one_outlets_report_what_is_quite_another_statement_is_another() -> None:
    wheat = replace(STREETS, statement="that wheat prices fell by a tenth")
    assert not _alike(_via("Gull", CURFEW), _via("Gull", wheat))


@pytest.mark.parametrize(
    ("name", "body"),
    [("the army", False), ("soldiers", False), ("Ostrane", True), ("Army of Ostrane", True)],
)
def test_only_a_counterparty_with_a_name_tells_undertakings_apart(name: str, body: bool) -> None:
    made = telling()
    party = Actor(id="party", name=name, type="military")
    towards = tuple(replace(u, counterparty="party") for u in made.undertakings)
    record = replace(made, actors=(*made.actors, party), undertakings=towards)
    (held,) = undertakings_of(record, "a")
    assert (held.counterparty, held.body) == (name, body)


@pytest.mark.parametrize("action", ["free every one of them", "sell no single one of the boats"])
def test_every_one_is_no_count(action: str) -> None:
    assert _sense(action).numbers == set()


@pytest.mark.parametrize(
    "action",
    [
        "free the pilots when the pardon is signed",
        "free the pilots only after the pardon has been signed",
        "free the pilots the moment the pardon is signed",
    ],
)
def test_what_a_deed_comes_after_is_its_condition(action: str) -> None:
    sense = _sense(action)
    assert sense.conditional
    assert sense.conditions == {"pardon", "sign"}
    assert sense.words == {"free", "pilot"}


def test_a_time_of_day_is_no_condition() -> None:
    assert not _sense("free the pilots after dark").conditional


GOLD = _held("sell the gold of the Mint while the case goes on")


def test_what_is_refused_is_one_with_what_is_to_be_left_undone_but_with_no_deed() -> None:
    refusal = replace(GOLD, act="refuse")
    undone = replace(GOLD, action=f"not {GOLD.action}")
    assert _alike(refusal, undone)
    assert not _alike(refusal, GOLD)


def test_deeds_on_another_condition_are_apart_where_one_is_to_be_left_undone() -> None:
    vans = replace(_held("give up all its impounded ambulances"), conditions=_on("it is paid"))
    fees = replace(_held("charge no fees on the ambulances"), conditions=_on("the talks go on"))
    assert not _alike(vans, fees)
    assert _alike(vans, replace(vans, action="send all the ambulances back"))


def test_names_in_common_do_not_tie_what_is_to_be_done_to_what_is_to_be_kept_up() -> None:
    drums = replace(
        _held("load the drums when Ruben Askel has been returned to Norrland"),
        statement="that the Front would load the drums when Ruben Askel was back in Norrland",
    )
    trial = replace(
        _held("keep Ruben Askel out of the courts of Norrland"),
        statement="that the Front would keep Ruben Askel out of the courts of Norrland",
    )
    assert not _alike(drums, trial)
    assert _alike(trial, replace(trial, published="2036-12-15"))


@pytest.mark.parametrize(
    ("recalled", "joined"),
    [
        ("keep the gates open", False),
        ("keep the soldiers in their barracks", False),
        ("keep the streets open at night", True),
        ("send the soldiers to their barracks", True),
    ],
    ids=["kept up", "kept up as well", "kept up and more alike", "done once"],
)
def test_a_word_to_keep_something_up_is_hardly_one_to_do_something(
    recalled: str, joined: bool
) -> None:
    assert _alike(SAID, replace(AGAIN, action=recalled)) == joined
    assert _alike(replace(AGAIN, action=recalled), SAID) == joined
