"""'She had said as much to him', 'had heard as much from him': told again, on the real model."""

import pytest

import onrecord
from onrecord.model import cover

GATE = (
    "A question of gates\nNorrland would open the gate to sixty lorries a day, its minister, Inge "
    "Tallow, said on Monday. "
)
DEPOT = GATE.replace("its minister, Inge Tallow,", "Inge Tallow, who runs the depot,")


def tellings(text: str) -> list[tuple[str | None, str]]:
    """Who tells the one undertaking, and in which words."""
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    (u,) = record.undertakings
    return [
        (names.get(a.source.actor or ""), cover(text, a.content.spans))
        for a in record.attributions
        if a.id in u.attributions
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("She had said as much to Oskar Lind, the envoy, in May.", "as much"),
        ("She had told him as much in May.", "as much"),
        ("She had told him so in May.", "so"),
        ("She had told the envoy as much.", "as much"),
        ("She had already told the envoy, Oskar Lind, as much.", "as much"),
        ("She had told the envoys of both lands as much in May.", "as much"),
    ],
)
def test_that_she_had_said_as_much_tells_it_once_more(more: str, words: str) -> None:
    (_, first), second = tellings(GATE + more)
    assert first.startswith("Norrland would open the gate")
    assert second == ("Inge Tallow", words)


@pytest.mark.parametrize(
    "more",
    [
        "She had paid Oskar Lind, the envoy, as much in May.",
        "She had told Oskar Lind, the envoy, a joke in May.",
        "She had told the envoy that gates cost as much.",
        "It is a wide gate. She had said as much to Oskar Lind, the envoy.",
    ],
    ids=["paid", "a joke", "of the cost", "a sentence between"],
)
def test_what_was_not_said_right_before_is_not_told_once_more(more: str) -> None:
    assert len(tellings(GATE + more)) == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            "Oskar Lind, Norrland's envoy, had said as much to her in May, Tallow said.",
            "as much to her in May",
        ),
        (
            "Oskar Lind, Norrland's envoy, had told Tobin Lusk, the mayor, as much, Tallow said.",
            "as much",
        ),
        (
            "Tallow said that Oskar Lind, Norrland's envoy, had told the mayor of Velsk as much.",
            "as much",
        ),
    ],
)
def test_who_had_told_somebody_as_much_is_a_teller_too(more: str, words: str) -> None:
    assert ("Oskar Lind", words) in tellings(DEPOT + more)


def test_who_had_told_somebody_something_else_is_none() -> None:
    more = "Tallow said that Oskar Lind, Norrland's envoy, had told the mayor of Velsk a joke."
    assert len(tellings(DEPOT + more)) == 1


@pytest.mark.parametrize(
    "more",
    [
        "She had first heard as much from Oskar Lind, a deputy minister of Norrland, she said.",
        "She had first heard as much from Oskar Lind, a porter, in May, Tallow said.",
        "Tallow had learnt as much from Oskar Lind, the deputy minister of Norrland, she said.",
    ],
)
def test_what_she_heard_as_much_of_is_what_was_told_before(more: str) -> None:
    told = tellings(DEPOT + more)
    assert ("Inge Tallow", more.rpartition(",")[0]) in told
    assert {who for who, _ in told} == {"Inge Tallow"}


@pytest.mark.parametrize(
    "more",
    [
        "She had first earned as much from Oskar Lind, the deputy minister of Norrland, she said.",
        "She had first heard as much in May, Tallow said.",
    ],
    ids=["earned", "from nobody"],
)
def test_what_else_she_had_from_him_tells_nothing(more: str) -> None:
    assert len(tellings(DEPOT + more)) == 1


@pytest.mark.parametrize(
    ("more", "teller"),
    [
        (
            "Oskar Lind, who runs the ferries, had told her as much in person on Sunday.",
            "Oskar Lind",
        ),
        ("Oskar Lind, the envoy, had assured her of it in May, she added.", "Oskar Lind"),
        ("The ministry repeated it on Tuesday.", "ministry"),
    ],
)
def test_whoever_told_her_the_same_or_repeats_it_tells_it_too(more: str, teller: str) -> None:
    assert [who for who, _ in tellings(DEPOT + more)] == ["Inge Tallow", teller]


@pytest.mark.parametrize(
    "more",
    ["Oskar Lind, who runs the ferries, had told her a joke on Sunday.",
     "Oskar Lind, the envoy, had rid her of it in May, she added.",
     "The ministry repeated the tune on Tuesday."],
)  # fmt: skip
def test_who_told_her_something_else_or_repeats_a_tune_does_not(more: str) -> None:
    assert len(tellings(DEPOT + more)) == 1
