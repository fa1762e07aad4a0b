from pathlib import Path

import pytest
from lxml import etree

from ingest.read import Parts, UnreadableError, read_jats
from ingest.read.jats_table import table_rows
from ingest.read.parts import TextLimits
from ingest.read.writer import Writer

FRONT = """<front><journal-meta><journal-title-group><journal-title>J Test</journal-title></journal-title-group>
</journal-meta>
<article-meta><article-id pub-id-type="pmid">123</article-id><article-id pub-id-type="pmc">PMC77</article-id>
<article-id pub-id-type="doi">10.1000/ABC</article-id>
<title-group>
<article-title>A <italic>rare</italic> case<xref ref-type="fn" rid="n1">*</xref></article-title></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jane B</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>No</surname><given-names>One</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="ppub"><year>2016</year></pub-date>
<pub-date pub-type="epub"><day>3</day><month>1</month><year>2016</year></pub-date>
<history><date date-type="received"><year>2015</year><month>11</month></date></history>
<permissions>
<license xlink:href="http://creativecommons.org/licenses/by/4.0/"><license-p>CC</license-p></license></permissions>
<abstract><sec><title>Results</title><p>It was.</p></sec></abstract>
<kwd-group><kwd>MRI</kwd><kwd>pCR</kwd></kwd-group></article-meta></front>"""
REFERENCES = """<back><ack><title>Thanks</title><p>To all.</p></ack><ref-list><title>References</title>
<ref id="r1"><label>1.</label><element-citation>
<person-group><name><surname>Doe</surname><given-names>J</given-names></name></person-group>
<article-title>One</article-title><source>Radiology</source><year>2001</year>
<volume>5</volume><issue>2</issue><fpage>1</fpage>
<lpage>9</lpage><pub-id pub-id-type="doi">10.1000/One</pub-id>
<pub-id pub-id-type="pmid">11</pub-id></element-citation></ref>
<ref id="r2"><label>2.</label><mixed-citation>Roe R. Two. 2002. doi: 10.1000/two.</mixed-citation></ref>
<ref id="r3"><label>3.</label><mixed-citation>Roe R. Three. 2003.</mixed-citation></ref>
<ref id="r4"><label>4.</label><mixed-citation>Roe R. Four. 2004.</mixed-citation></ref></ref-list></back>"""


def read(tmp_path: Path, body: str, front: str = "", back: str = REFERENCES) -> Parts:
    path = tmp_path / "article.xml"
    root = '<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="case-report">'
    path.write_text(f"{root}{front}<body>{body}</body>{back}</article>", encoding="utf-8")
    return read_jats(path)


def cite(*numbers: int) -> list[str]:
    return [f'<xref ref-type="bibr" rid="r{number}">{number}</xref>' for number in numbers]


def test_metadata(tmp_path: Path) -> None:
    document = read(tmp_path, "<p>Text.</p>", FRONT).document
    assert document.title == "A rare case"
    assert (document.journal, document.doi, document.pmid, document.pmcid) == ("J Test", "10.1000/abc", "123", "PMC77")
    assert (document.published, document.received, document.accepted) == ("2016-01-03", "2015-11", None)
    assert (document.authors, document.keywords) == (("Jane B Doe",), ("MRI", "pCR"))
    assert (document.licence, document.article_type) == ("http://creativecommons.org/licenses/by/4.0/", "case-report")
    assert document.format == "jats"


def test_the_whole_text_in_order(tmp_path: Path) -> None:
    body = """<sec sec-type="intro"><title>Why</title><p>One  two\n three.</p></sec>
    <sec><label>2.</label><title>Case Report</title><sec><title>Her story</title>
    <p>She came<fig id="f"><label>Figure 1</label>
    <caption><p>A mass.</p></caption></fig> again.</p></sec></sec>"""
    parts = read(tmp_path, body, FRONT)
    assert parts.document.text == (
        "A rare case*\n\nAbstract\n\nResults\n\nIt was.\n\nWhy\n\nOne two three.\n\n2. Case Report\n\nHer story\n\n"
        "She came again.\n\nFigure 1. A mass.\n\nThanks\n\nTo all.\n\nReferences\n\n"
        "1. Doe J. One. Radiology 2001;5(2):1–9. doi:10.1000/One PMID:11\n\n"
        "2. Roe R. Two. 2002. doi: 10.1000/two.\n\n3. Roe R. Three. 2003.\n\n4. Roe R. Four. 2004."
    )
    text = parts.document.text
    assert [(each.kind, each.heading, text[each.start : each.end][:9]) for each in parts.sections] == [
        ("title", None, "A rare ca"),
        ("abstract", "Abstract", "Abstract\n"),
        ("results", "Results", "Results\n\n"),
        ("introduction", "Why", "Why\n\nOne "),
        ("case", "2. Case Report", "2. Case R"),
        ("case", "Her story", "Her story"),
        ("figure", "Figure 1", "Figure 1."),
        ("back", "Thanks", "Thanks\n\nT"),
        ("references", "References", "Reference"),
    ]


