"""How far two passages speak of the same thing: shared lemmas, or lemmas of like sense."""

from functools import cached_property

from onrecord.model import Spans
from onrecord.reading.acts import load_groups, load_list
from onrecord.reading.syntax import Syntax

_ALIKE = 0.8
_CLASSES = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


class Likeness:
    """Likeness of passages of one text."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self._words: dict[Spans, dict[str, int]] = {}

    @cached_property
    def _groups(self) -> dict[str, frozenset[int]]:
        return load_groups()

    def words(self, spans: Spans) -> dict[str, int]:
        """The content lemmas of a passage, each with its first token."""
        if spans not in self._words:
            found: dict[str, int] = {}
            for span in spans:
                for i in self.syntax.within(span):
                    token = self.syntax[i]
                    named = token.upos in _CLASSES or token.lemma in self._groups
                    if named and token.lemma not in load_list("faint"):
                        found.setdefault(token.lemma, i)
            self._words[spans] = found
        return self._words[spans]

    def shared(self, one: Spans, other: Spans) -> dict[str, float]:
        """The lemmas of `one` that `other` has or has the like of, with how far."""
        theirs, none = self.words(other), frozenset[int]()
        senses = none.union(*(self._groups.get(t, none) for t in theirs))
        found: dict[str, float] = {}
        for word in self.words(one):
            if word in theirs:
                found[word] = 1.0
            elif not senses.isdisjoint(self._groups.get(word, none)):
                found[word] = _ALIKE
        return found

    def heads(self, spans: Spans) -> bool:
        """Whether a passage stands in the headline: the first line, which no full stop ends."""
        first = next(iter(self.syntax.within(spans[0])))
        line = self.syntax.text.rstrip().partition("\n")[0].rstrip()
        return self.syntax[first].end <= len(line) and not line.endswith((".", '"', "”", "’"))

    def __call__(self, one: Spans, other: Spans) -> float:
        """The share of the content lemmas of `one` that `other` repeats, from 0 to 1."""
        mine = self.words(one)
        return sum(self.shared(one, other).values()) / len(mine) if mine else 0.0
