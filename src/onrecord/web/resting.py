"""Which outlets rest on whose word, counted over a ledger and laid out."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.ledger import desk
from onrecord.ledger.desk import Leaning
from onrecord.web.drawings.network import Network, network


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


class Resting(NamedTuple):
    """Who rests on whom: each pair, over how many tellings, outlet by outlet, and drawn."""

    leanings: list[Leaning]
    looked: int
    outlets: list[Outlet]
    network: Network


def resting(connection: Connection) -> Resting:
    """Count who rests on whom, and lay it out."""
    found, looked = desk.leanings(connection)
    return Resting(found, looked, outlets_of(found), network(found))


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
