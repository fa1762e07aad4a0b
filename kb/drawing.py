"""A small part of the evidence graph as shapes to draw: one node in the middle, its neighbours left and right of it.

All lengths are in pixels from the upper left corner.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kb.address import page_address
from kb.wording import in_words

NODE_WIDTH, NODE_HEIGHT = 190, 40
_COLUMN_GAP, _ROW_GAP, _MARGIN = 56, 26, 22
_LINE_CHARACTERS = 25
_PREDICATES_SHOWN = 2
_TALL = 8  # nodes in a column


@dataclass(frozen=True)
class Shape:
    """A node: the upper left corner of its box, its label in at most two lines and in full, and its page."""

    left: float
    top: float
    kind: str
    lines: tuple[str, ...]
    label: str
    href: str | None
    is_focus: bool
    caption: str


@dataclass(frozen=True)
class Line:
    """An edge: the SVG path from source to target, and predicates in words."""

    path: str
    title: str


@dataclass(frozen=True)
class Drawing:
    """Nodes and edges of a part of the graph with the size of the whole and of every node's box."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    node_width: float = NODE_WIDTH
    node_height: float = NODE_HEIGHT


def drawing(graph: nx.MultiDiGraph[str], focus: str) -> Drawing:
    """Place the nodes in columns by their distance from `focus`: what points at it left, what it points at right.

    Nodes need the attributes kind, label and key. A star with more neighbours than a column holds uses both sides.
    Edges that would run behind the boxes of another column are left out.
    """
    parents, columns = _columns(graph, focus)
    offset = -min(columns)
    tallest = max(len(members) for members in columns.values())
    places: dict[str, tuple[float, float]] = {}
    for column, members in columns.items():
        slack = (tallest - len(members)) * (NODE_HEIGHT + _ROW_GAP) / 2
        for row, node in enumerate(members):
            left = _MARGIN + (column + offset) * (NODE_WIDTH + _COLUMN_GAP)
            places[node] = (left, _MARGIN + slack + row * (NODE_HEIGHT + _ROW_GAP))
    shapes = [_shape(graph, node, places[node], focus, parents.get(node)) for node in places]
    return Drawing(
        width=2 * _MARGIN + len(columns) * (NODE_WIDTH + _COLUMN_GAP) - _COLUMN_GAP,
        height=2 * _MARGIN + tallest * (NODE_HEIGHT + _ROW_GAP) - _ROW_GAP,
        shapes=tuple(shapes),
        lines=tuple(
            Line(_path(places[source], places[target]), _predicates(graph, source, target))
            for source, target in sorted(set(graph.edges()))
            if abs(places[source][0] - places[target][0]) <= NODE_WIDTH + _COLUMN_GAP
        ),
    )


def _columns(graph: nx.MultiDiGraph[str], focus: str) -> tuple[dict[str, str], dict[int, list[str]]]:
    """Return by which node each node was reached from the focus, and the nodes of every column in drawing order."""
    column = {focus: 0}
    parents: dict[str, str] = {}
    columns: dict[int, list[str]] = defaultdict(list, {0: [focus]})
    waiting = deque([focus])
    while waiting:
        node = waiting.popleft()
        before = [(other, -1) for other in graph.predecessors(node)]
        after = [(other, 1) for other in graph.successors(node)]
        for other, side in sorted(before + after, key=lambda pair: _order(graph, node, *pair)):
            if other in column:
                continue
            outward = column[node] // abs(column[node]) if column[node] else side
            column[other] = column[node] + outward
            parents[other] = node
            columns[column[other]].append(other)
            waiting.append(other)
    if set(columns) <= {-1, 0, 1}:
        _balance(columns)
    return parents, dict(sorted(columns.items()))


def _balance(columns: dict[int, list[str]]) -> None:
    """Move neighbours from the longer side of a star to the other, so that it does not grow tall."""
    left, right = columns.get(-1, []), columns.get(1, [])
    surplus = (len(right) - len(left)) // 2
    if surplus > 0 and len(right) > _TALL:
        columns[-1] = left + right[len(right) - surplus :]
        columns[1] = right[: len(right) - surplus]
    elif surplus < 0 and len(left) > _TALL:
        columns[1] = right + left[len(left) + surplus :]
        columns[-1] = left[: len(left) + surplus]


def _order(graph: nx.MultiDiGraph[str], node: str, other: str, side: int) -> tuple[object, ...]:
    attributes = graph.nodes[other]
    said = _predicates(graph, node, other) or _predicates(graph, other, node)
    return side, attributes["kind"], said, attributes["label"], other


def _shape(graph: nx.MultiDiGraph[str], node: str, place: tuple[float, float], focus: str, parent: str | None) -> Shape:
    attributes: dict[str, Any] = graph.nodes[node]
    label = " ".join(str(attributes["label"]).split())
    said = (_predicates(graph, parent, node), _predicates(graph, node, parent)) if parent is not None else ()
    return Shape(
        left=place[0],
        top=place[1],
        kind=attributes["kind"],
        lines=tuple(textwrap.wrap(label, _LINE_CHARACTERS, max_lines=2, placeholder=" …")),
        label=label,
        href=page_address(attributes["kind"], attributes["key"]),
        is_focus=node == focus,
        caption=", ".join(filter(None, said)),
    )


def _predicates(graph: nx.MultiDiGraph[str], source: str, target: str) -> str:
    """Return what the edges from source to target say, in words."""
    edges = graph.get_edge_data(source, target) or {}
    said = sorted({_in_words(data) for data in edges.values()})
    more = f" and {len(said) - _PREDICATES_SHOWN} more" if len(said) > _PREDICATES_SHOWN else ""
    return ", ".join(said[:_PREDICATES_SHOWN]) + more


def _in_words(data: dict[str, Any]) -> str:
    qualifier = data.get("qualifier")
    said = in_words(data["predicate"].lower())
    return f"{said} ({in_words(qualifier)})" if qualifier else said


def _path(source: tuple[float, float], target: tuple[float, float]) -> str:
    (left, top), (right, bottom) = source, target
    y1, y2 = top + NODE_HEIGHT / 2, bottom + NODE_HEIGHT / 2
    if left == right:
        x = left + NODE_WIDTH
        return f"M{x:g} {y1:g}C{x + 40:g} {y1:g} {x + 40:g} {y2:g} {x:g} {y2:g}"
    x1, x2 = (left + NODE_WIDTH, right) if left < right else (left, right + NODE_WIDTH)
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
