"""'The union's chairman said …' before 'the chairman, Kofi Sarr': somebody named a little later."""

from onrecord.reading.figures import Figures
from onrecord.reading.findings import Mention
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

REACH = 120
_PLAIN = 2
_REBELS = frozenset(
    {"rebels", "guerrillas", "insurgents", "gunmen", "kidnappers", "captors", "militants"}
)


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


def name_holders(syntax: Syntax, figures: Figures, mentions: list[Mention]) -> list[Mention]:
    """The mentions, those of a nameless office given to the person whom the next sentence is about.

    'The director of the agency said … Ines Kolde said …': or in the sentence before. One of whom no
    other office is told.
    """
    became: dict[str, str] = {}
    for office in sorted(mentions):
        holder = figures[office.actor]
        nameless = holder.type == "officials" and not holder.names
        serves = holder.affiliation or _named_after(syntax, mentions, office)
        owned = {t.form for t in syntax.tokens[office.first : office.head]} & {"'s", "’s"}
        the = syntax[office.first].low == "the" or (owned and _tells(syntax, office))
        single = the and syntax[office.head].xpos not in ("NNS", "NNPS")
        heads = syntax[office.head].low in load_words("heads") and _of_something(syntax, office)
        if office.kind != "description" or not (nameless and (serves or heads) and single):
            continue
        who = _speaks_beside(syntax, figures, mentions, office, serves)
        if who is not None and who not in (serves, holder.id) and holder.id not in became:
            became[holder.id] = who
            figures[who].affiliation = figures[who].affiliation or serves
            figures[who].role = figures[who].role or syntax[office.head].low
    return [m._replace(actor=became.get(m.actor, m.actor)) for m in mentions]


def _of_something(syntax: Syntax, office: Mention) -> bool:
    """'the director of the power station', which is no actor itself."""
    after = office.head + 1
    return after < len(syntax) and syntax[after].low == "of"


def _tells(syntax: Syntax, office: Mention) -> bool:
    """'Marrowen's minister says': the subject of a verb of telling."""
    verb = syntax[office.head].head
    told = verb > office.head and syntax[verb].lemma in load_words("saying") | load_words("tell")
    return told and syntax[office.head].base == "nsubj"


def _named_after(syntax: Syntax, mentions: list[Mention], office: Mention) -> str | None:
    """'the inspector of the Lanes Organisation': the actor after 'of'."""
    after = office.head + 1
    if after >= len(syntax) or syntax[after].low != "of":
        return None
    return next((m.actor for m in mentions if after < m.first <= after + 2), None)


def _speaks_beside(
    syntax: Syntax, figures: Figures, mentions: list[Mention], office: Mention, serves: str | None
) -> str | None:
    """The one person who is the subject of the sentence after, or before, and may hold the office.

    In the same paragraph or the next to it.
    """
    here = syntax[office.head].sentence
    full = (m for m in mentions if m.kind == "name" and " " in figures[m.actor].name)
    if any(figures[m.actor].type == "person" and syntax[m.head].sentence == here for m in full):
        return None
    for beside in (here + 1, here - 1):
        found = {
            m.actor
            for m in mentions
            if m.kind == "name"
            and syntax[m.head].sentence == beside
            and abs(syntax[m.head].paragraph - syntax[office.head].paragraph) <= 1
            and (syntax[m.head].base == "nsubj" or m.first == syntax.sentences[beside].start)
            and figures[m.actor].type == "person"
            and figures[m.actor].affiliation in (None, serves)
            and _may_hold(syntax, figures[m.actor].role, office)
        }
        if len(found) == 1:
            return found.pop()
    return None


def _may_hold(syntax: Syntax, role: str | None, office: Mention) -> bool:
    """Whether a person of that role may be the one whose office is named."""
    if role is None:
        return True
    words = set(role.lower().split())
    noun = {syntax[office.head].low, syntax[office.head].lemma}
    heads = load_words("heads")
    return bool(words & noun) or bool(words & heads and noun & heads)


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
        and figures[m.actor].type in ("armed-group", "officials")
        and figures[m.actor].affiliation is None
    }
    return [m._replace(actor=group) if m.actor in they else m for m in mentions]
