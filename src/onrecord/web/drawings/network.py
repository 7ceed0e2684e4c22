"""Who relies on whom, laid out: outlets on the left, those on whose word they rest on the right."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.ledger.desk import Leaning

WIDTH, LEFT, RIGHT, STEP, TOP = 860, 250, 610, 26, 34
MOST = 24


class Node(NamedTuple):
    """An outlet or a teller at its place, with the number of tellings that pass it."""

    name: str
    kind: str
    y: int
    tellings: int


class Edge(NamedTuple):
    """A line from an outlet to a teller, `width` pixels thick."""

    path: str
    width: float
    title: str
    kind: str


class Network(NamedTuple):
    """What the template draws, and how many outlets and tellers had no room."""

    outlets: list[Node]
    tellers: list[Node]
    edges: list[Edge]
    height: int
    left_out: int


def network(found: Sequence[Leaning]) -> Network:
    """The outlets and tellers with the most tellings; lines cross as little as averages allow."""
    named = [x for x in found if x.teller]
    outlets, tellers, kinds = Counter[str](), Counter[str](), dict[str, str]()
    for x in named:
        outlets[x.outlet] += x.tellings
        tellers[x.teller or ""] += x.tellings
        kinds[x.teller or ""] = x.kind
    left = [name for name, _ in outlets.most_common(MOST)]
    # a teller that several outlets rest on says most
    shared = Counter(x.teller or "" for x in named if x.outlet in left)
    right = sorted(shared, key=lambda t: (-shared[t], -tellers[t], t))[:MOST]
    shown = [x for x in named if x.outlet in left and x.teller in right]
    left = [o for o in left if any(x.outlet == o for x in shown)]
    for _ in range(4):
        right.sort(
            key=lambda t: (_middle([left.index(x.outlet) for x in shown if x.teller == t]), t)
        )
        left.sort(
            key=lambda o: (
                _middle([right.index(x.teller or "") for x in shown if x.outlet == o]),
                o,
            )
        )
    rows = max(len(left), len(right), 1)
    height = TOP + rows * STEP + 10

    def place(n: int, of: int) -> int:
        return round(TOP + (n + 0.5) * rows * STEP / of)

    at_left = {name: place(n, len(left)) for n, name in enumerate(left)}
    at_right = {name: place(n, len(right)) for n, name in enumerate(right)}
    most = max((x.tellings for x in shown), default=1)
    edges = [_edge(x, at_left[x.outlet], at_right[x.teller or ""], most) for x in shown]
    return Network(
        [Node(name, "outlet", y, outlets[name]) for name, y in at_left.items()],
        [Node(name, kinds[name], y, tellers[name]) for name, y in at_right.items()],
        edges, height, len(outlets) + len(tellers) - len(left) - len(right),
    )  # fmt: skip


def _middle(places: Sequence[int]) -> float:
    return sum(places) / len(places) if places else 0.0


def _edge(x: Leaning, y1: int, y2: int, most: int) -> Edge:
    bend = (LEFT + RIGHT) // 2
    path = f"M{LEFT + 8} {y1} C {bend} {y1}, {bend} {y2}, {RIGHT - 8} {y2}"
    times = f"{x.tellings} telling{'s' if x.tellings != 1 else ''}"
    width = round(1.2 + 6 * x.tellings / most, 1)
    return Edge(path, width, f"{x.outlet} on {x.teller}: {times}", x.kind)
