from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ingest.model import (
    CASE_FIELDS,
    Box,
    Case,
    Claim,
    Document,
    Fact,
    MadeBy,
    Mention,
    Reading,
    Section,
    Span,
    content_id,
)

TEXT = "MRI had a sensitivity of 84% in our series."
MADE_BY = MadeBy(version="0.1.0", vocabulary="0" * 16)


def document(text: str = TEXT) -> Document:
    return Document(id=content_id(text), source="a.txt", format="text", sha256="0" * 64, text=text)


def claim(**changes: Any) -> Claim:
    fields = {
        "start": 25, "end": 27, "quote": "84", "evidence": Span(start=0, end=len(TEXT), quote=TEXT),
        "measure": "sensitivity", "value": 0.84, "value_as_printed": "84", "scale": "percent", "rule": "test",
    }  # fmt: skip
    return Claim(**(fields | changes))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"value": 0.48}, "is not what '84'", id="value that the characters do not say"),
        pytest.param({"ci_low": 0.7}, "one limit or is reversed", id="half an interval"),
        pytest.param({"ci_low": 0.9, "ci_high": 0.7}, "reversed", id="reversed interval"),
        pytest.param({"value": 84.0, "scale": "ratio"}, "no proportion", id="percent stored as proportion"),
        pytest.param({"quote": "840"}, "length of its quote", id="quote of another length"),
        pytest.param({"quote": "48"}, "in '48' says", id="quote of another number"),
        pytest.param({"value_high": 0.9}, "upper limit 0.9", id="upper limit without characters"),
        pytest.param({"numerator": 9, "denominator": 3}, "more cases than", id="count above its whole"),
        pytest.param({"ci_low": 0.9, "ci_high": 5.0}, "no proportion", id="interval beyond one"),
        pytest.param({"guess": 1}, "Extra inputs", id="unknown field"),
        pytest.param({"confidence": 1.5}, "less than or equal to 1", id="confidence above one"),
    ],
)
def test_claim_refuses(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        claim(**changes)


def test_pages_are_counted_from_one() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Box(page=0, left=0, bottom=0, right=1, top=1)


def test_case_value_needs_a_fact() -> None:
    with pytest.raises(ValidationError, match="age_years"):
        Case(start=0, end=10, age_years=48)
    sentence = Span(start=0, end=len(TEXT), quote=TEXT)
    fact = Fact(start=0, end=3, quote="MRI", field="age_years", value="48", evidence=sentence)
    assert Case(start=0, end=10, age_years=48, facts=(fact,)).age_years == 48


def test_case_fields_leave_out_what_is_no_value() -> None:
    assert "age_years" in CASE_FIELDS
    assert not {"facts", "start", "label", "contradictions"} & set(CASE_FIELDS)


def test_reading_refuses_a_span_that_does_not_quote_its_text() -> None:
    with pytest.raises(ValidationError, match="does not quote the text"):
        Reading(document=document(TEXT.replace("84", "48")), claims=(claim(),), made_by=MADE_BY)


@given(st.text(min_size=1), st.data())
def test_reading_survives_json(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    boxes = tuple(Box(page=number, left=0.5, bottom=1, right=2, top=3.25) for number in (1, 2))
    place = {"page": 1, "boxes": boxes, "element": "/article/body/p[2]"}
    mention = Mention(start=start, end=end, quote=text[start:end], concept="mri", kind="test", **place)
    section = Section(kind="results", start=0, end=len(text))
    reading = Reading(document=document(text), sections=(section,), mentions=(mention,), made_by=MADE_BY)
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


def test_id_depends_on_parts_and_their_order() -> None:
    assert content_id("a", "b") == content_id("a", "b")
    assert len({content_id("a", "b"), content_id("b", "a"), content_id("ab"), content_id("a", None)}) == 4
