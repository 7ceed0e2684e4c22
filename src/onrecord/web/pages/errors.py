"""Errors as pages. Those under /api/ are given by the API's own handlers before these are asked."""

import logging
import re
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Template

from onrecord.errors import InternalError, LedgerError, OnRecordError

# advice that is for the command line
_COMMAND = re.compile(r": 'onrecord [^']*' lists them\.$")
TITLES = {
    400: "That cannot be done", 403: "This form is out of date", 404: "There is no such page",
    405: "That cannot be done here", 413: "That is too large", 429: "Too many at once",
    500: "Something went wrong", 503: "The ledger cannot be used just now",
}  # fmt: skip


def on_record_error(request: Request[Any, Any, Any], error: OnRecordError) -> Response[Any]:
    """What a user can mend: 404 for what the ledger does not hold, 503 for a ledger that fails."""
    said = _COMMAND.sub(".", str(error))
    if isinstance(error, InternalError):
        return bug(request, error)
    if isinstance(error, LedgerError):
        return _page(404 if said.startswith("There is no") else 503, said)
    return _page(400, said)


def bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """What nobody foresaw: said in the log with its traceback, on the page without."""
    logging.getLogger("onrecord").error("%s %s", request.method, request.url.path, exc_info=error)
    return _page(500, "That is a fault of ours: please report it, with what the desk printed.")


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
