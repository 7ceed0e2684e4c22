from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.marks import LANES, Mark, blocks_of, marks_of, segments, with_lanes
from onrecord.model import Record
from tests.export.made import HOSTILE, affair, records


@given(HOSTILE)
def test_paragraphs_put_together_are_the_text(text: str) -> None:
    assert "".join(text[a:b] for a, b in blocks_of(text)) == text


@given(records())
def test_segments_put_together_are_the_text(record: Record) -> None:
    text = record.article.text
    marks = marks_of(record)
    cut = [s for block in blocks_of(text) for s in segments(text, block, marks)]
    assert "".join(s.text for s in cut) == text
    assert all(text[s.start : s.start + len(s.text)] == s.text for s in cut)


@given(records())
def test_every_character_lies_in_the_marks_that_cover_it_and_no_others(record: Record) -> None:
    text = record.article.text
    marks = marks_of(record)
    for block in blocks_of(text):
        for s in segments(text, block, marks):
            for at in range(s.start, s.start + len(s.text)):
                covering = {m for m in marks if any(a <= at < b for a, b in m.spans)}
                assert set(s.marks) == covering


def test_a_content_in_another_has_the_line_above_it() -> None:
    lanes = {m.key: m.lane for m in marks_of(affair()) if m.role == "content"}
    assert lanes == {"a2": 1, "a1": 2}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=LANES - 1))
def test_contents_that_overlap_never_share_a_line(made: list[tuple[int, int]]) -> None:
    marks = [Mark("content", f"a{n}", ((a, a + size),)) for n, (a, size) in enumerate(made)]
    laid = with_lanes(marks)
    for n, one in enumerate(laid):
        for other in laid[n + 1 :]:
            (a, b), (c, d) = one.spans[0], other.spans[0]
            assert not (a < d and c < b) or one.lane != other.lane
