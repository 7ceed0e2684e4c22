"""Passages that answer an undertaking by their grammar alone: 'They did', '…, but it was held up'."""

from collections.abc import Iterable

from onrecord.model import Undertaking
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.passages import Passage
from onrecord.reading.syntax import Syntax

AGAINST = frozenset({"obstructed", "not-met", "breached"})
_DID = frozenset({"did", "has", "have", "had", "does", "do"})
_NOT = frozenset({"not", "n't", "n’t"})
_TRUE = frozenset({"true", "good", "faithful"})
_STOOD = frozenset({"stand", "live"})
_STOPS = frozenset({",", ";", ":", ".", "–", "—"})
_NO_MORE = frozenset({"so", "and", "but"})


def did_so(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'They did, and …', 'It has not.', in the sentence after what somebody was to do."""
    if p.sentence - _sentence(clauses, u) != 1 or p.head != p.tokens[0]:
        return False
    words = [clauses.syntax[i] for i in p.tokens[:4]]
    if words[0].upos != "PRON" or words[1].low not in _DID:
        return False
    after = words[3 if p.negative and words[2].low in _NOT else 2 :]
    return not after or after[0].form in _STOPS or after[0].low in _NO_MORE


def contrasted(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'still means to send monitors, but their buses were held up': in the way of what it says.

    So does a sentence right after it that 'But' opens.
    """
    after = p.sentence - _sentence(clauses, u)
    if p.word not in AGAINST or p.head is None or after not in (0, 1):
        return False
    if after:
        return clauses.syntax[clauses.syntax.sentences[p.sentence][0]].low == "but"
    return p.central and any(clauses.syntax[i].low == "but" for i in p.tokens if i < p.head)


def of_its_noun(clauses: Clauses, p: Passage, u: Undertaking) -> bool:
    """'The pledge that it would keep away | has been honoured': said of the noun that tells it."""
    last = max(clauses.tokens(u.action.spans))
    telling = clauses.told_by(last)
    if p.telling is telling or telling is None or telling.cue is None:
        return False
    if p.word is None and keeping(clauses.syntax, p.tokens) is None:
        return False
    cue = [clauses.syntax[i] for i in clauses.tokens(telling.cue.spans)]
    noun = any(t.lemma in load_acts("nouns") and t.upos == "NOUN" for t in cue)  # 'word given'
    return noun and p.sentence == clauses.syntax[last].sentence and p.tokens[0] == last + 1


def keeping(syntax: Syntax, tokens: Iterable[int]) -> int | None:
    """The first word, if any, that says of a word given that it is kept or broken."""
    for i in tokens:
        token = syntax[i]
        after = [t.low for t in syntax.tokens[i + 1 : i + 3]]
        kept = token.upos == "VERB" and token.lemma in load_list("keeping")
        stood = token.lemma in _STOOD and {"by", "up"} & set(after)  # 'has stood up so far'
        true = token.low in _TRUE and after[:1] in (["as"], ["to"])  # 'true to its word'
        if kept or stood or true:
            return i
    return None


def _sentence(clauses: Clauses, u: Undertaking) -> int:
    """The sentence in which what is undertaken ends."""
    return clauses.syntax[max(clauses.tokens(u.action.spans))].sentence
