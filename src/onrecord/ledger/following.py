"""Happenings as they come: kept, and held against the undertakings that they may bear on."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, and_, insert, or_, select

from onrecord.ledger import bodies
from onrecord.ledger.bearings import Happenings, bearings
from onrecord.ledger.entries import Entry
from onrecord.ledger.held import HeldReport, happenings_of
from onrecord.ledger.keys import insert_keys
from onrecord.ledger.sense import GRIPS, Sense, packed, unpacked, window
from onrecord.ledger.tables import article, borne, happening, presence, term, undertaking
from onrecord.ledger.whom import actor_key
from onrecord.meaning import Vectors, stems, vectors
from onrecord.model import Record


def hold_happenings(
    connection: Connection, made: Entry, record: Record, outlet: str | None
) -> set[int]:
    """Keep an article's happenings; the families of undertakings held already that they bear on."""
    seq = filed_as(connection, made.key)
    actors = sorted({actor_key(a.name) for a in record.actors} - {""})
    day = (record.article.published or "")[:10]
    reports = happenings_of(record)
    insert_keys(connection, presence, [(a, day, seq) for a in actors])
    if not reports:
        return set()
    found = Happenings(reports, unpacked(packed(vectors([h.quote for h in reports]))), outlet)
    connection.execute(
        insert(happening).values(
            article=seq, vectors=packed(found.vectors), body=bodies.packed(reports)
        )
    )
    words = sorted({w for h in reports for w in stems(h.quote)})
    blocks = [f"{g}/{a}" for a in actors for g in GRIPS]
    # what is told of on the day of the telling is what there was before it
    first, before = window(day)[0], day or "9999"
    rows = connection.execute(
        select(
            undertaking.c.number, undertaking.c.family, undertaking.c.sense, undertaking.c.vector
        ).where(
            undertaking.c.number.in_(
                select(term.c.number).where(
                    term.c.block.in_(blocks),
                    term.c.word.in_(words),
                    or_(
                        term.c.published == "",
                        and_(term.c.published >= first, term.c.published < before),
                    ),
                )
            ),
            undertaking.c.replaced.is_(None),
        )
    )
    held = {
        r.number: (r.family, msgspec.json.decode(r.sense, type=Sense), unpacked(r.vector))
        for r in rows
    }
    bear = [(n, sense, vector) for n, (_, sense, vector) in held.items()]
    return {held[n][0] for n in _bear(connection, made.key, found, bear)}


def bear_earlier(connection: Connection, new: Sequence[tuple[int, Sense, Vectors]]) -> None:
    """Happenings in articles held already that bear on new undertakings of one article."""
    by_bearer: dict[str, list[tuple[int, Sense, Vectors]]] = {}
    for one in new:
        if one[1].bearer and one[1].words:
            by_bearer.setdefault(one[1].bearer, []).append(one)
    for bearer, borne_by in by_bearer.items():
        published = borne_by[0][1].published
        after = or_(
            presence.c.published == "",
            and_(presence.c.published > published, presence.c.published <= window(published)[1]),
        )
        rows = connection.execute(
            select(article.c.id, article.c.outlet, happening.c.vectors, happening.c.body)
            .join(article, article.c.entry == happening.c.article)
            .where(
                happening.c.article.in_(
                    select(presence.c.article).where(presence.c.actor == bearer, after)
                )
            )
        ).all()
        for row in rows:
            reports = bodies.unpacked(row.body, list[HeldReport])
            found = Happenings(reports, unpacked(row.vectors), row.outlet)
            _bear(connection, row.id, found, borne_by)


def filed_as(connection: Connection, key: str) -> int:
    """The entry of an article."""
    return int(connection.execute(select(article.c.entry).where(article.c.id == key)).scalar_one())


def _bear(
    connection: Connection, key: str, found: Happenings, new: Iterable[tuple[int, Sense, Vectors]]
) -> set[int]:
    """Store which of the happenings of article `key` bear on which undertakings; their numbers."""
    rows = [
        {
            "number": number,
            "article": key,
            "place": b.place,
            "body": msgspec.json.encode(
                replace(found.reports[b.place], status=b.status, score=b.score, reason=b.reason)
            ),
        }
        for number, sense, vector in new
        for b in bearings(found, sense, vector)
    ]
    if rows:
        connection.execute(insert(borne), rows)
    return {int(str(r["number"])) for r in rows}
