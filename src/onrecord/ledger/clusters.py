"""Which undertakings of a family are one: joined by judgement or likeness, never across a split."""

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.ledger.held import Held
from onrecord.ledger.likeness import UNNAMED
from onrecord.ledger.sense import points
from onrecord.model import Join, Judgement


def order(h: Held) -> tuple[str, str, str]:
    """Undertakings by date, then article and place."""
    return (h.published or "9999", h.article, h.local)


def clusters(
    held: Sequence[Held], joins: Sequence[Join], judgements: Sequence[Judgement]
) -> list[list[Held]]:
    """Undertakings joined by judgement or likeness, surest first, never across a split."""
    by_number = {h.number: h for h in held}
    group_of = {n: {n} for n in by_number}
    apart, together = _constraints(judgements)

    def union(a: int, b: int, *, forced: bool) -> None:
        one, other = group_of[a], group_of[b]
        if one is other:
            return
        if not forced and any(x in one and y in other for x, y in apart):
            return
        one |= other
        for n in other:
            group_of[n] = one

    for a, b in sorted(together):
        if a in by_number and b in by_number:
            union(a, b, forced=True)
    known = [j for j in joins if j.one in by_number and j.other in by_number]
    known = _nearest(known, by_number)

    def rank(j: Join) -> tuple[float, list[tuple[str, str, str]]]:
        return -j.score, sorted((order(by_number[j.one]), order(by_number[j.other])))

    for j in sorted(known, key=rank) if apart else known:  # where all may join, in any order
        union(j.one, j.other, forced=False)
    groups = {id(g): g for g in group_of.values()}.values()
    made = [sorted((by_number[n] for n in g), key=order) for g in groups]
    return sorted(made, key=lambda g: order(g[0]))


def _nearest(joins: Sequence[Join], by_number: Mapping[int, Held]) -> list[Join]:
    """Of the joins of an undertaking that only points ('keep its word'), the best: one, not all.

    So of one whose bearer is only described ('gunmen'), among those of others.
    """
    pointing = {n for n, h in by_number.items() if points(h)}
    best: dict[int, tuple[float, tuple[str, str, str], Join]] = {}
    kept = []
    for j in joins:
        if j.reason.startswith(UNNAMED):
            first = by_number[j.one].nameless
        elif (j.one in pointing) != (j.other in pointing):
            first = j.one in pointing
        else:
            kept.append(j)
            continue
        hangs, told = (j.one, j.other) if first else (j.other, j.one)
        rank = (-j.score, order(by_number[told]), j)
        if hangs not in best or rank[:2] < best[hangs][:2]:
            best[hangs] = rank
    return kept + [j for _, _, j in best.values()]


def _constraints(
    judgements: Sequence[Judgement],
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs that must stay apart and pairs that belong together; the later judgement wins."""
    apart: set[tuple[int, int]] = set()
    together: set[tuple[int, int]] = set()
    for j in judgements:
        if j.verdict == "merge" and len(j.numbers) > 1:
            pairs = {(a, b) for a in j.numbers for b in j.numbers if a != b}
            apart -= pairs
            together |= {(j.numbers[0], n) for n in j.numbers[1:]}
        elif j.verdict == "split":
            rest = msgspec.json.decode(j.value or "[]", type=list[int])
            pairs = {p for a in j.numbers for b in rest for p in ((a, b), (b, a))}
            apart |= pairs
            together -= pairs
    return apart, together
