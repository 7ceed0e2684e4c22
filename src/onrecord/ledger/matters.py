"""Undertakings that may be one, and what people judged -> matters, as of any moment.

A pure function of its arguments: the same undertakings in any order give the same matters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from onrecord.ledger.clusters import clusters, order
from onrecord.ledger.echoed import Echoed, heard_of
from onrecord.ledger.held import Held, HeldReport, HeldTelling, rest_of
from onrecord.ledger.naming import Names, called
from onrecord.ledger.origins import Grouped, Rooted, group, root_of
from onrecord.ledger.sense import day
from onrecord.ledger.summed import act_of, clearest, commonest, conditions_of
from onrecord.ledger.timeline import Timed, begun, contested, fold, status_of
from onrecord.ledger.whom import actor_key
from onrecord.meaning.anaphora import of_the_rest
from onrecord.meaning.answers import NEXT, OF_ITS_WORDS
from onrecord.model import (
    Act,
    HeldArticle,
    Join,
    Judgement,
    Matter,
    Status,
    Telling,
    TimelineEntry,
)


class AsOf(NamedTuple):
    """A moment: what was published by then, or what the ledger had been told by then."""

    published: str | None = None
    recorded: str | None = None

    def sees(self, published: str | None, recorded: str) -> bool:
        """Whether something published and recorded at these times is in sight."""
        if self.published and (published or "") > self.published:
            return False
        return not (self.recorded and recorded > self.recorded)


NOW = AsOf()


class Borne(NamedTuple):
    """A happening that bears on an undertaking: whose number, where it stands, what it reports."""

    number: int
    article: str
    report: HeldReport


class Family(NamedTuple):
    """Everything that could belong together: the input of `matters_of`."""

    held: Sequence[Held]
    joins: Sequence[Join]
    borne: Sequence[Borne]
    articles: Mapping[str, HeldArticle]
    judgements: Sequence[Judgement]
    names: Names = MappingProxyType({})
    echoed: Sequence[Echoed] = ()


def matters_of(family: Family, as_of: AsOf = NOW) -> list[Matter]:
    """The matters of a family, as of a moment, each numbered by its oldest undertaking."""
    seen = _as_of(family, as_of)
    return [
        _matter(members, seen, as_of)
        for members in clusters(seen.held, seen.joins, seen.judgements)
    ]


def standings(family: Family, days: Iterable[str]) -> Iterator[tuple[str, set[Status]]]:
    """The status of each matter of a family as of each of some days, the earliest first."""
    published = {key: day(a.published) or "" for key, a in family.articles.items()}
    judged = in_force(family.judgements)
    lines: list[tuple[TimelineEntry, ...]] = []
    told = -1
    for today in days:
        held = sorted((h for h in family.held if (h.published or "") <= today), key=order)
        if len(held) != told:  # a day of reports alone joins nothing
            told = len(held)
            lines = [
                _timeline(members, family, {h.number for h in members})
                for members in clusters(held, family.joins, judged)
            ]
        yield today, {status_of([e for e in x if published[e.article] <= today]) for x in lines}


def _as_of(family: Family, as_of: AsOf) -> Family:
    """What of a family is in sight at a moment."""
    held = [h for h in family.held if as_of.sees(h.published, h.recorded)]
    return family._replace(
        held=sorted(held, key=order),
        borne=[b for b in family.borne if _in_sight(b.article, family.articles, as_of)],
        echoed=[e for e in family.echoed if _in_sight(e.article, family.articles, as_of)],
        judgements=in_force(j for j in family.judgements if as_of.sees(None, j.recorded)),
    )


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Of the judgements in sight, those that no other of them undoes, oldest first."""
    ordered = sorted(judgements, key=lambda j: j.seq)
    undone = {int(j.value or 0) for j in ordered if j.verdict == "undo"}
    return [
        replace(j, undone_by=None) for j in ordered if j.verdict != "undo" and j.seq not in undone
    ]


def _in_sight(article: str, articles: Mapping[str, HeldArticle], as_of: AsOf) -> bool:
    a = articles[article]
    return as_of.sees(day(a.published), a.recorded)


def concerns(j: Judgement) -> set[int]:
    """The undertakings that a judgement is about: of a split, both halves."""
    rest = msgspec.json.decode(j.value or "[]", type=list[int]) if j.verdict == "split" else []
    return {*j.numbers, *rest}


def _matter(members: list[Held], family: Family, as_of: AsOf) -> Matter:
    numbers = {h.number for h in members}
    judged = [j for j in family.judgements if numbers & concerns(j)]
    fixed = {j.field: j.value for j in judged if j.verdict == "correct" and j.field}
    act = act_of(members)
    heard = heard_of(members, family.echoed, family.articles, act)
    pairs = [(h, t) for h in sorted([*members, *heard], key=order) for t in h.tellings]
    for party in ("bearer", "counterparty"):
        fixed[party] = called(fixed.get(party), family.names)
    named = [h.bearer for h in members if not h.nameless]
    bearer = fixed.get("bearer") or commonest(named) or commonest(h.bearer for h in members)
    grouped = _grouped(pairs, family.articles, judged, bearer)
    timeline = _timeline(members, family, numbers)
    told = sorted(h.published for h in (*members, *heard) if h.published)
    verdicts = [j.verdict for j in judged if j.verdict in ("confirm", "reject")]
    since = contested(timeline)
    status = status_of(timeline)
    due = min((h.due for h in members if h.due), default=None)
    return Matter(
        id=f"m{min(numbers)}",
        act=msgspec.convert(fixed.get("act") or act, Act),
        action=fixed.get("action") or clearest([h for h in members if h.act == act]),
        bearer=bearer,
        counterparty=fixed.get("counterparty") or commonest([h.counterparty for h in members]),
        conditions=conditions_of(members),
        status=status,
        judged=fixed.get("status"),
        confirmed=verdicts[-1:] == ["confirm"],
        rejected=verdicts[-1:] == ["reject"],
        contested=since is not None,
        contested_since=since,
        deadline=fixed.get("deadline") or due,
        deadline_words=next((h.deadline for h in members if h.deadline and h.due == due), None),
        deadline_passed=overdue(fixed.get("deadline") or due, status, as_of),
        first_told=told[0] if told else None,
        last_told=told[-1] if told else None,
        articles=len({h.article for h, _ in pairs}),
        origins=grouped.origins,
        tellings=tuple(
            _telling(h, t, family.articles[h.article], origin)
            for (h, t), origin in zip(pairs, grouped.of, strict=True)
        ),
        timeline=timeline,
        judgements=tuple(judged),
        joins=tuple(
            j for j in sorted(family.joins, key=lambda j: (j.one, j.other))
            if j.one in numbers and j.other in numbers
        ),
    )  # fmt: skip


