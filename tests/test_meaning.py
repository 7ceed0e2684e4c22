from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer

from onrecord.meaning import stems
from onrecord.meaning.numbers import numbers_in
from onrecord.meaning.recalled import later, recalled
from onrecord.meaning.sentences import sentence_at


def test_many_threads_stem_as_one_does() -> None:
    letters = "bcdfgklmnprst"
    words = [f"{a}o{b}i{c}{end}" for a in letters for b in letters for c in letters
             for end in ("ations", "ing", "fulness", "ies")]  # fmt: skip
    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(stems, words))
    one = snowballstemmer.stemmer("english")
    assert found == [frozenset({one.stemWord(w)}) for w in words]


def test_an_irregular_past_has_the_stem_of_its_verb() -> None:
    assert stems("withdrew the guns that he gave") == stems("withdraw the gun that he gives")
    assert stems("has withdrawn, is given") == stems("withdraw, give")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,900 sacks", {"1900"}),
        ("twenty-four boats", {"24"}),
        ("Two hundred of the 31 men", {"200", "31"}),
        ("forty thousand", {"40000"}),
        ("seven teenagers often won", {"7"}),
    ],
)
def test_numbers_are_found_in_figures_and_in_words(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("cue", "between"),
    [("had pledged", " "), ("gave her word", " "), ("said", " in March "), ("announced", " last month "),
     ("repeated", " "), ("said again", " "), ("vowed last week", " ")],
)  # fmt: skip
def test_what_was_said_at_an_earlier_time_is_recalled(cue: str, between: str) -> None:
    assert recalled(cue, between)


@pytest.mark.parametrize("between", [" ", " on Monday ", ""])
def test_what_is_said_now_is_not_recalled(between: str) -> None:
    assert not recalled("said", between)


def test_a_report_of_another_weekday_is_later_than_what_it_reports_on() -> None:
    text = "On Monday Sulem promised to free them. On Thursday it freed them. It rained."
    told, report, rain = (sentence_at(text, text.index(w)) for w in ("to free", "freed", "rained"))
    assert report == "On Thursday it freed them."
    assert later(told, report)
    assert not later(told, told)
    assert not later(told, rain)
