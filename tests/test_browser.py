"""The browser against a running server: every page answers, leads to its evidence, and keeps markup of papers out."""

import re
import sqlite3
import subprocess
import sys
from html import unescape
from types import SimpleNamespace
from urllib.parse import quote, urlencode, urljoin

import httpx
import pytest

from ingest import model
from ingest.model import Claim, Fact, Problem, Span, content_id
from ingest.place import Place, locate
from kb.publish import settings
from kb.queries import load_queries
from kb.store import ConceptRow, finish, open_database, store, store_concepts, store_problem

MADE_BY = model.MadeBy(version="0.1.0", vocabulary="0123456789abcdef")
SCRIPT = "<script>alert('read')</script>"
OUTSIDE = (
    "https://doi.org/", "https://pubmed.ncbi.nlm.nih.gov/", "https://pmc.ncbi.nlm.nih.gov/",
    "https://meshb.nlm.nih.gov/", "https://evsexplore.semantics.cancer.gov/",
)  # fmt: skip

CASE_TEXT = f"""Calcifications that stayed {SCRIPT}

INTRODUCTION

In a series from Leiden the accuracy of MRI in predicting response was {SCRIPT} 84% (95% CI 78-90) [1].
Mammography had a sensitivity of 26/115 there [1].

CASE PRESENTATION

A 52-year-old woman felt a mass in her left breast. Mammography showed pleomorphic calcifications in the right breast.
After neoadjuvant chemotherapy with trastuzumab the calcifications persisted on mammography, while MRI showed no
enhancement. Pathology found no residual tumour, as MRI had predicted.

REFERENCES

1. Doe J. Response on {SCRIPT} imaging. Breast J 2015. doi:10.1000/abc.1
"""
STUDY_TEXT = """Magnetic resonance imaging after treatment

RESULTS

MRI had a sensitivity of 91% and an area under the curve of 0.93. Accuracy rose by 12%.
"""


def grounded(text, opening, quote):
    """The fields of a Grounded: `quote` in the sentence that opens with these words and ends before white space."""
    first = text.index(opening)
    last = re.compile(r"[.](?=\s)").search(text, first).end()
    start = text.index(quote, first)
    evidence = Span(start=first, end=last, quote=text[first:last])
    return {"start": start, "end": start + len(quote), "quote": quote, "evidence": evidence}


def span(text, quote):
    start = text.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def section(text, kind, heading, following):
    end = text.index(following) if following else len(text)
    return model.Section(kind=kind, heading=heading, start=text.index(heading), end=end)


