"""The stories in ../shared, read into a ledger and held against what a careful reader entered."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord.ledger import Ledger

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.mark.skipif(not (SHARED / "stories").is_dir(), reason="needs ../shared, which is not here")
@pytest.mark.parametrize("name", ["velmar", "ferrin"])
def test_a_story_is_followed_as_a_careful_reader_would(name: str, tmp_path: Path) -> None:
    folder = SHARED / "stories" / name
    story = msgspec.json.decode((folder / "story.json").read_bytes())
    with Ledger(str(tmp_path / "story.db"), create=True) as ledger:
        for a in story["articles"]:
            text = (folder / a["file"]).read_text("utf8")
            record = onrecord.read(text, outlet=a["outlet"], published=a["published"], url=a["url"])
            article = msgspec.structs.replace(record.article, file=a["file"])
            ledger.add(msgspec.structs.replace(record, article=article))
        found = {"matters": ledger.matters(limit=0).matters, "articles": ledger.articles()}
        assert ledger.problems() == []
    for key, value in found.items():
        (tmp_path / f"{key}.json").write_bytes(msgspec.json.encode({key: value}))
    scored = subprocess.run(
        [sys.executable, SHARED / "score" / "check_story.py", folder / "story.json",
         tmp_path / "matters.json", tmp_path / "articles.json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert float(scored.stdout.split()[-1]) >= 85
