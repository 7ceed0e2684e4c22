"""A ledger in a SQLite file and one on a real PostgreSQL server, for the same tests."""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The folder of a PostgreSQL server's socket. As root it runs as the user postgres."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    home = (
        Path(tempfile.gettempdir()) / f"onrecord-{uuid.uuid4().hex[:8]}"
    )  # a socket's path must be short
    home.mkdir(mode=0o700)
    who: list[str] = []
    if os.getuid() == 0:
        shutil.chown(home, "postgres")
        who = ["runuser", "-u", "postgres", "--"]
    data = home / "data"
    made = [*who, programs / "initdb", "-D", data, "-A", "trust", "-U", "onrecord", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True)
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off"
    control = [*who, programs / "pg_ctl", "-D", data, "-w"]
    started = [*control, "-l", home / "log", "-o", options, "start"]
    subprocess.run(started, check=True, capture_output=True)
    try:
        yield str(home)
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    import psycopg

    home = request.getfixturevalue("server")
    name = f"ledger_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(f"host={home} user=onrecord dbname=postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    yield f"postgresql://onrecord@/{name}?host={home}"


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(where, create=True) as made:
        yield made
