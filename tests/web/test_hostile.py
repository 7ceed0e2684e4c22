"""Whatever an article says or is called, a page shows it as text."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from msgspec.structs import replace

from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.ledger.made import telling

NASTY = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{ 7*7 }}{% raw %}</title></svg>\u202e"
WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30
).filter(lambda s: s.strip())


class Tags(HTMLParser):
    """The tags of a page with the attributes that a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "script":
            self.scripts.append(values.get("src"))
        self.bad += [name for name in values if name.startswith("on") or name == "style"]
        self.bad += [
            v
            for v in values.values()
            if (v or "").strip().lower().startswith(("javascript:", "data:"))
        ]
        self.bad += [tag] if tag in ("iframe", "object", "embed", "img", "base") else []


def checked(path: Path, words: str) -> None:
    """Every page over a ledger whose every field is `words` holds no tag but our own."""
    record = telling(
        outlet=words, source=words, bearer=words, action=words, condition=words, via=words
    )
    article = replace(
        record.article, title=words, url="javascript:alert(1)//" + words, byline=words
    )
    record = replace(record, article=article)
    where = str(path)
    with Ledger(where, create=True) as ledger:
        ledger.add(record)
        ledger.judge("m1", "confirm", who=words, why=words)
        key = ledger.articles()[0].id
    with TestClient(create_app(where)) as desk:
        for page in (
            "/",
            "/matters/m1",
            f"/articles/{key}",
            "/articles",
            "/actors",
            "/sources",
            "/changes?since=2020-01-01",
        ):
            answer = desk.get(page)
            assert answer.status_code == 200, page
            found = Tags()
            found.feed(answer.text)
            assert found.scripts == ["/static/desk.js"], page
            assert not found.bad, page
        answer = desk.get("/search", params={"q": words, "speaker": words, "outlet": words})
        found = Tags()
        found.feed(answer.text)
        assert answer.status_code == 200
        assert found.scripts == ["/static/desk.js"] and not found.bad


def test_markup_and_template_signs_stay_text(tmp_path: Path) -> None:
    checked(tmp_path / "ledger.db", NASTY)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(words=WORDS)
def test_any_text_in_every_field_stays_text(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    checked(tmp_path_factory.mktemp("hostile") / "ledger.db", words)


def test_a_spreadsheet_runs_no_formula(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    with Ledger(where, create=True) as ledger:
        ledger.add(telling(bearer='=HYPERLINK("http://x")', outlet="+1", source="@x"))
    with TestClient(create_app(where)) as desk:
        for page in ("/", "/articles", "/actors", "/sources"):
            text = desk.get(f"{page}?format=csv").text
            assert not re.search(r'(^|,)"?[=+@]', text, re.M), page
