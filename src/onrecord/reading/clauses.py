"""Where clauses end, whose content they stand in, and which conditions belong to them."""

import re
from functools import cached_property

from onrecord.model import Attribution, Condition, Passage, Spans
from onrecord.reading.attributions import cue_head
from onrecord.reading.syntax import Syntax

_DEADLINE = re.compile(
    r"\b(?:(?:with)?in (?:the next |a |an |\d+ |one |two |three |four |five |six |seven |ten |twelve |\w+ )?"
    r"(?:hours?|days?|weeks?|months?|years?)|(?:by|before|until) (?:the end of [\w ]{3,20}|(?:next |this )?"
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|week|month|year|spring|summer|autumn|winter|midnight|noon"
    r"|dawn|dusk|nightfall|tomorrow)(?: \d{1,2}| \d{4})?|\d{1,2} \w+))\b"
)  # fmt: skip
_SUBORDINATE = frozenset({"because", "although", "though", "while", "whereas", "as", "since", "which", "who", "when", "but", "after"})


class Clauses:
    """Questions about the clauses of one article."""

    def __init__(
        self, syntax: Syntax, attributions: tuple[Attribution, ...], conditions: tuple[Condition, ...]
    ) -> None:
        self.syntax = syntax
        self.attributions = attributions
        self.conditions = conditions

    def tokens(self, spans: Spans) -> list[int]:
        """The tokens that spans cover."""
        return [i for span in spans for i in self.syntax.within(span)]

    @cached_property
    def _contents(self) -> list[tuple[Attribution, frozenset[int]]]:
        made = [(a, frozenset(self.tokens(a.content.spans))) for a in self.attributions]
        return sorted(made, key=lambda pair: len(pair[1]))

    @cached_property
    def _conditional(self) -> dict[int, str]:
        return {i: c.id for c in self.conditions for i in self.tokens(c.spans)}

    def innermost(self, token: int) -> Attribution | None:
        """The attribution with the smallest content that holds `token`."""
        return next((a for a, inside in self._contents if token in inside), None)

    def content_of(self, token: int) -> frozenset[int] | None:
        """The smallest content that holds `token`."""
        return next((inside for _, inside in self._contents if token in inside), None)

    def cued_by(self, token: int) -> Attribution | None:
        """The attribution whose cue covers `token`."""
        return next((a for a in self.attributions if token in self.tokens(a.cue.spans)), None)

    def cue_verb(self, a: Attribution) -> int | None:
        """The token that governs the cue."""
        return cue_head(self.syntax, a.cue.spans)

    def in_condition(self, token: int) -> bool:
        """Whether the token stands in an antecedent."""
        return token in self._conditional

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, its own or the one it shares."""
        seen = 0
        while verb >= 0 and seen < 4:
            own = self.syntax.below(verb, "nsubj")
            if own:
                return own[0]
            if self.syntax[verb].base not in ("conj", "xcomp", "advcl", "ccomp"):
                return None
            verb, seen = self.syntax[verb].head, seen + 1
        return None

    def rest(self, at: int, subject: bool = False) -> list[int]:
        """From `at` (or the start of its clause) to where its sentence or content ends."""
        sentence = self.syntax.sentence_of(at)
        inside = self.content_of(at)
        start = at
        if subject:
            own = self.subject(at)
            if own is not None and own < at:
                start = min(self.syntax.subtree(own, frozenset({"punct", "acl"})))
        return [i for i in sentence if i >= start and (inside is None or i in inside or start <= i <= at)]

    def action(self, at: int, tokens: list[int], subject: bool = False) -> list[int]:
        """`tokens` cut before a condition, a new clause or a reporting tail."""
        syntax = self.syntax
        out: list[int] = []
        for i in tokens:
            if i > at and out and (self._opens_condition(i) or self._new_clause(i, at)):
                break
            if i not in self._conditional:
                out.append(i)
        while out and (syntax[out[-1]].upos in ("PUNCT", "CCONJ") or syntax[out[-1]].low in ("only", "that", "even", "but")):
            out.pop()
        lead = ("that", '"', "“", "'", "‘", ",", ":", "if") if subject else ('"', "“", ",", ":")
        while out and syntax[out[0]].form.lower() in lead:
            out.pop(0)
        return out

    def _opens_condition(self, i: int) -> bool:
        return any(self._conditional.get(i + k) and not self._conditional.get(i) for k in (1, 2, 3)
                   if i + k < len(self.syntax) and self._bridge(i, i + k))  # fmt: skip

    def _bridge(self, first: int, stop: int) -> bool:
        """Only connective words lie between `first` and an antecedent."""
        words = {
            "if", "unless", "until", "once", "only", "even", "provided", "that", "on", "condition", "as", "long",
            "before", "without", "in", "return", "exchange", "for", "so", "after", "when", "the", "should", "were", "had", "case",
        }  # fmt: skip
        return all(self.syntax[k].low in words for k in range(first, stop))

    def _new_clause(self, i: int, at: int) -> bool:
        """A comma or 'and' before another subject, or a word that opens a side clause."""
        syntax = self.syntax
        token = syntax[i]
        if token.low in _SUBORDINATE and token.unit:
            return True
        if token.form == "," or token.low in ("and", "but"):
            ahead = range(i + 1, min(len(syntax), i + 4))
            return any(syntax[k].base == "nsubj" and syntax[k].sentence == token.sentence for k in ahead) or (
                token.form == "," and i + 1 < len(syntax) and syntax[i + 1].low in ("which", "who", "where", "according")
            )
        return False

    def conditions_of(self, at: int, action: tuple[int, ...]) -> frozenset[str]:
        """Conditions whose consequent holds the deed, or that stand in its sentence's clause."""
        syntax = self.syntax
        deed = {at, *action}
        found = set()
        for c in self.conditions:
            inside = self.tokens(c.spans)
            if not inside or syntax[inside[0]].sentence != syntax[at].sentence:
                continue
            mine, theirs = self.content_of(at), self.content_of(inside[0])
            if mine is not None and theirs is not None and not (mine <= theirs or theirs <= mine):
                continue
            told = set(self.tokens(c.consequent.spans)) if c.consequent else set()
            if deed & told or not told or at in told:
                found.add(c.id)
            elif not any(self._modal_between(inside[0], t) for t in (at,)):
                found.add(c.id)
        return frozenset(found)

    def _modal_between(self, one: int, other: int) -> bool:
        """Another finite clause stands between the condition and the deed."""
        low, high = sorted((one, other))
        return any(self.syntax[k].form in ";" for k in range(low, high))

    def deadline(self, action: tuple[int, ...]) -> Passage | None:
        """'within ten days', 'by March' in the action."""
        if not action:
            return None
        start, end = self.syntax[action[0]].start, self.syntax[action[-1]].end
        found = _DEADLINE.search(self.syntax.text, start, min(end + 30, len(self.syntax.text)))
        if not found or found.start() > end:
            return None
        return Passage(spans=(found.span(),), score=0.8, reason="words of time")
