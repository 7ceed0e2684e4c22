"""Whom a person serves, by a clause: 'Arkwin, who chairs the Commission', 'the envoy sent by X'."""

from onrecord.reading.figures import Figures
from onrecord.reading.names import Name
from onrecord.reading.people import BODIES, body_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_REACH = 9
_SENT = frozenset({"sent", "appointed", "named", "chosen", "employed", "hired"})


def serve_by_clause(syntax: Syntax, names: list[Name], figures: Figures) -> None:
    """Set `affiliation` of persons that have none from a clause after their name."""
    owner = figures.owner()
    starts = {names[n].first: n for n in owner}
    for n, name in enumerate(names):
        person = figures.get(owner.get(n, ""))
        if person is None or person.type != "person" or person.affiliation is not None:
            continue
        for i in (*_openings(syntax, name), *_in_the_next(syntax, name)):
            named = (owner[starts[k]] for k in _clause(syntax, i) if k in starts)
            who = next(named, None)
            if who is not None and figures[who].type in BODIES and who != person.id:
                person.affiliation = body_of(figures, who)


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
