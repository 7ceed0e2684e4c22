"""Strong entity tags, so that who has asked before is told in a line that nothing changed (RFC 9110).

What is worked out from the ledger alone is tagged with the hash of its last entry, the address, the
version and the day (deadlines pass by date): such an answer costs one small question. Counts may be
a little older than the ledger, so an answer made of them is tagged with a digest of its own.
"""

import hashlib
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from anyio.to_thread import run_sync
from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware

import onrecord
from onrecord.ledger import Ledger, desk

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

Kind = Literal["ledger", "answer", "none"]
KEY = "tag"  # of a handler's options
_TAG = re.compile(r'(?:W/)?("[^"]*")|(\*)')


class Tagged(ASGIMiddleware):
    """Tags answers, and answers 304 Not Modified to an If-None-Match that holds the tag."""

    scopes = (ScopeType.HTTP,)

    async def handle(
        self, scope: "Scope", receive: "Receive", send: "Send", next_app: "ASGIApp"
    ) -> None:
        """Pass a request on unless its answer is known already."""
        kind: Kind = scope["route_handler"].opt.get(KEY, "none")
        known = _known(scope)
        if kind == "ledger":
            tag = await run_sync(_of_ledger, scope)
            if tag in known or "*" in known:
                await _not_modified(send, tag)
            else:
                await next_app(scope, receive, _with(send, tag))
        elif kind == "answer":
            await next_app(scope, receive, _held(send, known))
        else:
            await next_app(scope, receive, _with(send, None))


def _known(scope: "Scope") -> set[str]:
    given = Headers.from_scope(scope).get("if-none-match", "")
    return {quoted or star for quoted, star in _TAG.findall(given)}


def _of_ledger(scope: "Scope") -> str:
    ledger: Ledger = scope["litestar_app"].state.ledger
    with ledger.store.reading() as connection:
        head = desk.head(connection)
    today = datetime.now(UTC).date().isoformat()
    where = scope["path"].encode() + b"?" + scope["query_string"]
    return _quoted("\n".join((onrecord.__version__, head, today)).encode() + b"\n" + where)


def _quoted(what: bytes) -> str:
    return f'"{hashlib.sha256(what).hexdigest()[:32]}"'


def _with(send: "Send", tag: str | None) -> "Send":
    """Puts the tag on a good answer; without one, nothing may keep it."""

    async def sending(message: "Message") -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            good = message["status"] == 200
            headers["Cache-Control"] = "private, no-cache" if tag and good else "no-store"
            if tag and good:
                headers["ETag"] = tag
        await send(message)

    return sending


def _held(send: "Send", known: set[str]) -> "Send":
    """Holds an answer back until it is whole and can be tagged."""
    held: list[Message] = []

    async def sending(message: "Message") -> None:
        held.append(message)
        if message["type"] != "http.response.body" or message.get("more_body"):
            return
        body = b"".join(m["body"] for m in held if m["type"] == "http.response.body")
        tag = _quoted(body)
        good = held[0]["type"] == "http.response.start" and held[0]["status"] == 200
        if good and (tag in known or "*" in known):
            await _not_modified(send, tag)
            return
        for m in held:
            await _with(send, tag)(m)

    return sending


async def _not_modified(send: "Send", tag: str) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": 304,
            "headers": [(b"etag", tag.encode()), (b"cache-control", b"private, no-cache")],
        }
    )
    await send({"type": "http.response.body", "body": b"", "more_body": False})
