"""Whom a person serves, by a clause: 'Arkwin, who chairs the Commission', 'the envoy sent by X'."""

from onrecord.reading.figures import Figure, Figures
from onrecord.reading.names import Name
from onrecord.reading.offices import is_office
from onrecord.reading.people import BODIES, body_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import load_world

_REACH = 9
_OPENING, _OFFICE = 3, 4  # paragraphs; words
_SENT = frozenset({"sent", "appointed", "named", "chosen", "employed", "hired"})


def serve_by_clause(syntax: Syntax, names: list[Name], figures: Figures) -> None:
    """Set `affiliation` of persons that have none from a clause after their name."""
    owner = figures.owner()
    starts = {names[n].first: n for n in owner}
    for n, name in enumerate(names):
        person = figures.get(owner.get(n, ""))
        if person is None or person.type != "person" or person.affiliation is not None:
            continue
        spoken_of = max((f for f in figures.values() if f.type == "person"), key=_told_of)
        office = _by_office(syntax, name) if person is spoken_of else []
        for i in (*_openings(syntax, name), *_in_the_next(syntax, name), *office):
            named = (owner[starts[k]] for k in _clause(syntax, i) if k in starts)
            who = next(named, None)
            if who is not None and figures[who].type in BODIES and who != person.id:
                person.affiliation = body_of(figures, who)
                break


def _told_of(figure: Figure) -> int:
    return len(figure.names)


def _by_office(syntax: Syntax, name: Name) -> list[int]:
    """'Teodor Maas keeps a jar. Urdeka's fisheries minister is …', where a report opens with him.

    Of the one person whom it names most. The name of whom he serves stands before his office.
    """
    first = syntax.sentence_of(name.first)
    if syntax[name.first].paragraph > _OPENING or name.first != first.start:
        return []
    if first.stop >= len(syntax) or syntax[first.stop].paragraph != syntax[name.first].paragraph:
        return []
    doing = syntax[name.last].head if syntax[name.last].base == "nsubj" else syntax[name.first].head
    if doing < 0 or syntax[doing].xpos not in ("VBZ", "VBP"):
        return []  # how a portrait opens; 'was jailed in May' may be told before what others did
    next_one = syntax.sentence_of(first.stop)
    if any(syntax[i].low in ("him", "her", "them") for i in next_one):
        return []
    for at in next_one:
        alone = at + 1 < len(syntax) and syntax[at + 1].upos in ("AUX", "VERB", "ADV")
        if syntax[at].base == "nsubj" and alone and is_office(syntax, load_world(), at):
            return [i for i in range(max(first.stop, at - _OFFICE), at) if syntax[i].form.istitle()]
    return []


def _clause(syntax: Syntax, start: int) -> range:
    """The tokens from `start` on, up to a comma after the first or the end of the sentence."""
    stop = min(start + _REACH, syntax.sentence_of(min(start, len(syntax) - 1)).stop - 1)
    commas = (i for i in range(start + 1, stop) if syntax[i].form in (",", ";", ":"))
    return range(start, next(commas, stop))


def _openings(syntax: Syntax, name: Name) -> list[int]:
    """The token after which the body is named, if such a clause follows the name."""
    near = list(_clause(syntax, name.last + 1))
    if len(near) < 2 or syntax[near[0]].form != ",":
        return []
    leads = syntax[near[1]].low == "who" and syntax[near[1] + 1].lemma in load_words("leading")
    if leads:
        return [near[1] + 2]
    speaks = syntax[near[1]].low == "who" and syntax[near[1] + 1].lemma in ("speak", "act")
    if speaks and near[1] + 3 < len(syntax) and syntax[near[1] + 2].low == "for":
        return [near[1] + 3]
    if syntax[near[1]].low == "for" and syntax[near[-1] + 1].form == ",":
        return [near[1] + 1]  # 'Orrin Sedge, for the Brigades, had warned'
    sent = (i for i in near if syntax[i].low in _SENT and syntax[i + 1].low == "by")
    return [i + 2 for i in sent if not any(syntax[k].form == "," for k in range(near[1], i))][:1]


def _in_the_next(syntax: Syntax, name: Name) -> list[int]:
    """'Sefa Orlin pours coffee. The colonel who leads the Brigade has …': she is whom it names."""
    first = syntax.sentence_of(name.first)
    opens = first.stop
    if name.first != first.start or opens + 4 >= len(syntax):
        return []
    the, noun, who, leads = (syntax[i] for i in range(opens, opens + 4))
    same = the.low == "the" and noun.upos == "NOUN" and who.low == "who"
    near = the.paragraph == syntax[name.first].paragraph
    return [opens + 4] if same and near and leads.lemma in load_words("leading") else []
