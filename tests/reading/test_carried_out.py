"""'X had warned that it would. On Monday its men did': what was done after it was told."""

import pytest

import onrecord
from onrecord.model import cover

THREAT = (
    "Inge Tallow, the interior minister of Norrland, had warned that Norrland would close the Garth "
    "road unless the east gate was opened."
)
SILENCE = (
    "Inge Tallow, the interior minister of Norrland, had pledged that Norrland would keep its guns "
    "silent while the talks went on."
)
LEAVE = (
    "Inge Tallow, the interior minister of Norrland, had said that Norrland would let Mavra Senn "
    "leave her villa by day."
)


def statuses(text: str) -> list[str]:
    return [r.status for r in onrecord.read(text, outlet="The Wire").status_reports]


@pytest.mark.parametrize(
    "text",
    [
        f"{THREAT} At dawn on Wednesday two hundred soldiers sat down across both lanes.",
        f"{THREAT} It was not. At dawn on Wednesday soldiers sat down across both lanes.",
        THREAT[:-1] + ", and its engineers did so while we stood and watched.",
    ],
)
def test_a_threat_is_met_by_what_was_done_right_after_it(text: str) -> None:
    assert statuses(text) == ["met"]


@pytest.mark.parametrize(
    "text",
    [
        f"{THREAT} Soldiers sat down across both lanes.",
        f"{THREAT} On Wednesday the east gate was opened by its keeper.",
        f"The army of Ostrane is near. {THREAT} On Wednesday Ostrane sent two hundred men home.",
        f"{THREAT} On Wednesday two men died in a fire.",
        f"{THREAT} On Wednesday nobody sat down across the lanes.",
        THREAT.replace("had warned", "warned")
        + " On Wednesday soldiers sat down across both lanes.",
    ],
    ids=["on no day", "of its condition", "by another", "no deed", "nothing", "told as news"],
)
def test_what_else_is_told_after_a_threat_does_not_carry_it_out(text: str) -> None:
    assert "met" not in statuses(text)


def test_what_was_to_be_kept_up_is_broken_by_what_its_bearer_did() -> None:
    text = f"{SILENCE} Shortly after noon on Wednesday its crews fired four rounds at a post."
    assert statuses(text) == ["breached"]


def test_leave_is_broken_by_who_is_in_the_way_of_it() -> None:
    text = f"{LEAVE} On Sunday morning soldiers turned the deposed president back at her gate."
    assert statuses(text) == ["breached"]


def test_leave_is_not_broken_by_who_uses_it() -> None:
    assert "breached" not in statuses(f"{LEAVE} On Sunday morning she walked to the harbour.")


@pytest.mark.parametrize(
    "before",
    [
        "On Tuesday its soldiers sat down across both lanes.",
        "Norrland's soldiers sat down across both lanes on Tuesday.",
        "Norrland closed the Garth road on Tuesday.",
        "On Tuesday the Garth road was closed.",
    ],
)
def test_a_threat_is_met_by_what_was_done_right_before_it_is_told(before: str) -> None:
    assert statuses(f"Norrland is a state. {before} {THREAT}") == ["met"]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Its soldiers sat down across both lanes.", THREAT),
        ("On Tuesday its soldiers sat down across both lanes. It rained.", THREAT),
        ("On Tuesday its soldiers sat down across both lanes.\n", THREAT),
        ("On Tuesday Ostrane closed the Garth road.", THREAT),
        ("On Tuesday dockers painted both lanes.", THREAT),
        (
            "On Tuesday its soldiers sat down across both lanes.",
            THREAT.replace("had warned", "warned"),
        ),
        (
            "On Tuesday its soldiers sat down across both lanes.",
            THREAT.replace("had warned", "had promised").replace("unless", "once"),
        ),
    ],
    ids=[
        "on no day",
        "further off",
        "another paragraph",
        "by another",
        "another deed",
        "told as news",
        "no threat",
    ],
)
def test_what_else_is_told_before_a_threat_does_not_carry_it_out(before: str, told: str) -> None:
    assert "met" not in statuses(f"Norrland is a state. {before} {told}")


PAY = (
    "Oskar Lind, Norrland's finance minister, had promised that Norrland would pay the pilots their "
    "wages."
)


def test_who_stops_all_payments_breaks_a_promise_to_pay() -> None:
    assert statuses(f"{PAY} Norrland stopped all payments on Monday.") == ["breached"]


