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
from onrecord.ledger import NOW, Filters, Ledger, Page, desk
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

VISIT = timedelta(minutes=30)
SEEN = "visits"
EXPORTED = 10_000


@get("/", sync_to_thread=True)
def board(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
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
    order = _order(sort)
    if format in ("csv", "json"):
        whole = some_matters(ledger, filters, order, as_of, EXPORTED, 0)
        return matters_as(format, ledger, whole.matters, "matters")
    held, entries = ledger.size()
    if not held:
        return page("empty.html", request, "Matters")
    found = some_matters(ledger, filters, order, as_of, PER_PAGE, (number - 1) * PER_PAGE)
    last, cookies = _visits(request)
    made = page(
        "board.html", request, "Matters", matters=[(m, small(m)) for m in found.matters],
        paging=paging(request, number, len(found.matters), found.total, PER_PAGE),
        filters=filters, as_of=as_of or "", sort=order, orders=desk.ORDERS, held=held,
        entries=entries, last=last, touched=_touched(ledger, last),
        filtered=filters != Filters() or bool(as_of),
    )  # fmt: skip
    made.cookies.append(cookies)
    return made


@get("/changes", sync_to_thread=True)
def changes(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    since: FromQuery[str] = "yesterday",
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """What the ledger learned since a moment, latest first."""
    moment = asked.moment(since)
    first = (number - 1) * PER_PAGE
    with ledger.store.reading() as connection:
        families = desk.touched(connection, moment)
        part = families if format else families[first : first + PER_PAGE]
        found = desk.changes(connection, moment, part)
    if format == "json":
        return as_json({"since": moment, "changes": [
            {"what": c.what, "matter": c.matter} for c in found]}, "changes")  # fmt: skip
    if format == "csv":
        return matters_as("csv", ledger, [c.matter for c in found], "changes")
    return page(
        "changes.html", request, "Matters", changes=[(c, small(c.matter)) for c in found],
        since=moment_in_words(moment), day=moment[:10],
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


def some_matters(
    ledger: Ledger, filters: Filters, order: desk.Order, as_of: str | None, limit: int, offset: int
) -> Page:
    """The matters that pass; in an `order` as of now, last told first as of any other moment."""
    moment = asked.as_of(as_of)
    if moment != NOW:
        return ledger.matters(filters, moment, limit=limit, offset=offset)
    with ledger.store.reading() as connection:
        return desk.matters(connection, filters, order, limit=limit, offset=offset)


def _order(sort: str | None) -> desk.Order:
    found = next((o for o in desk.ORDERS if o == sort), None)
    if sort and found is None:
        raise InputError(f"'{sort}' is no order: use one of {', '.join(desk.ORDERS)}.")
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


def _touched(ledger: Ledger, last: str | None) -> int:
    if last is None:
        return 0
    with ledger.store.reading() as connection:
        return len(desk.touched(connection, asked.moment(last)))
