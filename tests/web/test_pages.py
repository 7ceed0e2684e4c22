"""The pages as a browser without script sees them."""

import csv
import io
import re
import time

import pytest

from onrecord.ledger import Filters, Ledger
from tests.ledger.made import statement, telling
from tests.web.conftest import MERGED, Client, send

PASTED = "Bridge to reopen\n\nVelmar will open the bridge if the Front leaves, the Morning Ledger reported.\n"


def finished(client: Client, address: str) -> str:
    """The page of a job once it is done."""
    for _ in range(300):
        text = client.get(address).text
        if "data-poll" not in text:
            return text
        time.sleep(0.1)
    raise AssertionError("the job never ends")


def pages_of(client: Client) -> list[str]:
    """The address of every page, an article's and a matter's among them."""
    article = client.get("/articles?format=json").json()["articles"][0]["id"]
    return [
        "/", "/changes", "/matters/m1", "/matters/m4", "/articles", f"/articles/{article}", "/actors",
        "/actors/Kessary", "/sources", "/search?q=guns", "/add",
    ]  # fmt: skip


def test_an_empty_ledger_is_made_and_says_how_to_begin(empty: Client) -> None:
    page = empty.get("/").text
    assert "This ledger is empty" in page
    for form in ('name="addresses"', 'name="files"', 'name="text"', "/add/sample"):
        assert form in page


@pytest.mark.parametrize(
    "page", ["/articles", "/actors", "/sources", "/search", "/changes", "/add"]
)
def test_no_page_needs_an_article(empty: Client, page: str) -> None:
    assert empty.get(page).status_code == 200


def test_pasted_text_is_read_and_its_matter_stands_on_the_board(empty: Client) -> None:
    given = {"text": PASTED, "outlet": "The Savelle Wire", "published": "2031-03-04"}
    answer = send(empty, "/", "/add", given, follow_redirects=False)
    assert answer.status_code == 303
    page = finished(empty, answer.headers["location"])
    assert "1 of 1 article done" in page
    link = re.search(r'href="(/articles/[^"]+)"', page)
    assert link
    assert "Velmar will open the bridge" in re.sub(r"<[^>]+>", "", empty.get(link[1]).text)
    assert "open the bridge" in empty.get("/").text


def test_the_samples_and_files_are_read(empty: Client) -> None:
    answer = send(empty, "/add", "/add/sample", {}, follow_redirects=False)
    assert "5 of 5 articles done" in finished(empty, answer.headers["location"])
    assert "reopen the Hask pass" in empty.get("/").text
    files = [("files", ("one.txt", PASTED.encode())), ("files", ("two.txt", b"\x00\x01"))]
    answer = send(empty, "/add", "/add/files", {"outlet": "A"}, files=files, follow_redirects=False)
    page = finished(empty, answer.headers["location"])
    assert "2 of 2 articles done" in page
    assert "Not added." in page and "one.txt" in page


def test_an_address_in_a_private_network_is_not_fetched(empty: Client) -> None:
    given = {"addresses": "http://127.0.0.1:9/report"}
    answer = send(empty, "/add", "/add", given, follow_redirects=False)
    assert "is in a private network" in finished(empty, answer.headers["location"])


@pytest.mark.parametrize("given", ["ftp://example.org/x", "report.txt", " "])
def test_what_is_no_address_is_refused_with_advice(empty: Client, given: str) -> None:
    answer = send(empty, "/add", "/add", {"addresses": given})
    assert answer.status_code == 400
    assert "address" in answer.text


def test_the_board_shows_origins_beside_articles(desk: Client) -> None:
    page = desk.get("/").text
    assert re.search(r"<b>1</b> independent origin\s*<span[^>]*>in 3 articles", page)
    assert "Morning Ledger" in page
    assert page.index("Kessary") < page.index("Northern Front")  # the one last told comes first


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("actor=kessary", "open the crossing", "surrender its guns"),
        ("act=promise", "surrender its guns", "open the crossing"),
        ("since=2031-03-20", "open the crossing", "surrender its guns"),
        ("status=met", "open the crossing", "surrender its guns"),
        ("as_of=2031-03-10", "surrender its guns", "open the crossing"),
    ],
)
def test_the_board_is_filtered(desk: Client, query: str, shown: str, hidden: str) -> None:
    page = desk.get(f"/?{query}").text
    assert shown in page
    assert hidden not in page


