"""Opening a ledger's database, writing to it one at a time, and errors in plain words.

SQLite is one file in WAL mode with full sync; a write takes the lock at once, so two writers wait
for each other. PostgreSQL's writers hold an advisory lock, so that entries form one chain there too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.errors import LedgerError

HEAD = "0013"
_WAIT = 30
_LOCK = 6_870_717  # any number: the same for all writers of ledgers
_WRITES = "onrecord_writes"


class Store:
    """A ledger's database. `where` is a file's name or a postgresql:// address."""

    def __init__(self, where: str, *, create: bool = False, wait: float = _WAIT) -> None:
        self.where = where
        self.postgresql = where.startswith(("postgresql://", "postgres://"))
        if not self.postgresql:
            _check_file(Path(where), create)
        self.engine = _engine(where, self.postgresql, wait)
        try:
            self._upgrade(create)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger."""
        with self._plainly(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer is beside; whole or not at all."""
        with (
            self._plainly(),
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            if self.postgresql:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            yield connection

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def _upgrade(self, create: bool) -> None:
        with self._plainly():
            with self.engine.connect() as connection:
                tables = set(inspect(connection).get_table_names())
                version = None
                if "alembic_version" in tables:
                    version = connection.execute(
                        text("SELECT version_num FROM alembic_version")
                    ).scalar()
            if version == HEAD:
                return
            if version is None and (not create or tables):
                raise LedgerError(
                    f"{self.name} is not a ledger: name one, or make one with 'onrecord add'."
                )
            if version is not None and version > HEAD:
                raise LedgerError(
                    f"{self.name} was made by a newer onrecord: install the newest version."
                )
            _migrate(self)

    @property
    def name(self) -> str:
        """The ledger's name as it may be shown: without a password."""
        return self.engine.url.render_as_string() if self.postgresql else self.where

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(_in_words(error, self.name)) from error
        except SQLAlchemyError as error:
            raise LedgerError(f"{self.name} cannot be used: {_one_line(error)}") from error
        except OSError as error:
            raise LedgerError(f"{self.name} cannot be used: {_one_line(error)}") from error


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name a file for the ledger.")
    if not create and not path.is_file():
        raise LedgerError(f"There is no ledger {path}: make one with 'onrecord add'.")
    if create and not path.parent.is_dir():
        raise LedgerError(f"There is no folder {path.parent} for the ledger: make it first.")


def _engine(where: str, postgresql: bool, wait: float) -> Engine:
    if postgresql:
        address = "postgresql+psycopg://" + where.partition("://")[2]
        try:
            return create_engine(
                address, pool_pre_ping=True, connect_args={"connect_timeout": int(wait)}
            )
        except (ImportError, SQLAlchemyError) as error:
            raise LedgerError(
                f"PostgreSQL cannot be used ({_one_line(error)}): check the address, and install "
                "onrecord[postgresql]."
            ) from error
    engine = create_engine(
        f"sqlite:///{where}", connect_args={"timeout": wait, "check_same_thread": False}
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say ourselves when a transaction begins
    cursor = connection.cursor()
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA wal_autocheckpoint=4000")
    cursor.execute("PRAGMA cache_size=-131072")
    cursor.execute("PRAGMA mmap_size=2147418112")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(store: Store) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)


_WORDS = (
    ("locked", "is in use by another program for too long: try again when that is done."),
    ("readonly", "may only be read: use a ledger that you may write to."),
    ("read-only", "may only be read: use a ledger that you may write to."),
    ("disk is full", "has no room left: free some space on the disk and add again."),
    ("no space left", "has no room left: free some space on the disk and add again."),
    ("not a database", "is not a ledger: name another file."),
    ("malformed", "is damaged: restore it from a copy, or add the articles to a new ledger."),
    ("disk i/o error", "cannot be written or read: check the disk, then add again."),
    ("unable to open", "cannot be opened: check its name and that you may write to its folder."),
    ("password", "refuses the user name or password."),
    ("does not exist", "is not there: check the address."),
    ("never changed", "keeps every entry: add a judgement rather than change one."),
)
_LOST = "cannot be reached: check that the server runs and the address is right, then try again."


def _in_words(error: DBAPIError, name: str) -> str:
    said = str(error.orig).lower()
    for words, advice in _WORDS:
        if words in said:
            return f"The ledger {name} {advice}"
    if error.connection_invalidated or "connect" in said or "terminat" in said:
        return f"The ledger {name} {_LOST} Nothing was half written."
    return f"The ledger {name} cannot be used: {_one_line(error.orig or error)}"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]
