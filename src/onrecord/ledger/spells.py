"""From which day to which a matter of a family of undertakings stood at which status, as reported.

For questions as of a day, which would otherwise work out every family that there is.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from onrecord.ledger.matters import Family, standings
from onrecord.ledger.sense import day
from onrecord.ledger.timeline import BAD, GOOD
from onrecord.meaning.anaphora import of_the_rest
from onrecord.model import Status

ALWAYS, NEVER = "0", "9999"


class Spell(NamedTuple):
    """A status from one day on, up to but not on another."""

    status: Status
    since: str
    until: str


def spells(family: Family) -> list[Spell]:
    """The spells of a family, and an empty one for each status that only its reports have.

    As of a moment of recording a matter may stand as it did on no day of publishing: where articles
    came in late, it then held others. `pending` has no spells.
    """
    reported = {status: since for since, status in sorted(_reports(family), reverse=True)}
    if not reported:
        return []
    if GOOD & reported.keys() and BAD & reported.keys():
        reported.setdefault("contested", NEVER)
    days = [d for d in _days(family) if d >= min(reported.values())]
    found: list[Spell] = []
    open_: dict[Status, str] = {}
    for today, stood in chain(standings(family, days), [(NEVER, set[Status]())]):
        for status in sorted(open_.keys() - stood):
            found.append(Spell(status, open_.pop(status), today))
        for status in stood - {"pending"}:
            open_.setdefault(status, today)
    seen = {s.status for s in found}
    return found + [Spell(status, NEVER, NEVER) for status in sorted(reported.keys() - seen)]


def _days(family: Family) -> list[str]:
    """The days on which something came into sight."""
    articles = {h.article for h in family.held} | {b.article for b in family.borne}
    articles |= {e.article for e in family.echoed}
    return sorted({day(family.articles[a].published) or ALWAYS for a in articles})


def _reports(family: Family) -> Iterator[tuple[str, Status]]:
    """Each status that is reported or told of the rest of something, and from which day on."""
    for h in family.held:
        since = day(family.articles[h.article].published) or ALWAYS
        yield from ((since, r.status) for r in h.reports if r.status)
        if any(of_the_rest(t.quote) for t in h.tellings):
            yield since, "in-progress"
    for b in family.borne:
        if b.report.status:
            yield day(family.articles[b.article].published) or ALWAYS, b.report.status
    for e in family.echoed:
        if of_the_rest(e.telling.quote):
            yield day(family.articles[e.article].published) or ALWAYS, "in-progress"
