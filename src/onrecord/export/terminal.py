"""A record for people, in the terminal: coloured and fitted there, plain when piped."""

from rich.console import Console

from onrecord.export.console import line, rendered
from onrecord.export.wording import Wording, cut
from onrecord.model import Attribution, Record, StatusReport, Undertaking

QUOTE = 300


def digest(record: Record, *, width: int | None = None, colour: bool | None = None) -> str:
    """The record as lines of text; `width` and `colour` as for `rendered`."""
    return rendered(
        lambda console: _Digest(console, Wording(record)).write(), width=width, colour=colour
    )


class _Digest:
    def __init__(self, console: Console, say: Wording) -> None:
        self.console, self.say = console, say

    def write(self) -> None:
        say = self.say
        self._head()
        if say.ordered:
            self._heading("Who said what, on whose word")
        for a, depth in say.ordered:
            self._attribution(a, 2 * depth)
        if say.record.undertakings:
            self._heading("What it commits anyone to")
        for u in say.record.undertakings:
            self._undertaking(u)
        if say.free_conditions:
            self._heading("Other conditions")
        for c in say.free_conditions:
            self._line(("dim", f"{c.id}  "), ("yellow", say.condition(c)), hang=4)
            if c.consequent and c.consequent.spans:
                self._line(("dim", f"for {cut(say.quoted(c.consequent.spans), QUOTE)}"), indent=4)

    def _head(self) -> None:
        say = self.say
        self._line(("bold", say.headline()))
        self._line(("", say.published()))
        self._line(("dim", f"Rights: {say.rights()}. Left out: {say.excluded()}."))
        self._line(("dim", f"Read: {say.counts()}."))

    def _attribution(self, a: Attribution, indent: int) -> None:
        say = self.say
        marks = say.marks(a)
        self._line(
            ("dim", f"{a.id}  "), ("cyan", say.chain(a)),
            ("magenta", f"  [{', '.join(marks)}]" if marks else ""), indent=indent, hang=4,
        )  # fmt: skip
        self._line(("", cut(say.passage(a), QUOTE)), indent=indent + 4)
        self._line(("dim", say.circumstances(a)), indent=indent + 4)

    def _undertaking(self, u: Undertaking) -> None:
        say = self.say
        self._line(
            ("dim", f"{u.id}  "), ("bold green", say.doing(u)),
            ("", f": {cut(say.quoted(u.action.spans), QUOTE)}"), hang=4,
        )  # fmt: skip
        for c in u.conditions:
            self._line(("yellow", f"— {say.condition(c)}"), ("dim", f"  {c.id}"), indent=4, hang=2)
        if u.deadline:
            day = f" ({u.deadline.date})" if u.deadline.date else ""
            due = f"— due {say.quoted(u.deadline.spans)}{day}"
            self._line(("yellow", due), indent=4, hang=2)
        told = ", ".join(u.attributions) or "the outlet’s own words"
        self._line(("bold", f"status: {u.status}"), ("dim", f"; told in {told}"), indent=4)
        for r in say.reports(u):
            self._report(r)

    def _report(self, r: StatusReport) -> None:
        say = self.say
        self._line(
            ("dim", f"{r.id}  "), ("magenta", r.status), ("dim", f" ({say.voice(r.attribution)})"),
            ("", f": {cut(say.quoted(r.spans), QUOTE)}"), indent=4, hang=4,
        )  # fmt: skip

    def _heading(self, words: str) -> None:
        self.console.print()
        self._line(("bold underline", words))

    def _line(self, *parts: tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        line(self.console, *parts, indent=indent, hang=hang)
