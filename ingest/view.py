"""A normalised view of a document's text, with an index map back to the untouched characters.

Line ends inside a paragraph become blanks, words split at a line end are joined, ligatures, odd blanks and quotes
become plain, and OCR slips in upper-case short forms (`MRl`, `MRIin`) are mended. Where the lines of a plain text
alternate between columns, the view reads one column after the other. Everything after this step reads the view; every
span that leaves `ingest` is mapped back, so `Document.text` itself is never altered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ingest.heading import section_kind
from ingest.model import Document, Format, Span
from ingest.reading_order import reading_order
from ingest.vocab import load_vocabulary

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_PLAIN = {"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "¢": "c", "⩽": "≤", "⩾": "≥", "∶": ":"}
_CONFUSED = {"I": "Il1|", "O": "O0"}
_FUNCTION_WORDS = "and as at by can detected did for from had has in is of on or showed to was were with".split()
_SHORTEST_GLUED = 3
_SPLIT_WORD = re.compile(r"(?<!\w)\w+[-‐‑\u00ad\ufffe][ \t]*(?:\r\n|\r|\n)\s*\w+")
_PARAGRAPH_LINE = 200
_LINE_BEFORE = 2_000
_LINE = re.compile(r"\r\n|\r|\n")
_MENDED = re.compile(
    r"(?P<hyphen>(?<=\w)[-‐‑\u00ad\ufffe][ \t]*(?:\r\n|\r|\n)[ \t]*(?=\w))"
    r"|(?P<lines>(?:(?<![ \t\f])[ \t\f]+)?(?:\r\n|\r|\n)\s*)"
    r"|(?P<nothing>[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe])"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}])"
    r"|(?P<blank>[ \t\v\x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000]{2,}"
    r"|[\v\x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000])"
    rf"|(?P<plain>[{''.join(_PLAIN)}])"
    r"|(?P<raised>(?<=[\d%)])[⁰¹²³⁴⁵⁶⁷⁸⁹])"
    r"|(?P<bracket>(?<=[A-Za-z]{3})\((?=\d))"
    r"|(?P<short>(?<![\w|])[lI1|0]?[A-Z][A-Za-z\d|]{1,11}(?![\w|]))"
)
_GLUED = re.compile(rf"(?P<short>[A-Z]{{{_SHORTEST_GLUED},6}})(?P<word>{'|'.join(_FUNCTION_WORDS)})")


@dataclass(frozen=True)
class View:
    """Normalised text; character i of it stands for `starts[i]:ends[i]` of the document's text."""

    document: Document
    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    @cached_property
    def _by_start(self) -> NDArray[np.intp] | None:
        """The characters of the view as they stand in the document, or None where the two orders are one."""
        if bool(np.all(self.starts[:-1] <= self.starts[1:])):
            return None
        return np.argsort(self.starts, kind="stable")

    @cached_property
    def _sorted_starts(self) -> NDArray[np.int32]:
        return self.starts if self._by_start is None else self.starts[self._by_start]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the document's text of a non-empty stretch of the view.

        Where lines that stand apart were put together, the stretch is the smallest one that holds them all.
        """
        if self._by_start is None:
            return int(self.starts[start]), int(self.ends[end - 1])
        return int(self.starts[start:end].min()), int(self.ends[start:end].max())

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document's text of a non-empty stretch of the view."""
        raw_start, raw_end = self.raw(start, end)
        return Span(start=raw_start, end=raw_end, quote=self.document.text[raw_start:raw_end])

    def is_put_together(self, start: int, end: int) -> bool:
        """Tell a stretch of lines of one column whose span in the document holds words of the other, too."""
        if self._by_start is None:
            return False
        return sum(map(str.isalnum, self.span(start, end).quote)) > sum(map(str.isalnum, self.text[start:end]))

    def position(self, raw: int) -> int:
        """Return the offset in the view of the first character at or after an offset in the document's text."""
        # A plain int would make numpy copy the whole index to a wider type at each call.
        at = int(self._sorted_starts.searchsorted(np.int32(raw)))
        return at if self._by_start is None or at == len(self.starts) else int(self._by_start[at])

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the view the two ends of a non-empty stretch of the document's text stand, in its order."""
        first, last = sorted((self.position(start), self.position(end - 1)))
        return first, last + 1


@cache
def _slips() -> tuple[frozenset[str], dict[str, str]]:
    """Return the upper-case short forms of the vocabulary, and how OCR misreads them with what each is to read."""
    shorts = frozenset(short for concept in load_vocabulary().concepts.values() for short in concept.short)
    capitals = frozenset(short for short in shorts if re.fullmatch(r"[A-Z]{2,6}", short))
    repairs: dict[str, str] = {}
    for short in sorted(capitals):
        for letters in product(*(_CONFUSED.get(letter, letter) for letter in short)):
            variant = "".join(letters)
            if variant not in shorts and re.search(r"[A-Z]", variant):
                repairs.setdefault(variant, short)
    return capitals, repairs


