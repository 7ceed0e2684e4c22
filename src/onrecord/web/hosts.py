"""Which names a desk answers to and for whose pages it writes, so that no other site passes for it.

A page of another site may point its own name at this machine ("DNS rebinding"); to the browser, the
desk is then that site's, and all that guards it from other sites is for nothing. But the browser
still sends the name that it was asked for, and a desk for this machine alone knows its own.
"""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Receive, Scope, Send

SAFE = ("GET", "HEAD", "OPTIONS")
OWN = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\[[^\]@/?#]*\]|[^:@/?#\[\]]*)(?::\d{1,5})?")


class MisdirectedException(HTTPException):
    """A request for another site (RFC 9110, 15.5.20)."""

    status_code = 421


class KnownHosts(ASGIMiddleware):
    """Lets requests through that ask for one of `names`, at any port; without, for any name."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, names: Collection[str]) -> None:
        self.names = {name.lower() for name in names}

    async def handle(
        self, scope: "Scope", receive: "Receive", send: "Send", next_app: "ASGIApp"
    ) -> None:
        """Raises MisdirectedException for any other name, and for what is none."""
        name = _name_of(Headers.from_scope(scope).get("host", ""))
        if name is None or (self.names and name not in self.names):
            raise MisdirectedException(
                "This desk goes by another name: open the address that 'onrecord serve' printed."
            )
        await next_app(scope, receive, send)


class OwnPages(ASGIMiddleware):
    """Refuses to write for a page of another site, where the browser says that it is one.

    Browsers of today do (Fetch Metadata); the forms' signed cookies, and what `api.writing` asks
    for, hold for those that do not.
    """

    scopes = (ScopeType.HTTP,)

    async def handle(
        self, scope: "Scope", receive: "Receive", send: "Send", next_app: "ASGIApp"
    ) -> None:
        """Raises PermissionDeniedException."""
        asked: Request[Any, Any, Any] = Request(scope)
        site = asked.headers.get("sec-fetch-site", "none")
        if asked.method not in SAFE and site not in ("same-origin", "none"):
            raise PermissionDeniedException(
                "Another site's page asked for this, so nothing is done."
            )
        await next_app(scope, receive, send)


def _name_of(host: str) -> str | None:
    """The name in a Host header, None where what stands there is no host."""
    found = _HOST.fullmatch(host)
    try:
        _ = urlsplit(f"//{host}").port  # what cannot be taken apart here cannot be anywhere later
    except ValueError:
        return None
    return found[1].lower() if found else None
