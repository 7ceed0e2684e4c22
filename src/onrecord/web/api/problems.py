"""Errors of the API, all in one shape: problem details (RFC 9457), application/problem+json."""

from collections.abc import Mapping
from http.client import responses
from typing import Any

from litestar import Request, Response
from litestar.exceptions import (
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)
from litestar.openapi import ResponseSpec
from litestar.plugins.problem_details import ProblemDetailsException
from msgspec import Struct

from onrecord.errors import BusyError, InputError, InternalError, OnRecordError
from onrecord.web.pages import errors

ROOT = "/api"


class Wrong(Struct, frozen=True, kw_only=True):
    """A value that cannot be used: its name, where it stands (query, path, body …), what is wrong."""

    name: str
    where: str
    said: str


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong: the status and its name, and in plain words what to do."""

    status: int
    title: str
    detail: str
    type: str = "about:blank"
    errors: tuple[Wrong, ...] = ()


def told(*statuses: int) -> dict[int, ResponseSpec]:
    """For a handler's description: that it may answer with a problem with these statuses."""
    return {
        status: ResponseSpec(
            Problem, description=responses[status], generate_examples=False,
            media_type="application/problem+json",
        )
        for status in sorted({400, 401, *statuses, 503})
    }  # fmt: skip


def told_or_same(*statuses: int) -> dict[int, ResponseSpec]:
    """The same of a handler whose answers are tagged: nothing may have changed."""
    same = "Nothing changed since the answer whose ETag was given as If-None-Match."
    return told(*statuses) | {304: ResponseSpec(None, description=same)}


def by_address(pages: Mapping[Any, Any]) -> dict[Any, Any]:
    """Handlers of errors that tell a problem under /api, and show a page anywhere else."""
    return {kind: _either(_HANDLERS[kind], page) for kind, page in pages.items()}


def _either(problem: Any, page: Any) -> Any:
    def handle(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        path = request.scope["path"]
        ours = path == ROOT or path.startswith(ROOT + "/")
        made: Response[Any] = (problem if ours else page)(request, error)
        return made

    return handle


def _on_record_error(request: Request[Any, Any, Any], error: OnRecordError) -> Response[Any]:
    if isinstance(error, InternalError):
        return _bug(request, error)
    status = errors.status_of(error)
    if isinstance(error, InputError) and request.method == "POST":
        status = 422  # it was understood, and makes no sense
    headers = {"Retry-After": str(error.seconds)} if isinstance(error, BusyError) else None
    return _problem(request, status, errors.said(error), headers)


def _bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    errors.log(request, error)
    return _problem(request, 500, "That is a fault of ours: please report it.")


def _http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        return _invalid(request, error.extra)
    detail = error.detail
    if isinstance(error, NotFoundException) and detail == responses[404]:
        detail = "There is nothing at this address: /api/v1/openapi.json lists what there is."
    elif error.status_code == 413:
        detail = "That is too large: send at most 20 megabytes at once."
    elif isinstance(error, MethodNotAllowedException):
        detail = f"{request.method} cannot be done here: /api/v1/openapi.json lists what can."
    return _problem(request, error.status_code, detail, error.headers)


def _invalid(request: Request[Any, Any, Any], found: list[Any]) -> Response[Any]:
    """Values of the wrong kind: 422 where they stand in a body that was understood, else 400."""
    wrong = [
        {"name": _name(e.get("key", "")), "where": _plain(e.get("source", "body")), "said": e["message"]}
        for e in found
    ]  # fmt: skip
    status = 422 if any(w["where"] == "body" for w in wrong) else 400
    detail = "; ".join(f"{w['name']}: {w['said']}" if w["name"] else w["said"] for w in wrong)
    return _problem(request, status, f"This cannot be used. {detail}", extra={"errors": wrong})


def _name(key: str) -> str:
    return "" if key == "data" else key  # Litestar's name for a body as a whole


def _plain(source: Any) -> str:
    return str(getattr(source, "value", source))


def _problem(
    request: Request[Any, Any, Any], status: int, detail: str,
    headers: dict[str, str] | None = None, extra: dict[str, Any] | None = None,
) -> Response[Any]:  # fmt: skip
    title = responses.get(status, "Error")
    return ProblemDetailsException(
        status_code=status, type_="about:blank", title=title, detail=detail, headers=headers,
        extra=extra,
    ).to_response(request)  # fmt: skip


_HANDLERS: dict[Any, Any] = {
    OnRecordError: _on_record_error, HTTPException: _http_error, Exception: _bug,
}  # fmt: skip
