from onrecord.meaning.binding import bound_by
from onrecord.model import Actor

ACTORS = {
    a.id: a
    for a in (
        Actor(id="rell", name="Dana Rell", type="person", affiliation="office"),
        Actor(id="office", name="Ministry of Fisheries", type="organisation", affiliation="orlan"),
        Actor(id="orlan", name="Orlan", type="state"),
        Actor(id="bank", name="Coastal Bank", type="organisation", affiliation="orlan"),
        Actor(id="joss", name="Joss Petry", type="person", affiliation="nobody"),
    )
}


def test_a_persons_word_binds_the_state_behind_the_ministry() -> None:
    assert bound_by(ACTORS, "rell") == "orlan"


def test_a_company_of_a_state_and_a_person_without_a_body_bind_themselves() -> None:
    assert [bound_by(ACTORS, who) for who in ("bank", "joss", "unknown")] == ["bank", "joss", None]
