"""Entries -> views. Everything here can be thrown away and made again from the entries alone."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from onrecord.ledger import copies
from onrecord.ledger.bearings import bearings
from onrecord.ledger.entries import Entry, read
from onrecord.ledger.families import merge_families, refresh
from onrecord.ledger.held import Held, HeldReport, happenings_of, undertakings_of
from onrecord.ledger.likeness import (
    JOINED,
    actor_key,
    block,
    embed,
    likeness,
    looked_up,
    packed,
    sense_of,
    terms,
    unpacked,
)
from onrecord.ledger.tables import (
    article,
    band,
    borne,
    happening,
    join,
    judgement,
    presence,
    said,
    similar,
    term,
    undertaking,
    word_in,
)
from onrecord.meaning import stems
from onrecord.model import Article, Judgement, Record, overlaps

_GRIPS = ("gives", "threatens", "refuses", "asks", "forbids")


def derive(connection: Connection, made: Entry) -> None:
    """Bring the views up to date with one entry."""
    if made.kind == "article":
        _article(connection, made, msgspec.json.decode(made.body, type=Article))
    elif made.kind == "reading":
        _reading(connection, made)
    else:
        _judgement(connection, made, msgspec.json.decode(made.body, type=Judgement))


def _article(connection: Connection, made: Entry, a: Article) -> None:
    shape = copies.print_of(a)
    connection.execute(
        insert(article).values(
            id=made.key, entry=made.seq, file=a.file, url=a.url, outlet=a.outlet_name,
            published=a.published, recorded=made.recorded, title=a.title,
            licence=a.rights.licence, holder=a.rights.holder, shingles=copies.packed(shape.shingles),
        )
    )  # fmt: skip
    if not shape.bands:
        return
    near = connection.execute(
        select(article.c.id, article.c.shingles)
        .join(band, band.c.article == article.c.id)
        .where(band.c.hash.in_(shape.bands))
        .distinct()
    ).all()
    connection.execute(insert(band), [{"hash": h, "article": made.key} for h in shape.bands])
    changed = {made.key}
    for row in near:
        score = copies.likeness(shape.shingles, copies.unpacked(row.shingles))
        if score >= copies.COPIED:
            pair = ((made.key, row.id), (row.id, made.key))
            connection.execute(
                insert(similar), [{"article": x, "other": y, "likeness": score} for x, y in pair]
            )
            changed.add(row.id)
    if len(changed) > 1:
        for key in sorted(changed):
            _point_to_first(connection, key)
        told = select(undertaking.c.family).where(undertaking.c.article.in_(changed)).distinct()
        refresh(connection, set(connection.execute(told).scalars()))


def _point_to_first(connection: Connection, key: str) -> None:
    """Mark an article as a copy of the earliest one like it, if that is not itself."""
    own = connection.execute(select(article.c.published).where(article.c.id == key)).scalar_one()
    rows = connection.execute(
        select(article.c.id, article.c.published, similar.c.likeness)
        .join(similar, similar.c.other == article.c.id)
        .where(similar.c.article == key)
    ).all()
    first = min(rows, key=lambda r: (r.published or "9999", r.id))
    earlier = (first.published or "9999", first.id) < (own or "9999", key)
    connection.execute(
        update(article)
        .where(article.c.id == key)
        .values(
            copy_of=first.id if earlier else None,
            copy_likeness=first.likeness if earlier else None,
        )
    )


def _reading(connection: Connection, made: Entry) -> None:
    record = _whole(connection, made)
    key = made.key
    before = _replace_earlier(connection, key, made.recorded)
    connection.execute(
        update(article)
        .where(article.c.id == key)
        .values(
            reading=made.seq,
            reader=f"{record.reader.version} {record.reader.model}".strip(),
            outlet=_outlet(record),
        )
    )
    _say(connection, key, record)
    families = {f for _, f in before.values()}
    _be_present(connection, key, record)
    families |= _hold_happenings(connection, key, record)
    for held in undertakings_of(record, key):
        families.add(_hold(connection, made, held, before))
    refresh(connection, families)


def _whole(connection: Connection, made: Entry) -> Record:
    """The record of a reading entry, with its article's text, which stands in the article's own."""
    record = msgspec.json.decode(made.body, type=Record)
    seq = connection.execute(select(article.c.entry).where(article.c.id == made.key)).scalar_one()
    text = msgspec.json.decode(read(connection, seq).body, type=Article).text
    return msgspec.structs.replace(
        record, article=msgspec.structs.replace(record.article, text=text)
    )


def _outlet(record: Record) -> str | None:
    known = next((a.name for a in record.actors if a.id == record.article.outlet), None)
    return known or record.article.outlet_name


def _replace_earlier(
    connection: Connection, key: str, recorded: str
) -> dict[tuple[int, tuple[int, int]], tuple[int, int]]:
    """Set an earlier reading of the article aside; its undertakings by place, with their family."""
    rows = connection.execute(
        select(undertaking).where(undertaking.c.article == key, undertaking.c.replaced.is_(None))
    ).all()
    connection.execute(
        update(undertaking)
        .where(undertaking.c.article == key, undertaking.c.replaced.is_(None))
        .values(replaced=recorded)
    )
    for table in (presence, word_in, happening, borne):
        connection.execute(delete(table).where(table.c.article == key))
    numbers = [r.number for r in rows]
    connection.execute(delete(term).where(term.c.number.in_(numbers)))
    return {
        (r.number, msgspec.json.decode(r.body, type=Held).span): (r.number, r.family) for r in rows
    }


def _be_present(connection: Connection, key: str, record: Record) -> None:
    actors = {actor_key(a.name) for a in record.actors} - {""}
    if actors:
        connection.execute(insert(presence), [{"actor": a, "article": key} for a in sorted(actors)])


def _say(connection: Connection, key: str, record: Record) -> None:
    """What search looks through: every content with its speaker."""
    names = {a.id: a.name for a in record.actors}
    text = record.article.text
    old = connection.execute(select(said).where(said.c.article == key)).all()
    if old:
        _forget(connection, [r._mapping for r in old])
        connection.execute(delete(said).where(said.c.article == key))
    start = int(connection.execute(select(func.max(said.c.id))).scalar() or 0)
    rows = [
        {
            "id": start + n,
            "article": key,
            "attribution": a.id,
            "speaker": names.get(a.source.actor or "") or "",
            "outlet": _outlet(record) or "",
            "published": record.article.published,
            "spans": msgspec.json.encode(a.content.spans).decode(),
            "text": " ".join(text[s:e] for s, e in a.content.spans),
        }
        for n, a in enumerate(record.attributions, 1)
    ]
    if rows:
        connection.execute(insert(said), rows)
        if connection.dialect.name == "sqlite":
            for r in rows:
                connection.exec_driver_sql(
                    "INSERT INTO said_words (rowid, text, speaker) VALUES (?, ?, ?)",
                    (r["id"], r["text"], r["speaker"]),
                )


def _forget(connection: Connection, rows: list[Any]) -> None:
    if connection.dialect.name == "sqlite":
        for r in rows:
            connection.exec_driver_sql(
                "INSERT INTO said_words (said_words, rowid, text, speaker) "
                "VALUES ('delete', ?, ?, ?)",
                (r["id"], r["text"], r["speaker"]),
            )


def _hold(
    connection: Connection,
    made: Entry,
    held: Held,
    before: dict[tuple[int, tuple[int, int]], tuple[int, int]],
) -> int:
    """Keep an undertaking, join it with its like, and return its family."""
    again = next((k for k in before if overlaps([k[1]], [held.span])), None)
    number, family = before.pop(again) if again else (_next_number(connection),) * 2
    held = msgspec.structs.replace(held, number=number, recorded=made.recorded)
    vector = embed(held)
    connection.execute(
        insert(undertaking).values(
            number=number, seq=made.seq, article=held.article, block=block(held),
            bearer=actor_key(held.bearer), family=family, published=held.published,
            body=msgspec.json.encode(held), vector=packed(vector),
        )
    )  # fmt: skip
    connection.execute(delete(join).where(or_(join.c.one == number, join.c.other == number)))
    joined = _join(connection, held, vector)
    words = [{"block": block(held), "word": w, "number": number} for w in sorted(terms(held))]
    if words:
        connection.execute(insert(term), words)
    _bear_earlier(connection, held)
    return merge_families(connection, {family, *joined})


def _next_number(connection: Connection) -> int:
    return int(connection.execute(select(func.max(undertaking.c.number))).scalar() or 0) + 1


def _join(connection: Connection, held: Held, vector: Any) -> set[int]:
    """Store the joins of a new undertaking with those held already; the families they are of."""
    near = connection.execute(
        select(undertaking.c.family, undertaking.c.body, undertaking.c.vector).where(
            undertaking.c.number.in_(
                select(term.c.number).where(
                    term.c.block == block(held), term.c.word.in_(sorted(looked_up(held)))
                )
            ),
            undertaking.c.replaced.is_(None),
            undertaking.c.number != held.number,
        )
    ).all()
    own = sense_of(held, unpacked(packed(vector)))
    rows, families = [], set()
    for row in near:
        other = msgspec.json.decode(row.body, type=Held)
        found = likeness(held, other, own, sense_of(other, unpacked(row.vector)))
        if found.score >= JOINED:
            one, two = sorted((held.number, other.number))
            rows.append({"one": one, "other": two, "score": found.score, "reason": found.reason})
            families.add(row.family)
    if rows:
        connection.execute(insert(join), rows)
    return families


def _bear_earlier(connection: Connection, held: Held) -> None:
    """Happenings in articles held already that bear on a new undertaking."""
    connection.execute(delete(borne).where(borne.c.number == held.number))
    words = sorted(stems(held.action))
    if not held.bearer or not words:
        return
    rows = connection.execute(
        select(happening.c.article, happening.c.body, article.c.outlet)
        .join(article, article.c.id == happening.c.article)
        .join(presence, presence.c.article == happening.c.article)
        .where(
            presence.c.actor == actor_key(held.bearer),
            happening.c.article.in_(select(word_in.c.article).where(word_in.c.word.in_(words))),
            or_(
                article.c.published.is_(None),
                article.c.published >= (held.published or ""),
            ),
        )
    ).all()
    for row in rows:
        found = msgspec.json.decode(row.body, type=list[HeldReport])
        _bear(connection, row.article, row.outlet, found, held)


def _hold_happenings(connection: Connection, key: str, record: Record) -> set[int]:
    """Keep an article's happenings; the families of undertakings held already that they bear on."""
    found = happenings_of(record)
    if not found:
        return set()
    connection.execute(insert(happening).values(article=key, body=msgspec.json.encode(found)))
    words = sorted({w for h in found for w in stems(h.quote)})
    if words:
        connection.execute(insert(word_in), [{"word": w, "article": key} for w in words])
    blocks = [f"{g}/{actor_key(a.name)}" for a in record.actors for g in _GRIPS]
    rows = connection.execute(
        select(undertaking.c.body, undertaking.c.family).where(
            undertaking.c.number.in_(
                select(term.c.number).where(term.c.block.in_(blocks), term.c.word.in_(words))
            ),
            undertaking.c.replaced.is_(None),
            or_(
                undertaking.c.published.is_(None),
                undertaking.c.published <= (record.article.published or "9999"),
            ),
        )
    ).all()
    families = set()
    for row in rows:
        held = msgspec.json.decode(row.body, type=Held)
        if held.article != key and _bear(connection, key, _outlet(record), found, held):
            families.add(row.family)
    return families


def _bear(
    connection: Connection, key: str, outlet: str | None, found: list[HeldReport], held: Held
) -> bool:
    rows = [
        {
            "number": held.number,
            "article": key,
            "place": b.place,
            "body": msgspec.json.encode(
                msgspec.structs.replace(
                    found[b.place], status=b.status, score=b.score, reason=b.reason
                )
            ),
        }
        for b in bearings(found, outlet, held)
    ]
    if rows:
        connection.execute(insert(borne), rows)
    return bool(rows)


def _judgement(connection: Connection, made: Entry, j: Judgement) -> None:
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
            .values(body=msgspec.json.encode(msgspec.structs.replace(before, undone_by=made.seq)))
        )
        families.add(row.family)
    family = merge_families(connection, families)
    j = msgspec.structs.replace(j, seq=made.seq, recorded=made.recorded)
    connection.execute(
        insert(judgement).values(seq=made.seq, family=family, body=msgspec.json.encode(j))
    )
    refresh(connection, {family})
