"""Passages that say how an undertaking fares.

A passage is linked to an undertaking by the words that they share (`likeness`), by who does the
deed, by a pointing noun ('the pledge', 'such a force'), or by what was reported right before.
A wrong link is worse than none: one shared word alone never makes one.
"""

import dataclasses
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.meaning import answers
from onrecord.model import (
    Attribution,
    Condition,
    Happening,
    Status,
    StatusReport,
    Undertaking,
    overlaps,
)
from onrecord.reading.acts import load_acts, load_groups
from onrecord.reading.answers import AGAINST, contrasted, did_so, of_its_noun
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.kept_word import word_kept
from onrecord.reading.likeness import Likeness
from onrecord.reading.passages import Passage, read_passages
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import verb_groups
from onrecord.reading.verdicts import in_part, lasting, verdict
from onrecord.reading.whose import BODIES

_NEAR = 2
_ENOUGH = 0.34
_PLEDGES = frozenset({"deal", "agreement", "bargain", "ceasefire", "truce", "word", "promise"})
_POINTING = frozenset({"such", "this", "that", "these", "those", "the", "its", "their", "'s", "’s"})


@dataclass(frozen=True)
class Link:
    """How a passage is tied to an undertaking; `told`: it says whether that was done, no more."""

    undertaking: Undertaking
    deed: bool
    score: float
    reason: str
    told: bool = False


def find_status(
    syntax: Syntax,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    undertakings: tuple[Undertaking, ...],
    conditions: tuple[Condition, ...],
) -> tuple[tuple[StatusReport, ...], tuple[Undertaking, ...], tuple[Happening, ...]]:
    """Status reports r1, r2, …, the undertakings with the latest of theirs as `status`, and

    happenings h1, h2, …: passages that bear on no undertaking of this article.
    """
    clauses = Clauses(syntax, cast, attributions, conditions)
    finder = _Finder(clauses, undertakings)
    passages = [p for p in read_passages(clauses, verb_groups(syntax)) if not finder.told_in(p)]
    unlinked = [p for p in passages if not finder.read(p)]
    latest = {r.undertaking: r.status for r in finder.reports}
    return (
        tuple(finder.reports),
        tuple(replace(u, status=latest[u.id]) if u.id in latest else u for u in undertakings),
        _happenings(syntax, unlinked, undertakings),
    )


def _happenings(
    syntax: Syntax, passages: list[Passage], undertakings: tuple[Undertaking, ...]
) -> tuple[Happening, ...]:
    """Passages that tell of something done or left undone, other than an undertaking's own words."""
    told = [p for p in passages if p.done or p.negative or p.word]
    told = [p for p in told if not any(overlaps(u.action.spans, p.spans) for u in undertakings)]
    return tuple(
        Happening(
            id=f"h{number}",
            spans=p.spans,
            actor=p.doer,
            negated=p.negative,
            done=p.done,
            status=p.word if p.central else None,
            partly=in_part(syntax, p),
            lasting=lasting(syntax, p),
            attribution=p.telling.id if p.telling else None,
        )
        for number, p in enumerate(told, 1)
    )


