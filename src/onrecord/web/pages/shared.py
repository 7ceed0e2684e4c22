"""What pages share: who is at the desk, pages of a list, exports beside a view."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.exceptions import PermissionDeniedException
from litestar.params import QueryParameter
from litestar.response import Redirect, Template

from onrecord.export.rows import write_csv

PER_PAGE = 25
YEAR = 365 * 24 * 3600
NAME = "who"
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=1_000_000)]


class Person(NamedTuple):
    """Who is at the desk: a name for judgements, and whether it is an account's."""

    name: str
    signed_in: bool
    may_edit: bool


class Paging(NamedTuple):
    """Where a list is cut: addresses of the page before and the one after, None at the ends."""

    first: int
    last: int
    total: int | None
    before: str | None
    after: str | None


def person(request: Request[Any, Any, Any]) -> Person:
    """The account that is signed in; without accounts, the name last given at this browser."""
    user = request.scope.get("user")
    if user is not None:
        return Person(user.name, True, user.role == "editor")
    if request.app.state.auth:
        return Person("", False, False)  # the page to sign in at, and addresses that are none
    return Person(request.cookies.get(NAME) or request.app.state.who, False, True)


def editor(request: Request[Any, Any, Any], given: str) -> str:
    """Who decides: the account that is signed in, else the name given in the form.

    Raises PermissionDeniedException for readers.
    """
    at_desk = person(request)
    if not at_desk.may_edit:
        raise PermissionDeniedException("Only editors judge: ask one, or sign in as one.")
    return at_desk.name if at_desk.signed_in else given


def decided(request: Request[Any, Any, Any], where: str, who: str) -> Redirect:
    """On to what comes of a decision; without accounts, the browser keeps the name it was given."""
    answer = Redirect(where, status_code=303)
    if not person(request).signed_in:
        answer.cookies.append(cookie(NAME, who))
    return answer


def page(template: str, request: Request[Any, Any, Any], here: str, **context: Any) -> Template:
    """A page: `here` is the entry of the navigation that it belongs to."""
    return Template(
        template,
        context={
            "here": here, "person": person(request), "path": request.url.path,
            "formats": formats(request) if here != "Add" else {}, **context,
        },
    )  # fmt: skip


def address(request: Request[Any, Any, Any], **changed: Any) -> str:
    """This page's address with other values in its query; None takes a value out."""
    query = {k: v for k, v in sorted(request.query_params.multi_items()) if v not in ("", None)}
    query |= changed
    kept = {k: v for k, v in query.items() if v not in ("", None)}
    return request.url.path + ("?" + urlencode(kept) if kept else "")


def formats(request: Request[Any, Any, Any]) -> dict[str, str]:
    """The addresses of what is shown, for other programs."""
    return {
        name: address(request, format=name, page=None) for name in ("csv", "json")
    }  # fmt: skip


def paging(
    request: Request[Any, Any, Any], number: int, shown: int, total: int | None, size: int
) -> Paging:
    """The paging of page `number` (from 1), which shows `shown` things."""
    first = (number - 1) * size
    more = shown == size if total is None else first + shown < total
    return Paging(
        first + 1 if shown else 0, first + shown, total,
        address(request, page=number - 1 if number > 2 else None) if number > 1 else None,
        address(request, page=number + 1) if more else None,
    )  # fmt: skip


def as_json(value: Any, name: str) -> Response[bytes]:
    """A download of JSON."""
    body = msgspec.json.format(msgspec.json.encode(value), indent=1)
    return download(body, "application/json", f"{name}.json")


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], name: str) -> Response[bytes]:
    """A download of CSV (RFC 4180, UTF-8), formulas kept from running."""
    stream = io.StringIO(newline="")
    write_csv((dict(r) for r in rows), stream, columns)
    return download(stream.getvalue().encode(), "text/csv; charset=utf-8", f"{name}.csv")


def download(body: bytes, kind: str, name: str) -> Response[bytes]:
    """Bytes to keep as a file."""
    disposition = {"Content-Disposition": f'attachment; filename="onrecord-{name}"'}
    return Response(body, media_type=kind, headers=disposition)


def cookie(key: str, value: str) -> Cookie:
    """A cookie that lasts a year and that no script sees."""
    return Cookie(key=key, value=value, max_age=YEAR, httponly=True, samesite="lax", path="/")


def moment_in_words(when: str) -> str:
    """'24 November 2026, 14:02 UTC' of a moment."""
    found = datetime.fromisoformat(when)
    return f"{found.day} {found:%B %Y, %H:%M} UTC"
