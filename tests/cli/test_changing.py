import json
from pathlib import Path

import pytest

from tests.cli.conftest import complaint, run
from tests.web.conftest import fill

REPORT = "Velmar will open the bridge if the Front leaves, the Morning Ledger reported.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf8")
    return path


def test_the_same_article_twice_is_one_article(report: Path, tmp_path: Path) -> None:
    where = str(tmp_path / "new.db")
    first = run("add", str(report), "--outlet", "The Wire", "--ledger", where)
    assert (first.returncode, first.stdout) == (0, f"added: {report}\n")
    again = run("add", str(report), "--outlet", "The Wire", "--ledger", where)
    assert (again.returncode, again.stdout) == (0, f"known: {report}\n")
    assert "holds 1 articles" in again.stderr


def test_one_bad_article_does_not_keep_the_others_out(report: Path, tmp_path: Path) -> None:
    missing, other = str(tmp_path / "missing.txt"), tmp_path / "other.txt"
    other.write_text(REPORT.replace("Velmar", "Ostrane"), "utf8")
    done = run("add", str(report), missing, str(other), "--ledger", str(tmp_path / "new.db"))
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert said[0] == f"added 1 of 3: {report}"
    assert said[1].startswith(f"onrecord: {missing}: ")
    assert said[2] == f"added 3 of 3: {other}"
    assert "holds 2 articles" in said[3]


def test_an_article_comes_from_standard_input_with_what_its_text_does_not_say(
    tmp_path: Path,
) -> None:
    where = str(tmp_path / "new.db")
    given = ["--outlet", "The Wire", "--published", "2031-03-04", "--title", "A bridge"]
    assert run("add", "-", *given, "--ledger", where, stdin=REPORT).returncode == 0
    [held] = json.loads(run("articles", "--format", "json", "--ledger", where).stdout)["articles"]
    assert (held["outlet"], held["published"], held["title"]) == (
        "The Wire", "2031-03-04", "A bridge",
    )  # fmt: skip


def test_the_ledger_is_the_one_that_the_settings_name(report: Path, tmp_path: Path) -> None:
    where = tmp_path / "ours.db"
    run("add", str(report), ONRECORD_LEDGER=str(where))
    assert where.is_file()
    run("add", str(report), cwd=tmp_path)
    assert (tmp_path / "onrecord.db").is_file()


def test_a_title_is_for_one_article(report: Path, tmp_path: Path) -> None:
    where = tmp_path / "new.db"
    done = run("add", str(report), str(report), "--title", "One", "--ledger", str(where))
    assert "one article" in complaint(done, 2)
    assert not where.exists()


def _matters(ledger: str, *filters: str) -> dict[str, dict[str, object]]:
    done = run("matters", "--format", "json", "--ledger", ledger, *filters)
    return {m["id"]: m for m in json.loads(done.stdout)["matters"]}


def _judge(ledger: str, which: str, *words: str) -> int:
    """Judge, and the judgement's number as the command says it."""
    done = run("judge", which, *words, "--why", "looked it up", "--who", "Ada", "--ledger", ledger)
    assert (done.returncode, done.stderr) == (0, "")
    return int(done.stdout.split()[1])


def test_confirm_reject_and_take_back(ledger: str) -> None:
    _judge(ledger, "m1", "--confirm")
    assert _matters(ledger)["m1"]["confirmed"]
    number = _judge(ledger, "m1", "--reject")
    assert "m1" not in _matters(ledger) and "m1" in _matters(ledger, "--rejected")
    _judge(ledger, "m1", "--undo", str(number))
    assert _matters(ledger)["m1"]["confirmed"]
    done = run("matter", "m1", "--ledger", ledger)
    assert "looked it up" in done.stdout and "Ada" in done.stdout


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ("status=met", "judged", "met"),
        ("status=3", "judged", "3"),
        ("bearer=Ostrane", "bearer", "Ostrane"),
        ("act=offer", "act", "offer"),
        ("deadline=2031-09-01", "deadline", "2031-09-01"),
    ],
)
def test_a_field_is_corrected(ledger: str, given: str, field: str, value: str) -> None:
    _judge(ledger, "m1", "--set", given)
    assert _matters(ledger)["m1"][field] == value


