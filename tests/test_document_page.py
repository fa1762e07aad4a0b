import pytest

from ingest.model import Callout, Document, MadeBy, Reading, Reference, Section, Span, content_id
from kb.document_page import document_page, paper_document
from kb.store import open_database, store

TEXT = """A title

Abstract
Short.

METHODS  AND
MATERIAL
First paragraph, see [2].

Second paragraph.

Table 1. Rows
a\t1

Keywords: one, two

References
1. Doe J. One.
2. Roe R. Two, over
two lines.
"""


def between(kind, heading, opening, closing, level=1):
    return Section(kind=kind, heading=heading, level=level, start=TEXT.index(opening), end=TEXT.index(closing))


def at(quote, kind=Span, **fields):
    start = TEXT.index(quote)
    return kind(start=start, end=start + len(quote), quote=quote, **fields)


@pytest.fixture(scope="module")
def page():
    sections = (
        Section(kind="title", start=0, end=TEXT.index("Abstract")),
        between("abstract", "Abstract", "Abstract", "METHODS"),
        between("methods", "METHODS AND MATERIAL", "METHODS", "Keywords"),
        between("table", "Table 1. Rows", "Table 1", "Keywords", level=5),
        between("front", "Keywords", "Keywords", "References"),
        Section(kind="references", heading="References", start=TEXT.index("References"), end=len(TEXT)),
    )
    reading = Reading(
        document=Document(id=content_id(TEXT), source="a.txt", format="text", sha256="0", title="A title", text=TEXT),
        sections=sections,
        references=(
            at("Doe J. One.", Reference, label="1"),
            at("2. Roe R. Two, over\ntwo lines.", Reference, label="2"),
        ),
        callouts=(at("[2]", Callout, labels=("2",)),),
        made_by=MadeBy(version="0", vocabulary="0"),
    )
    db = open_database()
    stored = store(db, reading)
    assert paper_document(db.conn, stored.paper_id) == stored.document_id
    yield document_page(db.conn, stored.document_id)
    db.close()


def test_headings_nest_by_containment_and_are_not_repeated(page):
    assert [(level, " ".join(heading.split())) for level, _, heading in page.contents] == [
        (1, "Abstract"),
        (1, "METHODS AND MATERIAL"),
        (2, "Table 1. Rows"),
        (1, "Keywords:"),
    ]


def test_paragraphs_keep_the_kind_of_their_section(page):
    blocks = [(block.kind, "".join(piece.text for piece in block.pieces)) for block in page.blocks]
    assert [block for block in blocks if block[0] != "heading"] == [
        ("abstract", "Short."),
        ("methods", "First paragraph, see [2]."),
        ("methods", "Second paragraph."),
        ("table", "a\t1"),
        ("front", "one, two"),
    ]


def test_the_title_is_taken_from_the_text(page):
    assert [piece.text for piece in page.title] == ["A title"]


def test_callouts_lead_to_their_entries(page):
    pieces = [piece for block in page.blocks for piece in block.pieces if "callout" in piece.kinds]
    assert [(piece.text, piece.href) for piece in pieces] == [("[2]", f"#r{TEXT.index('2. Roe')}")]
    assert [entry["label"] for entry in page.references] == ["1", "2"]


def test_an_unknown_document_has_no_page(page):
    db = open_database()
    assert document_page(db.conn, page.document["id"]) is None
    assert paper_document(db.conn, page.paper_id) is None
    db.close()
