"""What surrounds a table's figure: its test, subgroup, threshold and target, and whose result it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.claim.grid import BodyRow
from ingest.claim.index_test import IndexTests
from ingest.claim.named_tests import NamedTest
from ingest.claim.setting import stated_subgroup, stated_target, unit_of_analysis
from ingest.claim.table_header import Headers, Said, is_all, plain, says
from ingest.model import Measure
from ingest.tabular import Cell

READER = frozenset({"reader"})
_VERSUS = re.compile(r"\b(?:vs\.?|versus|against|compared)(?!\w)", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\bor\b", re.IGNORECASE)
_LIMIT = re.compile(r"[≥>≤<=⩾⩽]\s*[-−]?\d")
_AUTHOR = re.compile(r"\bet al\b|^[A-Z][\w'’-]+(?: and [A-Z][\w'’-]+)?,?\s*\(?(?:19|20)\d\d\)?")
_NAMED_REFERENCE = re.compile(r"\bref(?:erence|\.)?s?\s+\[?(\d+)\]?", re.IGNORECASE)
_WORDS = 8
_SURE, _FROM_CAPTION, _FROM_DOCUMENT = 0.85, 0.7, 0.45


@dataclass(frozen=True)
class CaptionSaid:
    """What a table's caption says; `callouts` are half-open places in the document's text with their labels."""

    text: str
    measures: tuple[Measure, ...]
    tests: tuple[NamedTest, ...]
    percent: bool
    target: str | None
    target_concept: str | None
    reference_standard: str | None
    unit: str | None
    relayed: bool
    labels: tuple[str, ...]
    vetoed_sensitivity: bool


@dataclass(frozen=True)
class Context:
    """The test and the circumstances of one figure, whose result it is, and how sure that is."""

    index_test: tuple[str, ...]
    exact: tuple[str, ...]
    test_text: str | None
    how: str
    strength: float
    subgroup: str | None
    threshold: str | None
    target: str | None
    target_concept: str | None
    reference_standard: str | None
    unit_of_analysis: str | None
    cited: bool
    cites: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class RowSaid:
    """What a row says beside its figures: its threshold, whether it is of a study, and what such a row calls out."""

    threshold: str | None
    of_studies: bool
    labels: tuple[str, ...]


def read_row(row: BodyRow, headers: Headers) -> RowSaid:
    """Return what a row says beside its figures, read once for all of them."""
    threshold: str | None = None
    of_studies = False
    for column, cell in enumerate(row.cells):
        over = _over(row, column, headers)
        of_studies = of_studies or any(said.study for said in over)
        is_threshold = any(said.threshold and not said.measures for said in over[-1:])
        if threshold is None and cell.text and is_threshold and not headers.said(cell).measures:
            threshold = cell.text
    labels = [label for cell in row.cells for label in headers.labels_in(cell)] if of_studies else []
    return RowSaid(threshold, of_studies, tuple(dict.fromkeys(labels)))


def read_caption(annotated: AnnotatedText, place: tuple[int, int], headers: Headers) -> CaptionSaid:
    """Return what the caption at a place of the document's text says."""
    text = annotated.view.document.text[slice(*place)].strip()
    left, right = headers.view(*place) if text else (0, 0)
    target, concept = stated_target(annotated, left, right) if text else (None, None)
    if target and target.lower().startswith("benign"):
        target, concept = None, None  # "benign from malignant": what is looked for is the other one
    standards = annotated.mentions(left, right, "reference_standard")
    labels = [label for callout in annotated.callouts_between(left, right) for label in callout.labels]
    if named_numbers := _NAMED_REFERENCE.findall(text):
        known = {label for callout in annotated.callouts for label in callout.labels}
        labels += [label for label in named_numbers if label in known]
    relayed = says("literature", text)
    measures = headers.measures(*place) if text else ()
    if not annotated.area_is_of_roc_curve:
        measures = tuple(measure for measure in measures if measure != "auc")
    named = {mention.concept for mention in annotated.mentions(left, right, "measure")}
    return CaptionSaid(
        text=text,
        measures=measures,
        tests=headers.tests(*place) if text else (),
        percent="%" in re.sub(r"9\d\s*%", "", text) or "percentage" in text.lower(),
        target=target,
        target_concept=concept,
        reference_standard=standards[0].concept if standards else None,
        unit=unit_of_analysis(text),
        relayed=relayed,
        labels=tuple(dict.fromkeys(labels)) if relayed else (),
        vetoed_sensitivity="sensitivity" in named and "sensitivity" not in measures,
    )