def test_references(tmp_path: Path) -> None:
    references = read(tmp_path, "<p>x</p>").references
    assert [(each.label, each.year, each.doi, each.pmid) for each in references] == [
        ("1", 2001, "10.1000/one", "11"),
        ("2", 2002, "10.1000/two", None),
        ("3", 2003, None, None),
        ("4", 2004, None, None),
    ]


@pytest.mark.parametrize(
    ("body", "text", "callouts"),
    [
        pytest.param(f"was 65%<sup>{cite(3)[0]}</sup>.", "was 65% [3].", [("3", "3")], id="superscript after a number"),
        pytest.param(
            f"was<sup>{cite(1)[0]},{cite(2)[0]}</sup> so", "was [1,2] so", [("1", "1"), ("2", "2")], id="two raised"
        ),
        pytest.param(
            f"was<sup>{cite(1)[0]}</sup><sup>{cite(2)[0]}</sup>",
            "was [1] [2]",
            [("1", "1"), ("2", "2")],
            id="side by side",
        ),
        pytest.param(f"was<sup>{cite(1)[0]}–{cite(4)[0]}</sup>", "was [1–4]", [("1–4", "1 2 3 4")], id="raised range"),
        pytest.param(f"was [{cite(2)[0]}].", "was [2].", [("2", "2")], id="brackets stay"),
        pytest.param(
            f"was ({cite(2)[0]}, {cite(3)[0]}).", "was (2, 3).", [("2", "2"), ("3", "3")], id="parentheses stay"
        ),
        pytest.param(f"was [{cite(1)[0]}]-[{cite(3)[0]}]", "was [1]-[3]", [("1]-[3", "1 2 3")], id="range of brackets"),
        pytest.param(f"Doe et al. {cite(2)[0]} say", "Doe et al. [2] say", [("2", "2")], id="bare number"),
        pytest.param(
            '<xref ref-type="bibr" rid="r1">[1-3]</xref>', "[1-3]", [("[1-3]", "1 2 3")], id="range in one element"
        ),
        pytest.param(
            'x <xref ref-type="bibr" rid="r1 r3">Doe 2001</xref>', "x Doe 2001", [("Doe 2001", "1 3")], id="two in one"
        ),
        pytest.param('<xref ref-type="fig" rid="f1">Fig 1</xref>', "Fig 1", [], id="a figure is no callout"),
    ],
)
def test_callouts(tmp_path: Path, body: str, text: str, callouts: list[tuple[str, str]]) -> None:
    parts = read(tmp_path, f"<p>{body}</p>")
    assert parts.document.text.split("\n\n")[0] == text
    assert [(callout.quote, " ".join(callout.labels)) for callout in parts.callouts] == callouts


