"""'The Oruda would hand the goats back', where 'the Oruda clan' is spoken of: one and the same."""

from onrecord.reading.figures import Figures
from onrecord.reading.findings import Mention
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words


def name_clans(syntax: Syntax, figures: Figures, mentions: list[Mention]) -> list[Mention]:
    """The mentions, 'the Oruda' given to the clan, tribe or movement that is called after them.

    No land has an article, so only a name that has one is the people's. Who serves them by that
    name serves the clan.
    """
    clans = {
        figures[m.actor].affiliation: m.actor
        for m in mentions
        if m.kind == "description" and _is_clan(syntax, figures, m)
    }
    for person in figures.values():
        if person.type == "person" and person.affiliation in clans:
            person.affiliation = clans[person.affiliation]
    return [
        m._replace(actor=clans[m.actor]) if m.actor in clans and _the_people(syntax, m) else m
        for m in mentions
    ]


def _is_clan(syntax: Syntax, figures: Figures, m: Mention) -> bool:
    """'the Oruda clan': the name of nobody known, and the word for such a body right after it."""
    called = figures.get(figures[m.actor].affiliation or "")
    if called is None or called.known or not called.names:
        return False
    noun = syntax[m.head].low
    return noun in load_words("clans") and figures[m.actor].name == f"{called.name} {noun}"


def _the_people(syntax: Syntax, m: Mention) -> bool:
    """'the Oruda', by itself or as the clan: not 'the Oruda wells'."""
    if m.kind != "name" or m.last + 1 >= len(syntax):
        return False
    before = syntax[m.first - 1].low if m.first else ""
    more = syntax[m.last + 1].upos in ("NOUN", "PROPN", "ADJ")
    clan = syntax[m.last + 1].low in load_words("clans")
    return "the" in (before, syntax[m.first].low) and (clan or not more)
