"""Which words of a text are names, by their capitals, tags and offices."""

import pytest

from onrecord.reading.mentions import find_names
from onrecord.reading.names import Name, is_acronym, stands_for
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.world import load_world

WORLD = load_world()


def tagged(*sentences: str) -> Syntax:
    """`form/UPOS` words; the first verb of a sentence is its root and holds all the others."""
    tokens: list[Token] = []
    text = ""
    for number, sentence in enumerate(sentences):
        pairs = [word.rsplit("/", 1) for word in sentence.split()]
        root = next((i for i, (_, upos) in enumerate(pairs) if upos == "VERB"), 0)
        first = len(tokens)
        for i, (form, upos) in enumerate(pairs):
            glued = form in ("'s", ".", ",", ")", "'") or (form == "-" or text.endswith(("-", "(")))
            text += "" if glued or not text else " "
            head, rel = (-1, "root") if i == root else (first + root, "dep")
            start = len(text)
            text += form
            tokens.append(
                Token(start, len(text), form, form.lower(), upos, "", head, rel, number, number)
            )
    return Syntax(text, tuple(tokens))


def names(*sentences: str) -> list[str]:
    return [name.text for name in find_names(tagged(*sentences), WORLD)]


def only(sentence: str) -> Name:
    (name,) = find_names(tagged(sentence), WORLD)
    return name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("the/DET Bank/PROPN of/ADP Tarnwell/PROPN paid/VERB", "Bank of Tarnwell"),
        ("the/DET People/NOUN 's/PART Guard/PROPN left/VERB", "People's Guard"),
        ("the/DET Workers/NOUN '/PUNCT Union/PROPN met/VERB", "Workers' Union"),
        ("we/PRON met/VERB Omar/PROPN al/X -/PUNCT Rashid/PROPN", "Omar al-Rashid"),
        ("firms/NOUN like/ADP Hald/PROPN &/CCONJ Sons/PROPN", "Hald & Sons"),
        ("they/PRON feared/VERB King/PROPN Orrin/PROPN II/NUM", "Orrin II"),
    ],
)
def test_small_words_that_hold_a_name_together_belong_to_it(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


def test_a_possessive_ends_a_name() -> None:
    assert names("we/PRON met/VERB Velmar/PROPN 's/PART Ilka/PROPN Dorne/PROPN") == [
        "Velmar",
        "Ilka Dorne",
    ]


def test_a_common_word_that_opens_a_sentence_is_no_name() -> None:
    assert names("Rebels/NOUN left/VERB Ferrin/PROPN") == ["Ferrin"]
    assert names("Neighbouring/ADJ Tovaria/PROPN waited/VERB") == ["Tovaria"]


def test_capitals_of_a_headline_count_only_where_the_text_knows_the_name() -> None:
    headline = "Rebels/NOUN Seek/VERB Deal/NOUN With/ADP Dorne/PROPN Over/ADP Grain/NOUN"
    assert names(headline, "Envoy/NOUN Ilka/PROPN Dorne/PROPN agreed/VERB") == [
        "Dorne",
        "Ilka Dorne",
    ]


def test_a_place_in_capitals_before_the_dash_of_a_dateline_is_read_as_a_name() -> None:
    (name,) = find_names(tagged("TARNWELL/PROPN ,/PUNCT 5/NUM May/PROPN —/PUNCT it/PRON rained/VERB"), WORLD)  # fmt: skip
    assert (name.text, name.dateline) == ("Tarnwell", True)


def test_days_and_months_are_no_names() -> None:
    assert names("it/PRON rained/VERB on/ADP Monday/PROPN in/ADP March/PROPN") == []


def test_offices_and_whose_they_are_stand_apart_from_the_name() -> None:
    words = "Ostrane/PROPN Trade/PROPN Minister/PROPN Lene/PROPN Brask/PROPN left/VERB ./PUNCT"
    land, person = find_names(tagged("yesterday/NOUN " + words), WORLD)
    assert (land.text, person.text) == ("Ostrane", "Lene Brask")
    assert len(person.office) == 2


def test_an_honorific_leaves_a_name_behind_it() -> None:
    assert only("we/PRON asked/VERB Mr./PROPN King/PROPN").text == "King"


def test_a_secretary_of_state_is_an_office() -> None:
    name = only(
        "we/PRON asked/VERB Secretary/PROPN of/ADP State/PROPN Jon/PROPN Hale/PROPN ./PUNCT"
    )
    assert (name.text, len(name.office)) == ("Jon Hale", 3)


def test_a_body_keeps_the_state_that_opens_its_name() -> None:
    name = only("we/PRON asked/VERB the/DET Israeli/ADJ Foreign/PROPN Ministry/PROPN ./PUNCT")
    assert name.text == "Israeli Foreign Ministry"
    assert name.of is not None
    assert name.of.name == "Israel"


def test_an_acronym_in_brackets_draws_all_its_words_into_the_name() -> None:
    sentence = "the/DET Union/PROPN for/ADP the/DET Peace/PROPN of/ADP Harun/PROPN (/PUNCT UPH/PROPN )/PUNCT met/VERB"  # fmt: skip
    assert names(sentence) == ["Union for the Peace of Harun", "UPH"]


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("CMCC", "Civil-Military Coordination Centre", True),
        ("U.N.", "United Nations", True),
        ("LAH", "Liberation Army of Harun", True),
        ("LAH", "Liberation Front of Harun", False),
    ],
)
def test_an_acronym_is_made_of_first_letters(short: str, full: str, fits: bool) -> None:
    assert is_acronym(short)
    assert stands_for(short, full) is fits
