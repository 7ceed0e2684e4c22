"""What is known about actors before reading: names, demonyms, seats, and telling nouns."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from onrecord.errors import ActorsFileError
from onrecord.model import ActorType

Kind = Literal["name", "acronym", "demonym", "seat"]
TABLES = ("states", "history", "organisations", "outlets")
_LEADING = re.compile(r"^(?:the|The)\s+")


class Entry(NamedTuple):
    """One known actor. `affiliation` is an id."""

    id: str
    name: str
    type: ActorType
    code: str | None = None
    affiliation: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class World:
    """Lookups by words. `forms` maps a phrase's words to what it names."""

    entries: dict[str, Entry]
    forms: dict[tuple[str, ...], tuple[Entry, Kind]]
    longest_form: dict[str, int]
    nouns: dict[str, ActorType]
    roles: frozenset[str]
    honorifics: frozenset[str]

    def find(self, form: str) -> tuple[Entry, Kind] | None:
        """What the whole phrase `form` names; 'the' before it does not count."""
        return self.forms.get(words_of(_LEADING.sub("", form.strip())))

    def longest(self, forms: Sequence[str], at: int) -> tuple[Entry, Kind, int] | None:
        """The longest known phrase that begins at word `at`, and how many words it has."""
        for n in range(min(self.longest_form.get(forms[at], 0), len(forms) - at), 0, -1):
            found = self.forms.get(tuple(forms[at : at + n]))
            if found:
                return (*found, n)
        return None


def words_of(form: str) -> tuple[str, ...]:
    """A name cut as the reader cuts text: hyphens and possessives stand alone."""
    cut = re.findall(r"(?:[A-Za-z]\.){2,}|['’]s\b|[^\W_]+|[^\w\s]", form)
    return tuple(word.replace("’", "'") for word in cut)


def slug(name: str) -> str:
    """An id made of a name: ASCII, lower case, hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
    return made or "actor-" + "-".join(f"{ord(c):x}" for c in name[:8])


def load_world(*extra: Path) -> World:
    """Our tables with the user's files before them. Raises ActorsFileError."""
    return _load(tuple(extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> World:
    folder = files("onrecord.reading") / "data" / "world"
    entries: dict[str, Entry] = {}
    for path in extra:
        for entry in read_table(_open(path), str(path)):
            entries.setdefault(entry.id, entry)
    for name in TABLES:
        for entry in read_table((folder / f"{name}.tsv").read_text("utf8"), name):
            entries.setdefault(entry.id, entry)
    forms: dict[tuple[str, ...], tuple[Entry, Kind]] = {}
    for kind in get_args(Kind):
        for entry in entries.values():
            for form in _forms(entry, kind):
                forms.setdefault(words_of(form), (entry, kind))
    longest: dict[str, int] = {}
    for words in forms:
        if words:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
    nouns: dict[str, ActorType] = {}
    for line in (folder / "nouns.tsv").read_text("utf8").splitlines():
        kind_of, _, listed = line.partition("\t")
        for noun in listed.split():
            nouns.setdefault(noun, kind_of)  # type: ignore[arg-type]
    return World(
        entries,
        forms,
        longest,
        nouns,
        frozenset((folder / "roles.txt").read_text("utf8").splitlines()),
        frozenset((folder / "honorifics.txt").read_text("utf8").splitlines()),
    )


def _forms(entry: Entry, kind: Kind) -> Iterable[str]:
    if kind == "demonym":
        return entry.demonyms
    if kind == "seat":
        return entry.seats
    named = [_LEADING.sub("", n) for n in (entry.name, *entry.names)]
    return [n for n in named if (n.isupper() and len(n) < 7) == (kind == "acronym")]


def _open(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ActorsFileError(f"{path} cannot be read as UTF-8 text: check the file.") from error


def read_table(text: str, name: str) -> list[Entry]:
    """The entries of a table (see data/world/README.md). Raises ActorsFileError by line."""
    lines = text.splitlines()
    dialect = "excel-tab" if lines and "\t" in lines[0] else "excel"
    rows = csv.DictReader(lines, dialect=dialect)
    if not {"name", "type"} <= set(rows.fieldnames or ()):
        raise ActorsFileError(f"{name}, line 1: name the columns; 'name' and 'type' are needed.")
    found = []
    for row in rows:
        who = (row["name"] or "").strip()
        kind = (row["type"] or "").strip()
        if not who and not kind:
            continue
        if not who or kind not in get_args(ActorType):
            allowed = ", ".join(get_args(ActorType))
            raise ActorsFileError(
                f"{name}, line {rows.line_num}: needs a name and a type (one of {allowed})."
            )
        found.append(
            Entry(
                slug(who),
                who,
                kind,  # type: ignore[arg-type]
                (row.get("code") or "").strip() or None,
                slug(row["affiliation"].strip())
                if (row.get("affiliation") or "").strip()
                else None,
                *(_split(row.get(key)) for key in ("names", "demonyms", "seats")),
            )
        )
    return found


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
