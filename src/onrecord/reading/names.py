"""Which names are of one actor, what kind of actor it is, and what the text tells of it."""

import re
from collections import Counter
from dataclasses import dataclass, field

from onrecord.model import ActorType
from onrecord.reading.mentions import Named
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import Entry, World, slug

_ENDINGS = ("ian", "ean", "an", "ese", "ish", "i", "er", "ic", "ians", "eans", "ans", "is", "ers")
_GUM: dict[str, ActorType] = {"person": "person", "place": "place", "organization": "organisation"}


@dataclass
class Figure:
    """An actor while it is being put together."""

    id: str
    name: str
    type: ActorType = "other"
    role: str | None = None
    affiliation: str | None = None
    code: str | None = None
    forms: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    known: bool = False
    reason: str = ""


@dataclass
class Figures:
    """Everybody found so far."""

    by_id: dict[str, Figure] = field(default_factory=dict)

    def add(self, figure: Figure) -> Figure:
        """Enter a figure under an id of its own."""
        base, n = figure.id, 2
        while figure.id in self.by_id:
            figure.id, n = f"{base}-{n}", n + 1
        self.by_id[figure.id] = figure
        return figure

    def of_entry(self, world: World, entry: Entry) -> Figure:
        """The figure of a known actor, and of whom it belongs to."""
        if entry.id in self.by_id:
            return self.by_id[entry.id]
        if entry.affiliation in world.entries:
            self.of_entry(world, world.entries[entry.affiliation])
        made = Figure(
            entry.id, entry.name, entry.type, None, entry.affiliation, entry.code,
            {entry.name, *entry.names}, set(entry.demonyms), set(entry.seats), True, "table of actors",
        )  # fmt: skip
        return self.add(made)


def group_names(
    syntax: Syntax, world: World, names: list[Named], outlet_name: str | None
) -> tuple[Figures, dict[int, str], str | None]:
    """Figures, the figure's id of each name (by its place in `names`), and the outlet's id."""
    figures, owner = Figures(), {}
    outlet = None
    if outlet_name:
        known = world.find(outlet_name)
        entry = known[0] if known and known[0].type == "outlet" else None
        made = (
            figures.of_entry(world, entry)
            if entry
            else figures.add(
                Figure(
                    slug(outlet_name),
                    outlet_name,
                    "outlet",
                    forms={_bare(outlet_name)},
                    known=True,
                    reason="the outlet",
                )
            )
        )
        outlet = made.id
    for n, name in enumerate(names):
        if name.entry is not None and not _is_place_only(syntax, name):
            owner[n] = figures.of_entry(world, name.entry).id
    unknown = [(n, name) for n, name in enumerate(names) if n not in owner]
    for n, name in sorted(unknown, key=lambda pair: (-_weight(pair[1]), pair[0])):
        owner[n] = _place_in(syntax, world, figures, names, name)
    _acronyms(syntax, names, figures, owner)
    _learn(syntax, names, figures, owner)
    return figures, owner, outlet


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", name).replace("’", "'")


def _weight(name: Named) -> int:
    """Longer names first, so that shorter ones find them."""
    return len(name.text.split()) + (1 if name.role else 0)


def _is_place_only(syntax: Syntax, name: Named) -> bool:
    """A capital is a place after a preposition of place ('in Washington'), else a government."""
    if name.kind != "seat":
        return False
    case = {syntax[c].low for c in syntax.below(name.head, "case")}
    return bool(case & {"in", "at", "near", "outside", "to", "into", "around", "across"})


def _place_in(
    syntax: Syntax, world: World, figures: Figures, names: list[Named], name: Named
) -> str:
    text = _bare(name.text)
    for figure in figures.by_id.values():
        if text in figure.forms or _short_for(text, figure):
            figure.forms.add(text)
            return figure.id
    kind = _kind(syntax, world, names, name)
    made = figures.add(Figure(slug(text), text, kind, forms={text}, reason="name in the text"))
    return made.id


def _short_for(text: str, figure: Figure) -> bool:
    """'Waltz' for 'Mike Waltz', 'the Guard' for "People's Guard"."""
    words = text.split()
    full = figure.name.split()
    if figure.known and figure.type in ("state", "place", "international-organisation"):
        return False
    return len(words) < len(full) and (
        full[-len(words) :] == words
        or (figure.type != "person" and full[: len(words)] == words and len(words) > 1)
    )


def _kind(syntax: Syntax, world: World, names: list[Named], name: Named) -> ActorType:
    """The type of an unknown name: its office, its last word, its use, then the model's word."""
    if name.known_type:
        return name.known_type
    same = [m for m in names if _bare(m.text) == _bare(name.text)]
    if any(_acts_as_state(syntax, m) for m in same):
        return "state"
    words = _bare(name.text).split()
    entities = Counter(m.entity for m in same if m.entity)
    article = any(m.first > 0 and syntax[m.first - 1].low == "the" for m in same)
    told = _called(syntax, world, name)
    if told:
        return told
    for word in (words[-1], words[0]):
        noun = world.nouns.get(word.lower())
        if noun and noun != "officials" and (len(words) > 1 or article):
            person_like = (
                len(words) == 2 and not article and entities.most_common(1)[:1] == [("person", 1)]
            )
            if not (person_like and noun == "place"):
                return noun
    for entity, _ in entities.most_common():
        if entity in _GUM:
            return _GUM[entity]
    return "person" if len(words) > 1 and not article else "other"