def test_merge_and_split(ledger: str) -> None:
    number = _judge(ledger, "m1", "--merge", "m4")
    assert list(_matters(ledger)) == ["m1"]
    _judge(ledger, "m1", "--undo", str(number))
    assert set(_matters(ledger)) == {"m1", "m4"}
    _judge(ledger, "m1", "--split", "2", "--split", "3")
    assert set(_matters(ledger)) == {"m1", "m2", "m4"}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["m1", "--why", "x"], 2, "say one of"),
        (["m1", "--why", "x", "--confirm", "--reject"], 2, "say one of"),
        (["m1", "--confirm"], 2, "--why"),
        (["m1", "--confirm", "--why", " "], 1, "why"),
        (["m99", "--confirm", "--why", "x"], 1, "m99"),
        (["m1", "--merge", "m1", "--why", "x"], 1, "already"),
        (["m1", "--merge", "m99", "--why", "x"], 1, "other matter"),
        (["m1", "--split", "1", "--split", "2", "--split", "3", "--why", "x"], 1, "not all"),
        (["m1", "--set", "colour=red", "--why", "x"], 1, "colour"),
        (["m1", "--set", "status=perhaps", "--why", "x"], 1, "perhaps"),
        (["m1", "--set", "deadline=soon", "--why", "x"], 1, "soon"),
        (["m1", "--undo", "1", "--why", "x"], 1, "no judgement 1"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    filled: Path, words: list[str], status: int, said: str
) -> None:
    assert said in complaint(run("judge", *words, "--ledger", str(filled)), status)


def said_by_velmar(*where: str) -> list[object]:
    """What the ledger has Velmar say."""
    found: list[object] = json.loads(run("who", "Velmar", "--format", "json", *where).stdout)[
        "said"
    ]
    return found


def test_a_statement_is_added_corrected_and_taken_back_by_its_words(
    report: Path, tmp_path: Path
) -> None:
    where = ("--ledger", str(tmp_path / "new.db"))
    run("add", str(report), "--outlet", "The Wire", *where)
    said = ("--content", "the Front leaves", "--source", "Velmar", "--actor", "Velmar")
    made = run("correct", str(report), "--add", *said, "--why", "as printed", *where)
    assert made.returncode == 0, made.stderr
    assert "--undo 3" in made.stdout
    assert len(said_by_velmar(*where)) == 1
    undone = run("correct", str(report), "--undo", "3", "--why", "wrong line", *where)
    assert undone.returncode == 0
    assert said_by_velmar(*where) == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--add", "--content", "never printed", "--source", "Velmar"), "does not say"),
        (("--add", "--content", "the"), "stands in the article"),
        (("--confirm", "a99"), "no attribution 'a99'"),
        (("--set", "a1"), "Mark what is wrong"),
        ((), "say one of --add"),
        (("--undo", "77"), "no judgement 77"),
    ],
)
def test_a_correction_that_makes_no_sense_gets_one_line(
    report: Path, tmp_path: Path, given: tuple[str, ...], says: str
) -> None:
    where = ("--ledger", str(tmp_path / "new.db"))
    run("add", str(report), "--outlet", "The Wire", *where)
    done = run("correct", str(report), *given, "--why", "x", *where)
    assert says in complaint(done, 1 if given else 2)


def test_an_article_that_is_not_there_is_named(report: Path, tmp_path: Path) -> None:
    where = ("--ledger", str(tmp_path / "new.db"))
    run("add", str(report), *where)
    done = run("correct", "other.txt", "--confirm", "a1", "--why", "x", *where)
    assert done.returncode == 1
    assert "no article answers to 'other.txt'" in complaint(done)


def test_two_actors_are_said_to_be_one_and_it_is_taken_back(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    fill(str(where))
    ledger = ("--ledger", str(where))
    made = run("same", "Kessary", "Northern Front", "--why", "its charter", *ledger)
    assert made.returncode == 0, made.stderr
    number = made.stdout.split()[1]
    assert "Northern Front" in run("who", "Kessary", *ledger).stdout
    assert run("verify", *ledger).returncode == 0
    assert run("same", "--undo", number, "--why", "two", *ledger).returncode == 0
    assert "Northern Front" not in run("who", "Kessary", *ledger).stdout


def test_one_name_alone_says_nothing(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    fill(str(where))
    done = run("same", "Kessary", "--why", "x", "--ledger", str(where))
    assert "give both names" in complaint(done, 2)
