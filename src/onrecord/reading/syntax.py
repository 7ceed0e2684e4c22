"""Tokens with Universal Dependencies, and the questions that the rules ask of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Span, Spans


class Token(NamedTuple):
    """A word. `head` is a token's number (-1 for a root); `rel` a UD relation such as `nsubj:pass`.

    `entity` is the type of the mention it heads as GUM types them (`person`, `place`,
    `organization`, `object`, `event`, `time`, `abstract`, …), '' for none. `unit` is 'condition'
    or 'other' where an elementary discourse unit opens, '' inside one; `conditional` is the
    probability that a conditional antecedent opens here.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    rel: str
    sentence: int
    paragraph: int
    entity: str = ""
    unit: str = ""
    conditional: float = 0.0

    @property
    def base(self) -> str:
        """The relation without its subtype."""
        return self.rel.partition(":")[0]

    @property
    def low(self) -> str:
        """The form in lower case."""
        return self.form.lower()


@dataclass(frozen=True, eq=False)
class Syntax:
    """The tokens of a text, in order. Nothing here stands in an excluded passage.

    Two are the same only if they are one object, so that what is found in one can be kept by it.
    """

    text: str
    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the numbers of those that hang on it, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0:
                found[token.head].append(i)
        return tuple(tuple(row) for row in found)

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The tokens of each sentence."""
        edges = [
            i for i, t in enumerate(self.tokens) if i == 0 or t.sentence != self[i - 1].sentence
        ]
        return tuple(range(a, b) for a, b in pairwise([*edges, len(self.tokens)]))

    @cached_property
    def paragraphs(self) -> tuple[range, ...]:
        """The tokens of each paragraph."""
        edges = [
            i for i, t in enumerate(self.tokens) if i == 0 or t.paragraph != self[i - 1].paragraph
        ]
        return tuple(range(a, b) for a, b in pairwise([*edges, len(self.tokens)]))

    def sentence_of(self, at: int) -> range:
        """The tokens of the sentence that token `at` stands in."""
        return self.sentences[self.tokens[at].sentence]

    def below(self, at: int, *relations: str) -> list[int]:
        """Children of `at` by relation, subtypes included ('nsubj' finds 'nsubj:pass')."""
        own, tokens = self.children[at], self.tokens
        return [c for c in own if (t := tokens[c]).rel in relations or t.base in relations]

    def subtree(self, at: int, leave: frozenset[str] = frozenset()) -> list[int]:
        """`at` and all that hangs on it, in order; branches with a base relation in `leave` not."""
        found, todo = [], [at]
        while todo:
            i = todo.pop()
            found.append(i)
            todo += [c for c in self.children[i] if self.tokens[c].base not in leave]
        return sorted(found)

    def ancestors(self, at: int) -> Iterator[int]:
        """The head of `at`, its head, and so on up to the root."""
        at = self.tokens[at].head
        while at >= 0:
            yield at
            at = self.tokens[at].head

    def words(self, at: list[int]) -> str:
        """The forms of some tokens, as they stand in the text where they are neighbours."""
        return " ".join(self.text[s:e] for s, e in self.spans(at))

    def spans(self, at: list[int]) -> Spans:
        """Tokens (in order) -> spans; runs of neighbouring tokens become one span."""
        runs: list[list[int]] = []
        for i in at:
            if runs and i == runs[-1][1] + 1:
                runs[-1][1] = i
            else:
                runs.append([i, i])
        return tuple((self.tokens[a].start, self.tokens[b].end) for a, b in runs)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    def within(self, span: Span) -> range:
        """The tokens that touch `span`."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))

    def top(self, span: Span) -> int | None:
        """The token in `span` whose head lies outside it: the head of the words there."""
        inside = self.within(span)
        outside = [
            i
            for i in inside
            if self.tokens[i].head not in inside and self.tokens[i].upos != "PUNCT"
        ]
        return outside[0] if outside else (inside[0] if inside else None)
