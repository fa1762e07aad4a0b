"""Cells of tables and query results: ids become links to their pages, figures are worded, search hits are marked."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from datasette import hookimpl
from markupsafe import Markup, escape

from kb import address, wording

# Columns whose values are ids, in views, queries and foreign keys; and tables whose own key has a page.
ID_COLUMNS = {
    "claim": "claim", "claim_id": "claim", "case": "case", "case_id": "case", "document": "document",
    "document_id": "document", "paper_id": "paper", "primary_source_id": "source", "concept": "concept",
    "index_test": "concept", "measure": "concept", "test_key": "concept",
}  # fmt: skip
ID_TABLES = {"claim": "claim", "document": "document", "patient_case": "case", "concept": "concept", "paper": "paper"}
OUTSIDE = {"doi": address.doi_address, "pmid": address.pmid_address, "pmcid": address.pmcid_address}
FIGURE = ("value", "value_as_printed", "scale", "comparator", "value_high")
ON_SCALE = {"value_high", "ci_low", "ci_high"}
TITLES = {"paper", "title", "relayed_by", "primary_source"}
CODES = {
    "imaging", "tissue_sampling", "systemic_therapy", "surgery", "outcome", "histology", "time_point", "reading",
    "subtype", "fish", "time", "primary_time",
}  # fmt: skip
YES_OR_NO = {"cited", "is_counted", "is_preferred", "is_base", "neoadjuvant", "radiotherapy", "agrees", "in_vocabulary"}
AGGREGATES = {"lowest", "median", "highest"}
COUNTS = {"primary_sources", "distinct_figures", "claims"}
BEHIND_AN_AGGREGATE = "accuracy_claims_of_test"
LONG_TITLE = 60  # characters of a title that is shown in three lines
SHORT_ID = 8  # characters of a content hash that are shown; the link has all


@hookimpl
def render_cell(row, value, column, table, database, datasette):
    """Return the HTML of a cell that is more than its text, else None for Datasette's own rendering."""
    label = None
    if isinstance(value, dict):
        value, label = value["value"], value["label"]
    if value is None or value == "":
        return None
    if isinstance(value, str) and "\x02" in value:
        return Markup(str(escape(value)).replace("\x02", "<mark>").replace("\x03", "</mark>"))  # noqa: S704
    if column in OUTSIDE and isinstance(value, str):
        return _link(OUTSIDE[column](value), value)
    if isinstance(value, str) and column in CODES:
        shown = ", ".join(json.loads(value)) if table == "patient_case" and value.startswith("[") else value
        return Markup("{}").format(wording.field_value(column, shown)) if shown else Markup("&nbsp;")
    worded = _worded(row, value, column, table)
    if column in AGGREGATES | COUNTS and {"index_test", "measure"} <= set(row.keys()):
        asked = {"modality": _plain(row["index_test"]), "measure": _plain(row["measure"])}
        behind = f"{datasette.urls.query(database, BEHIND_AN_AGGREGATE)}?{urlencode(asked)}"
        return _link(behind, worded or value)
    if column == "value" and "claim" in row.keys() and row["claim"]:  # noqa: SIM118 (a row is no mapping)
        return _link(datasette.urls.path(address.page_address("claim", str(_plain(row["claim"])))), worded or value)
    if worded:
        return worded
    if column in TITLES and isinstance(value, str) and len(value) > LONG_TITLE and not label:
        return Markup('<span class="clamped" title="{}">{}</span>').format(value, value)
    kind = _kind(column, table)
    if kind and isinstance(value, str):
        keys = value.split(" + ") if kind == "concept" else [value]
        links = [_link(datasette.urls.path(address.page_address(kind, key)), _shown(kind, key, label)) for key in keys]
        return Markup(" + ").join(links)
    return None


def _kind(column, table):
    """Return the kind of page that the ids of a column lead to, or None; `paper` holds ids in one view only."""
    if column == "paper" and table == "paper_overview":
        return "paper"
    if column == "id":
        return ID_TABLES.get(table)
    return ID_COLUMNS.get(column)


def _shown(kind, key, label):
    if label:
        return label
    return wording.in_words(key) if kind == "concept" else key[:SHORT_ID]


def _link(href, text):
    return Markup('<a href="{}">{}</a>').format(href, text) if href else Markup("{}").format(text)


def _worded(row, value, column, table):
    """Return a number in words: yes or no, a figure on its printed scale, or without a needless fraction."""
    names = set(row.keys())
    if column in YES_OR_NO and value in (0, 1):
        return Markup("yes" if value else "no")  # noqa: S704
    if isinstance(value, int | float) and column in AGGREGATES and "measure" in names:
        return Markup("{}").format(wording.of_measure(value, _plain(row["measure"])))
    if column == "value" and table == "claim" and names.issuperset(FIGURE):
        return Markup("{}").format(wording.printed_figure(*(row[name] for name in FIGURE)))
    if column in ON_SCALE and table == "claim" and "scale" in names:
        return Markup("{}").format(wording.on_scale(value, row["scale"]))
    return Markup("{}").format(f"{value:.6g}") if isinstance(value, float) else None


def _plain(value):
    return value["value"] if isinstance(value, dict) else value
