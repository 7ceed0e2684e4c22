"""Search over everything that is said."""

import re
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from onrecord import asked
from onrecord.ledger import Ledger, Where
from onrecord.model import Saying
from onrecord.web.pages.matter import Piece
from onrecord.web.pages.saying import SAID, said_rows
from onrecord.web.pages.shared import PER_PAGE, PageNumber, as_csv, as_json, page, paging
from onrecord.web.tallies import Tallies

EXPORTED = 1_000


@get("/search", sync_to_thread=True)
def search(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    tallies: NamedDependency[Tallies],
    q: FromQuery[str] = "",
    speaker: FromQuery[str | None] = None,
    outlet: FromQuery[str | None] = None,
    since: FromQuery[str | None] = None,
    until: FromQuery[str | None] = None,
    number: PageNumber = 1,
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """What is said in these words, best first."""
    where = Where(speaker or None, outlet or None, asked.day(since), asked.day(until))
    limit, offset = (EXPORTED, 0) if format else (PER_PAGE, (number - 1) * PER_PAGE)
    words = re.findall(r"\w+", q)
    hits = ledger.search(q, where, limit=limit, offset=offset) if words else []
    if format == "json":
        return as_json({"hits": [h._asdict() for h in hits]}, "search")
    if format == "csv":
        return as_csv(said_rows(ledger, [h.saying for h in hits]), SAID, "search")
    return page(
        "search.html", request, "Search", q=q, where=where, outlets=tallies.outlets.get(),
        hits=[(h.saying, _marked(h.saying, words)) for h in hits],
        paging=paging(request, number, len(hits), None, PER_PAGE),
    )  # fmt: skip


def _marked(saying: Saying, words: list[str]) -> list[Piece]:
    """The words looked for, and those that begin with them, marked."""
    sought = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    parts = re.split(rf"(\b(?:{sought})\w*)", saying.text, flags=re.I)
    return [Piece(part, n % 2 == 1) for n, part in enumerate(parts) if part]
