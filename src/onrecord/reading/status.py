"""Passages that say how an undertaking fares."""

import dataclasses
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.meaning import answers
from onrecord.model import (
    Attribution,
    Condition,
    Happening,
    Spans,
    Status,
    StatusReport,
    Undertaking,
)
from onrecord.reading.beside import done_beside, left_undone
from onrecord.reading.carried_out import answered
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.happenings import happenings
from onrecord.reading.kept_word import kept_ahead, word_kept
from onrecord.reading.linking import Link, Linker
from onrecord.reading.opposed import opposed
from onrecord.reading.passages import Passage, read_passages
from onrecord.reading.progress import falls_short, part_done
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import verb_groups
from onrecord.reading.verdicts import to_keep_up, verdict

_NEAR = 2
_OF_THE_WORD = frozenset({answers.KEPT, answers.OF_NOUN})


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
    pairs = list(opposed(syntax, passages))
    unlinked = [p for p in passages if not finder.read(p)]
    unlinked = [p for p in unlinked if not finder.deny(p, pairs)]
    finder.compare()
    unlinked = [p for p in unlinked if not finder.beside(p)]
    latest = {r.undertaking: r.status for r in finder.reports}
    return (
        tuple(finder.reports),
        tuple(replace(u, status=latest[u.id]) if u.id in latest else u for u in undertakings),
        happenings(syntax, unlinked, undertakings, pairs),
    )


class _Finder:
    """Reads passages in order: what was reported right before helps to read the next."""

    def __init__(self, clauses: Clauses, undertakings: tuple[Undertaking, ...]) -> None:
        self.clauses = clauses
        self.undertakings = undertakings
        self.linker = Linker(clauses, undertakings)
        self.reports: list[StatusReport] = []
        self.last_sentence = -9
        self.last_paragraph = -1

    def told_in(self, p: Passage) -> bool:
        """Whether most of a passage is what an undertaking is of: 'to free the men it holds'."""
        return kept_ahead(self.clauses, p, self.undertakings) is None and any(
            2 * len(set(p.tokens) & set(self.clauses.tokens(u.action.spans))) > len(p.tokens)
            for u in self.undertakings
        )

    def read(self, passage: Passage) -> bool:
        """Add the report of a passage, if it is one, and say so."""
        link = self._best(passage)
        if link is None:
            return False
        kept = link.reason in _OF_THE_WORD and passage.word is None
        told = dataclasses.replace(
            passage,
            done=passage.done or link.told,
            word="met" if kept else passage.word,
            central=passage.central or kept,
        )
        status = verdict(self.clauses.syntax, told, link.undertaking, link.deed)
        status = link.status or status
        if link.reason in _OF_THE_WORD and told.word == "met" and link.undertaking.act == "refuse":
            status = None if passage.negative else "in-progress"  # refused, as was said
        if status is not None:
            self._add(passage, link, status)
        return status is not None

    def deny(self, p: Passage, pairs: Sequence[tuple[Passage, Passage]]) -> bool:
        """Add the report of a passage that denies what another reports, or the other way round."""
        for claim, denial in pairs:
            other = denial if p is claim else claim
            told = next((r for r in self.reports if r.spans == other.spans), None)
            if p in (claim, denial) and told is not None:
                u = next(u for u in self.undertakings if u.id == told.undertaking)
                status = answers.gainsaid(told.status, to_keep_up(self.clauses.syntax, u))
                self._add(p, Link(u, False, told.score, answers.DENIED), status)
                return True
        return False

    def compare(self) -> None:
        """Add what the sentences that tell undertakings hold against them: 'short of the forty'."""
        for u in self.undertakings:
            less = falls_short(self.clauses, u)
            if less and not any(r.undertaking == u.id for r in self.reports):
                link = Link(u, False, 0.6, answers.SHORT)
                told_by = self.clauses.told_by(less[0])
                self._report(link, "in-progress", self.clauses.syntax.spans(less), told_by)

    def beside(self, p: Passage) -> bool:
        """Add what a passage counts beside an undertaking of which nothing is reported otherwise."""
        undone = left_undone(self.clauses, p, self.undertakings)
        u = undone or done_beside(self.clauses, p, self.undertakings)
        if u is None or any(
            r.undertaking == u.id and r.reason != answers.BESIDE for r in self.reports
        ):
            return False
        self._add(p, Link(u, False, 0.4, answers.BESIDE), "not-met" if undone else "in-progress")
        return True

    def _report(self, link: Link, status: Status, spans: Spans, by: Attribution | None) -> None:
        self.reports.append(
            StatusReport(
                id=f"r{len(self.reports) + 1}",
                undertaking=link.undertaking.id,
                status=status,
                spans=spans,
                attribution=by.id if by else None,
                score=link.score,
                reason=link.reason,
            )
        )

    def _add(self, passage: Passage, link: Link, status: Status) -> None:
        self._report(link, status, passage.spans, passage.telling)
        self.last_sentence = passage.sentence
        self.last_paragraph = self.clauses.syntax[passage.tokens[0]].paragraph

    def _best(self, p: Passage) -> Link | None:
        meant = kept_ahead(self.clauses, p, self.undertakings)
        meant = meant or word_kept(self.clauses, p, self.undertakings)
        if meant is not None:
            return Link(meant, False, 0.6, answers.KEPT)
        part = part_done(self.clauses, p, self.undertakings)
        if part is not None:
            return Link(part, False, 0.5, answers.PART, status="in-progress")
        links = self.linker.links(p, self._reported_before(p))
        if links:
            return max(links, key=lambda link: link.score)
        done = answered(self.clauses, p, self.undertakings)
        if done is not None:
            return Link(done[0], True, 0.5, answers.CARRIED, status=done[1])
        return self._carried_on(p)

    def _reported_before(self, p: Passage) -> Undertaking | None:
        """On what the report right before a passage is, in its paragraph."""
        same = self.clauses.syntax[p.tokens[0]].paragraph == self.last_paragraph
        if not same or p.sentence - self.last_sentence > 1 or not self.reports:
            return None
        return next(u for u in self.undertakings if u.id == self.reports[-1].undertaking)

    def _carried_on(self, p: Passage) -> Link | None:
        """'That is a plain breach', said of what was reported right before."""
        if not self.reports or p.word != "breached" or p.sentence - self.last_sentence > _NEAR:
            return None
        if p.opening not in ("that", "this", "it", "these", "those"):
            return None
        last = self.reports[-1].undertaking
        u = next(u for u in self.undertakings if u.id == last)
        return Link(u, False, 0.5, answers.SAID_OF_IT)
