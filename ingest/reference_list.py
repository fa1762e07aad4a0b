"""Reference lists in text without markup: numbered ones, and those by author and year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.heading import section_kind
from ingest.identifier import DOI, PMID, find_doi
from ingest.model import Reference

DASH = r"–—‐−\-"
_MOST_LISTS = 3
_LONGEST_HEADING = 40
_LONGEST_ENTRY_LINE = 400
_MOST_MISSING = 40
_LEAST_UNHEADED, _MOST_DATED = 5, 0.8
_ENTRY_BEFORE = re.compile(r"(?:[.\d)\]]|\n[ \t\r]*)\s*$")
_CLOSE = re.compile(r"[.\d\])][ \t\r]*\n[ \t\r]*\n")

_Entry = tuple[int, int, str | None]
"""Where an entry stands in the text, and the number that it is printed with."""

_ENTRY_STYLES = (
    re.compile(r"^[ \t]*\[(\d{1,3})\][ \t]*\n?(?=\S)", re.MULTILINE),
    re.compile(r"^[ \t]*\(?(\d{1,3})[.)][ \t]*\n?(?=[^\s\d])", re.MULTILINE),
    re.compile(r"^[ \t]*(\d{1,3})[ \t]+(?=[A-Z])", re.MULTILINE),
    # A raised number that its print alone tells from the name: `21Ferrer M`.
    re.compile(r"^[ \t]*(\d{1,3})(?=[A-Z][^\W\d_]+ [A-Z]{1,3}\b)", re.MULTILINE),
)
_LOWER = r"[^\W\d_A-ZÀ-Ý]"
NAME = rf"[A-ZÀ-Ý]['’]?[A-ZÀ-Ý]?{_LOWER}{{1,30}}(?:(?:['’](?!s\b)|[A-ZÀ-Ý-])[A-ZÀ-Ý]?{_LOWER}{{1,30}}){{0,3}}"
_INITIALS = r"(?:[A-Z]\.(?:[\s-]?[A-Z]\.)+|[A-Z]{1,4}\b\.?)"
_PERSON = rf"(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|di|da|la|le|el|al)\s+)*{NAME}(?:\s{NAME})?,?\s{_INITIALS}"
_NAMED_ENTRY = re.compile(rf"^[ \t]*(?={_PERSON}(?:[,;.&(]|\sand\b|$))", re.MULTILINE)
_PERSONS = re.compile(rf"{_PERSON}")
_BETWEEN_PERSONS = re.compile(r"[,;&.\s]*(?:(?:and|&)\s+)?")
_YEARS = (
    re.compile(r"\(((?:19|20)\d\d)[a-z]?\)"),
    re.compile(r"\b((?:19|20)\d\d)[a-z]?(?=\s*;)"),
    re.compile(rf"(?<![{DASH}\d])\b((?:19|20)\d\d)[a-z]?\b(?!\s*[{DASH}]\s*\d)"),
)


@dataclass(frozen=True)
class ListPrint:
    """How a document is printed, as far as it tells the entries of a list apart; offsets into its text.

    `hanging` are the beginnings of lines that stand out to the left of those below, `indented` those of the lines
    below, `apart` half-open stretches, in order, that are no part of any list: captions, tables.
    """

    hanging: tuple[int, ...]
    apart: tuple[tuple[int, int], ...]
    indented: frozenset[int] = frozenset()


def find_references(text: str, printed: ListPrint | None = None) -> tuple[Reference, ...]:
    """Return the entries of the last reference list: numbered (`[1]`, `1.`, `1)`, `1`) or by author and year.

    A numbered list needs no heading where it is long and its entries are dated.
    """
    for start in reversed(list(_list_starts(text))[-_MOST_LISTS:]):
        end = _list_end(text, start)
        numbered = max((_numbered(text, start, end, style) for style in _ENTRY_STYLES), key=len)
        entries = numbered if len(numbered) > 1 else _named(text, start, end, printed) or numbered
        if entries:
            return _references(text, entries, printed)
    return _references(text, _unheaded(text), printed)


def _list_starts(text: str) -> Iterator[int]:
    at = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST_HEADING and section_kind(line) == "references":
            yield at + len(line)
        at += len(line) + 1


def _list_end(text: str, start: int) -> int:
    for block in re.finditer(r"\n[ \t\r]*\n([^\n]+)", text[start:]):
        if len(block[1]) <= _LONGEST_HEADING and section_kind(block[1]) not in (None, "references"):
            return start + block.start()
    return len(text)


def _numbered(text: str, start: int, end: int, style: re.Pattern[str]) -> list[_Entry]:
    """Return start, end and label of entries whose numbers rise; two may be missing between, more before a dated one.

    A list that was cut, by hand or by OCR, keeps its numbers.
    """
    last = 0
    found: list[tuple[int, str]] = []
    for match in style.finditer(text, start, end):
        line = text[match.end() : match.end() + _LONGEST_ENTRY_LINE].split("\n", 1)[0]
        missing = _MOST_MISSING if _year(line) else 3 if last else 1
        if last < int(match[1]) <= last + missing:
            last = int(match[1])
            found.append((match.start(), match[1].lstrip("0") or "0"))
    bounds = [*(at for at, _ in found[1:]), end]
    return [(at, bound, label) for (at, label), bound in zip(found, bounds, strict=False)]


def _unheaded(text: str) -> list[_Entry]:
    """Return the numbered entries in the second half of a text without a heading, where nearly all have a year."""
    entries = max((_numbered(text, len(text) // 2, len(text), style) for style in _ENTRY_STYLES), key=len)
    dated = sum(_year(text[start:end][:_LONGEST_ENTRY_LINE]) is not None for start, end, _ in entries)
    return entries if len(entries) >= _LEAST_UNHEADED and dated >= _MOST_DATED * len(entries) else []


def _named(text: str, start: int, end: int, printed: ListPrint | None) -> list[_Entry]:
    hanging = [at for at in printed.hanging if start <= at < end] if printed else []
    if len(hanging) > 1 and not text[start : hanging[0]].strip():
        return [(at, bound, None) for at, bound in zip(hanging, [*hanging[1:], end], strict=True)]
    begins = [
        match.start()
        for match in _NAMED_ENTRY.finditer(text, start, end)
        if _ENTRY_BEFORE.search(before := text[max(start, match.start() - _LONGEST_ENTRY_LINE) : match.start()])
        or not before.strip()
    ]
    spans = zip(begins, [*begins[1:], end], strict=False)
    return [(at, bound, None) for at, bound in spans if _year(text[at:bound])]


def _references(text: str, entries: Sequence[_Entry], printed: ListPrint | None) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for number, (start, end, label) in enumerate(entries):
        if printed:
            index = bisect_left(printed.apart, (start, start))
            end = min(end, printed.apart[index][0]) if index < len(printed.apart) else end
        # What follows a finished entry after a blank line is a running head or the text after the list; where the
        # print has told these already, an entry goes on over the foot of its column.
        indented = printed.indented if printed else frozenset()
        closes = (match for match in _CLOSE.finditer(text, start, end) if match.end() not in indented)
        close = next(closes, None) if printed is None or number + 1 == len(entries) else None
        entry = text[start : close.start() + 1 if close else end]
        start += len(entry) - len(entry.lstrip())
        entry = entry.strip()
        if not entry:
            continue
        year, pmid = _year(entry), PMID.search(entry)
        found.append(
            Reference(
                start=start, end=start + len(entry), quote=entry, label=label or name_label(entry, year),
                doi=find_doi(entry), pmid=pmid[1] if pmid else None, year=year,
            )
        )  # fmt: skip
    return tuple(found)


def _year(entry: str) -> int | None:
    plain = DOI.sub(" ", entry)
    for pattern in _YEARS:
        years = pattern.findall(plain)
        if years:
            return int(years[-1])
    return None


def name_label(entry: str, year: int | None) -> str:
    """Return the author-year label of an entry: `Smith 2010`, `Smith and Jones 2010`, `Smith et al. 2010`."""
    names: list[str] = []
    at = 0
    while (person := _PERSONS.match(entry, at)) and len(names) < 3:
        names.append(re.sub(rf",?\s{_INITIALS}$", "", person[0]))
        separator = _BETWEEN_PERSONS.match(entry, person.end())
        at = separator.end() if separator else person.end()
    many = len(names) > 2 or bool(re.match(r"et\s+al", entry[at:]))
    return author_year(names[0] if names else entry.split()[0], many, names[1] if len(names) == 2 else None, year)


def author_year(name: str, many: bool, second: str | None, year: int | str | None) -> str:
    """Return the label of a work by a person, by this one and many, or by two, with the year where there is one."""
    who = f"{name} et al." if many else f"{name} and {second}" if second else name
    return f"{who} {year}" if year else who
