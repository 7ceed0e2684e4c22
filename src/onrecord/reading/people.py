"""Offices of persons and whom they serve: "Kessary's interior minister, Bram Oddly"."""

from onrecord.model import ActorType
from onrecord.reading.figures import Figure, Figures
from onrecord.reading.findings import Mention
from onrecord.reading.names import Name
from onrecord.reading.offices import OWN, Office, offices_of, wording
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

BODIES: frozenset[ActorType] = frozenset(
    {"state", "armed-group", "organisation", "international-organisation", "military", "outlet"}
)


def find_offices(
    syntax: Syntax, world: World, names: list[Name], figures: Figures
) -> list[Mention]:
    """Set `role` and `affiliation` of persons from the words about them; mentions by office."""
    owner = figures.owner()
    at_token = {i: n for n in owner for i in range(names[n].first, names[n].last + 1)}
    found = []
    for n, name in enumerate(names):
        figure = figures.get(owner.get(n, ""))
        if figure is None or not _may_be_person(figure, name):
            continue
        for office in offices_of(syntax, world, name):
            figure.type = "person"
            close = office.last + 1 == name.first
            last = name.last if close else office.last
            found.append(Mention(office.first, last, office.noun, figure.id, "description"))
            words = wording(syntax, office)
            if figure.role is None or len(words) > 2 * len(figure.role):
                figure.role = words
            if figure.affiliation is None:
                serves = (
                    _named_in(syntax, names, figures, owner, at_token, office)
                    or _called_in(syntax, world, names, figures, owner, office)
                    or _after_name(syntax, figures, owner, at_token, name)
                    or _around(syntax, names, figures, owner, n, office)
                )
                figure.affiliation = serves if serves != figure.id else None
    return found


def _may_be_person(figure: Figure, name: Name) -> bool:
    if name.entry is not None or (figure.known and figure.type != "person"):
        return False
    several = len(figure.name.split()) > 1 or bool(name.office)
    return figure.type == "person" or (several and not figure.nouns and figure.type != "state")


def _named_in(
    syntax: Syntax,
    names: list[Name],
    figures: Figures,
    owner: dict[int, str],
    at_token: dict[int, int],
    office: Office,
) -> str | None:
    """The actor named in the office: before its noun, else after 'of', 'for', 'with', 'at'."""
    best: tuple[int, str] | None = None
    for i in range(office.first, office.last + 1):
        n = at_token.get(i)
        if n is None or names[n].first != i or figures[owner[n]].type == "person":
            continue
        prepositions = [syntax[k].low for k in range(office.noun, i) if syntax[k].upos == "ADP"]
        if prepositions[-1:] and prepositions[-1] not in ("of", "for", "with", "at", "in"):
            continue
        rank = 0 if i < office.noun else 1 + len(prepositions)
        where = figures[owner[n]].type == "place" and prepositions[-1:] in (["in"], ["at"])
        if where and body_of(figures, owner[n]) == owner[n]:
            continue  # 'the commander in Hask of the Movement'
        if best is None or rank < best[0]:
            best = (rank, body_of(figures, owner[n]))
    return best[1] if best else None


def _after_name(
    syntax: Syntax, figures: Figures, owner: dict[int, str], at_token: dict[int, int], name: Name
) -> str | None:
    """'President Ilyas Omur of Sulem': the body named after the name."""
    if name.last + 2 >= len(syntax) or syntax[name.last + 1].low != "of":
        return None
    start = name.last + (3 if syntax[name.last + 2].low == "the" else 2)
    who = owner.get(at_token.get(start, -1), "")
    return body_of(figures, who) if who and figures[who].type in BODIES | {"place"} else None


def body_of(figures: Figures, who: str) -> str:
    """A capital stands for its state."""
    figure = figures[who]
    state = figures.get(figure.affiliation or "")
    if figure.type == "place" and state is not None and figure.name in state.seats:
        return state.id
    return who


