"""How a matter fared from day to day, as reported, and where independent origins disagree."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.ledger.held import HeldReport
from onrecord.ledger.origins import root_of
from onrecord.ledger.whom import actor_key
from onrecord.meaning.answers import BROKEN, LIKENED
from onrecord.model import HeldArticle, Status, TimelineEntry

GOOD = frozenset({"in-progress", "met", "partly-met"})
BAD = frozenset({"not-met", "breached", "obstructed"})
SAME_NEWS = 2
_RANK: tuple[Status, ...] = (
    "in-progress",
    "partly-met",
    "obstructed",
    "not-met",
    "met",
    "breached",
)


class Timed(NamedTuple):
    """A report and the article that carries it; its `status` is known."""

    article: HeldArticle
    report: HeldReport


def begun(reports: Sequence[Timed], to_come: Sequence[Timed]) -> list[Timed]:
    """The reports, and that a part is done where an article tells of the rest: not all, then."""
    articles = {t.article.id for t in to_come}
    rest = [t for t in reports if t.article.id not in articles or t.report.status != "met"]
    return [*rest, *to_come]


def fold(reports: Iterable[Timed]) -> tuple[TimelineEntry, ...]:
    """The reports by date, each passage once."""
    found: dict[tuple[str, tuple[tuple[int, int], ...]], list[TimelineEntry]] = {}
    for article, r in reports:
        if r.status is None:
            continue
        names = tuple(t.name or "a source that is not named" for t in r.tellers)
        root = root_of(r.tellers, article.outlet)[0]
        root = root or next((t.of for t in r.tellers if t.of), None)  # a body's nameless officials
        entry = TimelineEntry(
            date=(article.published or article.recorded)[:10],
            status=r.status,
            article=article.id,
            quote=r.quote,
            own_voice=not r.tellers,
            chain=(article.outlet or "the outlet", *names),
            origin=actor_key(root or (None if r.tellers else article.outlet)) or None,
            score=r.score,
            reason=r.reason,
        )
        key = (article.id, r.spans)
        found.setdefault(key, []).append(entry)
    told = [e for one in _articles(map(_surest, found.values())) for e in _broken(one)]
    settled = (e for one in _voices(told) for e in _settled(one))
    return tuple(sorted(settled, key=lambda e: (e.date, e.article, e.quote, e.status)))


def _surest(readings: Sequence[TimelineEntry]) -> TimelineEntry:
    """Of the readings of one passage the surest; but who takes it for a part knows of how many."""
    best = max(readings, key=_sureness)
    parts = [e for e in readings if e.status == "in-progress"] if best.status == "met" else []
    return max(parts, key=_sureness, default=best)


def _sureness(e: TimelineEntry) -> tuple[float, int, str]:
    """How sure a reading is, whichever came first."""
    return e.score, _RANK.index(e.status) if e.status in _RANK else -1, e.reason or ""


def _articles(entries: Iterable[TimelineEntry]) -> list[list[TimelineEntry]]:
    found: dict[str, list[TimelineEntry]] = {}
    for e in entries:
        found.setdefault(e.article, []).append(e)
    return list(found.values())


def _broken(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Where an article says that a word was broken, what it tells of beside that is how.

    What somebody is said to claim against it stays, unless mere likeness ties it to the matter.
    """
    if not any(e.status == "breached" and e.reason in BROKEN for e in entries):
        return entries
    return [
        e
        for e in entries
        if e.status == "breached" or (e.status in GOOD and LIKENED not in (e.reason or ""))
    ]


def _voices(entries: Iterable[TimelineEntry]) -> list[list[TimelineEntry]]:
    """Entries of one article and one origin together."""
    found: dict[tuple[str, str | None], list[TimelineEntry]] = {}
    for e in entries:
        found.setdefault((e.article, e.origin), []).append(e)
    return list(found.values())


def _settled(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """What one voice in one article says does not clash: a breach is told, or else the surest."""
    statuses = {e.status for e in entries}
    if len(statuses) < 2:
        return entries
    if "breached" in statuses:
        return [e for e in entries if e.status == "breached"]
    if not (statuses & GOOD and statuses & BAD):
        return entries
    surest = max(entries, key=lambda e: (e.score, e.status in GOOD)).status
    return [e for e in entries if (e.status in GOOD) == (surest in GOOD)]


def contested(timeline: Sequence[TimelineEntry]) -> str | None:
    """The day since which independent origins disagree on the latest news, or None."""
    if not timeline:
        return None
    last = timeline[-1].date
    recent = [e for e in timeline if days_apart(e.date, last) <= SAME_NEWS]
    good = [e for e in recent if e.status in GOOD and e.origin]
    bad = [e for e in recent if e.status in BAD and e.origin]
    clashes = [max(g.date, b.date) for g in good for b in bad if g.origin != b.origin]
    return min(clashes) if clashes else None


def status_of(timeline: Sequence[TimelineEntry]) -> Status:
    """What the latest day's reports say; `pending` without any."""
    if not timeline:
        return "pending"
    if contested(timeline):
        return "contested"
    latest = [e for e in timeline if e.date == timeline[-1].date]
    return max((e.status for e in latest), key=_RANK.index)


def days_apart(one: str, other: str) -> int:
    """Days between two ISO 8601 dates; 0 where one is none."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0
