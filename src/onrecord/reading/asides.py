"""'…, the minister said on Friday', 'Kessary, the minister went on, would …': a teller after a comma.

The learned reader misses some of them, or takes the teller into what is told. Here the signs and
tags of the sentence decide: a clause, a comma, a noun phrase, and a verb of telling right after it.
"""

from onrecord.reading.connectives import QUOTES, find_openings
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import fitted
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE, Group, verb_groups
from onrecord.reading.wordlists import load_words

_LONGEST = 12
_FAR = 14
_FEWEST = 3
_CITED = frozenset({"quote", "cite"})
_GOING_ON = {"go": "on", "carry": "on"}
_STOPS = frozenset({";", ":", "—", "–", "--"})
_HANGING = frozenset({"advcl", "acl", "csubj"})
_THINGS = frozenset({"time", "event", "abstract", "object"})
_MEANWHILE = frozenset({"as", "while", "although", "though", "since"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PHRASE = _NOUNS | {"DET", "ADJ", "ADP", "PART", "CCONJ", "ADV"}
_NO_START = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "PART"})
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})


def asides(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes, mended and added to where a teller stands after a comma."""
    out = list(quotes)
    for group in verb_groups(syntax):
        quote = _aside(syntax, group)
        if quote is not None:
            out = fitted(syntax, out, quote)
    return out


def _aside(syntax: Syntax, group: Group) -> Quote | None:
    """What a verb of telling tells that stands right after a subject after a comma."""
    cue = _cue(syntax, group)
    source = _teller(syntax, group.first) if cue is not None else None
    end = _own_end(syntax, cue) if cue is not None and source is not None else None
    if cue is None or source is None or end is None:
        return None
    sentence, comma = syntax.sentence_of(cue[-1]), source[0] - 1
    first = max((i + 1 for i in sentence if i < comma and syntax[i].form in _STOPS),
                default=sentence.start)  # fmt: skip
    before, after = range(first, comma), _bare(syntax, range(end + 1, sentence.stop))
    if sum(syntax[i].form in QUOTES for i in before) % 2:
        return None
    if _has_clause(syntax, before):
        content = [*before, *(after if _goes_on(syntax, after) else ())]
    elif _parts(syntax, before, after):
        content = [*before, *after]
    else:
        return None
    if len(content) < _FEWEST:
        return None
    return Quote(
        syntax.spans(list(source)), syntax.spans(list(cue)), syntax.spans(content),
        None, 0.6, 0.6, 0.6, "a teller after a comma",
    )  # fmt: skip


def _cue(syntax: Syntax, group: Group) -> range | None:
    """'said', 'has ruled', 'went on', 'was quoted as saying': a finite verb of telling."""
    then = [token.low for token in syntax.tokens[group.verb + 1 : group.verb + 3]]
    if group.passive and syntax[group.verb].lemma in _CITED and then == ["as", "saying"]:
        return range(group.first, group.verb + 3)
    if not _tells(syntax, group) or group.modal or group.negated:
        return None
    after = syntax[group.verb + 1].low if group.verb + 1 < len(syntax) else ""
    goes_on = bool(after) and after == _GOING_ON.get(syntax[group.verb].lemma)
    if not goes_on and syntax[group.verb].lemma not in load_words("saying"):
        return None
    return range(group.first, group.verb + 1 + goes_on)


def _tells(syntax: Syntax, group: Group) -> bool:
    """A finite active verb, or '…, her commissioner, repeated', whose past is tagged a participle."""
    token, after = syntax[group.verb], syntax.tokens[group.verb + 1 : group.verb + 2]
    comma = group.first > 0 and syntax[group.first - 1].form == ","
    bare = token.xpos == "VBN" and group.first == group.verb and comma
    if bare and not (after and after[0].low == "by"):
        return True
    return bool(group.tense) and not group.passive


def _teller(syntax: Syntax, stop: int) -> range | None:
    """'the first minister, Maud Orrick, who …,': the teller between a comma and the verb at `stop`."""
    last, who = stop, False
    if stop == syntax.sentence_of(stop).start:
        return None
    if syntax[stop - 1].form == ",":
        beside = _segment(syntax, stop - 1)
        if beside is None:
            return None
        stop, who = beside.start - 1, syntax[beside.start].low == "who"
        last = stop if who else beside.stop
        if not who and not _is_phrase(syntax, beside):
            return None
    name = _segment(syntax, stop)
    if name is None or not _names(syntax, name):
        return None
    if who and all(syntax[i].upos == "PROPN" for i in name):
        office = _segment(syntax, name.start - 1)
        if office is not None and _names(syntax, office):
            return range(office.start, last)
    return range(name.start, last)


def _segment(syntax: Syntax, stop: int) -> range | None:
    """The words between the comma before them and token `stop`."""
    start = max(syntax.sentence_of(stop).start, stop - _FAR)
    comma = next((i for i in range(stop - 1, start, -1) if syntax[i].form == ","), None)
    return range(comma + 1, stop) if comma is not None and comma + 1 < stop else None


def _names(syntax: Syntax, tokens: range) -> bool:
    """Whether words name or describe somebody: 'its chief inspector', no 'on the Sunday'."""
    heads = [i for i in tokens if syntax[i].upos in _NOUNS and syntax[i].head not in tokens]
    fits = _is_phrase(syntax, tokens) and syntax[tokens.start].upos not in _NO_START
    return fits and bool(heads) and syntax[heads[0]].entity not in _THINGS


def _is_phrase(syntax: Syntax, tokens: range) -> bool:
    """A noun with what may stand around it, and no clause."""
    return (
        0 < len(tokens) <= _LONGEST
        and any(syntax[i].upos in _NOUNS for i in tokens)
        and all(
            (syntax[i].upos in _PHRASE and (syntax[i].xpos not in _ASKING or _pointed(syntax, i)))
            or syntax[i].form in ("-", "’s", "'s", ".")
            or syntax[i].base == "amod"
            for i in tokens
        )
    )


def _pointed(syntax: Syntax, at: int) -> bool:
    """'that person told the paper': read as a relative's word, but it points at the noun after it."""
    return syntax[at].low == "that" and syntax[at + 1].upos == "NOUN"


def _own_end(syntax: Syntax, cue: range) -> int | None:
    """The sign that ends the teller's own words: 'told the paper', 'insisted in Quillin on Sunday'.

    None where the verb tells something after it: 'the minister said he would go'.
    """
    sentence, verb = syntax.sentence_of(cue[0]), cue[-1]
    end = next((i for i in range(verb + 1, sentence.stop) if syntax[i].form in (",", ".")), None)
    own = range(verb + 1, sentence.stop if end is None else end)
    tells = syntax[verb].lemma in load_words("tell")
    own = own[: _where(syntax, own)] if tells else own
    if len(own) > _FAR or any(_opens_clause(syntax, i) for i in own):
        return None
    if own and not tells and not _circumstance(syntax, own[0]):
        return None
    if not tells and any(c in own for c in syntax.below(verb, "obj", "ccomp", "xcomp")):
        return None
    return sentence.stop if end is None else end


def _where(syntax: Syntax, own: range) -> int:
    """How many words stand before 'the schoolroom that serves as her headquarters' goes on."""
    return next(
        (n for n, i in enumerate(own) if n and syntax[i].xpos == "WDT" and syntax[i - 1].upos == "NOUN"),
        len(own),
    )  # fmt: skip


def _opens_clause(syntax: Syntax, i: int) -> bool:
    token = syntax[i]
    return (
        token.xpos in FINITE | _ASKING
        or token.upos in ("AUX", "SCONJ")
        or token.xpos in ("TO", "VB", "VBG")
        or token.form in QUOTES | _STOPS
    )


def _circumstance(syntax: Syntax, at: int) -> bool:
    """What may follow a verb of telling when all is told: 'on Friday', 'again', 'Friday'."""
    token = syntax[at]
    return token.upos in ("ADP", "ADV") or token.low in load_words("calendar") | {"this", "last"}


def _bare(syntax: Syntax, tokens: range) -> range:
    """Tokens without the signs at their end."""
    stop = tokens.stop
    while stop > tokens.start and syntax[stop - 1].upos == "PUNCT":
        stop -= 1
    return range(tokens.start, stop)


def _has_clause(syntax: Syntax, tokens: range) -> bool:
    """Whether a finite verb stands there that hangs on no other: not 'When he came'."""
    for i in tokens:
        if syntax[i].xpos in FINITE:
            helps = syntax[i].base in ("aux", "cop") and syntax[i].head >= 0
            verb = syntax[i].head if helps else i
            if syntax[verb].base not in _HANGING:
                return True
    return False


def _goes_on(syntax: Syntax, after: range) -> bool:
    """'…, only when inspectors had been in', '…, and the port would open': told too.

    '…, and so far the ban has been enforced' is the outlet's own.
    """
    hanging = load_words("subordinators") - _MEANWHILE
    if any(o.at in after[:4] for o in find_openings(syntax)):
        return True
    if after and syntax[after[0]].low in hanging:
        return True
    if not after or syntax[after[0]].upos != "CCONJ":
        return False
    finite = next((syntax[i].xpos for i in after if syntax[i].xpos in FINITE), "MD")
    return finite == "MD"


def _parts(syntax: Syntax, before: range, after: range) -> bool:
    """'Kessary, …, would arrest nobody': the teller parts a subject from its verb."""
    if not before or not after:
        return False
    return not any(syntax[i].xpos in FINITE for i in before) and any(
        syntax[i].xpos in FINITE for i in after
    )
