"""The one style sheet: that of the article's page, and the desk's own after it."""

import hashlib
from functools import lru_cache
from importlib.resources import files

from litestar import Response, get

from onrecord.web.auth import ANYONE

FOREVER = "public, max-age=31536000, immutable"


@lru_cache(maxsize=1)
def sheet() -> tuple[bytes, str]:
    """The style sheet, and a short digest of it."""
    parts = (
        files("onrecord.export") / "templates" / "page.css",
        files("onrecord.web") / "static" / "desk.css",
    )
    found = b"\n".join(p.read_bytes() for p in parts)
    return found, hashlib.sha256(found).hexdigest()[:12]


@get("/style.css", sync_to_thread=False, include_in_schema=False, opt=ANYONE)
def style() -> Response[bytes]:
    """The style sheet; its address carries its digest, so that a browser may keep it for good."""
    return Response(
        sheet()[0], media_type="text/css; charset=utf-8", headers={"Cache-Control": FOREVER}
    )