@pytest.mark.parametrize(
    "after",
    [
        "Norrland counted all payments on Monday.",
        "Ostrane stopped all payments on Monday.",
        "Norrland stopped all payments.",
    ],
    ids=["nothing stopped", "by another", "on no day"],
)
def test_what_else_is_done_to_payments_breaks_no_promise_to_pay(after: str) -> None:
    assert "breached" not in statuses(f"{PAY} {after}")


BOATS = "Oskar Lind, Norrland's defence minister, {said} that Norrland would keep its patrol boats south of the light."


@pytest.mark.parametrize("said", ["had promised", "said a fortnight ago", "undertook in March"])
def test_what_was_to_be_kept_somewhere_and_is_not_is_a_breach(said: str) -> None:
    text = f"{BOATS.format(said=said)} On Monday two of the boats crossed that line."
    assert statuses(text) == ["breached"]


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("had promised", "On Monday two of the lorries crossed that line."),
        ("had promised", "On Monday two boats crossed that line."),
        ("had promised", "On Monday two of the boats did not cross that line."),
        ("promised", "On Monday two of the boats crossed that line."),
    ],
    ids=["other things", "some boats", "not done", "told as news"],
)
def test_what_other_things_do_is_no_breach(said: str, after: str) -> None:
    assert "breached" not in statuses(f"{BOATS.format(said=said)} {after}")


def test_what_was_done_before_a_promise_is_told_does_not_break_it() -> None:
    before = "On Tuesday Norrland moved its patrol boats past the light."
    assert "breached" not in statuses(f"{before} {BOATS.format(said='had promised')}")


@pytest.mark.parametrize("when", ["promised a fortnight ago", "pledged last week"])
def test_a_promise_of_some_time_ago_is_broken_as_one_had_been_made(when: str) -> None:
    text = (
        "Norrland would keep its patrol boats south of the light, its defence minister, Oskar Lind, "
        f"{when}. On Monday two of the boats crossed that line."
    )
    assert statuses(text) == ["breached"]


@pytest.mark.parametrize(("who", "found"), [("Inge Tallow", ["met"]), ("the envoy of Ostrane", [])])
def test_what_was_done_is_told_by_whose_threat_it_was_or_by_nobody(
    who: str, found: list[str]
) -> None:
    text = f"{THREAT} On Wednesday soldiers sat down across both lanes, {who} said."
    assert statuses(text) == found


MAIL = (
    "Inge Tallow, the chair of the Pilots' Union, had warned that the union would stop flying the "
    "mail unless the council lit the field."
)


def test_what_was_done_after_what_was_not_is_told_by_itself() -> None:
    text = f"{MAIL} It has not, and on Sunday her members stopped flying the mail."
    record = onrecord.read(text, outlet="The Wire")
    told = [(r.status, cover(text, r.spans)) for r in record.status_reports]
    assert told == [("met", "on Sunday her members stopped flying the mail")]


def test_what_was_not_done_after_what_was_not_carries_nothing_out() -> None:
    text = f"{MAIL} It has not, and on Sunday her members did not stop flying the mail."
    assert "met" not in statuses(text)


def test_a_number_of_the_bearers_people_break_what_was_to_be_kept_up() -> None:
    text = f"{SILENCE} On Sunday some sixty of its soldiers drove into the town."
    assert statuses(text) == ["breached"]


def test_what_nobody_stood_in_the_way_of_breaks_no_leave() -> None:
    text = f"{LEAVE} On Sunday she went out at dawn, and no one hindered her."
    assert "breached" not in statuses(text)


def test_to_stop_what_was_promised_is_not_to_do_it() -> None:
    text = (
        "Inge Tallow, who leads the Air Club, had promised that the club would fly the mail to the "
        "islands. On Sunday her members stopped flying the mail."
    )
    assert "met" not in statuses(text)


def test_another_deed_of_the_bearer_before_a_threat_does_not_carry_it_out() -> None:
    assert "met" not in statuses(f"Norrland arrested a smuggler on Monday. {THREAT}")


def test_what_merely_befell_a_thing_that_was_to_be_kept_somewhere_is_no_breach() -> None:
    text = (
        "Inge Tallow, the interior minister of Norrland, had promised that Norrland would keep its "
        "boats in port. The boats were painted on Monday."
    )
    assert "breached" not in statuses(text)