def test_unnumbered_lists_are_known_by_author_and_year(tmp_path: Path) -> None:
    authors = {"a": ("Doe", 2001), "b": ("Doe Roe", 2002), "c": ("Doe Roe Poe", 2003), "d": ("Doe", 2001)}
    refs = ""
    for key, (names, year) in authors.items():
        surnames = "".join(f"<surname>{name}</surname>" for name in names.split())
        refs += f'<ref id="{key}"><mixed-citation>{surnames} x <year>{year}</year></mixed-citation></ref>'
    body = '<p>Doe (<xref ref-type="bibr" rid="a">2001</xref>; <xref ref-type="bibr" rid="d">2001</xref>)</p>'
    parts = read(tmp_path, body, back=f"<back><ref-list>{refs}</ref-list></back>")
    assert [each.label for each in parts.references] == ["Doe 2001", "Doe and Roe 2002", "Doe et al. 2003", "Doe 2001a"]
    assert [callout.labels for callout in parts.callouts] == [("Doe 2001",), ("Doe 2001a",)]
    assert parts.document.text.startswith("Doe (2001; 2001)")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("10<sup>6</sup> and 0.92<sup>a</sup>", "10^6 and 0.92^a", id="raised after a number"),
        pytest.param(
            "mm<sup>2</sup> Ca<sup>2+</sup> 10<sup>th</sup> 5<sup>*</sup>",
            "mm2 Ca2+ 10th 5*",
            id="units, ions, ordinals",
        ),
        pytest.param("FEV<sub>1</sub> T<sub>4</sub> log 3<sub>2</sub>", "FEV1 T4 log 3_2", id="lowered"),
        pytest.param("Sensitivity<sup>a</sup>", "Sensitivity^a", id="note mark after a word"),
        pytest.param("a<break/>b", "a\nb", id="line break"),
        pytest.param("see <ext-link xlink:href='http://x.org'/>", "see http://x.org", id="link without words"),
        pytest.param("1&#8201;&#160;2 soft&#173;hyphen", "1 2 softhyphen", id="odd blanks"),
        pytest.param("&ndash; &alpha; &lt;5", "– α <5", id="named characters without a document type"),
        pytest.param("x <!-- no --><?no no?>y", "x y", id="comments and instructions"),
        pytest.param(
            "<inline-formula><alternatives><tex-math>no</tex-math><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></alternatives>"
            "</inline-formula>",
            "1/2",
            id="formula once",
        ),
        pytest.param(
            "a<list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>b",
            "a\none\ntwo\nb",
            id="list",
        ),
        pytest.param(
            "a<list list-type='order'><list-item><p>one</p></list-item></list>", "a\n1. one", id="numbered list"
        ),
        pytest.param(
            "<named-content>a</named-content> <styled-content>b</styled-content>",
            "a b",
            id="unknown elements are passed through",
        ),
        pytest.param("a<supplementary-material><p>no</p></supplementary-material>", "a", id="supplements are left out"),
    ],
)
def test_inline_text(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, f"<p>{body}</p>", back="").document.text == text


def test_tables_are_grids(tmp_path: Path) -> None:
    table = """<table-wrap><label>Table 1</label><caption><title>Accuracy</title><p>Per lesion</p></caption><table>
    <tbody><tr><td rowspan="2">MRI</td><td>a<break/>b</td><td>2</td></tr>
    <tr><td>3</td><td>4</td></tr><tr><td/><td/><td/></tr></tbody>
    <thead><tr><th>Test</th><th colspan="2">n</th></tr></thead></table>
    <table-wrap-foot><fn><label>a</label><p>Note.</p></fn></table-wrap-foot></table-wrap>"""
    parts = read(tmp_path, f"<sec><title>Results</title><p>x</p>{table}</sec>", back="")
    start = parts.document.text.index("Table 1")
    assert (
        parts.document.text[start:] == "Table 1. Accuracy. Per lesion\n\nTest\tn\t\nMRI\ta b\t2\n\t3\t4\n\na\n\nNote."
    )
    assert [(each.kind, each.heading) for each in parts.sections] == [
        ("results", "Results"),
        ("table", "Table 1. Accuracy"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"<article/>", "empty", id="an article without text"),
        pytest.param(b"%PDF-1.4", "wrong_suffix", id="a PDF"),
        pytest.param(b"just words", "wrong_suffix", id="plain text"),
        pytest.param(b"<article><body><p>a</b></p></body></article>", "malformed", id="wrong nesting"),
        pytest.param(b"<article><body><p>a", "truncated", id="cut in the text"),
        pytest.param(b"<article><body><p rid='a", "truncated", id="cut in a tag"),
        pytest.param(b"<html><body/></html>", "wrong_suffix", id="a web page"),
        pytest.param(b"<book><body/></book>", "unsupported", id="other XML"),
        pytest.param(
            b'<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><p>&x;</p></article>',
            "unsupported",
            id="external entity",
        ),
        pytest.param(
            b'<!DOCTYPE article [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><article><p>a</p></article>',
            "unsupported",
            id="external parameter entity",
        ),
        pytest.param(
            b"<article><body>" + 150 * b"<sec>" + b"<p>x</p>" + 150 * b"</sec>" + b"</body></article>",
            "malformed",
            id="150 levels",
        ),
        pytest.param(
            b"<article><body>" + 300 * b"<sec>" + b"<p>x</p>" + 300 * b"</sec>" + b"</body></article>",
            "malformed",
            id="300 levels",
        ),
        pytest.param(
            b'<!DOCTYPE article [<!ENTITY a0 "ha">'
            + b"".join(b'<!ENTITY a%d "%s">' % (i, 10 * (b"&a%d;" % (i - 1))) for i in range(1, 12))
            + b"]><article><body><p>&a11;</p></body></article>",
            "unsupported",
            id="billion laughs",
        ),
    ],
)
def test_unreadable_xml_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as raised:
        read_jats(path)
    assert raised.value.problem.code == code
    assert "root:" not in str(raised.value)


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param(TextLimits(file_bytes=10), id="bytes"),
        pytest.param(TextLimits(characters=10), id="characters"),
        pytest.param(TextLimits(tags=5), id="tags"),
    ],
)
def test_limits(tmp_path: Path, limits: TextLimits) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<article><body><p>A mass was seen.</p></body></article>")
    with pytest.raises(UnreadableError) as raised:
        read_jats(path, limits=limits)
    assert raised.value.problem.code == "too_large"


