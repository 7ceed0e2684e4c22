"""What goes wrong is said on a page in plain words."""

import logging
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.web.conftest import Client, send


def test_a_fault_of_ours_shows_nothing_of_the_inside(
    where: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret inside")

    monkeypatch.setattr(Ledger, "matter", fail)
    with (
        caplog.at_level(logging.ERROR, "onrecord"),
        TestClient(create_app(where), raise_server_exceptions=False) as desk,
    ):
        answer = desk.get("/matters/m1")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "secret inside" not in answer.text
    assert "secret inside" in caplog.text


def test_a_ledger_that_fails_is_no_fault_of_the_reader(desk: Client, where: str) -> None:
    for name in (where, f"{where}-wal"):
        if Path(name).exists():
            Path(name).write_bytes(b"no database" * 1000)
    answer = desk.get("/matters/m1")
    assert answer.status_code == 503
    assert "The ledger cannot be used just now" in answer.text


def test_a_body_that_is_too_large_is_refused(desk: Client) -> None:
    answer = desk.post("/add", content=b"x" * 21_000_000, headers={"Content-Type": "text/plain"})
    assert answer.status_code in (403, 413)


def test_files_that_are_too_large_are_refused_and_nothing_is_kept(desk: Client) -> None:
    before = desk.get("/api/v1/ledger").json()
    files = {"files": ("large.txt", b"x" * 21_000_000, "text/plain")}
    answer = send(desk, "/add", "/add/files", {}, files=files)
    assert answer.status_code == 413
    assert "That is too large" in answer.text
    assert desk.get("/api/v1/ledger").json() == before
