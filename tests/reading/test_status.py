"""Which passages say how an undertaking fares, on the real model."""

import pytest

import onrecord
from onrecord.model import cover


def reports(text: str) -> list[tuple[str, str, bool]]:
    """Status, words and whether the outlet says it itself, of every status report."""
    record = onrecord.read(text, outlet="The Wire")
    return [(r.status, cover(text, r.spans), r.attribution is None) for r in record.status_reports]


FORCE = "Norrland plans to establish an international force in the valley.\n"
GUNS = "The army of Norrland promised to hand over its guns.\n"
SPARED = "Norrland said it would arrest nobody at the crossing.\n"


def test_obstacles_obstruct() -> None:
    assert ("obstructed", "The formation of such a force faces obstacles", True) in reports(
        FORCE + "The formation of such a force faces obstacles.\n"
    )


def test_what_nobody_has_done_is_not_met() -> None:
    found = reports(
        "Norrland promised to hand over its guns.\nSo far, no gun has been surrendered.\n"
    )
    assert found == [("not-met", "So far, no gun has been surrendered", True)]


def test_the_deed_done_meets_the_promise() -> None:
    found = reports(
        "Norrland promised to hand over the hospital.\nThe hospital was handed over on Sunday.\n"
    )
    assert found == [("met", "The hospital was handed over on Sunday", True)]


def test_what_was_to_be_left_undone_and_was_done_is_a_breach() -> None:
    found = reports(SPARED + "On Tuesday its soldiers detained two drivers at the crossing.\n")
    assert [status for status, _, _ in found] == ["breached"]


def test_a_verdict_in_a_sources_words_is_not_the_outlets_own() -> None:
    found = reports(
        SPARED
        + "On Tuesday its soldiers detained two drivers at the crossing.\n"
        + '"That is a plain breach," said Agna Loew, director of the charity Harbour Relief.\n'
    )
    assert ("breached", "That is a plain breach", False) in found


@pytest.mark.parametrize(
    "other",
    [
        "Ostrane handed over its prisoners to the council.",
        "The hospital has two hundred beds.",
        "If the guns are not handed over, talks will end.",
        "Norrland won the cup on Saturday.",
    ],
)
def test_other_deeds_and_hypotheses_say_nothing_of_it(other: str) -> None:
    assert reports(GUNS + other + "\n") == []


def test_the_latest_report_is_the_status() -> None:
    record = onrecord.read(
        "Norrland promised to hand over the hospital.\nThe hospital was handed over on Sunday.\n",
        outlet="The Wire",
    )
    assert [u.status for u in record.undertakings] == ["met"]


def test_without_a_report_an_undertaking_is_pending() -> None:
    record = onrecord.read(GUNS, outlet="The Wire")
    assert {u.status for u in record.undertakings} == {"pending"}


def test_fewer_than_promised_is_met_in_part() -> None:
    found = reports("The army of Norrland promised to hire 200 drivers by May. It has hired 61.\n")
    assert found == [("partly-met", "It has hired 61", True)]


def test_as_many_as_promised_is_met() -> None:
    found = reports("The army of Norrland promised to hire 200 drivers by May. It has hired 200.\n")
    assert found == [("met", "It has hired 200", True)]


def test_what_has_not_been_done_right_after_the_pledge_speaks_of_it() -> None:
    found = reports(
        "Norrland pledged to pay for new radios on every boat.\nNot one radio has been bought.\n"
    )
    assert found == [("not-met", "Not one radio has been bought", True)]


def test_a_deed_left_undone_is_known_by_its_verb() -> None:
    found = reports(
        "Norrland promised to release 300 tonnes a day.\nThe minister smiled.\n"
        "No water has been released so far.\n"
    )
    assert found == [("not-met", "No water has been released so far", True)]


def test_some_of_those_promised_are_met_in_part_but_some_six_hundred_are_not() -> None:
    pledge = "The army of Norrland promised in May to build five bridges.\n"
    assert reports(pledge + "Two of the five have been completed.\n")[0][0] == "partly-met"
    opened = "The army of Norrland promised to open two bridges.\n"
    assert reports(opened + "The bridges opened, and some 600 people crossed.\n")[0][0] == "met"