def test_a_sentence_holds_few_and_short_names(tmp_path: Path) -> None:
    calls = "".join(f'<xref ref-type="bibr" rid="{"x" * 90}{number}">1</xref>' for number in range(1_007))
    [problem] = read(tmp_path, f"<body><p>Seen{calls}.</p></body>").problems
    assert problem.message.startswith(f"article.xml points at references that its list lacks ({'x' * 60}…, ")
    assert " and 1,002 others); those" in problem.message


def test_references_of_one_label_are_told_apart(tmp_path: Path) -> None:
    listed = "".join(
        f'<ref id="a{n}"><label>1</label><mixed-citation>Doe J. {n}.</mixed-citation></ref>' for n in range(40)
    )
    labels = [each.label for each in read(tmp_path, "", back=f"<back><ref-list>{listed}</ref-list></back>").references]
    assert (labels[0], labels[1], labels[26]) == ("1", "1a", "1z")
    assert len(set(labels)) == 40


def test_entities_of_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<!DOCTYPE article SYSTEM "a.dtd" [<!ENTITY co "Acme">]><article><body><p>&co; &mu;g &no;</p></body></article>'
    )
    parts = read_jats(path)
    assert parts.document.text == "Acme μg &no;"
    [problem] = parts.problems
    assert problem.code == "unknown_entity"


def test_callouts_without_reference_are_said(tmp_path: Path) -> None:
    parts = read(tmp_path, '<p>x <xref ref-type="bibr" rid="gone">9</xref></p>')
    assert parts.callouts == ()
    assert [problem.code for problem in parts.problems] == ["unknown_reference"]


def test_namespaces_are_tolerated(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<j:article xmlns:j="urn:j"><j:body><j:p>Text.</j:p></j:body></j:article>')
    assert read_jats(path).document.text == "Text."


def test_writer_gaps() -> None:
    writer = Writer(1_000)
    writer.paragraph()
    writer.add(" a ")
    writer.line()
    assert writer.paragraph() == 3
    writer.add(" b")
    with writer.flat():
        writer.line()
        writer.add("c ")
    writer.tab()
    writer.add(" d")
    assert writer.text() == "a\n\nb c\td"
    assert writer.length == len(writer.text())


def test_spans_are_cut_to_size() -> None:
    table = etree.fromstring('<table><tr><td colspan="99999999">a</td><td colspan="x">b</td></tr></table>')
    [row] = table_rows(table)
    assert len(row) == 201


def test_development_articles(shared: Path) -> None:
    files = sorted(shared.glob("*jats/*.xml"))[::7]
    assert len(files) > 10
    for path in files:
        parts = read_jats(path)
        text, document = parts.document.text, parts.document
        for span in (*parts.references, *parts.callouts):
            assert text[span.start : span.end] == span.quote
        for section in parts.sections:
            assert 0 <= section.start < section.end <= len(text)
            assert text[section.start : section.end].strip(" \n") == text[section.start : section.end]
        labels = {reference.label for reference in parts.references}
        assert len(labels) == len(parts.references)
        assert {label for callout in parts.callouts for label in callout.labels} <= labels
        assert all(bad not in text for bad in ("  ", "\n\n\n", " \n", "\n ")), path.name
        assert document.title and document.doi and document.published and document.authors and document.licence
        assert parts.problems == ()
