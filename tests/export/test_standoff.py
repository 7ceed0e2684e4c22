import re

from hypothesis import given

from onrecord.export import brat
from onrecord.model import Record
from tests.export.made import affair, records


def test_parts_roles_and_nesting_as_polnear_has_them() -> None:
    text, annotations = brat(affair())
    lines = annotations.splitlines()
    assert text == affair().article.text
    assert lines[:4] == [
        "T1\tAttribution 28 32\twill",
        "T2\tSource 21 27\tVelmar",
        "T3\tCue 28 32\twill",
        "T4\tContent 33 48;70 78\topen the bridge and soon",
    ]
    assert "E1\tAttribution:T1 Source:T2 Cue:T3 Content:T4" in lines
    assert lines[-1] == "R1\tWithin Arg1:E1 Arg2:E2"


@given(records())
def test_each_line_is_whole_and_its_words_stand_where_it_says(record: Record) -> None:
    text, annotations = brat(record)
    for line in annotations.split("\n")[:-1]:
        key, what, *words = line.split("\t", 2)
        assert re.fullmatch(r"[TER]\d+", key)
        if key[0] == "T":
            where = what.partition(" ")[2].split(";")
            parts = [text[slice(*map(int, part.split()))] for part in where]
            assert words == [" ".join(parts)]
            assert not any(re.search("[\n\r\u2028\u0085]", part) for part in parts)
