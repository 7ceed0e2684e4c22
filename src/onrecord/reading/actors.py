"""Everybody in the article under one name each: names, descriptions, pronouns, unnamed tellers."""

from collections import Counter

from onrecord.model import Actor, Span, Spans
from onrecord.reading.cataphora import name_earlier, name_holders, name_rebels
from onrecord.reading.clans import name_clans
from onrecord.reading.coreference import Walk
from onrecord.reading.figures import Figure, Figures, bare, group_names
from onrecord.reading.findings import Cast, Mention, Quote
from onrecord.reading.groups import enter
from onrecord.reading.kinds import set_kinds
from onrecord.reading.leads import name_leads
from onrecord.reading.led import serve_by_clause
from onrecord.reading.mentions import find_names
from onrecord.reading.names import Name
from onrecord.reading.people import find_offices
from onrecord.reading.quoted import first_person, tokens_of
from onrecord.reading.states import join_capitals, join_demonyms
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World, slug


def find_actors(
    syntax: Syntax,
    quotes: tuple[Quote, ...],
    world: World,
    *,
    outlet_name: str | None = None,
) -> Cast:
    """The cast of an article. `outlet_name` is who published it, where known."""
    figures = Figures()
    outlet = _outlet(world, figures, outlet_name)
    names = find_names(syntax, world)
    group_names(syntax, world, names, figures)
    _call_itself(syntax, names, figures, outlet)
    join_demonyms(syntax, names, figures)
    set_kinds(syntax, world, names, figures)
    _drop_adjectives(syntax, names, figures)
    join_capitals(syntax, world, names, figures)
    _belong(world, names, figures)
    _settle_names(syntax, names, figures)
    named = find_offices(syntax, world, names, figures)
    serve_by_clause(syntax, names, figures)
    owner = figures.owner()
    named += [_named(syntax, figures, names[n], owner[n]) for n in sorted(owner)]
    peoples, named = _peoples(syntax, figures, names, owner, named)
    mentions = (
        named + peoples + Walk(syntax, world, figures, quotes, outlet).run(names, named + peoples)
    )
    for named_by in (name_earlier, name_holders, name_rebels, name_clans, name_leads):
        mentions = named_by(syntax, figures, mentions)
    _serve_only_state(figures, mentions)
    cast = Cast(_actors(syntax, figures, mentions, outlet), tuple(sorted(mentions)))
    speakers = {n: who for n, q in enumerate(quotes) if (who := speaker(syntax, cast, q.source))}
    taken = {m.head for m in mentions}
    mentions += [m for m in first_person(syntax, quotes, speakers, outlet) if m.head not in taken]
    return Cast(_actors(syntax, figures, mentions, outlet), tuple(sorted(mentions)), outlet)


def _serve_only_state(figures: Figures, mentions: list[Mention]) -> None:
    """'the army', where the article speaks of one state alone: that state's."""
    spoken = {m.actor for m in mentions}
    states = [f for f in figures.values() if f.type == "state" and f.id in spoken]
    for figure in figures.values():
        nameless = figure.type == "military" and not figure.names and figure.affiliation is None
        if nameless and figure.name.lower() in load_words("arms-of-state") and len(states) == 1:
            figure.affiliation = states[0].id


def _outlet(world: World, figures: Figures, name: str | None) -> str | None:
    """The figure of who published the article; it keeps the name that it was given by."""
    if not name or not name.strip():
        return None
    known = world.find(name)
    if known and known[0].type == "outlet":
        return figures.of_entry(world, known[0]).id
    made = Figure(slug(name), name.strip(), "outlet", known=True, reason="published the article")
    made.nouns.add(bare(name).split()[-1].lower() if bare(name) else "")
    return figures.add(made).id


def _call_itself(syntax: Syntax, names: list[Name], figures: Figures, outlet: str | None) -> None:
    """'told the Observer', in the Cressing Observer: who published it, whatever else goes by that."""
    own = figures.get(outlet or "")
    last = bare(own.name).split()[-1:] if own is not None else []
    if own is None or own.name.split() == last or " of " in own.name:
        return
    ends = [n for n, name in enumerate(names) if bare(name.text).split()[-1:] == last]
    if any(" " in bare(names[n].text) and n not in own.names for n in ends):
        return  # another of that name is spoken of
    short = [n for n in ends if n not in own.names and _after_the(syntax, names[n])]
    for figure in list(figures.values()):
        if figure is not own and not set(short).isdisjoint(figure.names):
            figure.names = [n for n in figure.names if n not in short]
            if not figure.names:
                del figures[figure.id]
    own.names = sorted([*own.names, *short])


def _after_the(syntax: Syntax, name: Name) -> bool:
    return "the" in {syntax[name.first].low, syntax[max(0, name.first - 1)].low}


def _belong(world: World, names: list[Name], figures: Figures) -> None:
    """'Israeli Foreign Ministry' belongs to the state that opens its name."""
    for figure in list(figures.values()):
        entry = next((names[n].of for n in figure.names if names[n].of), None)
        if entry is not None and not figure.known and figure.affiliation is None:
            figure.affiliation = figures.of_entry(world, entry).id


