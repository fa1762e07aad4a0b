"""Reference lists and the callouts that point at them, found in text without markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.heading import section_kind
from ingest.model import Callout, Reference
from ingest.printed import printed_value

DOI = re.compile(r"(?<!\d)(?<!\d\.)10\.\d{4,9}/[^\s\"<>{}|\\^`]+")
PMID = re.compile(r"(?:\bPMID:?\s*|pubmed/)(\d{5,8})\b", re.IGNORECASE)
_DASH = r"–—‐−\-"
_MOST_LISTS = 3
_LONGEST_RANGE = 60
_LONGEST_HEADING = 40
_LARGEST_UNLISTED = 300
_LONGEST_ENTRY_LINE = 400
_MOST_MISSING = 40
_FEW = 0.4

_ENTRY_STYLES = (
    re.compile(r"^[ \t]*\[(\d{1,3})\][ \t]*\n?(?=\S)", re.MULTILINE),
    re.compile(r"^[ \t]*\(?(\d{1,3})[.)][ \t]*\n?(?=[^\s\d])", re.MULTILINE),
    re.compile(r"^[ \t]*(\d{1,3})[ \t]+(?=[A-Z])", re.MULTILINE),
)
_LOWER = r"[^\W\d_A-ZÀ-Ý]"
_NAME = rf"[A-ZÀ-Ý]['’]?[A-ZÀ-Ý]?{_LOWER}{{1,30}}(?:(?:['’](?!s\b)|[A-ZÀ-Ý-])[A-ZÀ-Ý]?{_LOWER}{{1,30}}){{0,3}}"
_INITIALS = r"(?:[A-Z]\.(?:[\s-]?[A-Z]\.)+|[A-Z]{1,4}\b\.?)"
_PERSON = rf"(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|di|da|la|le|el|al)\s+)*{_NAME}(?:\s{_NAME})?,?\s{_INITIALS}"
_NAMED_ENTRY = re.compile(rf"^[ \t]*(?={_PERSON}(?:[,;.&(]|\sand\b|$))", re.MULTILINE)
_PERSONS = re.compile(rf"{_PERSON}")
_BETWEEN_PERSONS = re.compile(r"[,;&.\s]*(?:(?:and|&)\s+)?")
_YEARS = (
    re.compile(r"\(((?:19|20)\d\d)[a-z]?\)"),
    re.compile(r"\b((?:19|20)\d\d)[a-z]?(?=\s*;)"),
    re.compile(rf"(?<![{_DASH}\d])\b((?:19|20)\d\d)[a-z]?\b(?!\s*[{_DASH}]\s*\d)"),
)

_NUMBERS = rf"\d{{1,3}}(?:\s*[,;{_DASH}]\s*\d{{1,3}})*"
_BRACKETED = re.compile(rf"\[\s*({_NUMBERS})\s*\]")
_PARENTHESISED = re.compile(rf"(?<=\s)\(\s?({_NUMBERS})\s?\)")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(r"(?<=[a-z.,;:)\]%\d])([⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)(?![\w⁻])")
_SUPERSCRIPT = re.compile(
    rf"(?<=[A-Za-z)\]%][.,;:])({_NUMBERS})(?=\s|$)|(?<=[a-z]{{3}})(\d{{1,3}}(?:[,{_DASH}]\d{{1,3}})*)(?=[\s.,;:)]|$)"
)
_NUMBER_BEFORE = re.compile(r"(?<![A-Za-z\d])\d[\d.,]*\s*(?:%|[a-zA-Z]{1,3})?\s*$")
_BARE_NUMBER_BEFORE = re.compile(r"(?<!\d)(?:\d{1,3}|\d+\.\d+)\s*$")
_COUNTED_WORD = re.compile(
    r"(?:fig(?:ure)?s?|tables?|eq(?:uation)?s?|grade|type|stage|step|score|category|n\s*=)\.?\s*$", re.IGNORECASE
)
_WHO = rf"\b({_NAME})(?:(\s+et\s+al\.?)|\s+(?:and|&)\s+({_NAME}))?"
_YEAR = r"((?:19|20)\d\d)[a-z]?"
_IN_PARENTHESES = re.compile(r"\([^()]{0,300}?\b(?:19|20)\d\d[a-z]?\b[^()]{0,300}\)")
_NAME_YEAR = re.compile(rf"{_WHO},?\s+{_YEAR}(?![\d-])")
_NARRATIVE = re.compile(rf"{_WHO}(?:'s|’s)?,?\s+[(\[]{_YEAR}[)\]]")


def clean_doi(text: str) -> str:
    """Return a DOI in lower case without resolver, trailing punctuation and unpaired closing brackets."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", "", text.strip(), flags=re.IGNORECASE).rstrip(
        ".,;:'\"”’"
    )
    while doi.endswith((")", "]")) and doi.count("(") + doi.count("[") < doi.count(")") + doi.count("]"):
        doi = doi[:-1].rstrip(".,;:")
    return doi.lower()


