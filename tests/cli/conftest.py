"""The commands as they are run, on ledgers in files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.made import telling
from tests.web.conftest import fill

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
Done = subprocess.CompletedProcess[str]


def run(*words: str, stdin: str | None = None, cwd: Path | None = None, **variables: str) -> Done:
    """Run `onrecord` with these words."""
    return subprocess.run(
        [ONRECORD, *words], capture_output=True, text=True, input=stdin, check=False, cwd=cwd,
        encoding="utf8", env=os.environ | variables,
    )  # fmt: skip


def complaint(done: Done, status: int = 1) -> str:
    """The one line that a command which did nothing said."""
    assert (done.returncode, done.stdout) == (status, "")
    [said] = done.stderr.splitlines()
    assert said.startswith("onrecord: ")
    return said


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A promise by three outlets on a newspaper's word, a leave that came true, one rejected."""
    where = tmp_path_factory.mktemp("filled") / "ledger.db"
    fill(str(where))
    with Ledger(str(where)) as ledger:
        ledger.add(
            telling(
                outlet="Echo", bearer="Ostrane", source="Ilka Dorne", act="threaten",
                action="close the harbour", published="2031-05-01", due="2031-06-01", licence=None,
            )
        )  # fmt: skip
        ledger.judge("m5", "reject", who="Ada", why="a joke")
    return where


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> str:
    """A copy of it to work on."""
    return str(shutil.copy(filled, tmp_path / "ledger.db"))
