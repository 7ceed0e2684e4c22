"""A record for people, in the terminal: coloured and fitted there, plain when piped."""

import io
import sys

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.export.wording import Wording, cut
from onrecord.model import Record

PLAIN_WIDTH = 100
QUOTE = 240


def digest(record: Record, *, width: int | None = None, colour: bool | None = None) -> str:
    """The record as lines of text; `colour` and `width` follow the terminal unless given."""
    terminal = sys.stdout.isatty() if colour is None else colour
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or (Console().width if terminal else PLAIN_WIDTH),
        force_terminal=terminal,
        no_color=not terminal,
        color_system="standard" if terminal else None,
        highlight=False,
        legacy_windows=False,
    )
    _head(console, Wording(record))
    _attributions(console, Wording(record))
    _undertakings(console, Wording(record))
    _status(console, Wording(record))
    _conditions(console, Wording(record))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _line(console: Console, text: Text | str, indent: int = 0, style: str = "") -> None:
    body = text if isinstance(text, Text) else Text(text, style=style)
    console.print(Padding(body, (0, 0, 0, indent)), soft_wrap=False)


def _heading(console: Console, words: str, count: int) -> None:
    console.print()
    _line(console, f"{words} ({count})", style="bold underline")


def _head(console: Console, say: Wording) -> None:
    _line(console, say.headline(), style="bold")
    _line(console, say.published())
    _line(console, f"Rights: {say.rights()}.  Left out: {say.excluded()}.", style="dim")


def _attributions(console: Console, say: Wording) -> None:
    record = say.record
    _heading(console, "Who said what", len(record.attributions))
    depth: dict[str, int] = {}
    for a in record.attributions:
        depth[a.id] = depth.get(a.within or "", -1) + 1
        indent = 2 * depth[a.id]
        _line(console, Text.assemble((f"{a.id}  ", "dim"), (say.chain(a), "cyan")), indent)
        words = Text.assemble(
            (f"{say.quote(a.cue.spans)}: ", "italic"), f"“{cut(say.said(a.content.spans), QUOTE)}”"
        )
        _line(console, words, indent + 4)
        _line(console, "; ".join(say.marks(a)), indent + 4, "dim")


def _undertakings(console: Console, say: Wording) -> None:
    found = say.record.undertakings
    _heading(console, "What it commits, permits, demands, refuses or threatens", len(found))
    for u in found:
        _line(console, Text.assemble((f"{u.id}  ", "dim"), (say.undertaking(u), "green")))
        for c in u.conditions:
            _line(console, say.condition(c), 4, "yellow")
        told = ", ".join(u.attributions) or "the outlet itself"
        due = f"; due {say.quote(u.deadline.spans)}" if u.deadline else ""
        _line(console, f"status: {u.status}{due}; told in {told}", 4, "dim")


def _status(console: Console, say: Wording) -> None:
    reports = say.record.status_reports
    if not reports:
        return
    _heading(console, "How it stands", len(reports))
    for r in reports:
        voice = f"told in {r.attribution}" if r.attribution else "the outlet's own voice"
        _line(
            console,
            Text.assemble(
                (f"{r.id}  ", "dim"), (f"{r.undertaking} is {r.status}", "magenta"), f" ({voice})"
            ),
        )
        _line(console, f"“{cut(say.quote(r.spans), QUOTE)}”", 4)


def _conditions(console: Console, say: Wording) -> None:
    own = {c.id for u in say.record.undertakings for c in u.conditions}
    others = [c for c in say.record.conditions if c.id not in own]
    if not others:
        return
    _heading(console, "Other conditions", len(others))
    for c in others:
        _line(console, Text.assemble((f"{c.id}  ", "dim"), say.condition(c)))
