"""A stretch of a JATS article's text is found again in its file: the path leads to one element, which holds it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from ingest.read import read_jats

ARTICLE = """<article{namespace}><front><article-meta><title-group>
<article-title>A <italic>quiet</italic> lump</article-title></title-group>
<abstract><sec><title>Aim</title><p>We ask.</p></sec></abstract>
<abstract abstract-type="short"><p>In short, yes.</p></abstract></article-meta></front>
<body><sec><title>Methods</title><p>We looked.</p></sec>
<sec><label>2</label><title>Results</title>
<p>Sensitivity was <bold>84</bold>% by MRI. It rose. <disp-formula>a = b</disp-formula> as said</p>
<p>First row:
<fig><label>Figure 1</label><caption><title>Lump.</title><p>Its margin is <italic>fuzzy</italic>.</p></caption></fig>
and then more. <list><list-item><p>One thing</p></list-item><list-item><p>Another</p>
<list list-type="order"><list-item><p>Inner</p></list-item></list></list-item></list></p>
<table-wrap><table><thead><tr><th>Test</th><th>Spec</th></tr></thead>
<tbody><tr><td rowspan="2">CT</td><td>71</td></tr><tr><td>72 <xref ref-type="bibr" rid="r2">2</xref></td></tr></tbody>
</table><table-wrap-foot><fn><p>Footnote here.</p></fn></table-wrap-foot></table-wrap></sec></body>
<back><ack><p>We thank all.</p></ack><ref-list><ref id="r1"><mixed-citation>Doe J. One. 2001.</mixed-citation></ref>
<ref id="r2"><element-citation><person-group><name><surname>Roe</surname><given-names>R</given-names></name>
</person-group><article-title>Two</article-title><year>2002</year></element-citation></ref></ref-list></back>
<floats-group><fig id="f2"><caption><p>Floating.</p></caption></fig><fig id="f3"><caption><p>Late.</p></caption></fig>
</floats-group></article>"""
RESULTS = "/article/body/sec[2]"
LIST = f"{RESULTS}/p[2]/list/list-item"


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unescape(text))


@pytest.mark.parametrize(
    ("quote", "path"),
    [
        pytest.param("quiet", "/article/front/article-meta/title-group/article-title", id="title, inline element"),
        pytest.param("We ask", "/article/front/article-meta/abstract[1]/sec/p", id="abstract"),
        pytest.param("In short", "/article/front/article-meta/abstract[2]/p", id="second abstract"),
        pytest.param("We looked", "/article/body/sec[1]/p", id="only paragraph"),
        pytest.param("Methods", "/article/body/sec[1]/title", id="heading"),
        pytest.param("2 Results", RESULTS, id="heading with its number"),
        pytest.param("84", f"{RESULTS}/p[1]", id="bold figure"),
        pytest.param("Sensitivity was 84% by MRI.", f"{RESULTS}/p[1]", id="sentence"),
        pytest.param("a = b", f"{RESULTS}/p[1]/disp-formula", id="formula"),
        pytest.param("It rose.\na = b\nas said", f"{RESULTS}/p[1]", id="sentence around a formula"),
        pytest.param("and then more", f"{RESULTS}/p[2]", id="paragraph goes on after its figure"),
        pytest.param("Figure 1", f"{RESULTS}/p[2]/fig/label", id="label of a figure"),
        pytest.param("fuzzy", f"{RESULTS}/p[2]/fig/caption/p", id="caption"),
        pytest.param("Lump. Its margin", f"{RESULTS}/p[2]/fig/caption", id="caption and its title"),
        pytest.param("Figure 1. Lump", f"{RESULTS}/p[2]/fig", id="label and caption"),
        pytest.param("Another", f"{LIST}[2]/p", id="list item"),
        pytest.param("Inner", f"{LIST}[2]/list/list-item/p", id="list in a list"),
        pytest.param("Spec", f"{RESULTS}/table-wrap/table/thead/tr/th[2]", id="header cell"),
        pytest.param("71", f"{RESULTS}/table-wrap/table/tbody/tr[1]/td[2]", id="cell"),
        pytest.param("72", f"{RESULTS}/table-wrap/table/tbody/tr[2]/td", id="only cell of its row, under a spanning one"),
        pytest.param("CT\t71", f"{RESULTS}/table-wrap/table/tbody/tr[1]", id="row"),
        pytest.param("Spec\nCT", f"{RESULTS}/table-wrap/table", id="rows of head and body"),
        pytest.param("Footnote", f"{RESULTS}/table-wrap/table-wrap-foot/fn/p", id="note of a table"),
        pytest.param("We looked.\n\n2 Results", "/article/body", id="two sections"),
        pytest.param("We thank", "/article/back/ack/p", id="back matter"),
        pytest.param("Doe J", "/article/back/ref-list/ref[1]", id="reference as printed"),
        pytest.param("2. Roe R. Two. 2002.", "/article/back/ref-list/ref[2]", id="reference put together"),
        pytest.param("Late", "/article/floats-group/fig[2]/caption/p", id="float at the end"),
        pytest.param("A quiet lump\n\nAbstract", "/article/front/article-meta", id="heading of our own"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("namespace", "prefix"),
    [pytest.param("", "", id="plain"), pytest.param(' xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/"', "j:", id="namespace")],
)  # fmt: skip
def test_the_path_leads_to_the_element(tmp_path: Path, quote: str, path: str, namespace: str, prefix: str) -> None:
    file = tmp_path / "article.xml"
    file.write_text(ARTICLE.format(namespace=namespace), encoding="utf-8")
    parts = read_jats(file)
    assert parts.places is not None
    start = parts.document.text.index(quote)
    found = parts.places.at(start, start + len(quote)).element
    assert found == path
    # In an article with a namespace the names of the path want its prefix.
    (element,) = (
        etree.parse(file)
        .getroot()
        .xpath(found.replace("/", f"/{prefix}"), namespaces={"j": "https://jats.nlm.nih.gov/ns/archiving/1.3/"})
    )
    held = letters("".join(element.itertext()))
    assert [word for word in re.findall(r"[A-Za-z]{2,}", quote) if word not in held] in ([], ["Abstract"])


def test_every_line_of_the_shared_articles_stands_in_one_element(shared: Path) -> None:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    lines = 0
    elsewhere = []
    for file in sorted((shared / "jats").glob("*.xml")):
        parts, root = read_jats(file), etree.parse(file, parser).getroot()
        assert parts.places is not None
        held: dict[str, str] = {}
        for line in re.finditer(r"[^\n\t]+", parts.document.text):
            path = parts.places.at(*line.span()).element
            assert path is not None
            if path not in held:
                (element,) = root.xpath(path)
                held[path] = letters("".join(element.itertext()))
            # References are put together, and these lines are the reader's own.
            if "/ref[" not in path and not re.match(r"Abstract$|References$|\d+\. ", line[0]):
                lines += 1
                if letters(line[0]) not in held[path]:
                    elsewhere.append((file.name, path))
    # The rest is mathematics, which the file has twice, and bare links.
    assert len(elsewhere) <= 0.001 * lines