def _called(syntax: Syntax, world: World, name: Named) -> ActorType | None:
    """'the daily Morning Ledger', 'the charity Harbour Relief': the noun before the name."""
    before = name.first - 1
    if (
        before < 0
        or syntax[before].upos != "NOUN"
        or syntax[before].sentence != syntax[name.first].sentence
    ):
        return None
    found = world.nouns.get(syntax[before].low)
    return found if found not in (None, "officials", "place") else None


def _acts_as_state(syntax: Syntax, name: Named) -> bool:
    """It has a government: "X's interior minister", 'the capital of X', 'X … its army'."""
    if name.last > name.first + 2:
        return False
    powers = load_words("state-powers")
    after = [syntax[i].low for i in range(name.last + 1, min(len(syntax), name.last + 6))]
    if after[:1] in (["'s"], ["’s"], ["'"], ["’"]):
        own = after[1 : next((k for k, w in enumerate(after) if w in ",.;:"), len(after))]
        return bool(powers & set(own))
    if after[:1] and after[0] in powers and syntax[name.head].base in ("compound", "amod", "nmod"):
        return True
    before = [syntax[i].low for i in range(max(0, name.first - 3), name.first)]
    return len(before) > 1 and before[-1] == "of" and before[-2] in powers


def _acronyms(syntax: Syntax, names: list[Named], figures: Figures, owner: dict[int, str]) -> None:
    """'Civil-Military Coordination Centre (CMCC)': both are one."""
    for n in range(len(names) - 1):
        long, short = names[n], names[n + 1]
        if (
            short.first == long.last + 2
            and syntax[long.last + 1].form == "("
            and short.text.isupper()
            and owner[n] != owner[n + 1]
        ):
            keep, drop = figures.by_id[owner[n]], owner[n + 1]
            keep.forms |= {short.text}
            figures.by_id.pop(drop, None)
            owner.update({k: keep.id for k, v in owner.items() if v == drop})


def _learn(syntax: Syntax, names: list[Named], figures: Figures, owner: dict[int, str]) -> None:
    """Demonyms and capitals of states that no table knows."""
    states = [f for f in figures.by_id.values() if f.type == "state"]
    for state in states:
        if state.known:
            continue
        for n, name in enumerate(names):
            other = figures.by_id[owner[n]]
            if other is not state and not other.known and _demonym(name.text, state.name):
                state.demonyms.add(name.text)
                owner[n] = state.id
    _drop_unowned(figures, owner)
    for n, name in enumerate(names):
        state_id = _capital_of(syntax, names, owner, figures, n)
        if state_id:
            capital = _bare(name.text)
            figures.by_id[state_id].seats.add(capital)
    for state in states:
        for n, name in enumerate(names):
            if (
                _bare(name.text) in state.seats
                and owner[n] != state.id
                and not _in_place(syntax, name)
            ):
                owner[n] = state.id
    _drop_unowned(figures, owner)


def _drop_unowned(figures: Figures, owner: dict[int, str]) -> None:
    used = set(owner.values())
    for key in [
        k for k, f in figures.by_id.items() if k not in used and f.reason == "name in the text"
    ]:
        del figures.by_id[key]


def _in_place(syntax: Syntax, name: Named) -> bool:
    case = {syntax[c].low for c in syntax.below(name.head, "case")}
    return bool(case & {"in", "at", "near", "to", "into", "outside", "around"})


def _demonym(word: str, state: str) -> bool:
    if " " in word or word == state or not word.endswith(_ENDINGS):
        return False
    stem = state[: max(4, len(state) - 2)]
    return len(state) > 3 and word.startswith(stem)


def _capital_of(
    syntax: Syntax, names: list[Named], owner: dict[int, str], figures: Figures, n: int
) -> str | None:
    """'X, the capital of Y', 'X, the Yian capital', "Y's capital, X": the id of Y."""
    name = names[n]
    window = range(max(0, name.first - 5), min(len(syntax), name.last + 8))
    capital = next(
        (
            i
            for i in window
            if syntax[i].low == "capital" and syntax[i].sentence == syntax[name.head].sentence
        ),
        None,
    )
    if capital is None:
        return None
    after = name.last < capital and syntax[min(name.last + 1, len(syntax) - 1)].form == ","
    before = capital < name.first <= capital + 2
    if not (after or before):
        return None
    for m in range(max(0, n - 2), min(len(names), n + 3)):
        if m != n and abs(names[m].head - capital) <= 3 and figures.by_id[owner[m]].type == "state":
            return owner[m]
    return None
