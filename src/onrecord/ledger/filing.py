"""Articles as they come: filed, with the earliest article whose text they repeat."""

from typing import Any

from sqlalchemy import Connection, insert, select, union, update

from onrecord.ledger import copies
from onrecord.ledger.entries import Entry
from onrecord.ledger.keys import insert_keys
from onrecord.ledger.tables import article, band, echoed, undertaking
from onrecord.model import Article


def file_article(connection: Connection, made: Entry, a: Article) -> set[int]:
    """Keep an article; the families of undertakings whose article is now known to be a copy."""
    shape = copies.print_of(a)
    near = _near(connection, shape)
    rank = (a.published or "9999", made.key)
    first = min((n for n in near if n[:2] < rank), default=None)
    connection.execute(
        insert(article).values(
            id=made.key, entry=made.seq, file=a.file, url=a.url, outlet=a.outlet_name,
            published=a.published, recorded=made.recorded, title=a.title,
            licence=a.rights.licence, holder=a.rights.holder,
            copy_of=first[1] if first else None, copy_likeness=first[2] if first else None,
            shingles=copies.packed(shape.shingles),
        )
    )  # fmt: skip
    insert_keys(connection, band, [(h, made.seq) for h in sorted(set(shape.bands))])
    later = [key for published, key, _ in near if (published, key) > rank]
    return _now_copies(connection, made.key, rank, {n[1]: n[2] for n in near if n[1] in later})


def _near(connection: Connection, shape: copies.Print) -> list[tuple[str, str, float]]:
    """Articles with like text: when published, their id, how like."""
    if not shape.bands:
        return []
    rows = connection.execute(
        select(article.c.id, article.c.published, article.c.shingles).where(
            article.c.entry.in_(select(band.c.article).where(band.c.hash.in_(shape.bands)))
        )
    )
    scored = ((r, copies.likeness(shape.shingles, copies.unpacked(r.shingles))) for r in rows)
    return [(r.published or "9999", r.id, score) for r, score in scored if score >= copies.COPIED]


def _now_copies(
    connection: Connection, key: str, rank: tuple[str, str], later: dict[str, float]
) -> set[int]:
    """Point the articles that came out later at this one, unless they repeat an earlier one yet."""
    if not later:
        return set()
    other = article.alias()
    rows = connection.execute(
        select(article.c.id, other.c.id.label("first"), other.c.published)
        .outerjoin(other, other.c.id == article.c.copy_of)
        .where(article.c.id.in_(later))
    ).all()
    changed = [r.id for r in rows if r.first is None or rank < _rank(r)]
    for row_id in changed:
        connection.execute(
            update(article)
            .where(article.c.id == row_id)
            .values(copy_of=key, copy_likeness=later[row_id])
        )
    told = select(undertaking.c.family).where(undertaking.c.article.in_(changed))
    heard = select(undertaking.c.family).join(echoed, echoed.c.number == undertaking.c.number)
    both = union(told, heard.where(echoed.c.article.in_(changed)))
    return set(connection.execute(both).scalars()) if changed else set()


def _rank(row: Any) -> tuple[str, str]:
    return row.published or "9999", row.first
