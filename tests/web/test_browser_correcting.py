"""Statements corrected in a real browser: words marked with the pointer, forms, without script."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.ledger.made import telling
from tests.web.conftest import served
from tests.web.test_browser import CHROMIUM, WIDTHS, browser, page, problems

__all__ = ["browser", "page"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
MARK = """([from, words]) => {
  const walk = document.createTreeWalker(document.querySelector('.marked article'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(from);
    if (at >= 0) range.setStart(walk.currentNode, at);
    const end = walk.currentNode.data.indexOf(words);
    if (end >= 0) range.setEnd(walk.currentNode, end + words.length);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def desk(where: str) -> Iterator[str]:
    """A desk with one article that begins with signs of two UTF-16 units each."""
    with Ledger(where) as ledger:
        ledger.add(telling(outlet="Signs Daily", source="🕊️🕊️ Aren Vasht", published="2031-06-01"))
    with served(create_app(where, who="R. Monitor")) as address:
        yield address


def open_article(page: Page, more: str = "") -> str:
    """Open the article with signs; its address."""
    found: list[dict[str, Any]] = page.request.get("/articles?format=json").json()["articles"]
    address = "/articles/" + next(a["id"] for a in found if a["outlet"] == "Signs Daily")
    page.goto(address + more)
    return address


def test_marked_words_correct_a_statement(page: Page) -> None:
    address = open_article(page)
    page.get_by_role("link", name="Judge a1").click()
    expect(page.get_by_role("heading", name="Judge statement a1")).to_be_visible()
    page.evaluate(MARK, ["Aren Vasht", "Vasht"])
    bar = page.get_by_role("group", name="Use the marked words")
    expect(bar).to_contain_text("Aren Vasht")
    bar.get_by_role("button", name="Who said it").click()
    form = page.locator("details[open] form.judge").first
    expect(form.get_by_label("Who said it", exact=True)).to_have_value("Aren Vasht")
    form.get_by_label("Why").fill("The doves are no part of the name")
    form.get_by_role("button", name="Correct").click()
    expect(page.locator(".said")).to_contain_text("corrected by R. Monitor")
    made = page.request.get(f"/api/v1{address.replace('/articles', '/corrections', 1)}").json()
    assert made["corrections"][0]["source"] == [[5, 15]]  # code points, not UTF-16 units
    page.locator("summary", has_text="Take it back").click()
    page.locator("details[open] form.judge").get_by_label("Why").fill("They are")
    page.locator("details[open] form.judge").get_by_role("button").click()
    expect(page.locator(".judgements")).to_contain_text("(taken back)")


def test_a_missed_statement_is_added_from_the_marked_words(page: Page) -> None:
    open_article(page)
    bar = page.get_by_role("group", name="Use the marked words")
    expect(bar).to_be_hidden()
    for words, button in (
        ("Northern Front", "Who said it"),
        ("frees the detainees", "What was said"),
    ):
        page.evaluate(MARK, [words, words])
        bar.get_by_role("button", name=button).click()
    form = page.locator("#judge details[open] form.judge")
    form.get_by_label("Why").fill("It is said twice")
    form.get_by_role("button", name="Add").click()
    expect(page.locator(".said")).to_contain_text("added by R. Monitor")


def test_statements_are_judged_without_script(browser: Browser, desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    open_article(page, "?judge=a1")
    page.locator("#judge summary", has_text="Reject").click()
    form = page.locator("#judge form.judge", has_text="Nobody is said")
    form.get_by_label("Why").fill("He did not say so")
    form.get_by_role("button", name="Reject").click()
    expect(page.locator(".said .rejected")).to_contain_text("rejected by R. Monitor")
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_forms_fit_and_axe_finds_nothing_wrong(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for more in ("", "?judge=a1"):
        open_article(page, more)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.evaluate(MARK, ["Northern Front", "Front"])
        expect(page.get_by_role("group", name="Use the marked words")).to_be_visible()
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0
        assert problems(page) == []


def test_two_actors_are_made_one_on_the_page_of_either(page: Page) -> None:
    page.goto("/actors/Kessary")
    page.locator("summary", has_text="It is the same as another").click()
    page.get_by_label("The name that it should go by").fill("Northern Front")
    form = page.locator("details[open] form.judge")
    form.get_by_label("Why").fill("Its own charter")
    form.get_by_role("button", name="Make them one").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Northern Front")
    page.locator("summary", has_text="Take it back").click()
    page.locator("details[open] form.judge").get_by_label("Why").fill("Two after all")
    page.locator("details[open] form.judge").get_by_role("button").click()
    expect(page.locator(".judgements")).to_contain_text("(taken back)")
