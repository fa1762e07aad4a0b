"""A report as a plain text file: clean, or with hard line breaks and hyphenated words, with either kind of line end."""

from __future__ import annotations

import re
import textwrap

from source import MARKS, Report

# Where a typesetter could part a word: after a vowel and before a consonant that a vowel follows.
SYLLABLE = re.compile(r"(?<=[a-z]{2}[aeiou])(?=[bcdfgklmnprst][aeiou][a-z]{2})")


def as_text(report: Report) -> str:
    """Return the file's text with the marks in place; `width`, `hyphenated` and `crlf` of the front matter shape it."""
    front = report.front
    paragraphs = [front.get("kicker", ""), front["title"], ", ".join(front["authors"]), _masthead(report)]
    for block in report.blocks:
        if block.kind == "heading":
            paragraphs.append(block.text.upper() if front.get("upper_headings") and block.level == 1 else block.text)
        elif block.kind == "table":
            rows = "\n".join("\t".join(row) for row in block.rows)
            paragraphs.append("\n".join(filter(None, [f"{block.label} {block.text}", rows, block.foot])))
        else:
            paragraphs.append(" ".join(filter(None, [block.label, block.text])))
    if front.get("keywords"):
        paragraphs.insert(4, "Keywords: " + ", ".join(front["keywords"]))
    if report.references:
        paragraphs.append("REFERENCES" if front.get("upper_headings") else "References")
        style = front.get("reference_style", "[{}] {}")
        paragraphs.append("\n".join(style.format(number, item) for number, item in enumerate(report.references, 1)))
    paragraphs.append(report.footnote)
    text = "\n\n".join(_wrapped(part, front) for part in paragraphs if part) + "\n"
    return text.replace("\n", "\r\n") if front.get("crlf") else text


def _masthead(report: Report) -> str:
    front = report.front
    return (
        f"{front['journal']} {front['published'][:4]};{front['volume']}:{front['pages']}. DOI: {front['doi']}. "
        f"Received: {front['received']}. Accepted: {front['accepted']}. Published: {front['published']}."
    )


def _wrapped(paragraph: str, front: dict[str, object]) -> str:
    width = front.get("width")
    if not isinstance(width, int) or "\t" in paragraph:
        return paragraph
    lines = [line for part in paragraph.split("\n") for line in textwrap.wrap(part, width, break_on_hyphens=False)]
    return "\n".join(_hyphenated(lines, width) if front.get("hyphenated") else lines)


def _hyphenated(lines: list[str], width: int) -> list[str]:
    """Move the head of a long word to the end of the line before, where there is room for it."""
    done = lines[:1]
    for line in lines[1:]:
        word, blank, rest = line.partition(" ")
        room = width - len(MARKS.sub("", done[-1])) - 2
        cuts = [cut.start() for cut in SYLLABLE.finditer(word) if cut.start() <= room and word.isalpha()]
        if cuts and rest and len(word) > 7:
            done[-1] += f" {word[: cuts[-1]]}-"
            done.append(word[cuts[-1] :] + blank + rest)
        else:
            done.append(line)
    return done
