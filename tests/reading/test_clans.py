"""'The Oruvel clan … The Oruvel would pay': one bearer, on the real model."""

import pytest

import onrecord

CLAN = "Goats to go home\nThe Oruvel clan would hand back the goats, its chief, Hamo Lind, said. "


def borne(text: str) -> list[str | None]:
    """Who bears each undertaking."""
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    return [names.get(u.bearer or "") for u in record.undertakings]


def served(text: str, person: str) -> str | None:
    """The name of whom a person serves."""
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    (found,) = [a for a in record.actors if a.name == person]
    return names.get(found.affiliation or "")


@pytest.mark.parametrize(
    "between", ["", "Nobody has touched the goats. "], ids=["right after", "further on"]
)
def test_the_people_of_a_clan_are_the_clan(between: str) -> None:
    text = f"{CLAN}{between}The Oruvel would pay for the wells, he added."
    assert borne(text) == ["Oruvel clan", "Oruvel clan"]


@pytest.mark.parametrize("body", ["family", "tribe"])
def test_what_a_family_and_its_people_undertake_has_one_bearer(body: str) -> None:
    text = f"{CLAN}The Oruvel would pay for the wells, he added.".replace("clan", body)
    first, second = borne(text)
    assert first == second
    assert served(text, "Hamo Lind") == f"Oruvel {body}"


def test_the_chief_of_a_clan_serves_the_clan() -> None:
    text = f"{CLAN}The Oruvel would pay for the wells, he added."
    assert served(text, "Hamo Lind") == "Oruvel clan"


@pytest.mark.parametrize("body", ["council", "company", "club"])
def test_a_council_is_not_those_whose_council_it_is(body: str) -> None:
    text = f"{CLAN}The Oruvel would pay for the wells, he added.".replace("clan", body)
    assert borne(text) == [f"Oruvel {body}", "Oruvel"]
    assert served(text, "Hamo Lind") == "Oruvel"


@pytest.mark.parametrize(
    "more",
    [
        "Soldiers would guard the Oruvel wells, he added.",
        "The Oruvel wells would be shut by Norrland, he added.",
    ],
)
def test_wells_that_are_called_after_the_clan_are_not_the_clan(more: str) -> None:
    text = CLAN + more
    record = onrecord.read(text, outlet="The Wire")
    (clan,) = [a for a in record.actors if a.name == "Oruvel clan"]
    at = text.index("Oruvel wells")
    assert not any(a <= at < b for a, b in clan.mentions)


@pytest.mark.parametrize("state", ["Sudan", "Netherlands"])
def test_a_known_state_is_not_the_clan_that_is_called_after_it(state: str) -> None:
    text = f"{CLAN}The Oruvel would pay for the wells, he added.".replace("Oruvel", state)
    assert borne(text) == [f"{state} clan", state]
    assert served(text, "Hamo Lind") == state
