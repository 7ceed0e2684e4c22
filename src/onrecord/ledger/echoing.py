"""Statements that may echo what other articles tell, as they come: kept, and held against it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Select, delete, insert, or_, select

from onrecord.ledger import bodies
from onrecord.ledger.echoes import Echo, Echoes, echoes_of, heard, words_of
from onrecord.ledger.following import filed_as
from onrecord.ledger.held import Held, HeldTelling
from onrecord.ledger.keys import insert_keys
from onrecord.ledger.sense import GRIPS, Sense, packed, unpacked, window
from onrecord.ledger.tables import article, echo, echoed, term, undertaking
from onrecord.meaning import Vectors, vectors
from onrecord.model import Record

_BLOCK = "echo"

Borne = tuple[int, Sense, Vectors]
"""An undertaking: its number, its sense and `embed`'s vectors."""


def hold_echoes(connection: Connection, key: str, record: Record, held: Sequence[Held]) -> set[int]:
    """Keep an article's statements that may echo; the families whose undertakings they tell."""
    told = echoes_of(record, held)
    if not told:
        return set()
    seq, day = filed_as(connection, key), (record.article.published or "")[:10]
    found = Echoes(told, unpacked(packed(vectors([e.text for e in told]))))
    connection.execute(
        insert(echo).values(article=seq, vectors=packed(found.vectors), body=bodies.packed(told))
    )
    insert_keys(connection, term, [(*row, seq) for row in _filed(told, day)])
    near = {actor for e in told for actor in e.near}
    blocks = [f"{grip}/{actor}" for actor in sorted(near) for grip in GRIPS]
    words = sorted({w for e in told for w in words_of(e)})
    columns = undertaking.c.number, undertaking.c.family, undertaking.c.sense, undertaking.c.vector
    rows = connection.execute(
        select(*columns).where(
            undertaking.c.number.in_(_filed_under(blocks, words, day)),
            undertaking.c.article != key,
            undertaking.c.replaced.is_(None),
        )
    ).all()
    family = {r.number: r.family for r in rows}
    told_of = [(r.number, _sense(r), unpacked(r.vector)) for r in rows]
    return {family[n] for n in _tie(connection, (key, day), found, told_of)}


def _sense(row: Any) -> Sense:
    return msgspec.json.decode(row.sense, type=Sense)


def echo_earlier(connection: Connection, key: str, new: Iterable[Borne]) -> set[int]:
    """Hold the statements of other articles against new undertakings of article `key`.

    Gives the families of all undertakings that those statements tell: a nearer one takes them over.
    """
    heard_in: set[str] = set()
    for one in new:
        sense = one[1]
        words = sorted(sense.words | sense.names | sense.conditions)
        blocks = [f"{_BLOCK}/{sense.bearer}"] if sense.bearer else []
        rows = connection.execute(
            select(article.c.id, article.c.published, echo.c.vectors, echo.c.body)
            .join(article, article.c.entry == echo.c.article)
            .where(
                echo.c.article.in_(_filed_under(blocks, words, sense.published)),
                article.c.id != key,
            )
        ).all()
        for row in rows:
            told = bodies.unpacked(row.body, list[Echo])
            found = Echoes(told, unpacked(row.vectors))
            if _tie(connection, (row.id, (row.published or "")[:10]), found, [one]):
                heard_in.add(row.id)
    return _families(connection, heard_in)


def forget_echoed(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Take out what tells some undertakings; the families of all that the statements tell."""
    of = echoed.c.number.in_(numbers)
    told = set(connection.execute(select(echoed.c.article).where(of)).scalars()) if numbers else ()
    families = _families(connection, told)
    if told:
        connection.execute(delete(echoed).where(of))
    return families


def _families(connection: Connection, articles: Collection[str]) -> set[int]:
    """The families of the undertakings that statements of some articles tell."""
    told = select(undertaking.c.family).join(echoed, echoed.c.number == undertaking.c.number)
    found = told.where(echoed.c.article.in_(articles)).distinct()
    return set(connection.execute(found).scalars()) if articles else set()


def _filed(told: Iterable[Echo], day: str) -> list[tuple[str, str, str]]:
    """Under what an article's statements are filed: actor, word and day."""
    rows = {(f"{_BLOCK}/{actor}", w, day) for e in told for actor in e.near for w in words_of(e)}
    return sorted(rows)


def _filed_under(blocks: Sequence[str], words: Sequence[str], day: str) -> Select[tuple[int]]:
    first, last = window(day)
    near = or_(term.c.published == "", term.c.published.between(first, last))
    return select(term.c.number).where(term.c.block.in_(blocks), term.c.word.in_(words), near)


def _tie(
    connection: Connection, told_in: tuple[str, str], found: Echoes, new: Iterable[Borne]
) -> set[int]:
    """Store which statements of an article tell which undertakings; their numbers.

    `told_in` is the article's id and day.
    """
    key, published = told_in
    rows = [
        {
            "number": number,
            "article": key,
            "place": place,
            "score": alike.score,
            "published": published,
            "body": msgspec.json.encode(
                replace(told.telling, score=alike.score, likeness=alike.reason)
            ),
        }
        for number, sense, vector in new
        for place, (told, alike) in heard(found, sense, vector).items()
    ]
    if rows:
        connection.execute(insert(echoed), rows)
    return {int(str(r["number"])) for r in rows}


def forget_echoes(connection: Connection, key: str) -> set[int]:
    """Take an article's statements out; the families whose undertakings they told."""
    families = _families(connection, [key])
    seq = filed_as(connection, key)
    row = connection.execute(select(echo.c.body).where(echo.c.article == seq)).scalar()
    kept = bodies.unpacked(row, list[Echo]) if row else []
    if kept:
        published = select(article.c.published).where(article.c.id == key)
        day = (connection.execute(published).scalar() or "")[:10]
        connection.execute(
            delete(term).where(
                term.c.block.in_(sorted({block for block, _, _ in _filed(kept, day)})),
                term.c.word.in_(sorted({w for _, w, _ in _filed(kept, day)})),
                term.c.published == day,
                term.c.number == seq,
            )
        )
    connection.execute(delete(echo).where(echo.c.article == seq))
    connection.execute(delete(echoed).where(echoed.c.article == key))
    return families


def told_again(body: bytes) -> HeldTelling:
    """What `echoed` keeps of a statement."""
    return msgspec.json.decode(body, type=HeldTelling)
