"""Who is who, on the real model."""

import pytest

import onrecord
from onrecord.model import Actor, Record


def read(text: str, outlet: str = "The Wire") -> Record:
    return onrecord.read(text, outlet=outlet)


def actor(record: Record, name: str) -> Actor:
    return next(a for a in record.actors if a.name == name)


def mentions(record: Record, name: str) -> set[str]:
    return {record.article.text[a:b] for a, b in actor(record, name).mentions}


def test_a_state_is_one_actor_under_its_names_and_its_seat_of_government() -> None:
    record = read(
        "The United States said it would help. Washington told the UN that the US was ready."
    )
    assert {"Washington", "the US"} <= mentions(record, "United States")


def test_an_acronym_defined_in_the_text_is_the_same_actor() -> None:
    record = read(
        "The Joint Monitoring Centre (JMC) said the guns were silent. The JMC told reporters that "
        "it would stay."
    )
    assert {"JMC", "The JMC"} & mentions(record, "Joint Monitoring Centre")


def test_an_office_before_a_name_gives_role_and_affiliation() -> None:
    record = read(
        "Kessary will open the road. Kessary's interior minister, Bram Holt, said on Monday that it "
        "would be safe. Holt told reporters that the mines were gone."
    )
    holt = actor(record, "Bram Holt")
    assert holt.type == "person"
    assert "interior minister" in (holt.role or "")
    assert holt.affiliation == actor(record, "Kessary").id
    assert "Holt" in mentions(record, "Bram Holt")
    assert actor(record, "Kessary").type == "state"


def test_the_outlet_is_an_actor_even_where_the_text_does_not_name_it() -> None:
    record = read("The bridge is open, the minister said.", outlet="Grisholm Tribune")
    outlet = actor(record, "Grisholm Tribune")
    assert (outlet.type, record.article.outlet) == ("outlet", outlet.id)


def test_officials_without_a_name_are_unnamed_and_keep_their_side() -> None:
    record = read("Israeli officials said that the talks had failed.")
    said = record.attributions[0]
    assert said.source.unnamed
    officials = next(a for a in record.actors if a.id == said.source.actor)
    assert officials.affiliation == actor(record, "Israel").id


@pytest.mark.parametrize("pronoun", ["He", "She"])
def test_a_pronoun_is_the_person_who_spoke_before(pronoun: str) -> None:
    record = read(f"Agna Lowe said the road was safe. {pronoun} said that the lorries would go.")
    sources = {a.source.actor for a in record.attributions}
    assert sources == {actor(record, "Agna Lowe").id}
