"""A desk for this machine alone answers to its own names, so that no other site passes for it."""

import pytest
from litestar.testing import TestClient

from onrecord.web import create_app
from onrecord.web.hosts import OWN

REPORT = {"verdict": "reject", "why": "x", "who": "Mallory"}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example:80",
             "[::1].evil.example", "evil.example:80:80", ""],
)  # fmt: skip
def test_a_request_under_another_name_is_refused(where: str, host: str) -> None:
    with TestClient(create_app(where, hosts=OWN)) as client:
        page = client.get("/", headers={"Host": host})
        assert page.status_code == 421
        assert "surrender its guns" not in page.text
        told = client.post("/api/v1/matters/m1/judgements", json=REPORT, headers={"Host": host})
        assert (told.status_code, told.json()["title"]) == (421, "Misdirected Request")
        own = client.get("/api/v1/matters/m1", headers={"Host": "localhost"}).json()
        assert not own["rejected"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_its_own_names_are_answered_at_any_port(where: str, host: str) -> None:
    with TestClient(create_app(where, hosts=OWN)) as client:
        assert "surrender its guns" in client.get("/", headers={"Host": host}).text


def test_a_desk_for_others_too_answers_to_any_name(where: str) -> None:
    with TestClient(create_app(where)) as client:
        assert client.get("/", headers={"Host": "desk.example"}).status_code == 200


@pytest.mark.parametrize("host", ["desk.example:80:80", "desk.example:99999", "[zz]", "a@b", "a/b"])
def test_what_is_no_name_is_refused_by_any_desk(where: str, host: str) -> None:
    with TestClient(create_app(where)) as client:
        for address in ("/", "/api/v1/matters", "/nothing", "/api/nothing"):
            answer = client.get(address, headers={"Host": host})
            assert 400 <= answer.status_code < 500, address
