"""What kind of actor an unknown name is, by all that the text shows of it."""

from collections import defaultdict

from onrecord.model import ActorType
from onrecord.reading.agency import agents_verb
from onrecord.reading.figures import Figure, Figures
from onrecord.reading.lemmas import lemma
from onrecord.reading.names import Name
from onrecord.reading.pronoun_signs import Signs, pronoun_signs
from onrecord.reading.scene import subject_of
from onrecord.reading.surfaced import made_known_by
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

_GUM: dict[str, ActorType] = {"person": "person", "place": "place", "organization": "organisation"}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_STATIVE = frozenset({"be", "have", "lie", "remain", "become", "seem", "stand"})
_INNER = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})


def set_kinds(syntax: Syntax, world: World, names: list[Name], figures: Figures) -> None:
    """Set `type`, `score` and `reason` of the figures that no table knows."""
    for figure in figures.values():
        if not figure.known and figure.names:
            signs = weigh(syntax, world, figure, [names[n] for n in figure.names])
            total = sum(v for v in signs.values() if v > 0)
            figure.type = max(signs, key=lambda kind: signs[kind]) if total else "other"
            figure.placed = any(names[n].entity == "place" for n in figure.names)
            figure.score = round(max(0.3, signs[figure.type] / total), 2) if total else 0.3
            figure.reason = f"name in the text; {figure.type} by its use"


def weigh(syntax: Syntax, world: World, figure: Figure, uses: list[Name]) -> Signs:
    """How much speaks for each type, over all uses of a name."""
    signs: Signs = defaultdict(float)
    _by_words(syntax, world, figure, uses, signs)
    for use in uses:
        if use.office and not _thing(world, figure.name):
            signs["person"] += 4
        _called(syntax, world, figure, use, signs)
        _owns(syntax, use, signs)
        _told(syntax, use, signs)
        pronoun_signs(syntax, use, signs)
        if made_known_by(syntax, use.first):
            signs["outlet"] += 4
    tagged = [use.entity for use in uses if use.entity in _GUM]
    single = len(figure.name.split()) == 1
    for entity in sorted(set(tagged)):
        # the press introduces people by two names or an office: one word alone is seldom a person
        weight = 2.0 if not single else 0.75 if entity == "person" else 1.5
        signs[_GUM[entity]] += weight * tagged.count(entity) / len(tagged)
    if figure.demonym:
        signs["state"] += 2
    if any(use.dateline for use in uses):
        signs["place"] += 3
    if single:
        _acts(syntax, uses, signs)
    _of_kind(syntax, world, figure, uses, signs)
    if figure.nouns & load_words("settlements"):
        signs["state"] = 0.0  # 'X, the town that its army has surrounded'
    elif signs["state"] >= 1:  # a state is a place, too
        signs["state"] += max(0.0, signs.pop("place", 0.0))
    return signs


def _thing(world: World, name: str) -> bool:
    return world.nouns.get(name.rsplit(maxsplit=1)[-1].lower(), "officials") != "officials"


def _by_words(syntax: Syntax, world: World, figure: Figure, uses: list[Name], signs: Signs) -> None:
    """What the name's own words say: 'Northern Front', 'Radio Karsal', 'Mike Waltz'."""
    words = figure.name.split()
    the = any(u.first > 0 and syntax[u.first - 1].low == "the" for u in uses)
    end, start = words[-1].lower().rstrip("."), words[0].lower()
    last, first = world.nouns.get(end), world.nouns.get(start) or world.openings.get(start)
    if len(words) > 1:
        last = world.endings.get(end, last)
        if end == "agency" and words[-2].lower() in load_words("domains"):
            last = "organisation"  # the 'Atomic Control Agency' is no news agency
    if last and last != "officials" and (len(words) > 1 or the):
        rebel = last == "military" and not load_words("insurgent-names").isdisjoint(
            figure.name.lower().split()
        )
        signs["armed-group" if rebel else last] += 4
        if end in world.nouns:
            figure.nouns.add(end)
    elif first and first != "officials" and len(words) > 1:
        signs[first] += 3
        if start in world.nouns:
            figure.nouns.add(start)
    elif len(words) == 1 and _plural(words[0].lower()):
        signs["officials"] += 3
    elif len(words) > 1 and not the and all(w[:1].isupper() for w in words):
        signs["person"] += 1.5
    elif the:
        # persons have no article, nor most places: 'the Reed Banner', 'the Compass'
        signs["organisation"] += 1 if len(words) == 1 else 2.5
        signs["person"] -= 2


