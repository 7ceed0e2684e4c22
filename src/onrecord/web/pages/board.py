"""The front page: the board of matters, and what changed since the last visit."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from onrecord import asked
from onrecord.errors import InputError
from onrecord.export.rows import COLUMNS, rows
from onrecord.ledger import NOW, ORDERS, Filters, Ledger, Order
from onrecord.ledger.changes import changes as changed
from onrecord.ledger.changes import touched
from onrecord.ledger.families import articles
from onrecord.model import Matter
from onrecord.web.drawings.timeline import small
from onrecord.web.pages.shared import (
    PER_PAGE,
    PageNumber,
    as_csv,
    as_json,
    cookie,
    moment_in_words,
    page,
    paging,
)
from onrecord.web.tallies import MOST, Tallies

VISIT = timedelta(minutes=30)
SEEN = "visits"
EXPORTED = 10_000


@get("/", sync_to_thread=True)
def board(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    tallies: NamedDependency[Tallies],
    actor: FromQuery[str | None] = None,
    act: FromQuery[str | None] = None,
    status: FromQuery[str | None] = None,
    since: FromQuery[str | None] = None,
    contested: FromQuery[bool] = False,
    rejected: FromQuery[bool] = False,
    as_of: FromQuery[str | None] = None,
    sort: FromQuery[str | None] = None,
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """The matters that pass the filters, a page of them."""
    filters = Filters(
        actor, asked.act(act), asked.status(status), asked.day(since), contested, rejected
    )
    order, moment = _order(sort), asked.as_of(as_of)
    if format in ("csv", "json"):
        whole = ledger.matters(filters, moment, order=order, limit=EXPORTED)
        return matters_as(format, ledger, whole.matters, "matters")
    held, entries = ledger.size()
    if not held:
        return page("empty.html", request, "Matters")
    first = (number - 1) * PER_PAGE
    found = ledger.matters(
        filters, moment, order=order, limit=PER_PAGE, offset=first, counted=False
    )
    total = tallies.total(filters) if moment == NOW else found.total
    last, cookies = _visits(request)
    made = page(
        "board.html", request, "Matters", matters=[(m, small(m)) for m in found.matters],
        paging=paging(request, number, len(found.matters), total, PER_PAGE),
        filters=filters, as_of=as_of or "", sort=order, orders=ORDERS, held=held,
        entries=entries, last=last, touched=_touched(tallies, last), most=MOST,
        filtered=filters != Filters() or bool(as_of),
    )  # fmt: skip
    made.cookies.append(cookies)
    return made


@get("/changes", sync_to_thread=True)
def changes(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    tallies: NamedDependency[Tallies],
    since: FromQuery[str] = "yesterday",
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """What the ledger learned since a moment, latest first."""
    moment = asked.moment(since)
    first = (number - 1) * PER_PAGE
    latest = [] if format else tallies.touched(moment)
    with ledger.store.reading() as connection:
        families = touched(connection, moment) if format else latest[:MOST]
        part = families if format else families[first : first + PER_PAGE]
        found = changed(connection, moment, part)
    if format == "json":
        return as_json({"since": moment, "changes": [
            {"what": c.what, "matter": c.matter} for c in found]}, "changes")  # fmt: skip
    if format == "csv":
        return matters_as("csv", ledger, [c.matter for c in found], "changes")
    return page(
        "changes.html", request, "Matters", changes=[(c, small(c.matter)) for c in found],
        since=moment_in_words(moment), day=moment[:10], most=MOST if len(latest) > MOST else None,
        paging=paging(request, number, len(part), len(families), PER_PAGE),
    )  # fmt: skip


def matters_as(kind: str, ledger: Ledger, found: list[Matter], name: str) -> Response[Any]:
    """Matters for other programs: as JSON whole, as CSV a row a telling with its licence."""
    if kind == "json":
        return as_json({"matters": found}, name)

    def made() -> Iterator[dict[str, Any]]:
        with ledger.store.reading() as connection:
            for m in found:
                yield from rows([m], articles(connection, {t.article for t in m.tellings}))

    return as_csv(made(), list(COLUMNS), name)


def _order(sort: str | None) -> Order:
    found = next((o for o in ORDERS if o == sort), None)
    if sort and found is None:
        raise InputError(f"'{sort}' is no order: use one of {', '.join(ORDERS)}.")
    return found or "last told"


def _visits(request: Request[Any, Any, Any]) -> tuple[str | None, Any]:
    """When the visit before this one was, and the cookie that remembers both.

    A visit ends when the board was not looked at for `VISIT`.
    """
    now = datetime.now(UTC)
    last, _, seen = request.cookies.get(SEEN, "").partition("_")
    try:
        if seen and now - datetime.fromisoformat(seen) > VISIT:
            last = seen
        last = datetime.fromisoformat(last).isoformat() if last else ""
    except (ValueError, TypeError):  # a cookie that is not ours
        last = ""
    return last or None, cookie(SEEN, f"{last}_{now.isoformat(timespec='seconds')}")


def _touched(tallies: Tallies, last: str | None) -> int:
    return len(tallies.touched(asked.moment(last))) if last else 0
