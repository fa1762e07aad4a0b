"""What a figure is about beside its test: target condition, threshold, subgroup, reader, reference standard, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.claim.masks import unit_end
from ingest.claim.runs import Link
from ingest.segment import Sentence

# Where the name of a condition ends.
_STOP = (
    r"(?:was|were|is|are|be|been|had|has|have|with|by|on|using|and|at|in|for|from|to|than|or|the|as|after|when|that"
    r"|which"
    r"|yielded|yielding|showed|achieved|gave|giving|compared|between|ranged|increased|decreased|reached|of|sensitivity"
    r"|specificity|accuracy|(?:smaller|larger|greater|less|more|lower|higher)\s+than)\b"
)
_NAME = rf"[A-Za-z][\w/-]*(?:\s+(?!{_STOP})[\w/-]+)"
_TARGET = re.compile(
    r"\b(?:(?:predict|detect|diagnos|identif|discriminat|differentiat|distinguish|exclud|assess|evaluat|grad"
    r"|stag)(?:ing|ion|is|es|e|ed|y|ying|ication)?|presence|absence|prediction|detection|diagnosis|identification)\s+"
    rf"(?:of\s+|for\s+|in\s+)?(?:the\s+|an?\s+)?(?P<target>(?!{_STOP}){_NAME}{{0,4}}(?:\s+of\s+(?:the\s+)?\w+)?)"
)
_FOR_TARGET = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:in|for)\s+(?:the\s+)?(?:detecting|diagnosing|predicting|identifying"
    r"|detection of|diagnosis of|prediction of)?\s*(?P<target>[A-Za-z][\w-]*(?:\s+[\w-]+){0,3})"
)
_PRESENCE = re.compile(rf"\b(?P<target>(?:presence|absence) of (?:the )?{_NAME}{{0,2}})")
_THRESHOLD = re.compile(
    r"\b(?:cut-?\s?off|threshold|cut-?\s?point)s?(?:\s+(?:values?|points?|levels?))?"
    r"(?:\s+(?:for|of)\s+[\w-]+(?=\s+(?:of|at|was)))?\s*(?:of|at|was|=|:|≥|>|≤|<)?\s*[≥>≤<=]*\s*\d+(?:\.\d+)?\s?%?"
    r"|\b[A-Z][\w-]*\s*[≥>≤<]\s*\d+(?:\.\d+)?\s?%?"
)
_SUBGROUP = re.compile(
    r"\b(?:(?:first|second|third|senior|junior|experienced|inexperienced|both)\s+(?:reader|radiologist|observer"
    r"|reviewer)s?|(?:reader|radiologist|observer|reviewer)s?\s+(?:\d|[A-C]\b|one|two)|(?:training|validation|test"
    r"|testing|development|derivation|external|internal|independent)\s+(?:data\s*)?(?:set|cohort|sample|group)"
    r"|per[- ](?:patient|lesion|segment|vessel|breast|eye|node|nodule|examination)\s*(?:basis|analysis|level)?"
    r"|patients? with [\w-]+(?: [\w-]+){0,3}|women (?:with|aged|under|over) [\w-]+(?: [\w-]+){0,3})",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\bper[- ](?P<unit>patient|lesion|segment|vessel|breast|eye|node|nodule|examination|image|scan|region|lobe)\b"
    r"|\b(?P<based>patient|lesion|segment|vessel|node)-(?:based|level|by-)",
    re.IGNORECASE,
)
_NEAR = 80
_CONDITIONS = ("condition", "outcome", "histology", "finding")


@dataclass(frozen=True)
class Setting:
    """The circumstances of a figure in the text's words; None where the sentence does not say."""

    target: str | None = None
    target_concept: str | None = None
    subgroup: str | None = None
    reference_standard: str | None = None
    threshold: str | None = None
    unit_of_analysis: str | None = None


def setting_of(annotated: AnnotatedText, sentence: Sentence, start: int, end: int, link: Link) -> Setting:
    """Return what the sentence says around the figure at `start:end` (view offsets)."""
    text = annotated.text
    words = text[sentence.start : sentence.end]
    at = start - sentence.start
    target, concept = _target(annotated, sentence, at, end - sentence.start, link.named.start)
    standards = annotated.mentions(sentence.start, sentence.end, "reference_standard")
    return Setting(
        target=target,
        target_concept=concept,
        subgroup=_closest(_SUBGROUP, words, at),
        reference_standard=standards[0].concept if standards else None,
        threshold=_threshold(words, at),
        unit_of_analysis=unit_of_analysis(words),
    )


def _target(
    annotated: AnnotatedText, sentence: Sentence, start: int, end: int, measure_at: int
) -> tuple[str | None, str | None]:
    """Return the target condition in the text's words, and its concept; words that hold no condition are none."""
    words = annotated.text[sentence.start : sentence.end]
    behind = _FOR_TARGET.match(words, end)
    anchor = min(start, max(measure_at, 0) or start)
    presence = [match for match in _PRESENCE.finditer(words) if abs(match.start() - anchor) < _NEAR]
    stated = sorted(presence or _TARGET.finditer(words), key=lambda match: abs(match.start() - anchor))
    for match in [*stated, *([behind] if behind else [])]:
        first, last = (sentence.start + place for place in match.span("target"))
        tests = [mention.start for mention in annotated.mentions(first, last, "test")]
        last = tests[0] if tests else last
        conditions = annotated.mentions(first, last, *_CONDITIONS)
        name = " ".join(annotated.text[first:last].split()[:6])
        if name and (presence or conditions):
            return name, conditions[0].concept if conditions else None
    return None, None


def _threshold(words: str, at: int) -> str | None:
    matches = list(_THRESHOLD.finditer(words))
    if not matches:
        return None
    nearest = min(matches, key=lambda match: abs(match.start() - at))
    return words[nearest.start() : unit_end(words, nearest.end()) or nearest.end()].strip()


def _closest(pattern: re.Pattern[str], words: str, at: int) -> str | None:
    matches = list(pattern.finditer(words))
    if not matches:
        return None
    return min(matches, key=lambda m: abs(m.start() - at))[0].strip()


def stated_target(annotated: AnnotatedText, start: int, end: int) -> tuple[str | None, str | None]:
    """Return the target that a caption or header states (`for the detection of ...`), in its words, and its concept."""
    return _target(annotated, Sentence(start, end, "table", 0), end - start, end - start, 0)


def stated_subgroup(words: str) -> str | None:
    """Return the reader, data set or group that a header names (`MRI, reader 1`), or None."""
    return _closest(_SUBGROUP, words, 0)


def unit_of_analysis(words: str) -> str | None:
    """Return the unit that figures count (`per-patient`, `lesion-based`), or None where the words do not say."""
    unit = _UNIT.search(words)
    return (unit["unit"] or unit["based"]).lower() if unit else None
