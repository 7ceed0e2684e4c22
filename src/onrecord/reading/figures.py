"""Which names are of one actor: figures, and the figure of each name."""

import re
from dataclasses import dataclass, field

from onrecord.model import ActorType
from onrecord.reading.lemmas import common
from onrecord.reading.names import Name, initials, is_acronym, stands_for
from onrecord.reading.syntax import Syntax
from onrecord.reading.world import Entry, World, slug

_LEADING = re.compile(r"^(?:the|The|THE)\s+")
_BODIES = frozenset({"armed-group", "organisation", "international-organisation", "military"})
_POSSESSIVE = re.compile(r"'s?$")


@dataclass
class Figure:
    """An actor while it is being put together. `names` are the numbers of its names.

    `nouns` are the words that the text calls it by ('charity'); `known`, that a table has it;
    `placed`, that the reader takes it for a place somewhere.
    """

    id: str
    name: str
    type: ActorType = "other"
    role: str | None = None
    affiliation: str | None = None
    code: str | None = None
    names: list[int] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    known: bool = False
    demonym: bool = False
    placed: bool = False
    score: float = 1.0
    reason: str = ""


class Figures(dict[str, Figure]):
    """Everybody found so far, by id. `described` holds those without a name, by their words."""

    def __init__(self) -> None:
        super().__init__()
        self.described: dict[str, Figure] = {}

    def add(self, figure: Figure) -> Figure:
        """Enter a figure under an id of its own."""
        base, n = figure.id, 2
        while figure.id in self:
            figure.id, n = f"{base}-{n}", n + 1
        self[figure.id] = figure
        return figure

    def of_entry(self, world: World, entry: Entry) -> Figure:
        """The figure of a known actor, entered with those it belongs to."""
        if entry.id in self:
            return self[entry.id]
        if entry.affiliation in world.entries and entry.affiliation != entry.id:
            self.of_entry(world, world.entries[entry.affiliation])
        last = {name.rsplit(maxsplit=1)[-1].lower() for name in (entry.name, *entry.names)}
        return self.add(
            Figure(
                entry.id,
                entry.name,
                entry.type,
                None,
                entry.affiliation,
                entry.code,
                seats=set(entry.seats),
                nouns={noun for noun in last if noun in world.nouns},
                known=True,
                reason="table of actors",
            )
        )

    def owner(self) -> dict[int, str]:
        """The figure's id of each name, by the name's number."""
        return {n: f.id for f in self.values() for n in f.names}


def bare(name: str) -> str:
    """A name without 'the' before it and the possessive after it."""
    plain = name.strip().replace("’", "'")
    return _POSSESSIVE.sub("", _LEADING.sub("", plain)) or plain


def group_names(syntax: Syntax, world: World, names: list[Name], figures: Figures) -> None:
    """Give every name its figure. Types of unknown names stay `other` here."""
    unknown = []
    for n, name in enumerate(names):
        if name.entry is None or (name.kind == "seat" and is_place_here(syntax, name)):
            unknown.append(n)
        else:
            figures.of_entry(world, name.entry).names.append(n)
    full = {bare(f.name): f for f in figures.values() if not f.names}
    hosts = _Hosts(syntax, world, names)
    for figure in figures.values():
        hosts.add(figure)
    for n in sorted(unknown, key=lambda n: (-len(names[n].text.split()), n)):
        text = bare(names[n].text)
        host = full.get(text) or hosts.find(n, text)
        if host is None:
            host = figures.add(Figure(slug(text), text, score=0.8, reason="name in the text"))
            full[text] = host
            hosts.add(host)
        host.names.append(n)
    for figure in figures.values():
        figure.names.sort()


def is_place_here(syntax: Syntax, name: Name) -> bool:
    """A seat of government is spoken of as a place: 'in Washington', 'flew to Paris', datelines."""
    if name.dateline:
        return True
    before = syntax[name.first - 1] if name.first else None
    if before is None or before.sentence != syntax[name.first].sentence:
        return False
    if before.low in ("in", "at", "near", "outside", "inside", "into", "around", "across", "via"):
        return True
    after = syntax[name.last + 1] if name.last + 1 < len(syntax) else None
    compound = (
        syntax[name.head].base == "compound"
        and after is not None
        and after.form not in ("'s", "’s")
    )
    return compound and syntax[name.head].head > name.last


class _Hosts:
    """Figures by the words and the initials of their names, for shorter forms to find them."""

    def __init__(self, syntax: Syntax, world: World, names: list[Name]) -> None:
        self.syntax, self.world, self.names = syntax, world, names
        self.by_key: dict[str, list[tuple[str, Figure]]] = {}
        self.places = {bare(name.text) for name in names if is_place_here(syntax, name)}

    def add(self, figure: Figure) -> None:
        """Enter a figure; states and places of our tables have no forms but those listed."""
        if figure.known and figure.type in ("state", "place"):
            return
        for form in sorted({bare(figure.name), *(bare(self.names[k].text) for k in figure.names)}):
            for key in {*form.split(), initials(form)}:
                self.by_key.setdefault(key, []).append((form, figure))

    def find(self, n: int, text: str) -> Figure | None:
        """Whom name `n` is a shorter form of: the latest before it, else the first after."""
        keys = {text.split(maxsplit=1)[0], text.replace(".", "")}
        found = [
            figure for key in sorted(keys) for form, figure in self.by_key.get(key, ())
            if short_for(self.syntax, self.world, self.names[n], text, form)
            and not (text in self.places and form.startswith(f"{text} "))  # a land, and its firm
        ]  # fmt: skip
        before = [f for f in found if f.names and min(f.names) < n]
        if before:
            return max(before, key=lambda f: max(k for k in f.names if k < n))
        return min(found, key=lambda f: min(f.names, default=n), default=None)


def short_for(syntax: Syntax, world: World, name: Name, text: str, full: str) -> bool:
    """'Waltz' for 'Mike Waltz', 'the Guard' for "People's Guard", 'CMCC' for its words."""
    words, whole = text.split(), full.split()
    if is_acronym(text):
        return stands_for(text, full)
    if len(words) >= len(whole):
        return False
    first, last = whole[0].lower(), whole[-1].lower()
    the = name.first > 0 and syntax[name.first - 1].low == "the"
    if whole[: len(words)] == words:
        opens = whole[len(words)] in ("of", "for", "and", "in", "-")
        # 'Quillon' for 'Quillon Capital'
        firm = world.endings.get(last.rstrip(".")) == "organisation"
        return firm or (opens and (len(words) > 1 or (the and first in world.nouns)))
    if whole[-len(words) :] != words:
        return False
    body = world.nouns.get(last, world.endings.get(last, "officials")) in _BODIES
    if the and body:  # 'the Brigade' for 'River Brigade'
        return True
    if first in world.nouns or first in world.openings:
        return False
    if world.nouns.get(last, "officials") != "officials":
        return True
    return not the or common(last)
