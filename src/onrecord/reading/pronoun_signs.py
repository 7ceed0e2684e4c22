"""What the pronouns after an unknown name show of it: 'its envoy', 'It will not pay'."""

from onrecord.model import ActorType
from onrecord.reading.names import Name
from onrecord.reading.scene import subject_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_HUMAN = frozenset({"he", "she", "his", "her", "him"})
_THING = frozenset({"it", "its"})
Signs = dict[ActorType, float]


def pronoun_signs(syntax: Syntax, use: Name, signs: Signs) -> None:
    """Add to `signs` what the pronouns in the sentence of a name, and in the next, speak for."""
    _within(syntax, use, signs)
    _goes_on(syntax, use, signs)


def _within(syntax: Syntax, use: Name, signs: Signs) -> None:
    """The first 'he' or 'its' after it in the sentence, if no other name stands between."""
    for i in range(use.last + 1, min(len(syntax), use.last + 12)):
        token = syntax[i]
        if token.sentence != syntax[use.last].sentence or token.upos == "PROPN":
            return
        if token.low in _HUMAN:
            signs["person"] += 0.5
            return
        if token.low in _THING:
            signs["person"] -= 2.5
            after = {t.lemma for t in syntax.tokens[i + 1 : i + 3]}
            if token.low == "its" and i == use.last + 2:
                return  # 'Yusra Hollen, its envoy'
            if token.low == "its":
                signs["state"] += 2 if after & load_words("state-powers") else 0
                signs["armed-group"] += 2 if after & load_words("armed") else 0
            return


def _goes_on(syntax: Syntax, use: Name, signs: Signs) -> None:
    """'Bressow is digging in. It will not pay': what the next sentence calls 'it' is nobody."""
    if subject_of(syntax, use.head) is None:
        return
    sentence = syntax.sentence_of(use.head)
    opens = sentence[-1] + 1
    if opens >= len(syntax) or syntax[opens].paragraph != syntax[use.head].paragraph:
        return
    others = (syntax[i].upos == "PROPN" for i in sentence if not use.first <= i <= use.last)
    token = syntax[opens]
    does = token.base == "nsubj" and token.head >= 0 and syntax[token.head].upos == "VERB"
    if any(others):
        return
    if token.low == "it" and does:
        signs["person"] -= 2.5
    elif token.low == "its":  # 'Its chief executive, Dorit Ansbach, pledged that …'
        signs["person"] -= 2.5
        head = {syntax[i].lemma for i in range(opens + 1, min(opens + 4, len(syntax)))}
        kind: ActorType = "state" if head & load_words("state-powers") else "organisation"
        signs[kind] += 2
