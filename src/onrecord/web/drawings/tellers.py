"""Who told whom, laid out: every outlet's line leads to the origin on whose word it rests."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.ledger.whom import actor_key
from onrecord.model import Matter, Origin, Telling
from onrecord.web.drawings.timeline import letters


class Row(NamedTuple):
    """One article that rests on the origin: through whom it heard, and its tellings."""

    telling: Telling
    via: tuple[str, ...]
    times: int


class Group(NamedTuple):
    """An origin with all that rests on it; `behind` are tellers whom the origin cites itself."""

    letter: str
    origin: Origin | None
    name: str
    behind: tuple[str, ...]
    rows: list[Row]
    told: tuple[Telling, ...]

    def paths(self, rows: int) -> list[str]:
        """The lines from the first `rows` articles to the origin; an article is 100 units high."""
        ends = f"45 {50 * rows}, 100 {50 * rows}"
        return [f"M0 {100 * i + 50} C 55 {100 * i + 50}, {ends}" for i in range(rows)]


def tree(m: Matter) -> list[Group]:
    """The origins, those that most articles rest on first; what is not established comes last."""
    letter = letters(m)
    by_id = {o.id: o for o in m.origins if o.established}
    found = [
        _group(letter[key], by_id[key], [t for t in m.tellings if t.origin == key])
        for key in letter
    ]
    loose = [t for t in m.tellings if t.origin not in by_id]
    return [*found, *([_group("?", None, loose)] if loose else [])]


def _group(letter: str, origin: Origin | None, told: Sequence[Telling]) -> Group:
    rows: dict[str, Row] = {}
    behind: dict[str, None] = {}
    for t in sorted(told, key=lambda t: (t.published or "9999", t.number)):
        at = _place(t.chain, origin) if origin else len(t.chain)
        known = rows.get(t.article)
        via = tuple(dict.fromkeys((*(known.via if known else ()), *t.chain[1:at])))
        rows[t.article] = Row(known.telling if known else t, via, known.times + 1 if known else 1)
        behind |= dict.fromkeys(t.chain[at + 1 :])
    named = [name for name in behind if origin is None or not _alike(name, origin)]
    name = origin.name if origin else "independence not established"
    return Group(letter, origin, name, tuple(named), list(rows.values()), tuple(told))


def _place(chain: Sequence[str], origin: Origin) -> int:
    """Where in a chain the origin stands; right behind the outlet where it is not named in it."""
    return next((n for n, name in enumerate(chain) if n and _alike(name, origin)), 1)


def _alike(name: str, origin: Origin) -> bool:
    one, other = set(actor_key(name).split()), set(actor_key(origin.name).split())
    return actor_key(name) == origin.id or (bool(one) and (one <= other or other <= one))
