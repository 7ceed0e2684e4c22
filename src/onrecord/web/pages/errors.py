"""Errors as pages; what goes wrong under /api/ is told by `onrecord.web.api.problems` instead."""

import logging
import re
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Template

from onrecord.errors import AccountError, BusyError, InternalError, LedgerError, OnRecordError
from onrecord.web.pages.shared import person

# advice that is for the command line
_COMMAND = re.compile(r": 'onrecord [^']*' lists them\.$")
TITLES = {
    400: "That cannot be done", 401: "Sign in first", 403: "That is not for you to do", 404: "There is no such page",
    405: "That cannot be done here", 413: "That is too large", 429: "Too many at once",
    500: "Something went wrong", 503: "The ledger cannot be used just now",
}  # fmt: skip
_FORGED = "CSRF token verification failed"  # what Litestar says
OUT_OF_DATE = "This form is out of date"
_RELOAD = "Go back, load the page again, and send the form from there: nothing was done."


def on_record_error(request: Request[Any, Any, Any], error: OnRecordError) -> Response[Any]:
    """What a user can mend: 404 for what the ledger does not hold, 503 for a ledger that fails."""
    if isinstance(error, InternalError):
        return bug(request, error)
    made = _page(request, status_of(error), said(error))
    if isinstance(error, BusyError):
        made.headers["Retry-After"] = str(error.seconds)
    return made


def status_of(error: OnRecordError) -> int:
    """The HTTP status that says the same."""
    if isinstance(error, BusyError):
        return 429
    if isinstance(error, AccountError):
        return 404
    if isinstance(error, LedgerError):
        return 404 if str(error).startswith("There is no") else 503
    return 400


def said(error: OnRecordError) -> str:
    """What an error says, without advice that is for the command line."""
    return _COMMAND.sub(".", str(error))


def bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """What nobody foresaw: said in the log with its traceback, on the page without."""
    log(request, error)
    return _page(
        request, 500, "That is a fault of ours: please report it, with what the desk printed."
    )


def log(request: Request[Any, Any, Any], error: Exception) -> None:
    """Keep what nobody foresaw, with its traceback, for whoever runs the desk."""
    logging.getLogger("onrecord").error(
        "%s %s", request.method, request.scope["path"], exc_info=error
    )


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """What the server refuses."""
    if error.detail == _FORGED:
        return _page(request, 403, _RELOAD, OUT_OF_DATE)
    return _page(request, error.status_code, error.detail)


def _page(
    request: Request[Any, Any, Any], status: int, detail: str, title: str = ""
) -> Response[Any]:
    title = title or TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])
    return Template(
        "error.html",
        context={
            "title": title, "detail": detail, "here": "", "formats": {}, "path": "",
            "person": person(request),
        },
        status_code=status,
    )  # fmt: skip


HANDLERS: Any = {OnRecordError: on_record_error, HTTPException: http_error, Exception: bug}