@pytest.mark.parametrize(
    "after",
    [
        "Why was no force in the valley established?\n",
        "In return for nothing, the valley waits.\n",
        "The valley has no doctor, no road and no school.\n",
    ],
)
def test_questions_and_mere_shared_words_report_nothing(after: str) -> None:
    assert reports(FORCE + after) == []


@pytest.mark.parametrize(
    "report",
    [
        "The inspectors had been kept off all five grain ships.",
        "They had again been refused entry to the port.",
        "The convoy was turned back at the bridge.",
    ],
)
def test_who_was_to_be_let_in_and_is_kept_out_is_obstructed(report: str) -> None:
    record = onrecord.read(f"Ships at anchor\n\nRain fell on Sunday. {report}\n", outlet="The Wire")
    assert [h.status for h in record.happenings] == [None, "obstructed"]


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("They did, and the sluice is empty.", "met"),
        ("They did not, and the farmers are still waiting.", "not-met"),
        ("They have not.", "not-met"),
    ],
)
def test_they_did_says_it_of_what_was_told_right_before(after: str, status: str) -> None:
    found = reports(f"The guerrillas promised to drain the sluice by Sunday. {after}\n")
    assert [r[0] for r in found] == [status]


def test_they_did_what_else_says_nothing_of_it() -> None:
    told = (
        "The guerrillas promised to drain the sluice by Sunday. They did a dance in the square.\n"
    )
    assert reports(told) == []


def test_what_stands_after_but_in_the_same_sentence_stands_in_its_way() -> None:
    found = reports(
        "Norrland plans to send sixty monitors to the valley, its secretariat said on Monday, but "
        "their buses had been stopped by drifts.\n"
    )
    assert [r[0] for r in found] == ["obstructed"]


def test_a_sentence_that_but_opens_stands_in_the_way_of_what_was_told_before_it() -> None:
    pledge = "Norrland said it would hand over the lighthouse on Sunday. "
    but = "a gale rose, and the ceremony has been put off twice.\n"
    assert [r[0] for r in reports(f"{pledge}But {but}")] == ["obstructed"]
    assert reports(pledge + but.replace("a gale", "A gale")) == []


def test_what_was_to_follow_is_not_done() -> None:
    assert reports("Norrland promised to hand over the mill. Here it is") == []
    assert reports("Norrland promised to hand over the mill. The mill was to follow.\n") == []


def test_an_order_that_is_obeyed_is_in_progress() -> None:
    record = onrecord.read("Ships at anchor\n\nThe order has been obeyed since Friday.\n")
    assert [h.status for h in record.happenings] == ["in-progress"]


def test_a_particle_may_stand_behind_its_object() -> None:
    text = "Ships at anchor\n\nOn Thursday soldiers turned all four engineers back at the gate.\n"
    record = onrecord.read(text, outlet="The Wire")
    assert [h.status for h in record.happenings] == ["obstructed"]


def test_of_the_whole_some_is_part_of_it_and_the_bodys_people_are_its_own() -> None:
    found = reports(
        "Norrland promised to send twelve tankers to the pumps.\n"
        "Of the twelve tankers, seven had arrived by Friday night.\n"
    )
    assert [r[0] for r in found] == ["partly-met"]
    one = "One of the twelve tankers leaked for a whole winter.\n"
    assert reports(f"Norrland promised to send twelve tankers to the pumps.\n{one}") == []
    record = onrecord.read(
        "Ships at anchor\n\nThe Valley Commission is old. Six of the Commission's observers landed.\n"
    )
    landed = record.happenings[-1]
    assert (landed.actor, landed.partly) == ("valley-commission", True)


def test_what_is_said_of_a_pledge_after_its_words_is_said_of_what_it_tells() -> None:
    found = reports(
        "We have driven the belt. The pledge of the defence minister of Ombrey, Jorun Hask, that Ombrey "
        "would keep its guns five kilometres off has been honoured to this day.\n"
    )
    assert [r[0] for r in found] == ["in-progress"]


