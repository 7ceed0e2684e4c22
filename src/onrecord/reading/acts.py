"""The words that promise, permit, demand, refuse and threaten."""

from functools import lru_cache
from importlib.resources import files
from typing import cast

from onrecord.model import Act, Status


@lru_cache
def load_acts(name: str) -> dict[str, Act]:
    """Lemma -> act, from `data/acts/NAME.tsv` (act first, words last).

    The first line that lists a word counts.
    """
    found: dict[str, Act] = {}
    for act, *_, words in load_rows(name):
        for word in words.split():
            found.setdefault(word, act)  # type: ignore[arg-type]
    return found


@lru_cache
def load_frames() -> dict[str, tuple[tuple[Act, frozenset[str]], ...]]:
    """Verb -> its acts, each with the complements that perform it (see the folder's README)."""
    found: dict[str, list[tuple[Act, frozenset[str]]]] = {}
    for act, frames, words in load_rows("verbs"):
        for word in words.split():
            found.setdefault(word, []).append((act, frozenset(frames.split(","))))  # type: ignore[arg-type]
    return {word: tuple(rows) for word, rows in found.items()}


@lru_cache
def load_map(name: str) -> dict[str, str]:
    """Two columns of `data/acts/NAME.tsv`."""
    return {row[0]: row[1] for row in load_rows(name)}


@lru_cache
def load_list(name: str) -> frozenset[str]:
    """The words of `data/acts/NAME.txt`."""
    return frozenset(_read(f"{name}.txt").split())


@lru_cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/acts/NAME.tsv`, cut at tabs."""
    return tuple(tuple(line.split("\t")) for line in _read(f"{name}.tsv").splitlines() if line)


@lru_cache
def load_groups() -> dict[str, frozenset[int]]:
    """Lemma -> numbers of the groups of like words that it is in."""
    found: dict[str, set[int]] = {}
    for n, line in enumerate(_read("alike.txt").splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(n)
    return {word: frozenset(groups) for word, groups in found.items()}


@lru_cache
def load_status_phrases() -> tuple[tuple[tuple[str, ...], Status], ...]:
    """Phrases of lemmas, longest first, each with the status that it reports."""
    found = [
        (tuple(phrase.split()), cast(Status, status))
        for status, phrases in load_rows("status")
        for phrase in phrases.split("|")
    ]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def _read(name: str) -> str:
    return (files("onrecord.reading") / "data" / "acts" / name).read_text("utf8")
