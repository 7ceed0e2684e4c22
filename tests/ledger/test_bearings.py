import pytest
from msgspec.structs import replace

from onrecord.ledger.bearings import Happenings, bearings, verdict
from onrecord.ledger.held import Held, HeldReport
from onrecord.ledger.sense import embed, sense_of
from onrecord.ledger.whom import Teller
from onrecord.meaning import vectors
from onrecord.model import Act


def held(action: str, act: Act = "promise") -> Held:
    return Held(article="a", local="u1", span=(0, 1), act=act, action=action, bearer="Orvane")


def done(quote: str, *, negated: bool = False) -> HeldReport:
    return HeldReport(quote=quote, spans=((0, len(quote)),), done=True, negated=negated)


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("Nine inspectors were posted at the dams", "in-progress"),
        ("The last nine inspectors were posted at the dams", "met"),
        ("Twenty inspectors were posted at the dams", "met"),
        ("Inspectors were posted at the dams at nine o'clock", "met"),
    ],
)
def test_fewer_than_were_promised_are_not_all_of_them(quote: str, status: str) -> None:
    assert verdict(done(quote), sense_of(held("post 20 inspectors at the dams"))) == status


def test_a_truce_holds_while_nobody_fires() -> None:
    truce = sense_of(held("hold its fire along the canal"))
    assert verdict(done("No shot was fired along the canal", negated=True), truce) == "in-progress"


@pytest.mark.parametrize(
    ("quote", "statuses"),
    [
        ("By Sunday evening eleven of the forty had taken their seats", ["in-progress"]),
        ("By Sunday evening eleven of the fifty had taken their seats", []),
        ("By Sunday evening the wives of the forty had taken their seats", []),
    ],
)
def test_part_of_those_who_were_to_come_is_part_of_it(quote: str, statuses: list[str]) -> None:
    told = held("admit forty monitors to the counting halls", "permit")
    report = HeldReport(quote=quote, spans=((0, len(quote)),), done=True, partly=True)
    found = Happenings([report], vectors([quote]), "The Wire")
    assert [b.status for b in bearings(found, sense_of(told), embed(told))] == statuses


def test_the_rest_of_those_who_were_to_be_freed_is_all_of_them() -> None:
    told = held("hand over the seven engineers whom they seized at the junction", "offer")
    quote = "The last three engineers landed at the port on Wednesday"
    report = HeldReport(
        quote=quote, spans=((0, len(quote)),), done=True, actor="last three engineers"
    )
    found = Happenings([report], vectors([quote]), "The Wire")
    assert [b.status for b in bearings(found, sense_of(told), embed(told))] == ["met"]


def test_a_denial_right_after_a_report_is_of_the_same_matter() -> None:
    told = held("let her aircraft use the northern field", "permit")
    first = "Aircraft had used the northern field since Friday"
    second = "None of them had been allowed to land"
    reports = [
        HeldReport(quote=first, spans=((0, len(first)),), done=True),
        HeldReport(quote=second, spans=((60, 60 + len(second)),), done=True, negated=True),
    ]
    found = Happenings(reports, vectors([first, second]), "The Wire")
    statuses = [b.status for b in bearings(found, sense_of(told), embed(told))]
    assert statuses == ["met", "not-met"]
    far = replace(reports[1], spans=((900, 940),))
    found = Happenings([reports[0], far], vectors([first, second]), "The Wire")
    assert [b.status for b in bearings(found, sense_of(told), embed(told))] == ["met"]


@pytest.mark.parametrize(
    ("act", "action", "status"),
    [
        ("promise", "stop the trains", "in-progress"),
        ("threaten", "stop the trains", "met"),
        ("promise", "keep the trains running", "in-progress"),
    ],
)
def test_a_threat_that_is_carried_out_is_met_however_long_it_lasts(
    act: Act, action: str, status: str
) -> None:
    stopped = replace(done("the trains were stopped"), lasting=action.startswith("stop"))
    assert verdict(stopped, sense_of(held(action, act))) == status


HOWITZERS = held("pull back its howitzers from the ridge")
DRIVEN_OFF = replace(
    done("four of the eleven howitzers were driven off"), actor="lorry crews", partly=True
)


@pytest.mark.parametrize(
    ("report", "statuses"),
    [
        (DRIVEN_OFF, ["in-progress"]),
        (replace(DRIVEN_OFF, partly=False), []),
        (replace(DRIVEN_OFF, negated=True), []),
    ],
    ids=["of a part", "of no part", "of what was not done"],
)
def test_a_part_bears_on_what_is_near_to_it_in_sense(
    report: HeldReport, statuses: list[str]
) -> None:
    found = Happenings([report], vectors([report.quote]), "The Wire")
    borne = bearings(found, sense_of(HOWITZERS), embed(HOWITZERS))
    assert [b.status for b in borne] == statuses


def _bear(told: Held, *reports: HeldReport, outlet: str = "The Wire") -> list[tuple[str, str]]:
    """The status that each of an article's happenings reports of an undertaking, with its words."""
    at, placed = 0, []
    for r in reports:
        placed.append(replace(r, spans=((at, at + len(r.quote)),)))
        at += len(r.quote) + 2
    found = Happenings(placed, vectors([r.quote for r in placed]), outlet)
    borne = bearings(found, sense_of(told), embed(told))
    return [(b.status, placed[b.place].quote) for b in borne]


CAME = "Inspectors had been let into every hall at the dams"
KEPT_OUT = "They had been turned away from two of the halls"


