"""A ledger in a SQLite file and one on a real PostgreSQL server, for the same tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.server import database, programs
from benchmarks.server import server as running

from onrecord.ledger import Ledger


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of a PostgreSQL server's socket."""
    if programs() is None:
        pytest.skip("no PostgreSQL server is installed")
    with running(safe=False) as home:
        yield home


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return database(request.getfixturevalue("server"))


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(where, create=True) as made:
        yield made
