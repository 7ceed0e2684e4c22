"""What is known about actors before reading: names, demonyms, seats, and telling nouns."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from onrecord.errors import ActorsFileError
from onrecord.model import ActorType

Kind = Literal["name", "acronym", "demonym", "seat"]
# in this order: of two actors with one name, the first of the earlier table is meant
TABLES = (
    "states", "history", "organisations", "armed-groups", "bodies", "outlets", "peoples", "places"
)  # fmt: skip
_LEADING = re.compile(r"^(?:the|The|THE)\s+")
_ENDING = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
_WORD = re.compile(  # as onrecord.reading.words has it, for names
    r"(?:[A-Za-z]\.){2,}|\b(?:St|Dr|Jr|Sr|Mr|No)\.|\b[A-Z]\.(?=\s+[A-Z])|'s\b"
    r"|\d+(?:[.,:]\d+)*(?![^\W_])|[^\W_]+|[^\w\s]"
)
_ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9.&/+-]{1,8}")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_BODIES = frozenset({"armed-group", "international-organisation", "military", "organisation"})
_ARTICLES = frozenset({"al", "el", "an", "ash"})
_TYPES = get_args(ActorType)
_OWNER_WORDS = 3


class Entry(NamedTuple):
    """One known actor. `affiliation` is the id of whom it belongs to, `based_in` of where it is."""

    id: str
    name: str
    type: ActorType
    code: str | None = None
    affiliation: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    based_in: str | None = None


class _Form(NamedTuple):
    """One way to name an entry. `needs_the`: it names nobody without 'the' ("the Hague")."""

    words: tuple[str, ...]
    entry: Entry
    kind: Kind
    needs_the: bool


@dataclass(frozen=True)
class World:
    """Lookups by words.

    `nouns` tells what kind of actor a head noun speaks of, `endings` and `openings` what kind of
    name has a word last or first, which by itself may mean anything.
    """

    entries: dict[str, Entry]
    forms: dict[tuple[str, ...], tuple[_Form, ...]]
    longest_form: dict[str, int]
    nouns: dict[str, ActorType]
    endings: dict[str, ActorType]
    openings: dict[str, ActorType]
    roles: frozenset[str]
    honorifics: frozenset[str]
    teller_nouns: frozenset[str]

    def find(self, form: str) -> tuple[Entry, Kind] | None:
        """What the whole phrase `form` names; 'the' before and "'s" after it do not count."""
        bare = _LEADING.sub("", form.strip())
        found = self._match(words_of(bare), the=True)
        found = found or self._match(words_of(_ENDING.sub("", bare)), the=True)
        return (found.entry, found.kind) if found else None

    def longest(self, forms: Sequence[str], at: int) -> tuple[Entry, Kind, int] | None:
        """The longest known phrase that begins at word `at`, and how many words it has.

        `forms` are words as Universal Dependencies cuts them: hyphens and "'s" stand alone.
        """
        most = self.longest_form.get(forms[at].lower(), 0)
        the = at > 0 and forms[at - 1].lower() == "the"
        for n in range(min(most, len(forms) - at), 0, -1):
            found = self._match(tuple(forms[at : at + n]), the)
            if found and not self._anothers(found.entry, forms, at):
                return found.entry, found.kind, n
        return None

    def _match(self, words: tuple[str, ...], the: bool) -> _Form | None:
        listed = self.forms.get(tuple(word.lower() for word in words), ())
        fits = (f for f in listed if (the or not f.needs_the) and self._fits(f, words))
        return next(fits, None)

    def _fits(self, form: _Form, words: tuple[str, ...]) -> bool:
        """Whether `words` may be written so: capitals stand where the table has them.

        A small letter may be a capital ("Al-Qaeda"), the Arabic article either; a phrase may
        stand all in capitals; and after an acronym a body may have small letters ("UN security
        council").
        """
        if form.kind == "acronym" or len(words) == 1:
            return all(w in (f, f[:1].upper() + f[1:])
                       for w, f in zip(words, form.words, strict=True))  # fmt: skip
        if all(word.isupper() or not word.isalpha() for word in words):
            return True
        acronym = words[0].isupper() and len(words[0]) > 1
        small = acronym and self.nouns.get(words[-1]) in _BODIES
        return all(
            w[:1].isupper() or not f[:1].isupper() or w in _ARTICLES or (at and small)
            for at, (w, f) in enumerate(zip(words, form.words, strict=True))
        )

    def _anothers(self, entry: Entry, forms: Sequence[str], at: int) -> bool:
        """'Peru's Congress' is not the Congress that the table knows."""
        if entry.affiliation is None or at < 2 or forms[at - 1] not in _POSSESSIVES:
            return False
        for n in range(min(_OWNER_WORDS, at - 1), 0, -1):
            owner = self._match(tuple(forms[at - 1 - n : at - 1]), the=True)
            if owner:
                return owner.entry.id != entry.affiliation
        return entry.name.rsplit(maxsplit=1)[-1].lower() in self.nouns


def words_of(form: str) -> tuple[str, ...]:
    """A name cut as the reader cuts text: hyphens and possessives stand alone."""
    if form.replace(" ", "").isalpha():
        return tuple(form.split())  # most names, and much faster
    return tuple(_WORD.findall(form.replace("’", "'")))


def slug(name: str) -> str:
    """An id made of a name: ASCII, lower case, hyphens; never empty."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
    return made or "actor-" + "-".join(f"{ord(c):x}" for c in name[:8])


def load_world(*extra: Path) -> World:
    """Our tables with the user's files before them (kept in memory). Raises ActorsFileError."""
    return _load(tuple(extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> World:
    folder = files("onrecord.reading") / "data" / "world"
    entries: dict[str, Entry] = {}
    users = [_users_table(path) for path in extra]
    ours = (read_table((folder / f"{name}.tsv").read_text("utf8"), name) for name in TABLES)
    for table in (*users, *ours):
        for entry in table:
            entries.setdefault(entry.id, entry)
    for path, table in zip(extra, users, strict=True):
        _check_affiliations(path, table, entries)
    forms, longest = _index(entries.values())
    roles = _lines(folder / "roles.txt")
    return World(
        entries,
        forms,
        longest,
        _nouns(folder / "nouns.tsv"),
        _nouns(folder / "endings.tsv"),
        _nouns(folder / "openings.tsv"),
        # "secretary-general" also as the reader cuts it
        frozenset(roles | {role.replace("-", " - ") for role in roles}),
        frozenset(_lines(folder / "honorifics.txt")),
        frozenset(_lines(folder / "tellers.txt")),
    )


def _index(
    entries: Iterable[Entry],
) -> tuple[dict[tuple[str, ...], tuple[_Form, ...]], dict[str, int]]:
    """Every form by its words in small letters, and how long forms with a first word get."""
    forms: dict[tuple[str, ...], tuple[_Form, ...]] = {}
    longest: dict[str, int] = {}
    order = {kind: at for at, kind in enumerate(get_args(Kind))}
    every = [form for entry in entries for form in _forms(entry) if form.words]
    for form in sorted(every, key=lambda form: order[form.kind]):
        key = tuple(word.lower() for word in form.words)
        forms[key] = (*forms.get(key, ()), form)
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return forms, longest


def _forms(entry: Entry) -> Iterator[_Form]:
    for name in (entry.name, *entry.names):
        kind: Kind = "acronym" if _ACRONYM.fullmatch(name) else "name"
        yield _Form(words_of(name.removeprefix("The ")), entry, kind, name.startswith("The "))
    for people in entry.demonyms:
        yield _Form(words_of(people), entry, "demonym", False)
    for seat in entry.seats:
        yield _Form(words_of(seat.removeprefix("The ")), entry, "seat", seat.startswith("The "))


def _lines(path: Traversable) -> set[str]:
    return set(path.read_text("utf8").splitlines()) - {""}


def _nouns(path: Traversable) -> dict[str, ActorType]:
    nouns: dict[str, ActorType] = {}
    for line in path.read_text("utf8").splitlines():
        kind, _, listed = line.partition("\t")
        for noun in listed.split():
            nouns.setdefault(noun, cast(ActorType, kind))
    return nouns


def _users_table(path: Path) -> list[Entry]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ActorsFileError(f"{path} cannot be opened: check its name and place.") from error
    except UnicodeDecodeError as error:
        advice = "save it as 'CSV UTF-8' (in Excel: Save As)"
        raise ActorsFileError(f"{path} is not UTF-8 text: {advice}.") from error
    table = read_table(text, str(path))
    if len({entry.id for entry in table}) < len(table):
        names = [entry.name for entry in table]
        twice = next(n for at, n in enumerate(names) if slug(n) in map(slug, names[:at]))
        raise ActorsFileError(f"{path} has two lines for {twice}: make one line of them.")
    return table


def _check_affiliations(path: Path, table: list[Entry], entries: dict[str, Entry]) -> None:
    for entry in table:
        for whom in (entry.affiliation, entry.based_in):
            if whom is not None and whom not in entries:
                raise ActorsFileError(
                    f"{path}: {entry.name} belongs to '{whom}', which no line names: add a line "
                    "for it, or use the name that onrecord uses."
                )


def read_table(text: str, name: str) -> list[Entry]:
    """The entries of a table (its format is in data/world/README.md).

    Cells are parted by tabs, commas or semicolons, as the first line has them. Raises
    ActorsFileError, which gives the line.
    """
    head = text.partition("\n")[0]
    delimiter = max("\t;,", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows.fieldnames = [str(key).strip().lower() for key in rows.fieldnames or ()]
    if not {"name", "type"} <= set(rows.fieldnames):
        raise ActorsFileError(f"{name}, line 1: name the columns; 'name' and 'type' are needed.")
    return [_entry(row, f"{name}, line {rows.line_num}") for row in rows if any(row.values())]


def _entry(row: dict[str, str], where: str) -> Entry:
    if None in row:
        advice = "put a cell that holds the separator in quotes"
        raise ActorsFileError(f"{where}: more cells than columns: {advice}.")
    cells = {key: (cell or "").strip() for key, cell in row.items()}
    kind = cells["type"].lower().replace(" ", "-")
    if not cells["name"] or kind not in _TYPES:
        allowed = ", ".join(_TYPES)
        raise ActorsFileError(f"{where}: needs a name and a type (one of {allowed}).")
    names, demonyms, seats = (
        tuple(filter(None, map(str.strip, cells.get(key, "").split(";"))))
        for key in ("names", "demonyms", "seats")
    )
    affiliation, based_in = (
        slug(cells[key]) if cells.get(key) else None for key in ("affiliation", "based_in")
    )
    return Entry(slug(cells["name"]), cells["name"], cast(ActorType, kind),
                 cells.get("code") or None, affiliation, names, demonyms, seats, based_in)  # fmt: skip
