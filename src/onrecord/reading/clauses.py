"""Where clauses end, whose content they stand in, and which conditions belong to them."""

import re
from functools import cached_property

from onrecord.model import Attribution, Condition, Deadline, Spans
from onrecord.reading.attributions import cue_head
from onrecord.reading.connectives import QUOTES, find_openings
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.verbs import FINITE

_UNITS = r"(?:hours?|days?|weeks?|months?|years?)"
_TIMES = (
    r"(?:the end of [\w ]{3,20}|(?:the end of )?(?:next |this |mid-)?(?:Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|week|month|year|spring|summer|autumn|winter|midnight|noon|dawn|dusk"
    r"|nightfall|tomorrow|tonight|\d{4})(?: \d{1,2}\b| \d{4}\b)?|\d{1,2} [A-Z]\w+)"
)
_DEADLINE = re.compile(
    rf"\b(?:within (?:the (?:next|coming) )?(?:[\w-]+ )?{_UNITS}|in (?:the next|the coming|\w+) (?:\w+ )?{_UNITS}"
    rf"|(?:by|before|no later than|not later than) {_TIMES})\b"
)
_FAR = 12
_SIDE = frozenset(
    {"because", "although", "though", "while", "whereas", "since", "amid", "after", "citing",
     "saying", "adding", "despite", "when", "as"}
)  # fmt: skip
_RELATIVE = frozenset({"which", "who", "whose", "where", "according", "saying", "citing", "adding"})


