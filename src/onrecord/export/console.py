"""Text for people: coloured and fitted on a terminal, plain when piped."""

import io
import os
import sys
from collections.abc import Callable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.export.wording import visible

PLAIN_WIDTH = 100


def rendered(
    write: Callable[[Console], None], *, width: int | None = None, colour: bool | None = None
) -> str:
    """What `write` prints, as text without spaces at line ends.

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
    write(console)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def line(console: Console, *parts: tuple[str, str], indent: int = 0, hang: int = 0) -> None:
    """Print styled words, `indent` columns from the left, further lines `hang` columns more."""
    text = Text.assemble(*((visible(words), style) for style, words in parts if words))
    if not text:
        return
    room = max(console.width - indent - hang, 20)
    first, *_ = text.wrap(console, room + hang)
    rest = text[len(first.plain) :]
    rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
    console.print(Padding(first, (0, 0, 0, indent)))
    if rest:
        console.print(Padding(rest, (0, 0, 0, indent + hang)))
