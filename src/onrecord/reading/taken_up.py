"""What a noun phrase takes up of a deed told before: 'the soldiers', 'all of them', 'the other six'."""

from typing import NamedTuple

from onrecord.model import Spans, Undertaking
from onrecord.reading.acts import load_list
from onrecord.reading.likeness import Likeness
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_PRONOUNS = frozenset({"they", "them", "those", "these", "both", "all", "each"})
_DEFINITE = frozenset({"the", "those", "these", "both", "all"})
_NONE = frozenset({"none", "neither", "few", "no", "not"})
_REST = frozenset({"remaining", "other", "last", "first", "next", "rest", "remainder"})
_INSIDE = frozenset({"of", "on"})
_BEFORE, _AFTER = 4, 6


class Thing(NamedTuple):
    """What is taken up: the noun or pronoun at `at`; `whole` if it stands for several named before."""

    at: int
    pronoun: bool
    whole: bool
    people: bool = False


class Things(NamedTuple):
    """What a deed is done to: the words, whether they are several, people, or no people."""

    spans: Spans
    many: bool
    people: bool
    lifeless: bool


def definite(syntax: Syntax, head: int) -> Thing | None:
    """The thing that the phrase of `head` takes up, or None if it brings in something new.

    'the last of the men' and 'every one of them' take up what stands after 'of'.
    """
    token = syntax[head]
    near = {syntax[i].low for i in range(max(syntax.sentence_of(head)[0], head - _BEFORE), head)}
    if not _NONE.isdisjoint({token.low, *near}):
        return None
    part = _counted(syntax, head)
    people = token.entity == "person"
    if part is not None:
        thing = definite(syntax, part)
        return thing and thing._replace(people=people or thing.people)
    if token.low in _PRONOUNS:
        return Thing(head, pronoun=True, whole=True, people=people)
    if not near & _DEFINITE:
        return None
    if token.upos == "NUM" or token.xpos == "CD" or token.low in _REST:
        return Thing(head, pronoun=False, whole=True)
    return Thing(head, pronoun=False, whole=False) if token.upos == "NOUN" else None


def _counted(syntax: Syntax, head: int) -> int | None:
    """The noun or pronoun of which some are counted: 'men' in 'one of those men'."""
    if syntax[head].lemma not in load_words("quantities") | _REST:
        return None
    after = syntax.tokens[head + 1 : head + 1 + _AFTER]
    if not after or after[0].low != "of":
        return None
    return next((head + 1 + n for n, t in enumerate(after) if t.upos in ("NOUN", "PRON")), None)


def things(syntax: Syntax, u: Undertaking) -> Things:
    """What an action is about: its words up to where, when and to whom.

    Of 'withdraw its tanks from the mines' these are 'withdraw its tanks'.
    """
    words: list[int] = []
    for i in (i for span in u.action.spans for i in syntax.within(span)):
        named = any(syntax[k].upos in ("NOUN", "PROPN") for k in words)
        if named and syntax[i].upos == "ADP" and syntax[i].low not in _INSIDE:
            break
        words.append(i)
    solid = [syntax[i] for i in words if syntax[i].entity != "time"]
    kinds = {t.entity for t in solid if t.upos == "NOUN"} & {"person", "object", "place"}
    return Things(
        syntax.spans(words),
        many=any(t.xpos in ("NNS", "NNPS") or (t.xpos == "CD" and t.low != "one") for t in solid),
        people=any(t.lemma in load_list("captives") for t in solid),
        lifeless=bool(kinds) and "person" not in kinds,
    )


def names(likeness: Likeness, thing: Thing, theirs: Things) -> bool:
    """Whether a thing is one of those that a deed is done to."""
    if thing.whole:
        return theirs.many and not (thing.people and theirs.lifeless)
    token = likeness.syntax[_first_part(likeness.syntax, thing.at)]
    if theirs.people and token.lemma in load_list("captives"):
        return True
    return bool(theirs.spans and likeness.shared(((token.start, token.end),), theirs.spans))


def _first_part(syntax: Syntax, noun: int) -> int:
    """'pull' of 'pull-back': the part of a hyphened noun that says what is done."""
    hyphened = noun > 1 and syntax[noun - 1].form == "-" and syntax[noun].upos == "NOUN"
    return noun - 2 if hyphened else noun
