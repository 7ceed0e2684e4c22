"""Whom somebody's word binds, for reading an article and for holding it beside others."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from onrecord.model import Actor

_LIST = Path(__file__).parent / "data" / "ministries.txt"


def bound_by(actors: Mapping[str, Actor], actor: str | None) -> str | None:
    """Whom the words of `actor` bind: a minister's his state, a spokesman's his group.

    `actors` are an article's by id; None where the actor is not among them.
    """
    seen: set[str] = set()
    while actor is not None and actor in actors and actor not in seen:
        seen.add(actor)
        known = actors[actor]
        body = actors.get(known.affiliation or "")
        ministry = not _ministries().isdisjoint(known.name.lower().split())
        if body is None or not (known.type in ("person", "officials") or ministry):
            return actor
        actor = body.id
    return actor if actor in actors else None


@lru_cache(maxsize=1)
def _ministries() -> frozenset[str]:
    """The nouns of bodies that act for another: 'the army of Orsk' for Orsk."""
    return frozenset(_LIST.read_text("utf8").split())
