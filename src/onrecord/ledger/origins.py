"""On whose word tellings rest: same origin, independent, or independence not established.

The origin of a telling is the first teller outside the outlet's own copy desk: the newspaper or
agency that it cites, else the named source that it quotes. An unnamed source or a lineage that the
article does not give never counts as a confirmation, so it makes no origin beside an established
one. Republished text rests on what the first article rests on.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.ledger.whom import Teller, actor_key, cited, named, same
from onrecord.model import Origin

_CREDIT = "credits its text to"
_NO_SOURCE = "the outlet says it in its own voice and gives no source"


class Rooted(NamedTuple):
    """A telling with the teller at its root: `root` None where none can be named."""

    article: str
    outlet: str | None
    root: str | None
    kind: str
    of: str | None
    reason: str
    quotes: frozenset[str] = frozenset()


class Grouped(NamedTuple):
    """The origins of some tellings, and for each telling the id of its origin, or None."""

    origins: tuple[Origin, ...]
    of: tuple[str | None, ...]


def root_of(
    tellers: Sequence[Teller], outlet: str | None, holder: str | None = None
) -> tuple[str | None, str, str | None, str]:
    """The teller at the root of a chain: name, type, whom it belongs to, and the reason.

    `holder` is the agency that the article's rights credit with its text.
    """
    if report := cited(tellers, outlet):
        return report.name, "outlet", None, f"cites {report.name}"
    if holder and not same(holder, outlet):
        return holder, "outlet", None, f"{_CREDIT} {holder}"
    spoken = [t for t in tellers if t.type != "outlet"]
    first = spoken[0] if spoken else None
    if first is not None and named(first) and first.type != "place":
        return first.name, first.type, first.of, f"quotes {first.name}"
    if any(t.known == "unnamed" or t.name for t in tellers):
        return None, "", None, "its source stays unnamed"
    if tellers:
        return None, "", None, "the article does not say who told it"
    return None, "", None, _NO_SOURCE


def group(
    tellings: Sequence[Rooted],
    copies: Mapping[str, str],
    bearer: str | None = None,
    apart: Iterable[str] = (),
) -> Grouped:
    """Group a matter's tellings by origin, each group with its reasons.

    In turn: a copy rests on what the copied one rests on; one that cites an outlet whose own
    telling is here, on what that rests on; the same words in quotation marks have the same mouth; a
    state's word and its one named official's are one; and the bearer's own name, over a report that
    rests on another's word, is no second origin. Tellings without a named root confirm nothing:
    only where there are no others do they make a group, not established. An article that names no
    source is listed with the one origin that had told the matter: it adds nothing to it.

    `copies` maps an article to the one that it repeats; `apart` names articles
    whose origin a person judged, so that it does not follow the copied one's.
    """
    rows = [_follow_copy(t, tellings, copies, frozenset(apart)) for t in tellings]
    told = _by_outlet(rows)
    rows = [_through_outlet(t, told) for t in rows]
    rows = [_cited_itself(t, rows) for t in rows]
    rows = [_by_quote(t, rows) for t in rows]
    rows = [_credited(t, rows) for t in rows]
    one_of = _officials(rows) | _short_names(rows)
    keys = [None if t.root is None else _final(actor_key(t.root), one_of) for t in rows]
    keys = _without_bearer(rows, keys, actor_key(bearer))
    found: dict[str, list[Rooted]] = {}
    for key, row in zip(keys, rows, strict=True):
        if key is not None:
            found.setdefault(key, []).append(row)
    for key, row in _adding_nothing(rows, keys):
        found[key].append(row)
    origins = tuple(_origin(key, found[key]) for key in sorted(found))
    if not origins and rows:
        origins = (_origin("", rows, established=False),)
        return Grouped(origins, tuple(None for _ in rows))
    return Grouped(origins, tuple(keys))


def _adding_nothing(rows: Sequence[Rooted], keys: Sequence[str | None]) -> list[tuple[str, Rooted]]:
    """Tellings on nobody's name, each with the one origin told before it, or the only one."""
    found = []
    rooted = {row.article for row, k in zip(rows, keys, strict=True) if k is not None}
    for n, row in enumerate(rows):
        if row.article in rooted:
            continue  # listed already, with whom else it names
        known = {k for k in keys[:n] if k is not None} or {k for k in keys if k is not None}
        if row.root is None and keys[n] is None and len(known) == 1:
            found.append((known.pop(), row))
    return found


