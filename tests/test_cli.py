import json
import subprocess
import sys
from pathlib import Path

import pytest

ONRECORD = str(Path(sys.executable).with_name("onrecord"))


def run(*words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ONRECORD, *words], capture_output=True, text=True, input=stdin, check=False
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(
        "Velmar will open the bridge if the Front leaves, the Morning Ledger reported.\n", "utf8"
    )
    return path


def test_the_sample_gives_a_digest_that_is_plain_when_piped() -> None:
    done = run("read", "--sample")
    assert done.returncode == 0
    assert "Who said what" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_has_the_article_and_its_findings(report: Path) -> None:
    record = json.loads(run("read", str(report), "--format", "json", "--outlet", "The Wire").stdout)
    assert record["article"]["file"] == str(report)
    assert {a["name"] for a in record["actors"]} >= {"The Wire", "Morning Ledger"}
    assert "reason" not in json.dumps(record["attributions"])


def test_standard_input_is_read(report: Path) -> None:
    done = run("read", "-", "--format", "json", stdin=report.read_text("utf8"))
    assert json.loads(done.stdout)["article"]["text"] == report.read_text("utf8")


def test_many_articles_come_in_the_order_given_and_a_bad_one_is_named(
    report: Path, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.txt")
    done = run("read", str(report), missing, str(report), "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert missing in done.stderr
    assert "Traceback" not in done.stderr


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
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_explain_says_why(report: Path) -> None:
    done = run("explain", str(report), "a1")
    assert done.returncode == 0
    assert "reason" in done.stdout
    assert run("explain", str(report), "z9").returncode == 1


@pytest.mark.parametrize("kind", ["html", "brat"])
def test_other_formats_are_written_to_a_file(report: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out"
    assert run("read", str(report), "--format", kind, "--output", str(target)).returncode == 0
    assert target.stat().st_size > 100


def test_every_command_and_option_has_help() -> None:
    for command in (["--help"], ["read", "--help"], ["explain", "--help"]):
        done = run(*command)
        assert done.returncode == 0
        assert "Usage" in done.stdout