def _called_in(
    syntax: Syntax,
    world: World,
    names: list[Name],
    figures: Figures,
    owner: dict[int, str],
    office: Office,
) -> str | None:
    """'director of the charity', "the group's spokesman": the last such body named before."""
    for i in range(office.first, office.last + 1):
        kind = world.nouns.get(syntax[i].low)
        if i == office.noun or kind is None or kind not in BODIES | {"place"} or i == 0:
            continue
        left = i - 2 if syntax[i - 1].low in load_words("bearing-arms") and i > 1 else i - 1
        if syntax[left].low not in ("the", "this", *OWN):
            continue
        generic = syntax[i].low in ("group", "movement")
        kinds = {"armed-group", "organisation"} if generic else {kind}
        before = [owner[k] for k, name in enumerate(names)
                  if name.last < i and k in owner and (figures[owner[k]].type in kinds
                                                       or _ends_with(figures[owner[k]], syntax[i].low))]  # fmt: skip
        same = [w for w in before if syntax[i].low in figures[w].nouns
                or _ends_with(figures[w], syntax[i].low)]  # fmt: skip
        if same or (before and kind != "place"):
            return (same or before)[-1]
    return None


def _ends_with(figure: Figure, noun: str) -> bool:
    """'the agency' of the 'International Atomic Energy Agency'."""
    return figure.type in BODIES and noun in figure.name.lower().split()


def _around(
    syntax: Syntax,
    names: list[Name],
    figures: Figures,
    owner: dict[int, str],
    n: int,
    office: Office,
) -> str | None:
    """A minister without a country, or 'its envoy': the body spoken of just before."""
    own = any(syntax[i].low in OWN for i in range(office.first, office.noun))
    words = {syntax[office.noun].low, syntax[office.noun].lemma}
    if not own and not words & load_words("state-powers"):
        return None
    if own and syntax[office.first].low in ("his", "her"):
        people = [owner[k] for k in range(n) if k in owner and figures[owner[k]].type == "person"]
        return figures[people[-1]].affiliation or people[-1] if people else None
    if own and (called := _called_before(syntax, names, figures, owner, office)):
        return called
    kinds = BODIES if own else frozenset({"state"})
    reach = syntax[office.noun].sentence - 1
    before = [k for k in range(n) if k in owner and names[k].last < office.first
              and figures[body_of(figures, owner[k])].type in kinds]  # fmt: skip
    near = [k for k in before if syntax[names[k].head].sentence >= reach]
    here = [k for k in near if syntax[names[k].head].sentence > reach]
    subjects = [k for k in near if syntax[names[k].head].base == "nsubj"]
    # 'It stays away until Maresk has paid, its minister said': not Maresk's
    subjects = [k for k in subjects if not _aside(syntax, names[k].head)] or subjects
    # 'Sulem will shut the pass unless Orvane pays, the minister warned': Sulem's
    first = [k for k in subjects if k in here][:1]
    pick = (subjects if own else first) or here or near
    if pick:
        return body_of(figures, owner[pick[-1]])
    only = {body_of(figures, owner[k]) for k in before}
    return only.pop() if len(only) == 1 else None


def _called_before(
    syntax: Syntax, names: list[Name], figures: Figures, owner: dict[int, str], office: Office
) -> str | None:
    """'The church would say only that its bishop, …': the body that goes by that noun.

    Of 'The Oruda clan will …, its chief, …' the name that the clan is called after.
    """
    for i in range(syntax.sentence_of(office.first).start + 1, office.first):
        token = syntax[i]
        if token.base == "nsubj" and token.low in load_words("clans"):
            called = (owner[k] for k, name in enumerate(names) if k in owner and name.last == i - 1)
            return next(called, None)
        if token.base == "nsubj" and token.upos == "NOUN" and syntax[i - 1].low == "the":
            named = [owner[k] for k, name in enumerate(names) if k in owner and name.last < i]
            same = [w for w in named if _ends_with(figures[w], token.low)]
            return same[-1] if same else None
    return None


def _aside(syntax: Syntax, subject: int) -> bool:
    """Whether a subject is one of a clause of time or condition."""
    return syntax[syntax[subject].head].base == "advcl"
