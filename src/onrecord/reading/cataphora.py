"""'The union's chairman said …' before 'the chairman, Kofi Sarr': somebody named a little later."""

from onrecord.reading.figures import Figures
from onrecord.reading.findings import Mention
from onrecord.reading.syntax import Syntax

REACH = 120
_PLAIN = 2
_REBELS = frozenset({"rebels", "guerrillas", "insurgents"})


def name_earlier(syntax: Syntax, figures: Figures, mentions: list[Mention]) -> list[Mention]:
    """The mentions, those of a nameless official given to who is named with his office after them.

    The name comes with the office alone ('the chairman, Kofi Sarr'): whose chairman he is stood
    where he was first spoken of.
    """
    named = {m.actor: m for m in reversed(mentions) if m.kind == "name"}
    became: dict[str, str] = {}
    for office in sorted(mentions):
        person = figures[office.actor]
        first = named.get(office.actor)
        apart = office.kind == "description" and office.last - office.first < _PLAIN
        if person.type != "person" or first is None or not apart or office.last > first.first:
            continue
        if syntax[office.first].low != "the" or first.first - office.last > _PLAIN:
            continue
        noun = syntax[office.head].low
        before = [
            m
            for m in mentions
            if 0 < office.first - m.head < REACH
            and figures[m.actor].type == "officials"
            and syntax[m.head].low == noun
        ]
        if before and (who := max(before).actor) not in became:
            became[who] = person.id
            serves = figures[who].affiliation
            person.affiliation = serves if serves and serves != person.id else person.affiliation
    return [m._replace(actor=became.get(m.actor, m.actor)) for m in mentions]


def name_rebels(syntax: Syntax, figures: Figures, mentions: list[Mention]) -> list[Mention]:
    """The mentions, those of rebels without a name given to the one armed group named after them."""
    named = {m.actor: m for m in sorted(mentions, reverse=True)
             if m.kind == "name" and figures[m.actor].type == "armed-group"}  # fmt: skip
    if len(named) != 1:
        return mentions
    group, first = next(iter(named.items()))
    they = {
        m.actor
        for m in mentions
        if m.kind == "description"
        and syntax[m.head].low in _REBELS
        and 0 < first.first - m.last < REACH
        and figures[m.actor].type == "armed-group"
        and figures[m.actor].affiliation is None
    }
    return [m._replace(actor=group) if m.actor in they else m for m in mentions]
