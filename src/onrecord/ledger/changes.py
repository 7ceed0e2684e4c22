"""What the ledger learned since a moment: matters that are new or that changed."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Select, select

from onrecord.ledger.families import now, view
from onrecord.ledger.matters import AsOf
from onrecord.ledger.tables import article, borne, echoed, judgement, undertaking
from onrecord.model import Matter


class Change(NamedTuple):
    """A matter that is new or that changed: what it was before."""

    matter: Matter
    what: str
    before: Matter | None


def touched(connection: Connection, since: str, most: int | None = None) -> list[int]:
    """The families of which the ledger learned something after a moment (UTC), latest first.

    With `most`, no more than so many of them.
    """
    told = select(undertaking.c.recorded, undertaking.c.family)
    reported = (
        select(article.c.recorded, undertaking.c.family)
        .join(borne, borne.c.article == article.c.id)
        .join(undertaking, undertaking.c.number == borne.c.number)
    )
    heard = (
        select(article.c.recorded, undertaking.c.family)
        .join(echoed, echoed.c.article == article.c.id)
        .join(undertaking, undertaking.c.number == echoed.c.number)
    )
    judged = select(judgement.c.recorded, judgement.c.family)
    latest: dict[int, str] = {}
    for asked, recorded in (
        (told, undertaking.c.recorded),
        (reported, article.c.recorded),
        (heard, article.c.recorded),
        (judged, judgement.c.recorded),
    ):
        wanted = recorded > since
        if most is not None and len(latest) >= most:  # what is older than these is not wanted
            wanted = recorded >= sorted(latest.values())[-most]
        rows = asked.where(wanted).order_by(recorded.desc())
        for family, when in _latest(connection, rows, most).items():
            if when > latest.get(family, ""):
                latest.pop(family, None)  # so that those of one moment stand in the order found
                latest[family] = when
    return sorted(latest, key=lambda family: latest[family], reverse=True)[:most]


def _latest(
    connection: Connection, asked: Select[tuple[str, int]], most: int | None
) -> dict[int, str]:
    """Families by when they were last named, until there are `most` of them."""
    found: dict[int, str] = {}
    rows = connection.execute(asked, execution_options={"yield_per": 1000})
    for part in rows.partitions():
        for row in part:
            found.setdefault(row.family, row.recorded)
        if most is not None and len(found) >= most:
            break
    rows.close()
    return found


def changes(connection: Connection, since: str, families: Iterable[int]) -> list[Change]:
    """What changed in some families after a moment (UTC): new, status, contested, told again."""
    wanted = list(families)
    before = {m.id: m for m in view(connection, wanted, AsOf(recorded=since))}
    changed = ((m, what_changed(before.get(m.id), m)) for m in now(connection, wanted))
    return [Change(m, what, before.get(m.id)) for m, what in changed if what]


def what_changed(before: Matter | None, now: Matter) -> str | None:
    """What is new about a matter, in a word or two; None where nothing is."""
    if before is None:
        return "new"
    if now.contested and not before.contested:
        return "became contested"
    if now.status != before.status:
        return f"{before.status} to {now.status}"
    if len(now.judgements) != len(before.judgements):
        return "judged"
    if len(now.tellings) > len(before.tellings):
        return "told again"
    return None
