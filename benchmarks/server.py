"""A PostgreSQL server of its own for a trial, thrown away afterwards."""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, as Debian or PATH has them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def server(*, safe: bool = True) -> Iterator[str]:
    """The folder of a running server's socket; as root it runs as the user postgres.

    With `safe` false it does not wait for the disk. Raises RuntimeError where none is installed.
    """
    found = programs()
    if found is None:
        raise RuntimeError("no PostgreSQL server is installed")
    # a socket's path must be short
    home = Path(tempfile.gettempdir()) / f"onrecord-{uuid.uuid4().hex[:8]}"
    home.mkdir(mode=0o700)
    who: list[str] = []
    if os.getuid() == 0:
        shutil.chown(home, "postgres")
        who = ["runuser", "-u", "postgres", "--"]
    data = home / "data"
    made = [*who, found / "initdb", "-D", data, "-A", "trust", "-U", "onrecord", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True)
    options = f"-c listen_addresses='' -c unix_socket_directories={home}"
    options += "" if safe else " -c fsync=off"
    control = [*who, found / "pg_ctl", "-D", data, "-w"]
    started = [*control, "-l", home / "log", "-o", options, "start"]
    subprocess.run(started, check=True, capture_output=True)
    try:
        yield str(home)
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(home, ignore_errors=True)


def database(home: str) -> str:
    """The address of a new database of the server."""
    import psycopg

    name = f"ledger_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(f"host={home} user=onrecord dbname=postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    return f"postgresql://onrecord@/{name}?host={home}"