def find_doi(text: str) -> str | None:
    """Return the first DOI in a text; one that a line's end cut after a point, slash or dash is joined."""
    match = DOI.search(text)
    if not match:
        return None
    rest = re.match(r"\n([a-z0-9][\w./()-]*\d)\b", text[match.end() : match.end() + 80])
    return clean_doi(match[0] + (rest[1] if rest and match[0][-1] in "./-_" else ""))


def expand_labels(numbers: str) -> tuple[str, ...]:
    """Return the labels that `3,5-7` names: 3, 5, 6 and 7; a reversed or endless range names its ends."""
    labels: list[int] = []
    for part in re.split(r"\s*[,;]\s*", numbers.strip()):
        ends = [int(number) for number in re.split(rf"\s*[{_DASH}]\s*", part) if number]
        for low, high in pairwise(ends):
            labels += range(low, high) if 0 < high - low <= _LONGEST_RANGE else [low]
        labels += ends[-1:]
    return tuple(dict.fromkeys(map(str, labels)))


def find_references(text: str) -> tuple[Reference, ...]:
    """Return the entries of the last reference list: numbered (`[1]`, `1.`, `1)`, `1`) or by author and year."""
    for start in reversed(list(_list_starts(text))[-_MOST_LISTS:]):
        numbered = max((_numbered(text, start, style) for style in _ENTRY_STYLES), key=len)
        entries = numbered if len(numbered) > 1 else _named(text, start) or numbered
        if entries:
            return tuple(_reference(text, *entry) for entry in entries)
    return ()


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


def _numbered(text: str, start: int, style: re.Pattern[str]) -> list[tuple[int, int, str | None]]:
    """Return start, end and label of entries whose numbers rise; two may be missing between, more before a dated one.

    A list that was cut, by hand or by OCR, keeps its numbers.
    """
    end, last = _list_end(text, start), 0
    found: list[tuple[int, str]] = []
    for match in style.finditer(text, start, end):
        line = text[match.end() : match.end() + _LONGEST_ENTRY_LINE].split("\n", 1)[0]
        missing = _MOST_MISSING if _year(line) else 3 if last else 1
        if last < int(match[1]) <= last + missing:
            last = int(match[1])
            found.append((match.start(), match[1].lstrip("0") or "0"))
    bounds = [*(at for at, _ in found[1:]), end]
    return [(at, bound, label) for (at, label), bound in zip(found, bounds, strict=False)]


def _named(text: str, start: int) -> list[tuple[int, int, str | None]]:
    end = _list_end(text, start)
    begins = [match.start() for match in _NAMED_ENTRY.finditer(text, start, end)]
    spans = zip(begins, [*begins[1:], end], strict=False)
    return [(at, bound, None) for at, bound in spans if _year(text[at:bound])]


def _reference(text: str, start: int, end: int, label: str | None) -> Reference:
    entry = text[start:end]
    # What follows a finished entry after a blank line is a running head or the text after the list.
    close = re.search(r"[.\d\])][ \t\r]*\n[ \t\r]*\n", entry)
    entry = entry[: close.start() + 1] if close else entry
    start += len(entry) - len(entry.lstrip())
    entry = entry.strip()
    year, pmid = _year(entry), PMID.search(entry)
    return Reference(
        start=start, end=start + len(entry), quote=entry, label=label or name_label(entry, year), doi=find_doi(entry),
        pmid=pmid[1] if pmid else None, year=year,
    )  # fmt: skip


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
    return _joined_label(names[0] if names else entry.split()[0], many, names[1] if len(names) == 2 else None, year)


