"""Who asks, on a desk with accounts; and what they may do.

It is closed by default: what a handler does not open by its option `role` needs an account, and to
write needs an editor's. A browser is known by the cookie of its session, a program by its token.
"""

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from anyio.to_thread import run_sync
from litestar import Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.response.redirect import ASGIRedirectResponse

from onrecord.accounts import LASTS, Accounts, User
from onrecord.web.hosts import SAFE

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

ANYONE, READER = {"role": "anyone"}, {"role": "reader"}  # the options of handlers that open more
HOW = {"WWW-Authenticate": 'Bearer realm="onrecord"'}
Asked = Request[Any, Any, Any]


class SignedIn(ASGIMiddleware):
    """Puts the account on a request, or refuses it."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, accounts: Accounts, cookie: str) -> None:
        self.accounts, self.cookie = accounts, cookie

    async def handle(
        self, scope: "Scope", receive: "Receive", send: "Send", next_app: "ASGIApp"
    ) -> None:
        """Raises NotAuthorizedException and PermissionDeniedException; pages ask to sign in."""
        asked: Asked = Request(scope)
        user = await run_sync(self._who, asked)
        if user is not None:
            scope["user"] = user
        needed = scope["route_handler"].opt.get("role")
        if needed == "anyone" or (user is not None and _may(user, needed, asked.method)):
            await next_app(scope, receive, send)
        elif user is not None:
            raise PermissionDeniedException(
                "Your account may look, not change anything: ask whoever runs the desk to make "
                "you an editor."
            )
        elif _is_api(scope) or asked.method not in SAFE:
            raise NotAuthorizedException(
                "Sign in first; a program sends 'Authorization: Bearer TOKEN'.", headers=HOW
            )
        else:
            back = "/sign-in?" + urlencode({"next": _address(asked)})
            await ASGIRedirectResponse(path=back, status_code=303)(scope, receive, send)

    def _who(self, asked: Asked) -> User | None:
        kind, _, token = asked.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and _is_api(asked.scope):
            if user := self.accounts.of_token(token.strip()):
                return user
            raise NotAuthorizedException(
                "There is no such token (any more): make another.", headers=HOW
            )
        session = asked.cookies.get(self.cookie)
        return self.accounts.of_session(session) if session else None


def _may(user: User, needed: str | None, method: str) -> bool:
    return user.role == "editor" or needed == "reader" or (needed is None and method in SAFE)


def _is_api(scope: "Scope") -> bool:
    return scope["path"].startswith("/api/")


def _address(asked: Asked) -> str:
    query = asked.scope["query_string"].decode("latin-1")
    # as browsers write it: a name in any script, in signs of ASCII
    return quote(asked.scope["path"], safe="/:@") + (f"?{query}" if query else "")


async def keep_private(message: "Message", scope: "Scope") -> None:
    """Let nothing of a desk with accounts be kept for somebody else, nor for after signing out."""
    same_for_all = scope["path"].startswith(("/static/", "/style.css"))
    if message["type"] == "http.response.start" and not same_for_all:
        headers = MutableScopeHeaders.from_message(message)
        headers.setdefault("Cache-Control", "no-store")
        headers.add("Vary", "Cookie, Authorization")


def cookie_name(where: str) -> str:
    """A name for each ledger: cookies are not told apart by port, so two desks would mix theirs."""
    return "session-" + hashlib.sha256(where.encode("utf8", "replace")).hexdigest()[:12]


def session_cookie(request: Asked, secret: str) -> Cookie:
    """What a browser is known by; an empty secret takes it back. No script sees it."""
    return Cookie(
        key=request.app.state.session, value=secret, path="/", httponly=True, samesite="lax",
        max_age=int(LASTS.total_seconds()) if secret else 0, secure=request.scope["scheme"] == "https",
    )  # fmt: skip


def own_address(wanted: str) -> str:
    """Where to go after signing in: a page of this desk, and of no other site."""
    plain = wanted.isprintable() and wanted.isascii() and "\\" not in wanted
    own = plain and wanted.startswith("/") and not wanted.startswith(("//", "/sign-"))
    return wanted if own else "/"
