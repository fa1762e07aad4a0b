import networkx as nx
import pytest

from kb.drawing import NODE_HEIGHT, NODE_WIDTH, drawing


@pytest.fixture
def graph():
    """A paper that reports ten claims on one test, the first of them relayed; one label too long for its box."""
    graph = nx.MultiDiGraph()
    graph.add_node("paper", kind="paper", label="A title " * 20, key="p")
    graph.add_node("test", kind="concept", label="MRI", key="mri")
    graph.add_node("source", kind="primary_source", label="Doe 2015", key="s")
    for number in range(10):
        claim = f"claim{number}"
        graph.add_node(claim, kind="claim", label=f"accuracy {number}", key=claim)
        graph.add_edge("paper", claim, predicate="REPORTS", qualifier=None)
        graph.add_edge(claim, "test", predicate="OF_TEST", qualifier=None)
    graph.add_edge("claim0", "source", predicate="RELAYED_FROM", qualifier="first")
    return graph


def test_no_two_boxes_overlap(graph):
    shapes = drawing(graph, "claim0").shapes
    assert len(shapes) == len(graph)
    for shape in shapes:
        near = [
            other
            for other in shapes
            if abs(other.left - shape.left) < NODE_WIDTH and abs(other.top - shape.top) < NODE_HEIGHT
        ]
        assert near == [shape]


def test_all_boxes_lie_within_the_drawing(graph):
    drawn = drawing(graph, "test")
    assert all(0 <= shape.left <= drawn.width - NODE_WIDTH for shape in drawn.shapes)
    assert all(0 <= shape.top <= drawn.height - NODE_HEIGHT for shape in drawn.shapes)


def test_what_points_at_the_focus_stands_left_of_it(graph):
    left = {shape.label: shape.left for shape in drawing(graph, "claim0").shapes}
    assert left[("A title " * 20).strip()] < left["accuracy 0"] < left["MRI"] == left["Doe 2015"]


def test_nodes_link_to_their_pages_and_say_how_they_are_reached(graph):
    shapes = {shape.label: shape for shape in drawing(graph, "claim0").shapes}
    assert shapes["MRI"].href == "/concept/mri"
    assert shapes["Doe 2015"].href == "/source/s"
    assert shapes["Doe 2015"].caption == "relayed from (first)"
    assert shapes["accuracy 0"].is_focus
    assert shapes["accuracy 0"].caption == ""
    assert max(len(shape.lines) for shape in shapes.values()) == 2


def test_the_same_graph_gives_the_same_drawing(graph):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(data=True))))
    assert drawing(other, "claim0") == drawing(graph, "claim0")


def test_edges_join_neighbouring_columns_only(graph):
    titles = [line.title for line in drawing(graph, "claim0").lines]
    assert titles.count("reports") == 10  # the paper stands between the claim in the middle and its siblings
    assert titles.count("of test") == 1


def test_a_tall_star_uses_both_sides():
    graph = nx.MultiDiGraph()
    graph.add_node("case", kind="case", label="case 1", key="c")
    for number in range(20):
        graph.add_node(f"drug{number}", kind="concept", label=f"drug {number}", key=f"drug{number}")
        graph.add_edge("case", f"drug{number}", predicate="TREATED_WITH", qualifier=None)
    middle, *others = sorted(drawing(graph, "case").shapes, key=lambda shape: not shape.is_focus)
    assert sum(shape.left < middle.left for shape in others) == sum(shape.left > middle.left for shape in others) == 10


def test_parallel_edges_are_one_line_that_says_both():
    graph = nx.MultiDiGraph()
    graph.add_node("case", kind="case", label="case 1", key="c")
    graph.add_node("test", kind="concept", label="MRI", key="mri")
    for predicate in ("IMAGED_WITH", "AGREES_WITH_PATHOLOGY"):
        graph.add_edge("case", "test", predicate=predicate, qualifier=None)
    drawn = drawing(graph, "case")
    assert [line.title for line in drawn.lines] == ["agrees with pathology, imaged with"]
