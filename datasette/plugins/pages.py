"""The pages of claims, documents, cases and concepts, what the home page shows, and the menu."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from urllib.parse import unquote, urlencode

import networkx as nx
from datasette import Response, hookimpl
from datasette.utils import tilde_encode

from kb import address
from kb.case_page import case_page
from kb.claim_page import claim_page
from kb.concept_page import concept_page
from kb.document_page import document_page, paper_document
from kb.drawing import drawing
from kb.edges import node_id
from kb.graph import ego
from kb.home_page import home_page
from kb.queries import load_queries

STATIC = Path(__file__).parent.parent / "static"
NODES_DRAWN = 30  # more would not be read
RELATED_DRAWN = 6  # claims of the same paper, and of other papers, beside a claim
PAGES = {"claim": claim_page, "document": document_page, "case": case_page, "concept": concept_page}
KIND_OF_TABLE = {"patient_case": "case", **{kind: kind for kind in ("claim", "document", "concept", "paper")}}
MENU = {
    "accuracy_claims": "Claims", "accuracy_by_test": "Accuracy by test", "case_summary": "Cases",
    "paper_overview": "Papers", "problems": "Problems",
}  # fmt: skip


def evidence_base(datasette):
    """Return the database that the pages are about: the first that was given."""
    return next(db for name, db in datasette.databases.items() if not name.startswith("_"))


@functools.cache
def asset_version(name):
    """Return a short hash of a file of static/, so that browsers may keep it for good."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


async def not_found(datasette, request, sentence):
    """Return a page that says what was not found."""
    html = await datasette.render_template("error.html", {"title": "Not found", "error": sentence}, request=request)
    return Response.html(html, status=404)


def claim_surroundings(connection, page):
    """Return a claim's part of the graph: its paper, tests and sources, and what others these claims have."""
    related = [*page.same_paper[:RELATED_DRAWN], *page.other_papers[:RELATED_DRAWN]]
    nodes = [node_id("claim", figure.id) for figure in (page.figure, *related)]
    around = nx.compose_all([ego(connection, node, radius=1, limit=NODES_DRAWN) for node in nodes])
    return nx.ego_graph(around, nodes[0], radius=2, undirected=True)


SURROUNDINGS = {
    "claim": claim_surroundings,
    "case": lambda connection, page: ego(connection, node_id("case", page.case["id"]), limit=NODES_DRAWN),
    "concept": lambda connection, page: ego(connection, node_id("concept", page.key), limit=NODES_DRAWN),
}


def page_view(kind):
    """Return the view of the pages of one kind."""

    async def view(datasette, request):
        key = unquote(request.url_vars["key"])
        database = evidence_base(datasette)

        def read(connection):
            page = PAGES[kind](connection, key)
            if page is None or kind not in SURROUNDINGS:
                return page, None
            around = SURROUNDINGS[kind](connection, page)
            return page, drawing(around, node_id(kind, key)) if len(around) > 1 else None

        page, graph = await database.execute_fn(read)
        if page is None:
            return await not_found(datasette, request, f"This evidence base has no {kind} {key!r}.")
        context = {"page": page, "graph": graph, "database": database.name}
        return Response.html(await datasette.render_template(f"{kind}.html", context, request=request))

    return view


async def paper_view(datasette, request):
    """Lead from a paper to the document that speaks for it."""
    key = request.url_vars["key"]
    document = await evidence_base(datasette).execute_fn(lambda connection: paper_document(connection, key))
    if document is None:
        return await not_found(datasette, request, f"This evidence base has no paper {key!r}.")
    return Response.redirect(datasette.urls.path(address.page_address("document", document)))


async def source_view(datasette, request):
    """Lead from a primary source to its row, which lists what refers to it."""
    row = datasette.urls.table(evidence_base(datasette).name, "primary_source")
    return Response.redirect(f"{row}/{tilde_encode(request.url_vars['key'])}")


@hookimpl
def register_routes():
    """Give every kind of thing that a reader may ask for a page of its own."""
    return [
        *((rf"^/{kind}/(?P<key>[^/]+)$", page_view(kind)) for kind in PAGES),
        (r"^/paper/(?P<key>[^/]+)$", paper_view),
        (r"^/source/(?P<key>[^/]+)$", source_view),
    ]


@hookimpl
def menu_links(datasette):
    """Lead to the views that people read most."""
    database = evidence_base(datasette).name
    links = [{"href": datasette.urls.path("/#questions"), "label": "Questions"}]
    links += [{"href": datasette.urls.table(database, view), "label": label} for view, label in MENU.items()]
    return [*links, {"href": datasette.urls.database(database), "label": "Tables and SQL"}]


@hookimpl
def prepare_jinja2_environment(env, datasette):
    """Give every template the checked outside addresses, and what rows, tables and questions are called."""
    questions = {query.name: query for query in load_queries()}

    def example_address(database, question):
        parameters = questions[question["name"]].parameters if question["name"] in questions else ()
        example = urlencode({parameter.name: parameter.example for parameter in parameters})
        return datasette.urls.query(database, question["name"]) + (f"?{example}" if example else "")

    def page_of_row(table, key):
        page = address.page_address(KIND_OF_TABLE[table], str(key)) if table in KIND_OF_TABLE else None
        return page and datasette.urls.path(page)

    env.globals |= {
        "address": address,
        "asset_version": asset_version,
        "described": lambda database, table: datasette.table_metadata(database, table).get("description", ""),
        "example_address": example_address,
        "page_of_row": page_of_row,
        "question_named": questions.get,
    }


@hookimpl
def extra_template_vars(datasette, view_name):
    """Give the home page its content."""

    async def variables():
        if view_name != "index":
            return {}
        database = evidence_base(datasette)
        questions = await datasette.get_canned_queries(database.name, None)
        home = await database.execute_fn(home_page)
        return {"home": home, "questions": list(questions.values()), "database": database.name}

    return variables
