"""A report as a journal page: title and abstract across, two columns, running heads, page numbers, figures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from drawings import DRAWINGS
from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from source import Block, Report, unmarked

GUTTER = 7 * mm
# Each house style: page, margin, text and heading fonts, accent, whether the abstract stands in a tinted box.
STYLES: dict[str, dict[str, Any]] = {
    "serif": {"page": A4, "margin": 19 * mm, "text": "Times", "head": "Times-Bold", "size": 10.8}
    | {"accent": "#1f3a5f", "boxed": True},
    "sans": {"page": letter, "margin": 17 * mm, "text": "Times", "head": "Helvetica-Bold", "size": 11}
    | {"accent": "#7a1f1f", "boxed": False},
    "plain": {"page": A4, "margin": 21 * mm, "text": "Helvetica", "head": "Helvetica-Bold", "size": 9.8}
    | {"accent": "#000000", "boxed": False},
}


def as_pdf(report: Report) -> bytes:
    """Return the PDF file in the front matter's `house` style; the same report gives the same bytes."""
    front, house = report.front, STYLES[report.front.get("house", "serif")]
    (width, height), margin = house["page"], house["margin"]
    top, foot = height - margin - 4 * mm, margin
    column = (width - 2 * margin - GUTTER) / 2
    styles = _styles(house)
    split = next(i for i, block in enumerate(report.blocks) if i and block.kind == "heading" and block.level == 1)
    opening = _opening(report, report.blocks[:split], styles, house, width - 2 * margin)
    used = sum(
        flowable.wrap(width - 2 * margin, height)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
        for flowable in opening
    ) + 14  # fmt: skip

    def running(canvas: Canvas, document: BaseDocTemplate) -> None:
        first = int(front["pages"].split("-")[0])
        canvas.saveState()
        canvas.setFont(f"{_plain(house['text'])}", 8)
        if document.page > 1:
            canvas.drawString(margin, height - margin + 1 * mm, front["running_head"])
            canvas.drawRightString(width - margin, height - margin + 1 * mm, front["journal"])
            canvas.setLineWidth(0.4)
            canvas.line(margin, height - margin - 0.5 * mm, width - margin, height - margin - 0.5 * mm)
        canvas.drawCentredString(width / 2, margin - 7 * mm, str(first + document.page - 1))
        canvas.setFont(_plain(house["text"]), 6.5)
        canvas.drawString(margin, margin - 7 * mm, report.footnote)
        canvas.restoreState()

    def columns(upper: float) -> list[Frame]:
        return [
            Frame(margin + i * (column + GUTTER), foot, column, upper - foot, 0, 0, 0, 0, id=f"column{i}")
            for i in (0, 1)
        ]

    head = Frame(margin, top - used, width - 2 * margin, used, 0, 0, 0, 0, id="head")
    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream, pagesize=house["page"], invariant=1, title=front["title"], author="; ".join(front["authors"]),
        subject=f"doi:{front['doi']}", creator="casegraph corpus",
        pageTemplates=[
            PageTemplate("first", [head, *columns(top - used)], onPage=running),
            PageTemplate("later", columns(top), onPage=running),
        ],
    )  # fmt: skip
    body = [flowable for block in report.blocks[split:] for flowable in _flowables(block, styles, house, column)]
    document.build([NextPageTemplate("later"), *opening, FrameBreak(), *body, *_references(report, styles)])
    return stream.getvalue()


def _plain(family: str) -> str:
    return {"Times": "Times-Roman"}.get(family, family)


