"""'Short of the forty that it would let in': how far it has come, on the real model."""

import pytest

import onrecord
from onrecord.model import cover

GUNS = "The wounded move slowly. The army of Norrland promised to hand over its 17 guns, said Inge Tallow."


def statuses(text: str) -> list[str]:
    return [r.status for r in onrecord.read(text, outlet="The Wire").status_reports]


@pytest.mark.parametrize(
    "text",
    [
        "That is still short of the forty a day that Norrland would let through, if one goes by the "
        "word of its interior minister, Inge Tallow.",
        "One is fewer than the two a day whom Norrland would allow the charity to collect, as its "
        "spokesman, Tobin Lusk, put it last week.",
        "One convoy went up on Thursday and one on Friday, against the two a day that Norrland would "
        "let through, according to its transport minister, Inge Tallow.",
        "Seven teams are at work inside the town, out of the twelve that Norrland would let in, "
        "according to its interior minister, Inge Tallow.",
    ],
)
def test_what_is_held_against_the_number_undertaken_falls_short_of_it(text: str) -> None:
    assert statuses(text) == ["in-progress"]


@pytest.mark.parametrize(
    "text",
    [
        "Norrland would let through forty lorries a day, according to its interior minister, Inge Tallow.",
        "No fewer than nine ministers had met before Norrland said that it would let the lorries through.",
    ],
)
def test_a_number_alone_falls_short_of_nothing(text: str) -> None:
    assert statuses(text) == []


def test_a_number_of_them_beside_what_was_undertaken_is_a_part_of_it() -> None:
    assert statuses(f"{GUNS} Four of them were carried over the pass on Friday.") == ["in-progress"]


@pytest.mark.parametrize(
    "beside",
    [
        "One of them was made in 1931.",
        "Four soldiers were carried over the pass on Friday.",
        "Ostrane's army carried four of them over the pass on Friday.",
        "Four of them were blocked at the pass on Friday.",
    ],
    ids=["one alone", "no part", "done by another", "held up"],
)
def test_other_numbers_beside_it_are_no_part(beside: str) -> None:
    text = f"The army of Ostrane looked on. {GUNS} {beside}"
    assert "in-progress" not in statuses(text)


def test_of_what_is_to_be_left_undone_nothing_is_a_part() -> None:
    text = "Norrland promised to arrest nobody at the crossing. Four of them were fined on Friday."
    assert "in-progress" not in statuses(text)


OBSERVERS = "Of the eighty observers that Norrland would send"
MINISTER = "according to its foreign minister, Inge Tallow"


def passages(text: str) -> list[tuple[str, str]]:
    record = onrecord.read(text, outlet="The Wire")
    return [(r.status, cover(text, r.spans)) for r in record.status_reports]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{OBSERVERS}, {MINISTER}, thirty-four landed on Monday.", "thirty-four landed on Monday"),
        (f"{OBSERVERS}, {MINISTER}, only half landed.", "only half landed"),
        (f"{OBSERVERS}, {MINISTER}, in two days thirty-four landed.", "thirty-four landed"),
        (
            "Of the eighty observers whom Norrland promised to send, thirty-four landed on Monday.",
            "thirty-four landed on Monday",
        ),
    ],
)
def test_of_a_number_undertaken_some_came(text: str, part: str) -> None:
    assert passages(text) == [("in-progress", part)]


@pytest.mark.parametrize(
    "text",
    [
        f"{OBSERVERS}, {MINISTER}, all landed on Monday.",
        f"{OBSERVERS}, {MINISTER}, none has landed.",
        "Of the eighty observers whom Norrland promised to send, all landed on Monday.",
        f"{OBSERVERS}, {MINISTER}, there was no sign on Monday.",
        "Of the observers whom Norrland promised to send, Inge Tallow spoke to four.",
    ],
    ids=["all", "none", "all that were promised", "no count", "of no number"],
)
def test_of_a_number_undertaken_all_or_none_are_not_short_of_it(text: str) -> None:
    assert "in-progress" not in [status for status, _ in passages(text)]
