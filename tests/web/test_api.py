"""The HTTP API as a program sees it."""

import io
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.model import Article
from onrecord.web import create_app
from onrecord.web.api import api
from onrecord.web.jobs import Given as ToRead
from tests.ledger.made import telling
from tests.web.conftest import MERGED, Client, send

V1 = "/api/v1"
REPORT = "Velmar will open the bridge if the Front leaves, the Morning Ledger reported."
WHY = {"why": "I was there", "who": "Ada Lind"}


def finished(client: Client, address: str) -> dict[str, Any]:
    """A job once it is done."""
    for _ in range(300):
        found: dict[str, Any] = client.get(address).json()
        if found["finished"]:
            return found
        time.sleep(0.1)
    raise AssertionError("the job never ends")


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the samples that come along, added by the API."""
    where = tmp_path_factory.mktemp("samples") / "ledger.db"
    with TestClient(create_app(str(where))) as client:
        begun = client.post(f"{V1}/articles", json={"samples": True})
        assert begun.status_code == 202
        done = finished(client, begun.headers["location"])
        assert [i["outcome"] for i in done["items"]] == ["added"] * 5
    return where


@pytest.fixture
def affair(read_once: Path, tmp_path: Path) -> Iterator[Client]:
    """A desk over that ledger, of which each test has its own."""
    where = tmp_path / "affair.db"
    shutil.copy(read_once, where)
    with TestClient(create_app(str(where))) as client:
        yield client


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem that an answer tells, in the one shape that all have."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["title"] and told["detail"] and told["type"] == "about:blank"
    assert "--" not in told["detail"]  # no advice for the command line
    return told


def test_the_samples_stand_in_the_ledger_as_at_the_command_line(
    affair: Client, read_once: Path
) -> None:
    with Ledger(str(read_once)) as ledger:
        known = ledger.matters(limit=0)
        articles = ledger.articles()
    told = affair.get(f"{V1}/matters").json()
    assert told["total"] == known.total
    assert [m["id"] for m in told["matters"]] == [m.id for m in known.matters]
    listed = affair.get(f"{V1}/articles").json()
    assert {a["id"] for a in listed["articles"]} == {a.id for a in articles}
    for a in articles:
        record = affair.get(f"{V1}/articles/{a.id}").json()
        assert record["article"]["outlet_name"] == a.outlet
        assert affair.get(f"{V1}/texts/{a.id}").text == record["article"]["text"]
    assert affair.get(f"{V1}/verify").json()["holds"] is True


def test_reasons_are_told_on_request(affair: Client) -> None:
    key = affair.get(f"{V1}/articles").json()["articles"][0]["id"]
    assert "reason" not in affair.get(f"{V1}/articles/{key}").json()["attributions"][0]
    assert affair.get(f"{V1}/articles/{key}?reasons=true").json()["attributions"][0]["reason"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["m4", "m1"]),
        ("actor=kessary", ["m4"]),
        ("act=promise", ["m1"]),
        ("status=met", ["m4"]),
        ("since=2031-03-20", ["m4"]),
        ("contested=true", []),
        ("rejected=true", []),
        ("as_of=2031-03-10", ["m1"]),
        ("as_of=recorded:2031-01-01", ["m4", "m1"]),
        ("as_of=recorded:2001-01-01", []),
        ("sort=most+articles", ["m1", "m4"]),
    ],
)
def test_matters_are_filtered_as_on_the_board(desk: Client, query: str, found: list[str]) -> None:
    told = desk.get(f"{V1}/matters?{query}").json()
    assert [m["id"] for m in told["matters"]] == found
    assert told["total"] == len(found)


def test_a_list_is_walked_by_its_links(desk: Client, where: str) -> None:
    with Ledger(where) as ledger:
        for n in range(9):
            ledger.add(telling(bearer=f"Party {n}", action=f"do thing number {n}", act="threaten"))
    address, seen = f"{V1}/matters?act=threaten&limit=4", list[str]()
    while address:
        answer = desk.get(address)
        seen += [m["id"] for m in answer.json()["matters"]]
        assert answer.json()["total"] == 9
        address = answer.links.get("next", {}).get("url", "")
    assert len(set(seen)) == len(seen) == 9
    last = desk.get(answer.links["last"]["url"])
    assert last.json() == answer.json()
    first = desk.get(answer.links["first"]["url"])
    before = desk.get(answer.links["prev"]["url"])
    seen_again = [m["id"] for a in (first, before, last) for m in a.json()["matters"]]
    assert seen_again == seen


@pytest.mark.parametrize(
    "address",
    ["matters?as_of=2031-04-02", "articles", "actors", "changes?since=2001-01-01", "search?q=guns"],
)
def test_every_list_has_parts_that_make_the_whole(desk: Client, address: str) -> None:
    def part(query: str) -> tuple[list[Any], Any]:
        answer = desk.get(f"{V1}/{address}{'&' if '?' in address else '?'}{query}")
        told = answer.json()
        return next(v for v in told.values() if isinstance(v, list)), answer.links

    whole, links = part("limit=1000")
    assert "next" not in links
    assert len(whole) > 1
    parts = []
    for n in range(len(whole)):
        one, links = part(f"limit=1&offset={n}")
        parts += one
        assert ("next" in links) == (n < len(whole) - 1)
    assert parts == whole


def test_an_actor_is_found_by_any_spelling_of_its_name(desk: Client) -> None:
    told = desk.get(f"{V1}/actors/kessary").json()
    assert told["name"] == "Kessary"
    assert [m["id"] for m in told["bears"]] == ["m4"]
    counted = {a["name"]: a for a in desk.get(f"{V1}/actors").json()["actors"]}
    assert counted["Kessary"]["bears"] == 1
    problem(desk.get(f"{V1}/actors/Nobody"), 404)


def test_sources_tell_first_hand_from_second_hand(desk: Client) -> None:
    told = desk.get(f"{V1}/sources").json()
    share = {o["name"]: o["share"] for o in told["outlets"]}
    assert share == {"Ferrin Watch": 100} | dict.fromkeys(MERGED, 0)
    assert told["tellings"] == sum(x["tellings"] for x in told["leanings"]) == 4


def test_search_finds_what_is_said_and_filters(desk: Client) -> None:
    hits = desk.get(f"{V1}/search?q=guns").json()["hits"]
    assert {h["saying"]["outlet"] for h in hits} == set(MERGED)
    assert not desk.get(f"{V1}/search?q=guns&since=2031-05-01").json()["hits"]
    problem(desk.get(f"{V1}/search?q=."), 400)


def test_what_changed_is_told_with_what_it_is_now(desk: Client) -> None:
    told = desk.get(f"{V1}/changes?since=2001-01-01").json()
    assert [(c["what"], c["matter"]["id"]) for c in told["changes"]] == [
        ("new", "m4"),
        ("new", "m1"),
    ]
    assert desk.get(f"{V1}/changes?since=2199-01-01").json()["total"] == 0


def judged(client: Client, which: str, **given: Any) -> Any:
    return client.post(f"{V1}/matters/{which}/judgements", json=WHY | given)


def test_every_verdict_can_be_given_and_taken_back(desk: Client) -> None:
    def now(which: str = "m1") -> dict[str, Any]:
        found: dict[str, Any] = desk.get(f"{V1}/matters/{which}").json()
        return found

    made = judged(desk, "m1", verdict="confirm")
    assert made.status_code == 201
    assert made.json()["who"] == "Ada Lind"
    assert desk.get(made.headers["location"]).json()["confirmed"]
    rejected = judged(desk, "m1", verdict="reject").json()
    assert now()["rejected"] and not now()["confirmed"]
    judged(desk, "m1", verdict="undo", value=str(rejected["seq"]))
    assert now()["confirmed"]
    judged(desk, "m1", verdict="correct", field="status", value="kept")
    assert now()["judged"] == "kept"
    article = now("m4")["tellings"][0]["article"]
    judged(desk, "m4", verdict="correct", field="origin", article=article, value="Agna Loew")
    assert now("m4")["origins"][0]["name"] == "Agna Loew"
    judged(desk, "m1", verdict="merge", other=["m4"])
    assert {t["number"] for t in now()["tellings"]} == {1, 2, 3, 4}
    judged(desk, "m1", verdict="split", other=[4])
    assert {t["number"] for t in now()["tellings"]} == {1, 2, 3}
    history = desk.get(f"{V1}/matters/m1/judgements").json()["judgements"]
    assert [j["verdict"] for j in history][:3] == ["confirm", "reject", "undo"]


@pytest.mark.parametrize(
    "given",
    [
        {"verdict": "shred"},
        {"verdict": "confirm", "why": ""},
        {"verdict": "confirm", "why": " "},
        {"verdict": "confirm", "who": " "},
        {"verdict": "confirm", "whi": "a slip of the finger"},
        {"verdict": "correct"},
        {"verdict": "correct", "field": "status", "value": "fine"},
        {"verdict": "correct", "field": "deadline", "value": "soon"},
        {"verdict": "correct", "field": "origin", "value": "Agna Loew"},
        {"verdict": "merge"},
        {"verdict": "merge", "other": ["m99"]},
        {"verdict": "split", "other": [1, 2, 3]},
        {"verdict": "undo", "value": "1"},
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(desk: Client, given: dict[str, Any]) -> None:
    problem(judged(desk, "m1", **given), 422)
    assert not desk.get(f"{V1}/matters/m1").json()["judgements"]


def test_who_is_signed_in_judges_whatever_name_is_sent(where: str) -> None:
    app = create_app(where)

    async def signed_in(scope: Any, receive: Any, send_: Any) -> None:
        scope["user"] = SimpleNamespace(name="Agna Loew", role="editor")
        await app(scope, receive, send_)

    with TestClient(signed_in) as client:  # type: ignore[type-var]
        assert judged(client, "m1", verdict="confirm", who="Ada").json()["who"] == "Agna Loew"


def test_every_handler_that_writes_is_marked_for_editors() -> None:
    handlers = [h for r in api.routes if isinstance(r, HTTPRoute) for h in r.route_handlers]
    writing = {h.handler_name: h.opt.get("role") for h in handlers if "POST" in h.http_methods}
    assert writing == dict.fromkeys(("judge", "correct", "name", "add", "add_files"), "editor")
    assert not any(h.opt.get("role") for h in handlers if "POST" not in h.http_methods)


def test_text_is_read_with_what_is_said_of_it(empty: Client) -> None:
    given = {"text": REPORT, "outlet": "The Savelle Wire", "published": "2031-03-04"}
    begun = empty.post(f"{V1}/articles", json=given)
    assert begun.status_code == 202
    item = finished(empty, begun.headers["location"])["items"][0]
    assert item["outcome"] == "added"
    article = empty.get(f"{V1}/articles/{item['article']}").json()["article"]
    assert (article["outlet_name"], article["published"]) == ("The Savelle Wire", "2031-03-04")
    again = empty.post(f"{V1}/articles", json=given)
    assert finished(empty, again.headers["location"])["items"][0]["outcome"] == "known"


def test_files_are_read_and_one_that_is_none_says_so(empty: Client) -> None:
    files = [("files", ("one.txt", REPORT.encode())), ("files", ("two.txt", b"\x00\x01"))]
    begun = empty.post(
        f"{V1}/articles/files", files=files, data={"outlet": "A"}, headers={"X-Requested-With": "x"}
    )
    assert begun.status_code == 202
    one, two = finished(empty, begun.headers["location"])["items"]
    assert (one["name"], one["outcome"]) == ("one.txt", "added")
    assert two["outcome"] == "failed" and two["error"]


def test_an_address_in_a_private_network_is_not_fetched(empty: Client) -> None:
    begun = empty.post(f"{V1}/articles", json={"addresses": ["http://127.0.0.1:9/report"]})
    item = finished(empty, begun.headers["location"])["items"][0]
    assert "is in a private network" in item["error"]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": " "},
        {"text": REPORT, "samples": True},
        {"text": REPORT, "published": "soon"},
        {"addresses": ["ftp://example.org/x"]},
        {"addresses": ["http://example.org/x"] * 101},
    ],
)
def test_what_cannot_be_added_is_refused(empty: Client, given: dict[str, Any]) -> None:
    problem(empty.post(f"{V1}/articles", json=given), 422)
    assert empty.get(f"{V1}/ledger").json()["articles"] == 0


def test_no_page_of_another_site_can_write(desk: Client) -> None:
    """Of what a form can send, nothing is taken, though it comes with a cookie; nor is it allowed."""
    judging = f"{V1}/matters/m1/judgements"
    given = '{"verdict": "reject", "why": "x", "who": "Mallory"}'
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ):
        problem(desk.post(judging, content=given, headers={"Content-Type": kind}), 415)
    problem(desk.post(judging, content=given), 415)
    problem(desk.post(f"{V1}/articles", content=given, headers={"Content-Type": "text/plain"}), 415)
    problem(desk.post(f"{V1}/articles/files", files=[("files", ("a.txt", b"x"))]), 403)
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for address in (judging, f"{V1}/articles", f"{V1}/articles/files"):
        allowed = desk.options(address, headers=asked).headers
        assert not [name for name in allowed if name.startswith("access-control-allow")]
    assert not desk.get(f"{V1}/matters/m1").json()["judgements"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api", 404),
        ("GET", "/api/v2/matters", 404),
        ("GET", "/api/v1/openapi.json/more", 404),
        ("GET", "/api/v1/matters/m99", 404),
        ("GET", "/api/v1/articles/none", 404),
        ("GET", "/api/v1/texts/none", 404),
        ("GET", "/api/v1/jobs/none", 404),
        ("POST", "/api/v1/matters/m99/judgements", 404),
        ("GET", "/api/v1/matters/one", 400),
        ("GET", "/api/v1/matters?act=x", 400),
        ("GET", "/api/v1/matters?since=x", 400),
        ("GET", "/api/v1/matters?as_of=2031-02-31", 400),
        ("GET", "/api/v1/matters?limit=0", 400),
        ("GET", "/api/v1/matters?actor=%00", 400),
        ("GET", "/api/v1/changes?since=x", 400),
        ("GET", "/api/v1/exports/doc", 400),
        ("GET", "/api/v1/exports/csv?licence_compatible=mine", 400),
        ("DELETE", "/api/v1/matters/m1", 405),
        ("PUT", "/api/v1/articles", 405),
    ],
)
def test_every_refusal_has_one_shape(desk: Client, method: str, address: str, status: int) -> None:
    body = {"json": WHY | {"verdict": "confirm"}} if method == "POST" else {}
    answer = desk.request(method, address, **body)
    problem(answer, status)
    assert answer.headers.get("cache-control", "no-store") == "no-store"
    assert (status == 405) == ("allow" in answer.headers)


def test_a_value_that_cannot_be_used_is_named(desk: Client) -> None:
    told = problem(desk.get(f"{V1}/matters?act=x&limit=y"), 400)
    assert {(e["name"], e["where"]) for e in told["errors"]} == {
        ("act", "query"),
        ("limit", "query"),
    }


def test_a_body_that_is_no_json_or_too_large_is_refused(desk: Client) -> None:
    sent = {"Content-Type": "application/json"}
    problem(desk.post(f"{V1}/articles", content=b'{"text": "', headers=sent), 400)
    problem(desk.post(f"{V1}/articles", content=b" " * 21_000_000, headers=sent), 413)


def test_outside_the_api_errors_stay_pages(desk: Client) -> None:
    for address in ("/matters/m99", "/nothing", "/apiary"):
        answer = desk.get(address)
        assert answer.status_code == 404
        assert "<h1>" in answer.text


def test_a_fault_of_ours_shows_nothing_of_the_inside(
    where: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret inside")

    monkeypatch.setattr(Ledger, "matter", fail)
    with TestClient(create_app(where), raise_server_exceptions=False) as client:
        problem(answer := client.get(f"{V1}/matters/m1"), 500)
    assert "secret" not in answer.text
    assert "secret inside" in caplog.text


def test_a_ledger_that_fails_is_no_fault_of_the_reader(desk: Client, where: str) -> None:
    for name in (where, f"{where}-wal"):
        if Path(name).exists():
            Path(name).write_bytes(b"no database" * 1000)
    problem(desk.get(f"{V1}/matters/m1"), 503)


TAGGED = ["ledger", "matters", "matters/m1", "matters/m1/judgements", "changes", "articles", "actors",
          "actors/Kessary", "sources", "search?q=guns", "exports/csv"]  # fmt: skip


@pytest.mark.parametrize("address", TAGGED)
def test_who_has_asked_before_is_told_that_nothing_changed(desk: Client, address: str) -> None:
    first = desk.get(f"{V1}/{address}")
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]+"', tag)
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = desk.get(f"{V1}/{address}", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = desk.get(f"{V1}/{address}", headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)


@pytest.mark.parametrize("address", [a for a in TAGGED if a not in ("actors", "sources")])
def test_a_tag_holds_until_anything_is_added(desk: Client, address: str) -> None:
    tag = desk.get(f"{V1}/{address}").headers["etag"]
    judged(desk, "m1", verdict="confirm")
    assert desk.get(f"{V1}/{address}", headers={"If-None-Match": tag}).status_code == 200


def test_a_tag_is_of_one_question_alone(desk: Client) -> None:
    tags = [
        desk.get(f"{V1}/{a}").headers["etag"] for a in (*TAGGED, "matters?limit=1", "matters/m4")
    ]
    assert len(set(tags)) == len(tags)


def test_a_count_has_a_new_tag_when_it_is_another(desk: Client, where: str) -> None:
    first = desk.get(f"{V1}/sources")
    with Ledger(where) as ledger:
        ledger.add(telling(outlet="Ferrin Post", published="2031-03-09"))
    known = {"If-None-Match": first.headers["etag"]}
    for _ in range(100):  # a count may be a little older than the ledger
        if (now := desk.get(f"{V1}/sources", headers=known)).status_code == 200:
            break
        time.sleep(0.05)
    assert "Ferrin Post" in now.text


EXPORTS = {
    "csv": "text/csv", "parquet": "application/vnd.apache.parquet", "jsonl": "application/jsonl",
    "plover": "application/jsonl", "polecat": "text/tab-separated-values",
    "gdelt": "text/tab-separated-values", "web-annotation": "application/ld+json",
    "prov": "application/ld+json", "graphml": "application/graphml+xml",
}  # fmt: skip


@pytest.mark.parametrize("kind", EXPORTS)
def test_every_export_is_the_file_that_the_command_writes(
    affair: Client, read_once: Path, tmp_path: Path, kind: str
) -> None:
    from onrecord.usecases import export_ledger

    with Ledger(str(read_once)) as ledger:
        export_ledger(ledger, kind, written := tmp_path / "written", None)
    answer = affair.get(f"{V1}/exports/{kind}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == EXPORTS[kind]
    assert f'filename="onrecord-{kind}.' in answer.headers["content-disposition"]
    if kind == "parquet":
        told, ours = (
            pyarrow.parquet.read_table(io.BytesIO(b))
            for b in (answer.content, written.read_bytes())
        )
        assert told == ours
    else:
        assert answer.content == written.read_bytes()


def test_an_export_leaves_out_what_may_not_go_along_and_says_how_much(
    desk: Client, where: str
) -> None:
    with Ledger(where) as ledger:
        ledger.add(telling(outlet="Closed Courier", licence=None))
    answer = desk.get(f"{V1}/exports/csv?licence_compatible=CC-BY-4.0")
    assert answer.headers["left-out"] == "1"
    assert "Closed Courier" not in answer.text
    assert "Coast Herald" in answer.text


def test_the_description_names_no_other_host_and_no_page(desk: Client) -> None:
    answer = desk.get(f"{V1}/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert not re.findall(r"https?://[^\"]*", answer.text)
    assert set(answer.json()["paths"]) == {
        f"{V1}/{p}" for p in (
            "ledger", "matters", "matters/{which}", "matters/{which}/judgements", "changes",
            "articles", "articles/{key}", "articles/files", "corrections/{key}", "namings", "texts/{key}", "actors",
            "actors/{name}", "sources", "search", "jobs/{job}", "exports/{kind}", "verify",
        )
    }  # fmt: skip


@contextmanager
def held_up(app: Litestar) -> Iterator[None]:
    """Something is being read that takes its time."""
    through = threading.Event()

    def take_time() -> Article:
        through.wait(60)
        raise InputError("Nothing came of it.")

    app.state.jobs.start([ToRead("a long report", take_time)])
    yield
    through.set()


def test_more_than_may_wait_is_refused_whole_until_there_is_room(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.jobs.MOST_WAITING", 7)
    app = create_app(where)
    with TestClient(app) as client, held_up(app):
        assert client.post(f"{V1}/articles", json={"samples": True}).status_code == 202
        refused = client.post(f"{V1}/articles", json={"samples": True})
        assert "nothing of this was added" in problem(refused, 429)["detail"]
        assert int(refused.headers["retry-after"]) > 0
        assert client.post(f"{V1}/articles", json={"text": REPORT}).status_code == 202
        page = send(client, "/add", "/add/sample", {})
        assert page.status_code == 429
        assert int(page.headers["retry-after"]) > 0
        assert "Too many at once" in page.text and "nothing of this was added" in page.text


def test_what_a_closing_desk_leaves_unread_is_named_in_the_log(
    where: str, caplog: pytest.LogCaptureFixture
) -> None:
    def take_time() -> Article:
        time.sleep(1)
        raise InputError("Nothing came of it.")

    app = create_app(where)
    with TestClient(app) as client:
        app.state.jobs.start([ToRead("a long report", take_time)])
        client.post(f"{V1}/articles", json={"text": REPORT, "title": "Bridge to open"})
    assert "add them again: 'Bridge to open'" in caplog.text


def test_a_job_that_goes_on_is_never_forgotten(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.jobs.KEPT", 1)
    app = create_app(where)
    with TestClient(app) as client:
        with held_up(app):
            begun = [client.post(f"{V1}/articles", json={"text": REPORT}) for _ in range(3)]
            jobs = [b.headers["location"] for b in begun]
            assert all(client.get(j).status_code == 200 for j in jobs)
        assert all(finished(client, j) for j in jobs)
        client.post(f"{V1}/articles", json={"text": REPORT})
        problem(client.get(jobs[0]), 404)
