"""'Three boats have been fishing there since', told beside leave to fish: on the real model."""

import pytest

import onrecord

FISH = "Norrland would let boats fish the bank, Oskar Lind, its foreign minister, said."
MINES = "Norrland would lift the mines off the beach, Oskar Lind, its foreign minister, said."
HUTS = "Norrland would move the huts off the slope, Oskar Lind, its foreign minister, said."
TOWN = (
    "Oskar Lind, the foreign minister of Norrland, had said that Norrland would send {number} "
    "observers to the town."
)


def statuses(text: str) -> list[str]:
    return [r.status for r in onrecord.read(text, outlet="The Wire").status_reports]


@pytest.mark.parametrize(
    "text",
    [
        f"{FISH} Three boats have been fishing there since Monday.",
        f"{FISH} Since then three crews have cast nets over the bank.",
        f"{MINES} By Monday nine crates had left the beach on a barge.",
        TOWN.format(number="eighty") + " Six observers had crossed the bridge by Monday.",
        TOWN.format(number="eighty")
        + " It rained. Six observers had crossed the bridge by Monday.",
    ],
)
def test_a_number_that_did_what_has_to_do_with_it_is_a_part_of_it(text: str) -> None:
    assert statuses(text) == ["in-progress"]


@pytest.mark.parametrize(
    "after",
    [
        "By Monday the last two crates had left the beach on a barge.",
        "By Monday all three crates had left the beach on a barge.",
        "By Monday the 17 crates had left the beach on a barge.",
        "By Monday one crate had left the beach on a barge.",
        "By Monday nine days had passed on the beach.",
        "By Monday nine bathers had been killed on the beach.",
        "By Monday nine goals had been scored in the cup.",
        "By Monday nine crates would leave the beach on a barge.",
    ],
    ids=["the last", "all", "the known", "one", "days", "harm", "something else", "to come"],
)
def test_other_counts_are_no_part_of_it(after: str) -> None:
    assert statuses(f"{MINES} {after}") == []


def test_a_count_in_another_paragraph_is_no_part_of_it() -> None:
    assert statuses(f"{MINES}\nBy Monday nine crates had left the beach on a barge.") == []


@pytest.mark.parametrize(
    ("pledge", "after"),
    [
        ("keep the mines off the beach", "By Monday nine crates had left the beach on a barge."),
        ("leave the fishermen in peace", "On Monday nine fishermen cast nets over the bank."),
    ],
)
def test_beside_what_is_to_be_kept_up_a_count_tells_nothing(pledge: str, after: str) -> None:
    text = f"Norrland would {pledge}, Oskar Lind, its foreign minister, said. {after}"
    assert statuses(text) == []


@pytest.mark.parametrize(
    "after",
    [
        "Not one of the cabins had been shifted by Tuesday.",
        "Not a single cabin had been shifted by Tuesday.",
        "None of the five cabins had been shifted by Tuesday.",
        "Not one of the huts had been shifted by Tuesday.",
    ],
)
def test_nothing_at_all_done_right_after_a_promise_leaves_it_unmet(after: str) -> None:
    assert statuses(f"{HUTS} {after}") == ["not-met"]


@pytest.mark.parametrize(
    "after",
    [
        "One of the cabins had been shifted by Tuesday.",
        "It rained. Not one of the cabins had been shifted by Tuesday.",
        "Not one of the villagers was shot by Tuesday.",
        "Not one of the villagers was sent back by Tuesday.",
        "The mules had not been fed by Tuesday.",
    ],
    ids=["something", "not right after", "no harm", "nobody in the way", "not nothing at all"],
)
def test_what_else_is_not_done_leaves_nothing_unmet(after: str) -> None:
    assert "not-met" not in statuses(f"{HUTS} {after}")


def test_of_what_is_to_be_kept_up_nothing_is_left_undone() -> None:
    text = HUTS.replace("move the huts off", "keep the huts on")
    assert statuses(f"{text} Not one of the cabins had been shifted by Tuesday.") == []


@pytest.mark.parametrize("after", ["No one hindered them.", "None of them was turned back."])
def test_that_nobody_stood_in_the_way_of_what_is_permitted_is_progress(after: str) -> None:
    assert statuses(f"{FISH} {after}") == ["in-progress"]


def test_a_number_that_used_a_leave_of_no_number_on_one_day_is_no_part() -> None:
    assert "in-progress" not in statuses(f"{FISH} Three boats fished the bank on Monday.")


def test_what_was_not_done_after_something_else_was_is_told_by_itself() -> None:
    text = f"{HUTS} The month is over, and not one of the huts has been moved."
    assert statuses(text) == ["not-met"]


@pytest.mark.parametrize(
    "after",
    [
        "Not a single walker was injured on the march through the town.",
        "Three miners died on the slope on Monday.",
        "No one opposed the motion on Tuesday.",
    ],
    ids=["nobody was hurt", "another deed", "another thing"],
)
def test_what_befell_others_beside_it_is_no_report(after: str) -> None:
    assert statuses(f"{HUTS} {after}") == []
