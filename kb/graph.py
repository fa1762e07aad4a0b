"""The evidence graph as networkx values: the whole of it, the surroundings of a node, and paths between two nodes.

Nodes carry kind, label and key; edges are keyed by their id and carry predicate, qualifier and n_evidence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import islice

import networkx as nx

from kb.select import Record, records

_EDGE = """
    SELECT edge.id, source_id, target_id, predicate, qualifier,
        (SELECT count(*) FROM edge_evidence WHERE edge_id = edge.id) AS n_evidence
    FROM edge
"""
_NEIGHBOURS = """
    SELECT target_id AS node FROM edge WHERE source_id = ?
    UNION SELECT source_id FROM edge WHERE target_id = ?
    ORDER BY node LIMIT ?
"""


def evidence_graph(connection: sqlite3.Connection) -> nx.MultiDiGraph[str]:
    """Return the whole graph, nodes and edges in the order of their ids."""
    nodes = records(connection, "SELECT id, kind, label, key FROM node ORDER BY id")
    return _graph(nodes, records(connection, f"{_EDGE} ORDER BY edge.id"))


def ego(connection: sqlite3.Connection, node_id: str, radius: int = 1, limit: int = 150) -> nx.MultiDiGraph[str]:
    """Return the nodes within `radius` steps of a node in either direction, the nearest `limit` of them, and all edges
    between these; an empty graph for a node that does not exist.

    Reads only what it returns, whatever the size of the graph.
    """
    found = {node_id: None}
    ring = [node_id]
    for _ in range(radius):
        nearer, ring = ring, []
        for node in nearer:
            for neighbour in records(connection, _NEIGHBOURS, node, node, limit):
                if neighbour["node"] not in found and len(found) < limit:
                    found[neighbour["node"]] = None
                    ring.append(neighbour["node"])
    return _induced(connection, found)


def paths(
    connection: sqlite3.Connection, start: str, end: str, cutoff: int = 4, limit: int = 20, reach: int = 20_000
) -> list[list[str]]:
    """Return shortest paths between two nodes, edges taken in either direction, as node ids in a fixed order.

    At most `limit` paths of at most `cutoff` edges; none where more than `reach` nodes would have to be looked at.
    """
    met: nx.Graph[str] = nx.Graph()
    met.add_nodes_from((start, end))
    seen = {start: {start}, end: {end}}
    rings = {start: {start}, end: {end}}
    for _ in range(cutoff):
        if seen[start] & seen[end]:
            break
        side = min((start, end), key=lambda side: len(rings[side]))
        outside: set[str] = set()
        for node in sorted(rings[side]):
            neighbours = [str(row["node"]) for row in records(connection, _NEIGHBOURS, node, node, reach)]
            met.add_edges_from((node, neighbour) for neighbour in neighbours)
            outside |= set(neighbours) - seen[side]
            if len(met) > reach:
                return []
        rings[side] = outside
        seen[side] |= outside
    if not nx.has_path(met, start, end):
        return []
    return list(islice(sorted(nx.all_shortest_paths(met, start, end)), limit))


def _induced(connection: sqlite3.Connection, ids: Iterable[str]) -> nx.MultiDiGraph[str]:
    among = json.dumps(list(ids))
    nodes = records(
        connection, "SELECT id, kind, label, key FROM node WHERE id IN (SELECT value FROM json_each(?))", among
    )
    chosen = "(SELECT value FROM json_each(?))"
    # The sign keeps SQLite from entering at the target: concepts are reached by many edges, nothing is left by many.
    query = f"{_EDGE} WHERE source_id IN {chosen} AND +target_id IN {chosen} ORDER BY edge.id"
    return _graph(sorted(nodes, key=lambda node: str(node["id"])), records(connection, query, among, among))


def _graph(nodes: Iterable[Record], edges: Iterable[Record]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node["id"], kind=node["kind"], label=node["label"], key=node["key"])
    for edge in edges:
        said = {name: edge[name] for name in ("predicate", "qualifier", "n_evidence")}
        graph.add_edge(edge["source_id"], edge["target_id"], key=edge["id"], **said)
    return graph
