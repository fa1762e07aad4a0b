"""Callouts, the places that point at references, found in text without markup."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.heading import section_kind
from ingest.model import Callout, Reference
from ingest.printed import printed_value
from ingest.reference_list import DASH as _DASH
from ingest.reference_list import NAME as _NAME
from ingest.reference_list import author_year, name_label

_LONGEST_RANGE = 60
_LARGEST_UNLISTED = 300
_FEW = 0.4
_NEAR = 300

_Likely = tuple[Callout, bool]
"""A callout by its looks, and whether nothing else looks like it: no count, no number that the list lacks."""

_NUMBERS = rf"\d{{1,3}}(?:\s*[,;{_DASH}]\s*\d{{1,3}})*"
_BRACKETED = re.compile(
    rf"\[\s*({_NUMBERS})\s*\](?:\s?[{_DASH}]\s?\[\s*(\d{{1,3}})\s*\])?"
)  # `[3]`, `[3,5]`, `[3]–[5]`
_PARENTHESISED = re.compile(rf"(?<=\s)\(\s?({_NUMBERS})\s?\)")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(r"(?:(?<=[a-z.,;:)\]%\d])|(?<=[A-Za-z][A-Z]))([⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)(?![\w⁻])")
_GLUED = rf"\d{{1,3}}(?:[,{_DASH}]\d{{1,3}})*"
_SUPERSCRIPT = re.compile(
    rf"(?:(?<=[A-Za-z)\]%][.,;:])|(?<=\bal\.,))({_NUMBERS})(?=\s|$)"
    rf"|(?:(?<=[a-z]{{3}})|(?<=\bet al)|(?<=%)|(?<=[\d%]\)))({_GLUED})(?=[\s.,;:)]|$)"
)
_NUMBERING = re.compile(r"^\W*\d{1,3}\W*(?=[^\W\d])")
_RAISED_POWER = re.compile(r"(?:(?<![\d.,·])\d+|(?<![^\W\d_])(?:[cdkmµμn]?m|kg|s|min|L|Rr|[RrIχχ]))[ \n]?$")
_NUCLIDE = re.compile(r"m?[A-Z][a-z]?(?![a-z])")
_NUMBER_BEFORE = re.compile(r"(?<![A-Za-z\d])\d[\d.,]*\s*(?:%|[a-zA-Z]{1,3})?\s*$")
_NO_COUNT_BEFORE = re.compile(r"(?:%|\d[.·]\d+|[a-z]{3})\s*\)?\s*$")
_BARE_NUMBER_BEFORE = re.compile(r"(?<!\d)(?:\d{1,3}|\d+\.\d+)\s*$")
_COUNTED_WORD = re.compile(
    r"(?:fig(?:ure)?s?|tables?|eq(?:uation)?s?|grade|type|stage|step|score|category|n\s*=)\.?\s*$", re.IGNORECASE
)
_MANY = r"\s+et\s+al\b\.?|\s+(?:and|&)\s+(?:colleagues|co-?workers|associates)\b"
_WHO = rf"\b({_NAME})(?:({_MANY})|\s+(?:and|&)\s+({_NAME}))?"
_YEAR = r"((?:19|20)\d\d)[a-z]?"
_IN_PARENTHESES = re.compile(
    r"\([^()]{0,300}?\b(?:19|20)\d\d[a-z]?\b[^()]{0,300}\)|\[[^\[\]]{0,300}?\b(?:19|20)\d\d[a-z]?\b[^\[\]]{0,300}\]"
)
_NAME_YEAR = re.compile(rf"{_WHO},?\s+{_YEAR}(?![\d-])")
_NARRATIVE = re.compile(rf"{_WHO}(?:'s|’s)?,?\s+[(\[]{_YEAR}[)\]]")
_ACRONYM = r"\b(?![IVX]+\b)([A-Z][A-Z-]{2,}\w*)\s+(?:trial|study|registry|consortium)"
_NAMED_STUDY = re.compile(rf"\b({_NAME})(?:{_MANY})(?:['’]s?(?!\w))?|{_ACRONYM}\b")
_CALLED_STUDY = re.compile(rf"\b({_NAME})(?:{_MANY})(?:['’]s?)?,?\s*$|{_ACRONYM},?\s*\(?$")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]{0,2}\s+(?=[A-Z])|\n|$")
_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 40
_LONGEST_NAME, _LONGEST_SENTENCE = 60, 500


def expand_labels(numbers: str) -> tuple[str, ...]:
    """Return the labels that `3,5-7` names: 3, 5, 6 and 7; a reversed or endless range names its ends."""
    labels: list[int] = []
    for part in re.split(r"\s*[,;]\s*", numbers.strip()):
        ends = [int(number) for number in re.split(rf"\s*[{_DASH}]\s*", part) if number]
        for low, high in pairwise(ends):
            labels += range(low, high) if 0 < high - low <= _LONGEST_RANGE else [low]
        labels += ends[-1:]
    return tuple(dict.fromkeys(map(str, labels)))


def find_callouts(
    text: str, references: Sequence[Reference], raised: Sequence[tuple[int, int]] = ()
) -> tuple[Callout, ...]:
    """Return the callouts outside the reference list, in order: `[3,5-7]`, or whatever style the paper keeps to.

    `(3)` and raised numbers (`pCR.12,13`) count only where a numbered list has no bracketed callouts and they call
    a good part of it; what is raised is known of a print (half-open offsets), else told by what stands before it.
    Without a list, brackets and `(Smith et al., 2010)` count by their looks alone.
    """
    listed = {reference.label for reference in references}
    numbered = any(label.isdecimal() for label in listed)
    found: list[Callout] = []
    if numbered or not references:
        found = _outside(_bracketed(text, listed), references)
    if numbered and _called(found) < _FEW * len(listed):
        raised_digits = ((callout, True) for callout in _printed_raised(text, raised, listed))
        styles = (_of_style(text, style, listed) for style in (_PARENTHESISED, _SUPERSCRIPT, _RAISED))
        for candidates in (raised_digits, *styles):
            likely = [(each, sure) for each, sure in candidates if _outside([each], references)]
            if _called([each for each, sure in likely if sure]) >= max(2, _FEW * len(listed)):
                found = _in_order(likely, listed, _discussing(text))
                break
    if not numbered or not found:  # a journal may number the list and call its entries by name all the same
        found += _outside(_by_name(text, references, numbered), references)
    found += _outside(_named_again(text, sorted(found, key=_place), references), references)
    return tuple(sorted(found, key=_place))


def _place(callout: Callout) -> tuple[int, int]:
    return callout.start, callout.end


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
        labels = expand_labels(f"{match[1]}-{match[2]}" if match[2] else match[1])
        if any(int(label) == 0 for label in labels):
            continue
        if int(labels[-1]) > _LARGEST_UNLISTED:
            continue
        if (
            not match[2]
            and not match[1].isdecimal()
            and _is_spread(text[max(0, match.start() - 12) : match.start()], labels, bool(listed))
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


def _of_style(text: str, style: re.Pattern[str], listed: set[str]) -> Iterator[_Likely]:
    largest = max((int(label) for label in listed if label.isdecimal()), default=0)
    for match in style.finditer(text):
        group = match.lastindex or 1
        labels = expand_labels(match[group].translate(_RAISED_DIGITS))
        before = text[max(0, match.start() - 12) : match.start()]
        if _COUNTED_WORD.search(before):
            continue
        sure = bool(listed.intersection(labels)) or largest >= max(map(int, labels))
        if style is _PARENTHESISED:
            if len(labels) == 1 and _NUMBER_BEFORE.search(before):  # `in 9 (3)` may be a count, `98% (12, 13)` is none
                if not _NO_COUNT_BEFORE.search(before):
                    continue
                sure = False
            yield _callout(text, match.start(), match.end(), labels), sure
        elif not _RAISED_POWER.search(before):
            yield _callout(text, match.start(group), match.end(group), labels), sure


def _discussing(text: str) -> list[tuple[int, int]]:
    """Return where introduction, discussion and conclusion stand, by their headings."""
    headed = [
        (match.start(), section_kind(match[0])) for match in _LINE.finditer(text) if len(match[0]) <= _LONGEST_HEADING
    ]
    headed = [(at, kind) for at, kind in headed if kind]
    ends = [*(at for at, _ in headed[1:]), len(text)]
    told = ("introduction", "discussion", "conclusion")
    return [(at, end) for (at, kind), end in zip(headed, ends, strict=True) if kind in told] if headed else []


def _in_order(likely: Iterable[_Likely], listed: set[str], discussing: Sequence[tuple[int, int]]) -> list[Callout]:
    """Return the sure callouts, and of the others those that go on with the numbering, or stand where others are told.

    References are numbered as they are first called: behind 11, `96% (12)` calls one and is no count. So are those
    that a cut list lacks.
    """
    candidates = sorted(likely, key=lambda each: _place(each[0]))
    places = [callout.start for callout, sure in candidates if sure]
    found: list[Callout] = []
    largest = 0
    for callout, sure in candidates:
        numbers = sorted(map(int, callout.labels))
        new = [number for number in numbers if number > largest]
        goes_on = bool(new) and new == list(range(largest + 1, largest + 1 + len(new)))
        if not sure and not goes_on:
            at = bisect_left(places, callout.start)
            near = any(abs(place - callout.start) <= _NEAR for place in places[max(0, at - 1) : at + 1])
            told = any(low < callout.start < high for low, high in discussing)
            if not listed.issuperset(callout.labels) or not (told or (near and not new)):
                continue
        found.append(callout)
        largest = max(largest, numbers[-1])
    return found


def _printed_raised(text: str, raised: Iterable[tuple[int, int]], listed: set[str]) -> Iterator[Callout]:
    """Yield the raised numbers that the list has, but exponents (`m2`, `103`, `R2`) and isotopes (`99mTc`)."""
    for start, end in raised:
        printed = text[start:end].strip(" ,;.")
        start += text[start:end].find(printed)
        number = printed.translate(_RAISED_DIGITS)
        if not re.fullmatch(_NUMBERS, number) or _RAISED_POWER.search(text[max(0, start - 12) : start]):
            continue
        labels = expand_labels(number)
        if listed.issuperset(labels) and not _NUCLIDE.match(text, start + len(number)):
            yield _callout(text, start, start + len(number), labels)


def _first_name(reference: Reference) -> str:
    """Return the name of the first author of an entry, whatever it is labelled with."""
    label = reference.label
    if label.isdecimal():
        label = name_label(_NUMBERING.sub("", reference.quote, count=1), reference.year)
    return re.split(r" et al\.| and | \d{4}", label)[0]


def _by_name(text: str, references: Sequence[Reference], numbered: bool) -> Iterator[Callout]:
    by_name_and_year = {(_first_name(reference), str(reference.year)): reference.label for reference in references}
    matches = list(_NARRATIVE.finditer(text))
    for parenthesis in _IN_PARENTHESES.finditer(text):
        matches += _NAME_YEAR.finditer(text, parenthesis.start(), parenthesis.end())
    for match in matches:
        name, many, second, year = match.groups()
        label = by_name_and_year.get((name, year))
        if label or (not numbered and (many or second)):
            yield _callout(text, match.start(), match.end(), [label or author_year(name, bool(many), second, year)])


def _named_again(text: str, callouts: Sequence[Callout], references: Sequence[Reference]) -> Iterator[Callout]:
    """Yield the places that name a study, `Lee et al.`, `the NELSON trial`, in a sentence that calls none behind it.

    The study is the one that stands by this name at an earlier callout, else the only one of this name in the list.
    """
    listed: dict[str, set[str]] = {}
    for reference in references:
        listed.setdefault(_first_name(reference), set()).add(reference.label)
    known = {name: tuple(labels) for name, labels in listed.items() if len(labels) == 1}
    starts = [callout.start for callout in callouts]
    unread = 0
    for match in _NAMED_STUDY.finditer(text):
        while unread < len(callouts) and callouts[unread].start < match.start():
            callout = callouts[unread]
            unread += 1
            before = _CALLED_STUDY.search(text, max(0, callout.start - _LONGEST_NAME), callout.start)
            if before and len(callout.labels) == 1:
                known[before[1] or before[2]] = callout.labels
        labels = known.get(match[1] or match[2])
        if not labels:
            continue
        stop = min(match.end() + _LONGEST_SENTENCE, len(text))
        end = _SENTENCE_END.search(text, match.end(), stop)
        behind = bisect_left(starts, match.start())
        if behind < len(starts) and starts[behind] <= (end.end() + 1 if end else stop):
            continue
        yield _callout(text, match.start(), match.end(), labels)