class Clauses:
    """Questions about the clauses of one article."""

    def __init__(
        self,
        syntax: Syntax,
        cast: Cast,
        attributions: tuple[Attribution, ...],
        conditions: tuple[Condition, ...] = (),
    ) -> None:
        self.syntax, self.cast = syntax, cast
        self.attributions, self.conditions = attributions, conditions

    def tokens(self, spans: Spans) -> list[int]:
        """The tokens that spans cover."""
        return [i for span in spans for i in self.syntax.within(span)]

    @cached_property
    def _teller(self) -> dict[int, Attribution]:
        made = [(a, set(self.tokens(a.content.spans))) for a in self.attributions]
        made.sort(key=lambda pair: len(pair[1]))
        return {i: a for a, inside in reversed(made) for i in inside}

    @cached_property
    def _cues(self) -> dict[int, Attribution]:
        return {i: a for a in reversed(self.attributions) for i in self.tokens(a.cue.spans)}

    @cached_property
    def tellers(self) -> frozenset[int]:
        """Tokens of cues and sources."""
        return frozenset(
            i for a in self.attributions for i in self.tokens((*a.cue.spans, *a.source.spans))
        )

    @cached_property
    def _conditional(self) -> dict[int, str]:
        """Antecedents with their connectives -> the condition's id."""
        found = {i: c.id for c in self.conditions for i in self.tokens(c.spans)}
        for o in find_openings(self.syntax):
            if o.start in found:
                found.update((i, found[o.start]) for i in range(o.at, o.start))
        return found

    def told_by(self, token: int) -> Attribution | None:
        """The attribution with the smallest content that holds `token`."""
        return self._teller.get(token)

    def cued_by(self, token: int) -> Attribution | None:
        """The attribution whose cue covers `token`."""
        return self._cues.get(token)

    def cue_verb(self, a: Attribution) -> int | None:
        """The token that governs the cue."""
        return cue_head(self.syntax, a.cue.spans)

    def in_condition(self, token: int) -> bool:
        """Whether the token stands in an antecedent or its connective."""
        return token in self._conditional

    def floor(self, at: int) -> int:
        """Where the clause of a verb that starts at `at` begins at the earliest."""
        syntax = self.syntax
        first = syntax.sentence_of(at)[0]
        told = self.told_by(at)
        split = (
            told is not None
            and any(k < at for k in self.tokens(told.cue.spans))
            and any(
                first <= k < self.tokens(told.cue.spans)[0] for k in self.tokens(told.content.spans)
            )
        )
        i = at - 1
        while i >= first:
            token = syntax[i]
            if split and i in self.tellers:
                i -= 1
                continue
            if (token.low == "that" and token.upos == "SCONJ") or token.form in {";", ":", "“"}:
                return i + 1
            if token.xpos in ("VBD", "VBZ", "VBP") and token.upos == "VERB" and i in self.tellers:
                return i + 1
            i -= 1
        return first

    def start(self, at: int) -> int:
        """Where the subject of the verb group at `at` begins: back to a sign or another verb."""
        syntax, floor = self.syntax, self.floor(at)
        i = at
        while i > floor and (syntax[i].upos == "AUX" or i == at or syntax[i].upos == "PART"):
            i -= 1
        while i >= floor and syntax[i].upos not in ("PUNCT", "SCONJ"):
            # 'none of the nine held at the station would …': a verb on the noun opens no clause
            opens = syntax[i].xpos in ("VBD", "VBZ", "VBP", "VB", "MD") and syntax[i].rel != "acl"
            if opens or i in self.tellers or i in self._conditional:
                break
            i -= 1
        return min(i + 1, at)

    def relative_start(self, verb: int) -> int | None:
        """Where the noun begins that a relative clause takes as its object, if it does.

        'the forty a day that Kessary would let through': without its noun the deed says nothing.
        """
        syntax = self.syntax
        near = range(verb - 2, max(syntax.sentence_of(verb)[0], verb - 7), -1)
        told = self.told_by(verb)
        tellers = self.tokens(told.source.spans) if told is not None else []
        if told is not None and tellers and tellers[0] < verb <= tellers[0] + _FAR:
            near = range(tellers[0] - 1, tellers[0] - 2, -1)  # 'the 60 that X had said would pass'
        that = next((i for i in near if i > 0 and syntax[i].low in ("that", "which")), None)
        if that is None or syntax[that].upos == "SCONJ":
            return None
        if syntax[that - 1].upos not in ("NOUN", "PROPN", "NUM"):
            return None
        first = that - 1
        opens = syntax.sentence_of(verb).start
        while first > opens and syntax[first - 1].upos in ("NOUN", "ADJ", "NUM", "DET"):
            first -= 1
        return first

    def rest(self, at: int, start: int | None = None) -> list[int]:
        """The deed told from `start` (`at` if None) on: to where its clause or content ends."""
        syntax = self.syntax
        start = at if start is None else start
        sentence = syntax.sentence_of(at)
        told = self.told_by(at)
        end = self._content_end(told, sentence) if told else sentence[-1]
        own = self._own_tellers(told)
        out: list[int] = []
        for i in range(start, sentence[-1] + 1):
            if i > at and (i in own or self._ends(i, i > end)):
                break
            if i not in self._conditional:
                out.append(i)
        return self.trim(out)

    def _content_end(self, told: Attribution, sentence: range) -> int:
        """The last token of a content in a sentence. Contents come with holes: only ends count."""
        inside = [i for i in self.tokens(told.content.spans) if i in sentence]
        return max(inside, default=sentence[-1])

    def _own_tellers(self, told: Attribution | None) -> frozenset[int]:
        """Cue and source of a telling and of those it stands within."""
        found: set[int] = set()
        by_id = {a.id: a for a in self.attributions}
        for _ in range(len(by_id)):
            if told is None:
                break
            found.update(self.tokens((*told.cue.spans, *told.source.spans)))
            told = by_id.get(told.within or "")
        return frozenset(found)

    def skipped(self, at: int) -> frozenset[int]:
        """The teller's words, which may part a subject from its verb: 'X, he told reporters, will'."""
        told = self.told_by(at)
        found = set(self._own_tellers(told))
        cue = self.tokens(told.cue.spans) if told is not None else []
        if told is not None and cue:
            inside = [
                i for i in self.tokens(told.content.spans) if i in self.syntax.sentence_of(at)
            ]
            before = [i for i in inside if i < cue[0]]
            after = [i for i in inside if i > cue[-1]]
            if before and after:
                found.update(range(before[-1] + 1, after[0]))
        return frozenset(found)

    def _ends(self, i: int, beyond: bool) -> bool:
        """Whether the deed ends before token `i`; `beyond`: the content has ended already."""
        syntax = self.syntax
        token = syntax[i]
        if token.form in (";", "—", "–", "--", "?") or i in self._conditional:
            return True
        over = token.upos in ("PUNCT", "SCONJ") or token.xpos in FINITE
        if beyond and (over or i in self.tellers or token.unit):
            return True
        if token.form in QUOTES and syntax[i - 1].form in (",", ".", "!"):
            return True
        tends = token.low == "after" and syntax[i - 1].lemma == "look"  # 'would look after it'
        if token.low in _SIDE and (token.unit or token.rel == "mark") and token.upos != "ADV":
            return not tends and (token.low != "as" or syntax[i - 1].form == ",")
        return self._new_clause(i)

    def _new_clause(self, i: int) -> bool:
        """A comma, 'and' or 'but' before another subject with its verb, or a relative clause."""
        syntax, token = self.syntax, self.syntax[i]
        if i + 1 >= len(syntax) or not (token.form == "," or token.low in ("and", "but")):
            return False
        after = syntax[i + 1]
        if token.form == "," and after.low in _RELATIVE:
            return True
        if token.low == "but" or (token.form == "," and after.low == "but"):
            return True
        start = i + 2 if after.low in ("and", "but", "that") else i + 1
        if start < len(syntax) and syntax[start].low == "that" and token.low == "and":
            return True
        return (
            start < len(syntax)
            and syntax[start].upos not in ("VERB", "AUX")
            and self._subject_verb(start)
        )

    def _subject_verb(self, start: int) -> bool:
        """A noun phrase with its finite verb right after: at most one preposition between."""
        syntax = self.syntax
        noun = False
        for k in range(start, min(start + 9, len(syntax))):
            token = syntax[k]
            if token.sentence != syntax[start].sentence or token.form in (",", ";", ":"):
                return False
            if token.xpos in ("VBD", "VBZ", "VBP", "MD"):
                return noun
            if token.upos == "VERB" or token.low in ("to", "that", "who", "which"):
                return False
            noun = noun or token.upos in ("NOUN", "PROPN", "PRON")
            if token.base == "conj" and token.upos in ("NOUN", "PROPN") and token.head < start:
                return False  # 'drivers and passengers': a second noun, not a second clause
        return False

    def trim(self, out: list[int]) -> list[int]:
        """Tokens without signs and stray small words at either end."""
        syntax = self.syntax
        out = list(out)
        while out and (
            syntax[out[-1]].upos in ("PUNCT", "CCONJ")
            or (
                syntax[out[-1]].low in ("only", "that", "even", "but", "then")
                and not self._closes(out)
            )
            or (syntax[out[-1]].low == "not" and syntax[out[-1] - 1].upos != "AUX")  # 'but not if'
        ):
            out.pop()
        while out and (syntax[out[0]].upos in ("PUNCT", "CCONJ") or _is_that(syntax[out[0]])):
            out.pop(0)
        return out

    def _closes(self, out: list[int]) -> bool:
        """'has kept to that.': whether its last word ends the clause."""
        after = self.syntax.tokens[out[-1] + 1 : out[-1] + 2]
        return self.syntax[out[-1]].low == "that" and all(t.upos == "PUNCT" for t in after)

    def conditions_of(self, at: int) -> tuple[Condition, ...]:
        """The conditions that the deed at token `at` hangs on."""
        found = []
        sentence = self.syntax.sentence_of(at)
        for c in self.conditions:
            inside = self.tokens(c.spans)
            if not inside or inside[0] not in sentence or self._conditional.get(at) == c.id:
                continue
            main = self.tokens(c.consequent.spans) if c.consequent else []
            if (at in main and self._nearest(at, main, inside[0])) or not main:
                found.append(c)
        return tuple(found)

    def _nearest(self, at: int, main: list[int], clause: int) -> bool:
        """No other content or colon parts the deed from the condition."""
        low, high = sorted((at, clause))
        return not any(self.syntax[k].form in (";", ":") for k in range(low, high))

    def deadline(self, action: tuple[int, ...]) -> Deadline | None:
        """'within ten days', 'by March' in the action."""
        if not action:
            return None
        start, stop = self.syntax[action[0]].start, self.syntax[action[-1]].end
        found = _DEADLINE.search(self.syntax.text, start, stop)
        if not found:
            return None
        return Deadline(spans=(found.span(),), score=0.8, reason="words of time")


def _is_that(token: Token) -> bool:
    """The conjunction, not the pronoun of 'that is a breach'."""
    return token.low == "that" and token.upos == "SCONJ"