def _plural(word: str) -> bool:
    """'Republicans', 'Hispanics': a people or a party's people."""
    return len(word) > 4 and word.endswith("s") and lemma(word, "NOUN") == word[:-1]


def _called(syntax: Syntax, world: World, figure: Figure, use: Name, signs: Signs) -> None:
    """'the charity Harbour Relief', 'Harbour Relief, a charity', 'Solmere, which …'."""
    before = use.first - 1
    if before > 0 and syntax[before].form == "The":
        before -= 1  # 'the newspaper The Lantern'
    if before >= 0 and syntax[before].sentence == syntax[use.first].sentence:
        low, upos = syntax[before].low, syntax[before].upos
        if low in ("neighbouring", "neighboring"):
            signs["state"] += 3
        kind = world.nouns.get(low)
        if kind == "outlet" and syntax[max(0, before - 1)].low in load_words("charities"):
            kind = "organisation"  # an aid agency
        if upos in ("NOUN", "PROPN", "ADJ") and (kind or low in world.roles):
            person = low in world.roles or kind == "officials"
            signs["person" if person else kind or "other"] += 4
            if kind and not person:
                figure.nouns.add(low)
    after = use.last + 1
    if after + 1 >= len(syntax) or syntax[after].form not in (",", "("):
        return
    following = syntax[after + 1]
    if following.low in ("which", "who"):
        signs["person"] += 3 if following.low == "who" else -3
    elif (
        following.upos == "NUM" and after + 2 < len(syntax) and syntax[after + 2].form in (",", ")")
    ):
        signs["person"] += 3
    elif following.upos in ("DET", "NOUN", "ADJ") or following.low in ("a", "an", "the"):
        _apposed(syntax, world, figure, after + 1, signs)


def _apposed(syntax: Syntax, world: World, figure: Figure, at: int, signs: Signs) -> None:
    """The first noun that tells a kind after a comma: 'X, a border town', 'X, director of'."""
    the = syntax[at].upos == "DET"
    for i in range(at, min(len(syntax), at + 7)):
        token = syntax[i]
        if token.sentence != syntax[at].sentence or token.upos in (
            "VERB",
            "AUX",
            "ADP",
            "PUNCT",
            "SCONJ",
        ):
            return
        if the and token.form[:1].isupper():
            return  # 'Brevia, the Estrin Courier reported, would …'
        kind, office = world.nouns.get(token.low), token.low in world.roles
        if i + 1 < len(syntax) and syntax[i + 1].form in _POSSESSIVE:
            continue  # "X, the movement's spokesman": not what X is
        ends = i + 1 >= len(syntax) or syntax[i + 1].upos not in ("NOUN", "PROPN")
        if (kind or office) and ends and token.upos in ("NOUN", "PROPN"):
            if (
                i + 2 < len(syntax)
                and syntax[i + 1].form == ","
                and syntax[i + 2].form[:1].isupper()
            ):
                return  # 'In X, the minister, Inge Tallow': the office is the next name's
            if office or kind == "officials":
                signs["person"] += 3
            elif the:
                signs[kind or "other"] += 3
                figure.nouns.add(token.low)
            return


