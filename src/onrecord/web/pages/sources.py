"""Sources: which outlets rest on whose word, drawn and as a table."""

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from onrecord.ledger import desk
from onrecord.web.pages.shared import as_csv, as_json, page
from onrecord.web.tallies import Tallies

SHOWN = 100
COLUMNS = ("outlet", "teller", "kind", "tellings")


@get("/sources", sync_to_thread=True)
def sources(
    request: Request[Any, Any, Any],
    tallies: NamedDependency[Tallies],
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """The outlets, those with the most tellings first."""
    found = tallies.resting.get()
    if format == "json":
        rows = [x._asdict() for x in found.leanings]
        return as_json({"tellings": found.looked, "leanings": rows}, "sources")
    if format == "csv":
        return as_csv((x._asdict() for x in found.leanings), COLUMNS, "sources")
    return page(
        "sources.html", request, "Sources", outlets=found.outlets[:SHOWN],
        more=len(found.outlets) - SHOWN, network=found.network, looked=found.looked,
        most=desk.LOOKED_AT,
    )  # fmt: skip
