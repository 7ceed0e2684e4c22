"""Everybody in the article under one name each: names, descriptions, pronouns, unnamed tellers."""

from onrecord.model import Actor, ActorType, Spans
from onrecord.reading.coreference import first_person, resolve
from onrecord.reading.findings import Cast, Mention, Quote
from onrecord.reading.mentions import find_names
from onrecord.reading.names import Figure, Figures, group_names
from onrecord.reading.people import find_offices
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World, slug

_DROP = frozenset({"the", "a", "an", "some", "several", "many", "one", "two", "three", "this", "that",
                   "these", "those", "other", "another", "no", "any", "all", "its", "his", "her", "their"})  # fmt: skip


def find_actors(
    syntax: Syntax, quotes: tuple[Quote, ...], world: World, *, outlet_name: str | None = None
) -> Cast:
    """The cast of an article. `outlet_name` is who published it, where known."""
    names = find_names(syntax, world)
    figures, owner, outlet = group_names(syntax, world, names, outlet_name)
    find_offices(syntax, world, names, figures, owner)
    _mend_affiliations(figures)
    mentions = [Mention(n.first, n.last, n.head, owner[k], "name") for k, n in enumerate(names)]
    mentions += _missed_surnames(syntax, figures, mentions)
    mentions.sort()
    mentions += resolve(syntax, world, figures, mentions, quotes)
    mentions += _groups(syntax, world, figures, mentions)
    mentions += _tellers(syntax, world, figures, mentions, quotes)
    cast = Cast(_actors(syntax, figures, mentions), tuple(mentions))
    speakers = {n: who for n, q in enumerate(quotes) if (who := speaker(syntax, cast, q.source))}
    taken = {m.head for m in mentions}
    mentions += [m for m in first_person(syntax, quotes, speakers) if m.head not in taken]
    mentions.sort()
    return Cast(_actors(syntax, figures, mentions, outlet), tuple(mentions), outlet)


def speaker(syntax: Syntax, cast: Cast, source: Spans) -> str | None:
    """Who a source phrase is: a name in it before anything else, then what its head speaks of."""
    inside = [i for span in source for i in syntax.within(span)]
    head = syntax.top(source[0]) if source else None
    if head is None:
        return None
    clause = next((i for i in inside if syntax[i].rel == "acl:relcl" and i > head), inside[-1] + 1)
    named = [m for m in cast.mentions if m.kind == "name" and m.head in inside and m.head < clause]
    kind = {m.actor: cast.by_id[m.actor].type for m in named if m.actor in cast.by_id}
    person = next((m.actor for m in named if kind.get(m.actor) == "person"), None)
    outlet = next((m.actor for m in named if kind.get(m.actor) == "outlet"), None)
    if outlet and any(syntax[i].lemma in load_words("publications") for i in inside):
        return outlet
    return person or cast.at(head) or outlet or next((a for a in map(cast.at, inside) if a), None)


def _mend_affiliations(figures: Figures) -> None:
    """Nobody serves himself, or somebody who has left the cast."""
    for figure in figures.by_id.values():
        if figure.affiliation == figure.id or figure.affiliation not in (None, *figures.by_id):
            figure.affiliation = None


def _missed_surnames(syntax: Syntax, figures: Figures, found: list[Mention]) -> list[Mention]:
    """Surnames that the tagger took for other words ('Oddly said')."""
    last = {
        f.name.split()[-1]: f.id
        for f in figures.by_id.values()
        if f.type == "person" and " " in f.name
    }
    inside = {i for m in found for i in range(m.first, m.last + 1)}
    return [
        Mention(i, i, i, last[t.form], "name")
        for i, t in enumerate(syntax.tokens)
        if t.form in last and i not in inside
    ]


def _groups(syntax: Syntax, world: World, figures: Figures, found: list[Mention]) -> list[Mention]:
    """Described groups that act: 'Afghan rebel leaders', 'police', 'hundreds of protesters'."""
    heads = {m.head for m in found}
    inside = {i for m in found if m.kind != "pronoun" for i in range(m.first, m.last + 1)}
    out = []
    for i, token in enumerate(syntax.tokens):
        if i in heads or i in inside or token.upos not in ("NOUN", "PROPN"):
            continue
        kind = world.nouns.get(token.low) or world.nouns.get(token.lemma)
        if kind in (None, "place", "outlet") or token.base in (
            "compound",
            "amod",
            "flat",
            "nmod:poss",
        ):
            continue
        if token.entity not in ("person", "organization", "") and kind != "state":
            continue
        out.append(_enter(syntax, world, figures, found, i, kind or "other"))
    return out


