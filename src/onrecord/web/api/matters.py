"""Matters: those that pass filters, one, what was judged of it, and what changed."""

from datetime import date
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody, QueryParameter
from msgspec import Meta, Struct

from onrecord import asked
from onrecord.ledger import Filters, Ledger, Order, desk
from onrecord.ledger.changes import changes as changed
from onrecord.ledger.changes import touched
from onrecord.ledger.signing import LONGEST
from onrecord.model import Act, Judgement, Matter, Status, Verdict
from onrecord.web.api.asking import AsOf, Limit, Offset, Which, listed, page_of
from onrecord.web.api.problems import told, told_or_same
from onrecord.web.api.shapes import Change, Changes, Judgements, Matters
from onrecord.web.api.writing import WRITES, json_only, signer
from onrecord.web.judging import decide

Name = Annotated[str | None, QueryParameter(description="Bearer or counterparty.")]
Since = Annotated[str, QueryParameter(description="'yesterday', 'today', a date, a moment (UTC).")]
Words = Annotated[str, Meta(max_length=LONGEST)]
Telling = int | Annotated[str, Meta(pattern=r"^[mM]?[0-9]{1,9}$")]


@get("/matters", sync_to_thread=True, responses=told_or_same())
def matters(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    actor: Name = None,
    act: FromQuery[Act | None] = None,
    status: FromQuery[Status | None] = None,
    since: FromQuery[date | None] = None,
    contested: FromQuery[bool] = False,
    rejected: FromQuery[bool] = False,
    as_of: AsOf = None,
    sort: FromQuery[Order] = "last told",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[Matters]:
    """List the matters that pass the filters; with as_of, always last told first."""
    day = since.isoformat() if since else None
    filters = Filters(actor, act, status, day, contested, rejected)
    found = ledger.matters(filters, asked.as_of(as_of), order=sort, limit=limit, offset=offset)
    answer = Matters(matters=tuple(found.matters), total=found.total)
    shown = len(found.matters)
    more = True if found.total is None else None
    return listed(
        request, answer, offset=offset, limit=limit, shown=shown, total=found.total, more=more
    )


@get("/matters/{which:str}", sync_to_thread=True, responses=told_or_same(404))
def matter(ledger: NamedDependency[Ledger], which: Which, as_of: AsOf = None) -> Matter:
    """One matter, by its id or the number of any undertaking in it."""
    return ledger.matter(which, asked.as_of(as_of))


@get("/matters/{which:str}/judgements", sync_to_thread=True, responses=told_or_same(404))
def judgements(ledger: NamedDependency[Ledger], which: Which) -> Judgements:
    """Every judgement on a matter, those taken back too."""
    found = ledger.matter(which)
    with ledger.store.reading() as connection:
        return Judgements(judgements=tuple(desk.history(connection, found)))


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided, and why.

    `correct` takes `field` and `value` (for `origin` also the `article`), `merge` the other
    matter's id in `other`, `split` the numbers of the tellings to take out in `other`, `undo` the
    judgement's `seq` as `value`. `who` is asked for where nobody is signed in.
    """

    verdict: Verdict
    why: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    who: Words = ""
    field: Words = ""
    value: Words = ""
    other: Annotated[tuple[Telling, ...], Meta(max_length=1_000)] = ()
    article: Words = ""


@post(
    "/matters/{which:str}/judgements", sync_to_thread=True, guards=[json_only], opt=WRITES,
    responses=told(403, 404, 415, 422),
)  # fmt: skip
def judge(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    which: Which,
    data: JSONBody[Decision],
) -> Response[Judgement]:
    """Add what a person decided on a matter; nothing is ever overwritten."""
    made = decide(
        ledger, which, data.verdict, who=signer(request, data.who), why=data.why, other=data.other, field=data.field,
        value=data.value, article=data.article,
    )  # fmt: skip
    where = f"/api/v1/matters/m{made.numbers[0]}"
    return Response(made, headers={"Location": where})


@get("/changes", sync_to_thread=True, responses=told_or_same())
def changes(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    since: Since = "yesterday",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response[Changes]:
    """What the ledger learned since: what is new, changed status or became contested."""
    moment = asked.moment(since)
    with ledger.store.reading() as connection:
        families = touched(connection, moment)
        part = page_of(families, offset, limit)
        found = changed(connection, moment, part)
    made = tuple(Change(what=c.what, matter=c.matter) for c in found)
    answer = Changes(since=moment, changes=made, total=len(families))
    return listed(request, answer, offset=offset, limit=limit, shown=len(part), total=len(families))
