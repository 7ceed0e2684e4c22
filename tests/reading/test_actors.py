"""Who is who, on the real model."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.model import Actor, Record, cover


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


KESSARY = """\
Guard would free border men, newspaper says

VAUNT, 5 September — The People's Guard has offered to release 24 Kessarian border guards, the \
Evening Compass reported on Tuesday. The newspaper quoted a negotiator who asked not to be named.

In Tarnwell, the capital of Solmere, the foreign minister, Inge Tallow, said she welcomed the offer. \
Kessary's interior minister, Bram Holt, told the Compass that his government would not stand in the \
way. The Guard has not replied.

In Vaunt, the Kessarian capital, a ministry spokesman said that Vaunt was ready. Agna Lowe, director \
of the charity Harbour Relief, said the charity would send doctors. "We trust paper," she said.

The Guard's spokesman Aren Vasht told Radio Karsal that the group would wait. One of the officials in \
Vaunt said: "So will we."
"""


@pytest.fixture(scope="module")
def kessary() -> Record:
    return read(KESSARY, outlet="The Savelle Wire")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("People's Guard", "armed-group"),
        ("Evening Compass", "outlet"),
        ("Radio Karsal", "outlet"),
        ("The Savelle Wire", "outlet"),
        ("Kessary", "state"),
        ("Solmere", "state"),
        ("Harbour Relief", "organisation"),
        ("Inge Tallow", "person"),
    ],
)
def test_names_that_no_table_knows_get_their_type_from_the_text(
    kessary: Record, name: str, kind: str
) -> None:
    assert actor(kessary, name).type == kind


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The Guard", "People's Guard"),
        ("the group", "People's Guard"),
        ("The newspaper", "Evening Compass"),
        ("the Compass", "Evening Compass"),
        ("Kessarian", "Kessary"),
        ("his government", "Kessary"),
        ("the charity", "Harbour Relief"),
        ("We", "Agna Lowe"),
    ],
)
def test_shorter_names_and_descriptions_speak_of_the_same_actor(
    kessary: Record, said: str, name: str
) -> None:
    assert said in mentions(kessary, name)


@pytest.mark.parametrize(
    ("person", "role", "serves"),
    [
        ("Inge Tallow", "foreign minister", "Solmere"),
        ("Bram Holt", "interior minister", "Kessary"),
        ("Agna Lowe", "director", "Harbour Relief"),
        ("Aren Vasht", "spokesman", "People's Guard"),
    ],
)
def test_a_person_has_the_office_and_the_body_that_the_words_give(
    kessary: Record, person: str, role: str, serves: str
) -> None:
    found = actor(kessary, person)
    assert role in (found.role or "")
    assert found.affiliation == actor(kessary, serves).id


def test_a_capital_that_acts_is_its_state_and_in_it_one_is_in_a_place(kessary: Record) -> None:
    text = kessary.article.text
    at = text.index("Vaunt was ready")
    assert (at, at + 5) in actor(kessary, "Kessary").mentions
    assert actor(kessary, "Vaunt").type == "place"


def test_every_actor_has_an_id_of_its_own_and_serves_somebody_in_the_cast(kessary: Record) -> None:
    ids = [a.id for a in kessary.actors]
    assert len(ids) == len(set(ids))
    assert {a.affiliation for a in kessary.actors} <= {None, *ids}


def test_every_source_that_is_somebody_has_an_actor(kessary: Record) -> None:
    sources = [a.source for a in kessary.attributions if a.source.spans]
    assert sources
    assert all(source.actor for source in sources)


GSR = Path("../shared/data/plover/gsr_dev.jsonl")


@pytest.mark.skipif(not GSR.exists(), reason="the PLOVER records stand beside the checkout only")
def test_nine_in_ten_actors_of_the_plover_records_are_found() -> None:
    rows = [json.loads(line) for line in GSR.read_text("utf8").splitlines()][::3]
    found = [hit for row in rows for hit in hits(row)]
    assert sum(found) >= 0.9 * len(found)


def hits(row: dict[str, Any]) -> list[bool]:
    """For each gold actor of a record, whether some mention has half of its words."""
    record = read(row["text"])
    spans = [span for a in record.actors for span in a.mentions]
    forms = [words(record.article.text[start:end]) for start, end in spans]
    sides = [row.get(side) for side in ("source", "target")]
    gold = [words(a["actorText"]) for side in sides if isinstance(side, list) for a in side]
    return [any(4 * len(f & g) >= len(f) + len(g) for f in forms) for g in gold]


def words(phrase: str) -> set[str]:
    return {w.lower() for w in re.findall(r"\w+", phrase)} - {"the", "a", "an"}


@pytest.mark.parametrize(
    ("text", "name", "role", "serves"),
    [
        (
            "Metroline's chief executive, Portia Venn, spoke on Monday. Metroline lost money.",
            "Portia Venn",
            "Metroline's chief executive",
            "metroline",
        ),
        (
            "A decree of President Ilyas Omur of Norrland was published. Norrland is at war.",
            "Ilyas Omur",
            "President",
            "norrland",
        ),
    ],
)
def test_offices_of_two_words_and_states_after_the_name_are_read(
    text: str, name: str, role: str, serves: str
) -> None:
    person = next(a for a in onrecord.read(text).actors if a.name == name)
    assert (person.role, person.affiliation) == (role, serves)


def test_the_firm_and_the_statement_are_whose_they_were() -> None:
    text = (
        "Metroline's chief executive, Portia Venn, spoke on Monday. The firm denied the claim.\n"
        "A letter from the foreign ministry of Norrland arrived. The letter says nothing new.\n"
    )
    said = {cover(text, a.source.spans): a.source.actor for a in onrecord.read(text).attributions}
    assert said["The firm"] == "metroline"
    assert said["The letter"] == "foreign-ministry-of-norrland"


def test_a_firm_goes_by_the_first_word_of_its_name() -> None:
    text = "Quillon Capital said it would sell. Quillon has an office in Zurich."
    names = [a.name for a in onrecord.read(text).actors]
    assert "Quillon Capital" in names and "Quillon" not in names


def test_who_is_named_a_sentence_later_said_what_came_before() -> None:
    text = (
        "The Harbour Union will strike on Monday, the union's chairman said. The Harbour Union is "
        'old.\n"We are tired," the chairman, Kofi Sarr, told reporters.\n'
    )
    record = onrecord.read(text, outlet="The Wire")
    said = {record_name(record, a.source.actor) for a in record.attributions}
    assert said == {"Kofi Sarr"}
    person = next(a for a in record.actors if a.name == "Kofi Sarr")
    assert person.affiliation == "harbour-union"


def record_name(record: Record, actor: str | None) -> str | None:
    """The name of an actor of a record."""
    return next((a.name for a in record.actors if a.id == actor), None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The ship belongs to Hoyd Lines, which did not comment.", "Hoyd Lines", "organisation"),
        ("Jonna Velk, managing director of Tarrow Hydraulic, resigned.", "Tarrow Hydraulic", "organisation"),
        ("Trains no longer call at the rail town of Orrin Junction.", "Orrin Junction", "place"),
        ("According to the Dellin Courant, the talks have failed.", "Dellin Courant", "outlet"),
    ],
)  # fmt: skip
def test_a_names_words_and_the_noun_it_belongs_to_tell_its_kind(
    text: str, name: str, kind: str
) -> None:
    kinds = {a.name: a.type for a in onrecord.read(text, outlet="The Wire").actors}
    assert kinds[name] == kind


def test_two_officials_after_a_name_are_not_the_one_who_bears_it() -> None:
    text = "The ships were freed for the withdrawal from Orrin Junction, two Union officials have told the Courier."
    roles = {a.name: a.role for a in onrecord.read(text, outlet="The Wire").actors}
    assert roles["Orrin Junction"] is None


def test_an_office_may_open_with_a_participle() -> None:
    text = "Jonna Velk, managing director of Tarrow Hydraulic, said that the work would go on."
    (velk,) = (a for a in onrecord.read(text, outlet="The Wire").actors if a.name == "Jonna Velk")
    assert velk.role == "managing director of Tarrow Hydraulic"


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Judge Salla Orne, who chairs the Harbour Commission, spoke. The Harbour Commission meets on Monday.",
         "Salla Orne", "Harbour Commission"),
        ("Ilya Brandt, the mediator sent by the Harbour Commission, said the talks went on.",
         "Ilya Brandt", "Harbour Commission"),
    ],
)  # fmt: skip
def test_a_clause_tells_whom_a_person_serves(text: str, person: str, body: str) -> None:
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    who = next(a for a in record.actors if a.name == person)
    assert names.get(who.affiliation or "") == body


def test_the_group_in_its_spokeswomans_words_is_hers() -> None:
    text = (
        "Rebels fired on the town. The Calder League's spokeswoman, Una Marsh, said that the group "
        "would hand its rockets over to monitors."
    )
    record = onrecord.read(text, outlet="The Wire")
    assert [u.bearer for u in record.undertakings] == ["calder-league"]


def test_a_town_that_something_is_done_to_is_no_state() -> None:
    text = (
        "Norrland's government says it will let forty lorries a week into Belmar, the town that its "
        "army has surrounded. Belmar has no bread."
    )
    record = onrecord.read(text, outlet="The Wire")
    assert next(a for a in record.actors if a.name == "Belmar").type == "place"


def test_his_at_the_start_of_a_sentence_is_his_who_says_it() -> None:
    text = (
        "Osk Tarn was loud. The governor was no softer. His government refuses to drop the case, "
        "Aldis Renn told the Wire."
    )
    record = onrecord.read(text, outlet="The Wire")
    renn = next(a for a in record.actors if a.name == "Aldis Renn")
    assert (text.index("His"), text.index("His") + 3) in renn.mentions


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Movement for a Free Torrel fired on the town. Its fighters left.",
         "Movement for a Free Torrel", "armed-group"),
        ("The Order of Saint Brannoc brought four ambulances.", "Order of Saint Brannoc", None),
        ("A day before, the Intervale news agency disclosed the plan.", "Intervale", "outlet"),
        ("According to the Carriers' Chamber, 40 ships were at anchor.", "Carriers' Chamber", "organisation"),
        ("Northern Hull Mutual withdrew its cover at midnight.", "Northern Hull Mutual", "organisation"),
    ],
)  # fmt: skip
def test_names_are_whole_and_of_their_kind(text: str, name: str, kind: str | None) -> None:
    found = {a.name: a.type for a in onrecord.read(text, outlet="The Wire").actors}
    assert name in found
    assert kind in (None, found[name])


def test_the_report_in_a_paper_is_the_papers_word() -> None:
    text = (
        "The move follows a report in the Vesk Courier that Norrland would end its sanctions in "
        "return for the release of the crews."
    )
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    assert "Vesk Courier" in {names.get(a.source.actor or "") for a in record.attributions}


def test_a_minister_without_a_country_is_of_the_one_that_the_sentence_is_about() -> None:
    record = read(
        "Sulem's government spoke of Orvane's government at length.\n\n"
        "Sulem will shut the Tarra pass at noon on Friday unless Orvane settles its bill for the "
        "salt, the transport minister, Piet Maur, warned parliament on Thursday."
    )
    assert actor(record, "Piet Maur").affiliation == actor(record, "Sulem").id


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("River Brigade", "Brigade"),
        ("Pitmen's Column", "Column"),
        ("Quaymen's League", "League"),
        ("Lake Council", "Council"),
    ],
)
def test_a_body_goes_by_its_last_word_whatever_the_first_may_mean(name: str, short: str) -> None:
    record = read(
        f"The {name} said on Monday that it would leave the bridge. Nobody believed it.\n\n"
        f"A day later the {short} had gone, Dov Pellam told reporters."
    )
    assert f"the {short}" in mentions(record, name)
    assert short not in {a.name for a in record.actors}


def test_what_the_next_sentence_calls_it_is_a_body_and_its_minister_serves_it() -> None:
    record = read(
        "The boat came home on Monday. Bressow is digging in. It will not take its seat on the panel "
        "until Maresk has paid for the flood, its foreign minister, Runa Teviot, said in Hane."
    )
    assert actor(record, "Bressow").type == "state"
    assert actor(record, "Runa Teviot").affiliation == "bressow"
    assert {"It", "its"} <= mentions(record, "Bressow")


def test_a_land_is_not_the_firm_that_is_named_after_it() -> None:
    record = read(
        "WEXEN, Dravene, May 15 (The Wire) - Dravene will move its tanks by May 20, its defence "
        "minister said. No ore will leave the valley until Dravene Metals pays the miners."
    )
    assert actor(record, "Dravene").type == "state"
    assert mentions(record, "Dravene Metals") == {"Dravene Metals"}


def test_the_government_is_the_one_spoken_of_however_long_ago() -> None:
    record = read(
        "Norrland's government says it will let lorries in. The road is long. The snow is deep. "
        "Nobody has come. The government was prepared to end the siege."
    )
    assert "The government" in mentions(record, "Norrland")


def test_it_is_not_the_paper_that_is_named_by_the_way() -> None:
    record = read(
        "Norrland's envoy, Lena Orre, did not say whether her government had told Ostrane, as "
        "Intervale reported this week, that it would abandon the talks."
    )
    assert "it" in mentions(record, "Norrland")


def test_the_rebels_of_a_district_do_not_act_for_it() -> None:
    told = "Kessary is quiet. The pit rebels of Kessary will cut the power line on Sunday."
    record = read(told)
    rebels = actor(record, "pit rebels of Kessary")
    assert (rebels.type, rebels.affiliation) == ("armed-group", None)
    assert record.undertakings[0].bearer == rebels.id
    named = read(f'{told} "It will be dark," Mirel Stagg of the Pitmen\'s Column said.')
    assert named.undertakings[0].bearer == actor(named, "Pitmen's Column").id
    two = read(f"{told} Mirel Stagg of the Pitmen's Column met the River Brigade, she said.")
    assert "pit rebels of Kessary" in {a.name for a in two.actors}


def test_they_are_not_the_paper_that_reports_on_them() -> None:
    record = read(
        "The Upland Brigades have been silent since the Castrin Gazette reported that they would free "
        "the seven engineers."
    )
    assert "they" in mentions(record, "Upland Brigades")


def test_who_speaks_for_a_body_between_commas_serves_it() -> None:
    record = read("Orrin Sedge, for the Upland Brigades, had warned that the rails would come up.")
    assert actor(record, "Orrin Sedge").affiliation == "upland-brigades"


def test_the_nameless_director_is_who_speaks_in_the_next_sentence() -> None:
    record = read(
        "Relief at last\nNorrland stands ready to let them go, the head of Open Hearth said on Saturday. "
        "Sefa Lindqvar, director of the agency, said she had counted them twice."
    )
    assert "the head of Open Hearth" in mentions(record, "Sefa Lindqvar")
    assert actor(record, "Sefa Lindqvar").affiliation == actor(record, "Open Hearth").id


def test_who_holds_another_office_is_not_the_nameless_director() -> None:
    record = read(
        "Relief at last\nNorrland stands ready to let them go, the head of Open Hearth said on Saturday. "
        "Sefa Lindqvar, a lawyer, said she had counted them twice."
    )
    assert "the head of Open Hearth" not in mentions(record, "Sefa Lindqvar")


def test_who_speaks_for_a_body_serves_it_and_is_not_another_states_minister() -> None:
    record = read(
        "Voices\nOsk Tarn, who speaks for the Reed Banner, rang this station on Thursday. "
        "Norrland's water minister said on Friday that the dam would stay shut."
    )
    assert actor(record, "Osk Tarn").affiliation == actor(record, "Reed Banner").id
    assert "Norrland's water minister" not in mentions(record, "Osk Tarn")


def test_its_bishop_is_that_of_the_church_just_spoken_of() -> None:
    record = read(
        "No comment\nThe captives would be handed to the Olmar Church. Norrland's transport ministry had "
        "no comment. The church would confirm only that its bishop, Anselm Rook, had been travelling."
    )
    assert actor(record, "Anselm Rook").affiliation == actor(record, "Olmar Church").id


def test_kidnappers_are_the_one_armed_group_that_is_named_after_them() -> None:
    record = read(
        "A swap\nKidnappers in the hills will let all nine builders go, it was claimed on Monday. "
        "The Uplands Front, an armed group, grabbed the men in a snowstorm."
    )
    assert "Kidnappers in the hills" in mentions(record, "Uplands Front")


def test_a_surname_is_no_news_agency() -> None:
    record = read(
        "Talks\nThe commander of the Uplands Front, Joren Tass, met the bishop on Monday. Tass told him "
        "that the Front would let all nine builders go."
    )
    assert "Tass" in mentions(record, "Joren Tass")
    assert all(a.type != "outlet" for a in record.actors if a.name != "The Wire")


def test_a_story_that_opens_in_capitals_shouts_no_name() -> None:
    record = read("TIGHT-FISTED Norrland will let six sailors go, it emerged last night.")
    assert [a.name for a in record.actors if a.type == "state"] == ["Norrland"]


@pytest.mark.parametrize(
    ("name", "kind"), [("Atomic Control Agency", "organisation"), ("Midwater Agency", "outlet")]
)
def test_an_agency_is_one_for_news_unless_its_name_says_what_for(name: str, kind: str) -> None:
    record = read(f"Cold core\nThe {name} reported on Friday that the core was cold.")
    assert actor(record, name).type == kind


@pytest.mark.parametrize(
    "text",
    [
        'It is shut. "It will open in May," Odo Lunt, the harbour master, told the Observer.',
        "The bridge is shut. The Observer reported that it would open in May.",
    ],
)
def test_a_paper_calls_itself_by_its_last_word(text: str) -> None:
    record = read(text, outlet="The Cressing Observer")
    assert {m.lower() for m in mentions(record, "The Cressing Observer")} >= {"the observer"}
    assert [a.name for a in record.actors if a.type == "outlet"] == ["The Cressing Observer"]


def test_another_paper_of_that_name_that_is_spoken_of_is_meant_by_it() -> None:
    record = read(
        "The Tarn Observer wrote that the bridge was shut. Odo Lunt told the Observer that it "
        "would open.",
        outlet="The Cressing Observer",
    )
    assert mentions(record, "The Cressing Observer") == set()


@pytest.mark.parametrize(
    "said",
    [
        "Divers found the crack on Monday, the director of the power station said.",
        "The director of the power station said that the turbines stood still.",
    ],
)
def test_the_nameless_director_of_what_is_no_actor_speaks_on(said: str) -> None:
    record = read(f"{said} Ines Kolde said that the turbines would turn again in May.")
    directors = {m.lower() for m in mentions(record, "Ines Kolde")}
    assert "the director of the power station" in directors


def test_a_body_before_the_minister_who_tells_of_it_is_no_minister() -> None:
    record = read(
        "The minister of Norrland, Inge Tallow, spoke. Bread had been kept for the Larch Column, "
        "the minister added."
    )
    assert "the minister" in mentions(record, "Inge Tallow")
    assert actor(record, "Larch Column").role is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Halvard Deep refused to talk. Its chief executive, Dorit Ansbach, pledged that it would pay.",
            "Halvard Deep",
            "organisation",
        ),
        (
            "Halvern refused to talk. Its interior minister, Dorit Ansbach, pledged that it would pay.",
            "Halvern",
            "state",
        ),
        ("The pit is shut, Halvard Copper told us.", "Halvard Copper", "organisation"),
        (
            "The deal was splashed by the Morning Anvil, which had it from a peacemaker.",
            "Morning Anvil",
            "outlet",
        ),
        (
            "The Bishops' Conference would pay their hospital bills, Oake promised.",
            "Bishops' Conference",
            "organisation",
        ),
    ],
)
def test_what_kind_of_actor_it_is_shows_in_what_stands_beside_it(
    text: str, name: str, kind: str
) -> None:
    assert actor(read(text), name).type == kind


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The chief executive of Corvane Serums told reporters that he would rehire all ninety.",
            "Corvane Serums",
        ),
        (
            "Bosses at Bluestem Water told reporters on Monday that all ninety would be rehired.",
            "Bluestem Water",
        ),
    ],
)
def test_what_has_a_chief_executive_or_bosses_is_an_organisation(text: str, body: str) -> None:
    assert actor(read(text), body).type == "organisation"


def test_what_has_bathers_is_no_organisation() -> None:
    record = read("Bathers at Bluestem Water told reporters on Monday that nobody would be hired.")
    assert actor(record, "Bluestem Water").type != "organisation"


SONS = "Nobody knew that Inge Tallow had two sons.\n"


def test_who_does_something_and_is_then_called_the_leader_of_a_brigade_is_of_it() -> None:
    record = read(
        f"{SONS}Inge Tallow pours the coffee. The colonel who leads the Harrow Brigade has lost weight."
    )
    brigade = actor(record, "Harrow Brigade")
    assert actor(record, "Inge Tallow").affiliation == brigade.id


@pytest.mark.parametrize(
    "text",
    [
        "Inge Tallow pours the coffee. The colonel who admires the Harrow Brigade has lost weight.",
        "Inge Tallow pours the coffee. A colonel who leads the Harrow Brigade has lost weight.",
        "Inge Tallow pours the coffee.\nThe colonel who leads the Harrow Brigade has lost weight.",
        "Coffee is poured by Inge Tallow. The colonel who leads the Harrow Brigade has lost weight.",
    ],
    ids=["no leader", "some colonel", "another paragraph", "not whom it is about"],
)
def test_a_leader_told_of_next_may_be_another(text: str) -> None:
    assert actor(read(SONS + text), "Inge Tallow").affiliation is None
