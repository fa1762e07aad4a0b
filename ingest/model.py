"""Every data type that leaves `ingest`: frozen values, checked when they are made.

Offsets are half-open character offsets into `Document.text` everywhere. Proportions (sensitivity, AUC ...) are 0-1;
likelihood ratios, odds ratios, kappa and Youden's index stand as printed. Boxes are points from the page's lower left.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

# What stands here twice is handed on: kb and the readers get every type and the rules of printing through the model.
from ingest.case_record import CASE_FIELDS as CASE_FIELDS
from ingest.case_record import Agreement as Agreement
from ingest.case_record import Case as Case
from ingest.case_record import Contradiction as Contradiction
from ingest.case_record import CourseEvent as CourseEvent
from ingest.case_record import DerivedFact as DerivedFact
from ingest.case_record import EventKind as EventKind
from ingest.case_record import Fact as Fact
from ingest.case_record import FindingStatus as FindingStatus
from ingest.case_record import ImagingFinding as ImagingFinding
from ingest.case_record import MarkerReading as MarkerReading
from ingest.case_record import Receptor as Receptor
from ingest.case_record import TimePoint as TimePoint
from ingest.printed import Scale
from ingest.printed import printed_value as printed_value
from ingest.printed import quotes as quotes
from ingest.span import Box as Box
from ingest.span import Grounded as Grounded
from ingest.span import Record as Record
from ingest.span import Span as Span
from ingest.span import content_id as content_id

Measure = Literal[
    "sensitivity", "specificity", "ppv", "npv", "accuracy", "auc", "lr_positive", "lr_negative", "dor",
    "false_positive_rate", "false_negative_rate", "detection_rate", "kappa", "youden",
]  # fmt: skip
MEASURES: tuple[Measure, ...] = get_args(Measure)
RATIO_MEASURES: frozenset[Measure] = frozenset({"lr_positive", "lr_negative", "dor", "kappa", "youden"})
Comparator = Literal["=", "<", ">", "<=", ">=", "~"]
Assertion = Literal["negated", "uncertain", "historical", "hypothetical", "family"]
Format = Literal["text", "jats", "pdf"]
SectionKind = Literal[
    "title", "abstract", "introduction", "methods", "case", "results", "discussion", "conclusion",
    "references", "figure", "table", "front", "back", "other",
]  # fmt: skip
Confidence = Annotated[float, Field(ge=0, le=1)]


class Page(Record):
    """One page of a PDF: number from 1, its text from first to last character (may overlap others), size in points."""

    number: int
    start: int
    end: int
    width: float
    height: float


class Document(Record):
    """One file as it was read; `text` is never altered afterwards, and for a .txt file is exactly the decoded file."""

    id: str
    source: str
    format: Format
    sha256: str
    title: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    journal: str | None = None
    published: str | None = None
    received: str | None = None
    accepted: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    licence: str | None = None
    article_type: str | None = None
    text: str
    pages: tuple[Page, ...] = ()


class Section(Record):
    """A stretch of the text under one heading, a figure's caption or a table; sections nest by containment."""

    kind: SectionKind
    heading: str | None = None
    level: int = 1
    start: int
    end: int


class Reference(Span):
    """An entry of the reference list: `label` is what callouts print (a number, or author and year)."""

    label: str
    doi: str | None = None
    pmid: str | None = None
    year: int | None = None


class Callout(Span):
    """A place in the text that points at references by their labels, such as `[3,5-7]`."""

    labels: tuple[str, ...]


class Mention(Span):
    """A vocabulary concept named in the text; no assertion means affirmed, present, and the patient's own."""

    concept: str
    kind: str
    assertions: tuple[Assertion, ...] = ()
    found_by: str = "vocabulary"
    score: Confidence = 1.0


class Alternative(Record):
    """Another reading of a claim's measure, with the reason why it was not preferred."""

    measure: Measure
    reason: str


class Claim(Grounded):
    """One reported figure of diagnostic accuracy at one place; its own span is the number's characters."""

    measure: Measure
    value: float
    value_high: float | None = None
    value_as_printed: str
    high_as_printed: str | None = None
    scale: Scale
    comparator: Comparator = "="
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    index_test: tuple[str, ...] = ()
    index_test_exact: tuple[str, ...] = ()
    index_test_text: str | None = None
    target: str | None = None
    target_concept: str | None = None
    subgroup: str | None = None
    reference_standard: str | None = None
    threshold: str | None = None
    unit_of_analysis: str | None = None
    cited: bool = False
    cites: tuple[str, ...] = ()
    section: SectionKind = "other"
    alternatives: tuple[Alternative, ...] = ()
    confidence: Confidence = 1.0
    doubts: tuple[str, ...] = ()
    rule: str

    @model_validator(mode="after")
    def _re_derivable(self) -> Self:
        printed, high = self.value_as_printed, self.high_as_printed
        if abs(printed_value(printed, self.scale) - self.value) > 1e-12 or not quotes(self.quote, printed, high):
            raise ValueError(
                f"value {self.value} is not what {printed!r} in {self.quote!r} says on the {self.scale} scale"
            )
        if self.value_high != (printed_value(high, self.scale) if high else None):
            raise ValueError(f"upper limit {self.value_high} is not what {high!r} says")
        low, upper = self.ci_low, self.ci_high
        if (low is None) != (upper is None) or (low is not None and upper is not None and low > upper):
            raise ValueError(f"interval {low}-{upper} has one limit or is reversed")
        if self.numerator is not None and self.denominator is not None and self.numerator > self.denominator:
            raise ValueError(f"count {self.numerator}/{self.denominator} has more cases than there were")
        if self.measure not in RATIO_MEASURES:
            outside = [n for n in (self.value, self.value_high, low, upper) if n is not None and not 0 <= n <= 1]
            if outside:
                raise ValueError(f"{self.measure} {outside[0]} is no proportion")
        return self


class Unclaimed(Grounded):
    """A measure named near a number of which no claim was made: it may be a figure that was missed."""

    measure: Measure


class Problem(Record):
    """Something that kept a file, or a part of it, from being read: one sentence for the user."""

    severity: Literal["error", "warning"]
    code: str
    message: str
    source: str
    page: int | None = None


class MadeBy(Record):
    """What produced a reading: casegraph's version, the hash of its vocabulary, and the model used, if any."""

    version: str
    vocabulary: str
    model: str | None = None


class Reading(Record):
    """All that was read from one document: one JSON line, the seam between `ingest` and `kb`."""

    document: Document
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    callouts: tuple[Callout, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: MadeBy

    def spans(self) -> list[Span]:
        """Return every span of the reading, evidence sentences included."""
        grounded: list[Grounded] = [*self.claims, *self.unclaimed]
        for case in self.cases:
            grounded += case.grounded()
        return [*self.references, *self.callouts, *self.mentions, *grounded, *(item.evidence for item in grounded)]

    @model_validator(mode="after")
    def _spans_quote_the_text(self) -> Self:
        for span in self.spans():
            if self.document.text[span.start : span.end] != span.quote:
                raise ValueError(f"{type(span).__name__} {span.start}-{span.end} does not quote the text")
        return self
