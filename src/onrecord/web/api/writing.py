"""What writing by the API asks of a request, so that no page of another site can do it.

A browser sends another site's forms along with this desk's cookies, but only as one of the three
types of a form, and without headers of their own: for any other it first asks this desk, which
allows nobody (the Fetch standard's preflight; no answer here names an allowed origin). So what is
written is JSON, and sending files, which are a form's type, needs a header of ours. The signed
cookies of the pages' forms are therefore not asked for here.
"""

from typing import Annotated, Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.params import HeaderParameter

from onrecord.errors import InputError

WRITES = {"role": "editor", "tag": "none"}  # the options of every handler that writes
HEADER = "X-Requested-With"
Sent = Annotated[
    str,
    HeaderParameter(name=HEADER, min_length=1, description="Any word: it shows that no form sent it."),
]  # fmt: skip


class UnsupportedTypeException(ClientException):
    """A body of a type that is not read here."""

    status_code = 415


def signer(request: Request[Any, Any, Any], given: str) -> str:
    """Who decides: the account that is signed in, else the name given. Raises InputError."""
    user = request.scope.get("user")
    who = str(user.name if user is not None else given)
    if not who.strip():
        raise InputError("Give your name as 'who': the next reader will ask.")
    return who


def json_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Let JSON through. Raises UnsupportedTypeException."""
    _check_type(connection, "application/json")


def files_by_a_program(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Let files through that no form of another site sent.

    Raises UnsupportedTypeException and PermissionDeniedException.
    """
    _check_type(connection, "multipart/form-data")
    if not connection.headers.get(HEADER):
        raise PermissionDeniedException(
            f"Send a header '{HEADER}: curl' (any word) along: it shows that no form of another "
            "site sent this."
        )


def _check_type(connection: ASGIConnection[Any, Any, Any, Any], wanted: str) -> None:
    given = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != wanted:
        raise UnsupportedTypeException(
            f"Send the header 'Content-Type: {wanted}', and such a body."
        )