def _grouped(
    pairs: Sequence[tuple[Held, HeldTelling]],
    articles: Mapping[str, HeldArticle],
    judged: Sequence[Judgement],
    bearer: str | None,
) -> Grouped:
    said: dict[str, str] = {}
    for j in judged:
        if j.verdict == "correct" and j.field == "origin" and "=" in (j.value or ""):
            article, _, name = (j.value or "").partition("=")
            said[article] = name
    rows = [_rooted(h, t, articles[h.article], said) for h, t in pairs]
    copies = {a.id: a.copy_of for a in articles.values() if a.copy_of}
    return group(rows, copies, bearer, apart=said)


def _rooted(h: Held, t: HeldTelling, article: HeldArticle, said: Mapping[str, str]) -> Rooted:
    if name := said.get(h.article):
        return Rooted(h.article, h.outlet, name, "judged", None, "judged by a person")
    quotes = frozenset({t.quote.lower()}) if t.direct and len(t.quote.split()) >= 6 else frozenset()
    return Rooted(h.article, h.outlet, *root_of(t.tellers, h.outlet, _agency(article)), quotes)


def _agency(article: HeldArticle) -> str | None:
    """Whose copy the article is, where its text credits somebody other than the outlet."""
    holder, outlet = actor_key(article.holder), actor_key(article.outlet)
    initials = "".join(word[0] for word in outlet.split())
    own = not holder or not outlet or holder in outlet or outlet in holder or holder == initials
    return None if own else article.holder


def _timeline(
    members: Sequence[Held], family: Family, numbers: set[int]
) -> tuple[TimelineEntry, ...]:
    first = min((h.published for h in members if h.published), default="")
    copies = {a.id for a in family.articles.values() if _repeats(a, family, first)}
    # what is told on the day of the first telling was there before it, but for the word's own keeping
    timed = [
        Timed(family.articles[h.article], r)
        for h in members
        for r in h.reports
        if h.recalled
        or r.later
        or (h.published != first and h.article not in copies)
        or r.reason in OF_ITS_WORDS
        or (r.reason == NEXT and r.status == "not-met")  # 'By nightfall not one had been moved'
    ]
    for b in family.borne:
        article = family.articles[b.article]
        late = (day(article.published) or "9999") >= first and b.article not in copies
        if b.number in numbers and late:
            timed.append(Timed(article, b.report))
    return fold(begun(timed, list(_to_come(members, family, numbers, first, copies))))


def _to_come(
    members: Sequence[Held], family: Family, numbers: set[int], first: str, copies: Set[str]
) -> Iterator[Timed]:
    """Tellings, after the first day, of what of the matter is still to come."""
    told = [(h.article, t) for h in members for t in h.tellings]
    told += [(e.article, e.telling) for e in family.echoed if e.number in numbers]
    for key, t in told:
        article = family.articles[key]
        later = (day(article.published) or "9999") > first and key not in copies
        if later and of_the_rest(t.quote):
            yield Timed(article, rest_of(t))


def _repeats(article: HeldArticle, family: Family, first: str) -> bool:
    """Whether an article repeats one of the first day: it tells nothing that came after."""
    original = family.articles.get(article.copy_of or "")
    return bool(first) and original is not None and day(original.published) == first


def _telling(h: Held, t: HeldTelling, article: HeldArticle, origin: str | None) -> Telling:
    names = [x.name or "a source that is not named" for x in t.tellers]
    return Telling(
        number=h.number,
        article=h.article,
        attribution=t.attribution,
        quote=t.quote,
        spans=t.spans,
        act=h.act,
        chain=(h.outlet or "the outlet", *names),
        basis=root_of(t.tellers, h.outlet, _agency(article))[3],
        origin=origin,
        url=article.url,
        file=article.file,
        outlet=h.outlet,
        published=article.published,
        recorded=h.recorded,
        licence=article.licence,
        holder=article.holder,
        hedged=t.hedged,
        denied=t.denied,
        action=h.action,
        plover=h.plover,
        judged_by=t.judged_by,
        likeness=t.likeness,
        score=t.score,
    )


def overdue(due: str | None, status: Status, as_of: AsOf = NOW) -> bool:
    """Whether a deadline is over at a moment, and what was due is not reported done."""
    today = as_of.published or (as_of.recorded or datetime.now(UTC).isoformat())[:10]
    return bool(due) and (due or "") < today and status != "met"
