"""Passages that answer an undertaking by their grammar alone: 'They did', '…, but it was held up'."""

from onrecord.model import Undertaking
from onrecord.reading.acts import load_acts
from onrecord.reading.clauses import Clauses
from onrecord.reading.passages import Passage

AGAINST = frozenset({"obstructed", "not-met", "breached"})
_DID = frozenset({"did", "has", "have", "had", "does", "do"})
_NOT = frozenset({"not", "n't", "n’t"})
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
    if p.word is None or p.telling is telling or telling is None or telling.cue is None:
        return False
    cue = [clauses.syntax[i] for i in clauses.tokens(telling.cue.spans)]
    noun = bool(cue) and cue[-1].lemma in load_acts("nouns") and cue[-1].upos == "NOUN"
    return noun and p.sentence == clauses.syntax[last].sentence and p.tokens[0] == last + 1


def _sentence(clauses: Clauses, u: Undertaking) -> int:
    """The sentence in which what is undertaken ends."""
    return clauses.syntax[max(clauses.tokens(u.action.spans))].sentence
