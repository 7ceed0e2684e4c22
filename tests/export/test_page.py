import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from onrecord.export import html_page
from onrecord.model import Record
from tests.export.made import affair, records

VOID = {"meta"}
OURS = (
    "html head meta title style body header main footer article aside section div p h1 h2 ul ol li"
    " a span b i q em small strong script"
)


class Page(HTMLParser):
    """What a parser finds: the words of the article's paragraphs, tags, ids, and where they point."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.open = "", [], []
        self.ids: list[str] = []
        self.points: set[str] = set()
        self.tips: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        self.tags.append((tag, found))
        if tag not in VOID:
            self.open.append((tag, "text" in found.get("class", "").split() and tag == "p"))
        self.ids += [found["id"]] if "id" in found else []
        self.points.update(found.get("aria-describedby", "").split())
        if found.get("href", "").startswith("#"):
            self.points.add(found["href"][1:])
        if "data-tip" in found:
            self.tips[found["href"]] = found["data-tip"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(text for _, text in self.open):
            self.text += data


@settings(max_examples=200)
@given(records())
def test_without_its_tags_the_text_is_exactly_the_articles(record: Record) -> None:
    page = Page(html_page(record))
    assert page.text == record.article.text
    assert page.open == []


@given(records())
def test_no_markup_of_the_article_gets_through(record: Record) -> None:
    page = Page(html_page(record))
    names = [tag for tag, _ in page.tags]
    assert names.count("script") == names.count("style") == names.count("title") == 1
    assert set(names) <= set(OURS.split())
    assert not any(key.startswith("on") for _, attrs in page.tags for key in attrs)


@given(records())
def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(record: Record) -> None:
    page = Page(html_page(record))
    assert len(page.ids) == len(set(page.ids))
    told = {point for point in page.points if not point.startswith("t")}
    assert told <= set(page.ids)


def test_nothing_is_fetched_from_anywhere() -> None:
    page = html_page(affair())
    assert not re.search(r"\bsrc=|@import|url\(|<link", page)


def test_each_cue_carries_its_chain_of_tellers_and_can_be_reached_with_the_keyboard() -> None:
    page = Page(html_page(affair()))
    assert sorted(page.tips.values()) == [
        "a1  The Wire ← The Ledger ← Velmar  [hedged, within a2]",
        "a2  The Wire ← The Ledger",
    ]
    assert set(page.tips) <= {f"#{key}" for key in page.ids}


def test_licence_and_holder_are_shown_and_linked() -> None:
    page = html_page(affair())
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert "Creative Commons Attribution 4.0</a>, The Wire" in page


def test_the_undertaking_stands_beside_its_paragraph_with_condition_and_status() -> None:
    page = html_page(affair())
    note = page[page.index('<section class="note"') : page.index("</section>")]
    for words in ("Velmar permits Front", "open the bridge", "the Front leaves", "not-met", "r1"):
        assert words in note
    assert page.index(note) < page.index("Nothing has moved so far</span>")


def test_what_was_left_out_is_shown_with_its_reason() -> None:
    page = html_page(affair())
    assert re.search(
        r'data-k="not read: related link".{0,60}<span class="excluded[^>]*>READ:', page
    )


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    record = affair()
    page = html_page(replace(record, article=replace(record.article, url="javascript:alert(1)")))
    assert 'href="javascript' not in page


def test_the_sample_page_shows_every_attribution(sample: Record) -> None:
    page = Page(html_page(sample))
    assert page.text == sample.article.text
    assert len([t for t, a in page.tags if t == "li" and a.get("id", "").startswith("n")]) == len(
        sample.attributions
    )


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of `#rrggbb`."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground_as_wcag_asks(scheme: str) -> None:
    style = html_page(affair()).split("</style>")[0]
    rules = style.split("prefers-color-scheme: dark")[scheme == "dark"]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rules))
    grounds = {"paper", "card", "hit", "source-bg"}
    for ink in ("ink", "soft", "source", "cue", "condition", "status", "act"):
        for ground in grounds:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["rule"], colours["paper"]) >= 3  # lines that carry meaning
