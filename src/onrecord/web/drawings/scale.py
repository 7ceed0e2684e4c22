"""Days on a line, drawn to scale: a date -> its place in per cent, and where to write dates."""

from datetime import date, timedelta
from typing import NamedTuple

LEFT, RIGHT = 2.0, 98.0
TICKS = 5


class Tick(NamedTuple):
    """A day that the axis names: its place and how it is written; `near` an end on a small screen."""

    at: float
    label: str
    anchor: str
    near: bool = False


class Scale:
    """The days from `first` to `last`, from `left` to `right` per cent of the width."""

    def __init__(
        self, first: date, last: date, *, left: float = LEFT, right: float = RIGHT
    ) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right

    def at(self, day: date) -> float:
        """Where a day stands, in per cent of the width."""
        span = (self.last - self.first).days
        share = (day - self.first).days / span if span else 0.5
        return round(self.left + share * (self.right - self.left), 2)

    def ticks(self) -> list[Tick]:
        """The first day, the last one, and round days between them where there is room."""
        ends = [self.first] if self.first == self.last else [self.first, self.last]
        places = [self.at(d) for d in ends]
        between = [
            d for d in self._round_days() if min(abs(self.at(d) - p) for p in places) > 17
        ]  # fmt: skip
        days = sorted({*ends, *between})
        return [Tick(self.at(d), self._label(d), self._anchor(d), self._near(d)) for d in days]

    def _near(self, day: date) -> bool:
        ends = (self.first, self.last)
        return day not in ends and min(abs(self.at(day) - self.at(e)) for e in ends) < 42

    def _round_days(self) -> list[date]:
        span = (self.last - self.first).days
        if span > 365 * TICKS:
            return _years(self.first, self.last, max(1, span // 365 // TICKS))
        if span > 31 * TICKS // 2:
            return _months(self.first, self.last, max(1, span // 30 // TICKS))
        step = max(1, span // TICKS)
        return [self.first + timedelta(n) for n in range(step, span, step)]

    def _label(self, day: date) -> str:
        year = day in (self.first, self.last) or day.month == 1
        return f"{day.day} {day:%b}" + (f" {day.year}" if year else "")

    def _anchor(self, day: date) -> str:
        if self.first == self.last:
            return "middle"
        return "start" if day == self.first else "end" if day == self.last else "middle"


def _months(first: date, last: date, step: int) -> list[date]:
    found, n = [], first.year * 12 + first.month
    while (day := date(n // 12, n % 12 + 1, 1)) <= last:
        found.append(day)
        n += step
    return found


def _years(first: date, last: date, step: int) -> list[date]:
    return [date(y, 1, 1) for y in range(first.year + 1, last.year + 1, step)]


def day_of(when: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, None where there is none."""
    try:
        return date.fromisoformat(when[:10]) if when else None
    except ValueError:
        return None
