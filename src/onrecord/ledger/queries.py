"""Questions to a ledger: matters by filter, as of a moment; what an actor said; what changed."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    and_,
    func,
    or_,
    select,
    union,
)

from onrecord.ledger import bodies
from onrecord.ledger.families import load, view
from onrecord.ledger.matters import NOW, AsOf, matters_of
from onrecord.ledger.sense import actor_key
from onrecord.ledger.tables import (
    article,
    borne,
    entry,
    fared,
    judgement,
    matter,
    said,
    undertaking,
)
from onrecord.model import Act, Matter, Saying, Spans, Status

_AT_A_TIME = 40


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
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """The matters that pass, last told first. `limit` 0 gives all."""
    if as_of == NOW:
        total = connection.execute(
            select(func.count()).select_from(matter).where(*conditions(filters))
        ).scalar_one()
        shown = _shown(connection, conditions(filters), limit=limit, offset=offset)
        return Page(shown, int(total))
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


def _shown(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], *, limit: int, offset: int = 0
) -> list[Matter]:
    """Matters in the order in which they are shown: chosen first, and only these unpacked."""
    numbers = (
        select(matter.c.number, matter.c.last_told)
        .where(*wanted)
        .order_by(matter.c.last_told.desc(), matter.c.number)
        .limit(limit or None)
        .offset(offset)
        .subquery()
    )
    rows = connection.execute(
        select(matter.c.body)
        .join(numbers, numbers.c.number == matter.c.number)
        .order_by(numbers.c.last_told.desc(), numbers.c.number)
    ).scalars()
    return [bodies.unpacked(r, Matter) for r in rows]


def conditions(f: Filters) -> list[ColumnElement[bool]]:
    """What the filters ask of a row of `matter`, as it stands now."""
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
    """Matters as of a moment, last told first, worked out some families at a time."""
    asked = select(undertaking.c.family, undertaking.c.published)
    if as_of.published:
        asked = asked.where(undertaking.c.published <= as_of.published)
    if as_of.recorded:
        asked = asked.where(undertaking.c.recorded <= as_of.recorded)
    if f.since:
        asked = asked.where(undertaking.c.published >= f.since)
    asked = asked.where(*(undertaking.c.family.in_(families) for families in _may_pass(f, as_of)))
    asked = asked.order_by(undertaking.c.published.desc(), undertaking.c.family)
    rows = connection.execution_options(yield_per=200).execute(asked)
    waiting: list[Matter] = []
    for families, told in _first_seen(rows):
        # whatever comes later was told earlier: what was told after that can be shown
        waiting += [m for m in view(connection, families, as_of) if passes(m, f)]
        waiting.sort(key=lambda m: m.last_told or "", reverse=True)
        while waiting and (waiting[0].last_told or "") > told:
            yield waiting.pop(0)
    yield from waiting


def _first_seen(rows: Iterable[Any]) -> Iterator[tuple[list[int], str]]:
    """Families a few at a time, each once, with the day on which the next ones were last told."""
    seen: set[int] = set()
    part: list[int] = []
    for row in rows:
        if row.family in seen:
            continue
        if len(part) == _AT_A_TIME:
            yield part, row.published
            part = []
        seen.add(row.family)
        part.append(row.family)
    if part:
        yield part, ""


def _may_pass(f: Filters, as_of: AsOf) -> Iterator[CompoundSelect[tuple[int]] | Select[tuple[int]]]:
    """The families of all matters that pass at the moment, and of some more: for each filter.

    Parties and act are those of some telling, or a person's correction.
    """
    now, told = select(matter.c.family), select(undertaking.c.family)
    status = "contested" if f.contested else f.status
    if status and status != "pending":
        seen = select(fared.c.family).where(fared.c.status == status)
        if as_of.published and not as_of.recorded:
            seen = seen.where(fared.c.since <= as_of.published, fared.c.until > as_of.published)
        # what an article was read to report before it was read again stands in no spell
        replaced = select(undertaking.c.family).where(undertaking.c.replaced.is_not(None))
        yield union(seen, replaced) if as_of.recorded else seen
    if f.act:
        yield union(now.where(matter.c.act == f.act), told.where(undertaking.c.act == f.act))
    if f.actor:
        key = actor_key(f.actor)
        yield union(
            now.where(matter.c.bearer == key),
            now.where(matter.c.counterparty == key),
            told.where(undertaking.c.bearer == key),
            told.where(undertaking.c.counterparty == key),
        )


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
        yield from (bodies.unpacked(r, Matter) for r in rows)
        return
    families = select(matter.c.family).distinct().order_by(matter.c.family)
    for family in connection.execute(families).scalars().all():
        whole = load(connection, [family])[family]
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
        _shown(connection, [column == key, matter.c.rejected.is_(False)], limit=limit)
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


def changes(connection: Connection, since: str) -> list[Change]:
    """What the ledger learned after `since` (a moment, UTC): new, status, contested, told again."""
    touched = select(undertaking.c.family).where(undertaking.c.recorded > since)
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
    before = {m.id: m for m in view(connection, families, AsOf(recorded=since))}
    changed = ((m, what_changed(before.get(m.id), m)) for m in view(connection, families))
    return [Change(m, what, before.get(m.id)) for m, what in changed if what]


def what_changed(before: Matter | None, now: Matter) -> str | None:
    """What is new about a matter, in a word or two; None where nothing is."""
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
