"""What the ledger learned since a moment: matters that are new or that changed."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Row, Select, select

from onrecord.ledger.families import now, view
from onrecord.ledger.matters import AsOf
from onrecord.ledger.tables import article, borne, judgement, undertaking
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
    told = select(undertaking.c.recorded, undertaking.c.family).where(
        undertaking.c.recorded > since
    )
    reported = (
        select(article.c.recorded, undertaking.c.family)
        .join(borne, borne.c.article == article.c.id)
        .join(undertaking, undertaking.c.number == borne.c.number)
        .where(article.c.recorded > since)
    )
    judged = select(judgement.c.recorded, judgement.c.family).where(judgement.c.recorded > since)
    rows = [
        *_latest(connection, told.order_by(undertaking.c.recorded.desc()), most),
        *_latest(connection, reported.order_by(article.c.recorded.desc()), most),
        *_latest(connection, judged.order_by(judgement.c.recorded.desc()), most),
    ]
    rows.sort(key=lambda r: r.recorded, reverse=True)
    return list(dict.fromkeys(r.family for r in rows))[:most]


def _latest(
    connection: Connection, asked: Select[tuple[str, int]], most: int | None
) -> list[Row[tuple[str, int]]]:
    """Rows, latest first, until they name `most` families."""
    if most is None:
        return list(connection.execute(asked))
    found, seen = [], set[int]()
    rows = connection.execute(asked, execution_options={"yield_per": 500})
    for row in rows:
        found.append(row)
        seen.add(row.family)
        if len(seen) == most:
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
