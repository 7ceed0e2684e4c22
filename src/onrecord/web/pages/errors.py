"""Errors as pages; what goes wrong under /api/ is told by `onrecord.web.api.problems` instead."""

import logging
import re
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Template

from onrecord.errors import BusyError, InternalError, LedgerError, OnRecordError

# advice that is for the command line
_COMMAND = re.compile(r": 'onrecord [^']*' lists them\.$")
TITLES = {
    400: "That cannot be done", 403: "This form is out of date", 404: "There is no such page",
    405: "That cannot be done here", 413: "That is too large", 429: "Too many at once",
    500: "Something went wrong", 503: "The ledger cannot be used just now",
}  # fmt: skip


def on_record_error(request: Request[Any, Any, Any], error: OnRecordError) -> Response[Any]:
    """What a user can mend: 404 for what the ledger does not hold, 503 for a ledger that fails."""
    if isinstance(error, InternalError):
        return bug(request, error)
    made = _page(status_of(error), said(error))
    if isinstance(error, BusyError):
        made.headers["Retry-After"] = str(error.seconds)
    return made


def status_of(error: OnRecordError) -> int:
    """The HTTP status that says the same."""
    if isinstance(error, BusyError):
        return 429
    if isinstance(error, LedgerError):
        return 404 if str(error).startswith("There is no") else 503
    return 400


def said(error: OnRecordError) -> str:
    """What an error says, without advice that is for the command line."""
    return _COMMAND.sub(".", str(error))


def bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """What nobody foresaw: said in the log with its traceback, on the page without."""
    log(request, error)
    return _page(500, "That is a fault of ours: please report it, with what the desk printed.")


def log(request: Request[Any, Any, Any], error: Exception) -> None:
    """Keep what nobody foresaw, with its traceback, for whoever runs the desk."""
    logging.getLogger("onrecord").error(
        "%s %s", request.method, request.scope["path"], exc_info=error
    )


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """What the server refuses."""
    return _page(error.status_code, error.detail)


def _page(status: int, detail: str) -> Response[Any]:
    title = TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])
    return Template(
        "error.html",
        context={"title": title, "detail": detail, "here": "", "formats": {}, "path": ""},
        status_code=status,
    )


HANDLERS: Any = {OnRecordError: on_record_error, HTTPException: http_error, Exception: bug}