# fmt: off
def case_reading():
    text = CASE_TEXT

    def fact(field, value, opening, quote):
        return Fact(field=field, value=value, **grounded(text, opening, quote))

    relayed = {"cited": True, "cites": ("1",), "section": "introduction", "rule": "apposition"}
    left = fact("laterality", "left", "A 52-year-old", "left")
    right = fact("laterality", "right", "Mammography showed", "right")
    persisting = grounded(text, "After neoadjuvant", "calcifications")
    agreeing = grounded(text, "Pathology found", "as MRI had predicted")
    accuracy = Claim(
        measure="accuracy", value=0.84, value_as_printed="84", scale="percent", ci_low=0.78, ci_high=0.9, ci_level=0.95,
        index_test=("mri",), index_test_text=f"MRI {SCRIPT}", target="response", target_concept="response_to_treatment",
        alternatives=(model.Alternative(measure="npv", reason=f"or {SCRIPT}"),), doubts=("far from its test",),
        confidence=0.8, **relayed, **grounded(text, "In a series", "84"),
    )
    sensitivity = Claim(
        measure="sensitivity", value=26 / 115, value_as_printed="26/115", scale="fraction", numerator=26,
        denominator=115, index_test=("mammography", "mri"), confidence=0.4, **relayed,
        **grounded(text, "Mammography had", "26/115"),
    )
    case = model.Case(
        start=text.index("A 52-year-old"), end=text.index("REFERENCES"), age_years=52, sex="female", laterality="left",
        imaging=("mammography", "mri", "ultrasound"), systemic_therapy=("trastuzumab",), neoadjuvant=True,
        facts=(
            fact("age_years", "52", "A 52-year-old", "52"), fact("sex", "female", "A 52-year-old", "woman"), left,
            fact("imaging", "mammography", "Mammography showed", "Mammography"),
            fact("imaging", "mri", "After neoadjuvant", "MRI"), fact("imaging", "ultrasound", "A 52-year-old", "mass"),
            fact("systemic_therapy", "trastuzumab", "After neoadjuvant", "trastuzumab"),
            fact("neoadjuvant", "true", "After neoadjuvant", "neoadjuvant"),
        ),
        course=(
            model.CourseEvent(kind="systemic_therapy", what="trastuzumab", when="before_neoadjuvant", dose=SCRIPT,
                              time_as_printed=SCRIPT, **grounded(text, "After neoadjuvant", "trastuzumab")),
        ),
        imaging_by_time=(
            model.ImagingFinding(when="after_neoadjuvant", test="mammography", finding="calcifications", status="persistent",
                           concept="calcification", laterality="right", **persisting),
        ),
        agreement_with_pathology=(model.Agreement(test="mri", agrees=True, **agreeing),),
        contradictions=(model.Contradiction(field="laterality", readings=(left, right)),),
    )
    entry = span(text, text[text.index("1. Doe") :].strip())
    return model.Reading(
        document=model.Document(
            id=content_id("case"), source="reports/case.pdf", format="pdf", sha256="0" * 64, text=text,
            pages=(model.Page(number=1, start=0, end=len(text), width=600, height=800),),
            title=f"Calcifications that stayed {SCRIPT}", doi="10.1000/own.2", pmid="123456", authors=("A. Author",),
        ),
        sections=(
            section(text, "introduction", "INTRODUCTION", "CASE PRESENTATION"),
            section(text, "case", "CASE PRESENTATION", "REFERENCES"),
            section(text, "references", "REFERENCES", None),
        ),
        references=(model.Reference(label="1", doi="10.1000/abc.1", year=2015, **entry),),
        callouts=(model.Callout(labels=("1",), **span(text, "[1]")),),
        mentions=(model.Mention(concept="mri", kind="test", **span(text, "MRI")),),
        claims=(accuracy, sensitivity),
        cases=(case,),
        problems=(Problem(severity="warning", code="encoding", message=f"Bytes {SCRIPT}.", source="reports/case.pdf"),),
        made_by=MADE_BY,
    )


def study_reading():
    text = STUDY_TEXT
    own = {"index_test": ("mri",), "section": "results", "rule": "list"}
    return model.Reading(
        document=model.Document(
            id=content_id("study"), source="reports/study.xml", format="jats", sha256="1" * 64, text=text,
            title="Magnetic resonance imaging after treatment", doi="10.1000/abc.1", pmcid="PMC123",
        ),
        sections=(section(text, "results", "RESULTS", None),),
        claims=(
            Claim(measure="sensitivity", value=0.91, value_as_printed="91", scale="percent", **own,
                  **grounded(text, "MRI had", "91")),
            Claim(measure="auc", value=0.93, value_as_printed="0.93", scale="proportion", **own,
                  **grounded(text, "MRI had", "0.93")),
        ),
        unclaimed=(model.Unclaimed(measure="accuracy", **grounded(text, "Accuracy rose", "Accuracy")),),
        made_by=MADE_BY,
    )
# fmt: on


def build(path, course_reading):
    """Make the evidence base that the tests browse."""
    db = open_database(path)
    concepts = [
        ConceptRow(
            "mri", "test", "MRI", test="mri", category="biolink:Procedure", ids={"mesh": "D008279", "ncit": "C16809"}
        ),
        ConceptRow("dce_mri", "test", "DCE-MRI", broader="mri", test="mri"),
        ConceptRow("mammography", "test", "mammography", test="mammography"),
        ConceptRow("accuracy", "measure", "accuracy"),
        ConceptRow("response_to_treatment", "target", "response to treatment"),
        ConceptRow("sensitivity", "measure", "sensitivity"),
        ConceptRow("auc", "measure", "area under the curve", ids={"stato": "<b>"}),
    ]
    store_concepts(db, concepts)
    on_page = Place(page=1, boxes=(model.Box(page=1, left=150, bottom=588, right=160, top=600),))
    in_article = Place(element="/article/body/sec[2]/p")
    store(db, locate(case_reading(), SimpleNamespace(at=lambda *_: on_page)))
    store(db, locate(study_reading(), SimpleNamespace(at=lambda *_: in_article)))
    store(db, course_reading)
    store_problem(
        db, Problem(severity="error", code="empty", message="reports/empty.pdf is empty.", source="reports/empty.pdf")
    )
    finish(db, MADE_BY)
    db.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory, course_reading):
    """The evidence base that is served, as a connection."""
    path = tmp_path_factory.mktemp("browser") / "kb.db"
    build(path, course_reading)
    connection = sqlite3.connect(path)
    yield connection, path
    connection.close()


