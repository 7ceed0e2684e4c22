"""Entries -> views. Everything here can be thrown away and made again from the entries alone."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, or_, select, update

from onrecord.ledger import bodies, correcting, naming, search, serving
from onrecord.ledger.corrected import judged, standing
from onrecord.ledger.echoing import forget_echoed, forget_echoes, hold_echoes
from onrecord.ledger.entries import Entry, read
from onrecord.ledger.families import merge_families, refresh
from onrecord.ledger.filing import file_article
from onrecord.ledger.following import filed_as, hold_happenings
from onrecord.ledger.held import Held, undertakings_of
from onrecord.ledger.joining import Earlier, Was, forget_terms, hold
from onrecord.ledger.tables import (
    article,
    borne,
    happening,
    judgement,
    matter,
    presence,
    undertaking,
)
from onrecord.model import Article, Judgement, Record


def derive(connection: Connection, made: Entry) -> None:
    """Bring the views up to date with one entry."""
    if made.kind == "article":
        found = msgspec.json.decode(made.body, type=Article)
        refresh(connection, file_article(connection, made, found))
    elif made.kind == "reading":
        refresh(connection, _reading(connection, made))
    elif made.kind == "correction":
        correcting.keep(connection, made)
        refresh(connection, _read_again(connection, made))
    elif made.kind == "naming":
        refresh(connection, _named(connection, made, naming.keep(connection, made)))
    else:
        found_out = msgspec.json.decode(made.body, type=Judgement)
        refresh(connection, {_judgement(connection, made, found_out)})


def _reading(connection: Connection, made: Entry) -> set[int]:
    """Keep what an article was read to say, in the place of an earlier reading; the families."""
    record, before = _whole(connection, made)
    connection.execute(
        update(article)
        .where(article.c.id == made.key)
        .values(
            reading=made.seq,
            reader=f"{record.reader.version} {record.reader.model}".strip(),
        )
    )
    names = naming.names(connection)
    moved = serving.keep(connection, filed_as(connection, made.key), record, names)
    families = _hold(connection, made, record, made.recorded, again=before is not None)
    others = serving.unplaced(connection, moved, names) - {made.key}
    return families | _held_again(connection, made, others)


def _named(connection: Connection, made: Entry, keys: set[str]) -> set[int]:
    """Hold again every article that names one of some actors, or who serves one; the families."""
    serve = serving.servants(connection, keys, naming.names(connection))
    told = (
        select(article.c.id)
        .join(presence, presence.c.article == article.c.entry)
        .where(presence.c.actor.in_(keys | serve))
    )
    families = _held_again(connection, made, connection.execute(told).scalars())
    parties = or_(matter.c.bearer.in_(keys), matter.c.counterparty.in_(keys))
    return families | set(connection.execute(select(matter.c.family).where(parties)).scalars())


def _held_again(connection: Connection, made: Entry, articles: Iterable[str]) -> set[int]:
    """Hold some articles again by what an entry makes known; the families."""
    families: set[int] = set()
    for key in sorted(set(articles)):
        families |= _read_again(connection, made._replace(key=key))
    return families


def _read_again(connection: Connection, made: Entry) -> set[int]:
    """Hold an article's reading as people have corrected it by now; the families."""
    read_by = select(article.c.reading).where(article.c.id == made.key)
    reading = read(connection, connection.execute(read_by).scalar_one())
    record, _ = _whole(connection, reading)
    return _hold(connection, made, record, reading.recorded, again=True)


def _hold(
    connection: Connection, made: Entry, read: Record, recorded: str, *, again: bool
) -> set[int]:
    """Hold a reading as corrected, in the place of what was held; `recorded` is the reading's."""
    record = standing(judged(read, correcting.known(connection, made.key)))
    names = naming.names(connection)
    record = naming.renamed(record, names)
    people = serving.unsaid(record).values()
    record = serving.served(record, serving.known(connection, people, names))
    outlet = _outlet(record)
    connection.execute(update(article).where(article.c.id == made.key).values(outlet=outlet))
    families = forget_echoes(connection, made.key) if again else set[int]()
    earlier = _replace_earlier(connection, made) if again else {}
    families |= forget_echoed(connection, earlier)
    search.keep(connection, made.key, record, outlet or "")
    read_in = undertakings_of(record, made.key)
    families |= hold_happenings(connection, made, record, outlet)
    families |= hold_echoes(connection, made.key, record, read_in)
    families |= hold(connection, made, read_in, earlier, recorded)
    return families | {was.family for was in earlier.values()}


def _whole(connection: Connection, made: Entry) -> tuple[Record, int | None]:
    """A reading's record with its article's text, which stands in the article's own entry.

    Beside it the entry of an earlier reading of that article, if there is one.
    """
    record = msgspec.json.decode(made.body, type=Record)
    row = connection.execute(
        select(article.c.entry, article.c.reading).where(article.c.id == made.key)
    ).one()
    text = msgspec.json.decode(read(connection, row.entry).body, type=Article).text
    return replace(record, article=replace(record.article, text=text)), row.reading


def _outlet(record: Record) -> str | None:
    known = next((a.name for a in record.actors if a.id == record.article.outlet), None)
    return known or record.article.outlet_name


def _replace_earlier(connection: Connection, made: Entry) -> Earlier:
    """Set an earlier reading of the article aside; its undertakings."""
    key = made.key
    current = (undertaking.c.article == key, undertaking.c.replaced.is_(None))
    rows = connection.execute(select(undertaking.c.family, undertaking.c.body).where(*current))
    held = [(r.family, bodies.unpacked(r.body, Held)) for r in rows]
    connection.execute(update(undertaking).where(*current).values(replaced=made.recorded))
    filed = select(article.c.entry).where(article.c.id == key).scalar_subquery()
    for table in (presence, happening):
        connection.execute(delete(table).where(table.c.article == filed))
    connection.execute(delete(borne).where(borne.c.article == key))
    search.forget(connection, key)
    for _, h in held:
        forget_terms(connection, h)
    former = connection.execute(
        select(undertaking.c.family, undertaking.c.body)
        .where(undertaking.c.article == key)
        .order_by(undertaking.c.seq.desc(), undertaking.c.number)
    )
    held += [(r.family, bodies.unpacked(r.body, Held)) for r in former]
    found: Earlier = {}
    for family, h in held:  # what was dropped and comes back is what it was
        found.setdefault(h.number, Was(h.span, h.act, family))
    return found


def _judgement(connection: Connection, made: Entry, j: Judgement) -> int:
    """Keep what a person decided; the family of all that it is about."""
    families = set(
        connection.execute(
            select(undertaking.c.family).where(undertaking.c.number.in_(j.numbers))
        ).scalars()
    )
    if j.verdict == "undo":
        undone = int(j.value or 0)
        row = connection.execute(select(judgement).where(judgement.c.seq == undone)).one()
        before = msgspec.json.decode(row.body, type=Judgement)
        connection.execute(
            update(judgement)
            .where(judgement.c.seq == undone)
            .values(body=msgspec.json.encode(replace(before, undone_by=made.seq)))
        )
        families.add(row.family)
    family = merge_families(connection, families)
    kept = replace(j, seq=made.seq, recorded=made.recorded)
    connection.execute(
        judgement.insert().values(
            seq=made.seq, family=family, recorded=made.recorded, body=msgspec.json.encode(kept)
        )
    )
    return family
