"""Questions to a ledger: matters by filter, as of a moment; what an actor said."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Row, case, func, select, union_all

from onrecord.ledger.families import in_parts, kept, load, view
from onrecord.ledger.filters import ALL, Filters, alternatives, passes
from onrecord.ledger.matters import NOW, AsOf, matters_of
from onrecord.ledger.recency import latest_first
from onrecord.ledger.tables import matter, said, undertaking
from onrecord.ledger.whom import actor_key
from onrecord.model import Matter, Saying, Spans

_AT_A_TIME, _FEW_MORE, _ROUND = 100, 2, 10


Order = Literal["last told", "first told", "most origins", "most articles", "bearer", "status"]
ORDERS: tuple[Order, ...] = get_args(Order)
_URGENT = ("breached", "not-met", "obstructed", "contested", "in-progress", "partly-met", "pending")
# what to sort by, and whether from the greatest down; the latest number last, as the indexes run
_ORDERED: dict[Order, list[tuple[ColumnElement[Any], bool]]] = {
    "last told": [(matter.c.last_told, True), (matter.c.number, True)],
    "first told": [(matter.c.first_told, True)],
    "most origins": [(matter.c.origins, True)],
    "most articles": [(matter.c.articles, True)],
    "bearer": [(case((matter.c.bearer == "", 1), else_=0), False), (matter.c.bearer, False)],
    "status": [
        (case({s: n for n, s in enumerate(_URGENT)}, value=matter.c.status, else_=len(_URGENT)),
         False),
    ],
}  # fmt: skip


class Page(NamedTuple):
    """Some matters, and how many there are in all (None where that was not counted)."""

    matters: list[Matter]
    total: int | None


class Dossier(NamedTuple):
    """An actor: what it said, what it undertook or refused, what it was asked or promised."""

    name: str
    said: list[Saying]
    bears: list[Matter]
    faces: list[Matter]


def matters(
    connection: Connection,
    filters: Filters = ALL,
    as_of: AsOf = NOW,
    *,
    order: Order = "last told",
    limit: int = 50,
    offset: int = 0,
    counted: bool = True,
) -> Page:
    """The matters that pass, in an order; `limit` 0 gives all. As of a moment: last told first.

    How many there are in all is left out unless `counted`.
    """
    if as_of == NOW:
        found = _shown(connection, alternatives(filters), order, limit=limit, offset=offset)
        return Page(found, total(connection, filters) if counted else None)
    found = []
    skip = offset
    # most families hold one matter that passes: a few more than are wanted make one round enough
    rounds = (limit + offset + _FEW_MORE, _ROUND) if limit else (_AT_A_TIME, _AT_A_TIME)
    for m in _then(connection, filters, as_of, rounds):
        if skip:
            skip -= 1
            continue
        if limit and len(found) == limit:
            return Page(found, None)
        found.append(m)
    return Page(found, offset + len(found))


def total(connection: Connection, filters: Filters) -> int:
    """How many matters pass, as they stand now."""
    counts = (select(func.count()).select_from(matter).where(*w) for w in alternatives(filters))
    return sum(int(connection.execute(c).scalar_one()) for c in counts)


def _shown(
    connection: Connection,
    wanted: Sequence[Sequence[ColumnElement[bool]]],
    order: Order = "last told",
    *,
    limit: int,
    offset: int = 0,
) -> list[Matter]:
    """Matters that pass one of `wanted`: their numbers chosen first, and only these unpacked."""
    keys = [*_ORDERED[order], *(_ORDERED["last told"] if order != "last told" else ())]
    if len(wanted) == 1:  # which needs no more than this
        ways = [_way(key, down=down) for key, down in keys]
        asked = select(matter.c.number).where(*wanted[0]).order_by(*ways)
        rows = connection.execute(asked.limit(limit or None).offset(offset)).scalars()
        return numbered(connection, rows.all())
    each = [
        select(matter.c.number, *(key.label(f"k{n}") for n, (key, _) in enumerate(keys)))
        .where(*conditions)
        .order_by(*(_way(key, down=down) for key, down in keys))
        .limit(limit + offset if limit else None)
        .subquery()
        for conditions in wanted
    ]
    every = union_all(*(select(part) for part in each)).subquery()
    ways = [_way(every.c[f"k{n}"], down=down) for n, (_, down) in enumerate(keys)]
    chosen = select(every.c.number).order_by(*ways).limit(limit or None).offset(offset)
    return numbered(connection, connection.execute(chosen).scalars().all())


def _way(key: ColumnElement[Any], *, down: bool) -> ColumnElement[Any]:
    return key.desc() if down else key.asc()


def numbered(connection: Connection, numbers: Sequence[int]) -> list[Matter]:
    """The matters with these numbers, in their order."""
    asked = select(matter.c.number, matter.c.body)
    found = {r.number: kept(r.body) for r in in_parts(connection, asked, matter.c.number, numbers)}
    return [found[n] for n in numbers]


def _then(
    connection: Connection, f: Filters, as_of: AsOf, rounds: tuple[int, int]
) -> Iterator[Matter]:
    """Matters as of a moment, last told first, worked out so many families at first, then after."""
    waiting: list[Matter] = []
    rows = latest_first(connection, f, as_of)
    for families, told in _first_seen(rows, *rounds):
        # whatever comes later was told earlier: what was told after that can be shown
        waiting += [m for m in view(connection, families, as_of) if passes(m, f)]
        waiting.sort(key=lambda m: (m.last_told or "", int(m.id[1:])), reverse=True)
        while waiting and (waiting[0].last_told or "") > told:
            yield waiting.pop(0)
    yield from waiting


def _first_seen(rows: Iterable[Any], size: int, after: int) -> Iterator[tuple[list[int], str]]:
    """Families in rounds, each once, with the day on which the next ones were last told.

    `size` of them in the first round, `after` in those that follow.
    """
    seen: set[int] = set()
    part: list[int] = []
    for row in rows:
        if row.family in seen:
            continue
        if len(part) == size:
            yield part, row.day
            part, size = [], after
        seen.add(row.family)
        part.append(row.family)
    if part:
        yield part, ""


def every(connection: Connection, allowed: Set[str] | None) -> Iterator[Matter]:
    """All matters, by number; with `allowed`, worked out from those articles alone."""
    if allowed is None:
        rows = connection.execute(select(matter.c.body).order_by(matter.c.number)).scalars()
        yield from map(kept, rows)
        return
    families = select(matter.c.family).distinct().order_by(matter.c.family)
    for family in connection.execute(families).scalars().all():
        whole = load(connection, [family])[family]
        part = whole._replace(
            held=[h for h in whole.held if h.article in allowed],
            borne=[b for b in whole.borne if b.article in allowed],
            echoed=[e for e in whole.echoed if e.article in allowed],
            articles={
                key: replace(a, copy_of=a.copy_of if a.copy_of in allowed else None)
                for key, a in whole.articles.items()
                if key in allowed
            },
        )
        yield from matters_of(part)


def family_of(connection: Connection, number: int) -> int | None:
    """The family of undertaking `number`."""
    return connection.execute(
        select(undertaking.c.family).where(undertaking.c.number == number).limit(1)
    ).scalar()


def one_matter(connection: Connection, number: int, as_of: AsOf = NOW) -> Matter | None:
    """The matter that undertaking `number` belongs to."""
    family = family_of(connection, number)
    if family is None:
        return None
    found = view(connection, [family], as_of)
    return next(
        (m for m in found if number == int(m.id[1:]) or number in {t.number for t in m.tellings}),
        None,
    )


def who(connection: Connection, name: str, *, limit: int = 50) -> Dossier:
    """What is on record of an actor, latest first."""
    key = actor_key(name)
    rows = connection.execute(
        select(said)
        .where(said.c.speaker_key == key)
        .order_by(said.c.published.desc(), said.c.id)
        .limit(limit or None)
    )
    sayings = [saying_of(r) for r in rows]
    bears, faces = (
        _shown(connection, [[column == key, matter.c.rejected.is_(False)]], limit=limit)
        for column in (matter.c.bearer, matter.c.counterparty)
    )
    shown = next((s.speaker for s in sayings), None) or next(
        (m.bearer for m in bears if m.bearer), name
    )
    return Dossier(shown, sayings, bears, faces)


def saying_of(row: Row[Any]) -> Saying:
    """A row of `said` as it is shown."""
    return Saying(
        article=row.article, attribution=row.attribution, speaker=row.speaker, outlet=row.outlet,
        published=row.published or None, text=row.text, spans=msgspec.json.decode(row.spans, type=Spans),
    )  # fmt: skip