@pytest.fixture(scope="module")
def browser(base):
    """A client of a server that the command line started; redirects are followed."""
    start = [sys.executable, "-c", "from kb.cli import main; main()", "serve", "--db", base[1], "--port", "0"]
    with subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        address = server.stdout.readline().strip()
        waiting = httpx.HTTPTransport(retries=8)
        with httpx.Client(base_url=address, transport=waiting, follow_redirects=True, timeout=30) as client:
            yield client
        server.terminate()


# Every thing that has a page of ours, and every table and view that has one of Datasette's.
ADDRESSES = """
    SELECT '/claim/' || id FROM claim UNION ALL SELECT '/document/' || id FROM document
    UNION ALL SELECT '/case/' || id FROM patient_case UNION ALL SELECT '/concept/' || key FROM concept
    UNION ALL SELECT '/paper/' || id FROM paper UNION ALL SELECT '/source/' || id FROM primary_source
    UNION ALL SELECT '/kb/claim/' || id FROM claim
    UNION ALL SELECT '/kb/' || name FROM sqlite_master
        WHERE type IN ('table', 'view') AND name NOT GLOB '*_fts*' AND name NOT GLOB '[s_]q*'
"""


def pages(connection):
    """The addresses of all pages of the evidence base; questions without parameters and with their examples."""
    found = ["/", "/kb", "/kb?sql=select+*+from+accuracy_claims", *(row[0] for row in connection.execute(ADDRESSES))]
    found += ["/kb/claim?_col=value&_col=ci_low", "/kb/accuracy_claims?measure__exact=accuracy&_sort=value"]
    found += ["/kb/document?_search=calcifications", "/kb?_show_hidden=1", "/kb/claim?_facet=measure&_size=1"]
    for query in load_queries():
        example = urlencode({parameter.name: parameter.example for parameter in query.parameters})
        found += [f"/kb/{query.name}", f"/kb/{query.name}?{example}"]
    return found


def one(connection, sql):
    return connection.execute(sql).fetchone()[0]


