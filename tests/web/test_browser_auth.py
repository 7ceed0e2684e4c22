"""Signing in at a shared desk, in a real browser: who looks, who judges, who is kept out."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.accounts import Accounts
from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.web.conftest import served
from tests.web.test_browser import CHROMIUM, WIDTHS, browser, judge, problems

__all__ = ["browser"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
WORDS = "four plain words here"
LONG = "Maximiliana Oberholtzer-Vandenbroucke of the Northern Monitoring Mission"
PEOPLE = {"Ada Lind": "editor", "Bo Reader": "reader", LONG: "editor"}


@pytest.fixture
def desk(where: str) -> Iterator[str]:
    """The address of a desk with accounts that is really served."""
    with Ledger(where) as ledger:
        for name, role in PEOPLE.items():
            Accounts(ledger.store).add(name, role, WORDS)
    with served(create_app(where, auth=True)) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser, desk: str) -> Iterator[Page]:
    """A page of a browser that is not signed in, and asks no other host for anything."""
    context = browser.new_context(base_url=desk, java_script_enabled=request.param)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("request", lambda r: None if r.url.startswith(desk) else wrong.append(r.url))
    made.on("console", lambda m: wrong.append(m.text) if "Security Policy" in m.text else None)
    yield made
    context.close()
    assert not wrong


def sign_in(page: Page, name: str, password: str = WORDS) -> None:
    """Fill in the form, by its labels."""
    if "/sign-in" not in page.url:
        page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_who_is_asked_to_sign_in_comes_back_to_the_page_and_leaves(page: Page) -> None:
    page.goto("/matters/m4")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.get_by_role("link", name="Add articles")).to_have_count(0)
    sign_in(page, "Ada Lind", "not the words")
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    sign_in(page, "Ada Lind")
    expect(page.get_by_role("heading", level=1)).to_contain_text("open the crossing")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_an_editor_judges_and_is_named(page: Page) -> None:
    sign_in(page, "Ada Lind")
    page.goto("/matters/m1")
    page.locator("summary", has_text="Confirm").first.click()
    expect(page.locator("details[open]").get_by_label("Your name")).to_have_count(0)
    page.locator("summary", has_text="Confirm").first.click()
    judge(page, "Confirm", {"Why": "As the paper has it"})
    expect(page.locator(".judgements")).to_contain_text("As the paper has it")
    expect(page.locator(".judgements .credit")).to_contain_text("Ada Lind")


def test_a_reader_sees_no_controls_and_is_refused_when_forging_a_write(page: Page) -> None:
    sign_in(page, "Bo Reader")
    page.goto("/matters/m1")
    expect(page.locator(".judgements, .judging, form.judge")).to_have_count(0)
    expect(page.get_by_role("link", name="Add articles")).to_have_count(0)
    page.goto("/account")
    csrf = page.locator("input[name=_csrf_token]").first.get_attribute("value") or ""
    forged = {"_csrf_token": csrf, "verdict": "reject", "why": "x", "who": "Ada Lind"}
    answer = page.request.post("/matters/m1/judge", form=forged)
    assert answer.status == 403 and "make you an editor" in answer.text()
    told = page.request.post(
        "/api/v1/matters/m1/judgements", data={"verdict": "reject", "why": "x"}
    )
    assert told.status == 403 and told.headers["content-type"] == "application/problem+json"
    page.goto("/matters/m1")
    expect(page.locator("#judged + p")).to_have_text("Nobody judged it yet.")


def test_a_token_is_made_shown_once_and_revoked(page: Page) -> None:
    sign_in(page, "Bo Reader")
    page.get_by_role("link", name="Bo Reader").click()
    page.get_by_label("What a new token is for").fill("nightly copy")
    page.get_by_role("button", name="Make a token").click()
    secret = page.locator(".secret").inner_text()
    page.goto("/account")
    expect(page.locator(".secret")).to_have_count(0)
    page.get_by_role("button", name="Revoke the token nightly copy").click()
    expect(page.locator("main")).to_contain_text("You have none.")
    headers = {"Authorization": f"Bearer {secret}"}
    assert page.request.get("/api/v1/ledger", headers=headers).status == 401


def test_a_password_is_changed(page: Page) -> None:
    sign_in(page, "Bo Reader")
    page.goto("/account")
    page.get_by_label("Your password now").fill(WORDS)
    page.get_by_label("The new one", exact=True).fill("quite other words")
    page.get_by_label("The new one again").fill("quite other words")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("status")).to_contain_text("Your password is changed")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "Bo Reader", "quite other words")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("page", [True], indirect=True)
def test_the_keyboard_alone_signs_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").focus()
    page.keyboard.type("Ada Lind")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(browser: Browser, desk: str, scheme: Any) -> None:
    context = browser.new_context(base_url=desk, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, LONG, "not the words")
    looked(page)
    sign_in(page, LONG)
    for address in ("/", "/matters/m1", "/nothing"):
        page.goto(address)
        looked(page)
    page.goto("/account")
    page.get_by_label("What a new token is for").fill("x" * 80)
    page.get_by_role("button", name="Make a token").click()
    looked(page)
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "Bo Reader")
    for address in ("/add", "/matters/m1", "/account"):
        page.goto(address)
        looked(page)
    context.close()


def looked(page: Page) -> None:
    """What axe and every width make of the page."""
    assert problems(page) == [], page.url
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0, (page.url, width)
