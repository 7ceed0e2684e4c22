"""What people decide on the statements of an article, by its page and by the API."""

import re

import pytest

from tests.web.conftest import Client, send

V1 = "/api/v1"


def article(desk: Client) -> str:
    """The article of the Kessary matter."""
    found = desk.get("/articles?format=json").json()["articles"]
    return str(next(a["id"] for a in found if a["outlet"] == "Ferrin Watch"))


def shown(desk: Client, key: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", desk.get(f"/articles/{key}").text))


def said(desk: Client, key: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = desk.get(f"{V1}/articles/{key}").json()["attributions"]
    return found


def test_a_rejected_statement_is_shown_so_and_counts_nowhere(desk: Client) -> None:
    key = article(desk)
    given = {"verdict": "reject", "of": "a1", "why": "he did not say so", "who": "Ada Lind"}
    answer = send(desk, f"/articles/{key}", f"/articles/{key}", given, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"].endswith("#judged")
    page = shown(desk, key)
    assert "rejected by Ada Lind" in page and "he did not say so" in page
    assert desk.get(f"{V1}/actors/Bram%20Oddly").status_code == 404
    seq = desk.get(f"{V1}/corrections/{key}").json()["corrections"][0]["seq"]
    undo = {"verdict": "undo", "undoes": str(seq), "why": "he did", "who": "Ada Lind"}
    send(desk, f"/articles/{key}", f"/articles/{key}", undo)
    assert "rejected by" not in shown(desk, key)
    assert desk.get(f"{V1}/actors/Bram%20Oddly").status_code == 200


def test_a_missed_statement_is_added_by_its_words(desk: Client) -> None:
    key = article(desk)
    given = {
        "verdict": "add", "content": "Kessary opened the crossing", "source": "on Monday",
        "actor": "Lise Corder", "why": "the caption says so", "who": "Ada Lind",
    }  # fmt: skip
    send(desk, f"/articles/{key}", f"/articles/{key}", given)
    assert "added by Ada Lind" in shown(desk, key)
    assert len(desk.get(f"{V1}/actors/Lise%20Corder").json()["said"]) == 1


def test_the_page_of_one_statement_offers_its_words_to_correct(desk: Client) -> None:
    key = article(desk)
    page = desk.get(f"/articles/{key}?judge=a1").text
    assert "Judge statement a1" in page
    assert '<textarea id="source-correct"' in page and ">Bram Oddly</textarea>" in page
    fields = dict(re.findall(r'name="(\w+_at)" value="([\d,-]*)"', page))
    assert fields["source_at"] == "0-10"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"verdict": "add", "content": "never printed", "source": "Bram"}, "does not say"),
        ({"verdict": "praise", "of": "a1"}, "no verdict"),
        ({"verdict": "reject", "of": "a1", "why": " "}, "Say why"),
        ({"verdict": "correct", "of": "a1"}, "Mark what is wrong"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    desk: Client, given: dict[str, str], says: str
) -> None:
    key = article(desk)
    answer = send(desk, f"/articles/{key}", f"/articles/{key}", {"why": "x", "who": "Ada", **given})
    assert answer.status_code in (400, 422) and says in answer.text
    assert desk.get(f"{V1}/corrections/{key}").json() == {"corrections": []}


def test_a_form_without_its_token_is_refused(desk: Client) -> None:
    key = article(desk)
    given = {"verdict": "reject", "of": "a1", "why": "x", "who": "Ada"}
    assert desk.post(f"/articles/{key}", data=given).status_code == 403


def test_a_program_corrects_by_words_and_by_spans(desk: Client) -> None:
    key = article(desk)
    given = {"verdict": "correct", "of": "a1", "why": "as printed", "who": "Ada Lind"}
    by_words = desk.post(
        f"{V1}/corrections/{key}", json=given | {"source": {"words": "Kessary"}, "actor": "Kessary"}
    )
    assert by_words.status_code == 201, by_words.text
    assert said(desk, key)[0]["judged"]["verdict"] == "corrected"  # type: ignore[index]
    by_spans = desk.post(f"{V1}/corrections/{key}", json=given | {"source": {"spans": [[0, 10]]}})
    assert by_spans.json()["source"] == [[0, 10]]
    wrong = given | {"source": {"words": "Kessary", "spans": [[0, 10]]}}
    assert "differ" in desk.post(f"{V1}/corrections/{key}", json=wrong).json()["detail"]
    beyond = given | {"source": {"spans": [[0, 99999]]}}
    assert desk.post(f"{V1}/corrections/{key}", json=beyond).status_code == 422


def test_what_a_correction_moves_is_seen_as_it_was_before(desk: Client) -> None:
    key = article(desk)
    before = desk.get(f"{V1}/matters?actor=Kessary").json()["matters"][0]
    moment = before["tellings"][0]["recorded"]
    given = {"verdict": "reject", "of": "a1", "why": "no", "who": "Ada"}
    assert desk.post(f"{V1}/corrections/{key}", json=given).status_code == 201
    assert desk.get(f"{V1}/matters?actor=Kessary").json()["matters"] == []
    asked = {"actor": "Kessary", "as_of": f"recorded:{moment}"}
    then = desk.get(f"{V1}/matters", params=asked).json()["matters"]
    assert [m["id"] for m in then] == [before["id"]]


def test_exports_leave_out_what_was_rejected(desk: Client) -> None:
    key = article(desk)
    assert "open the crossing" in desk.get(f"{V1}/exports/web-annotation").text
    given = {"verdict": "reject", "of": "a1", "why": "no", "who": "Ada"}
    desk.post(f"{V1}/corrections/{key}", json=given)
    assert "open the crossing" not in desk.get(f"{V1}/exports/web-annotation").text
