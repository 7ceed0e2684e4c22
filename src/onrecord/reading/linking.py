"""How a passage is tied to an undertaking of its article.

By the words that they share (`likeness`), by who does the deed, by a pointing noun ('the pledge',
'such a force'), or by what was reported right before. A wrong link is worse than none: one shared
word alone never makes one.
"""

from dataclasses import dataclass

from onrecord.meaning import answers
from onrecord.model import Status, Undertaking, overlaps
from onrecord.reading.acts import load_acts, load_groups
from onrecord.reading.answers import AGAINST, contrasted, did_so, of_its_noun
from onrecord.reading.clauses import Clauses
from onrecord.reading.likeness import Likeness
from onrecord.reading.passages import Passage
from onrecord.reading.syntax import Syntax
from onrecord.reading.verdicts import in_part, who_acts
from onrecord.reading.whose import BODIES

_ENOUGH = 0.34
_PLEDGES = frozenset({"deal", "agreement", "bargain", "ceasefire", "truce", "word", "promise"})
_GIVING_UP = frozenset({"stop", "cease", "quit"})
_POINTING = frozenset({"such", "this", "that", "these", "those", "the", "its", "their", "'s", "’s"})


@dataclass(frozen=True)
class Link:
    """How a passage is tied to an undertaking; `told`: it says whether that was done, no more.

    `status` is what it reports, where how it is tied says so.
    """

    undertaking: Undertaking
    deed: bool
    score: float
    reason: str
    told: bool = False
    status: Status | None = None


def _given_up(syntax: Syntax, verb: int) -> bool:
    """'stopped | flying the mail': what is no longer done."""
    head = syntax[verb].head
    return syntax[verb].xpos == "VBG" and head >= 0 and syntax[head].lemma in _GIVING_UP


