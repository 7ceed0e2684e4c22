"""The closed lists in `data`: names, and the lines that are not the report."""

import re
from functools import lru_cache
from importlib.resources import files


@lru_cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of list `name`, each in its parts."""
    return tuple(tuple(row.split("|")) for row in _rows(f"{name}.txt"))


@lru_cache
def patterns(reason: str) -> re.Pattern[str]:
    """Matches, from end to end, a line that is left out for `reason`."""
    return re.compile(rf"(?:{'|'.join(_rows(f'lines/{reason}.txt'))})\s*[.!…»>→:]*", re.I)


def _rows(name: str) -> list[str]:
    """A list's lines, without blank ones and those that open with `#`."""
    text = (files("onrecord.ingest") / "data" / name).read_text("utf8")
    rows = (line.strip() for line in text.splitlines())
    return [row for row in rows if row and not row.startswith("#")]
