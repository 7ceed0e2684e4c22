"""Records without end for trials of the ledger: read articles, repeated as other affairs.

Every affair gets names, words and days of its own. A word is swapped for a made-up one of the same
length, so that every span still holds; the made-up words and names come from pools, so that actors
and words come back from affair to affair as they do in the news.
"""

import hashlib
import random
import re
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace

import onrecord
from onrecord import meaning
from onrecord.model import Record

SAMPLE = Path(onrecord.__file__).parent / "samples" / "report.txt"
START = date(2020, 1, 1)
_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
_KEPT, _WORDS, _NAMES, A_DAY, _SHORTENED = 0.1, 400, 600, 5, 0.2


def hashed_vector(text: str) -> meaning.Vectors:
    """A vector of 384 numbers from the stems of `text` alone: in the place of the sentence model."""
    found = np.zeros(384, np.float32)
    for stem in meaning.stems(text) or {text}:
        found[zlib.crc32(stem.encode()) % 384] += 1
    return found / float(np.linalg.norm(found) or 1)


def read_affairs(stories: Path) -> list[list[Record]]:
    """The stories' articles as read, or the sample alone where there are none."""
    affairs = []
    for folder in sorted(p for p in stories.glob("*") if (p / "story.json").is_file()):
        story = msgspec.json.decode((folder / "story.json").read_bytes())
        affairs.append(
            [
                onrecord.read(
                    (folder / a["file"]).read_text("utf8"),
                    outlet=a["outlet"],
                    published=a["published"],
                    url=a["url"],
                )
                for a in story["articles"]
            ]
        )
    return affairs or [[onrecord.read(SAMPLE.read_text("utf8"), outlet="Sample")]]


def perturbed(affairs: list[list[Record]], seed: int, day: int = 0) -> Iterator[Record]:
    """Records without end, affair after affair, `A_DAY` affairs beginning on each day from `day`."""
    rng = random.Random(seed)
    number = day * A_DAY
    while True:
        number += 1
        swap = _Swap(rng)
        begins = START + timedelta(days=number // A_DAY)
        affair = rng.choice(affairs)
        first = min(r.article.published or "2030-01-01" for r in affair)[:10]
        for record in affair:
            told = date.fromisoformat((record.article.published or first)[:10])
            day = begins + (told - date.fromisoformat(first))
            yield _changed(record, swap, day, rng.random() < _SHORTENED)


class _Swap:
    """An affair's own words, each drawn when it first comes up."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return _WORD.sub(lambda m: self.word(m[0]), text)

    def word(self, word: str) -> str:
        if word not in self.known:
            name = word[0].isupper()
            kept = not name and self.rng.random() < _KEPT
            pool = _NAMES if name else _WORDS
            self.known[word] = word if kept else made_up(word, self.rng.randrange(pool))
        return self.known[word]


def made_up(word: str, number: int) -> str:
    """Made-up word `number` of the length of `word`, with a capital where it has one."""
    rng = random.Random(f"{len(word)} {number}")
    new = "".join(rng.choice("aeiou" if i % 2 else "bdfgklmnprstvz") for i in range(len(word)))
    return new.capitalize() if word[0].isupper() else new


def _changed(record: Record, swap: _Swap, day: date, shortened: bool) -> Record:
    old = record.article
    text = swap(old.text)
    article = replace(
        old,
        id="sha256:" + hashlib.sha256(f"{day}{text}".encode()).hexdigest(),
        text=text,
        title=swap(old.title) if old.title else None,
        published=day.isoformat(),
        outlet_name=swap(old.outlet_name) if old.outlet_name else None,
    )
    return replace(
        record,
        article=article,
        actors=tuple(replace(a, name=swap(a.name)) for a in record.actors),
        undertakings=record.undertakings[:-1] if shortened else record.undertakings,
    )
