"""Reading as it is run: its output, what it says on standard error, its status."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import __version__
from tests.cli.conftest import ONRECORD, run

REPORT = "Velmar will open the bridge if the Front leaves, the Morning Ledger reported.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf8")
    return path


def test_the_version_comes_before_anything_heavy_is_loaded() -> None:
    assert run("--version").stdout == f"onrecord {__version__}\n"
    code = "import sys, onrecord.cli; print('numpy' in sys.modules, 'onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert done.returncode == 0
    assert "explain" in done.stdout


def test_the_sample_gives_a_digest_that_is_plain_when_piped() -> None:
    done = run("read", "--sample")
    assert done.returncode == 0
    assert "Who said what" in done.stdout
    assert "READ MORE" not in done.stdout
    assert not re.search("[\x1b\u2500-\u257f]", done.stdout)
    assert done.stderr == ""


def test_json_has_the_article_and_its_findings(report: Path) -> None:
    done = run("read", str(report), "--format", "json", "--outlet", "The Wire")
    record = json.loads(done.stdout)
    assert record["article"]["file"] == str(report)
    assert {a["name"] for a in record["actors"]} >= {"The Wire", "Morning Ledger"}
    assert "reason" not in json.dumps(record["attributions"])
    with_reasons = run("read", str(report), "--format", "json", "--reasons").stdout
    assert json.loads(with_reasons)["attributions"][0]["reason"]


def test_a_table_of_actors_of_ones_own_is_used(report: Path, tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text("name,type,names\nRepublic of Velmar,state,Velmar\n")
    done = run("read", str(report), "--format", "json", "--actors", str(table))
    assert {"Republic of Velmar"} <= {a["name"] for a in json.loads(done.stdout)["actors"]}
    done = run("read", str(report), "--actors", str(tmp_path / "none.csv"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "none.csv" in done.stderr


def test_standard_input_is_read_in_any_locale(report: Path) -> None:
    done = run("read", "-", "--format", "json", stdin=REPORT)
    article = json.loads(done.stdout)["article"]
    assert (article["text"], article["file"]) == (REPORT, "-")
    done = run("read", "-", stdin=REPORT, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "←" in done.stdout


def test_many_articles_come_in_the_order_given_and_a_bad_one_is_named(
    report: Path, tmp_path: Path
) -> None:
    other, missing = tmp_path / "other.txt", str(tmp_path / "missing.txt")
    other.write_text(REPORT.replace("Velmar", "Ostrane"), "utf8")
    done = run("read", str(report), missing, str(other), "--format", "jsonl")
    assert done.returncode == 1
    files = [json.loads(line)["article"]["file"] for line in done.stdout.splitlines()]
    assert files == [str(report), str(other)]
    said = done.stderr.splitlines()
    assert said[0] == f"read 1 of 3: {report}"
    assert said[1].startswith(f"onrecord: {missing}: ")
    assert said[2] == f"read 3 of 3: {other}"
    assert len(said) == 3


def test_on_a_terminal_a_bar_is_drawn_and_the_output_stays_whole(report: Path) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", closefd=True) as terminal:
        with os.fdopen(theirs, "wb") as end:
            done = subprocess.run(
                [ONRECORD, "read", str(report), str(report), "--format", "jsonl"],
                stdout=subprocess.PIPE, stderr=end, check=False,
                env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
            )  # fmt: skip
        shown = terminal.read1(1 << 16).decode()
    assert [json.loads(line)["article"]["file"] for line in done.stdout.splitlines()] == [
        str(report)
    ] * 2
    assert "reading" in shown
    assert "attributions" not in shown


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02binary\x00" * 50,
        "Это новость на русском языке о переговорах.".encode() * 9,
    ],
)
def test_bad_input_is_one_clear_line_and_a_status(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    done = run("read", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"onrecord: .+\n", done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "--nope"],
        ["read", "a.txt", "--format", "pdf"],
        ["read", "a.txt", "b.txt", "--title", "One"],
        ["nope"],
    ],
)
def test_wrong_usage_is_one_clear_line_and_status_two(words: list[str]) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"onrecord: .+\n", done.stderr)


def test_a_bug_is_one_line_and_the_traceback_only_where_it_is_asked_for(report: Path) -> None:
    code = (
        "from onrecord import cli, reading\n"
        "def broken(*a, **k): raise ZeroDivisionError('by zero')\n"
        "reading.read_article = broken\n"
        f"import sys; sys.argv = ['onrecord', 'read', {str(report)!r}]\n"
        "cli.main()\n"
    )

    def broken(**variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False,
            env={k: v for k, v in os.environ.items() if k != "ONRECORD_DEBUG"} | variables,
        )  # fmt: skip

    assert broken().returncode == 1
    assert re.fullmatch(
        r"onrecord: InternalError: ZeroDivisionError: by zero; please report it\. "
        r"ONRECORD_DEBUG=1 .+\n",
        broken().stderr,
    )
    assert "Traceback" in broken(ONRECORD_DEBUG="1").stderr


def test_a_reader_that_has_had_enough_gets_no_complaint(report: Path) -> None:
    command = f"'{ONRECORD}' read {' '.join([str(report)] * 4)} --format jsonl | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert len(done.stdout) == 10
    assert "rror" not in done.stderr


def test_explain_says_why(report: Path) -> None:
    done = run("explain", str(report), "a1")
    assert done.returncode == 0
    assert re.search(r"score \d\.\d\d; by ", done.stdout)
    done = run("explain", str(report), "z9")
    assert done.returncode == 1
    assert re.fullmatch(r"onrecord: There is no z9 .+\n", done.stderr)


def test_a_page_goes_to_a_file_and_brat_into_a_folder(report: Path, tmp_path: Path) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "brat"
    assert run("read", str(report), "--format", "html", "--output", str(page)).returncode == 0
    assert page.read_text("utf8").startswith("<!doctype html>")
    assert run("read", str(report), "--format", "brat", "--output", str(folder)).returncode == 0
    assert sorted(p.name for p in folder.iterdir()) == ["report.ann", "report.txt"]


def test_settings_are_taken_from_the_folder_one_stands_in(report: Path) -> None:
    (report.parent / "onrecord.toml").write_text('outlet = "The Wire"\n')
    assert "outlet = The Wire" in run("settings", cwd=report.parent).stdout
    assert "The Wire ← Morning Ledger" in run("read", "report.txt", cwd=report.parent).stdout
    (report.parent / "onrecord.toml").write_text("outlte = 1\n")
    done = run("read", "report.txt", cwd=report.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "onrecord.toml" in done.stderr
