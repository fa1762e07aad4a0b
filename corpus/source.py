"""A report as its author wrote it: TOML front matter, then headings, paragraphs, figures and tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

# A marked figure is written {84|a b}: the printed characters, then the keys of the claims that they state. While a
# report is laid out, the marks are single private-use characters, so that line breaks may fall where they like.
MARK = re.compile(r"\{([^{}|]+)\|([a-z0-9 ]+)\}")
OPENING, CLOSING = 0xE000, 0xF000
MARKS = re.compile(r"[\ue000-\uf8ff]")
CALLOUT = re.compile(r"\[(\d+(?:[,–-]\d+)*)\]")
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Fig)(?<!vs)(?<!al)(?<!No)[.!?][\")]?\s+(?=[\ue000-\uefff\"(]*[A-Z])")
FOOTNOTE = "Written for casegraph; the patients do not exist."


@dataclass(frozen=True)
class Block:
    """One piece of the body: kind is heading, paragraph, figure or table; `rows` and `foot` are a table's."""

    kind: str
    text: str
    level: int = 0
    label: str = ""
    drawing: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    foot: str = ""


@dataclass(frozen=True)
class Citation:
    """An entry of the reference list."""

    authors: str
    title: str
    journal: str
    year: int
    volume: str
    pages: str
    doi: str

    def __str__(self) -> str:
        place = f";{self.volume}:{self.pages}" if self.volume else ""
        address = f" https://doi.org/{self.doi}" if self.doi else ""
        stop = "" if self.title.endswith("?") else "."
        return f"{self.authors}. {self.title}{stop} {self.journal}. {self.year}{place}.{address}"


@dataclass(frozen=True)
class Report:
    """One report: the facts of its front matter, its body, and for each mark the keys of its claims."""

    stem: str
    front: dict[str, Any]
    blocks: tuple[Block, ...]
    marks: tuple[tuple[str, ...], ...]
    references: tuple[Citation, ...]

    @property
    def footnote(self) -> str:
        return str(self.front.get("footnote", FOOTNOTE))


def read_reports(folder: Path) -> list[Report]:
    """Return the reports of a folder by name; what they cite is a key of references.toml or the stem of a report."""
    pool = tomllib.loads((folder / "references.toml").read_text("utf-8"))
    citations = {key: Citation(**entry) for key, entry in pool.items()}
    sources = {path.stem: _split(path) for path in sorted(folder.glob("*.md"))}
    for stem, (front, _) in sources.items():
        year = int(front["published"][:4])
        citations[stem] = Citation(
            ", ".join(map(_surname_first, front["authors"])), front["title"], front["journal"], year,
            str(front["volume"]), front["pages"], front["doi"],
        )  # fmt: skip
    return [_report(stem, front, body, citations) for stem, (front, body) in sources.items()]


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; marks are left in place."""
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


def passages(report: Report) -> Iterator[tuple[str, bool]]:
    """Yield every sentence and table row of the body in its order, with whether it belongs to a table."""
    for block in report.blocks:
        for sentence in sentences(block.text):
            yield sentence, False
        for row in block.rows:
            yield " ".join(row), True


def unmarked(text: str) -> str:
    """Return the text without its marks."""
    return MARKS.sub("", text)


def _split(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text("utf-8").split("+++\n", 2)
    return tomllib.loads(front), body


def _surname_first(name: str) -> str:
    *given, surname = name.split()
    return f"{surname} {''.join(part[0] for part in given)}"


def _report(stem: str, front: dict[str, Any], body: str, citations: dict[str, Citation]) -> Report:
    marks: list[tuple[str, ...]] = []

    def marked(match: re.Match[str]) -> str:
        marks.append(tuple(match[2].split()))
        number = len(marks) - 1
        return chr(OPENING + number) + match[1] + chr(CLOSING + number)

    blocks = tuple(_blocks(MARK.sub(marked, body)))
    references = tuple(citations[key] for key in front.get("references", ()))
    return Report(stem, front, blocks, tuple(marks), references)


def _blocks(body: str) -> Iterator[Block]:
    for piece in re.split(r"\n\s*\n", body.strip()):
        lines = piece.split("\n")
        if heading := re.fullmatch(r"(#+) (.+)", piece):
            yield Block("heading", heading[2], level=len(heading[1]))
        elif piece.startswith("!"):
            drawing, label, caption = (part.strip() for part in lines[0][1:].split("|", 2))
            rows = tuple(_cells(line) for line in lines[1:] if line.startswith("|"))
            foot = " ".join(line for line in lines[1:] if not line.startswith("|"))
            kind = "table" if rows else "figure"
            yield Block(kind, caption, label=label, drawing=drawing, rows=rows, foot=foot)
        else:
            yield Block("paragraph", " ".join(line.strip() for line in lines))


def _cells(line: str) -> tuple[str, ...]:
    # A mark may stand in a cell with its own bar, but marks are private-use characters by now.
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
