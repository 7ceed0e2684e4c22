"""Headers that every answer carries: what a browser may load and do with it."""

from typing import TYPE_CHECKING

from litestar.datastructures import MutableScopeHeaders

if TYPE_CHECKING:
    from litestar.types import Message, Scope

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def add_headers(message: "Message", scope: "Scope") -> None:
    """Put `HEADERS` on an answer that begins; what it sets itself stays.

    Over https, its cookies travel by https alone.
    """
    if message["type"] == "http.response.start":
        found = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            found.setdefault(name, value)
        if scope["scheme"] == "https" and (cookies := found.getall("set-cookie", [])):
            del found["set-cookie"]
            for cookie in cookies:
                found.add(
                    "set-cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure"
                )
