"""Takes the pictures in first-day.md: python docs/screenshots.py [FOLDER]. Needs chromium."""

import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from onrecord.web import create_app

HERE = Path(__file__).parent / "pictures"


def serve(where: str) -> tuple[uvicorn.Server, str]:
    """A desk over the ledger `where` at a free port, and its address."""
    config = uvicorn.Config(create_app(where, who="Ada Lind"), port=0, log_level="error")
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def walk(page: Page, folder: Path) -> None:
    """A monitor's first day, a picture a step."""

    def take(name: str, part: str | None = None) -> None:
        if part:
            page.locator(part).first.scroll_into_view_if_needed()
            page.locator(part).first.screenshot(path=folder / f"{name}.png")
        else:
            page.screenshot(path=folder / f"{name}.png")

    page.goto("/")
    take("empty")
    page.get_by_role("button", name="Read the samples").click()
    page.get_by_text("5 of 5 articles done").wait_for(timeout=120_000)
    page.get_by_role("link", name="See the matters").click()
    take("board")
    page.get_by_role("link", name="reopen the Hask pass").click()
    take("matter")
    take("tellers", ".tree")
    page.locator("summary", has_text="Correct").first.click()
    form = page.locator("details[open] form.judge")
    form.get_by_label("What is wrong").select_option("status")
    form.get_by_label("What it should be").fill("partly-met")
    form.get_by_label("Why").fill("The monitors counted eleven of forty lorries on Tuesday.")
    take("judging", ".judging details[open]")
    form.get_by_role("button").click()
    page.locator(".tellings a").first.click()
    take("article")
    page.goto("/sources")
    take("sources")


def main() -> None:
    """Fill a ledger of its own with the samples and take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server, address = serve(str(Path(home, "first-day.db")))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            base_url=address, viewport={"width": 1100, "height": 760}, color_scheme="light"
        )
        walk(page, folder)
        browser.close()
        server.should_exit = True
        time.sleep(1)


if __name__ == "__main__":
    main()
