"""What the tables of actors know, and how names in the text are looked up in them."""

from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ActorsFileError
from onrecord.reading.words import split_words
from onrecord.reading.world import TABLES, Entry, load_world, read_table, slug, words_of

WORLD = load_world()


def tables() -> list[Entry]:
    folder = files("onrecord.reading") / "data" / "world"
    return [e for t in TABLES for e in read_table((folder / f"{t}.tsv").read_text("utf8"), t)]


def forms(entry: Entry) -> tuple[str, ...]:
    return (entry.name, *entry.names, *entry.demonyms, *entry.seats)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text).spans]


def found(form: str) -> tuple[str, str] | None:
    hit = WORLD.find(form)
    return (hit[0].name, hit[1]) if hit else None


def begins(text: str, word: str) -> tuple[str, int] | None:
    """The longest known phrase of `text` that begins at `word`."""
    words = cut(text)
    hit = WORLD.longest(words, words.index(word))
    return (hit[0].name, hit[2]) if hit else None


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("the US", "United States", "acronym"),
        ("U.S.", "United States", "acronym"),
        ("America's", "United States", "name"),
        ("Americans", "United States", "demonym"),
        ("the White House", "United States", "seat"),
        ("the Kremlin", "Russia", "seat"),
        ("Élysée", "France", "seat"),
        ("Burma", "Myanmar", "name"),
        ("South Koreans", "South Korea", "demonym"),
        ("USSR", "Soviet Union", "acronym"),
        ("UN", "United Nations", "acronym"),
        ("Brussels", "European Union", "seat"),
        ("UN refugee agency", "UNHCR", "name"),
        ("Israel Defense Forces", "Israel Defence Forces", "name"),
        ("Daesh", "Islamic State", "name"),
        ("NYT", "New York Times", "acronym"),
        ("Ma’ariv", "Maariv", "name"),
        ("SAUDI ARABIA", "Saudi Arabia", "name"),
        ("UN security council", "UN Security Council", "name"),
    ],
)
def test_names_acronyms_demonyms_and_seats_lead_to_one_actor(
    form: str, name: str, kind: str
) -> None:
    assert found(form) == (name, kind)


@pytest.mark.parametrize(
    "word",
    ["us", "who", "it", "may", "turkey", "polish", "chad", "china", "ira", "islamic state",
     "Islamic state", "the Times", "the guardian", "congress", "Us", "Who", "It"],
)  # fmt: skip
def test_common_words_name_nobody(word: str) -> None:
    assert found(word) is None


@pytest.mark.parametrize("form", ["al-Shabaab", "Al-Shabaab", "al Shabaab", "Al Shabaab"])
def test_the_arabic_article_is_written_in_any_way(form: str) -> None:
    assert found(form) == ("Al-Shabaab", "name")


def test_the_longest_name_wins() -> None:
    assert begins("The UN Security Council met", "UN") == ("UN Security Council", 3)
    assert begins("the Washington Post reported", "Washington") == ("Washington Post", 2)
    assert begins("fighters of al-Qaeda in Iraq", "al") == ("Al-Qaeda in Iraq", 5)


def test_some_names_need_the() -> None:
    assert begins("as The Economist wrote", "Economist") == ("The Economist", 1)
    assert begins("Economist John Smith wrote", "Economist") is None
    assert begins("judges at The Hague said", "Hague") == ("Netherlands", 1)


def test_what_belongs_to_one_state_is_not_found_after_anothers_possessive() -> None:
    assert begins("Peru's Congress voted", "Congress") is None
    assert begins("Velmar's Congress voted", "Congress") is None
    assert begins("America's Congress voted", "Congress") == ("US Congress", 1)
    assert begins("Israel's Knesset voted", "Knesset") == ("Knesset", 1)
    assert begins("Russia's Security Council met", "Security") is None


def test_nobody_is_found_past_the_end_of_a_text() -> None:
    assert WORLD.longest(["United"], 0) is None


def test_every_line_has_an_id_of_its_own() -> None:
    assert [who for who, n in Counter(e.id for e in tables()).items() if n > 1] == []


def test_affiliations_and_bases_are_actors_themselves() -> None:
    named = {who for e in tables() for who in (e.affiliation, e.based_in) if who}
    assert named - set(WORLD.entries) == set()
    assert all(e.affiliation != e.id for e in tables())


def test_no_form_belongs_to_two_actors() -> None:
    owners = defaultdict(set)
    for entry in tables():
        for form in forms(entry):
            owners[form.removeprefix("The ")].add(entry.name)
    assert {form: who for form, who in owners.items() if len(who) > 1} == {}


