import csv
import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import complaint, run


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("csv", b"matter,"),
        ("parquet", b"PAR1"),
        ("jsonl", b'{"'),
        ("plover", b"["),
        ("polecat", b"Event ID\t"),
        ("gdelt", b"GLOBALEVENTID"),
        ("web-annotation", b"{"),
        ("prov", b"{"),
        ("graphml", b"<?xml"),
    ],
)
def test_every_format_is_written_to_a_file_or_to_standard_output(
    filled: Path, tmp_path: Path, kind: str, begins: bytes
) -> None:
    to = tmp_path / "out"
    done = run("export", "--as", kind, "--output", str(to), "--ledger", str(filled))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert to.read_bytes().lstrip().startswith(begins)
    if kind != "parquet":
        piped = run("export", "--as", kind, "--ledger", str(filled))
        assert piped.stdout.strip() == to.read_text("utf8").strip()


def test_what_may_not_go_along_is_left_out_and_counted(filled: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.csv"
    done = run(
        "export", "--as", "csv", "--output", str(to), "--ledger", str(filled),
        "--licence-compatible", "CC-BY-4.0",
    )  # fmt: skip
    assert done.stderr == "Left out 1 articles: their rights do not allow CC-BY-4.0.\n"
    with to.open(encoding="utf8", newline="") as stream:
        assert {row["licence"] for row in csv.DictReader(stream)} == {"CC-BY-4.0"}


def test_a_licence_that_is_none_and_a_folder_that_is_not_there(filled: Path) -> None:
    where = ["--ledger", str(filled)]
    complaint(run("export", "--as", "csv", "--licence-compatible", "Beerware?", *where))
    complaint(run("export", "--as", "csv", "--output", "/nowhere/at/all.csv", *where))


def test_a_ledger_that_holds_is_said_to_hold(filled: Path) -> None:
    done = run("verify", "--ledger", str(filled))
    assert (done.returncode, done.stdout) == (0, f"All 11 entries of {filled} hold.\n")


def test_damage_is_named_and_changes_the_status(ledger: str) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("UPDATE entry SET recorded = '1999-01-01' WHERE seq = 2")
    done = run("verify", "--ledger", ledger)
    assert done.returncode == 1
    assert "entry 2 is not what was written" in done.stdout
    assert "wrong with" in done.stderr


def test_views_are_made_again_from_the_entries(ledger: str) -> None:
    before = run("matters", "--format", "json", "--ledger", ledger).stdout
    with sqlite3.connect(ledger) as connection:
        connection.execute("DELETE FROM matter")
    assert json.loads(run("matters", "--format", "json", "--ledger", ledger).stdout)["total"] == 0
    done = run("rebuild", "--ledger", ledger)
    assert (done.returncode, done.stdout) == (0, "Every view is made again.\n")
    assert "11 of 11 entries" in done.stderr
    assert run("matters", "--format", "json", "--ledger", ledger).stdout == before


@pytest.mark.parametrize(
    "command",
    [
        ["matters"], ["matter", "m1"], ["who", "Velmar"], ["search", "guns"], ["articles"],
        ["diff", "--since", "today"], ["export", "--as", "csv"], ["verify"], ["rebuild"],
        ["judge", "m1", "--confirm", "--why", "x"],
    ],
)  # fmt: skip
def test_a_ledger_that_is_not_there_is_not_made_by_asking(
    tmp_path: Path, command: list[str]
) -> None:
    where = tmp_path / "none.db"
    assert "onrecord add" in complaint(run(*command, "--ledger", str(where)))
    assert not where.exists()


def test_what_is_no_ledger_is_called_so(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database at all, but long enough to look like a file of some kind" * 9)
    for where in (tmp_path, text):
        complaint(run("matters", "--ledger", str(where)))
    assert text.read_text().startswith("not a database")


def test_a_server_that_is_not_there_is_one_line() -> None:
    where = "postgresql://nobody@127.0.0.1:9/none"
    said = complaint(run("matters", "--ledger", where))
    assert "password" not in said


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_written_is_named(ledger: str) -> None:
    Path(ledger).chmod(0o400)
    assert ledger in complaint(run("judge", "m1", "--confirm", "--why", "x", "--ledger", ledger))
