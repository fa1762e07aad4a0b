"""The patient's case: what a report says of one person, each value, reading and event with its characters.

Percentages stand as printed (0-100), sizes are millimetres, ages years, days are counted from presentation (day 0;
negative before it).
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ingest.span import Grounded, Record

TimePoint = Literal[
    "presentation", "before_neoadjuvant", "after_neoadjuvant", "after_surgery", "follow_up", "recurrence", "unspecified"
]
FindingStatus = Literal["present", "absent", "persistent", "increased", "decreased", "resolved", "uncertain"]
Receptor = Literal["positive", "negative", "equivocal"]
Percent = Annotated[float, Field(ge=0, le=100)]


class Fact(Grounded):
    """The characters that support one value of one field of a case."""

    field: str
    value: str


class ImagingFinding(Grounded):
    """What one modality showed, or did not show, at one time point."""

    when: TimePoint
    test: str
    finding: str
    concept: str
    status: FindingStatus
    laterality: Literal["left", "right", "bilateral"] | None = None


class Agreement(Grounded):
    """Whether a modality agreed with the final pathology, with the sentence that says or shows it."""

    test: str
    agrees: bool


class Contradiction(Record):
    """Two or more readings of one field that the report gives without a reason; none of them is preferred."""

    field: str
    readings: tuple[Fact, ...] = Field(min_length=2)


class MarkerReading(Grounded):
    """One reading of a receptor or marker as the pathologist reports it; the case's status is settled from these.

    `percent` is the share of stained cells, the lower limit of a printed range whose upper limit is `percent_high`,
    and `comparator` what is printed before it (`<`, `more than`); `laterality` is the side that the sentence names;
    `allred` 0-8, `h_score` 0-300, `ratio` that of HER2 to CEP17 signals.
    """

    marker: Literal["er", "pr", "her2", "ar", "ki67"]
    status: Receptor | None = None
    percent: Percent | None = None
    percent_high: Percent | None = None
    comparator: str | None = None
    ihc: Literal["0", "1+", "2+", "3+"] | None = None
    allred: Annotated[int, Field(ge=0, le=8)] | None = None
    h_score: Annotated[float, Field(ge=0, le=300)] | None = None
    fish: Literal["amplified", "not_amplified"] | None = None
    ratio: float | None = None
    clone: str | None = None
    tumour: Literal["primary", "secondary"] = "primary"
    time: Literal["before_treatment", "after_treatment"] | None = None
    laterality: Literal["left", "right"] | None = None

    @model_validator(mode="after")
    def _a_range_rises(self) -> Self:
        if self.percent is not None and self.percent_high is not None and self.percent > self.percent_high:
            raise ValueError(f"percent {self.percent:g} is above percent_high {self.percent_high:g}")
        return self


class DerivedFact(Record):
    """A value that a published rule gives from facts of the case: the rule's name and source, and the facts."""

    field: str
    value: str
    rule: str
    inputs: tuple[Fact, ...] = Field(min_length=1)


EventKind = Literal[
    "presentation",
    "imaging",
    "tissue_sampling",
    "systemic_therapy",
    "radiotherapy",
    "operation",
    "outcome",
    "follow_up",
]


class CourseEvent(Grounded):
    """One thing that happened to the patient: `what` is a concept's key, `days` are from presentation where known.

    `time_as_printed` are the words that place it in time, `dose` the printed dose, `duration_days` how long it lasted.
    """

    kind: EventKind
    what: str
    when: TimePoint
    days: float | None = None
    time_as_printed: str | None = None
    setting: Literal["neoadjuvant", "adjuvant", "palliative"] | None = None
    cycles: Annotated[int, Field(gt=0)] | None = None
    dose: str | None = None
    duration_days: float | None = None


class Case(Record):
    """One patient of a report. Field names and values are those of the gold format; null means not said.

    `age_decade` is 40 for `in her forties`, where no age is told.
    """

    label: str | None = None
    start: int
    end: int
    age_years: float | None = None
    age_decade: Annotated[int, Field(ge=10, le=110, multiple_of=10)] | None = None
    sex: Literal["female", "male"] | None = None
    laterality: Literal["left", "right", "bilateral"] | None = None
    imaging: tuple[str, ...] = ()
    tissue_sampling: tuple[str, ...] = ()
    birads: tuple[str, ...] = ()
    histology: tuple[str, ...] = ()
    grade: Literal[1, 2, 3] | None = None
    er: Receptor | None = None
    pr: Receptor | None = None
    her2: Receptor | None = None
    ar: Receptor | None = None
    er_percent: float | None = None
    pr_percent: float | None = None
    her2_ihc: Literal["0", "1+", "2+", "3+"] | None = None
    her2_fish: Literal["amplified", "not_amplified"] | None = None
    ki67_percent: float | None = None
    tnm: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    tumour_size_mm: float | None = None
    size_method: str | None = None
    quadrant: tuple[str, ...] = ()
    clock_position: tuple[str, ...] = ()
    focality: Literal["unifocal", "multifocal", "multicentric"] | None = None
    nodes_positive: int | None = None
    nodes_examined: int | None = None
    systemic_therapy: tuple[str, ...] = ()
    neoadjuvant: bool = False
    radiotherapy: bool = False
    surgery: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    follow_up_months: float | None = None
    markers: tuple[MarkerReading, ...] = ()
    course: tuple[CourseEvent, ...] = ()
    imaging_by_time: tuple[ImagingFinding, ...] = ()
    agreement_with_pathology: tuple[Agreement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    derived: tuple[DerivedFact, ...] = ()
    facts: tuple[Fact, ...] = ()

    @model_validator(mode="after")
    def _every_value_has_evidence(self) -> Self:
        supported = {fact.field for fact in self.facts}
        for name in CASE_FIELDS:
            if getattr(self, name) not in (None, False, ()) and name not in supported:
                raise ValueError(f"case field {name} has a value and no fact that supports it")
        for derived in self.derived:
            if not set(derived.inputs) <= set(self.facts):
                raise ValueError(f"{derived.field} is derived from what is no fact of the case")
        return self

    def grounded(self) -> list[Grounded]:
        """Return everything in the case that quotes the text."""
        readings = [fact for contradiction in self.contradictions for fact in contradiction.readings]
        seen = [*self.markers, *self.course, *self.imaging_by_time, *self.agreement_with_pathology]
        return [*self.facts, *seen, *readings]


# What has a value, unlike the case's place and its rows: from age_years to follow_up_months.
CASE_FIELDS: tuple[str, ...] = tuple(Case.model_fields)[3 : tuple(Case.model_fields).index("markers")]
