"""The closed word lists in `data/words`, one word a line."""

from functools import lru_cache
from importlib.resources import files


@lru_cache
def load_words(name: str) -> frozenset[str]:
    """The words of list `name`, in lower case."""
    text = (files("onrecord.reading") / "data" / "words" / f"{name}.txt").read_text("utf8")
    return frozenset(line.strip().lower() for line in text.splitlines() if line.strip())