def _owns(syntax: Syntax, use: Name, signs: Signs) -> None:
    """ "X's interior minister", 'X troops', 'the capital of X', "X's fighters", 'in X'."""
    stop = min(len(syntax), use.last + 6)
    after = [
        syntax[i]
        for i in range(use.last + 1, stop)
        if syntax[i].sentence == syntax[use.last].sentence
    ]
    own = after[1:] if after and after[0].form in _POSSESSIVE else None
    if own is not None:
        cut = next((k for k, t in enumerate(own) if t.upos not in _INNER), len(own))
        _owned({t.low for t in own[:cut]} | {t.lemma for t in own[:cut]}, signs, 3.0)
    elif after and after[0].upos == "NOUN":
        beside = {after[0].low, after[0].lemma}
        if _is_press(syntax, [t for t in after if t.upos == "NOUN"][:3]):
            signs["outlet"] += 4
        # 'Harlan rebels' may be rebels of Harlan as well as Harlan's
        _owned(beside, signs, 0.4 if beside & load_words("armed") else 2.0)
        signs["place"] += 0.5 + (syntax[use.first - 1].low == "the" if use.first else 0)
    if use.first > 1:
        before, noun = syntax[use.first - 1].low, syntax[use.first - 2]
        if before == "of" and {noun.low, noun.lemma} & load_words("state-powers"):
            signs["state"] += 3
        elif before in ("in", "at", "near", "across", "into", "inside", "outside"):
            signs["place"] += 1.5
        elif before == "from":
            signs["place"] += 1


def _is_press(syntax: Syntax, nouns: list[Token]) -> bool:
    """'the Halcyon agency reported', 'the Intervale news agency': the last of the nouns says it."""
    words = [t.low for t in nouns]
    agency = "agency" in words and (
        "news" in words or any(syntax[t.head].lemma == "report" for t in nouns if t.base == "nsubj")
    )
    return agency or bool(load_words("press-nouns") & set(words[:1]))


def _owned(words: set[str], signs: Signs, weight: float) -> None:
    if words & load_words("state-powers"):
        signs["state"] += weight
    elif words & load_words("armed"):
        signs["armed-group"] += weight
    elif words & load_words("newsroom"):
        signs["outlet"] += weight
    elif words & load_words("bodies"):
        signs["organisation"] += weight / 2
    elif words & load_words("kin"):
        signs["person"] += weight
    elif words & load_words("spokespeople"):
        signs["person"] -= weight  # nobody has a leader or a spokesman but a body


def _told(syntax: Syntax, use: Name, signs: Signs) -> None:
    """'told the Lantern': newspapers are told things."""
    token = syntax[use.head]
    if token.base in ("obj", "iobj") and token.head >= 0 and syntax[token.head].lemma == "tell":
        signs["outlet"] += 1 if syntax[use.first - 1].low == "the" else 0.25


def _of_kind(syntax: Syntax, world: World, figure: Figure, uses: list[Name], signs: Signs) -> None:
    """'the rail town of Orrin Junction', 'managing director of Tarrow Hydraulic'."""
    for use in uses:
        if use.first < 2 or syntax[use.first - 1].low not in ("of", "at"):
            continue
        noun = syntax[use.first - 2]
        if syntax[use.first - 1].low == "at":
            if noun.lemma in load_words("heads"):  # 'bosses at Bluestem Water'
                signs["organisation"] += 4
                signs["person"] -= 2
            continue
        if noun.low in load_words("settlements") or world.nouns.get(noun.low) == "state":
            signs[world.nouns.get(noun.low, "place")] += 4
            figure.nouns.add(noun.low)
        elif {noun.low, noun.lemma} & load_words("of-places"):
            signs["place"] += 3
        elif {noun.low, noun.lemma} & (load_words("bodies") | load_words("spokespeople")):
            signs["organisation"] += 2
            signs["person"] -= 3
        elif noun.low in load_words("heads"):  # 'the head of Open Hearth'
            signs["organisation"] += 1
            signs["person"] -= 2


def _acts(syntax: Syntax, uses: list[Name], signs: Signs) -> None:
    """A place that does something is a state; so is what acts and is no person."""
    for use in uses:
        verb = subject_of(syntax, use.head) or agents_verb(syntax, use.first, use.head)
        if verb is None or use.dateline or syntax[verb].lemma in _STATIVE:
            continue
        if use.entity == "place" or signs["person"] < max(signs["place"], 0.1):
            signs["state"] += 1.5
            return
