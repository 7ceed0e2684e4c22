"""Verb groups ('would not have been let'), read off the tags from left to right.

Tags go wrong less often than trees, so the tree is asked second.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.acts import load_list
from onrecord.reading.syntax import Syntax

FUTURE = frozenset({"will", "would", "shall"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DUTY = frozenset({"must", "should", "ought", "have to", "need to"})
_MODALS = frozenset(
    {"will", "would", "shall", "should", "must", "may", "might", "can", "could", "ought"}
)
_SHORT = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}
_NOT = frozenset({"not", "n't", "n’t", "never", "cannot", "nor"})
_SAME_PARTICIPLE = frozenset({"let", "put", "cut", "shut", "set", "hit", "sent", "paid"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class Group(NamedTuple):
    """Tokens `first` to `verb`: auxiliaries and adverbs, then the verb or a bare copula.

    `modal` is the modal's full form or ''; `tense` is 'past' or 'present', '' after a modal and
    for infinitives and participles.
    """

    first: int
    verb: int
    modal: str
    negated: bool
    passive: bool
    perfect: bool
    tense: str
    copula: bool


@lru_cache(maxsize=1)
def verb_groups(syntax: Syntax) -> tuple[Group, ...]:
    """The verb groups of a text from left to right, infinitives and participles included."""
    found: list[Group] = []
    past = 0
    for at, token in enumerate(syntax.tokens):
        verbal = token.upos in ("AUX", "VERB") or token.xpos == "MD"
        if at < past or not verbal:
            continue
        if (token.upos in ("AUX", "VERB") and token.form[:1].isalpha()) or _modal(syntax, at):
            found.append(_group(syntax, at))
            past = found[-1].verb + 1
    return tuple(found)


def _group(syntax: Syntax, first: int) -> Group:
    chain, at, negated = [first], first + 1, syntax[first].low == "cannot"
    while (
        at < len(syntax) and syntax[at].sentence == syntax[first].sentence and _opens(syntax, chain)
    ):
        token = syntax[at]
        if token.upos in ("AUX", "VERB") or (_modal(syntax, chain[-1]) and token.xpos == "VB"):
            chain.append(at)
        elif _misread(syntax, chain, at):
            chain.append(at)
            break
        elif token.low in _NOT:
            negated = True
        elif token.form in ('"', "“", "‘"):
            pass  # 'would "keep its word"'
        elif not (token.upos == "ADV" or _inverted(syntax, chain, at)):
            break
        at += 1
    words = [syntax[i] for i in chain]
    modal = next((m for i in chain if (m := _modal(syntax, i))), "")
    last = words[-1]
    be = [w.lemma == "be" for w in words]
    return Group(
        first,
        chain[-1],
        modal,
        negated,
        len(chain) > 1
        and (be[-2] or words[-2].lemma == "get")
        and (last.xpos in ("VBN", "VBD") or last.low in _SAME_PARTICIPLE),
        any(w.lemma == "have" for w in words[:-1]),
        "" if modal else {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(words[0].xpos, ""),
        be[-1] and last.upos == "AUX",
    )


def _misread(syntax: Syntax, chain: Sequence[int], at: int) -> bool:
    """'would not free the man': what follows subject and modal is a verb, whatever its tag."""
    subject = chain[0] > 0 and syntax[chain[0] - 1].upos in _NOMINAL
    verb = syntax[at].upos == "ADJ" and syntax[at].low in load_list("deeds")
    return subject and verb and bool(_modal(syntax, chain[-1]))


def _opens(syntax: Syntax, chain: Sequence[int]) -> bool:
    """Whether a verb may still follow: the last word is an auxiliary."""
    return syntax[chain[-1]].upos == "AUX" or bool(_modal(syntax, chain[-1]))


def _modal(syntax: Syntax, at: int) -> str:
    low = syntax[at].low
    if syntax[at].xpos != "MD" and syntax[at].upos != "AUX":
        return ""
    low = _SHORT.get(low, low)
    return low if low in _MODALS else ""


def _inverted(syntax: Syntax, chain: Sequence[int], at: int) -> bool:
    """A subject between its auxiliary and the verb: 'should the detainees walk out'."""
    before = syntax[chain[0] - 1] if chain[0] else None
    starts = before is None or before.sentence != syntax[at].sentence or before.upos == "PUNCT"
    fits = syntax[at].upos in _NOMINAL | {"DET", "ADJ", "NUM"}
    return starts and fits and len(chain) == 1 and at - chain[0] < 8


def subject_of(
    syntax: Syntax, group: Group, floor: int, skip: frozenset[int] = frozenset()
) -> int | None:
    """The head of the subject of a group: the tree's where it fits, else the noun before it.

    `skip` holds a teller's words between subject and verb: 'Kessary, he went on, would …'.
    """
    heads = [group.verb, group.first]
    if group.copula and syntax[group.verb].head >= 0:
        heads.append(syntax[group.verb].head)
    for head in heads:
        for child in syntax.below(head, "nsubj"):
            if (
                floor <= child < group.verb
                and child not in skip
                and syntax[child].upos in _NOMINAL | {"DET", "NUM"}
            ):
                return child
    if _shares(syntax, group):
        head = syntax[group.verb].head
        return next((c for c in syntax.below(head, "nsubj") if floor <= c < head), None)
    return noun_before(syntax, group.first, floor, skip)


def _shares(syntax: Syntax, group: Group) -> bool:
    """'will withdraw … and release': the second verb has the subject of the first."""
    return syntax[group.verb].base == "conj" and 0 <= syntax[group.verb].head < group.first


def noun_before(
    syntax: Syntax, at: int, floor: int, skip: frozenset[int] = frozenset()
) -> int | None:
    """The head of the noun phrase that ends right before token `at`."""
    i = at - 1
    while i >= floor and (i in skip or syntax[i].upos in ("ADV", "PUNCT", "PART")):
        i -= 1
    if i < floor or syntax[i].upos not in _NOMINAL or syntax[i].sentence != syntax[at].sentence:
        return None
    while floor <= syntax[i].head < i and syntax[i].base in ("nmod", "flat", "compound", "appos"):
        i = syntax[i].head
    return i