def _short_form(found: str) -> str:
    """Return a word with the slips of OCR mended: `MRl` as `MRI`, `MRIin` as two words."""
    capitals, repairs = _slips()
    if found in repairs:
        return repairs[found]
    glued = _GLUED.fullmatch(found)
    return f"{glued['short']} {glued['word']}" if glued and glued["short"] in capitals else found


def _joins_without_hyphen(text: str, at: int, resume: int, known: frozenset[str]) -> bool:
    """Tell a word that was split at a line end from a compound that keeps its hyphen."""
    before = re.search(r"\w+$", text[max(0, at - 40) : at])
    after = re.match(r"\w+", text[resume : resume + 40])
    short_form = before is not None and bool(re.search(r"[A-Z\d].*[A-Z\d]|\d$", before[0]))
    if not before or not after or short_form or not after[0][:1].islower():
        return False
    first, second = before[0].lower(), after[0].lower()
    if first + second in known:
        return True
    return f"{first}-{second}" not in known and not (first in known and second in known)


def _is_row_end(text: str, start: int, end: int) -> bool:
    """Tell whether the line before some line ends, or the one after them, parts cells by tabs."""
    following = text.find("\n", end)
    before, after = text.rfind("\n", 0, start) + 1, following if following >= 0 else len(text)
    return text.find("\t", before, after) >= 0


def _line_end(text: str, start: int, end: int) -> str:
    """Return what stands in the view for line ends: a blank inside a paragraph, else one or two line ends."""
    # Within bounds: a text without one of the two signs would be searched from its beginning at each line.
    before = text[max(0, start - _LINE_BEFORE) : start]
    previous = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].strip()
    ahead = text[end : end + 400]
    following = (_LINE.split(ahead, maxsplit=1) or [""])[0].strip()
    blank_line = len(_LINE.findall(text, start, end)) > 1
    if section_kind(previous) or section_kind(following):
        return "\n\n" if blank_line else "\n"
    runs_on = bool(previous) and previous[-1] not in ".!?:;" and following[:1].islower()
    if blank_line:
        return " " if runs_on and len(previous) > 20 else "\n\n"
    if "\t" in previous or "\t" in following:
        return "\n"
    if len(previous) > _PARAGRAPH_LINE and not runs_on:
        return "\n"
    return " "


def _replacement(match: re.Match[str], text: str, kind: Format, known: frozenset[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "hyphen":
            if _joins_without_hyphen(text, match.start(), match.end(), known):
                return ""
            # "ER-" before another short form is a result; "T2-" before "weighted" is a compound.
            return "- " if text[match.start() - 1].isupper() and text[match.end()].isupper() else "-"
        case "lines":
            if match.start() == 0 or match.end() == len(text):
                return "\n"
            if kind == "jats":
                return "\n\n" if found.count("\n") > 1 else "\n"
            if kind == "pdf" and found.count("\n") == 1:
                # Its reader has told paragraphs apart already, and the cells of a table.
                return "\n" if _is_row_end(text, match.start(), match.end()) else " "
            return _line_end(text, match.start(), match.end())
        case "nothing":
            return ""
        case "ligature":
            return _LIGATURES[found]
        case "blank":
            return " "
        case "plain":
            return _PLAIN[found]
        case "bracket":
            return " ("
        case "raised":
            return f" {found}"  # a callout or an exponent is no digit of the number before it
        case _:
            return _short_form(found)


def normalise(document: Document) -> View:
    """Return the normalised view of a document; cost is linear in its length."""
    order = reading_order(document.text)[0] if document.format == "text" else None
    text = order.text if order else document.text
    known = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)?", _SPLIT_WORD.sub(" ", text).lower()))
    pieces: list[str] = []
    starts: list[NDArray[np.int32]] = []
    ends: list[NDArray[np.int32]] = []

    def keep(start: int, end: int) -> None:
        pieces.append(text[start:end])
        starts.append(np.arange(start, end, dtype=np.int32))
        ends.append(np.arange(start + 1, end + 1, dtype=np.int32))

    at = 0
    for match in _MENDED.finditer(text):
        new = _replacement(match, text, document.format, known)
        if new == match[0]:
            continue
        keep(at, match.start())
        at = match.end()
        if not new:
            continue
        pieces.append(new)
        if len(new) == len(match[0]):
            starts.append(np.arange(match.start(), match.end(), dtype=np.int32))
            ends.append(np.arange(match.start() + 1, match.end() + 1, dtype=np.int32))
        elif match.lastgroup == "short":
            # The blank between two words that were glued stands for no character of its own.
            middle = match.start() + new.index(" ")
            starts.append(np.r_[match.start() : middle, middle, middle : match.end()].astype(np.int32))
            ends.append(np.r_[match.start() + 1 : middle + 1, middle, middle + 1 : match.end() + 1].astype(np.int32))
        else:
            starts.append(np.full(len(new), match.start(), dtype=np.int32))
            ends.append(np.full(len(new), match.end(), dtype=np.int32))
    keep(at, len(text))
    places = np.concatenate(starts), np.concatenate(ends)
    return View(document, "".join(pieces), *(order.places(*places) if order else places))