def _claims(claim: str, denial: str, of: str = "Orvane") -> tuple[HeldReport, HeldReport]:
    speaker = Teller(name="Inge Tallow", type="person", of=of)
    other = Teller(name="Tobin Lusk", type="person")
    return (
        replace(done(claim), tellers=(speaker,), against=1),
        replace(done(denial), tellers=(other,), against=0, denies=True),
    )


def test_where_one_of_two_opposed_voices_is_on_it_so_is_the_other() -> None:
    told = held("let inspectors into every hall at the dams", "permit")
    assert _bear(told, *_claims(CAME, KEPT_OUT)) == [("met", CAME), ("not-met", KEPT_OUT)]


def test_what_is_kept_up_is_broken_in_the_voice_that_says_it_was_done() -> None:
    told = held("send no boats to the bank")
    claim, denial = "Six boats had been on the bank every night", "No boat had gone near the bank"
    found = {quote: status for status, quote in _bear(told, *_claims(claim, denial))}
    assert found == {claim: "breached", denial: "in-progress"}


def test_two_opposed_voices_on_something_else_report_nothing() -> None:
    told = held("repaint the harbour clock")
    assert _bear(told, *_claims(CAME, KEPT_OUT)) == []


def test_a_verdict_on_all_of_it_sums_up_what_was_told_before() -> None:
    told = held("set free the eleven officers held in the fort", "offer")
    came = replace(done("Five more officers came out of the fort on Tuesday evening"))
    verdict_on_it = replace(
        done("Orvane had done all that it offered"), actor="Orvane", status="met"
    )
    assert ("met", verdict_on_it.quote) in _bear(told, came, verdict_on_it)
    another = replace(verdict_on_it, actor="Gorlan")
    assert ("met", another.quote) not in _bear(told, came, another)


def test_nameless_people_may_do_what_two_shared_words_tell() -> None:
    told = held("pay every bereaved family 9,000 crowns")
    paid = replace(
        done("The first eleven families have had their 9,000 crowns"), actor="first eleven families"
    )
    assert [quote for _, quote in _bear(told, paid)] == [paid.quote]
    assert _bear(told, replace(done("The first families went home"), actor="first families")) == []


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("The remaining 12 of the 20 inspectors were posted at the dams", "met"),
        ("Twelve of the 20 inspectors were posted at the dams", "in-progress"),
    ],
)
def test_the_remaining_ones_of_a_number_are_the_end_of_it(quote: str, status: str) -> None:
    told = HeldReport(quote=quote, spans=((0, len(quote)),), done=True, partly=True)
    assert verdict(told, sense_of(held("post 20 inspectors at the dams"))) == status


@pytest.mark.parametrize(
    ("quote", "statuses"),
    [
        ("The Hill Board bought 90 crates of fruit last week", []),
        ("The Hill Board bought the last 40 crates of fruit", ["in-progress"]),
    ],
)
def test_last_week_is_no_rest_of_so_many_a_week(quote: str, statuses: list[str]) -> None:
    told = held("let the valley buy 40 crates of fruit a week", "permit")
    report = HeldReport(quote=quote, spans=((0, len(quote)),), done=True, actor="Hill Board")
    found = Happenings([report], vectors([quote]), "The Wire")
    assert [b.status for b in bearings(found, sense_of(told), embed(told))] == statuses


NET = held("stretch a net across the sluice")
STRETCHED = "Divers had stretched the net across the sluice by Friday"


@pytest.mark.parametrize(
    ("denial", "reports"),
    [
        ("Nobody has been admitted", True),
        ("Nobody has been let in", True),
        ("Nobody has returned", False),
        ("No one had been released", True),
        ("Nobody has fallen in", False),
        ("No one has fallen in since then", False),
        ("Nobody fell in", False),
        ("Nobody is in danger", False),
    ],
)
def test_what_nobody_did_by_chance_is_nothing_that_was_to_be_done(
    denial: str, reports: bool
) -> None:
    found = _bear(NET, done(STRETCHED), done(denial, negated=True))
    assert found == [("met", STRETCHED), *([("not-met", denial)] if reports else [])]


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("The bronze bell is still in the hills", None),
        ("The bronze bells were still in the hills", None),
        ("The bronze bell is down from the hills", "met"),
        ("The bronze bell is out of the still in the hills", "met"),
    ],
)
def test_what_is_still_where_it_was_has_not_come(quote: str, status: str | None) -> None:
    assert (
        verdict(done(quote), sense_of(held("bring the bronze bell down from the hills"))) == status
    )


BLOWN_UP = done("half of the bridge was blown up")


@pytest.mark.parametrize(
    ("act", "report", "status"),
    [
        ("threaten", replace(BLOWN_UP, actor="Gorlan", partly=True), None),
        ("threaten", replace(BLOWN_UP, partly=True), None),
        ("threaten", replace(BLOWN_UP, actor="Gorlan", status="in-progress"), None),
        ("threaten", replace(BLOWN_UP, actor="Orvane", partly=True), "in-progress"),
        ("threaten", replace(BLOWN_UP, actor="Orvane", status="in-progress"), "in-progress"),
        ("promise", replace(BLOWN_UP, actor="Gorlan", partly=True), "in-progress"),
    ],
    ids=[
        "by another",
        "by nobody known",
        "begun by another",
        "by who threatened it",
        "begun by who threatened it",
        "of a promise",
    ],
)
def test_a_part_that_another_does_is_no_part_of_what_somebody_threatened(
    act: Act, report: HeldReport, status: str | None
) -> None:
    assert verdict(report, sense_of(held("blow up the bridge", act))) == status
