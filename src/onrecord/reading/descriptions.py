"""Definite descriptions -> who they are of: 'the newspaper', 'the minister', 'his government'."""

from onrecord.model import ActorType
from onrecord.reading.figures import Figure, Figures
from onrecord.reading.groups import kind_of_noun
from onrecord.reading.offices import is_office
from onrecord.reading.scene import Scene
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"}) | _OWN
_ALIKE = frozenset({"head", "director", "chief", "leader", "chairman", "chairwoman", "boss"})
GENERIC = frozenset({"group", "organisation", "organization", "movement", "body", "faction"})
_MOVEMENTS = frozenset({"movement", "league"})
_RULE = frozenset({"government", "authorities", "administration", "leadership", "regime"})
_OWNERS: frozenset[ActorType] = frozenset({"state", "armed-group", "military"})
_ARMED: frozenset[ActorType] = frozenset({"armed-group"})
FAR = 500


def describe(
    syntax: Syntax, world: World, figures: Figures, scene: Scene, whose: dict[int, str], at: int
) -> str | None:
    """The actor that the noun at `at` speaks of, if it speaks of one of those in the scene.

    `whose` holds the actor of each token of a name or of an earlier mention.
    """
    kind = kind_of_noun(syntax, world, at)
    token = syntax[at]
    if token.base in ("compound", "amod", "flat"):
        return None
    if token.lemma in _RULE or token.low in _RULE:
        return _rule(syntax, figures, scene, whose, at)
    document = token.lemma in load_words("documents")
    if kind is None and not document and token.lemma not in load_words("publications"):
        return None
    left = [
        c for c in syntax.children[at] if c < at and syntax[c].base not in ("case", "cc", "punct")
    ]
    before = at > 0 and syntax[at - 1].low in _DEFINITE  # 'the union's chairman'
    if not before and not any(
        syntax[c].low in _DEFINITE or syntax[c].rel == "nmod:poss" for c in left
    ):
        return None
    if is_office(syntax, world, at):
        who = _holder(syntax, figures, scene, whose, at)
        if who is not None:
            return who
    if _modified(syntax, at):
        return None
    if document:
        return _issuer(syntax, figures, whose, at)
    if token.lemma in load_words("publications"):
        return _publication(syntax, figures, scene, at)
    if kind in ("officials", "military"):
        return _again(syntax, figures, scene, whose, at)
    if kind == "state":
        return _country(syntax, figures, scene, whose, left, at)
    return _body(syntax, figures, scene, at, kind)


def _modified(syntax: Syntax, at: int) -> bool:
    """It says more than its noun: 'the interior ministry', 'the head of X'."""
    return any(
        syntax[c].base in ("amod", "compound", "nummod") or (syntax[c].base == "nmod" and c != at)
        for c in syntax.children[at]
        if syntax[c].low not in _DEFINITE
        and syntax[c].low not in ("whole", "same", "two", "three")
        and not (syntax[at].lemma in GENERIC and syntax[c].low in load_words("bearing-arms"))
    )


def _rule(
    syntax: Syntax, figures: Figures, scene: Scene, whose: dict[int, str], at: int
) -> str | None:
    """ "Velmar's government", 'the Israeli government', 'his government', 'the government'."""
    left = [c for c in syntax.children[at] if c < at]
    after = at + 2 if at + 1 < len(syntax) and syntax[at + 1].low in ("of", "in") else at
    for c in (*left, after, after + 1):
        who = figures.get(whose.get(c, ""))
        if who is None:
            continue
        if who.type in ("person", "officials"):
            serves = figures.get(who.affiliation or "")
            return serves.id if serves and serves.type == "state" else None
        if who.type == "place" and who.affiliation:
            return who.affiliation  # 'the government in Dassou', a capital
        if who.type == "state":
            who.nouns.add(syntax[at].low)
        return who.id if who.type == "state" else None
    bare = syntax[at].low == "government" and not _modified(syntax, at)
    if bare and any(syntax[c].low == "the" for c in left):
        near = scene.latest(at, lambda f: f.type == "state", FAR, here=2)
        return near or scene.latest(at, lambda f: "government" in f.nouns, FAR)
    return None


def _publication(syntax: Syntax, figures: Figures, scene: Scene, at: int) -> str | None:
    """'the newspaper', 'the report': the outlet quoted last; of one called so, if there is any."""
    low, lemma = syntax[at].low, syntax[at].lemma

    def quoted(figure: Figure) -> bool:
        return figure.type == "outlet" and figure.id != scene.outlet

    if lemma in load_words("press-nouns"):
        called = scene.latest(
            at, lambda f: f.type != "person" and f.id != scene.outlet and low in f.nouns, FAR
        )
        return called or scene.latest(at, quoted, FAR)
    return scene.latest(at, quoted, FAR)


def _issuer(syntax: Syntax, figures: Figures, whose: dict[int, str], at: int) -> str | None:
    """'the statement' after 'a statement from the ministry': whose words it holds."""
    before = (
        i for i in range(at - 1, max(-1, at - FAR), -1) if syntax[i].lemma == syntax[at].lemma
    )
    for i in before:
        near = [c for c in syntax.children[i] if syntax[c].base == "nmod"]
        verb = syntax[i].head
        if syntax[i].base in ("obj", "obl") and verb >= 0:  # 'ended his silence with a statement'
            near += syntax.below(verb, "nsubj")
        for c in near:
            who = figures.get(whose.get(c, ""))
            if who is not None and who.type not in ("place", "outlet", "other"):
                return who.id
    return None


