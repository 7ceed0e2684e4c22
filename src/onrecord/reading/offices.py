"""The words of an office beside a name: 'the minister, Bram Oddly', 'Bram Oddly, a steward of X'."""

from dataclasses import dataclass

from onrecord.reading.names import Name
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

OWN = frozenset({"its", "their", "his", "her"})
_REACH = 14
_CLAUSE = frozenset({"VERB", "AUX", "SCONJ"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})


@dataclass(frozen=True, slots=True)
class Office:
    """Tokens `first`..`last` word an office; `noun` is its head noun."""

    first: int
    noun: int
    last: int


def offices_of(syntax: Syntax, world: World, name: Name) -> list[Office]:
    """The offices that stand beside a name: its title, and what is said before or after it."""
    beside = _title(syntax, world, name), _left(syntax, world, name) or _right(syntax, world, name)
    return [office for office in beside if office is not None]


def is_office(syntax: Syntax, world: World, at: int) -> bool:
    """Whether token `at` is a noun of an office ('minister'), or ends one of two words."""
    token = syntax[at]
    if at and f"{syntax[at - 1].low} {token.low}" in world.roles:  # 'chief executive'
        return True
    known = token.low in world.roles or token.lemma in world.roles
    return known and token.upos in ("NOUN", "PROPN")


def _title(syntax: Syntax, world: World, name: Name) -> Office | None:
    if not name.office:
        return None
    last = name.office[-1]
    if syntax[last].low in world.honorifics and syntax[last].low not in world.roles:
        return None
    return Office(_back(syntax, name.office[0]), last, last)


def _left(syntax: Syntax, world: World, name: Name) -> Office | None:
    start = name.office[0] if name.office else name.first
    comma = start > 0 and syntax[start - 1].form == ","
    last = start - (2 if comma else 1)
    for noun in range(last, max(-1, last - _REACH), -1):
        token = syntax[noun]
        if (
            token.sentence != syntax[start].sentence
            or token.upos in _CLAUSE
            or token.form in ',;:"“”—'
        ):
            return None
        if is_office(syntax, world, noun):
            plain = noun == last or (comma and syntax[noun + 1].upos == "ADP")
            return Office(_back(syntax, noun), noun, last) if plain else None
    return None


def _back(syntax: Syntax, noun: int) -> int:
    """The first token of the noun phrase that ends in an office."""
    first = noun
    while first > 0:
        token = syntax[first - 1]
        if token.sentence != syntax[noun].sentence:
            break
        if not _in_phrase(syntax, first - 1):
            break
        first -= 1
        if token.upos == "DET" or token.low in OWN:
            break
    return first


def _in_phrase(syntax: Syntax, at: int) -> bool:
    token = syntax[at]
    return token.upos in _PHRASE or token.form in (*_POSSESSIVE, "-") or token.low in OWN


def _right(syntax: Syntax, world: World, name: Name) -> Office | None:
    """The office after the name, between commas."""
    after = name.last + 1
    if after + 1 >= len(syntax) or syntax[after].form not in (",", "("):
        return None
    first, noun = after + 1, None
    for i in range(first, min(len(syntax), first + _REACH)):
        token = syntax[i]
        clause = token.upos in _CLAUSE and token.low not in load_words("office-adjectives")
        ends = token.form in (",", ";", ")", ".", "—", "–") or clause
        if token.sentence != syntax[name.first].sentence or ends:
            if token.form == "," and i + 1 < len(syntax) and syntax[i + 1].form[:1].isupper():
                return None  # 'In X, the minister, Inge Tallow': the office is the next name's
            if noun == i - 1 and token.upos in ("VERB", "AUX"):
                return None  # 'kept for the Column, the minister added'
            return Office(first, noun, i - 1) if noun is not None else None
        if noun is None and (is_office(syntax, world, i) or _serves(syntax, first, i)):
            if token.xpos in ("NNS", "NNPS"):
                return None  # 'in X, two officials said'
            noun = i
        elif (
            noun is None
            and not _in_phrase(syntax, i)
            and token.low not in load_words("office-adjectives")
        ):
            return None
    return Office(first, noun, min(len(syntax), first + _REACH) - 1) if noun is not None else None


def _serves(syntax: Syntax, first: int, noun: int) -> bool:
    """'the first steward of Skelloe': an office that no list knows, of a body with a name."""
    token = syntax[noun]
    if token.xpos != "NN" or token.entity != "person" or token.lemma in load_words("kin"):
        return False
    after = syntax.tokens[noun + 1 : noun + 4]
    named = [t for t in after[1:] if t.low != "the"][:1]
    of = bool(after) and after[0].low == "of" and bool(named) and named[0].upos == "PROPN"
    return of and syntax[first].low == "the"


def wording(syntax: Syntax, office: Office) -> str:
    """The words of an office, without an article or 'its'."""
    first = office.first
    while first < office.noun and (syntax[first].upos == "DET" or syntax[first].low in OWN):
        first += 1
    return syntax.text[syntax[first].start : syntax[office.last].end]
