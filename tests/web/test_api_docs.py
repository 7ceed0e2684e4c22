"""The examples of docs/api.md work, in the order in which they stand."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from onrecord.web import create_app
from tests.web.conftest import served

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf8")
EXAMPLES = re.findall(r"^    (curl .*)$", PAGE, re.M)
HOST = "http://127.0.0.1:8000"
REPORT = "Kessary will open the crossing if the Guard leaves, the Lowland Post reported.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[str]:
    """The address of a desk over an empty ledger."""
    with served(create_app(str(tmp_path / "new.db"))) as address:
        yield address


def filled_in(example: str, desk: str, job: str) -> str:
    """An example with what stands for something in it: the job, an article, a judgement."""
    known = httpx.get(f"{desk}/api/v1/matters/m4").json().get("tellings")
    judged = httpx.get(f"{desk}/api/v1/matters/m1/judgements").json().get("judgements")
    example = example.replace(HOST, desk).replace("JOB", job)
    example = example.replace("ARTICLE", known[0]["article"] if known else "")
    return example.replace("SEQ", str(judged[0]["seq"]) if judged else "")


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_every_example_does_what_it_says(desk: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, "utf8")
    job = ""
    for example in EXAMPLES:
        done = subprocess.run(
            ["bash", "-c", filled_in(example, desk, job) + " --fail-with-body --silent"],
            cwd=tmp_path, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, (example, done.stdout)
        if begun := re.search(rb'"address":"/api/v1/jobs/([^"]+)"', done.stdout):
            job = job or begun[1].decode()
            while not httpx.get(f"{desk}/api/v1/jobs/{begun[1].decode()}").json()["finished"]:
                time.sleep(0.1)
    assert "Two after all" in httpx.get(f"{desk}/api/v1/matters/m1/judgements").text


def test_the_page_shows_every_address_and_status(desk: str) -> None:
    described = httpx.get(f"{desk}/api/v1/openapi.json").json()["paths"]
    shown = [e.partition("/api/v1/")[2] for e in EXAMPLES]
    for address, methods in described.items():
        pattern = re.sub(r"\\{\w+\\}", "[^ ?']+", re.escape(address.removeprefix("/api/v1/")))
        assert any(re.match(rf"{pattern}([ ?']|$)", s) for s in shown), address
        for described_as in methods.values():
            for status in described_as["responses"]:
                assert f"{status}" in PAGE or int(status) in (200, 201), status