class Linker:
    """Ties passages of one article to its undertakings."""

    def __init__(self, clauses: Clauses, undertakings: tuple[Undertaking, ...]) -> None:
        self.clauses = clauses
        self.undertakings = undertakings
        self.likeness = Likeness(clauses.syntax)

    def earlier(self, p: Passage) -> list[Undertaking]:
        """Undertakings told before the passage, other than in its own words."""
        return [
            u
            for u in self.undertakings
            if u.action.spans[0][0] < p.spans[0][0] and not overlaps(u.action.spans, p.spans)
        ]

    def links(self, p: Passage, reported: Undertaking | None) -> list[Link]:
        """How a passage is tied to each undertaking that it may report on.

        `reported` is the one on which the passage right before it reports, if any.
        """
        earlier = self.earlier(p)
        if earlier and did_so(self.clauses, p, earlier[-1]):
            return [Link(earlier[-1], True, 0.6, answers.DONE, told=True)]
        found = (self._link(p, u, reported) for u in earlier)
        return [link for link in found if link is not None]

    def _link(self, p: Passage, u: Undertaking, reported: Undertaking | None) -> Link | None:
        if not self._may_be_told_of(p, u):
            return None
        if of_its_noun(self.clauses, p, u):
            return Link(u, False, 0.6, answers.OF_NOUN)
        if contrasted(self.clauses, p, u):
            return Link(u, False, 0.5, "set against it in one sentence")
        shared = self.likeness.shared(u.action.spans, p.spans)
        deed = self._deed(u) in shared and self._done_in(p, self._deed(u))
        doer = p.doer is not None and p.doer in (u.bearer, u.counterparty)
        if deed and (len(shared) >= 2 or (doer and p.doer == who_acts(u))):
            return Link(u, True, self._score(u, shared, 0.2), "tells of the same deed")
        exact = deed and shared.get(self._deed(u)) == 1.0
        if p.negative and exact and not doer and p.done and self._only_deed(p, u):
            return Link(
                u, True, self._score(u, shared, 0.1), "tells that the same deed was not done"
            )
        if self._next_sentence(p, u, shared):
            return Link(
                u,
                deed or in_part(self.clauses.syntax, p),
                self._score(u, shared, 0.4),
                answers.NEXT,
            )
        noun = self._pointing(p, u, shared)
        if p.word is not None and noun is not None:
            return Link(u, deed, self._score(u, shared, 0.3), f"'{noun}' points back to it")
        enough = self._score(u, shared, 0.0) >= _ENOUGH
        if len(shared) >= 2 and enough and (p.word is not None or p.negative):
            return Link(u, deed, self._score(u, shared, 0.0), "shares words with it")
        if u is reported and shared and (p.negative or p.word):
            return Link(u, deed, self._score(u, shared, 0.1), "goes on from the report before it")
        return None

    def _done_in(self, p: Passage, deed: str) -> bool:
        """Whether a verb of the passage is the deed's or of like sense: not the noun in 'in return'."""
        syntax = self.clauses.syntax
        groups = load_groups().get(deed, frozenset())
        return any(
            syntax[i].upos == "VERB"
            and not _given_up(syntax, i)
            and (
                syntax[i].lemma == deed or groups & load_groups().get(syntax[i].lemma, frozenset())
            )
            for i in p.tokens
        )

    def _only_deed(self, p: Passage, u: Undertaking) -> bool:
        """'No water has been released': a passive of the deed, which no other undertaking names."""
        words = self.likeness.words(p.spans)
        return p.doer is None and not any(
            other is not u and self._deed(other) in words for other in self.earlier(p)
        )

    def _next_sentence(self, p: Passage, u: Undertaking, shared: dict[str, float]) -> bool:
        """'Not one transponder has been bought', right after the pledge to pay for transponders."""
        syntax = self.clauses.syntax
        last = max(self.clauses.tokens(u.action.spans))
        told = p.perfect and (p.negative or p.word or in_part(syntax, p))
        told = told or (p.done and p.central and p.word in AGAINST)  # 'soldiers turned them back'
        if not told or p.sentence - syntax[last].sentence != 1:
            return False
        words = self.likeness.words(u.action.spans)
        counts = {
            syntax[i].low for i in self.clauses.tokens(u.action.spans) if syntax[i].upos == "NUM"
        }
        if in_part(syntax, p) and counts & {syntax[i].low for i in p.tokens}:
            return True  # 'two of the five have been built'
        return any(syntax[words[w]].upos == "NOUN" and s == 1.0 for w, s in shared.items())

    def _score(self, u: Undertaking, shared: dict[str, float], extra: float) -> float:
        mine = len(self.likeness.words(u.action.spans)) or 1
        return round(min(1.0, sum(shared.values()) / mine + extra), 4)

    def _deed(self, u: Undertaking) -> str:
        """The lemma of the deed: the action's first verb, else its first word."""
        words = self.likeness.words(u.action.spans)
        syntax = self.clauses.syntax
        verbs = [w for w, i in words.items() if syntax[i].upos == "VERB"]
        return next(iter(verbs or words), "")

    def _may_be_told_of(self, p: Passage, u: Undertaking) -> bool:
        """Another actor's deed is not this undertaking's, unless anybody may do it."""
        known = self.clauses.cast.by_id.get(p.doer or "")
        if known is None or known.type not in BODIES or p.word == "obstructed":
            return True
        return p.doer in (u.bearer, u.counterparty) or who_acts(u) is None

    def _pointing(self, p: Passage, u: Undertaking, shared: dict[str, float]) -> str | None:
        """'such a force', 'the formation of the force': a pointed-at word of the action."""
        syntax = self.clauses.syntax
        theirs = self.likeness.words(p.spans)
        nouns = {
            w for w in self.likeness.words(u.action.spans) if w in theirs and shared.get(w) == 1.0
        }
        for noun in sorted(nouns, key=lambda n: theirs[n]):  # a set has no order of its own
            i = theirs[noun]
            if syntax[i].upos != "NOUN":
                continue
            pointers = {syntax[k].low for k in range(max(0, i - 3), i)}
            if "such" in pointers or (pointers & _POINTING and len(shared) >= 2):
                return noun
        return self._named(p, u)

    def _named(self, p: Passage, u: Undertaking) -> str | None:
        """'the pledge has been kept': a noun that stands for the last undertaking told."""
        syntax = self.clauses.syntax
        if (
            p.head is None
            or not p.central
            or syntax[p.head].lemma not in _PLEDGES | set(load_acts("nouns"))
        ):
            return None
        earlier = self.earlier(p)
        return syntax[p.head].form if earlier and u is earlier[-1] else None