def test_every_form_is_found_and_leads_to_its_actor() -> None:
    missed = [(f, e.name) for e in tables() for f in forms(e) if found(f) is None]
    assert missed == []
    assert all(found(e.name) == (e.name, found(e.name)[1]) for e in tables())  # type: ignore[index]


def test_names_are_cut_as_the_text_is() -> None:
    every = [form.replace("’", "'") for entry in tables() for form in forms(entry)]
    assert [form for form in every if list(words_of(form)) != cut(form)] == []


def test_no_form_is_an_everyday_word_in_small_letters() -> None:
    small = {f for e in tables() for f in forms(e) if f.islower()}
    assert small <= {"dpa", "24.kg", "i24"}


def test_states_have_a_code_and_what_the_press_calls_their_people_and_government() -> None:
    states = [e for e in tables() if e.type == "state" and e.code]
    codes = [e.code for e in states]
    assert len(codes) == len(set(codes)) > 190
    assert sum(bool(e.demonyms) for e in states) > 190
    assert sum(bool(e.seats) for e in states) > 180


def test_nothing_armed_belongs_to_a_state_unless_it_is_its_army() -> None:
    for entry in tables():
        if entry.type == "armed-group" and entry.affiliation:
            assert WORLD.entries[entry.affiliation].type == "armed-group"


def test_nouns_roles_titles_and_tellers() -> None:
    assert WORLD.nouns["front"] == "armed-group"
    assert WORLD.nouns["tribune"] == "outlet"
    assert {"prime minister", "spokeswoman", "secretary - general"} <= WORLD.roles
    assert {"mr", "gen."} <= WORLD.honorifics
    assert {"officials", "source", "person familiar"} <= WORLD.teller_nouns


def test_a_table_of_the_users_stands_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(
        "\ufeffName,Type,names,affiliation,seats\nVelmar,state,Republic of Velmar,,Port Savelle\n"
        "Velmari Guard,Armed group,VG;Washington,Velmar,\n", "utf8",
    )  # fmt: skip
    own = load_world(path)
    hit = own.find("Port Savelle")
    assert hit is not None
    assert (hit[0].name, hit[1]) == ("Velmar", "seat")
    guard = own.find("Washington")
    assert guard is not None
    assert (guard[0].name, guard[0].type, guard[0].affiliation) == (
        "Velmari Guard", "armed-group", "velmar"
    )  # fmt: skip
    assert found("Washington") == ("United States", "seat")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_part_cells_in_several_ways(separator: str) -> None:
    text = 'name,type,names\r\nVelmar,state,"Republic of Velmar;RV"\r\n'.replace(",", separator)
    assert [e.names for e in read_table(text, "x")] == [("Republic of Velmar", "RV")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", r"line 1: name the columns"),
        ("type\nstate\n", r"line 1: name the columns"),
        ("name,type\nVelmar,country\n", r"line 2: needs a name and a type \(one of state"),
        ("name,type\nVelmar,state\n,state\n", r"line 3: needs a name"),
        ("name,type\nVelmar,state,Savelle\n", r"line 2: more cells than columns.*quotes"),
        ("name,type\nVelmar,state\nVelmar,place\n", r"two lines for Velmar"),
        ("name,type,affiliation\nGuard,military,Velmar\n", r"'velmar', which no line names"),
    ],
)
def test_a_bad_table_is_a_clear_error(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf8")
    with pytest.raises(ActorsFileError, match=says):
        load_world(path)


def test_a_missing_table_and_one_in_another_encoding_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(ActorsFileError, match="cannot be opened"):
        load_world(tmp_path / "none.csv")
    (tmp_path / "ansi.csv").write_bytes("name,type\nCôte,state\n".encode("cp1252"))
    with pytest.raises(ActorsFileError, match="CSV UTF-8"):
        load_world(tmp_path / "ansi.csv")


@given(st.text(max_size=30))
def test_an_id_is_never_empty_and_plain(name: str) -> None:
    made = slug(name)
    assert made
    assert made.isascii()


@given(st.lists(st.sampled_from(["the", "The", "US", "'s", "Israel", "Congress", "x", "al", "-"])))
def test_what_is_found_lies_in_the_text_and_is_found_again(words: list[str]) -> None:
    for at in range(len(words)):
        hit = WORLD.longest(words, at)
        if hit:
            assert at + hit[2] <= len(words)
            assert WORLD.find(" ".join(words[at : at + hit[2]])) == hit[:2]
