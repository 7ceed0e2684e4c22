from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ActorsFileError
from onrecord.reading.world import load_world, slug

WORLD = load_world()


def found(form: str) -> tuple[str, str] | None:
    hit = WORLD.find(form)
    return (hit[0].name, hit[1]) if hit else None


def test_names_acronyms_demonyms_and_seats_lead_to_one_actor() -> None:
    assert found("the US") == ("United States", "acronym")
    assert found("Americans") == ("United States", "demonym")
    assert found("Kremlin") == ("Russia", "seat")
    assert found("UN") == ("United Nations", "acronym")


@pytest.mark.parametrize("word", ["us", "who", "it", "may", "turkey", "polish"])
def test_common_words_name_nobody(word: str) -> None:
    assert found(word) is None


def test_the_longest_name_wins() -> None:
    hit = WORLD.longest(["UN", "Security", "Council", "met"], 0)
    assert hit is not None
    assert (hit[0].name, hit[2]) == ("UN Security Council", 3)


def test_every_affiliation_is_an_actor() -> None:
    for entry in WORLD.entries.values():
        assert entry.affiliation is None or entry.affiliation in WORLD.entries


def test_a_table_of_the_users_stands_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("name,type,names,seats\nVelmar,state,Republic of Velmar,Port Savelle\n", "utf8")
    own = load_world(path)
    hit = own.find("Port Savelle")
    assert hit is not None
    assert (hit[0].name, hit[1]) == ("Velmar", "seat")


@pytest.mark.parametrize("text", ["type\nstate\n", "name,type\nVelmar,country\n"])
def test_a_bad_table_is_a_clear_error_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf8")
    with pytest.raises(ActorsFileError, match=r"line \d"):
        load_world(path)


@given(st.text(max_size=30))
def test_an_id_is_never_empty_and_plain(name: str) -> None:
    made = slug(name or "x")
    assert made
    assert made.isascii()
