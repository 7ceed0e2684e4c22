"""A matter's timeline, laid out to scale: a lane for each origin, one for reports, one for judgements."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from onrecord.export.page import STATUS_SIGNS
from onrecord.model import Judgement, Matter
from onrecord.web.drawings.scale import Scale, Tick, day_of

LANE, MARK, TOP, DEEP = 30, 15, 24, 5
APART = 2.2  # per cent of the width that a mark takes
BREAK = 86.0  # where the scale ends if a judgement stands far outside of it
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Mark(NamedTuple):
    """Something on a day: `kind` says how it is drawn, `title` what it is, `to` where it leads."""

    x: float
    y: int
    kind: str
    sign: str
    title: str
    to: str


class Lane(NamedTuple):
    """Marks of one kind. `label` stands above its line at `y`."""

    label: str
    letter: str
    y: int
    marks: list[Mark]


class Timeline(NamedTuple):
    """What the template draws; widths in per cent, heights in pixels."""

    lanes: list[Lane]
    ticks: list[Tick]
    height: int
    axis: int
    undated: int
    later: float | None
    words: str


def letters(m: Matter) -> dict[str, str]:
    """A letter for each origin that counts, A for the one that most articles rest on."""
    known = sorted(m.origins, key=lambda o: (-len(o.articles), o.name))
    sure = [o.id for o in known if o.established]
    return {key: LETTERS[n] if n < len(LETTERS) else str(n + 1) for n, key in enumerate(sure)}


def timeline(m: Matter, judged: Iterable[Judgement] = ()) -> Timeline | None:
    """The drawing, None where nothing has a date."""
    days = [d for t in m.tellings if (d := day_of(t.published))]
    days += [d for e in m.timeline if (d := day_of(e.date))]
    due = day_of(m.deadline)
    days += [due] if due and days else []
    if not days:
        return None
    first, last = min(days), max(days)
    judgements = [(j, d) for j in judged if (d := day_of(j.recorded))]
    near = {d for _, d in judgements if _near(d, first, last)}
    outside = any(d not in near for _, d in judgements)
    first, last = min({first, *near}), max({last, *near})
    scale = Scale(first, last, right=BREAK - 4) if outside else Scale(first, last)
    made = _Lanes(scale)
    _tellings(m, made)
    if m.timeline:
        made.lane("Reported status", "", [
            (d, "report s-" + e.status, STATUS_SIGNS[e.status],
             f"{e.date}: {e.status}, {'the outlet itself' if e.own_voice else e.chain[-1]}", "#reports")
            for e in m.timeline if (d := day_of(e.date))
        ])  # fmt: skip
    if due:
        made.lane("Due", "", [(due, "due", "⚑", f"due {m.deadline}", "")])
    if judgements:
        made.lane("Judged", "", [
            (d if d in near else None, "judged", "■",
             f"{j.recorded[:10]}: {j.verdict} by {j.who}", f"#j{j.seq}") for j, d in judgements
        ])  # fmt: skip
    undated = sum(day_of(t.published) is None for t in m.tellings)
    axis = made.height
    return Timeline(
        made.lanes, scale.ticks(), axis + 22, axis, undated, BREAK if outside else None, _words(m)
    )


def _near(day: date, first: date, last: date) -> bool:
    """Whether a day may be drawn on the scale without pressing the rest of it together."""
    room = max((last - first).days, 30)
    return (first - day).days <= room and (day - last).days <= room


class _Lanes:
    """Lanes one under another; marks of a day side by side are set one over another."""

    def __init__(self, scale: Scale) -> None:
        self.scale, self.lanes, self.height = scale, list[Lane](), 4

    def lane(
        self, label: str, letter: str, found: list[tuple[date | None, str, str, str, str]]
    ) -> None:
        rows: list[list[float]] = [[] for _ in range(DEEP)]
        marks = []
        base = self.height + TOP + MARK // 2
        for day, kind, sign, title, to in found:
            x = self.scale.at(day) if day else (BREAK + 100) / 2
            free = (n for n, row in enumerate(rows) if all(abs(at - x) >= APART for at in row))
            n = next(free, DEEP - 1)
            rows[n].append(x)
            marks.append(Mark(x, base + n * (MARK + 3), kind, sign, title, to))
        self.lanes.append(Lane(label, letter, base, marks))
        self.height = max([base, *(m.y for m in marks)]) + LANE - TOP + MARK


def _tellings(m: Matter, made: _Lanes) -> None:
    letter = letters(m)
    names = {o.id: o.name for o in m.origins}
    groups: list[tuple[str | None, str]] = [(key, names[key]) for key in letter]
    groups.append((None, ""))
    for key, name in groups:
        told = [t for t in m.tellings if (t.origin if t.origin in letter else None) == key]
        marks = {}
        for t in told:
            if d := day_of(t.published):
                title = f"{(t.published or '')[:10]}: {' ← '.join(t.chain)}"
                sign = letter.get(key or "", "?")
                marks[d, t.article] = (d, "told", sign, title, f"#t{t.number}")
        if marks:
            label = f"Told on the word of {name}" if key else "Told, independence not established"
            made.lane(label, letter.get(key or "", "?"), list(marks.values()))


def _words(m: Matter) -> str:
    told = len({t.article for t in m.tellings})
    return (
        f"Timeline from {m.first_told or 'an unknown day'}: told in {told} articles, "
        f"{len(m.timeline)} reports of its status. The lists below say the same in words."
    )


class Small(NamedTuple):
    """A row's small timeline: places of tellings (per cent), and of reports (per cent, pixels)."""

    told: list[float]
    reports: list[tuple[float, int, str]]
    words: str


def small(m: Matter) -> Small | None:
    """The timeline of a row of the board, None where nothing has a date."""
    told = sorted({d for t in m.tellings if (d := day_of(t.published))})
    reports = [(d, e.status) for e in m.timeline if (d := day_of(e.date))]
    days = told + [d for d, _ in reports]
    if not days:
        return None
    scale = Scale(min(days), max(days), left=5, right=95)
    said = ", ".join(dict.fromkeys(f"{status} {d.isoformat()}" for d, status in reports))
    return Small(
        [scale.at(d) for d in told], _apart([(scale.at(d), status) for d, status in reports]),
        f"Told on {len(told)} day{'s' if len(told) != 1 else ''}"
        + (f"; reported: {said}" if said else "; nothing reported yet"),
    )  # fmt: skip


def _apart(reports: list[tuple[float, str]]) -> list[tuple[float, int, str]]:
    """Statuses of one day one above the other, each once, the line's height where there is one."""
    by_day: dict[float, list[str]] = {}
    for x, status in reports:
        by_day.setdefault(x, []).append(status)
    found = []
    for x, statuses in by_day.items():
        each = list(dict.fromkeys(statuses))[:3]
        top = 13 - 4 * (len(each) - 1)
        found += [(x, top + 8 * n, status) for n, status in enumerate(each)]
    return found