def _follow_copy(
    t: Rooted, tellings: Sequence[Rooted], copies: Mapping[str, str], apart: frozenset[str]
) -> Rooted:
    first = copies.get(t.article)
    if first is None or t.article in apart:
        return t
    original = next((o for o in tellings if o.article == first and o.root is not None), None)
    if original is None or (t.root is not None and not same(t.root, original.outlet)):
        return t
    return t._replace(
        root=original.root, kind=original.kind, of=original.of, reason="repeats an earlier article"
    )


def _by_outlet(rows: Sequence[Rooted]) -> dict[str, list[Rooted]]:
    """The tellings with a root by who published them."""
    found: dict[str, list[Rooted]] = {}
    for t in rows:
        if t.root and t.outlet:
            found.setdefault(actor_key(t.outlet), []).append(t)
    return found


def _through_outlet(t: Rooted, told: Mapping[str, Sequence[Rooted]]) -> Rooted:
    """A telling that cites an outlet whose own telling is here rests on what that one rests on."""
    if t.kind != "outlet" or t.root is None:
        return t
    own = next((o for o in told.get(actor_key(t.root), ()) if o.article != t.article), None)
    if own is None or same(own.root, t.outlet):
        return t
    return t._replace(
        root=own.root, kind=own.kind, of=own.of, reason=f"{t.reason}, which {own.reason}"
    )


def _cited_itself(t: Rooted, rows: Sequence[Rooted]) -> Rooted:
    """A report on an unnamed source's word that others cite: with theirs it is one origin."""
    if t.root is not None or not t.outlet:
        return t
    citing = any(o.kind == "outlet" and same(o.root, t.outlet) for o in rows)
    return t._replace(root=t.outlet, kind="outlet", reason="others cite it") if citing else t


def _by_quote(t: Rooted, rows: Sequence[Rooted]) -> Rooted:
    """The same words in quotation marks have the same mouth."""
    if t.root is not None or not t.quotes:
        return t
    other = next((o for o in rows if o.root and o.quotes & t.quotes), None)
    if other is None:
        return t
    return t._replace(
        root=other.root, kind=other.kind, of=other.of, reason="shares a quotation with another"
    )


def _credited(t: Rooted, rows: Sequence[Rooted]) -> Rooted:
    """Whoever is credited with a text that names another's report for the matter adds nothing."""
    if not t.reason.startswith(_CREDIT):
        return t
    cites = any(o.article == t.article and o.kind == "outlet" and o.root != t.root for o in rows)
    return t._replace(root=None, kind="", reason="rests on what its text cites") if cites else t


def _officials(rows: Sequence[Rooted]) -> dict[str, str]:
    """'Kessary said' and its one named minister are one government's word."""
    by_state: dict[str, set[str]] = {}
    for t in rows:
        if t.root and t.of:
            by_state.setdefault(actor_key(t.of), set()).add(actor_key(t.root))
    roots = {actor_key(t.root) for t in rows if t.root}
    return {
        state: min(officials)
        for state, officials in by_state.items()
        if state in roots and len(officials) == 1
    }


def _short_names(rows: Sequence[Rooted]) -> dict[str, str]:
    """'Vasht' is 'Aren Vasht' where no other of that name tells the matter, 'Gazette' a Lake Gazette."""
    found = {}
    for kind in ("person", "outlet"):
        roots = {actor_key(t.root) for t in rows if t.root and t.kind == kind}
        full = {r for r in roots if " " in r}
        for short in roots - full:
            same = [r for r in full if r.split()[-1] == short]
            if len(same) == 1:
                found[short] = same[0]
    return found


def _final(key: str, one_of: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while key in one_of and key not in seen:
        seen.add(key)
        key = one_of[key]
    return key


def _without_bearer(
    rows: Sequence[Rooted], keys: list[str | None], bearer: str
) -> list[str | None]:
    """'Velmar threatens', over a report that quotes its ministry, is no second origin."""
    others = {t.article for t, k in zip(rows, keys, strict=True) if k not in (None, bearer)}
    return [
        None if k == bearer and t.article in others else k for t, k in zip(rows, keys, strict=True)
    ]


def _origin(key: str, rows: Sequence[Rooted], *, established: bool = True) -> Origin:
    name = next((t.root for t in rows if t.root and actor_key(t.root) == key), None)
    return Origin(
        id=key or "not-established",
        name=name or (key or "not established"),
        articles=tuple(sorted({t.article for t in rows})),
        reasons=tuple(sorted({t.reason for t in rows})),
        established=established,
    )
