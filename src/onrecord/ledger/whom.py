"""Tellers, their names as they are compared, and the outlet that a chain of them rests on."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

_GENERIC = frozenset({
    "newspaper", "newspapers", "paper", "papers", "daily", "weekly", "magazine", "report", "reports",
    "media", "press", "tabloid", "broadcaster", "outlet", "outlets", "agency", "website", "site",
})  # fmt: skip


class Teller(Struct, frozen=True, kw_only=True):
    """One teller of a chain. `known` as in `model.Link`; `of` names whom the teller belongs to."""

    name: str | None
    type: str = "other"
    known: str = "read"
    of: str | None = None


@lru_cache(maxsize=16384)
def actor_key(name: str | None) -> str:
    """A name in the form in which names are compared."""
    return (name or "").lower().removeprefix("the ").replace("’", "'").strip()


def cited(tellers: Sequence[Teller], outlet: str | None) -> Teller | None:
    """The outlet at the root of a chain, other than `outlet`, whose article it is."""
    found = [t for t in tellers if t.type == "outlet" and named(t) and not same(t.name, outlet)]
    return found[-1] if found else None


def named(t: Teller) -> bool:
    """Whether a teller has a name of its own: 'a newspaper', 'a report', 'bombshell papers' have not."""
    if t.name is None or t.known in ("unnamed", "not-given"):
        return False
    bare = t.name.lower().removeprefix("the ")
    if t.name[:1].islower() and t.type != "person":
        return bare.rsplit(maxsplit=1)[-1] not in _GENERIC
    return not (t.type == "outlet" and bare in _GENERIC)


def same(name: str | None, other: str | None) -> bool:
    """Whether two names are one, and there is one."""
    return bool(name) and actor_key(name) == actor_key(other)
