"""What stands with a verb: the phrase it makes, the noun it carries, the verb it governs.

The parser may hang an object on the wrong verb or call it a subject, so word order counts as well.
"""

from onrecord.reading.lexicon import NounSense, VerbSense, load_lexicon
from onrecord.reading.syntax import Syntax

_PARTICLES = frozenset({"out", "off", "back", "down", "away", "over"})
_PARTICLE_REACH = 9
_OBJECT_REACH = 6
_INSIDE = frozenset({"case", "compound", "amod", "mark", "conj", "nmod", "fixed"})
_ELSEWHERE = frozenset({"advcl", "parataxis", "ccomp", "conj"})
_GOVERNED = frozenset({"advcl", "acl", "obl", "xcomp"})


def case(syntax: Syntax, at: int) -> set[str]:
    """The prepositions of a noun phrase."""
    return {syntax[k].low for k in syntax.children[at] if syntax[k].base == "case"}


def senses(syntax: Syntax, at: int) -> list[VerbSense]:
    """The senses of verb `at` whose other words stand with it, fullest first."""
    lexicon, token = load_lexicon(), syntax[at]
    listed = lexicon.of_verb(token.lemma, token.low)
    if at > 1 and syntax[at - 1].form == "-" and syntax[at - 2].end + 1 == token.start:
        prefix = f"{syntax[at - 2].low}-"  # 'test-fired', 'co-hosted'
        listed = lexicon.of_verb(prefix + token.lemma, prefix + token.low) or listed
    if not listed or not listed[0].needs:
        return list(listed)
    near = _near(syntax, at)
    return [s for s in listed if all(need & near for need in s.needs)]


def _near(syntax: Syntax, at: int) -> set[str]:
    """Words that may make a phrase with the verb: the next one, particles, objects, obliques."""
    found: set[str] = set()
    beside = True  # adverbs part 'push' and 'for' no more than a particle does
    for i in range(at + 1, min(at + 1 + _PARTICLE_REACH, syntax.sentence_of(at).stop)):
        if beside or syntax[i].low in _PARTICLES:
            found.add(syntax[i].low)
        beside = beside and syntax[i].upos == "ADV"
        if syntax[i].upos in ("VERB", "AUX"):
            break
    for c in syntax.children[at]:
        token = syntax[c]
        before = c < at and not token.rel.endswith(":pass")
        if before or token.base in ("aux", "punct", "parataxis"):
            continue
        if token.base == "advcl" and not _has_to(syntax, c):
            continue
        found |= {token.low, token.lemma}
        for k in syntax.children[c]:
            if syntax[k].base in _INSIDE:
                found |= {syntax[k].low, syntax[k].lemma}
    return found


def _has_to(syntax: Syntax, at: int) -> bool:
    return any(syntax[k].low == "to" for k in syntax.children[at])


def theme(syntax: Syntax, at: int, words: frozenset[str]) -> int | None:
    """The object (or passive subject) of `at`, or a word right under it, that is one of `words`."""
    if not words:
        return None
    for c in syntax.children[at]:
        if c > at or syntax[c].rel.endswith(":pass"):
            for i in (c, *syntax.children[c]):
                if syntax[i].lemma in words or syntax[i].low in words:
                    return i
    return None


def carried(syntax: Syntax, at: int) -> tuple[int, NounSense] | None:
    """The event noun that is the verb's object or passive subject ('efforts' of it included)."""
    for c in (*syntax.children[at], *_astray(syntax, at)):
        if not _is_object(syntax, at, c):
            continue
        parts = (k for k in syntax.children[c] if syntax[k].base in ("compound", "nmod", "amod"))
        for i in (c, *parts):
            sense = noun_sense(syntax, i)
            if sense is not None and (i <= c or not case(syntax, i) - {"of"}):
                return i, sense
    return None


def _is_object(syntax: Syntax, verb: int, at: int) -> bool:
    token = syntax[at]
    if token.upos not in ("NOUN", "PROPN", "VERB", "ADJ") or token.base in _ELSEWHERE:
        return False
    if token.upos == "VERB" and token.base not in ("obj", "nsubj"):
        return False
    if at < verb:
        return token.rel.endswith(":pass")
    return token.base != "obl" or not case(syntax, at) - {"on", "in", "to"}


def _astray(syntax: Syntax, at: int) -> list[int]:
    """An object right after `at` that the parser hung on the verb above it."""
    above = syntax[at].head
    if above < 0 or above > at or syntax.below(at, "obj"):
        return []
    found: list[int] = []
    for i in range(at + 1, min(at + _OBJECT_REACH, len(syntax))):
        if syntax[i].upos in ("ADP", "VERB", "PUNCT", "SCONJ"):
            break
        if syntax[i].head == above and syntax[i].base == "obj":
            found.append(i)
    return found


def is_common(syntax: Syntax, at: int) -> bool:
    """Whether noun `at` is no part of a name: 'the March' is none, 'the march' is one."""
    token = syntax[at]
    opens = at == 0 or syntax[at - 1].sentence != token.sentence
    return token.upos != "PROPN" and (opens or not token.form[:1].isupper())


def noun_sense(syntax: Syntax, at: int) -> NounSense | None:
    """What noun `at` means, with the words before it or under it."""
    if not is_common(syntax, at):
        return None
    for sense in load_lexicon().of_noun(syntax[at].lemma, syntax[at].low):
        if sense.before and not _stands_with(syntax, at, sense.before):
            continue
        return sense if sense.type is not None else None
    return None


def _stands_with(syntax: Syntax, at: int, words: tuple[str, ...]) -> bool:
    near = {syntax[i].low for i in range(max(0, at - 4), at)}
    for i in syntax.subtree(at):
        if i > at:
            near |= {syntax[i].lemma, syntax[i].low}
    return near.issuperset(words)


def governed(syntax: Syntax, at: int) -> int | None:
    """The verb (or adjective) that `at` governs: 'decided to allow', 'an offer to negotiate'."""
    for c in syntax.children[at]:
        token = syntax[c]
        if c < at or token.upos not in ("VERB", "ADJ", "NOUN"):
            continue
        if token.base in ("xcomp", "ccomp"):
            return c
        if token.base in _GOVERNED and token.upos == "VERB" and _has_to(syntax, c):
            return c
        if token.base == "obj":
            for k in syntax.below(c, "acl", "xcomp"):
                if syntax[k].upos == "VERB" and _has_to(syntax, k):
                    return k
    return None
