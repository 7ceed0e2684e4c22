"""Who has been spoken of so far, so that later words can be taken for them."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.reading.figures import Figure, Figures
from onrecord.reading.syntax import Syntax


class Seen(NamedTuple):
    """A mention at token `at` of `who`; `weight` says how much it stands out in its sentence."""

    at: int
    who: str
    weight: float


class Scene:
    """The mentions passed so far, latest last. `outlet` is who published the article."""

    def __init__(self, syntax: Syntax, figures: Figures, outlet: str | None) -> None:
        self.syntax, self.figures, self.outlet = syntax, figures, outlet
        self.seen: list[Seen] = []
        self.gender: dict[str, str] = {}

    def add(self, at: int, who: str) -> None:
        """Note a mention."""
        base = self.syntax[at].base
        weight = 1.5 if base in ("nsubj", "root") else -1.0 if base in ("amod", "compound") else 0.0
        self.seen.append(Seen(at, who, weight))

    def latest(
        self, at: int, fits: Callable[[Figure], bool], reach: int, here: int | None = None
    ) -> str | None:
        """The last fitting actor at most `reach` tokens (and `here` sentences) before `at`."""
        for seen in reversed(self.seen):
            back = self.syntax[at].sentence - self.syntax[seen.at].sentence
            if at - seen.at > reach or (here is not None and back > here):
                return None
            if fits(self.figures[seen.who]):
                return seen.who
        return None

    def best(
        self, at: int, score: Callable[[Seen, Figure], float | None], reach: int
    ) -> str | None:
        """The actor of the mention with the highest score among those at most `reach` back."""
        top: tuple[float, str] | None = None
        for seen in reversed(self.seen):
            if at - seen.at > reach:
                break
            value = score(seen, self.figures[seen.who])
            if value is not None and (top is None or value > top[0]):
                top = (value, seen.who)
        return top[1] if top else None