def context_of(
    annotated: AnnotatedText, row: BodyRow, in_row: RowSaid, column: int, caption: CaptionSaid, headers: Headers,
    index_tests: Callable[[], IndexTests], named_elsewhere: bool,
) -> Context:  # fmt: skip
    """Return the surroundings of the figure in one column of a row; `named_elsewhere`: other headers name tests."""
    path = list(reversed(row.header.paths[column])) if column < len(row.header.paths) else []
    stubs = [cell for number, cell in enumerate(row.stubs[:column]) if cell.text and not _aside(row, number, headers)][
        ::-1
    ]
    panel = [row.panel] if row.panel else []
    threshold_cells = [cell for cell in stubs if _is_threshold(row, cell, headers)]
    # A threshold may name what it is of (`SUVmax > 4`); the caption's `PET/CT` says more.
    by_threshold = len({test.labels for test in caption.tests} - {READER}) != 1
    naming = [cell for cell in stubs if by_threshold or cell not in threshold_cells]
    holder, tests = _named((naming, path, panel), headers)
    # Of `X against Y` the caption may name the reference standard Y alone.
    compared = holder is None and any(_VERSUS.search(cell.text) for cell in stubs)
    by_caption = "no" if compared else "unsure" if named_elsewhere and not threshold_cells else "yes"
    labels, exact, text, how, strength = _test(annotated, holder, tests, caption, headers, index_tests, by_caption)
    doubts = [] if strength >= _SURE else [f"index test: taken from {how}"]
    described = [cell for cell in (*stubs, *path, *panel) if cell is not holder and cell not in threshold_cells]
    if holder is None:
        unknown = next((cell for cell in stubs if cell in described and _names_a_test(row, cell, headers)), None)
        text = _short(unknown.text) if unknown else text
        described = [cell for cell in described if cell is not unknown]
    within = stated_subgroup(holder.text) if holder and text else None
    if within and within != text:
        text = _short(annotated.text[tests[0].start : tests[-1].end])
    cited, cites = _origin(in_row, stubs, path, panel, caption, headers)
    if cited and not cites:
        doubts.append("origin: relayed, but no reference is named")
    words = " ".join(cell.text for cell in (*stubs, *path, *panel))
    return Context(
        index_test=labels,
        exact=exact,
        test_text=text,
        how=how,
        strength=strength,
        subgroup=_subgroup(described, headers, within),
        threshold=_threshold(in_row, threshold_cells, [*stubs, *path], headers),
        target=caption.target,
        target_concept=caption.target_concept,
        reference_standard=caption.reference_standard,
        unit_of_analysis=unit_of_analysis(words) or caption.unit,
        cited=cited,
        cites=cites,
        doubts=tuple(doubts),
    )


def _named(places: Sequence[Sequence[Cell]], headers: Headers) -> tuple[Cell | None, tuple[NamedTest, ...]]:
    """Return the nearest header cell that names a test, with its tests; a reader stands back behind what he reads."""
    reader: tuple[Cell | None, tuple[NamedTest, ...]] = (None, ())
    for cells in places:
        for cell in cells:
            tests = headers.said(cell).tests
            if any(test.labels != READER for test in tests):
                return cell, tests
            if tests and reader[0] is None:
                reader = cell, tests
    return reader