def test_the_board_is_sorted(desk: Client) -> None:
    page = desk.get("/?sort=most+articles").text
    assert page.index("surrender its guns") < page.index("open the crossing")


@pytest.mark.parametrize("query", ["act=x", "status=x", "since=x", "sort=x", "as_of=x", "page=0"])
def test_a_filter_that_makes_no_sense_is_named(desk: Client, query: str) -> None:
    answer = desk.get(f"/?{query}")
    assert answer.status_code == 400
    assert "That cannot be done" in answer.text


def test_a_long_board_has_pages_that_keep_the_filter(desk: Client, where: str) -> None:
    with Ledger(where) as ledger:
        for n in range(40):
            ledger.add(telling(bearer=f"Party {n}", action=f"do thing number {n}", act="threaten"))
    first = desk.get("/?act=threaten").text
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link and "act=threaten" in link[1]
    second = desk.get(link[1].replace("&amp;", "&")).text
    assert "26–40 of 40" in second
    assert 'rel="next"' not in second


def test_the_matter_shows_five_outlets_on_one_word_as_one_origin(desk: Client) -> None:
    page = desk.get("/matters/m1").text
    assert page.count('class="origin"') == 1
    for outlet in MERGED:
        assert outlet in page
    assert "one origin, 3 articles" in page
    assert "<mark>Northern Front would surrender its guns if" in page


def test_each_telling_in_other_words_stands_under_its_own_article(desk: Client, where: str) -> None:
    with Ledger(where) as ledger:
        ledger.add(telling(bearer="Quarry Union", action="surrender its guns at the old mill"))
        for outlet, by in (("Quay Post", "by Friday"), ("Gull", "by Sunday")):
            action = f"hand in its guns at the old mill {by}"
            ledger.add(statement(outlet, bearer="Quarry Union", action=action))
        (m,) = ledger.matters(Filters(actor="Quarry Union")).matters
    page = desk.get(f"/matters/{m.id}").text
    tellings = re.findall(r'<li id="(t[^"]+)">(.*?)</li>', page, re.S)
    assert len({anchor for anchor, _ in tellings}) == len(tellings) == 3
    for outlet, by in (("Quay Post", "by Friday"), ("Gull", "by Sunday")):
        (told,) = [words for _, words in tellings if f">{outlet}</a>" in words]
        assert by in told
        assert f"Told in other words than telling {m.id[1:]}: alike in sense" in told


def test_the_timeline_is_drawn_to_scale(desk: Client) -> None:
    page = desk.get("/matters/m1").text
    places = [float(x) for x in re.findall(r'class="told-mark" cx="([\d.]+)%"', page)]
    assert len(places) == 3
    assert places[1] - places[0] == pytest.approx(places[2] - places[1])


def test_of_a_matter_told_by_very_many_a_part_is_shown_and_all_on_request(
    desk: Client, where: str
) -> None:
    with Ledger(where) as ledger:
        for n in range(30):
            ledger.add(telling(outlet=f"Outlet {n}", published="2031-03-07", via="Morning Ledger"))
    page = desk.get("/matters/m1").text
    assert "33 articles, 20 of them drawn" in page
    assert page.count("<blockquote>") == 20
    link = re.search(r'13 more tellings on this word: <a href="([^"]+)"', page)
    assert link
    assert desk.get(link[1]).text.count("<blockquote>") == 33


def test_a_judgement_is_kept_with_its_reason_and_taken_back(desk: Client) -> None:
    given = {"verdict": "correct", "field": "status", "value": "met", "why": "Seen", "who": "Ada"}
    page = send(desk, "/matters/m1", "/matters/m1/judge", given).text
    assert "judged met" in page
    assert "“Seen”" in page and "Ada" in page
    number = re.search(r'<li id="j(\d+)"', page)
    assert number
    undo = {"verdict": "undo", "value": number[1], "why": "Too early", "who": "Ada"}
    page = send(desk, "/matters/m1", "/matters/m1/judge", undo).text
    assert "judged met" not in page
    assert "(taken back)" in page


