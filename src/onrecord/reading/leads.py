"""'STRIKING tunnel crews will …' before 'the Tunnel Crews' Union': whom a report's lead is about."""

from collections.abc import Iterator

from onrecord.reading.figures import Figures
from onrecord.reading.findings import Mention
from onrecord.reading.surfaced import made_known_by
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_REACH = 250
_FIRST = 3  # paragraphs: the headline, who wrote it, the lead
_GROUPS = frozenset({"armed-group", "organisation", "military"})
_SENTENCES = 3
_ARMED = frozenset({"armed-group", "military"})
_LADS = frozenset({"lad", "man", "woman", "boy", "girl", "member", "fighter", "soldier", "rebel"})


def name_leads(syntax: Syntax, figures: Figures, mentions: list[Mention]) -> list[Mention]:
    """The mentions, those of nameless people whom the lead is about given to their group.

    It is named after them: 'the squaddies are the Highmark Rifles', 'the lads of the Garrison
    Committee', or by a word that both have, 'palace troops' and the Palace Regiment. One alone.
    """
    lead = next(_of_the_lead(syntax, figures, mentions), None)
    if lead is None:
        return mentions
    after = [
        m
        for m in mentions
        if (m.kind == "name" or _called_after(figures, m))
        and 0 < m.first - lead.last < _REACH
        and figures[m.actor].type in _GROUPS
    ]
    meant = {m.actor for m in after if _is_it(syntax, lead, m)}
    meant = meant or {m.actor for m in after if _alike(syntax, lead, m)}
    meant = meant or {m.actor for m in after if _of_its_people(syntax, m)}
    meant = meant or _only_one(syntax, figures, lead, after)
    if len(meant) != 1:
        return mentions
    group = meant.pop()
    return [m._replace(actor=group) if m.actor == lead.actor else m for m in mentions]


def _called_after(figures: Figures, m: Mention) -> bool:
    """'the Temmek clan': described, and called by a name."""
    of = figures.get(figures[m.actor].affiliation or "")
    return m.kind == "description" and of is not None and figures[m.actor].name.startswith(of.name)


def _of_the_lead(syntax: Syntax, figures: Figures, mentions: list[Mention]) -> Iterator[Mention]:
    """Nameless people, the subject of the first sentence of the report."""
    for m in sorted(mentions):
        figure = figures[m.actor]
        group = figure.type in _GROUPS
        plural = syntax[m.head].xpos in ("NNS", "NNPS") or group
        nameless = (group or figure.type == "officials") and not figure.names
        first = syntax[m.head].paragraph <= _FIRST and m.first == syntax.sentence_of(m.head).start
        if m.kind == "description" and nameless and plural and first and not figure.affiliation:
            yield m


def _only_one(syntax: Syntax, figures: Figures, lead: Mention, after: list[Mention]) -> set[str]:
    """'GUNMEN will …. The Ridge Brigade's letter …': the one group that the next sentences name.

    People with arms are an armed group before they are anything else.
    """
    if figures[lead.actor].affiliation or any(
        syntax[i].upos == "PROPN" and syntax[i].form.istitle()
        for i in range(lead.first, lead.last + 1)
    ):
        return set()
    first = syntax[lead.head].sentence
    headline = syntax[lead.head].paragraph == 0
    if headline or any(syntax[s.stop - 1].form == "." for s in syntax.sentences[:first]):
        return set()  # not what opens the report
    near = {
        m.actor
        for m in after
        if 0 < syntax[m.first].sentence - first <= _SENTENCES and not made_known_by(syntax, m.first)
    }
    if figures[lead.actor].type in _ARMED:
        near = {a for a in near if figures[a].type in _ARMED} or near
    return near


def _is_it(syntax: Syntax, lead: Mention, name: Mention) -> bool:
    """'The squaddies are the Highmark Rifles', 'The gatekeepers are the Temmek clan'.

    A noun that the lead does not have may be another word for whom it is about.
    """
    sentence = syntax.sentence_of(name.first)
    words = [syntax[i] for i in range(sentence.start, name.first)]
    be = bool(words) and any(t.lemma == "be" for t in words[-3:])
    told = {syntax[i].lemma for i in syntax.sentence_of(lead.head)}
    the = len(words) > 2 and words[0].low == "the" and words[2].lemma == "be"
    several = the and words[1].low != words[1].lemma  # a tagger may take 'gatekeepers' for one
    another = several and words[1].lemma not in told | load_words("not-they")
    return be and (another or any(t.lemma == syntax[lead.head].lemma for t in words))


def _alike(syntax: Syntax, lead: Mention, name: Mention) -> bool:
    """'palace troops', and the Palace Regiment."""
    said = {syntax[i].lemma.lower() for i in range(lead.first, lead.head + 1)}
    called = {syntax[i].lemma.lower() for i in range(name.first, name.last + 1)}
    return any(len(word) > 3 for word in said & called)


def _of_its_people(syntax: Syntax, name: Mention) -> bool:
    """'the lads of the Garrison Committee'."""
    of = name.first - (2 if syntax[name.first - 1].low == "the" else 1)
    return of > 0 and syntax[of].low == "of" and syntax[of - 1].lemma in _LADS
