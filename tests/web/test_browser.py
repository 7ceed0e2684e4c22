"""The desk in a real browser: what a monitor does in a day, at every width, in light and dark."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect, sync_playwright

from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.ledger.made import telling
from tests.web.conftest import served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (390, 768, 1280, 1920)
REPORT = (
    "Velmar to open bridge\n\nVelmar will open the bridge if the Front leaves, the Morning Ledger "
    "reported. “We keep our word,” its minister Tess Arvane said.\n"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield made
        made.close()


@pytest.fixture
def desk(where: str) -> Iterator[str]:
    """The address of a desk that is really served."""
    with served(create_app(where, who="R. Monitor")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    """A page of the desk that fails the test when it complains or asks another host."""
    context = browser.new_context(base_url=desk, viewport={"width": 1280, "height": 900})
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    made.on("request", lambda r: None if r.url.startswith(desk) else wrong.append(r.url))
    yield made
    context.close()
    assert not wrong


def every_page(page: Page) -> list[str]:
    """The address of a page of each kind."""
    article = page.request.get("/articles?format=json").json()["articles"][0]["id"]
    return [
        "/", "/?act=permit", "/changes?since=2026-01-01", "/matters/m1", "/matters/m4", "/articles",
        f"/articles/{article}", "/actors", "/actors/Kessary", "/sources", "/search?q=guns", "/add",
    ]  # fmt: skip


def judge(page: Page, what: str, fields: dict[str, str]) -> None:
    """Open one of the forms and send it."""
    page.locator("summary", has_text=what).first.click()
    form = page.locator("details[open] form.judge")
    for label, value in fields.items():
        form.get_by_label(label).fill(value)
    form.get_by_role("button").click()


def problems(page: Page) -> list[str]:
    """What axe finds wrong with the page."""
    found: list[Any] = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def test_an_article_is_added_read_and_found(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("The article’s text").fill(REPORT)
    page.locator("#outlet-text").fill("The Savelle Wire")
    page.locator("#published-text").fill("2031-05-04")
    page.locator("form.wide", has_text="Pasted text").get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("1 of 1 article done", timeout=30_000)
    page.get_by_role("link", name="Velmar to open bridge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Velmar to open bridge")
    page.get_by_role("link", name="Follow this matter").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Velmar promises")
    expect(page.locator("mark").first).to_contain_text("open the bridge")
    page.goto("/search")
    page.get_by_label("Words").fill("bridge")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark").first).to_have_text("bridge")


def test_two_matters_are_merged_and_the_merging_taken_back(page: Page) -> None:
    page.goto("/matters/m1")
    judge(page, "Merge", {"Its id": "m4", "Why": "One deal"})
    expect(page.locator(".judgements")).to_contain_text("One deal")
    expect(page.locator(".tree")).to_contain_text("Ferrin Watch")
    judge(page, "Take it back", {"Why": "Two deals"})
    expect(page.locator(".judgements")).to_contain_text("(taken back)")
    expect(page.locator(".tree")).not_to_contain_text("Ferrin Watch")


def test_the_desk_works_without_script(browser: Browser, desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/add")
    page.get_by_role("button", name="Read the samples").click()
    expect(page.get_by_role("status")).to_contain_text("5 of 5 articles done", timeout=60_000)
    page.goto("/matters/m1")
    judge(page, "Confirm", {"Why": "As the paper has it"})
    expect(page.locator(".judgements")).to_contain_text("As the paper has it")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_page(browser: Browser, desk: str, scheme: Any) -> None:
    context = browser.new_context(base_url=desk, color_scheme=scheme)
    page = context.new_page()
    for address in every_page(page):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert problems(page) == [], address
    context.close()


def test_axe_would_find_something(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=/static/icon.svg><input>'")
    assert len(problems(page)) >= 2


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in every_page(page):
        page.goto(address)
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0, address


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page) -> None:
    page.goto("/matters/m1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page’s content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    confirm = page.locator("summary", has_text="Confirm").first
    for _ in range(80):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML")[:200]
        if confirm.evaluate("e => e === document.activeElement"):
            break
    expect(confirm).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Seen in the paper")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".judgements")).to_contain_text("Seen in the paper")


def test_what_is_printed_holds_the_record_and_no_controls(page: Page) -> None:
    page.goto("/matters/m1")
    page.emulate_media(media="print")
    for hidden in ("header.top", ".judging", "form", ".formats"):
        for part in page.locator(hidden).all():
            expect(part).to_be_hidden()
    for shown in (".timeline", ".tree", ".tellings"):
        expect(page.locator(shown).first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_names_in_any_script_and_hostile_markup_are_shown_as_they_are(
    page: Page, where: str
) -> None:
    names = ("משה כהן", "وزارة الخارجية", "<b onclick=alert(1)>Ministry</b>", "Ministry 🕊️ of Peace")
    with Ledger(where) as ledger:
        for n, name in enumerate(names):
            made = telling(bearer=name, source=name, outlet=f"Outlet {n}", action=f"leave post {n}")
            ledger.add(replace(made, article=replace(made.article, title=f"{name} {'x' * 200}")))
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto("/")
    for name in names:
        expect(page.locator(".act", has_text=name).first).to_be_visible()
    for name in names:
        page.goto("/articles")
        page.get_by_role("link", name=name).first.click()
        expect(page.locator(".text").first).to_contain_text(name)
        assert page.locator("b[onclick]").count() == 0
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0
        assert problems(page) == []


def test_a_hundred_thousand_words_are_shown_and_can_be_moved_about_in(
    page: Page, where: str
) -> None:
    record = telling(outlet="The Long Read")
    text = record.article.text + "\n\n" + "\n\n".join(["All quiet on the river today. " * 40] * 420)
    with Ledger(where) as ledger:
        ledger.add(replace(record, article=replace(record.article, text=text, id="sha256:long")))
    page.goto("/articles/sha256:long/the-long-read")
    assert len(page.locator(".marked").inner_text().split()) > 100_000
    page.keyboard.press("End")
    expect(page.locator("footer")).to_be_in_viewport()


def test_hovering_a_cue_lights_up_what_belongs_to_it(page: Page) -> None:
    page.goto(every_page(page)[6])
    page.locator("a.cue").first.hover()
    expect(page.locator(".marked .lit").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("body")).to_have_class("desk quiet")