@pytest.mark.parametrize(
    "said",
    [
        '"They have broken their word," said the mayor, Tobin Lusk.',
        '"She broke her promise before lunch," said the mayor, Tobin Lusk.',
        '"Her word was broken in front of a full house," said the mayor, Tobin Lusk.',
    ],
)
def test_that_a_word_was_broken_is_said_of_the_promise_told_last(said: str) -> None:
    text = (
        "A bad week\nAnna Orr, the defence minister of Dovaria, had pledged that Dovaria would keep its "
        f"drones at home. On Monday one of them fired two rockets into a mill.\n{said}"
    )
    record = onrecord.read(text, outlet="The Wire")
    (u,) = record.undertakings
    broken = [r for r in record.status_reports if r.status == "breached" and r.attribution]
    assert [r.undertaking for r in broken] == [u.id]


def test_that_somebody_elses_word_was_broken_is_not() -> None:
    text = (
        "A bad week\nAnna Orr, the defence minister of Dovaria, had pledged that Dovaria would keep its "
        'drones at home.\n"Ostrane has broken its word," said the mayor, Tobin Lusk.'
    )
    record = onrecord.read(text, outlet="The Wire")
    assert not [r for r in record.status_reports if r.status == "breached"]


@pytest.mark.parametrize(
    ("promise", "report", "status"),
    [
        ("keep the hospital staffed", "The hospital was kept staffed on Sunday.", "in-progress"),
        ("hand over the hospital", "The hospital was handed over on Sunday.", "met"),
    ],
)
def test_what_is_to_be_kept_up_goes_on(promise: str, report: str, status: str) -> None:
    found = reports(f"Norrland promised to {promise}.\n{report}\n")
    assert [s for s, _, _ in found] == [status]


def test_a_pledge_that_is_being_kept_goes_on_and_ends_before_its_verb() -> None:
    text = (
        "Buses at the market\nThe pledge by Bishop Anselm Rook that his church would send three buses "
        "for the men is being kept: a second bus was waiting behind the hall.\n"
    )
    record = onrecord.read(text, outlet="The Wire")
    (told,) = [a for a in record.attributions if a.id in record.undertakings[0].attributions]
    assert cover(text, told.content.spans).endswith("three buses for the men")
    assert [r.status for r in record.status_reports] == ["in-progress"]


@pytest.mark.parametrize(
    "after",
    ["The ferry is in doubt.", "There has been no answer from the ferry."],
)
def test_what_is_at_risk_or_unanswered_is_neither_done_nor_left_undone(after: str) -> None:
    assert reports(f"Norrland said it would keep the ferry open. {after}\n") == []


def test_that_there_is_no_answer_is_no_report_on_a_promise_to_send_one() -> None:
    told = "Norrland promised to send an answer to the ferrymen. "
    assert reports(f"{told}There has been no answer from the ministry.\n") == []


@pytest.mark.parametrize(
    "said",
    [
        "The ferry is in danger.",
        "The talks are in jeopardy.",
        "There has been no answer from the ministry.",
    ],
)
def test_what_is_in_danger_or_unanswered_is_nothing_that_happened(said: str) -> None:
    text = f"Ships at anchor\n\nRain fell on Sunday. {said}\n"
    record = onrecord.read(text, outlet="The Wire")
    assert [cover(text, h.spans) for h in record.happenings] == ["Rain fell on Sunday"]


BRIDGE = "Oskar Lind, Norrland's defence minister, had given his word that Norrland would {not_}fire on the bridge. "


@pytest.mark.parametrize("not_", ["not ", "never "])
def test_the_word_not_to_do_it_is_broken_by_doing_it_and_kept_by_not_doing_it(not_: str) -> None:
    told = BRIDGE.format(not_=not_)
    fired, held = (
        reports(f"{told}On Monday its soldiers fired on the bridge."),
        reports(f"{told}So far Norrland has not fired on the bridge."),
    )
    assert [status for status, _, _ in fired] == ["breached"]
    assert [status for status, _, _ in held] == ["in-progress"]


def test_the_word_to_do_it_is_kept_by_doing_it() -> None:
    found = reports(f"{BRIDGE.format(not_='')}On Monday its soldiers fired on the bridge.")
    assert [status for status, _, _ in found] == ["met"]
