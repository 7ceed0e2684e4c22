"""A teller after a comma, at a sentence's end or inside what is told: on the real model."""

import pytest

import onrecord
from onrecord.model import cover


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every attribution."""
    return [
        (cover(text, a.source.spans), cover(text, a.cue.spans), cover(text, a.content.spans))
        for a in onrecord.read(text, outlet="The Wire").attributions
    ]


@pytest.mark.parametrize(
    ("clause", "source", "cue", "rest"),
    [
        ("Dunmere must count its ferries, pier by pier", "its surveyor Ilka Dorne", "insisted", " in Tarn on Monday"),
        ("No ferry may leave the harbour", "the second magistrate", "has ruled", ""),
        ("The ferries would be repainted in two yards", "one of them", "told", " the weekly"),
        ("The ferries would be sold by auction in March", "a clerk of the yard", "went on", ""),
    ],
)  # fmt: skip
def test_a_clause_is_told_by_who_stands_after_its_comma(
    clause: str, source: str, cue: str, rest: str
) -> None:
    ((who, verb, what),) = told(f"{clause}, {source} {cue}{rest}.")
    assert (who.rstrip(","), verb, what.rstrip(",")) == (source, cue, clause)


def test_an_office_a_name_and_what_is_told_of_them_are_one_teller() -> None:
    text = (
        "Pilots would be sent to the pier on Monday, the harbour master, Odo Lunt, "
        "who took office in May, said."
    )
    ((who, _, what),) = told(text)
    assert who == "the harbour master, Odo Lunt"
    assert what == "Pilots would be sent to the pier on Monday"


def test_a_past_after_a_name_and_an_office_tells_what_stands_before_them() -> None:
    what, who = "The ferries would be repainted in two yards", "Ilka Dorne, its commissioner"
    assert told(f"{what}, {who}, repeated in Marrin.") == [(who, "repeated", what)]


@pytest.mark.parametrize(
    "rest", ["but only after the pier had been mended", "provided the insurers paid the fee"]
)
def test_what_the_clause_hangs_on_is_told_after_the_teller_too(rest: str) -> None:
    ((_, _, what),) = told(f"The ferries would sail at dawn, one of them told the Gazette, {rest}.")
    assert what.startswith("The ferries would sail at dawn ")
    assert what.endswith(rest.removeprefix("but "))


def test_what_has_happened_since_is_not_told_by_the_teller() -> None:
    text = (
        "No ferry may leave the harbour, the second magistrate, Odo Lunt, has ruled, "
        "and so far the order has been kept."
    )
    ((_, _, what),) = told(text)
    assert what == "No ferry may leave the harbour"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The nets would come up within two days, that man told the Gazette, provided that the owner paid.",
         "that man"),
        ("The nets would go into a shed at Calder, the diver was cited as saying, but not before the owner paid.",
         "the diver"),
    ],
)  # fmt: skip
def test_what_stands_before_the_teller_is_told_with_what_comes_after(
    text: str, source: str
) -> None:
    (found,) = [(who, what) for who, _, what in told(text) if "nets" in what]
    assert found[0] == source
    assert "the owner paid" in found[1]


def test_a_telling_inside_what_is_told_stands_within_it() -> None:
    text = "The owner has promised to mend the pier, a clerk of his told the Gazette on Friday."
    record = onrecord.read(text, outlet="The Wire")
    inner, outer = record.attributions
    assert inner.within == outer.id
    assert cover(text, inner.content.spans) == "to mend the pier"


@pytest.mark.parametrize(
    "text",
    [
        "The ferries sank in May, the rain continued into June.",
        "The ferries sailed at dawn, the owner announced a sale.",
    ],
)
def test_a_second_clause_is_no_teller(text: str) -> None:
    assert all("ferries" not in what for _, _, what in told(text))


def test_a_clause_that_only_says_when_is_not_told() -> None:
    found = told("When the ferries sank, the owner explained on Monday, nobody was aboard.")
    assert all("nobody was aboard" in what for _, _, what in found)


def test_a_teller_who_is_himself_cited_is_left_to_the_reader() -> None:
    text = "According to the Gazette, the ferries will sail at dawn, the owner has told his crew."
    assert "the Gazette" in {source for source, _, _ in told(text)}
    assert all("According" not in what for _, _, what in told(text))


def test_pressure_on_a_condition_is_a_threat_whoever_tells_it() -> None:
    text = (
        "Tarn Shipping will close the yard if the welders are still out on 1 May, "
        "the firm's chairman, Odo Lunt, repeated in an interview with the Gazette."
    )
    record = onrecord.read(text, outlet="The Wire")
    (threat,) = record.undertakings
    assert threat.act == "threaten"
    assert {a.id: a.name for a in record.actors}[threat.bearer or ""] == "Tarn Shipping"


@pytest.mark.parametrize(
    ("subject", "aside", "deed"),
    [
        ("Norrland", "its defence minister, Oskar Lind, announced on Tuesday night",
         "will let the helicopters land at the airfield"),
        ("Velsk", "its transport minister, Inge Tallow, said in the harbour on Monday",
         "would reopen the yard to its welders"),
    ],
)  # fmt: skip
def test_when_and_where_it_was_told_may_stand_between_subject_and_verb_too(
    subject: str, aside: str, deed: str
) -> None:
    text = f"{subject}, {aside}, {deed}."
    ((_, _, what),) = told(text)
    assert what == f"{subject} {deed}"
    (permit,) = onrecord.read(text, outlet="The Wire").undertakings
    assert permit.bearer == subject.lower()


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("The brigade will hand the tower over as soon as the pardon is law",
         "in the schoolroom that serves as her headquarters"),
        ("The brigade will hand the tower over as soon as the pardon is law",
         "in a schoolroom, which serves as her headquarters"),
        ("The tower would be handed over when the pardon was law",
         "on Monday in the hut that serves as her office"),
    ],
)  # fmt: skip
def test_where_she_told_it_may_be_described(what: str, where: str) -> None:
    assert told(f"{what}, Inge Tallow told the Coast Herald {where}.") == [
        ("Inge Tallow", "told", what)
    ]