def _tellers(
    syntax: Syntax, world: World, figures: Figures, found: list[Mention], quotes: tuple[Quote, ...]
) -> list[Mention]:
    """Sources that are nobody yet become actors of their own."""
    out = []
    heads = {m.head for m in found}
    heads |= {i for m in found if m.kind == "name" for i in range(m.first, m.last + 1)}
    for quote in quotes:
        if not quote.source:
            continue
        head = syntax.top(quote.source[0])
        if (
            head is None
            or head in heads
            or syntax[head].upos not in ("NOUN", "PROPN", "NUM", "ADJ")
        ):
            continue
        within = [
            m for m in found if quote.source[0][0] <= syntax[m.head].start < quote.source[0][1]
        ]
        kind = world.nouns.get(syntax[head].low) or world.nouns.get(syntax[head].lemma)
        named = next((m for m in within if figures.by_id[m.actor].type in ("outlet",)), None)
        if named is not None and syntax[head].lemma in load_words("publications"):
            mention = Mention(head, head, head, named.actor, "description")
        else:
            mention = _enter(syntax, world, figures, found, head, kind or "other")
        heads.add(head)
        out.append(mention)
    return out


def _enter(
    syntax: Syntax, world: World, figures: Figures, found: list[Mention], head: int, kind: ActorType
) -> Mention:
    """A figure for the noun phrase of `head`, under the phrase's own words."""
    leave = frozenset(
        {
            "acl",
            "appos",
            "parataxis",
            "punct",
            "cc",
            "conj",
            "advcl",
            "case",
            "ccomp",
            "advmod",
            "dep",
        }
    )
    phrase = [i for i in syntax.subtree(head, leave=leave) if i <= head or _of(syntax, head, i)]
    phrase = _solid(phrase, head)
    while len(phrase) > 1 and (
        syntax[phrase[0]].low in _DROP or syntax[phrase[0]].upos in ("ADP", "NUM", "PUNCT")
    ):
        phrase = phrase[1:]
    text = syntax.text[syntax[phrase[0]].start : syntax[phrase[-1]].end]
    one_of = syntax[head].low in ("one", "some", "many", "several", "both", "two", "three")
    if one_of:
        kind = "officials"
    same = next(
        (f for f in figures.by_id.values() if f.name.lower() == text.lower() and not f.known), None
    )
    if same is None:
        belongs = [
            m.actor
            for m in found
            if m.head in phrase and m.head != head and figures.by_id[m.actor].type != "person"
        ]
        belongs += [
            m.actor
            for m in found
            if m.kind == "name"
            and phrase[0] <= m.head <= phrase[-1] + 4
            and m.head in syntax.subtree(head)
            and figures.by_id[m.actor].type
            in ("state", "armed-group", "organisation", "international-organisation")
        ]
        seat = _seat_inside(syntax, figures, head)
        same = figures.add(
            Figure(
                slug(text),
                text,
                kind,
                affiliation=next(iter(belongs), seat),
                reason="described group",
            )
        )
    return Mention(phrase[0], phrase[-1], head, same.id, "description")


def _of(syntax: Syntax, head: int, i: int) -> bool:
    """'hundreds of protesters', 'officials in Port Savelle' keep what follows the head."""
    return any(
        syntax[c].base in ("nmod",) and i in syntax.subtree(c)
        for c in syntax.children[head]
        if c > head
    )


def _solid(phrase: list[int], head: int) -> list[int]:
    """The unbroken run of tokens around the head."""
    kept = [head]
    for i in sorted((i for i in phrase if i < head), reverse=True):
        if i == kept[0] - 1:
            kept.insert(0, i)
    for i in sorted(i for i in phrase if i > head):
        if i <= kept[-1] + 2:
            kept += range(kept[-1] + 1, i + 1)
    return kept


def _seat_inside(syntax: Syntax, figures: Figures, head: int) -> str | None:
    """'officials in Port Savelle' serve the state whose capital that is."""
    words = {syntax[i].form for i in syntax.subtree(head)}
    for figure in figures.by_id.values():
        if figure.type == "state" and any(set(seat.split()) <= words for seat in figure.seats):
            return figure.id
    return None


def _actors(
    syntax: Syntax, figures: Figures, mentions: list[Mention], outlet: str | None = None
) -> tuple[Actor, ...]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for m in mentions:
        short = m.kind == "name" and _words(syntax, m) != figures.by_id[m.actor].name
        first = m.first - 1 if short and _article_before(syntax, m) else m.first
        spans.setdefault(m.actor, []).append((syntax[first].start, syntax[m.last].end))
    used = set(spans) | {f.affiliation for f in figures.by_id.values() if f.id in spans}
    out = []
    for figure in figures.by_id.values():
        if figure.id not in used and figure.id != outlet:
            continue
        places: Spans = tuple(sorted(set(spans.get(figure.id, []))))
        out.append(
            Actor(
                id=figure.id, name=figure.name, type=figure.type, role=figure.role,
                affiliation=figure.affiliation, code=figure.code, mentions=places,
                score=1.0 if figure.known else 0.7, reason=figure.reason,
            )
        )  # fmt: skip
    return tuple(out)


def _article_before(syntax: Syntax, m: Mention) -> bool:
    """A short form is spoken with its article ('the US', 'the Guard'); a modifier has none."""
    before = m.first - 1
    return (
        before >= 0
        and syntax[before].low == "the"
        and syntax[before].sentence == syntax[m.first].sentence
        and syntax[m.head].base not in ("amod", "compound")
    )


def _words(syntax: Syntax, m: Mention) -> str:
    return syntax.text[syntax[m.first].start : syntax[m.last].end]
