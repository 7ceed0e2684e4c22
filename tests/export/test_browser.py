"""The page as a browser lays it out: nothing cut off at any width, the text as it was."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.export import html_page
from onrecord.model import Record
from tests.export.made import affair

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (390, 768, 1120, 1280, 1920)
MEASURE = """
const out = {};
for (const frame of document.querySelectorAll('iframe')) {
  const page = frame.contentDocument, root = page.documentElement;
  const boxes = q => [...page.querySelectorAll(q)].map(e => e.getBoundingClientRect());
  const hit = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  out[frame.width] = {
    over: root.scrollWidth - root.clientWidth,
    clash: boxes('.note').some((a, i, all) => boxes('.text').some(b => hit(a, {left: b.left, right: b.left + 1, top: b.top, bottom: b.bottom}))
      || all.some((b, j) => i < j && hit(a, b))),
    beside: boxes('.note').some(a => a.left > boxes('.text')[0].left + 300),
    text: [...page.querySelectorAll('p.text')].map(e => e.textContent).join('')
  };
}
document.body.innerHTML = '';
document.body.append(Object.assign(document.createElement('pre'), {id: 'found', textContent: JSON.stringify(out)}));
"""
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


def laid_out(page: str, folder: Path) -> dict[str, Any]:
    """What a browser measures on the page at each of WIDTHS."""
    frames = "".join(
        f'<iframe width="{width}" height="900" srcdoc="{html.escape(page)}"></iframe>'
        for width in WIDTHS
    )
    path = folder / "frames.html"
    path.write_text(
        f'<meta charset="utf-8"><body>{frames}<script>onload = () => {{{MEASURE}}}</script>', "utf8"
    )
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-dev-shm-usage",
            f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=4000", "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf8", timeout=50, check=False,
    )  # fmt: skip
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stderr[-500:]
    return json.loads(html.unescape(found.group(1)))


def test_the_sample_fits_every_width_with_its_notes_beside_it_where_there_is_room(
    sample: Record, tmp_path: Path
) -> None:
    found = laid_out(html_page(sample), tmp_path)
    for width in map(str, WIDTHS):
        assert found[width]["over"] == 0, width
        assert not found[width]["clash"], width
        assert found[width]["text"] == sample.article.text
    assert [found[str(width)]["beside"] for width in WIDTHS] == [False, False, True, True, True]


def test_long_words_and_markup_in_the_article_break_nothing(tmp_path: Path) -> None:
    record = affair()
    text = (
        record.article.text + "<script>document.title = 'x'</script>\r\n" + "x" * 400 + " \u202eמשה"
    )
    article = replace(record.article, text=text, title="T" * 300, url="https://x.org/" + "y" * 300)
    actors = tuple(replace(actor, name=actor.name + "n" * 120) for actor in record.actors)
    found = laid_out(html_page(replace(record, article=article, actors=actors)), tmp_path)
    for width in map(str, WIDTHS):
        assert found[width]["over"] == 0, width
        assert found[width]["text"] == text
