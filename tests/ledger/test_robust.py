"""Whatever happens to the disk, the server or the process: a plain word, and nothing half written."""

import gc
import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from benchmarks.crash import add_all, disturbed, wrong
from sqlalchemy import Connection, event, text

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, article_key
from onrecord.model import Record
from tests.ledger.made import telling

_FORK = multiprocessing.get_context("fork")
NOBODY = 65534


def _records(first: int, last: int) -> list[Record]:
    return [telling(outlet=f"Outlet {n}") for n in range(first, last)]


def _add(ledger: Ledger, count: int) -> list[str]:
    return [ledger.add(r) for r in _records(0, count)]


def test_what_was_said_to_be_added_outlives_a_kill(where: str) -> None:
    said: set[str] = set()
    seconds = 0.1
    while len(said) < 3 and seconds < 60:  # long enough for a slow machine
        said |= set(disturbed(where, _records(0, 500), seconds))
        assert wrong(where, said) == []
        seconds *= 2
    assert said


def test_a_full_disk_is_named_and_leaves_what_was_kept(tmp_path: Path) -> None:
    with Ledger(str(tmp_path / "l.db"), create=True) as ledger:
        ledger.add(telling())

        @event.listens_for(ledger.store.engine, "begin")
        def no_room(connection: Connection) -> None:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        with pytest.raises(LedgerError, match="no room left: free some space"):
            _add(ledger, 50)
        kept = len(ledger.articles())
        assert ledger.problems() == []
        event.remove(ledger.store.engine, "begin", no_room)
        with ledger.store.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        assert _add(ledger, 50).count("added") == 51 - kept


def _as_nobody(deed: Callable[[], object], told: "multiprocessing.connection.Connection") -> None:
    if os.getuid() == 0:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        told.send(deed())
    except LedgerError as error:
        told.send(str(error))


def test_a_ledger_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    where = Path("/tmp") / f"onrecord-{os.getpid()}" / "l.db"
    where.parent.mkdir()
    try:
        with Ledger(str(where), create=True) as ledger:
            ledger.add(telling())
        where.chmod(0o444)
        where.parent.chmod(0o755 if os.getuid() == 0 else 0o555)
        reads, writes = _FORK.Pipe(duplex=False)
        process = _FORK.Process(
            target=_as_nobody, args=(lambda: Ledger(str(where)).add(telling(outlet="B")), writes)
        )
        process.start()
        process.join()
        said = reads.recv()
        assert "may only be read" in said or "check its name and that you may write" in said
        assert "\n" not in said
    finally:
        where.parent.chmod(0o755)
        shutil.rmtree(where.parent)


def test_two_writers_at_once_both_succeed(where: str) -> None:
    with Ledger(where, create=True):
        pass
    processes = []
    for first, last in ((0, 25), (15, 40)):
        _, writes = _FORK.Pipe(duplex=False)
        process = _FORK.Process(target=add_all, args=(where, _records(first, last), writes))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    assert [p.exitcode for p in processes] == [0, 0]
    with Ledger(where) as ledger:
        assert {a.id for a in ledger.articles()} == {article_key(r) for r in _records(0, 40)}
        assert ledger.problems() == []


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_a_connection_that_drops_while_adding_leaves_nothing_behind(
    ledger: Ledger, server: str
) -> None:
    ledger.add(telling())
    before = ledger.size()
    seen: list[str] = []

    @event.listens_for(ledger.store.engine, "after_cursor_execute")
    def drop(_1: object, _2: object, statement: str, *_: object) -> None:
        seen.append(statement)
        if "INSERT INTO undertaking" in statement:
            with psycopg.connect(f"host={server} user=onrecord dbname=postgres") as admin:
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE pid <> pg_backend_pid() AND datname <> 'postgres'"
                )

    with pytest.raises(LedgerError, match=r"cannot be reached: .* Nothing was half written"):
        ledger.add(telling(outlet="B"))
    event.remove(ledger.store.engine, "after_cursor_execute", drop)
    assert any("INSERT INTO entry" in s for s in seen)
    assert ledger.size() == before
    assert ledger.problems() == []
    assert ledger.add(telling(outlet="B")) == "added"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:secret@127.0.0.1:1/nothing",
        "postgresql://me:secret@/nothing?host=/nowhere",
    ],
)
def test_a_server_that_is_not_there_is_named_without_its_password(address: str) -> None:
    with pytest.raises(LedgerError, match="cannot be reached") as caught:
        Ledger(address, wait=2)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    where = tmp_path / "l.db"
    with Ledger(str(where), create=True) as ledger:
        for record in _records(0, 5):
            ledger.add(record)
    whole = where.read_bytes()
    where.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(LedgerError, match="damaged") as caught, Ledger(str(where)) as ledger:
        ledger.matters()
    assert "\n" not in str(caught.value)


def test_a_ledger_that_cannot_be_brought_up_to_date_is_closed_as_it_was(where: str) -> None:
    with Ledger(where, create=True) as ledger:
        ledger.add(telling())
        with ledger.store.writing() as connection:  # its newest tables are there already
            connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    with pytest.raises(LedgerError, match="cannot be used"):
        Ledger(where)
    gc.collect()  # a connection left open would warn now