def text_of(html):
    """The words of a page as a reader sees them: only marks inside a line leave no blank."""
    inline = re.sub(r"</?(?:a|b|mark|span|strong)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def test_every_page_answers_safely(base, browser):
    for address in pages(base[0]):
        answer = browser.get(address)
        assert answer.status_code == 200, (address, text_of(answer.text))
        assert "<script" not in answer.text, address
        assert " style=" not in answer.text and "<style" not in answer.text, address
        assert not re.search(r"\son[a-z]+=", re.sub(r">[^<]*<", "><", answer.text)), address
        assert answer.headers["content-security-policy"].startswith("default-src 'self';"), address
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "referrer-policy" in answer.headers
        outside = re.findall(r'(?:href|src|action)="(https?://[^"]*)"', answer.text)
        assert [link for link in outside if not link.startswith((*OUTSIDE, str(browser.base_url)))] == [], address


def test_every_link_of_our_pages_leads_somewhere(base, browser):
    """Links between our pages, with their anchors: from a figure to its very characters in the document."""
    ours = [
        address for address in pages(base[0]) if address.startswith(("/claim/", "/document/", "/case/", "/concept/"))
    ]
    links = {
        urljoin(a, unescape(href)) for a in ["/", *ours] for href in re.findall(r'href="([^"]+)"', browser.get(a).text)
    }
    for link in sorted(link for link in links if not link.startswith("http")):
        answer = browser.get(link)
        assert answer.status_code == 200, link
        anchor = link.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in answer.text, link


def test_claim_page_shows_the_figure_in_its_sentence(base, browser):
    claim = one(base[0], "SELECT id FROM claim WHERE measure = 'accuracy'")
    html = browser.get(f"/claim/{claim}").text
    assert '<mark class="figure">84</mark>' in html
    shown = text_of(html)
    for words in (
        "MRI · accuracy 84%",
        "95% CI 78–90%",
        "for response",
        "Target, normalised response to treatment",
        "Relayed from [1]",
        "Doe J. Response on",
        "far from its test",
        "INTRODUCTION, page 1, characters",
        "npv: or",
        "Whose mammography + MRI sensitivity 26/115 (22.6%)",
        "reports/case.pdf, page 1, characters",
    ):
        assert words in shown, words
    assert 'href="https://doi.org/10.1000/abc.1"' in html
    assert "The same test and measure in other papers" not in shown


def test_claim_page_shows_where_on_the_page_the_figure_stands(base, browser):
    claim = one(base[0], "SELECT id FROM claim WHERE measure = 'accuracy'")
    (svg,) = re.findall(r'<svg class="page-outline".*?</svg>', browser.get(f"/claim/{claim}").text, re.DOTALL)
    assert 'viewBox="0 0 600.0 800.0" role="img"' in svg
    assert "<title>Page 1, 25% from its top and 25% from its left edge</title>" in svg
    assert '<rect class="quote" x="150.0" y="200.0" width="10.0" height="12.0"/>' in svg


def test_claim_page_names_the_element_of_an_article(base, browser):
    claim = one(base[0], "SELECT id FROM claim WHERE measure = 'auc'")
    html = browser.get(f"/claim/{claim}").text
    assert "<code>/article/body/sec[2]/p</code>" in html
    assert "reports/study.xml, /article/body/sec[2]/p, characters" in html
    assert "page-outline" not in html


def test_claim_page_tells_what_is_not_counted(base, browser):
    claim = one(base[0], "SELECT id FROM claim WHERE confidence < 0.5")
    shown = text_of(browser.get(f"/claim/{claim}").text)
    assert "26/115 (22.6%)" in shown
    assert "Not counted in aggregates" in shown


def test_document_page_highlights_in_place(base, browser):
    document = one(base[0], "SELECT id FROM document WHERE source = 'reports/case.pdf'")
    html = browser.get(f"/document/{document}").text
    start = CASE_TEXT.index("84%")
    assert re.search(
        rf'<a class="figure in-sentence" id="c{start}" href="/claim/\w+" title="[^"]*"><mark>84</mark></a>', html
    )
    assert re.search(
        r'<a class="fact" id="c\d+" href="/case/\w+" title="Age: 52 years"><mark>52</mark></a>-year-old', html
    )
    assert re.search(r'<a class="callout[^>]* href="#r\d+"[^>]*>\[1\]</a>', html)
    body = text_of(html[html.index('<article class="text">') :])
    assert "Pathology found no residual tumour, as MRI had predicted." in body
    assert body.count("Doe J. Response on") == 1
    assert "Warning: Bytes" in text_of(html)


def test_case_page_sets_contradictions_side_by_side(base, browser):
    case = one(base[0], "SELECT id FROM patient_case WHERE age_years = 52")
    shown = text_of(browser.get(f"/case/{case}").text)
    for words in (
        "The report contradicts itself Laterality: left or right Laterality left A 52-year-old woman",
        "right Mammography showed pleomorphic",
        "Age 52 years “52”",
        "After neoadjuvant",
        "persistent, right",
        "Also performed: ultrasound “mass” p. 1, MRI “MRI” p. 1",
        "MRI agrees with the final pathology",
    ):
        assert words in shown, words


def test_case_page_tells_the_case_at_a_glance_and_in_time(base, browser):
    case = one(base[0], "SELECT id FROM patient_case WHERE age_years = 46")
    html = browser.get(f"/case/{case}").text
    shown = text_of(html)
    for words in (
        "Patient 46 years, female Site left, upper outer, 2 o'clock, multifocal",
        "ER positive, 90% PR positive, 15% HER2 negative, IHC 2+, FISH not amplified Ki-67 35%",
        "Subtype luminal B, HER2-negative derived from ER positive, HER2 negative, Ki-67 35% by the rule: St Gallen 2013",
        "After surgery day 183 (about 6 months) Follow-up Recurrence day 2678 (about 7.3 years)",
        "The report contradicts itself Grade: 2 or 3; Laterality: left or right",
        "Metastasis or recurrence ER negative “negative”",
        "systemic therapy doxorubicin neoadjuvant, 4 cycles, 60 mg/m2 “doxorubicin”",
        "Six months after presentation day 183 (about 6 months) operation mastectomy “mastectomy”",
    ):
        assert words in shown, words
    assert [heading.split(">")[-1] for heading in re.findall(r"<h2[^>]*>[^<]*", html)] == [
        "The report contradicts itself", "Receptors and markers", "Time line", "Imaging over time",
        "Agreement with pathology", "All facts", "In the evidence graph",
    ]  # fmt: skip


def test_concept_page_gathers_claims_and_ids(browser):
    html = browser.get("/concept/mri").text
    assert "https://meshb.nlm.nih.gov/record/ui?ui=D008279" in html
    shown = text_of(html)
    assert "DCE-MRI" in shown
    assert "Sensitivity one primary source" in shown
    assert "0.93" in shown


@pytest.mark.parametrize("kind", ["claim", "document", "case", "concept", "paper"])
def test_unknown_ids_are_a_plain_sentence(kind, browser):
    answer = browser.get(f"/{kind}/nothing{quote(SCRIPT, safe='')}")
    assert answer.status_code == 404
    assert f"This evidence base has no {kind} " in text_of(answer.text)
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    "sql",
    ["select printf('%25.*c', 900000000, 'x')", "select format('%25.*c', 900000000, 'x')", "select randomblob(9)",
     "select zeroblob(900000000)", "select load_extension('x')"],
    ids=lambda sql: sql.split("(")[0].removeprefix("select "),
)  # fmt: skip
def test_functions_that_take_memory_are_refused(sql, browser):
    answer = browser.get("/kb", params={"sql": sql})
    assert answer.status_code == 400
    assert "not authorized" in answer.text