def _drop_adjectives(syntax: Syntax, names: list[Name], figures: Figures) -> None:
    """'European', 'Christian', 'Western': capitalised adjectives that no state goes by."""
    for figure in list(figures.values()):
        uses = [syntax[names[n].head] for n in figure.names]
        plain = not figure.known and not figure.demonym and " " not in figure.name
        if plain and uses and all(t.base == "amod" or t.upos == "ADJ" for t in uses):
            del figures[figure.id]


def _settle_names(syntax: Syntax, names: list[Name], figures: Figures) -> None:
    """A person goes by the full name used most ('Tess Arvane', not 'Liberal Tess Arvane')."""
    for figure in figures.values():
        if figure.type == "outlet" and not figure.known and _titled(syntax, names, figure):
            figure.name = f"The {bare(figure.name)}"
        if figure.type == "person" and not figure.known:
            full = Counter(bare(names[n].text) for n in figure.names)
            ends = {t: k for t, k in full.items() if " " in t and figure.name.endswith(t)}
            figure.name = max(ends, key=lambda t: (ends[t], len(t)), default=figure.name)


def _titled(syntax: Syntax, names: list[Name], figure: Figure) -> bool:
    """'told The Lantern': a capital in the middle of a sentence makes the article part of a name."""
    before = [names[n].first - 1 for n in figure.names]
    return any(
        i > 0 and syntax[i].form == "The" and syntax[i - 1].sentence == syntax[i].sentence
        for i in before
    )


def _named(syntax: Syntax, figures: Figures, name: Name, who: str) -> Mention:
    """A name, with its article where it is a shorter form ('the US', 'the Guard')."""
    first = name.first
    the = (
        first > 0
        and syntax[first - 1].low == "the"
        and (syntax[first - 1].sentence == syntax[first].sentence)
    )
    short = bare(name.text) != figures[who].name and not name.office
    if the and short and syntax[name.head].base not in ("amod", "compound"):
        first -= 1
    return Mention(first, name.last, name.head, who, "name")


def _peoples(
    syntax: Syntax, figures: Figures, names: list[Name], owner: dict[int, str], named: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """'ethnic Albanians in Serbia', 'two Israelis' are people, not the state: groups of their own."""
    whose = {i: owner[n] for n in owner for i in range(names[n].first, names[n].last + 1)}
    found: list[Mention] = []
    heads = set()
    for n, name in enumerate(names):
        token = syntax[name.head]
        plural = (
            name.kind == "demonym" and token.low.endswith("s") and token.upos in ("NOUN", "PROPN")
        )
        special = plural and any(
            syntax[c].base in ("amod", "nmod", "nummod", "acl") for c in syntax.children[name.head]
        )
        if special and n in owner and token.base not in ("compound", "amod"):
            made = enter(syntax, figures, {**whose, name.head: ""}, name.head, "officials")
            group = figures[made[0].actor]
            group.affiliation = owner[n]
            found += made
            heads.add(name.head)
    return found, [m for m in named if m.head not in heads]


def speaker(syntax: Syntax, cast: Cast, source: Spans) -> str | None:
    """Who a source phrase is: whom its head speaks of; a person or outlet named in it before that."""
    inside = tokens_of(syntax, source)
    head = syntax.top(source[0]) if source else None
    if head is None:
        return None
    clause = next((i for i in inside if syntax[i].rel == "acl:relcl" and i > head), inside[-1] + 1)
    by_type: dict[str, str] = {}
    names = [m for m in cast.names(inside) if m.head < clause]
    for m in names:
        by_type.setdefault(cast.by_id[m.actor].type, m.actor)
    if syntax[head].lemma in load_words("publications") and "outlet" in by_type:
        return by_type["outlet"]
    own = cast.at(head)
    after = [m for m in names if head <= m.last
             and cast.by_id[m.actor].type in ("person", "outlet")
             and not any(syntax[i].upos in ("ADP", "VERB") for i in range(head, m.first))]  # fmt: skip
    if after:
        return after[0].actor
    return (
        own
        or by_type.get("person")
        or by_type.get("outlet")
        or next((a for a in map(cast.at, inside) if a), None)
    )


def _actors(
    syntax: Syntax, figures: Figures, mentions: list[Mention], outlet: str | None
) -> tuple[Actor, ...]:
    """Those who are mentioned, whom they belong to, and the outlet."""
    spans: dict[str, list[Span]] = {}
    for m in mentions:
        spans.setdefault(m.actor, []).append((syntax[m.first].start, syntax[m.last].end))
    used = set(spans) | ({outlet} if outlet else set())
    for who in list(used):
        while (above := figures[who].affiliation) in figures and above not in used:
            used.add(who := str(above))
    return tuple(
        Actor(
            id=f.id, name=f.name, type=f.type, role=f.role,
            affiliation=f.affiliation if f.affiliation in used and f.affiliation != f.id else None,
            code=f.code, mentions=tuple(sorted(set(spans.get(f.id, [])))), score=f.score, reason=f.reason,
        )
        for f in figures.values() if f.id in used
    )  # fmt: skip
