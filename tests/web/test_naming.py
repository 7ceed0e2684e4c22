"""Two actors said to be one, by the actor's page and by the API."""

import re

import pytest

from tests.web.conftest import Client, send

V1 = "/api/v1"
PAGE = "/actors/Kessary"


def shown(desk: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", desk.get(address).text))


def test_an_actor_is_said_to_be_another_and_it_is_taken_back(desk: Client) -> None:
    given = {"same_as": "Northern Front", "why": "its own charter", "who": "Ada Lind"}
    answer = send(desk, PAGE, PAGE, given, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/actors/Kessary#names"
    page = shown(desk, PAGE)
    assert "Actor Northern Front" in page and "its own charter" in page and "Ada Lind" in page
    assert "open the crossing" in page and "surrender its guns" in page
    seq = desk.get(f"{V1}/namings").json()["namings"][0]["seq"]
    undo = {"undoes": str(seq), "why": "two after all", "who": "Ada Lind"}
    send(desk, PAGE, PAGE, undo)
    page = shown(desk, PAGE)
    assert "Actor Kessary" in page and "(taken back)" in page
    assert "surrender its guns" not in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"same_as": ""}, "Name both"),
        ({"same_as": "the kessary"}, "one name already"),
        ({"same_as": "Northern Front", "why": " "}, "Say why"),
        ({"undoes": "99"}, "No entry 99"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    desk: Client, given: dict[str, str], says: str
) -> None:
    answer = send(desk, PAGE, PAGE, {"why": "x", "who": "Ada", **given})
    assert answer.status_code in (400, 422) and says in answer.text
    assert desk.get(f"{V1}/namings").json() == {"namings": []}


def test_a_form_without_its_token_is_refused(desk: Client) -> None:
    given = {"same_as": "Northern Front", "why": "x", "who": "Ada"}
    assert desk.post(PAGE, data=given).status_code == 403


def test_a_program_says_so_too(desk: Client) -> None:
    given = {"name": "Kessary", "same_as": "Northern Front", "why": "charter", "who": "Ada"}
    made = desk.post(f"{V1}/namings", json=given)
    assert made.status_code == 201, made.text
    assert desk.get(f"{V1}/actors/Kessary").json()["name"] == "Northern Front"
    undo = {"undoes": made.json()["seq"], "why": "no", "who": "Ada"}
    assert desk.post(f"{V1}/namings", json=undo).status_code == 201
    assert desk.get(f"{V1}/actors/Kessary").json()["name"] == "Kessary"
    nobody = {k: v for k, v in given.items() if k != "who"}
    assert desk.post(f"{V1}/namings", json=nobody).status_code == 422
