"""A report as JATS 1.2: front matter, abstract, sections, figures, tables with header rows, references and callouts."""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree
from lxml.builder import E, ElementMaker
from source import CALLOUT, Block, Citation, Report, unmarked

XLINK = "http://www.w3.org/1999/xlink"
MAKE = ElementMaker(nsmap={"xlink": XLINK})
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.2 20190208//EN" '
    '"JATS-archivearticle1.dtd">'
)
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
SECTION_TYPES = {
    "introduction": "intro", "background": "intro", "methods": "methods", "materials and methods": "methods",
    "case report": "cases", "case presentation": "cases", "results": "results", "discussion": "discussion",
    "conclusion": "conclusions", "conclusions": "conclusions",
}  # fmt: skip
BLOCK_END = re.compile(rb"(</(?:p|title|sec|tr|ref|label|caption|thead|tbody|table|front|body)>)")
POINTER = re.compile(r"(\[\d+(?:[,–-]\d+)*\]|Fig(?:ure|\.) \d+|Table \d+)")


def as_jats(report: Report) -> bytes:
    """Return the XML file; callouts stand in brackets, or raised where the front matter says `callouts = "raised"`."""
    blocks = list(report.blocks)
    first_section = next(i for i, block in enumerate(blocks) if i and block.kind == "heading" and block.level == 1)
    article = MAKE.article(
        E.front(_journal(report), _article(report, _sections(blocks[1:first_section], report))),
        E.body(*_sections(blocks[first_section:], report)),
        E.back(
            E("fn-group", E.fn(E.p(report.footnote))),
            E("ref-list", E.title("References"), *map(_reference, report.references, range(1, 99))),
        ),
        {"article-type": report.front["article_type"], "dtd-version": "1.2"},
    )
    etree.indent(article.find("front"), " ")
    body: bytes = etree.tostring(article, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE)
    return BLOCK_END.sub(rb"\1\n", body) + b"\n"


def _journal(report: Report) -> etree._Element:
    return E(
        "journal-meta",
        E("journal-id", report.front["journal"].lower().replace(" ", "-"), {"journal-id-type": "publisher-id"}),
        E("journal-title-group", E("journal-title", report.front["journal"])),
        E.issn("0000-0000", {"pub-type": "epub"}),
        E.publisher(E("publisher-name", "casegraph corpus")),
    )


def _article(report: Report, abstract: list[etree._Element]) -> etree._Element:
    front = report.front
    first, last = front["pages"].split("-")
    contributors = [
        E.contrib(
            E.name(E.surname(name.split()[-1]), E("given-names", " ".join(name.split()[:-1]))),
            {"contrib-type": "author"},
        )
        for name in front["authors"]
    ]
    licence = E.license(
        E("license-p", "Distributed under the Creative Commons Attribution License 4.0."),
        {"license-type": "open-access", f"{{{XLINK}}}href": LICENCE_ADDRESS},
    )
    history = [
        E.date(*_date(datetime.strptime(front[name], "%d %B %Y")), {"date-type": name})
        for name in ("received", "accepted")
    ]
    return E(
        "article-meta",
        E("article-id", front["doi"], {"pub-id-type": "doi"}),
        E("article-categories", E("subj-group", E.subject(front["subject"]), {"subj-group-type": "heading"})),
        E("title-group", E("article-title", front["title"])),
        E("contrib-group", *contributors),
        E("pub-date", *_date(datetime.fromisoformat(front["published"])), {"pub-type": "epub"}),
        E.volume(str(front["volume"])),
        E.fpage(first),
        E.lpage(last),
        E.history(*history),
        E.permissions(
            E("copyright-statement", f"© {front['published'][:4]} the casegraph authors"),
            E("copyright-year", front["published"][:4]),
            licence,
        ),
        E.abstract(*abstract),
        E("kwd-group", *(E.kwd(word) for word in front["keywords"]), {"kwd-group-type": "author"}),
    )


