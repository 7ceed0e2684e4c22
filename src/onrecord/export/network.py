"""Who relies on whom, as a graph: outlets and tellers, an arrow from each to the one it rests on."""

from collections.abc import Iterable
from pathlib import Path

import networkx as nx

from onrecord.model import Matter


def network(matters: Iterable[Matter]) -> "nx.DiGraph[str]":
    """A directed graph; an arrow's `tellings` counts, its `licences` names what it was read from."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for m in matters:
        for t in m.tellings:
            for place, name in enumerate(t.chain):
                role = "outlet" if place == 0 else "teller"
                if name not in graph:
                    graph.add_node(name, label=name, role=role)
                elif role == "outlet":
                    graph.nodes[name]["role"] = role
            for one, other in zip(t.chain, t.chain[1:], strict=False):
                _count(graph, one, other, t.licence or "not stated", m.id)
    return graph


def _count(graph: "nx.DiGraph[str]", one: str, other: str, licence: str, matter: str) -> None:
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, tellings=0, licences="", matters="")
    edge = graph.edges[one, other]
    edge["tellings"] += 1
    for key, value in (("licences", licence), ("matters", matter)):
        known = set(filter(None, edge[key].split(" "))) | {value}
        edge[key] = " ".join(sorted(known))


def write_graphml(graph: "nx.DiGraph[str]", path: Path) -> None:
    """GraphML, as Gephi, Cytoscape, igraph and networkx read it."""
    nx.write_graphml(graph, path)
