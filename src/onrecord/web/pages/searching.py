"""Search over everything that is said."""

import re
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.params import Parameter

from onrecord import asked
from onrecord.ledger import Ledger, Where, desk
from onrecord.model import Saying
from onrecord.web.pages.matter import Piece
from onrecord.web.pages.shared import PER_PAGE, as_csv, as_json, page, paging

COLUMNS = ("speaker", "text", "outlet", "published", "article", "attribution")
EXPORTED = 1_000


@get("/search", sync_to_thread=True)
def search(
    request: Request[Any, Any, Any],
    ledger: Ledger,
    q: str = "",
    speaker: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    number: Annotated[int, Parameter(query="page", ge=1, le=10_000)] = 1,
    format: str | None = None,
) -> Response[Any]:
    """What is said in these words, best first."""
    where = Where(speaker or None, outlet or None, asked.day(since), asked.day(until))
    limit, offset = (EXPORTED, 0) if format else (PER_PAGE, (number - 1) * PER_PAGE)
    words = re.findall(r"\w+", q)
    hits = ledger.search(q, where, limit=limit, offset=offset) if words else []
    if format == "json":
        return as_json({"hits": [h._asdict() for h in hits]}, "search")
    if format == "csv":
        return as_csv(({k: getattr(h.saying, k) for k in COLUMNS} for h in hits), COLUMNS, "search")
    with ledger.store.reading() as connection:
        outlets = desk.outlets(connection)
    return page(
        "search.html", request, "Search", q=q, where=where, outlets=outlets,
        hits=[(h.saying, _marked(h.saying, words)) for h in hits],
        paging=paging(request, number, len(hits), None, PER_PAGE),
    )  # fmt: skip


def _marked(saying: Saying, words: list[str]) -> list[Piece]:
    """The words looked for, and those that begin with them, marked."""
    sought = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    parts = re.split(rf"(\b(?:{sought})\w*)", saying.text, flags=re.I)
    return [Piece(part, n % 2 == 1) for n, part in enumerate(parts) if part]