def _date(day: datetime) -> list[etree._Element]:
    return [E.day(f"{day.day:02}"), E.month(f"{day.month:02}"), E.year(str(day.year))]


def _sections(blocks: list[Block], report: Report) -> list[etree._Element]:
    """Nest the blocks under their headings; blocks before the first heading come as they are."""
    done: list[etree._Element] = []
    open_sections: list[tuple[int, etree._Element]] = []
    for block in blocks:
        if block.kind != "heading":
            element = _element(block, report)
        else:
            while open_sections and open_sections[-1][0] >= block.level:
                open_sections.pop()
            kind = SECTION_TYPES.get(block.text.lower())
            element = E.sec(E.title(block.text), *([{"sec-type": kind}] if kind else []))
        if open_sections:
            open_sections[-1][1].append(element)
        else:
            done.append(element)
        if block.kind == "heading":
            open_sections.append((block.level, element))
    return done


def _element(block: Block, report: Report) -> etree._Element:
    if block.kind == "paragraph":
        return _paragraph(block.text, report)
    number = block.label.strip(".").split()[-1]
    if block.kind == "figure":
        graphic = E.graphic({f"{{{XLINK}}}href": f"{report.stem}-f{number}"})
        return E.fig(
            E.label(block.label.strip(".")), E.caption(_paragraph(block.text, report)), graphic, {"id": f"F{number}"}
        )
    head, *rows = ([unmarked(cell) for cell in row] for row in block.rows)
    table = E.table(
        E.thead(E.tr(*(E.th(cell) for cell in head))),
        E.tbody(*(E.tr(*(E.td(cell) for cell in row)) for row in rows)),
    )
    foot = [E("table-wrap-foot", E.fn(_paragraph(block.foot, report)))] if block.foot else []
    caption = E.caption(_paragraph(block.text, report))
    return E("table-wrap", E.label(block.label.strip(".")), caption, table, *foot, {"id": f"T{number}"})


def _paragraph(text: str, report: Report) -> etree._Element:
    """Return a paragraph whose pointers to references, figures and tables are xref elements."""
    raised = report.front.get("callouts") == "raised"
    parts: list[str | etree._Element] = []
    for part in POINTER.split(unmarked(text)):
        callout = CALLOUT.fullmatch(part)
        if callout and raised and parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip()
        if callout:
            pointers = _callout(callout[1])
            parts += [E.sup(*pointers)] if raised else ["[", *pointers, "]"]
        elif POINTER.fullmatch(part):
            kind, number = ("fig", "F") if part.startswith("Fig") else ("table", "T")
            parts.append(E.xref(part, {"ref-type": kind, "rid": number + part.split()[-1]}))
        else:
            parts.append(part)
    return E.p(*parts)


def _callout(printed: str) -> list[str | etree._Element]:
    pieces = re.split(r"([,–-])", printed)
    return [E.xref(piece, {"ref-type": "bibr", "rid": f"R{piece}"}) if piece.isdigit() else piece for piece in pieces]


def _reference(citation: Citation, number: int) -> etree._Element:
    names = [name.rpartition(" ") for name in citation.authors.split(", ")]
    people = [E.name(E.surname(surname), E("given-names", given)) for surname, _, given in names]
    first, last = citation.pages.split("-")
    fields = [
        E("person-group", *people, {"person-group-type": "author"}), E("article-title", citation.title),
        E.source(citation.journal), E.year(str(citation.year)), E.volume(citation.volume), E.fpage(first),
        E.lpage(last),
        E("pub-id", citation.doi, {"pub-id-type": "doi"}),
    ]  # fmt: skip
    for field in fields[:-1]:
        # Without blanks between its parts an element-citation reads as one word where a reader takes only its text.
        field.tail = " "
    return E.ref(
        E.label(str(number)), E("element-citation", *fields, {"publication-type": "journal"}), {"id": f"R{number}"}
    )