def _joined_label(name: str, many: bool, second: str | None, year: int | str | None) -> str:
    who = f"{name} et al." if many else f"{name} and {second}" if second else name
    return f"{who} {year}" if year else who


def find_callouts(text: str, references: Sequence[Reference]) -> tuple[Callout, ...]:
    """Return the callouts outside the reference list, in order: `[3,5-7]`, or whatever style the paper keeps to.

    `(3)` and raised numbers (`pCR.12,13`) count only where a numbered list has no bracketed callouts and they call
    a good part of it. Without a list, brackets and `(Smith et al., 2010)` count by their looks alone.
    """
    listed = {reference.label for reference in references}
    numbered = any(label.isdecimal() for label in listed)
    found: list[Callout] = []
    if numbered or not references:
        found = _outside(_bracketed(text, listed), references)
    if numbered and _called(found) < _FEW * len(listed):
        for style in (_PARENTHESISED, _SUPERSCRIPT, _RAISED):
            likely = _outside(_of_style(text, style, listed), references)
            if _called(likely) >= max(2, _FEW * len(listed)):
                found = likely
                break
    if not numbered:
        found += _outside(_by_name(text, references), references)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _called(callouts: Sequence[Callout]) -> int:
    return len({label for callout in callouts for label in callout.labels})


def _outside(callouts: Iterable[Callout], references: Sequence[Reference]) -> list[Callout]:
    if not references:
        return list(callouts)
    begin, end = references[0].start, references[-1].end
    return [callout for callout in callouts if callout.end <= begin or callout.start >= end]


def _callout(text: str, start: int, end: int, labels: Iterable[str]) -> Callout:
    return Callout(start=start, end=end, quote=text[start:end], labels=tuple(labels))


def _bracketed(text: str, listed: set[str]) -> Iterator[Callout]:
    for match in _BRACKETED.finditer(text):
        labels = expand_labels(match[1])
        if any(int(label) == 0 for label in labels):
            continue
        if int(labels[-1]) > _LARGEST_UNLISTED:
            continue
        if not match[1].isdecimal() and _is_spread(
            text[max(0, match.start() - 12) : match.start()], labels, bool(listed)
        ):
            continue
        yield _callout(text, match.start(), match.end(), labels)


def _is_spread(before: str, labels: Sequence[str], listed: bool) -> bool:
    """Tell `15 [10-20]`, a figure with the spread or interval that holds it, from `84% [3-5]`, which does not."""
    figure = (_BARE_NUMBER_BEFORE if listed else _NUMBER_BEFORE).search(before)
    number = re.search(r"\d+(?:[.,·]\d+)?", figure[0]) if figure else None
    if number is None:
        return False
    return int(labels[0]) <= printed_value(number[0], "proportion") <= int(labels[-1])


def _of_style(text: str, style: re.Pattern[str], listed: set[str]) -> Iterator[Callout]:
    largest = max((int(label) for label in listed if label.isdecimal()), default=0)
    for match in style.finditer(text):
        group = match.lastindex or 1
        labels = expand_labels(match[group].translate(_RAISED_DIGITS))
        before = text[max(0, match.start() - 12) : match.start()]
        if (not listed.intersection(labels) and largest < max(map(int, labels))) or _COUNTED_WORD.search(before):
            continue
        if style is _PARENTHESISED:
            if len(labels) == 1 and _NUMBER_BEFORE.search(before):  # `in 9 (3)` may be a count, `98% (12, 13)` is none
                continue
            yield _callout(text, match.start(), match.end(), labels)
        else:
            yield _callout(text, match.start(group), match.end(group), labels)


def _by_name(text: str, references: Sequence[Reference]) -> Iterator[Callout]:
    by_name_and_year = {
        (re.split(r" et al\.| and | \d{4}", reference.label)[0], str(reference.year)): reference.label
        for reference in references
    }
    matches = list(_NARRATIVE.finditer(text))
    for parenthesis in _IN_PARENTHESES.finditer(text):
        matches += _NAME_YEAR.finditer(text, parenthesis.start(), parenthesis.end())
    for match in matches:
        name, many, second, year = match.groups()
        label = by_name_and_year.get((name, year))
        if label or (not references and (many or second)):
            yield _callout(text, match.start(), match.end(), [label or _joined_label(name, bool(many), second, year)])