def _again(
    syntax: Syntax, figures: Figures, scene: Scene, whose: dict[int, str], at: int
) -> str | None:
    """'the negotiator' after 'a negotiator who …': the unnamed ones called by the same noun.

    'Its soldiers' are those of whom 'it' is, and no others.
    """
    words = {syntax[at].low, syntax[at].lemma}
    owner = next(
        (whose[c] for c in syntax.children[at] if syntax[c].xpos == "PRP$" and c in whose), None
    )
    owned = figures[owner].type in _OWNERS if owner else False
    return scene.latest(
        at,
        lambda f: (
            f.type in ("officials", "military", "armed-group")
            and bool(words & f.nouns)
            and (not owned or f.affiliation == owner)
        ),
        FAR,
    )


def _country(
    syntax: Syntax, figures: Figures, scene: Scene, whose: dict[int, str], left: list[int], at: int
) -> str | None:
    for c in left:
        who = figures.get(whose.get(c, ""))
        if who is not None and syntax[c].rel == "nmod:poss":
            return who.affiliation if who.type == "person" else None
    if syntax[at].low != syntax[at].lemma:
        return None  # 'the two countries'
    return scene.latest(at, lambda f: f.type == "state", FAR, here=2)


def _body(
    syntax: Syntax, figures: Figures, scene: Scene, at: int, kind: ActorType | None
) -> str | None:
    """'the charity', 'the group', 'the rebels', 'the union'."""
    low, lemma = syntax[at].low, syntax[at].lemma

    def called(figure: Figure) -> bool:
        by_noun = figure.type != "person" and bool({low, lemma} & figure.nouns)
        return by_noun and (bool(figure.names) or not scene.only_in_headline(figure.id))

    who = scene.latest(at, called, FAR)
    if who is not None:
        return who
    if lemma in GENERIC:
        return _group(figures, scene, at, lemma)
    if kind == "international-organisation" and lemma in ("alliance", "bloc"):
        return scene.latest(at, lambda f: f.type == kind, FAR)
    if kind in _ARMED:
        plural = low.endswith("s") or low != lemma
        return _rebels(figures, scene, at) if plural else None
    if lemma in load_words("businesses"):
        return _business(figures, scene, at)
    if lemma in load_words("charities"):
        return scene.latest(
            at, lambda f: f.type == "organisation" and (not f.nouns or bool(f.nouns & load_words("charities"))),
            FAR,
        )  # fmt: skip
    return None


def _rebels(figures: Figures, scene: Scene, at: int) -> str | None:
    """'the rebels': the last armed group, else a movement that is not said to be anything else."""
    who = scene.latest(at, lambda f: f.type in _ARMED, FAR)
    if who is None:
        who = scene.latest(
            at,
            lambda f: f.type == "organisation" and bool(f.names) and bool(f.nouns & _MOVEMENTS),
            FAR,
        )
        if who is not None:
            figures[who].type = "armed-group"
    return who


def _group(figures: Figures, scene: Scene, at: int, lemma: str) -> str | None:
    """'the group', 'the movement': the last armed group, else the last body of no other kind.

    From then on it goes by that noun.
    """
    who = scene.latest(
        at,
        lambda f: f.type in _ARMED and (bool(f.names) or not scene.only_in_headline(f.id)),
        FAR,
    )
    who = who or scene.latest(at, lambda f: f.type == "organisation" and not f.nouns, FAR)
    who = who or scene.latest(at, lambda f: f.type == "organisation", FAR)
    if who is not None:
        figures[who].nouns.add(lemma)
    return who


def _business(figures: Figures, scene: Scene, at: int) -> str | None:
    """'the firm', 'the airline': the last body of no other kind.

    A name that acts like a state but is never a place is a business where one is spoken of.
    """
    who = scene.latest(at, lambda f: f.type == "organisation" and not f.nouns, FAR)
    acting = scene.latest(at, lambda f: f.type == "state" and not (f.known or f.placed), FAR)
    if who is None and acting is not None:
        figures[acting].type = "organisation"
    return who or acting


def _holder(
    syntax: Syntax, figures: Figures, scene: Scene, whose: dict[int, str], at: int
) -> str | None:
    """'the minister': who has that office. One introduced later counts where the body is named."""
    low = syntax[at].low
    same = frozenset({low, syntax[at].lemma})
    below = [i for i in syntax.subtree(at, frozenset({"acl", "appos", "conj", "parataxis", "punct"}))
             if i != at and abs(i - at) <= 8]  # fmt: skip
    bodies = {whose[i] for i in below
              if i in whose and figures[whose[i]].type not in ("person", "officials")}  # fmt: skip
    for i in below:
        person = figures.get(whose.get(i, ""))
        if person is not None and person.type == "person" and person.affiliation:
            bodies.add(person.affiliation)
    wanted = {syntax[i].low for i in below if i < at and syntax[i].upos in ("ADJ", "NOUN")}

    def holds(figure: Figure, offices: frozenset[str]) -> bool:
        words = set((figure.role or "").lower().replace("-", " ").split())
        if figure.type != "person" or not words & offices:
            return False
        return wanted <= words and (not bodies or figure.affiliation in bodies)

    who = scene.latest(at, lambda f: holds(f, same), FAR)
    alike = _ALIKE if low in _ALIKE and (bodies or who is None) else same
    who = who or scene.latest(at, lambda f: holds(f, alike), FAR)
    if who is not None and (bodies or not any(syntax[c].base == "nmod" and syntax[c].rel != "nmod:poss"
                                              for c in syntax.children[at])):  # fmt: skip
        return who
    if bodies and low not in ("official", "spokesman", "spokeswoman", "representative"):
        later = [f.id for f in figures.values() if holds(f, alike)]
        return later[0] if len(later) == 1 else None
    return None
