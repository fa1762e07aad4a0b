"""The evidence graph: what becomes a node, surroundings within a limit, and paths."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from sqlite_utils.db import Database

from ingest.model import Reading
from kb.edges import node_id
from kb.graph import ego, evidence_graph, paths
from kb.store import finish, open_database, store

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))
MRI = node_id("concept", "mri")


@pytest.fixture(scope="module")
def db() -> Database:
    db = open_database()
    other = REPORT.document.model_copy(update={"id": "other", "source": "other.txt", "doi": "10.1000/other"})
    store(db, REPORT)
    store(db, REPORT.model_copy(update={"document": other}))
    finish(db, REPORT.made_by)
    return db


@pytest.fixture(scope="module")
def whole(db: Database) -> nx.MultiDiGraph[str]:
    return evidence_graph(db.conn)


def said(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str, str, str | None]]:
    return {
        (graph.nodes[source]["kind"], edge["predicate"], graph.nodes[target]["key"], edge["qualifier"])
        for source, target, edge in graph.edges(data=True)
        if graph.nodes[target]["kind"] == "concept"
    }


def test_what_is_said_of_concepts(whole: nx.MultiDiGraph[str]) -> None:
    assert said(whole) == {
        ("claim", "OF_TEST", "mri", None),
        ("case", "HAS_HISTOLOGY", "invasive ductal carcinoma", None),
        ("case", "IMAGED_WITH", "mri", None),
        ("case", "HAS_RECEPTOR", "her2", "positive"),
        ("case", "TREATED_WITH", "mastectomy", None),
        ("case", "HAS_FINDING", "mass", "present, presentation, mri"),
        ("case", "AGREES_WITH_PATHOLOGY", "mri", None),
    }


def test_papers_claims_and_sources(whole: nx.MultiDiGraph[str]) -> None:
    kinds = [kind for _, kind in sorted(whole.nodes(data="kind"))]
    assert {kind: kinds.count(kind) for kind in set(kinds) - {"concept"}} == {
        "paper": 2, "claim": 4, "case": 2, "primary_source": 1,
    }  # fmt: skip
    predicates = [predicate for _, _, predicate in whole.edges(data="predicate")]
    assert [predicates.count(name) for name in ("REPORTS", "RELAYED_FROM", "CITES", "DESCRIBES")] == [4, 2, 2, 2]


def test_every_edge_has_evidence(whole: nx.MultiDiGraph[str]) -> None:
    assert min(count for _, _, count in whole.edges(data="n_evidence")) >= 1


@pytest.mark.parametrize(
    ("radius", "limit", "size"),
    [
        pytest.param(0, 150, 1, id="only the node"),
        pytest.param(1, 150, 7, id="claims and cases"),
        pytest.param(2, 150, 14, id="everything"),
        pytest.param(2, 5, 5, id="limited"),
    ],
)
def test_ego(db: Database, whole: nx.MultiDiGraph[str], radius: int, limit: int, size: int) -> None:
    around = ego(db.conn, MRI, radius, limit)
    assert len(around) == size
    assert sorted(around.edges(keys=True)) == sorted(whole.subgraph(around).edges(keys=True))
    assert list(around.edges(keys=True)) == list(ego(db.conn, MRI, radius, limit).edges(keys=True))


def test_ego_of_an_unknown_node_is_empty(db: Database) -> None:
    assert len(ego(db.conn, "nowhere")) == 0


def test_paths_are_the_shortest_in_both_directions(db: Database, whole: nx.MultiDiGraph[str]) -> None:
    first, second = sorted(node for node, kind in whole.nodes(data="kind") if kind == "paper")
    found = paths(db.conn, first, second)
    assert found == sorted(nx.all_shortest_paths(nx.Graph(whole.to_undirected()), first, second))
    assert [list(reversed(path)) for path in paths(db.conn, second, first)] != []


@pytest.mark.parametrize(
    "limits", [pytest.param({"cutoff": 1}, id="too far"), pytest.param({"reach": 2}, id="too many nodes")]
)
def test_no_paths_beyond_the_limits(db: Database, whole: nx.MultiDiGraph[str], limits: dict[str, int]) -> None:
    first, second = sorted(node for node, kind in whole.nodes(data="kind") if kind == "paper")
    assert paths(db.conn, first, second, **limits) == []


def test_the_course_gives_edges_with_their_time_and_what_is_derived_its_own(course_reading: Reading) -> None:
    db = open_database()
    store(db, course_reading)
    edges = {edge[1:] for edge in said(evidence_graph(db.conn))}
    assert {
        ("TREATED_WITH", "paclitaxel", "neoadjuvant, before_neoadjuvant"),
        ("TREATED_WITH", "radiotherapy", "adjuvant, after_surgery"),
        ("IMAGED_WITH", "mri", "presentation"),
        ("IMAGED_WITH", "mri", "after_neoadjuvant"),
        ("SAMPLED_BY", "core_biopsy", "presentation"),
        ("HAS_OUTCOME", "bone_metastasis", "recurrence"),
        ("HAS_SUBTYPE", "luminal_b_her2_negative", "derived"),
    } <= edges
    assert {edge for edge in edges if edge[2] is None} == {
        ("HAS_HISTOLOGY", "invasive ductal carcinoma", None),
        ("AGREES_WITH_PATHOLOGY", "mammography", None),
        ("DISAGREES_WITH_PATHOLOGY", "mri", None),
    }
