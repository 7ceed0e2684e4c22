"""States that no table knows: what the text tells of their peoples and their capitals."""

from onrecord.reading.figures import Figure, Figures, bare, is_place_here
from onrecord.reading.lemmas import common
from onrecord.reading.names import Name
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

_IN_QUESTION = 60
_LANDS = ("land", "stan", "ia")
_ENDINGS = ("ian", "ean", "an", "ese", "ish", "i", "er", "ic", "ite", "lander")


def is_demonym(word: str, state: str) -> bool:
    """'Kessarian' and 'Kessarians' of 'Kessary', 'Pellanese' of 'Pellane': one stem."""
    single = word.removesuffix("s") if not word.endswith("ss") else word
    if " " in word or len(state) < 4 or word == state or not single.endswith(_ENDINGS):
        return False
    for ending in ("", *_LANDS):
        stem = state.removesuffix(ending).rstrip("aeiouy") if state.endswith(ending) else ""
        left = single.removeprefix(stem)
        if len(stem) > 2 and left != single and 1 <= len(left) <= 6 and left.endswith(_ENDINGS):
            return True
    return False


def join_demonyms(syntax: Syntax, names: list[Name], figures: Figures) -> None:
    """Names that are adjectives of another name ('Kessarian') go to that name's figure."""
    unknown = [f for f in figures.values() if not f.known and f.names]
    for people in unknown:
        if people.id not in figures or " " in people.name:
            continue
        land = next((f for f in unknown if f.id in figures and f is not people
                     and not common(f.name.lower()) and is_demonym(people.name, f.name)), None)  # fmt: skip
        if land is not None:
            land.names = sorted([*land.names, *people.names])
            land.demonym = True
            del figures[people.id]


def join_capitals(syntax: Syntax, world: World, names: list[Name], figures: Figures) -> None:
    """Names that the text calls a capital become seats, and stand for their state where they act."""
    owner = figures.owner()
    for n, name in enumerate(names):
        place = figures.get(owner.get(n, ""))
        if place is None or place.known or place.type in ("person", "outlet"):
            continue
        state = _capital_of(syntax, names, owner, figures, n)
        if state is None and n == place.names[0]:
            state = _spoken_from(syntax, names, owner, figures, place)
        if state is None or state is place:
            continue
        place.type = "place"
        place.affiliation = state.id
        state.seats.add(bare(name.text))
        acting = [k for k in place.names if not is_place_here(syntax, names[k])
                  and not _beside_capital(syntax, names[k])]  # fmt: skip
        place.names = [k for k in place.names if k not in acting]
        state.names = sorted([*state.names, *acting])
        owner.update(dict.fromkeys(acting, state.id))
        if not place.names:
            del figures[place.id]


def _beside_capital(syntax: Syntax, name: Name) -> bool:
    stop = min(len(syntax), name.last + 6)
    return any(syntax[i].low == "capital" for i in range(max(0, name.first - 3), stop))


def _capital_of(
    syntax: Syntax, names: list[Name], owner: dict[int, str], figures: Figures, n: int
) -> Figure | None:
    """'X, the capital of Y', 'X, the Yian capital', "Y's capital, X", 'the Yian capital X'."""
    name = names[n]
    sentence = syntax[name.head].sentence
    near = range(max(0, name.first - 3), min(len(syntax), name.last + 6))
    at = next(
        (i for i in near if syntax[i].low == "capital" and syntax[i].sentence == sentence), None
    )
    if at is None:
        return None
    after = name.last < at and syntax[name.last + 1].form == ","
    before = at < name.first and all(syntax[i].form == "," for i in range(at + 1, name.first))
    if not (after or before):
        return None
    for m in range(max(0, n - 2), min(len(names), n + 3)):
        figure = figures.get(owner.get(m, ""))
        distance = at - names[m].last if names[m].last < at else names[m].first - at
        if m != n and figure and figure.type == "state" and distance <= 2:
            if names[m].first > at and syntax[names[m].first - 1].low != "of":
                continue
            return figure
    if (
        before and syntax[at - 1].low == "the"
    ):  # 'in the capital, Kambara': of the state in question
        named = ((names[m], figures.get(owner.get(m, ""))) for m in range(n - 1, -1, -1))
        for other, figure in named:
            if figure and figure.type == "state" and name.first - other.last < _IN_QUESTION:
                return figure
    return None


def _spoken_from(
    syntax: Syntax, names: list[Name], owner: dict[int, str], figures: Figures, place: Figure
) -> Figure | None:
    """A place whose officials or ministry speak of what one state does: that state's seat."""
    found = set()
    for k in place.names:
        name = names[k]
        if name.first < 2 or syntax[name.first - 1].low != "in":
            continue
        noun = syntax[name.first - 2]
        if not {noun.low, noun.lemma} & (load_words("state-powers") | {"official", "authority"}):
            continue
        opens = syntax.sentence_of(name.head)[0]
        first = next((m for m in range(len(names)) if names[m].first >= opens), k)
        figure = figures.get(owner.get(first, ""))
        if figure is None or figure.type != "state" or syntax[names[first].head].base != "nsubj":
            return None
        found.add(figure.id)
    return figures[found.pop()] if len(found) == 1 else None
