"""Those without a name: 'Afghan rebel leaders', 'senior officials in Port Savelle', 'a spokesman'."""

from onrecord.model import DESCRIBED, ActorType
from onrecord.reading.figures import Figure, Figures
from onrecord.reading.findings import Mention
from onrecord.reading.offices import is_office
from onrecord.reading.people import body_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World, slug

_CORE = frozenset(
    {"nsubj", "obj", "iobj", "obl", "root", "conj", "nmod", "parataxis", "appos", "dep"}
)
_INNER = frozenset({"compound", "amod", "flat", "fixed", "goeswith"})
_RIGHT = frozenset({"of", "from", "in", "for", "at", "to", "with", "near"})
_PASS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "PART"})
NOBODY = frozenset({"no", "such", "any", "what", "which"})
_STRIP = frozenset({"the", "a", "an", "some", "several", "many", "this", "that", "these", "those", "other",
                    "another", "all", "its", "his", "her", "their", "our", "my", "both", "each", "more",
                    "about", "at", "least", "few", "of"})  # fmt: skip
_LANDS: frozenset[ActorType] = frozenset({"state", "place"})
_NAMELESS: frozenset[ActorType] = frozenset({"state", "outlet", "place"})


def kind_of_noun(syntax: Syntax, world: World, at: int) -> ActorType | None:
    """What a common noun says of those it is used for."""
    token = syntax[at]
    if token.upos not in ("NOUN", "PROPN"):
        return None
    kind = world.nouns.get(token.low) or world.nouns.get(token.lemma)
    if kind is None and is_office(syntax, world, at):
        return "officials"
    return kind


def is_group(syntax: Syntax, world: World, at: int) -> ActorType | None:
    """The type of the unnamed actor that the noun at `at` heads, or None if it heads none."""
    token = syntax[at]
    if token.upos not in ("NOUN", "PROPN") or token.base in _INNER or not token.form[0].isalpha():
        return None
    if (at and syntax[at - 1].low in NOBODY) or (at > 1 and syntax[at - 2].low in NOBODY):
        return None
    kind = kind_of_noun(syntax, world, at)
    if kind in _NAMELESS:
        return None
    if kind is None and token.lemma in load_words("publications"):
        return None
    if kind is None:
        owned = at > 0 and (syntax[at - 1].xpos == "PRP$" or syntax[at - 1].low == "whose")
        acts = (
            token.entity == "person"
            and not owned
            and token.base
            in (
                "nsubj",
                "obj",
                "iobj",
                "obl",
                "conj",
                "root",
            )
        )
        return "officials" if acts else None
    if token.base not in _CORE and token.rel != "nmod:poss":
        return None
    return kind if token.entity in ("person", "organization", "place", "") else None


