"""'…, she explained, and the same pledge was repeated in a cable': told once more, on the real model."""

import pytest

import onrecord
from onrecord.model import cover

PLEDGE = (
    "Norrland will admit twelve ships a day, its transport minister, Inge Tallow, said on Sunday."
)
HEARD = "The owners had heard of it in May, she explained"


def tellings(after: str) -> list[tuple[str, str]]:
    """Who tells that ships will be admitted, and by which cue."""
    text = f"{PLEDGE} {after}"
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    (permit,) = [u for u in record.undertakings if u.act == "permit"]
    return [
        (names.get(a.source.actor or "", ""), cover(text, a.cue.spans))
        for a in record.attributions
        if a.id in permit.attributions
    ]


@pytest.mark.parametrize(
    ("after", "cue"),
    [
        (f"{HEARD}, and the same pledge was repeated in a cable.", "repeated"),
        (f"{HEARD}, and the assurance had then been repeated to her in a letter.", "repeated"),
        ("A signed copy of the commitment has since come by courier.", "come"),
        (f"{HEARD}, and an identical pledge had come in a cable.", "come"),
    ],
)
def test_what_was_sent_or_repeated_is_told_once_more_by_the_same_teller(
    after: str, cue: str
) -> None:
    assert tellings(after) == [("Inge Tallow", "said"), ("Inge Tallow", cue)]


@pytest.mark.parametrize(
    "after",
    [
        f"{HEARD}, and the same pledge will be repeated in a cable.",
        f"{HEARD}, and the same crane was repeated in a cable.",
        "A signed copy of the commitment will come by courier.",
        "A signed copy of the menu has since come by courier.",
    ],
    ids=["not yet repeated", "no word", "not yet come", "a copy of something else"],
)
def test_what_is_still_to_come_or_was_never_told_is_not_told_again(after: str) -> None:
    assert tellings(after) == [("Inge Tallow", "said")]


def test_what_is_told_again_is_no_part_of_what_she_explained() -> None:
    text = f"{PLEDGE} {HEARD}, and the same pledge was repeated in a cable."
    told = [
        cover(text, a.content.spans) for a in onrecord.read(text, outlet="The Wire").attributions
    ]
    assert told[1:] == ["The owners had heard of it in May", "the same pledge"]


@pytest.mark.parametrize(
    ("after", "cue"),
    [
        ("The same assurance had gone to the envoy in a letter, according to Inge Tallow.", "according to"),
        ("According to Inge Tallow, the same assurance had gone to the envoy in a letter.", "According to"),
        ("She added that the same pledge was repeated in a cable.", "added"),
    ],
)  # fmt: skip
def test_a_clause_that_is_all_that_is_told_is_told_once_only(after: str, cue: str) -> None:
    assert tellings(after) == [("Inge Tallow", "said"), ("Inge Tallow", cue)]


def test_what_another_is_said_to_have_told_too_is_not_told_by_the_first() -> None:
    text = (
        "Norrland will admit twelve ships a day, Inge Tallow said, and the same pledge was made to "
        "the owners by the harbour master."
    )
    found = onrecord.read(text, outlet="The Wire").attributions
    assert not any(a.reason == "told once more by the same teller" for a in found)
