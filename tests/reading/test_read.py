"""What must hold of every record, on the real model."""

import msgspec
import pytest
from benchmarks.fuzz import spans_of
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import OnRecordError
from onrecord.export.json import json_text
from onrecord.model import Record

REPORT = (
    "Velmar has told the guarantor states that it will permit Ostrane to send its army back into the "
    "valley if the Northern Front does not hand over its weapons, the daily Morning Ledger reported.\n"
    'The group\'s spokesman, Aren Vasht, denied it. "We will not disarm," he told Radio Karsal.\n'
    "So far, not a single weapon has been handed over.\n"
)


def reread(text: str) -> Record:
    return onrecord.read(text, outlet="The Wire")


def shifted(record: Record, move: dict[int, int]) -> object:
    """The record's findings with every offset moved."""

    def walk(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: walk(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple) and key in ("spans", "mentions"):
            return [[move[int(a)], move[int(b)]] for a, b in value]
        if isinstance(value, list | tuple):
            return [walk(v) for v in value]
        return value

    plain = msgspec.to_builtins(record)
    del plain["article"]
    return walk(plain)


def test_the_same_text_gives_the_same_record_byte_for_byte() -> None:
    assert json_text(reread(REPORT)) == json_text(reread(REPORT))


def test_another_line_ending_only_moves_the_record() -> None:
    text = REPORT.replace("\n", "\r\n")
    move, at = {}, 0
    for i, char in enumerate(REPORT):
        move[i] = at
        at += 2 if char == "\n" else 1
    same = {i: i for i in range(len(text) + 1)}
    assert shifted(reread(REPORT), move) == shifted(reread(text), same)


def test_an_emoji_before_it_only_moves_the_record() -> None:
    text = "\U0001f54a " + REPORT
    move = {i: i + 2 for i in range(len(REPORT) + 1)}
    same = {i: i for i in range(len(text) + 1)}
    assert shifted(reread(REPORT), move) == shifted(reread(text), same)


def test_a_permission_keeps_its_chain_and_its_condition() -> None:
    record = reread(REPORT)
    names = {a.id: a.name for a in record.actors}
    permit = next(u for u in record.undertakings if u.act == "permit")
    assert names[permit.bearer or ""] == "Velmar"
    (condition,) = permit.conditions
    assert (condition.connective, condition.negated) == ("if", True)
    assert names[condition.actor or ""] == "Northern Front"
    told = next(a for a in record.attributions if a.id in permit.attributions)
    assert [names[x] for x in told.chain][:2] == ["The Wire", "Morning Ledger"]


def test_nothing_is_read_from_excluded_lines() -> None:
    record = reread(REPORT + "READ MORE: Minister says he will resign if the talks fail\n")
    (excluded,) = record.article.excluded
    start, end = excluded.spans[0]
    assert excluded.reason == "related-link"
    for a in record.attributions:
        assert not any(s < end and e > start for s, e in a.content.spans)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_broken_articles_give_spans_in_the_text_or_a_clear_error(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(REPORT)))
    extra = data.draw(st.text(max_size=40))
    try:
        record = reread(REPORT[:cut] + extra + REPORT[cut:])
    except OnRecordError as error:
        assert "\n" not in str(error)
        return
    size = len(record.article.text)
    for spans in spans_of(record):
        assert all(0 <= a < b <= size for a, b in spans)
        assert list(spans) == sorted(spans)


def test_a_long_paragraph_is_read_whole() -> None:
    sentence = "The minister said that the bridge would be rebuilt by the army. "
    record = onrecord.read(sentence * 120, outlet="The Wire")
    assert len(record.attributions) >= 100


@pytest.mark.parametrize("text", ["AA", "READ MORE: Who are the Highland Militia?"])
def test_a_text_with_nothing_to_read_gives_an_empty_record(text: str) -> None:
    record = onrecord.read(text)
    assert record.article.text == text
    assert record.attributions == ()


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x01\x02"])
def test_nothing_to_read_is_a_clear_error(text: str) -> None:
    with pytest.raises(OnRecordError):
        onrecord.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ravil government said it will let the prisoners go",
        "The ultimatum was leaked on Monday to The",
        "The government said nothing. The deal was disclosed by A",
        "No",
        "Good as",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert onrecord.read(text, outlet="The Wire").article.text == text
