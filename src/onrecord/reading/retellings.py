"""'This position', 'the same message', 'the pledge': tellings of an undertaking told before."""

from msgspec.structs import replace

from onrecord.model import Attribution, Undertaking
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.status import likeness
from onrecord.reading.syntax import Syntax
from onrecord.reading.whose import bound_by

_POINTING = frozenset({"this", "that", "the", "same", "its", "his", "her", "their", "these", "such"})


def join_retellings(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...], undertakings: tuple[Undertaking, ...]
) -> tuple[Undertaking, ...]:
    """The undertakings with every telling of theirs; the same deed told twice becomes one."""
    clauses = Clauses(syntax, cast, attributions)
    merged = _merge(clauses, undertakings)
    for a in attributions:
        target = _points_at(clauses, cast, a, merged)
        if target is not None and a.id not in merged[target].attributions:
            u = merged[target]
            told = sorted({*u.attributions, a.id}, key=lambda x: int(x[1:]))
            merged[target] = replace(u, attributions=tuple(told))
    return tuple(replace(u, id=f"u{n + 1}") for n, u in enumerate(merged))


def _merge(clauses: Clauses, undertakings: tuple[Undertaking, ...]) -> list[Undertaking]:
    kept: list[Undertaking] = []
    for u in undertakings:
        same = next((n for n, k in enumerate(kept) if _same(clauses, k, u)), None)
        if same is None:
            kept.append(u)
            continue
        k = kept[same]
        told = sorted({*k.attributions, *u.attributions}, key=lambda x: int(x[1:]))
        known = k.conditions or u.conditions
        kept[same] = replace(k, attributions=tuple(told), conditions=known, deadline=k.deadline or u.deadline)
    return kept


def _same(clauses: Clauses, one: Undertaking, other: Undertaking) -> bool:
    """Same bearer and kind of act, and actions of like words."""
    if one.bearer != other.bearer or one.act != other.act:
        return False
    return likeness(clauses, one.action.spans, other.action.spans) >= 0.6


def _points_at(
    clauses: Clauses, cast: Cast, a: Attribution, undertakings: list[Undertaking]
) -> int | None:
    """Which undertaking a content such as 'the same message' points back to."""
    syntax = clauses.syntax
    content = clauses.tokens(a.content.spans)
    nouns = [
        i for i in content[:12]
        if syntax[i].upos == "NOUN" and syntax[i].lemma in load_list("retold")
        and any(syntax[c].low in _POINTING for c in syntax.children[i])
    ]
    if not nouns or not undertakings:
        return None
    noun = nouns[0]
    act = load_acts("nouns").get(syntax[noun].lemma)
    speaker = bound_by(cast, a.source.actor)
    before = [
        n for n, u in enumerate(undertakings)
        if u.action.spans and u.action.spans[0][0] < syntax[noun].start
    ]
    def rank(n: int) -> tuple[int, int, int]:
        u = undertakings[n]
        return (int(act is not None and u.act == act), int(u.bearer == speaker), n if act else -n)
    best = max(before, key=rank, default=None)
    if best is None or (undertakings[best].bearer != speaker and syntax[noun].lemma not in ("message", "offer", "bargain", "pledge", "promise", "threat")):
        return best if best is not None and a.within is not None else None
    return best