def _styles(house: dict[str, Any]) -> dict[str, ParagraphStyle]:
    text, head, size = _plain(house["text"]), house["head"], house["size"]
    italic = {"Times": "Times-Italic", "Helvetica": "Helvetica-Oblique"}[house["text"]]
    accent = HexColor(house["accent"])
    base = ParagraphStyle(
        "body", fontName=text, fontSize=size, leading=size * 1.22, alignment=TA_JUSTIFY, spaceAfter=2.5
    )
    small = ParagraphStyle("small", base, fontSize=size - 1.6, leading=(size - 1.6) * 1.2, spaceAfter=4, alignment=0)
    return {
        "body": base,
        "small": small,
        "kicker": ParagraphStyle("kicker", base, fontName=head, fontSize=9, textColor=accent, spaceAfter=4),
        "title": ParagraphStyle("title", base, fontName=head, fontSize=17, leading=20, alignment=0, spaceAfter=6),
        "authors": ParagraphStyle("authors", base, fontName=italic, fontSize=10.5, leading=13, spaceAfter=4),
        "h1": ParagraphStyle(
            "h1", base, fontName=head, fontSize=size + 1, textColor=accent, spaceBefore=7, spaceAfter=3, keepWithNext=1
        ),
        "h2": ParagraphStyle("h2", base, fontName=italic, spaceBefore=4, spaceAfter=2, keepWithNext=1),
        "abstract": ParagraphStyle("abstract", base, spaceAfter=3),
    }


def _opening(
    report: Report, abstract: Sequence[Block], styles: dict[str, ParagraphStyle], house: dict[str, Any], width: float
) -> list[Flowable]:
    front = report.front
    dates = f"Received {front['received']}; accepted {front['accepted']}; published {front['published']}."
    masthead = f"{front['journal']} {front['published'][:4]};{front['volume']}:{front['pages']}. doi: {front['doi']}"
    inside: list[Flowable] = [
        Paragraph(escape(unmarked(block.text)), styles["kicker" if block.kind == "heading" else "abstract"])
        for block in abstract
    ]
    inside.append(Paragraph("Keywords: " + escape(", ".join(front["keywords"])), styles["small"]))
    if house["boxed"]:
        box = TableStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor("#eef1f5")), ("TOPPADDING", (0, 0), (-1, -1), 6)])
        inside = [Table([[inside]], colWidths=[width], style=box)]
    return [
        Paragraph(escape(masthead), styles["small"]),
        Paragraph(front.get("kicker", "CASE REPORT"), styles["kicker"]),
        Paragraph(escape(front["title"]), styles["title"]),
        Paragraph(escape(", ".join(front["authors"])), styles["authors"]),
        Paragraph(dates, styles["small"]),
        *inside,
        HRFlowable(width="100%", thickness=0.6, color=black, spaceBefore=3, spaceAfter=6),
    ]


def _flowables(block: Block, styles: dict[str, ParagraphStyle], house: dict[str, Any], column: float) -> list[Flowable]:
    text = escape(unmarked(block.text))
    if block.kind == "heading":
        return [Paragraph(text.upper() if block.level == 1 else text, styles[f"h{block.level}"])]
    if block.kind == "paragraph":
        return [Paragraph(text, styles["body"])]
    caption = Paragraph(f"<b>{escape(block.label)}</b> {text}", styles["small"])
    if block.kind == "figure":
        return [KeepTogether([Spacer(1, 4), DRAWINGS[block.drawing](column), Spacer(1, 3), caption, Spacer(1, 4)])]
    rows = [[unmarked(cell) for cell in row] for row in block.rows]
    lined = TableStyle(
        [
            ("FONT", (0, 0), (-1, 0), house["head"], 8),
            ("FONT", (0, 1), (-1, -1), _plain(house["text"]), 8.4),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, black),
            ("LINEBELOW", (0, 0), (-1, 0), 0.4, black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, black),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    foot = [Paragraph(escape(block.foot), styles["small"])] if block.foot else []
    return [KeepTogether([Spacer(1, 4), caption, Table(rows, style=lined, hAlign="LEFT"), Spacer(1, 2), *foot])]


def _references(report: Report, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    entries = [f"[{number}] {escape(str(citation))}" for number, citation in enumerate(report.references, 1)]
    return [Paragraph("REFERENCES", styles["h1"]), *(Paragraph(entry, styles["small"]) for entry in entries)]
