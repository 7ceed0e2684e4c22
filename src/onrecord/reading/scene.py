"""Who has been spoken of so far, so that later words can be taken for them."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.reading.figures import Figure, Figures
from onrecord.reading.syntax import Syntax

_FINITE = frozenset({"VBZ", "VBD", "MD", "VBP"})


def subject_of(syntax: Syntax, at: int) -> int | None:
    """The verb that the noun at `at` is the subject of, by the tree or by a finite verb after it."""
    token = syntax[at]
    if token.base == "nsubj":
        return token.head if token.head >= 0 else None
    after = at + 1
    if after >= len(syntax) or syntax[after].sentence != token.sentence:
        return None
    verb = syntax[after].upos in ("VERB", "AUX") and syntax[after].xpos in _FINITE
    return after if verb and token.upos == "PROPN" else None


def _acts_next(syntax: Syntax, at: int) -> bool:
    """'permit X to send', 'let X go': the object does what follows."""
    after = at + 1
    if syntax[at].base not in ("obj", "iobj", "obl") or after + 1 >= len(syntax):
        return False
    return syntax[after].low == "to" and syntax[after + 1].upos == "VERB"


def _by_the_way(syntax: Syntax, at: int) -> bool:
    """', as Intervale reported, that it would': who is named as a teller is not spoken of."""
    opens = [i for i in syntax.children[at] if i < at]
    first = min(opens, default=at) - 1
    return first > 0 and syntax[first].low == "as" and syntax[first - 1].form == ","


class Seen(NamedTuple):
    """A mention at token `at` of `who`; `weight` says how much it stands out in its sentence.

    `does`: an object that does what follows, as 'X' in 'permit X to send its army'.
    """

    at: int
    who: str
    weight: float
    does: bool = False


class Scene:
    """The mentions passed so far, latest last. `outlet` is who published the article."""

    def __init__(self, syntax: Syntax, figures: Figures, outlet: str | None) -> None:
        self.syntax, self.figures, self.outlet = syntax, figures, outlet
        self.seen: list[Seen] = []
        self.gender: dict[str, str] = {}

    def add(self, at: int, who: str) -> None:
        """Note a mention."""
        base = self.syntax[at].base
        subject = base == "root" or subject_of(self.syntax, at) is not None
        by_the_way = subject and _by_the_way(self.syntax, at)
        aside = by_the_way or base in ("amod", "compound")
        weight = -1.0 if aside else 1.5 if subject else 0.0
        self.seen.append(Seen(at, who, weight, _acts_next(self.syntax, at)))

    def only_in_headline(self, who: str) -> bool:
        """Whether an actor was spoken of in the headline alone, where nobody is introduced."""
        head = self.syntax.paragraphs[0]
        if self.syntax[head[-1]].form in (".", "!", "?", "”", '"'):
            return False
        return all(seen.at in head for seen in self.seen if seen.who == who)

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