def phrase(syntax: Syntax, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase, without clauses and appositions."""
    first = head
    while first > 0 and syntax[first - 1].sentence == syntax[head].sentence:
        token = syntax[first - 1]
        modifies = token.upos in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "ADV", "PRON") or (
            token.form in ("'s", "’s", "-", "'", "’") or token.xpos in ("VBN", "VBG"))  # fmt: skip
        if not modifies or not _hangs(syntax, first - 1, first, head):
            break
        first -= 1
    while syntax[first].upos == "PUNCT" and first < head:
        first += 1
    return first, _right_end(syntax, head)


def _hangs(syntax: Syntax, at: int, first: int, head: int) -> bool:
    """Token `at` belongs to what stands between it and the head."""
    above = syntax[at].head
    return first <= above <= head or (
        syntax[at].form in ("-", "'s", "’s", "'", "’") and above < first
    )


def _right_end(syntax: Syntax, head: int) -> int:
    """The last token of 'of …', 'from …', 'in …' right after a noun."""
    last = head
    while last + 2 < len(syntax) and syntax[last + 1].low in _RIGHT:
        link = syntax[last + 1]
        noun = link.head
        if link.sentence != syntax[head].sentence or not last + 1 < noun <= last + 7:
            break
        below = syntax[noun]
        if (
            below.base != "nmod"
            or not head <= below.head <= last
            or (link.low == "to" and last > head)
        ):
            break
        if any(syntax[i].upos not in _PASS and syntax[i].form not in ("-", "'s", "’s", "&")
               for i in range(last + 1, noun + 1)):  # fmt: skip
            break
        last = noun
        while (
            last + 1 < len(syntax)
            and syntax[last + 1].head == noun
            and syntax[last + 1].base == "flat"
        ):
            last += 1
    return last


def counted(syntax: Syntax, head: int) -> int:
    """'hundreds of protesters', 'one of the officials': the counting word, else `head` itself."""
    above = syntax[head].head
    while (
        0 <= above < head and syntax[head].base == "nmod" and head - above <= 4
        and syntax[above].low.removesuffix("s") in load_words("quantities")
        and syntax[above + 1].low == "of"
    ):  # fmt: skip
        head, above = above, syntax[above].head
    return head


def enter(
    syntax: Syntax, figures: Figures, whose: dict[int, str], head: int, kind: ActorType
) -> list[Mention]:
    """A figure for the noun phrase of `head`, under the phrase's own words, and its mentions.

    `whose` holds the actor of each token spoken of so far; names ahead are in it, too.
    """
    first, last = phrase(syntax, head)
    while last + 1 < len(syntax) and last in whose and whose.get(last + 1) == whose[last]:
        last += 1  # a name is not cut
    top = counted(syntax, head)
    start = first
    while start < head and (
        syntax[start].low in _STRIP or syntax[start].upos in ("NUM", "PUNCT", "PRON")
    ):
        start += 1
    if start < head and syntax[start].form in ("'s", "’s", "-"):
        start += 1
    while first < start and syntax[first].low in ("at", "least", "about", "more", "than", "some"):
        first += 1
    name = syntax.text[syntax[start].start : syntax[last].end].replace("\n", " ")
    serves = _affiliation(syntax, figures, whose, range(first, last + 1), head)
    body = figures.get(serves or "")
    if kind == "armed-group" and body is not None and body.type in _LANDS:
        serves = None  # 'the rebels of Corrash' do not serve it
    if serves in figures and kind in ("armed-group", "military") and _people(syntax, head):
        kind = "officials"  # soldiers of somebody: unnamed people, not a body of their own
    key = f"{name.lower()} of {serves}"
    same = figures.described.get(key)
    if same is None:
        same = figures.described[key] = figures.add(
            Figure(slug(name), name, kind, affiliation=serves, score=0.7, reason=DESCRIBED,
                   nouns={syntax[head].low, syntax[head].lemma})
        )  # fmt: skip
    begin = min(first, phrase(syntax, top)[0]) if top != head else first
    found = [Mention(begin, last, head, same.id, "description")]
    if top != head:
        found.append(Mention(begin, last, top, same.id, "description"))
    return found


def _people(syntax: Syntax, head: int) -> bool:
    """A plural: 'soldiers', 'troops', 'border guards'."""
    low = syntax[head].low
    return low.endswith(("s", "men")) and low != "forces"


def _affiliation(
    syntax: Syntax, figures: Figures, whose: dict[int, str], inside: range, head: int
) -> str | None:
    """Whom the words of the phrase name: before the head first, then after it."""
    order = [*range(head - 1, inside.start - 1, -1), *range(head + 1, inside.stop)]
    for i in order:
        who = whose.get(i)
        if who is None or who not in figures:
            continue
        figure = figures[who]
        if figure.type == "person":
            serves = figure.affiliation if syntax[i].rel == "nmod:poss" or i < head else None
            if serves:
                return serves
            continue
        if figure.type == "officials":
            if figure.affiliation:
                return figure.affiliation
            continue
        body = body_of(figures, who)
        if figures[body].type != "place" or i < head:
            return body
    return None
