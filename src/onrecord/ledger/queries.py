"""Questions to a ledger: matters by filter, as of a moment; what an actor said; what changed."""

from collections.abc import Iterator, Set
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from onrecord.ledger.families import load, view
from onrecord.ledger.likeness import actor_key
from onrecord.ledger.matters import NOW, AsOf, matters_of
from onrecord.ledger.tables import (
    article,
    borne,
    entry,
    judgement,
    matter,
    said,
    undertaking,
)
from onrecord.model import Act, Matter, Saying, Spans, Status


class Filters(NamedTuple):
    """Which matters. `since` is a date: told or reported on then or later."""

    actor: str | None = None
    act: Act | None = None
    status: Status | None = None
    since: str | None = None
    contested: bool = False
    rejected: bool = False


ALL = Filters()


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


class Change(NamedTuple):
    """A matter that is new or that changed: what it was before."""

    matter: Matter
    what: str
    before: Matter | None


def matters(
    connection: Connection,
    filters: Filters = ALL,
    as_of: AsOf = NOW,
    *,
    limit: int = 100,
    offset: int = 0,
) -> Page:
    """The matters that pass, last told first. `limit` 0 gives all."""
    if as_of == NOW:
        asked = _ordered(select(matter.c.body).where(*_conditions(filters)))
        total = connection.execute(
            select(func.count()).select_from(matter).where(*_conditions(filters))
        ).scalar_one()
        rows = connection.execute(asked.limit(limit or None).offset(offset)).scalars()
        return Page([msgspec.json.decode(r, type=Matter) for r in rows], int(total))
    found: list[Matter] = []
    skip = offset
    for m in _then(connection, filters, as_of):
        if skip:
            skip -= 1
            continue
        if limit and len(found) == limit:
            return Page(found, None)
        found.append(m)
    return Page(found, offset + len(found))


def _ordered(asked: Select[Any]) -> Select[Any]:
    return asked.order_by(matter.c.last_told.desc().nulls_last(), matter.c.number)


def _conditions(f: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [matter.c.rejected.is_(f.rejected)]
    if f.actor:
        key = actor_key(f.actor)
        wanted.append(or_(matter.c.bearer == key, matter.c.counterparty == key))
    if f.act:
        wanted.append(matter.c.act == f.act)
    if f.status:
        wanted.append(matter.c.status == f.status)
    if f.since:
        wanted.append(matter.c.last_told >= f.since)
    if f.contested:
        wanted.append(matter.c.contested.is_(True))
    return wanted


def _then(connection: Connection, f: Filters, as_of: AsOf) -> Iterator[Matter]:
    """Matters as of a moment, worked out family by family."""
    last = func.max(undertaking.c.published)
    asked = select(undertaking.c.family, last).group_by(undertaking.c.family)
    if as_of.published:
        asked = asked.where(undertaking.c.published <= as_of.published)
    if as_of.recorded:
        asked = asked.join(entry, entry.c.seq == undertaking.c.seq).where(
            entry.c.recorded <= as_of.recorded
        )
    if f.actor:
        told = select(matter.c.family).where(
            or_(matter.c.bearer == actor_key(f.actor), matter.c.counterparty == actor_key(f.actor))
        )
        asked = asked.where(undertaking.c.family.in_(told))
    rows = connection.execute(asked.order_by(last.desc(), undertaking.c.family))
    for row in rows.yield_per(50):
        yield from (m for m in view(connection, row.family, as_of) if passes(m, f))


def passes(m: Matter, f: Filters) -> bool:
    """Whether a matter is among those that the filters ask for."""
    parties = {actor_key(m.bearer), actor_key(m.counterparty)}
    return (
        m.rejected == f.rejected
        and (not f.actor or actor_key(f.actor) in parties)
        and (not f.act or m.act == f.act)
        and (not f.status or m.status == f.status)
        and (not f.since or (m.last_told or "") >= f.since)
        and (not f.contested or m.contested)
    )


def every(connection: Connection, allowed: Set[str] | None) -> Iterator[Matter]:
    """All matters, by number; with `allowed`, worked out from those articles alone."""
    if allowed is None:
        rows = connection.execute(select(matter.c.body).order_by(matter.c.number)).scalars()
        yield from (msgspec.json.decode(r, type=Matter) for r in rows)
        return
    families = select(matter.c.family).distinct().order_by(matter.c.family)
    for family in connection.execute(families).scalars().all():
        whole = load(connection, family)
        part = whole._replace(
            held=[h for h in whole.held if h.article in allowed],
            borne=[b for b in whole.borne if b.article in allowed],
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
    found = view(connection, family, as_of)
    return next(
        (m for m in found if number == int(m.id[1:]) or number in {t.number for t in m.tellings}),
        None,
    )


def who(connection: Connection, name: str, *, limit: int = 100) -> Dossier:
    """What is on record of an actor, latest first."""
    key = actor_key(name)
    rows = connection.execute(
        select(said)
        .where(func.lower(said.c.speaker) == key)
        .order_by(said.c.published.desc().nulls_last(), said.c.id)
        .limit(limit or None)
    )
    sayings = [
        saying_of(r)
        for r in rows
    ]  # fmt: skip
    bears, faces = (
        [
            msgspec.json.decode(r, type=Matter)
            for r in connection.execute(
                _ordered(
                    select(matter.c.body).where(column == key, matter.c.rejected.is_(False))
                ).limit(limit or None)
            ).scalars()
        ]
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
        published=row.published, text=row.text, spans=msgspec.json.decode(row.spans, type=Spans),
    )  # fmt: skip


def changes(connection: Connection, since: str) -> list[Change]:
    """What the ledger learned after `since` (a moment, UTC): new, status, contested, told again."""
    touched = (
        select(undertaking.c.family)
        .join(entry, entry.c.seq == undertaking.c.seq)
        .where(entry.c.recorded > since)
    )
    reported = (
        select(undertaking.c.family)
        .join(borne, borne.c.number == undertaking.c.number)
        .join(article, and_(article.c.id == borne.c.article, article.c.recorded > since))
    )
    judged = (
        select(judgement.c.family)
        .join(entry, entry.c.seq == judgement.c.seq)
        .where(entry.c.recorded > since)
    )
    families = set(connection.execute(touched.union(reported, judged)).scalars())
    found: list[Change] = []
    for family in sorted(families):
        before = {m.id: m for m in view(connection, family, AsOf(recorded=since))}
        for m in view(connection, family):
            what = _what_changed(before.get(m.id), m)
            if what:
                found.append(Change(m, what, before.get(m.id)))
    return found


def _what_changed(before: Matter | None, now: Matter) -> str | None:
    if before is None:
        return "new"
    if now.contested and not before.contested:
        return "became contested"
    if now.status != before.status:
        return f"{before.status} to {now.status}"
    if len(now.judgements) != len(before.judgements):
        return "judged"
    if len(now.tellings) > len(before.tellings):
        return "told again"
    return None
