"""Matters, actors, hits and changes for people, in the terminal."""

from collections.abc import Sequence

from rich.console import Console

from onrecord.export.console import line
from onrecord.export.wording import ACTS, ARROW, TOWARDS, cut
from onrecord.model import HeldArticle, Matter, Origin, Saying, Telling, TimelineEntry

QUOTE = 240
STYLES = {
    "met": "green", "in-progress": "cyan", "partly-met": "cyan", "not-met": "red",
    "breached": "red", "obstructed": "yellow", "contested": "magenta", "pending": "dim",
}  # fmt: skip


def matters(console: Console, found: Sequence[Matter], total: int | None) -> None:
    """The board: a few lines for each matter. A `total` of None: there are more, not counted."""
    if not found:
        line(
            console, ("", "No matter fits. 'onrecord add' keeps articles; fewer filters show more.")
        )
    for m in found:
        summary(console, m)
    if total is None or total > len(found):
        of = "" if total is None else f" of {total:,}"
        line(console, ("dim", f"{len(found)}{of} matters; --limit 0 shows all."))


def summary(console: Console, m: Matter) -> None:
    """A matter in a few lines: what, under which condition, on whose word, and how it stands."""
    line(console, ("bold", f"{m.id}  {sentence(m)}"), hang=5)
    for c in m.conditions[:3]:
        line(console, ("yellow", f"{c.connective} {cut(c.text, 120)}"), indent=5, hang=2)
    line(
        console, (STYLES[m.status], standing(m)), ("", f" · {rests_on(m)}"),
        ("dim", f" · told {dates(m)}"), indent=5, hang=2,
    )  # fmt: skip


def sentence(m: Matter) -> str:
    """Who undertakes what, towards whom."""
    who = m.bearer or "somebody"
    towards = f" {TOWARDS[m.act]}{m.counterparty}" if m.counterparty else ""
    return f"{who} {ACTS[m.act]}{towards}: {m.action}"


def standing(m: Matter) -> str:
    """How a matter stands: as reported, and as judged."""
    parts = [m.status + (f" since {m.contested_since}" if m.contested_since else "")]
    if m.judged:
        parts.append(f"judged {m.judged}")
    if m.rejected:
        parts.append("rejected")
    elif m.confirmed:
        parts.append("confirmed")
    if m.deadline or m.deadline_words:
        words = f"“{m.deadline_words}”" if m.deadline_words else ""
        parts.append(f"due {m.deadline or words}" + (" (passed)" if m.deadline_passed else ""))
    return ", ".join(parts)


def rests_on(m: Matter) -> str:
    """On how many independent origins, beside how many articles."""
    sure = [o for o in m.origins if o.established]
    articles = f"{m.articles} article{'s' if m.articles != 1 else ''}"
    if not sure:
        return f"{articles}, independence not established"
    names = ", ".join(o.name for o in sure)
    return f"{articles} on {len(sure)} origin{'s' if len(sure) > 1 else ''} ({names})"


def dates(m: Matter) -> str:
    """When it was first and last told."""
    if m.first_told is None:
        return "on unknown days"
    return m.first_told if m.first_told == m.last_told else f"{m.first_told} to {m.last_told}"


def matter(console: Console, m: Matter) -> None:
    """One matter with everything that is known of it."""
    summary(console, m)
    heading(console, "On whose word")
    for o in m.origins:
        _origin(console, o, m)
    loose = [t for t in m.tellings if t.origin is None and any(o.established for o in m.origins)]
    if loose:
        line(console, ("magenta", "independence not established: never counted"), indent=2)
        for t in loose:
            _telling(console, t)
    heading(console, "How it fared")
    for e in m.timeline:
        _entry(console, e)
    if not m.timeline:
        line(console, ("dim", "Nothing was reported of it yet."), indent=2)
    if m.joins:
        heading(console, "Why these tellings are held to be of one matter")
    for j in m.joins:
        line(
            console, ("dim", f"{j.one} and {j.other}: {j.score:.2f}, {j.reason}"), indent=2, hang=2
        )
    if m.judgements:
        heading(console, "Judged")
    for judged in m.judgements:
        what = judged.verdict + (f" {judged.field}={judged.value}" if judged.field else "")
        line(
            console, ("", f"{judged.seq}  {judged.recorded[:10]} {judged.who}: {what}"),
            ("dim", f"  {judged.why}"), indent=2, hang=4,
        )  # fmt: skip


def _origin(console: Console, o: Origin, m: Matter) -> None:
    count = f"{len(o.articles)} article{'s' if len(o.articles) > 1 else ''}"
    line(console, ("cyan", o.name), ("dim", f"  {count}; {'; '.join(o.reasons)}"), indent=2, hang=2)
    for t in m.tellings:
        if t.origin == o.id or not o.established:
            _telling(console, t)


def _telling(console: Console, t: Telling) -> None:
    line(
        console, ("dim", f"{t.number:>3}  {(t.published or '')[:10]}  "), ("", ARROW.join(t.chain)),
        indent=4, hang=5,
    )  # fmt: skip
    line(console, ("", f"“{cut(t.quote, QUOTE)}”"), indent=9)
    if t.likeness:
        line(console, ("dim", f"told in other words than {t.number}: {t.likeness}"), indent=9)
    credit = " · ".join(filter(None, (t.file or t.url, t.licence, t.holder)))
    line(console, ("dim", credit), indent=9)


def _entry(console: Console, e: TimelineEntry) -> None:
    who = "in the outlet's own voice" if e.own_voice else ARROW.join(e.chain)
    line(
        console, ("", f"{e.date}  "), (STYLES[e.status], e.status), ("dim", f"  {who}"),
        indent=2, hang=4,
    )  # fmt: skip
    line(console, ("", f"“{cut(e.quote, QUOTE)}”"), indent=14)


def saying(console: Console, s: Saying) -> None:
    """One thing said."""
    day = (s.published or "no date")[:10]
    line(
        console, ("dim", f"{day}  "), ("cyan", s.speaker or "not named"),
        ("dim", f"  in {s.outlet or 'an unknown outlet'}"), hang=2,
    )  # fmt: skip
    line(console, ("", f"“{cut(s.text, QUOTE)}”"), indent=4)


def articles(console: Console, found: Sequence[HeldArticle]) -> None:
    """A line or two for each article."""
    for a in found:
        line(
            console, ("dim", f"{(a.published or 'no date')[:10]}  "), ("cyan", a.outlet or "unknown"),
            ("", f"  {a.title or a.file or a.url or a.id}"), ("dim", f"  {a.licence or ''}"), hang=4,
        )  # fmt: skip
        if a.copy_of:
            first = next((x for x in found if x.id == a.copy_of), None)
            name = first.outlet if first else a.copy_of
            share = f"{100 * (a.copy_likeness or 0):.0f} per cent of its text"
            line(console, ("magenta", f"a copy of {name}'s: {share}"), indent=4)


def heading(console: Console, words: str) -> None:
    """A heading with space before it."""
    console.print()
    line(console, ("bold", words))
