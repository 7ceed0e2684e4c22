"""Sources: which outlets rest on whose word, drawn and as a table."""

from collections import defaultdict
from typing import Any, NamedTuple

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from onrecord.ledger import desk
from onrecord.ledger.desk import Leaning
from onrecord.web.drawings.network import network
from onrecord.web.pages.shared import as_csv, as_json, page
from onrecord.web.tallies import Tallies

SHOWN = 100
COLUMNS = ("outlet", "teller", "kind", "tellings")


class Outlet(NamedTuple):
    """An outlet's tellings: how many are its own work, another outlet's, and of no named source."""

    name: str
    tellings: int
    own: int
    second: int
    unnamed: int
    tellers: list[Leaning]

    @property
    def share(self) -> int:
        """Own work in per cent of all."""
        return round(100 * self.own / self.tellings)


@get("/sources", sync_to_thread=True)
def sources(
    request: Request[Any, Any, Any],
    tallies: NamedDependency[Tallies],
    format: FromQuery[str | None] = None,
) -> Response[Any]:
    """The outlets, those with the most tellings first."""
    found, looked = tallies.leanings.get()
    rows = [x._asdict() for x in found]
    if format == "json":
        return as_json({"tellings": looked, "leanings": rows}, "sources")
    if format == "csv":
        return as_csv(rows, COLUMNS, "sources")
    outlets = outlets_of(found)
    return page(
        "sources.html", request, "Sources", outlets=outlets[:SHOWN], more=len(outlets) - SHOWN,
        network=network(found), looked=looked, most=desk.LOOKED_AT,
    )  # fmt: skip


def outlets_of(found: list[Leaning]) -> list[Outlet]:
    """What each outlet's tellings rest on."""
    by: dict[str, list[Leaning]] = defaultdict(list)
    for x in found:
        by[x.outlet].append(x)
    made = []
    for name, part in by.items():
        count = {
            kind: sum(x.tellings for x in part if _sort(x) == kind)
            for kind in ("own", "second", "")
        }
        named = sorted((x for x in part if x.teller), key=lambda x: -x.tellings)
        made.append(
            Outlet(name, sum(count.values()), count["own"], count["second"], count[""], named)
        )
    return sorted(made, key=lambda o: (-o.tellings, o.name))


def _sort(x: Leaning) -> str:
    return "" if not x.teller else "second" if x.kind == "outlet" else "own"
