import html
import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.page import Mark, blocks_of, html_page, segments
from onrecord.model import Article, Attribution, Passage, Reader, Record, Source

HOSTILE = st.text(alphabet=st.sampled_from("ab <>&\"'\n\r\u2028é\u05d0\U0001f600{}%"), max_size=80)


@given(HOSTILE, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_segments_put_together_are_the_text(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(p), max(p)) for p in pairs if p[0] != p[1]]
    marks = [Mark("content", f"a{n}", (span,)) for n, span in enumerate(spans)]
    shown = "".join(s.text for block in blocks_of(text) for s in segments(text, block, marks))
    assert shown == text


def record_of(text: str) -> Record:
    whole = ((0, len(text)),)
    said = Attribution(
        id="a1",
        source=Source(spans=whole, unnamed=True),
        cue=Passage(spans=whole),
        content=Passage(spans=whole),
    )
    article = Article(id="sha256:0", text=text, title=text, outlet_name=text)
    return Record(article=article, reader=Reader(version="0", model=text), attributions=(said,))


@given(HOSTILE.filter(str.strip))
def test_the_page_shows_the_text_and_lets_no_markup_through(text: str) -> None:
    page = html_page(record_of(text))
    shown = "".join(re.findall(r'<div class="text">(.*?)</div>\n<aside', page, re.S))
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)) == text
    body = page.split("</style>")[1]
    assert "<script" not in body
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", body)
