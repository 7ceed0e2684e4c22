"""A long article's page in a browser: `python -m benchmarks.page [--attributions 500] [--times 20]`.

Reads an article of so many attributions, keeps it in a ledger of its own, opens the desk on that and
the article's page in Chromium, each time as a browser that was never there. Prints the median and
the 95th percentile of the server's time (until its whole answer was there), of the time until the
page was loaded, and of the time until it could be used (what belongs to the mark that is pointed at
has lit up), each by the browser's own clock, from when it set out for the page. Exit status 1 where
the last takes more than a second. Needs Debian's chromium and `pip install -e '.[dev]'`.
"""

import argparse
import random
import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

import onrecord
from benchmarks.desk import desk
from onrecord.ledger import article_key
from onrecord.model import Record

BAR = 1000
WHO = (
    "Foreign Minister Ana Kole", "the Velmar army", "President Ilan Brod", "a senior official",
    "Ferrin Watch", "General Tomas Rey", "the Coast Herald", "Prime Minister Lena Osk",
    "aid workers in the valley", "the spokesman of the Northern Front",
)  # fmt: skip
HOW = ("said", "announced on Monday", "told reporters", "insisted", "warned", "claimed", "denied")
WHAT = (
    "the army would leave the valley by the end of June",
    "Velmar will open the bridge if the Northern Front leaves the town",
    "no heavy weapons had been moved across the river",
    "the prisoners would be released before the talks begin",
    "Kessary must return the lorries that it took in March",
    "the ceasefire had been broken twice that week",
    "his country would refuse any inspection of the port",
    "the border crossing was open again for food and medicine",
    "a new round of talks is planned in Karsal next month",
)
# in the page itself: what a driver of the browser takes to point at a mark is not the page's time
_POINTS = """addEventListener("load", () => {
    const cue = document.querySelector(".marked .cue");
    cue.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
    cue.focus();
    const look = () => document.querySelector(".marked .lit")
        ? requestAnimationFrame(() => { window.usable = performance.now(); })
        : requestAnimationFrame(look);
    look();
})"""
_TIMES = """() => new Promise(done => {
    const found = performance.getEntriesByType("navigation")[0];
    const look = () => window.usable
        ? done([found.responseEnd - found.requestStart, found.loadEventStart, window.usable])
        : requestAnimationFrame(look);
    look();
})"""


class Opening(NamedTuple):
    """How long a page took, in milliseconds."""

    server: float
    loaded: float
    usable: float


def long_article(attributions: int) -> Record:
    """An article of made-up statements, read: it has at least so many attributions."""
    rng = random.Random(7)
    sentences: list[str] = []
    while True:
        more = (
            f"{rng.choice(WHO)} {rng.choice(HOW)} that {rng.choice(WHAT)}."
            for _ in range(attributions // 5 if sentences else attributions)
        )
        sentences += (s[0].upper() + s[1:] for s in more)
        parts = (" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3))
        record = onrecord.read("\n\n".join(parts), outlet="Coast Herald", published="2031-03-04")
        if len(record.attributions) >= attributions:
            return record


def opened(browser: Browser, address: str) -> Opening:
    """Open the page once; its first cue is pointed at as soon as it is loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(_POINTS)
    page = context.new_page()
    page.goto(address, wait_until="load")
    found = Opening(*map(float, page.evaluate(_TIMES)))
    context.close()
    return found


def main() -> int:
    """Parse the command line, open the page and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attributions", type=int, default=500)
    parser.add_argument("--times", type=int, default=20)
    args = parser.parse_args()
    record = long_article(args.attributions)
    print(f"{len(record.attributions)} attributions in {len(record.article.text):,} characters")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        ledger = str(Path(folder, "ledger.db"))
        with onrecord.Ledger(ledger, create=True) as held:
            held.add(record)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        with desk(ledger) as address:
            page = f"{address}/articles/{article_key(record)}"
            found = [opened(browser, page) for _ in range(args.times)]
        browser.close()
    worst = {}
    for name, times in zip(Opening._fields, zip(*found, strict=True), strict=True):
        worst[name] = statistics.quantiles(times, n=20)[-1]
        print(
            f"{name:7} median {statistics.median(times):6.0f}  95th percentile {worst[name]:6.0f} ms"
        )
    return 1 if worst["usable"] > BAR else 0


if __name__ == "__main__":
    sys.exit(main())
