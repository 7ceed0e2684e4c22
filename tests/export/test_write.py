import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.export.write import Writer
from tests.export.made import affair


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_many_articles_go_into_a_folder_and_none_overwrites_another(tmp_path: Path) -> None:
    out = tmp_path / "out"
    writer = Writer("json", out, count=4)
    for name in ("a/report.txt", "b/Report.txt", "https://example.org/report?id=1", "-"):
        writer.write(name, affair())
    assert names(out) == ["Report-2.json", "article.json", "report-3.json", "report.json"]


def test_brat_writes_the_text_and_its_annotations(tmp_path: Path) -> None:
    Writer("brat", tmp_path / "out").write("x/report.html", affair())
    assert names(tmp_path / "out") == ["report.ann", "report.txt"]
    assert (tmp_path / "out/report.txt").read_bytes().decode() == affair().article.text


def test_lines_replace_an_older_file_even_if_the_first_article_could_not_be_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("old\n")
    writer = Writer("jsonl", path, count=3)
    writer.write("second", affair())
    writer.write("third", affair())
    lines = path.read_text("utf8").splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["sha256:0"] * 2


def test_a_folder_that_is_a_file_and_pages_without_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match="is a file"):
        Writer("html", tmp_path / "out", count=2)
    with pytest.raises(InputError, match="--output"):
        Writer("html", None, count=2)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        Writer("json", tmp_path / "no" / "such" / "a.json").write("a", affair())
