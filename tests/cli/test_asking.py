import json
from typing import Any

import pytest

from tests.cli.conftest import complaint, run


def asked(ledger: str, *words: str) -> Any:
    """What a command answers to a program."""
    done = run(*words, "--ledger", ledger, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def shown(ledger: str, *words: str) -> str:
    """What it prints for people, on one line."""
    done = run(*words, "--ledger", ledger, "--width", "200")
    assert (done.returncode, done.stderr) == (0, "")
    return " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], ["m4", "m1"]),
        (["--actor", "Kessary"], ["m4"]),
        (["--actor", "nobody"], []),
        (["--act", "promise"], ["m1"]),
        (["--status", "met"], ["m4"]),
        (["--status", "pending"], ["m1"]),
        (["--since", "2031-03-20"], ["m4"]),
        (["--contested"], []),
        (["--rejected"], ["m5"]),
        (["--as-of", "2031-03-05"], ["m1"]),
        (["--as-of", "2031-03-05", "--actor", "Kessary"], []),
        (["--as-of", "2031-04-02", "--status", "met"], ["m4"]),
        (["--as-of", "recorded:2020-01-01"], []),
        (["--as-of", "recorded:2999-01-01"], ["m4", "m1"]),
        (["--limit", "1"], ["m4"]),
        (["--limit", "1", "--offset", "1"], ["m1"]),
    ],
)
def test_matters_are_listed_by_filter_and_as_of_a_moment(
    filled: str, filters: list[str], found: list[str]
) -> None:
    assert [m["id"] for m in asked(str(filled), "matters", *filters)["matters"]] == found


def test_a_list_says_how_many_there_are_more(filled: str) -> None:
    assert "1 of 2 matters; --limit 0 shows all." in shown(str(filled), "matters", "--limit", "1")
    then = shown(str(filled), "matters", "--limit", "1", "--as-of", "2031-04-02")
    assert "1 matters; --limit 0 shows all." in then
    assert "No matter fits" in shown(str(filled), "matters", "--actor", "nobody")


def test_a_matter_shows_its_tellings_origins_and_conditions(filled: str) -> None:
    words = shown(str(filled), "matter", "m1")
    for part in (
        "Northern Front", "surrender its guns", "if Ostrane frees the detainees",
        "3 articles on 1 origin", "Morning Ledger", "Lowland Post ← Morning Ledger ← Aren Vasht",
    ):  # fmt: skip
        assert part in words
    told = asked(str(filled), "matter", "m1", "--as-of", "2031-03-04")["tellings"]
    assert [t["outlet"] for t in told] == ["Coast Herald"]


def test_an_actor_shows_what_it_said_undertook_and_was_asked(filled: str) -> None:
    assert "What binds Kessary" in shown(str(filled), "who", "kessary")
    assert "What Bram Oddly said" in shown(str(filled), "who", "Bram Oddly")
    assert [m["id"] for m in asked(str(filled), "who", "Kessary")["bears"]] == ["m4"]
    assert "nobody" in complaint(run("who", "nobody", "--ledger", str(filled)))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["guns"], 3),
        (["gun*"], 3),
        (['"surrender its guns"'], 3),
        (['"guns its surrender"'], 0),
        (["guns", "--outlet", "Lowland Post"], 1),
        (["crossing", "--speaker", "Bram Oddly"], 1),
        (["guns", "--since", "2031-03-06"], 1),
        (["guns", "--until", "2031-03-05"], 2),
        (["guns", "--limit", "2"], 2),
        (["guns", "--offset", "2"], 1),
    ],
)
def test_search_finds_words_phrases_and_beginnings(
    filled: str, words: list[str], found: int
) -> None:
    assert len(asked(str(filled), "search", *words)["hits"]) == found


def test_a_search_without_a_hit_says_so(filled: str) -> None:
    assert shown(str(filled), "search", "zebra") == "Nothing said has these words."


def test_diff_tells_what_is_new_and_what_was_judged(filled: str) -> None:
    found = {
        c["matter"]["id"]: c["what"]
        for c in asked(str(filled), "diff", "--since", "2020-01-01")["changes"]
    }
    assert found == {"m1": "new", "m4": "new", "m5": "new"}
    assert "[new] m1" in shown(str(filled), "diff", "--since", "yesterday")
    assert shown(str(filled), "diff", "--since", "2999-01-01") == "Nothing changed since then."


def test_articles_are_listed_with_their_licences(filled: str) -> None:
    found = asked(str(filled), "articles")["articles"]
    assert [a["outlet"] for a in found] == [
        "Coast Herald", "Lowland Post", "Radio Karsal", "Ferrin Watch", "Echo",
    ]  # fmt: skip
    assert "CC-BY-4.0" in shown(str(filled), "articles")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["matters", "--act", "dance"], "dance"),
        (["matters", "--status", "lost"], "lost"),
        (["matters", "--since", "someday"], "someday"),
        (["matters", "--as-of", "someday"], "someday"),
        (["matter", "m999"], "m999"),
        (["matter", "x"], "x"),
        (["diff", "--since", "someday"], "someday"),
        (["search", '"'], "word"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_in_one_line(
    filled: str, words: list[str], said: str
) -> None:
    assert said in complaint(run(*words, "--ledger", str(filled)))
