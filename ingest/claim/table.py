"""Accuracy claims of tables, cell by cell: the measure from a header, the test from a header, panel or caption."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import ValidationError

from ingest.annotated import AnnotatedText
from ingest.claim.grid import BodyRow, Grid, read_grids
from ingest.claim.index_test import IndexTests
from ingest.claim.table_context import Context, context_of, read_caption, read_row
from ingest.claim.table_figures import Figure, names_a_measure, names_tests, read_figures
from ingest.claim.table_header import Headers
from ingest.claim.table_scale import Counts, counts_of, limits_of, scales_of, tallies_of
from ingest.model import Claim, Section, Span
from ingest.printed import Scale, printed_value
from ingest.vocab import Vocabulary

_FROM_CAPTION = 0.85
_UNHELD = 0.6
_RANGE = 0.8


def table_claims(
    annotated: AnnotatedText, vocabulary: Vocabulary, index_tests: Callable[[], IndexTests]
) -> Iterator[Claim]:
    """Yield a claim for each accuracy figure in the document's tables; cost is linear in their size."""
    headers: Headers | None = None
    text = annotated.view.document.text
    for section in annotated.sections:
        if section.kind != "table":
            continue
        headers = headers or Headers(annotated, vocabulary)
        for grid in read_grids(text, section.start, section.end, headers.heads):
            yield from _claims_of(annotated, section, grid, headers, index_tests)


def _claims_of(
    annotated: AnnotatedText, section: Section, grid: Grid, headers: Headers, index_tests: Callable[[], IndexTests]
) -> Iterator[Claim]:
    if not names_a_measure(grid, headers) and not headers.measures(*grid.caption):
        return
    caption = read_caption(annotated, grid.caption, headers)
    figures = read_figures(grid, caption, headers)
    scales = scales_of(figures, caption.percent)
    elsewhere = names_tests(grid, headers)
    in_rows = {number: read_row(grid.rows[number], headers) for number in {figure.row for figure in figures}}
    tallies = tallies_of(grid, headers)
    for figure in figures:
        scale = scales.get((figure.series, figure.cell.start, figure.value.start))
        if scale is None:
            continue
        context = context_of(
            annotated,
            grid.rows[figure.row],
            in_rows[figure.row],
            figure.column,
            caption,
            headers,
            index_tests,
            elsewhere,
        )
        counts = counts_of(figure, scale, grid.rows[figure.row], tallies)
        claim = _claim(annotated, section, figure, scale, context, counts, grid.rows[figure.row])
        if claim is not None:
            yield claim


def _claim(
    annotated: AnnotatedText, section: Section, figure: Figure, scale: Scale, context: Context, counts: Counts,
    row: BodyRow,
) -> Claim | None:  # fmt: skip
    value, cell, text = figure.value, figure.cell, annotated.view.document.text
    start, end = cell.start + value.start, cell.start + (value.high_end or value.end)
    number = printed_value(value.printed, scale)
    low, high, held = limits_of(value.interval, scale, number)
    doubts, sure = list(context.doubts), context.strength
    if figure.named_in == "caption":
        doubts.append("measure: named in the table's caption only")
        sure *= _FROM_CAPTION
    if not held:
        doubts.append("interval: it does not hold the figure")
        sure *= _UNHELD
    if value.high:
        sure *= _RANGE
    try:
        return Claim(
            start=start,
            end=end,
            quote=text[start:end],
            evidence=Span(start=row.row.start, end=row.row.end, quote=text[row.row.start : row.row.end]),
            measure=figure.measure,
            value=number,
            value_high=printed_value(value.high, scale) if value.high else None,
            value_as_printed=value.printed,
            high_as_printed=value.high,
            scale=scale,
            comparator=value.comparator,
            ci_low=low,
            ci_high=high,
            ci_level=value.interval.level if value.interval else None,
            numerator=counts.numerator,
            denominator=counts.denominator,
            index_test=context.index_test,
            index_test_exact=context.exact,
            index_test_text=context.test_text,
            target=context.target,
            target_concept=context.target_concept,
            subgroup=context.subgroup,
            reference_standard=context.reference_standard,
            threshold=context.threshold,
            unit_of_analysis=context.unit_of_analysis,
            cited=context.cited,
            cites=context.cites,
            section=section.kind,
            confidence=round(sure, 3),
            doubts=tuple(doubts),
            rule="; ".join(
                filter(
                    None, [figure.rule, f"measure from the {figure.named_in}", f"test from {context.how}", counts.rule]
                )
            ),
        )
    except (ValidationError, ValueError):
        return None
