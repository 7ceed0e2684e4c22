"""A desk over a small ledger in a SQLite file."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from litestar import Litestar
from litestar.testing import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.ledger.made import reported, telling

Client = TestClient[Litestar]
MERGED = ("Coast Herald", "Lowland Post", "Radio Karsal")


def fill(where: str) -> None:
    """One promise that three outlets tell on one newspaper's word, and another of another party."""
    with Ledger(where, create=True) as ledger:
        for day, outlet in enumerate(MERGED, 4):
            ledger.add(telling(outlet=outlet, published=f"2031-03-{day:02}", via="Morning Ledger"))
        told = telling(
            outlet="Ferrin Watch", published="2031-04-01", source="Bram Oddly", cue="had said",
            bearer="Kessary",
            act="permit", action="open the crossing", condition="the Guard leaves",
            happened="Kessary opened the crossing on Monday",
        )  # fmt: skip
        ledger.add(reported(told, "met"))


@contextmanager
def served(app: Litestar) -> Iterator[str]:
    """The address of a desk that is really served."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def where(tmp_path: Path) -> str:
    """The file of a ledger with two matters."""
    made = str(tmp_path / "ledger.db")
    fill(made)
    return made


@pytest.fixture
def desk(where: str) -> Iterator[Client]:
    """A browser without script at the desk over that ledger."""
    with TestClient(create_app(where, who="R. Monitor")) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Client]:
    """The desk over a ledger that is not there yet."""
    with TestClient(create_app(str(tmp_path / "new.db"))) as client:
        yield client


def send(client: Client, page: str, to: str, data: dict[str, Any], **more: Any) -> Any:
    """Fill in a form of a page and send it, as a browser does."""
    found = re.search(r'name="_csrf_token" value="(\w+)"', client.get(page).text)
    assert found, f"{page} has no form"
    return client.post(to, data={"_csrf_token": found[1], **data}, **more)
