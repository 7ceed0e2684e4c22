"""Full text over what is said: SQLite's FTS5 and PostgreSQL's text search behind one function.

A query is words (all must be there), "a phrase" and pre* for a beginning; nothing else has a
meaning, so that no query is an error.
"""

import re
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, text

from onrecord.errors import InputError
from onrecord.ledger.queries import saying_of
from onrecord.ledger.tables import said
from onrecord.ledger.whom import actor_key
from onrecord.model import Record, Saying

MOST = 5000
_PART = re.compile(r'"([^"]*)"|(\S+)')


class Hit(NamedTuple):
    """Something said that matches, and how well: the higher, the better."""

    saying: Saying
    rank: float


class Where(NamedTuple):
    """Filters of a search: speaker, outlet, and dates from and to (inclusive)."""

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


EVERYWHERE = Where()


def keep(connection: Connection, key: str, record: Record, outlet: str) -> None:
    """Make every content of an article, with its speaker, something that can be found."""
    names = {a.id: a.name for a in record.actors}
    text = record.article.text
    start = int(connection.execute(select(func.max(said.c.id))).scalar() or 0)
    rows = [
        {
            "id": start + n,
            "article": key,
            "attribution": a.id,
            "speaker": names.get(a.source.actor or "") or "",
            "speaker_key": actor_key(names.get(a.source.actor or "")),
            "outlet": outlet,
            "published": record.article.published or "",
            "spans": msgspec.json.encode(a.content.spans).decode(),
            "text": " ".join(text[s:e] for s, e in a.content.spans),
        }
        for n, a in enumerate(record.attributions, 1)
    ]
    if rows:
        connection.execute(insert(said), rows)
        _words(connection, "INSERT INTO said_words (rowid, text, speaker) VALUES (?, ?, ?)", rows)


def forget(connection: Connection, key: str) -> None:
    """Take an article out of what can be found."""
    rows = connection.execute(select(said).where(said.c.article == key)).all()
    _words(
        connection,
        "INSERT INTO said_words (said_words, rowid, text, speaker) VALUES ('delete', ?, ?, ?)",
        [dict(r._mapping) for r in rows],
    )
    connection.execute(delete(said).where(said.c.article == key))


def _words(connection: Connection, statement: str, rows: list[dict[str, Any]]) -> None:
    """SQLite's index is a table of its own; PostgreSQL keeps up its own."""
    if rows and connection.dialect.name == "sqlite":
        connection.exec_driver_sql(statement, [(r["id"], r["text"], r["speaker"]) for r in rows])


def search(
    connection: Connection,
    query: str,
    where: Where = EVERYWHERE,
    *,
    limit: int = 20,
    offset: int = 0,
) -> list[Hit]:
    """What is said in the words of `query`, best first; of very many, the `MOST` last added.

    Raises InputError for a query of no words.
    """
    parts = _parts(query)
    if not parts:
        raise InputError("Give at least one word to search for.")
    sqlite = connection.dialect.name == "sqlite"
    filters, given = _filters(where)
    join = "JOIN said ON said.id = said_words.rowid" if filters else ""
    asked = (_SQLITE if sqlite else _POSTGRESQL).format(filters=filters, join=join)
    given |= {
        "query": _fts5(parts) if sqlite else _tsquery(parts),
        "n": limit,
        "skip": offset,
        "most": MOST,
    }
    if not sqlite:  # a plan for any words would read from the last one down, for rare ones too
        connection.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
    rows = connection.execute(text(asked), given)
    return [Hit(saying_of(r), float(r.rank)) for r in rows]


# the best are chosen before their rows are looked up; `said` is joined for filters alone
_SQLITE = """
    SELECT said.*, -best.rank AS rank FROM (
        SELECT id, rank FROM (
            SELECT said_words.rowid AS id, said_words.rank FROM said_words {join}
            WHERE said_words MATCH :query {filters} ORDER BY said_words.rowid DESC LIMIT :most
        ) ORDER BY rank, id LIMIT :n OFFSET :skip
    ) AS best JOIN said ON said.id = best.id
    ORDER BY best.rank, best.id"""
_POSTGRESQL = """
    SELECT said.*, ts_rank_cd(said_words, q) AS rank FROM (
        SELECT id FROM said, to_tsquery('english', :query) q
        WHERE said_words @@ q {filters} ORDER BY id DESC LIMIT :most
    ) AS found JOIN said ON said.id = found.id, to_tsquery('english', :query) q
    ORDER BY rank DESC, said.id LIMIT :n OFFSET :skip"""


def _filters(where: Where) -> tuple[str, dict[str, object]]:
    found: list[str] = []
    given: dict[str, object] = {}
    if where.speaker:
        found.append("AND said.speaker_key = :speaker")
        given["speaker"] = actor_key(where.speaker)
    if where.outlet:
        found.append("AND lower(said.outlet) = :outlet")
        given["outlet"] = where.outlet.lower()
    if where.since:
        found.append("AND said.published >= :since")
        given["since"] = where.since
    if where.until:
        found.append("AND substr(said.published, 1, 10) <= :until")
        given["until"] = where.until
    return " ".join(found), given


def _parts(query: str) -> list[tuple[list[str], bool]]:
    """Runs of words that must follow one another; true where the last one is a beginning."""
    found = []
    for phrase, word in _PART.findall(query):
        words = re.findall(r"\w+", phrase or word)
        if words:
            found.append((words, not phrase and word.endswith("*")))
    return found


def _fts5(parts: list[tuple[list[str], bool]]) -> str:
    return " AND ".join(f'"{" ".join(words)}"' + ("*" if more else "") for words, more in parts)


def _tsquery(parts: list[tuple[list[str], bool]]) -> str:
    return " & ".join(
        "(" + " <-> ".join(f"'{w}'" for w in words) + (":*" if more else "") + ")"
        for words, more in parts
    )