def _test(
    annotated: AnnotatedText, holder: Cell | None, tests: Sequence[NamedTest], caption: CaptionSaid, headers: Headers,
    index_tests: Callable[[], IndexTests], by_caption: str,
) -> tuple[tuple[str, ...], tuple[str, ...], str | None, str, float]:  # fmt: skip
    """Return labels, exact concepts and words of the index test, where it was named, and how sure that is."""
    known = index_tests()
    if holder is not None and any(test.labels != READER for test in tests):
        first = tests[:1] if _VERSUS.search(holder.text) or _ALTERNATIVE.search(holder.text) else tests
        labels = frozenset(label for test in first for label in test.labels)
        exact = tuple(sorted({concept for test in first for concept in test.exact}))
        words = _short(plain(holder.text) if headers.said(holder).interval else holder.text)
        if len(holder.text.split()) > _WORDS or headers.said(holder).measures:
            words = annotated.text[first[0].start : first[-1].end]
        return known.in_table(labels), exact, words, "a header", _SURE
    distinct = {test.labels for test in caption.tests if test.labels != READER}
    if len(distinct) == 1 and by_caption != "no":
        test = next(test for test in caption.tests if test.labels in distinct)
        words = annotated.text[test.start : test.end]
        shown = None if holder or by_caption == "unsure" else words
        if by_caption == "unsure":
            how, strength = "the table's caption, where other headers name tests", _FROM_DOCUMENT
        else:
            how, strength = "the table's caption", _FROM_CAPTION
        return known.in_table(test.labels), test.exact, shown, how, strength
    if holder is not None:
        return known.in_table(READER), (), None, "what the readers of the document read", _FROM_CAPTION
    return known.in_table(frozenset()), (), None, "the document's main test", _FROM_DOCUMENT


def _over(row: BodyRow, column: int, headers: Headers) -> list[Said]:
    return [headers.said(cell) for cell in row.header.paths[column]] if column < len(row.header.paths) else []


def _aside(row: BodyRow, column: int, headers: Headers) -> bool:
    """Tell a column that holds the reference standard, the design or a comment, and no test."""
    over = _over(row, column, headers) if column else []
    return any(said.aside for said in over) and not any(said.study for said in over)


def _names_a_test(row: BodyRow, cell: Cell, headers: Headers) -> bool:
    columns = [column for column, each in enumerate(row.stubs) if each is cell]
    return any(said.test for column in columns for said in _over(row, column, headers))


def _is_threshold(row: BodyRow, cell: Cell, headers: Headers) -> bool:
    if headers.said(cell).measures:
        return False
    if _LIMIT.search(cell.text):
        return True
    return any(
        each is cell and column < len(row.header.paths)
        and any(headers.said(head).threshold and not headers.said(head).measures for head in row.header.paths[column])
        for column, each in enumerate(row.stubs)
    )  # fmt: skip


def _threshold(in_row: RowSaid, cells: Sequence[Cell], around: Sequence[Cell], headers: Headers) -> str | None:
    """Return the threshold from a row header, a column of thresholds, or a header that states one."""
    if cells:
        return cells[0].text
    if in_row.threshold:
        return in_row.threshold
    return next((cell.text for cell in around if headers.said(cell).threshold and re.search(r"\d", cell.text)), None)


def _subgroup(cells: Sequence[Cell], headers: Headers, within: str | None) -> str | None:
    """Return the words of the headers that tell a figure from its siblings, those beside its test first."""
    words = [within] if within else []
    for cell in cells:
        said = headers.said(cell)
        bare = plain(cell.text)
        if said.measures or said.only or said.tally or said.test or said.interval or is_all("other_quantity", bare):
            continue
        if not any(character.isalpha() for character in bare or cell.text):
            continue
        if len(cell.text.split()) <= _WORDS:
            words.append(bare or cell.text)
    joined = ", ".join(dict.fromkeys(words))
    return joined if joined and len(joined.split()) <= _WORDS else (words[0] if words else None)


def _short(text: str) -> str:
    return " ".join(text.split()[:_WORDS])


def _origin(
    in_row: RowSaid, stubs: Sequence[Cell], path: Sequence[Cell], panel: Sequence[Cell], caption: CaptionSaid,
    headers: Headers,
) -> tuple[bool, tuple[str, ...]]:  # fmt: skip
    """Return whether a figure is relayed, and the labels of the references that its headers or its row call out."""
    around = [*stubs, *path, *panel]
    if any(says("own", cell.text) for cell in around):
        return False, ()
    of_studies = in_row.of_studies
    labels = tuple(dict.fromkeys(label for cell in (*stubs, *path, *panel) for label in headers.labels_in(cell)))
    labels += tuple(label for label in in_row.labels if label not in labels)
    by_author = any(_AUTHOR.search(cell.text) for cell in (*stubs, *panel))
    calls_out = any(
        headers.labels_in(cell) and not headers.said(cell).tests and not headers.said(cell).measures for cell in around
    )
    if by_author or caption.relayed or calls_out or (of_studies and labels):
        return True, labels or caption.labels
    return False, ()