def test_matters_are_merged_and_split_again(desk: Client) -> None:
    merge = {"verdict": "merge", "other_id": "m4", "why": "One deal", "who": "Ada"}
    page = send(desk, "/matters/m1", "/matters/m1/judge", merge).text
    assert "open the crossing" in page and "surrender its guns" in page
    split = {"verdict": "split", "other": "4", "why": "Two after all", "who": "Ada"}
    send(desk, "/matters/m1", "/matters/m1/judge", split)
    assert "open the crossing" not in re.sub(
        r"<details.*?</details>", "", desk.get("/matters/m1").text, flags=re.S
    )


def test_on_whose_word_an_article_rests_can_be_corrected(desk: Client) -> None:
    article = desk.get("/matters/m4?format=json").json()["tellings"][0]["article"]
    given = {
        "verdict": "correct", "field": "origin", "article": article, "value": "Agna Loew",
        "why": "She says so", "who": "Ada",
    }  # fmt: skip
    page = send(desk, "/matters/m4", "/matters/m4/judge", given).text
    assert "On the word of Agna Loew" in page


@pytest.mark.parametrize(
    "given",
    [
        {"verdict": "confirm", "why": " ", "who": "Ada"},
        {"verdict": "confirm", "why": "x", "who": " "},
        {"verdict": "correct", "field": "status", "value": "fine", "why": "x", "who": "Ada"},
        {"verdict": "merge", "other_id": "", "why": "x", "who": "Ada"},
        {"verdict": "merge", "other_id": "m99", "why": "x", "who": "Ada"},
        {"verdict": "shred", "why": "x", "who": "Ada"},
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(desk: Client, given: dict[str, str]) -> None:
    answer = send(desk, "/matters/m1", "/matters/m1/judge", given)
    assert answer.status_code in (400, 404)
    assert "--" not in re.sub(r"<[^>]+>", "", answer.text)  # no advice for the command line
    assert not desk.get("/matters/m1?format=json").json()["judgements"]


def test_a_form_from_another_page_is_refused(desk: Client) -> None:
    given = {"verdict": "reject", "why": "x", "who": "Mallory"}
    assert desk.post("/matters/m1/judge", data=given).status_code == 403
    assert not desk.get("/matters/m1?format=json").json()["rejected"]


def test_the_name_given_is_remembered(desk: Client) -> None:
    assert 'value="R. Monitor"' in desk.get("/matters/m1").text
    given = {"verdict": "confirm", "why": "x", "who": "Ada Lind"}
    send(desk, "/matters/m1", "/matters/m1/judge", given)
    assert 'value="Ada Lind"' in desk.get("/matters/m4").text


def test_what_changed_since_a_moment_is_listed(desk: Client) -> None:
    assert "surrender its guns" in desk.get("/changes?since=2026-01-01").text
    assert "Nothing changed" in desk.get("/changes?since=2199-01-01").text


def test_the_board_says_what_is_new_since_the_last_visit(desk: Client) -> None:
    desk.cookies.set("visits", "_2026-01-01T00:00:00+00:00")
    assert "2 matters were" in desk.get("/").text
    desk.cookies.set("visits", "_what is this")
    assert desk.get("/").status_code == 200


def test_an_article_shows_its_marks_rights_and_matter(desk: Client) -> None:
    article = desk.get("/matters/m1?format=json").json()["tellings"][0]["article"]
    page = desk.get(f"/articles/{article}").text
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert re.search(r'class="source[^"]*"[^>]*>Aren Vasht<', page)
    assert 'href="/matters/m1#t1"' in page


def test_a_telling_leads_to_its_words_in_the_article(desk: Client) -> None:
    page = desk.get("/matters/m1").text
    link = re.search(r'href="(/articles/[^"]+\?at=a1)"', page)
    assert link
    answer = desk.get(link[1], follow_redirects=False)
    assert answer.status_code == 302
    where, _, anchor = answer.headers["location"].partition("#")
    assert re.search(rf'<a class="cue[^"]*" id="{anchor}"', desk.get(where).text)
    assert desk.get(link[1].replace("at=a1", "at=a99")).status_code == 200


def test_an_outlet_in_another_script_has_articles_with_addresses(desk: Client, where: str) -> None:
    with Ledger(where) as ledger:
        ledger.add(telling(outlet="الأيام", bearer="Guard"))
    link = re.search(r'href="(/articles/[^"]+\?at=a1)"', desk.get("/matters/m5").text)
    assert link
    assert "الأيام" in desk.get(link[1]).text


def test_search_marks_the_words_and_filters(desk: Client) -> None:
    assert "<mark>guns</mark>" in desk.get("/search?q=guns").text
    assert "Nothing said has these words" in desk.get("/search?q=guns&outlet=Ferrin+Watch").text
    assert "Nothing said has these words" in desk.get("/search?q=guns&since=2031-05-01").text


def test_an_actor_shows_what_it_promised_and_said(desk: Client) -> None:
    assert "open the crossing" in desk.get("/actors/kessary").text
    assert "would surrender its guns" in desk.get("/actors/Aren%20Vasht").text
    assert desk.get("/actors/Nobody").status_code == 404


def test_sources_tell_first_hand_from_second_hand(desk: Client) -> None:
    found = {x["outlet"]: x for x in desk.get("/sources?format=json").json()["leanings"]}
    assert found["Coast Herald"]["teller"] == "Morning Ledger"
    assert found["Coast Herald"]["kind"] == "outlet"
    assert found["Ferrin Watch"]["kind"] != "outlet"
    page = desk.get("/sources").text
    assert re.search(r"Coast Herald</a></th>.*?First-hand share\">0 %", page, re.S)
    assert re.search(r"Ferrin Watch</a></th>.*?First-hand share\">100 %", page, re.S)


def test_every_view_can_be_exported(desk: Client) -> None:
    for page in pages_of(desk):
        if page == "/add":
            continue
        text = desk.get(page).text
        for kind in ("csv", "json"):
            link = re.search(rf'<p class="formats">.*?href="([^"]*format={kind}[^"]*)"', text)
            assert link, (page, kind)
            answer = desk.get(link[1].replace("&amp;", "&"))
            assert answer.status_code == 200, (page, kind)
            assert "attachment" in answer.headers["content-disposition"]
            if kind == "json":
                answer.json()
            else:
                assert len(list(csv.DictReader(io.StringIO(answer.text)))) >= 1, page


def test_an_export_keeps_the_filter(desk: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(desk.get("/?act=permit&format=csv").text)))
    assert {r["bearer"] for r in rows} == {"Kessary"}
    assert {r["licence"] for r in rows} == {"CC-BY-4.0"}


def test_pages_ask_nothing_of_any_other_host_and_hold_no_script_of_their_own(desk: Client) -> None:
    for page in pages_of(desk):
        answer = desk.get(page)
        assert answer.status_code == 200, page
        for loaded in re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]*)"', answer.text):
            assert loaded.startswith("/"), page
        assert " style=" not in answer.text and "<style" not in answer.text, page
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=", answer.text), page
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy and "*" not in policy


@pytest.mark.parametrize(
    "page", ["/nothing", "/matters/m99", "/matters/what", "/articles/x", "/adding/x"]
)
def test_what_is_not_there_is_said_on_a_page(desk: Client, page: str) -> None:
    answer = desk.get(page)
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_whom_articles_only_name_has_a_page_that_says_so(desk: Client) -> None:
    answer = desk.get("/actors/Morning%20Ledger")
    assert answer.status_code == 200
    assert "nothing that it said, undertook or was asked is on record" in answer.text
    for format in ("csv", "json"):
        assert desk.get(f"/actors/Morning%20Ledger?format={format}").status_code == 200
    assert desk.get("/actors/Nobody%20At%20All").status_code == 404
