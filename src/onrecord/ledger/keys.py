"""Many short rows into a table at once."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Connection, Integer, Table, insert, text

_KINDS: dict[type[Any], str] = {Integer: "integer", BigInteger: "bigint"}


def insert_keys(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of text and whole numbers, in the order of the table's columns."""
    if not rows:
        return
    names = [c.name for c in table.c]
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    # PostgreSQL takes one long value far sooner than a hundred rows
    columns = ", ".join(
        f"cast(r->>{n} AS {_KINDS.get(type(c.type), 'text')})" for n, c in enumerate(table.c)
    )
    statement = (
        f"INSERT INTO {table.name} ({', '.join(names)}) "
        f"SELECT {columns} FROM jsonb_array_elements(cast(:rows AS jsonb)) AS r"
    )
    connection.execute(text(statement), {"rows": msgspec.json.encode(rows).decode()})
