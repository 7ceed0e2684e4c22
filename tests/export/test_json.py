import json

import msgspec
from hypothesis import given

from onrecord.export import json_text, jsonl_line
from onrecord.model import Record
from tests.export.made import affair, records


def test_keys_come_in_the_models_order() -> None:
    found = json.loads(json_text(affair()))
    assert list(found) == list(Record.__struct_fields__)
    assert list(found["article"])[:2] == ["id", "text"]


def test_reasons_are_left_out_unless_asked_for_but_exclusions_keep_theirs() -> None:
    plain, full = json_text(affair()), json_text(affair(), reasons=True)
    assert json.loads(plain)["article"]["excluded"][0]["reason"] == "related-link"
    assert plain.count('"reason"') == 1
    assert json.loads(full)["undertakings"][0]["reason"] == "'will open'"


def test_any_script_stands_as_it_is() -> None:
    assert "←" not in json_text(affair())
    named = msgspec.structs.replace(affair().article, title="Präsident 习 \U0001f54a")
    assert "Präsident 习 \U0001f54a" in json_text(msgspec.structs.replace(affair(), article=named))


@given(records())
def test_a_line_is_one_line_and_says_the_same_as_the_object(record: Record) -> None:
    line = jsonl_line(record)
    assert "\n" not in line
    assert json.loads(line) == json.loads(json_text(record))


@given(records())
def test_with_its_reasons_a_record_can_be_had_back(record: Record) -> None:
    assert msgspec.json.decode(json_text(record, reasons=True), type=Record) == record