@pytest.mark.parametrize(("doublings", "status"), [(10, 200), (30, 400)], ids=["kilobyte", "gigabyte"])
def test_long_values_are_refused(doublings, status, browser):
    doubled = "select 1, 'x' union all select n + 1, x || x from t where n < cast(:doublings as int)"
    sql = f"with recursive t(n, x) as ({doubled}) select length(x) from t"  # noqa: S608
    assert browser.get("/kb", params={"sql": sql, "doublings": doublings}).status_code == status


def test_search_marks_hits_and_nothing_else(browser):
    html = browser.get("/kb/search_sentences", params={"words": "accuracy"}).text
    assert "<mark>accuracy</mark>" in html
    assert "&lt;script&gt;" in html


def test_home_page_leads_to_what_was_not_read(browser):
    html = browser.get("/").text
    assert "1 measure word near a number did not become a claim." in text_of(html)
    assert 'href="/kb/coverage"' in html
    assert "<mark>Accuracy</mark> rose by 12%." in browser.get("/kb/figures_not_read?measure=accuracy").text


def test_cells_link_to_pages_and_word_figures(base, browser):
    claim = one(base[0], "SELECT id FROM claim WHERE measure = 'accuracy'")
    html = browser.get("/kb/claim").text
    assert f'<a href="/claim/{claim}">' in html
    assert ">84%</" in html
    assert 'href="https://doi.org/10.1000/own.2"' in browser.get("/kb/paper").text


def test_an_aggregate_leads_to_its_figures(browser):
    html = browser.get("/kb/accuracy_by_modality?modality=&measure=").text
    links = {unescape(link) for link in re.findall(r'href="([^"]*accuracy_claims_of_test[^"]*)"', html)}
    assert links
    for link in links:
        asked = dict(re.findall(r"(\w+)=([^&]*)", link))
        answer = browser.get(link)
        assert answer.status_code == 200
        assert f">{asked['measure']}</a>" in answer.text
        assert "/claim/" in answer.text


def test_columns_of_the_readers_own_sql_may_hold_anything(browser):
    names = (
        "claim",
        "value",
        "scale",
        "comparator",
        "value_high",
        "lowest",
        "measure",
        "imaging",
        "cited",
        "doi",
        "paper",
    )
    for given in ("5", "'['", "x'00ff'", "null", "-1e300"):
        sql = "select " + ", ".join(f"{given} as {name}" for name in names)
        assert browser.get("/kb", params={"sql": sql}).status_code == 200, given


def test_static_files_may_be_kept(browser):
    style = re.search(r'href="(/static/casegraph.css[^"]*)"', browser.get("/").text)[1]
    assert "immutable" in browser.get(style).headers["cache-control"]
    assert "immutable" not in browser.get("/").headers.get("cache-control", "")


def test_settings_are_those_of_publish(browser):
    served = browser.get("/-/settings.json").json()
    assert served["suggest_facets"] is False
    assert served["max_returned_rows"] == settings()["max_returned_rows"]
