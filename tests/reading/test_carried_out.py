"""'X had warned that it would. On Monday its men did': what was done after it was told."""

import pytest

import onrecord

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
