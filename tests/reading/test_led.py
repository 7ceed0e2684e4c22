"""Whom she serves with whom, and then with whose office, a report opens: on the real model."""

import pytest

import onrecord

HER = "Inge Tallow keeps a jar of water on her desk. "
OFFICE = "Norrland's fisheries minister is in good humour."
SAID = (
    '\n"We will close the bay to trawlers in May," Tallow said.\nTallow has held the post for two '
    "years. The bay would stay shut, Tallow added, until the cod came back."
)


def served(text: str) -> str | None:
    """The id of whom Tallow serves."""
    record = onrecord.read(text, outlet="The Wire")
    (tallow,) = [a for a in record.actors if a.name.endswith("Tallow")]
    return tallow.affiliation


@pytest.mark.parametrize(
    "office", [OFFICE, "Norrland's minister rarely smiles.", "Norrland's minister has no map."]
)
def test_who_opens_a_report_holds_the_office_that_the_next_sentence_names(office: str) -> None:
    assert served(f"A jar on the desk\n{HER}{office}{SAID}") == "norrland"


def test_what_she_says_will_be_done_is_then_her_states_word() -> None:
    record = onrecord.read(f"A jar on the desk\n{HER}{OFFICE}{SAID}", outlet="The Wire")
    assert {u.bearer for u in record.undertakings} == {"norrland"}


@pytest.mark.parametrize(
    "text",
    [
        f"The bay is quiet.\nNets dry.\nNobody is out.\nGulls sleep.\n{HER}{OFFICE}{SAID}",
        f"{HER}\n{OFFICE}{SAID}",
        f"On her desk, {HER}{OFFICE}{SAID}",
        f"{HER}{OFFICE}{SAID} Oskar Lind waits. Lind is old. Lind fishes. Lind smiled. Lind left. "
        "Lind came back, Lind sang and Lind slept.",
        f"{HER}Norrland's navy is in good humour. Norrland's government is not.{SAID}",
    ],
    ids=["further down", "another paragraph", "not the first word", "named less", "no office"],
)  # fmt: skip
def test_otherwise_the_office_is_somebodys(text: str) -> None:
    assert served(f"A jar on the desk\n{text}") is None