class _Finder:
    """Reads passages in order: what was reported right before helps to read the next."""

    def __init__(self, clauses: Clauses, undertakings: tuple[Undertaking, ...]) -> None:
        self.clauses = clauses
        self.undertakings = undertakings
        self.likeness = Likeness(clauses.syntax)
        self.reports: list[StatusReport] = []
        self.last_sentence = -9
        self.last_paragraph = -1

    def told_in(self, p: Passage) -> bool:
        """Whether most of a passage is what an undertaking is of: 'to free the men it holds'."""
        return any(
            2 * len(set(p.tokens) & set(self.clauses.tokens(u.action.spans))) > len(p.tokens)
            for u in self.undertakings
        )

    def read(self, passage: Passage) -> bool:
        """Add the report of a passage, if it is one, and say so."""
        link = self._best(passage)
        if link is None:
            return False
        told = dataclasses.replace(passage, done=passage.done or link.told)
        status = verdict(self.clauses.syntax, told, link.undertaking, link.deed)
        if status is not None:
            self._add(passage, link, status)
        return status is not None

    def _add(self, passage: Passage, link: Link, status: Status) -> None:
        self.reports.append(
            StatusReport(
                id=f"r{len(self.reports) + 1}",
                undertaking=link.undertaking.id,
                status=status,
                spans=passage.spans,
                attribution=passage.telling.id if passage.telling else None,
                score=link.score,
                reason=link.reason,
            )
        )
        self.last_sentence = passage.sentence
        self.last_paragraph = self.clauses.syntax[passage.tokens[0]].paragraph

    def _best(self, p: Passage) -> Link | None:
        meant = word_kept(self.clauses, p, self.undertakings)
        if meant is not None:
            return Link(meant, False, 0.6, answers.KEPT)
        links = [link for u in self._earlier(p) if (link := self._link(p, u)) is not None]
        return max(links, key=lambda link: link.score, default=self._carried_on(p))

    def _earlier(self, p: Passage) -> list[Undertaking]:
        """Undertakings told before the passage, other than in its own words."""
        return [
            u
            for u in self.undertakings
            if u.action.spans[0][0] < p.spans[0][0] and not overlaps(u.action.spans, p.spans)
        ]

    def _link(self, p: Passage, u: Undertaking) -> Link | None:
        if u is self._earlier(p)[-1] and did_so(self.clauses, p, u):
            return Link(u, True, 0.6, answers.DONE, told=True)
        if not self._may_be_told_of(p, u):
            return None
        if of_its_noun(self.clauses, p, u):
            return Link(u, False, 0.6, answers.OF_NOUN)
        if contrasted(self.clauses, p, u):
            return Link(u, False, 0.5, "set against it in one sentence")
        shared = self.likeness.shared(u.action.spans, p.spans)
        deed = self._deed(u) in shared and self._done_in(p, self._deed(u))
        doer = p.doer is not None and p.doer in (u.bearer, u.counterparty)
        if deed and (len(shared) >= 2 or (doer and p.doer == self._who_acts(u))):
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
                "said right after it, of what it names",
            )
        noun = self._pointing(p, u, shared)
        if p.word is not None and noun is not None:
            return Link(u, deed, self._score(u, shared, 0.3), f"'{noun}' points back to it")
        enough = self._score(u, shared, 0.0) >= _ENOUGH
        if len(shared) >= 2 and enough and (p.word is not None or p.negative):
            return Link(u, deed, self._score(u, shared, 0.0), "shares words with it")
        same = self.clauses.syntax[p.tokens[0]].paragraph == self.last_paragraph
        near = same and p.sentence - self.last_sentence <= 1 and self.reports[-1:]
        if near and near[0].undertaking == u.id and shared and (p.negative or p.word):
            return Link(u, deed, self._score(u, shared, 0.1), "goes on from the report before it")
        return None

    def _done_in(self, p: Passage, deed: str) -> bool:
        """Whether a verb of the passage is the deed's or of like sense: not the noun in 'in return'."""
        syntax = self.clauses.syntax
        groups = load_groups().get(deed, frozenset())
        return any(
            syntax[i].upos == "VERB"
            and (
                syntax[i].lemma == deed or groups & load_groups().get(syntax[i].lemma, frozenset())
            )
            for i in p.tokens
        )

    def _only_deed(self, p: Passage, u: Undertaking) -> bool:
        """'No water has been released': a passive of the deed, which no other undertaking names."""
        words = self.likeness.words(p.spans)
        return p.doer is None and not any(
            other is not u and self._deed(other) in words for other in self._earlier(p)
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

    def _who_acts(self, u: Undertaking) -> str | None:
        return u.counterparty if u.act in ("permit", "demand", "forbid") else u.bearer

    def _may_be_told_of(self, p: Passage, u: Undertaking) -> bool:
        """Another actor's deed is not this undertaking's, unless anybody may do it."""
        known = self.clauses.cast.by_id.get(p.doer or "")
        if known is None or known.type not in BODIES or p.word == "obstructed":
            return True
        return p.doer in (u.bearer, u.counterparty) or self._who_acts(u) is None

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
        earlier = self._earlier(p)
        return syntax[p.head].form if earlier and u is earlier[-1] else None

    def _carried_on(self, p: Passage) -> Link | None:
        """'That is a plain breach', said of what was reported right before."""
        if not self.reports or p.word != "breached" or p.sentence - self.last_sentence > _NEAR:
            return None
        if p.opening not in ("that", "this", "it", "these", "those"):
            return None
        last = self.reports[-1].undertaking
        u = next(u for u in self.undertakings if u.id == last)
        return Link(u, False, 0.5, "said of what was reported before it")
