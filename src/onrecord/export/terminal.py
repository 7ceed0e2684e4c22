"""A record for people, in the terminal: coloured and fitted there, plain when piped."""

import io
import os
import sys

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.export.wording import Wording, cut, visible
from onrecord.model import Attribution, Record, StatusReport, Undertaking

PLAIN_WIDTH = 100
QUOTE = 300


def digest(record: Record, *, width: int | None = None, colour: bool | None = None) -> str:
    """The record as lines of text.

    `width` is in columns; it and `colour` follow the terminal unless given, and NO_COLOR is heeded.
    """
    terminal = sys.stdout.isatty()
    coloured = terminal and not os.environ.get("NO_COLOR") if colour is None else colour
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or (min(Console().width, PLAIN_WIDTH + 20) if terminal else PLAIN_WIDTH),
        force_terminal=bool(coloured),
        color_system="standard" if coloured else None,
        no_color=not coloured,
        highlight=False,
        legacy_windows=False,
    )
    _Digest(console, Wording(record)).write()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


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
            self._line(("yellow", f"— due {say.quoted(u.deadline.spans)}"), indent=4, hang=2)
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
        """Styled words, `indent` columns from the left, further lines `hang` columns more."""
        text = Text.assemble(*((visible(words), style) for style, words in parts if words))
        if not text:
            return
        room = max(self.console.width - indent - hang, 20)
        first, *_ = text.wrap(self.console, room + hang)
        rest = text[len(first.plain) :]
        rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
        self.console.print(Padding(first, (0, 0, 0, indent)))
        if rest:
            self.console.print(Padding(rest, (0, 0, 0, indent + hang)))
