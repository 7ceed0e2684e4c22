"""What the stages of reading hand on to one another."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from onrecord.model import Actor, Spans


@dataclass(frozen=True)
class Quote:
    """An attribution as the model found it: words only, nobody identified yet.

    `within` is the number of the quote in whose content this one stands. Scores run from 0 to 1.
    """

    source: Spans
    cue: Spans
    content: Spans
    within: int | None = None
    score: float = 1.0
    source_score: float = 1.0
    content_score: float = 1.0
    reason: str = ""


class Mention(NamedTuple):
    """Tokens `first` to `last` (inclusive), headed by `head`, that speak of `actor`."""

    first: int
    last: int
    head: int
    actor: str
    kind: Literal["name", "pronoun", "description"]


@dataclass(frozen=True)
class Cast:
    """Everybody in the article, and where they are spoken of."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    outlet: str | None = None
    by_id: dict[str, Actor] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id.update((a.id, a) for a in self.actors)

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        whole = {
            i: m
            for m in reversed(self.mentions)
            if m.kind == "name"
            for i in range(m.first, m.last + 1)
        }
        return whole | {m.head: m for m in reversed(self.mentions)}

    @cached_property
    def _names(self) -> dict[int, list[tuple[int, Mention]]]:
        found: dict[int, list[tuple[int, Mention]]] = {}
        for n, m in enumerate(self.mentions):
            if m.kind == "name":
                found.setdefault(m.head, []).append((n, m))
        return found

    def names(self, tokens: list[int]) -> list[Mention]:
        """The mentions by name that some of the tokens head, in the order of `mentions`."""
        return [m for _, m in sorted(row for i in tokens for row in self._names.get(i, ()))]

    def whole(self, tokens: list[int]) -> list[int]:
        """The tokens, with the rest of every name that some of them are part of."""
        out = set(tokens)
        for m in self.mentions:
            if m.kind == "name" and any(i in out for i in range(m.first, m.last + 1)):
                out |= set(range(m.first, m.last + 1))
        return sorted(out)

    def at(self, token: int) -> str | None:
        """The actor whose mention token `token` heads, or whose name it is part of, or None."""
        mention = self._by_head.get(token)
        return mention.actor if mention else None
