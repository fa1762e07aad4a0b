"""The intrinsic subtype of a breast cancer, derived from its receptors and Ki-67 where they suffice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from ingest.annotated import AnnotatedText
from ingest.case.patients import Patient, mentions
from ingest.model import DerivedFact, Fact, MarkerReading
from ingest.vocab import SubtypeRule

Subtype = Literal["luminal_a", "luminal_b_her2_negative", "luminal_b_her2_positive", "her2_enriched", "triple_negative"]
# What has no histology but its organ, which the same sentence names: "breast carcinoma", "carcinoma of the breast".
_BARE = re.compile(r"(?:(?:invasive|infiltrating)\s+)?(?:adeno)?carcinoma", re.IGNORECASE)
_IN_SITU = re.compile(r"\bin situ\b|\bpaget", re.IGNORECASE)


def is_classified(annotated: AnnotatedText, patient: Patient, facts: Sequence[Fact], rule: SubtypeRule) -> bool:
    """Tell whether the definition applies: to an invasive breast cancer, by its histology where that is known."""
    if not any(item.concept == "breast" for _, item in mentions(annotated, patient, "site")):
        return False
    of_breast = {
        annotated.span(sentence.start, sentence.end).start
        for sentence, item in mentions(annotated, patient, "site")
        if item.concept == "breast"
    }
    histology = [fact for fact in facts if fact.field == "histology"]
    return not histology or any(
        (_BARE.fullmatch(fact.value) and fact.evidence.start in of_breast)
        or (any(word in fact.value for word in rule.histology) and not _IN_SITU.search(fact.value))
        for fact in histology
    )


def derived_subtype(
    facts: Sequence[Fact], markers: Sequence[MarkerReading], rule: SubtypeRule
) -> tuple[DerivedFact, ...]:
    """Return the subtype by the surrogate definition of St Gallen (Goldhirsch 2013), or nothing if it is not decided.

    A luminal HER2-negative cancer is B if Ki-67 is high or PR is low or negative, and A only if neither is; where a
    printed range lies on both sides of a cut-off, or a positive PR has no percentage, that figure decides nothing. Of
    two tumours whose readings differ the case has no one subtype.
    """
    if _differ_by_side(markers):
        return ()
    known = {fact.field: fact for fact in facts}
    subtype, used = _subtype(known, markers, rule)
    if subtype is None:
        return ()
    inputs = tuple(known[field] for field in used)
    return (DerivedFact(field="subtype", value=subtype, rule=f"{rule.name} ({rule.source})", inputs=inputs),)


def _differ_by_side(markers: Sequence[MarkerReading]) -> bool:
    """Tell whether the primary tumours of the two sides have another status or percentage of one marker."""
    read = {
        side: {(r.marker, r.status, r.percent) for r in markers if r.laterality == side and r.tumour == "primary"}
        for side in ("left", "right")
    }
    both = {marker for marker, _, _ in read["left"]} & {marker for marker, _, _ in read["right"]}
    return any(item[0] in both for item in read["left"] ^ read["right"])


def _subtype(
    known: Mapping[str, Fact], markers: Sequence[MarkerReading], rule: SubtypeRule
) -> tuple[Subtype | None, tuple[str, ...]]:
    """Return the subtype and the fields that decided it."""
    er, pr, her2 = (known[field].value if field in known else None for field in ("er", "pr", "her2"))
    if er == "positive" and her2 == "positive":
        return "luminal_b_her2_positive", ("er", "her2")
    if er == "negative" and pr == "negative" and her2 in ("positive", "negative"):
        return "her2_enriched" if her2 == "positive" else "triple_negative", ("er", "pr", "her2")
    if er != "positive" or her2 != "negative":
        return None, ()
    ki67_high = _is_high(known, markers, "ki67_percent", rule.ki67_high_from_percent)
    pr_high = False if pr == "negative" else _is_high(known, markers, "pr_percent", rule.pr_high_from_percent)
    if ki67_high:
        return "luminal_b_her2_negative", ("er", "her2", "ki67_percent")
    if pr_high is False:
        return "luminal_b_her2_negative", ("er", "her2", "pr" if pr == "negative" else "pr_percent")
    if pr_high and ki67_high is False:
        return "luminal_a", ("er", "pr_percent", "her2", "ki67_percent")
    return None, ()


def _is_high(known: Mapping[str, Fact], markers: Sequence[MarkerReading], field: str, high_from: float) -> bool | None:
    """Tell whether a percentage reaches the cut-off; None where it is not known or its range lies on both sides."""
    if field not in known:
        return None
    fact = known[field]
    low = float(fact.value)
    upper = next(
        (r.percent_high for r in markers if r.start <= fact.start < fact.end <= r.end and r.percent == low), None
    )
    if upper is not None and low < high_from <= upper:
        return None
    return low >= high_from
