"""Offices of persons and whom they serve: "Kessary's interior minister, Bram Oddly"."""

from onrecord.reading.mentions import Named
from onrecord.reading.names import Figures
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

REACH = 14
_STOP = frozenset({"VERB", "AUX", "SCONJ"})


def find_offices(
    syntax: Syntax, world: World, names: list[Named], figures: Figures, owner: dict[int, str]
) -> None:
    """Set `role` and `affiliation` of the persons among the figures, from the words about them."""
    at_token = {i: n for n, name in enumerate(names) for i in range(name.first, name.last + 1)}
    for n, name in enumerate(names):
        figure = figures.by_id[owner[n]]
        if (
            figure.type not in ("person", "other", "place", "organisation")
            or name.entry is not None
        ):
            continue
        phrase = _left(syntax, world, name) or _right(syntax, world, name)
        if not phrase:
            continue
        if figure.type != "person":
            if len(name.text.split()) < 2 and not name.role:
                continue
            figure.type = "person"
        first, noun, last = phrase
        serves = _serves(syntax, names, figures, owner, at_token, phrase)
        if figure.role is None:
            figure.role = _wording(syntax, first, last)
        if figure.affiliation is None and serves != figure.id:
            figure.affiliation = (
                serves
                or _described(syntax, world, names, figures, owner, phrase)
                or _around(syntax, names, figures, owner, n, noun)
            )


def is_office(syntax: Syntax, world: World, at: int) -> bool:
    """Whether token `at` is a noun of an office ('minister', 'director')."""
    return syntax[at].low in world.roles and syntax[at].upos in ("NOUN", "PROPN")


def _left(syntax: Syntax, world: World, name: Named) -> tuple[int, int, int] | None:
    """The office before the name: its first token, its noun, its last token."""
    start = name.role[0] if name.role else name.first
    if name.role and is_office(syntax, world, name.role[-1]):
        return _back(syntax, start), name.role[-1], name.role[-1]
    comma = start > 0 and syntax[start - 1].form == ","
    last = start - (2 if comma else 1)
    for noun in range(last, max(-1, last - REACH), -1):
        token = syntax[noun]
        if (
            token.sentence != syntax[start].sentence
            or token.upos in _STOP
            or token.form in ',;:"“”'
        ):
            return None
        if is_office(syntax, world, noun):
            if noun < last and (syntax[noun + 1].upos != "ADP" or not comma):
                return None
            return _back(syntax, noun), noun, last
    return None


def _back(syntax: Syntax, noun: int) -> int:
    """The first token of the noun phrase that ends in an office."""
    first = noun
    while first > 0:
        token = syntax[first - 1]
        if token.sentence != syntax[noun].sentence or not (
            token.upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM")
            or token.form in ("'s", "’s", "-")
            or token.rel == "nmod:poss"
        ):
            break
        first -= 1
    return first


def _right(syntax: Syntax, world: World, name: Named) -> tuple[int, int, int] | None:
    """The office after the name, between commas."""
    after = name.last + 1
    if after + 1 >= len(syntax) or syntax[after].form not in (",", "("):
        return None
    first = after + 1
    noun = None
    for i in range(first, min(len(syntax), first + REACH)):
        token = syntax[i]
        if (
            token.sentence != syntax[name.first].sentence
            or token.form in (",", ";", ")", ".")
            or token.upos in _STOP
        ):
            return (first, noun, i - 1) if noun is not None else None
        if noun is None and is_office(syntax, world, i):
            noun = i
    return (first, noun, min(len(syntax), first + REACH) - 1) if noun is not None else None


def _wording(syntax: Syntax, first: int, last: int) -> str:
    while first < last and syntax[first].low in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
    ):
        first += 1
    return syntax.text[syntax[first].start : syntax[last].end]


def _serves(
    syntax: Syntax,
    names: list[Named],
    figures: Figures,
    owner: dict[int, str],
    at_token: dict[int, int],
    phrase: tuple[int, int, int],
) -> str | None:
    """The actor named in the office: before its noun, or after 'of', 'for', 'with', 'at'."""
    first, noun, last = phrase
    found: list[tuple[int, str]] = []
    for i in range(first, last + 1):
        n = at_token.get(i)
        if n is None or names[n].first != i:
            continue
        figure = figures.by_id[owner[n]]
        if figure.type in ("person",):
            continue
        before = syntax[i - 1].low if i > first else ""
        behind = next(
            (syntax[k].low for k in range(i - 1, noun, -1) if syntax[k].upos == "ADP"), ""
        )
        rank = (
            0
            if i < noun
            else 1
            if behind in ("of", "for", "with", "at", "in") or before == "the"
            else 3
        )
        if behind == "to":
            rank = 3
        found.append((rank, figure.id))
    best = min(found, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] < 3 else None


def _described(
    syntax: Syntax,
    world: World,
    names: list[Named],
    figures: Figures,
    owner: dict[int, str],
    phrase: tuple[int, int, int],
) -> str | None:
    """'director of the charity', "the group's spokesman": the last body of that kind named."""
    first, noun, last = phrase
    for i in range(first, last + 1):
        kind = world.nouns.get(syntax[i].low)
        if i == noun or kind not in ("organisation", "armed-group", "outlet", "state", "military"):
            continue
        before = [
            k
            for k, name in enumerate(names)
            if name.last < first and figures.by_id[owner[k]].type == kind
        ]
        if syntax[i].low == "group" and not before:
            before = [
                k
                for k, name in enumerate(names)
                if name.last < first and figures.by_id[owner[k]].type == "armed-group"
            ]
        if before and syntax[i - 1].low in ("the", "this", "its", "his", "her", "their"):
            return owner[before[-1]]
    return None


def _around(
    syntax: Syntax, names: list[Named], figures: Figures, owner: dict[int, str], n: int, noun: int
) -> str | None:
    """A minister without a country serves the state that the sentence spoke of just before."""
    if not {syntax[noun].low, syntax[noun].lemma} & load_words("state-powers"):
        own = {syntax[k].low for k in range(max(0, noun - 3), noun)} & {
            "its",
            "their",
            "group",
            "'s",
        }
        if not own:
            return None
    return _latest_body(syntax, names, figures, owner, n, noun)


def _latest_body(
    syntax: Syntax, names: list[Named], figures: Figures, owner: dict[int, str], n: int, noun: int
) -> str | None:
    for m in range(n - 1, -1, -1):
        if syntax[names[m].head].sentence < syntax[noun].sentence - (
            0 if names[m].head < noun else 1
        ):
            return None
        if figures.by_id[owner[m]].type in ("state", "armed-group", "organisation"):
            return owner[m]
    return None
