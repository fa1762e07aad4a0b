"""What each modality showed at each time point: the narrative's time moves on with treatment, surgery and follow-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.course.narrative import ORDER, narrated
from ingest.case.imaging import performed
from ingest.case.patients import Patient
from ingest.model import FindingStatus, ImagingFinding, TimePoint
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_STATUSES: tuple[tuple[FindingStatus, re.Pattern[str]], ...] = (
    (
        "persistent",
        re.compile(r"\b(?:did|had|has|have)\s+not\s+(?:resolved?|disappear\w*|regress\w*|chang\w+)\b", re.IGNORECASE),
    ),
    (
        "resolved",
        re.compile(
            r"\b(?:resol(?:ved|ution)|disappear\w*|regressed\s+completely|complete\s+regression|vanish\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "decreased",
        re.compile(
            r"\b(?:decreas\w*|reduc(?:ed|tion)|shr[iu]nk\w*|shrank|regress\w*|smaller|diminish\w*|declin\w+)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "increased",
        re.compile(
            r"\b(?:increas(?:ed?|ing)|enlarging|progress(?:ed|ion|ing)|growth|grew|larger)\b"
            r"(?!\s+(?:uptake|density|echogenicity|signal|vascular\w*))",
            re.IGNORECASE,
        ),
    ),
    (
        "persistent",
        re.compile(
            r"\b(?:persist\w*|unchanged|stable|remained|still\s+(?:visible|seen|present|detectable|evident))\b(?!\s+(?:kinetic|curve|pattern))",
            re.IGNORECASE,
        ),
    ),
)
_SHOWN = re.compile(
    r"\b(?:showed|shows|revealed|demonstrated|detected|depicted|disclosed|displayed|confirmed)\s+"
    r"(?:(?!no\b|not\b|neither\b|nor\b|never\b|without\b|absen|lack|resol|disappear)[\w,/-]+\s+){0,8}$",
    re.IGNORECASE,
)
_NOT_SHOWN = re.compile(
    r"\b(?:no\s+longer|not|never|neither|nor)\s+(?:show|reveal|demonstrat|detect|depict|disclos|display)\w*\s+"
    r"(?:(?!but\b|while\b)[\w/-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\bneither\b[^.;]*$|\bnor\b[^.,;]*$", re.IGNORECASE)
_HAS_RESOLVED = re.compile(
    r"\s+(?:had|has|have)\s+(?:(?:\w+ly|now|all)\s+)?(?:resolved|disappeared|vanished)\b", re.IGNORECASE
)
_RESOLUTION_OF = re.compile(
    r"(?<!no\s)\b(?:resolution|disappearance)\s+of\s+(?:(?:the|all|both|her|his|previous\w*)\s+)*(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_HOWEVER = re.compile(r",\s+(?:however|though),\s+\w+", re.IGNORECASE)
_NOT_SEEN = re.compile(
    r"\s+(?:was|were|is|are|could|can|has|have|had|did)\s+(?:not|never)\b"
    r"(?!\s+(?:correlat|correspond|chang|increas|decreas|grow|progress|respond|resolv|disappear|regress|differ|agree|match)\w*)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s+with\s+(?:\w+\s+)?")
_LISTED = re.compile(
    r"(?:\s*\([^()]{1,12}\))?\s*(?:,|,?\s*\b(?:and|or|nor|as\s+well\s+as|plus)\b|/)\s*(?:(?:on|the|breast|both|by|also)\s+)*",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:showed|revealed|demonstrated|detected|disclosed)\b", re.IGNORECASE)
# "MRI with gadolinium enhancement revealed ...": how the examination was made, not what it showed.
_TECHNIQUE = re.compile(
    r"[^,.;]{0,25}?\b(?:with|without|after|before|following|using|by|and|pre-?|post-?)\W+(?:(?:and|or|without|with|the|an?|iv|"
    r"intravenous|administration|injection|infusion|of|use|dynamic|delayed|late|early|oral|use|bolus)\W+)*"
    r"(?:gadolinium|contrast|gd|gadolin\w*|gadoter\w*|gadobut\w*|iodin\w*|medium|media|agent|material|colou?r|dye|"
    r"indocyanine|tracer)?[\w\s-]{0,25}$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b(?:gadolin\w*|gadoter\w*|gadobut\w*|contrast|gd|iodin\w*|intravenous|iv|medium|dye)\b", re.IGNORECASE
)
_REPORTS = re.compile(
    r"\b(?:show|reveal|demonstrat|detect|depict|disclos|display|confirm|identif|found|noted|saw|seen)\w*", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"\b(?:on|in|by|at|with|during|through|via)\s+(?:(?:the|an?|her|his|contrast|enhanced|breast|follow|up|post|pre|chemotherapy|treatment|"
    r"neoadjuvant|preoperative|postoperative|baseline|repeat|repeated|control|subsequent|digital|bilateral|diagnostic|screening)[\s-]+)*$",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)[\s-]+$")
_NOT_A_MODIFIER = frozenset(
    "a an the any some no not with without and or of in on at by for to from as is are was were be been being had "
    "has have which that this these those her his "
    "showed shows show shown showing revealed reveals demonstrated demonstrates demonstrating detected detects "
    "depicted depict depicts identified observed disclosed found "
    "confirmed noted described suspected presented displayed indicated suggested did does do could may might seen "
    "visualized visualised left right both breast "
    "mm cm patient there also only but than due into including presence absence despite no any all most".split()
)
_LONGEST_MODIFIER = 4
BETWEEN_CYCLES = re.compile(
    r"\bafter\s+(?:the\s+)?(?:first\s+)?\w+\s+(?:cycles?|courses?)\b|\bmid-?(?:treatment|therapy|course)\b|\bhalfway\b|\binterim\b",
    re.IGNORECASE,
)


def read_findings(
    annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, neoadjuvant: bool
) -> tuple[ImagingFinding, ...]:
    """Return the findings in the order of the narrative, one row for each finding, modality and time point.

    What was seen between two cycles is no finding of the end of treatment.
    """
    rows: dict[tuple[object, ...], ImagingFinding] = {}
    for told in narrated(annotated, patient, vocabulary, neoadjuvant):
        between = bool(BETWEEN_CYCLES.search(annotated.text, told.sentence.start, told.sentence.end))
        for row in _of_sentence(annotated, told.sentence, vocabulary, told.when):
            rows.setdefault((row.when, row.test, row.concept, between), row)
    return tuple(sorted(rows.values(), key=lambda row: (ORDER.index(row.when), row.start)))


def _of_sentence(
    annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary, when: TimePoint
) -> list[ImagingFinding]:
    tests = [
        (item, base)
        for item in annotated.mentions(sentence.start, sentence.end, "test")
        for base in [performed(annotated, sentence, item, vocabulary)]
        if base
    ]
    findings = _whole(annotated.mentions(sentence.start, sentence.end, "finding"))
    rows = []
    for finding in findings:
        if _is_technique(annotated.text, sentence, finding, tests):
            continue
        shown_by = dict.fromkeys(_shown_by(annotated, sentence, finding, tests, findings))
        if not shown_by:
            continue
        start = _with_modifiers(annotated.text, sentence.start, finding, tests)
        first, *others = shown_by
        row = ImagingFinding(
            **annotated.span(start, finding.end).model_dump(),
            evidence=annotated.evidence(finding.start),
            when=when,
            test=first,
            finding=annotated.text[start : finding.end].lower(),
            concept=finding.concept,
            status=_status(annotated, sentence, finding),
            laterality=_side(annotated, sentence, finding),
        )
        rows += [row, *(row.model_copy(update={"test": base}) for base in others)]
    return rows


def _whole(findings: Sequence[Found]) -> list[Found]:
    """Leave out a finding that only describes the next one: `hypoechoic` in `hypoechoic irregular mass`."""
    starts = {item.start for item in findings}
    return [item for item in findings if item.end + 1 not in starts]


def _shown_by(
    annotated: AnnotatedText,
    sentence: Sentence,
    finding: Found,
    tests: Sequence[tuple[Found, str]],
    findings: Sequence[Found],
) -> list[str]:
    """Return the modalities that showed a finding: those named last before it, or `on MRI and CT` behind it."""
    text = annotated.text
    before = [(test, base) for test, base in tests if test.end <= finding.start]
    after = [(test, base) for test, base in tests if test.start >= finding.end]
    if after:
        test, _ = after[0]
        behind = _PREPOSITION.search(text, finding.end, test.start)
        another = any(before and before[-1][0].end <= other.start < finding.start for other in findings)
        between = any(finding.end <= other.start < test.start for other in findings)
        if behind and (not before or another) and (not between or not before):
            silent = [one for one in after[1:] if not _SHOWS.match(text, one[0].end, sentence.end)]
            return [base for _, base in _joined(text, [after[0], *silent])]
        if not before and not another:
            return []
    while len(before) > 1 and _TOGETHER.fullmatch(text, before[-2][0].end, before[-1][0].start):
        before.pop()
    if not before:
        return []
    joined = _joined(text, before[::-1])
    first = joined[-1][0].start
    # "A mass was seen on mammography and ultrasound showed a cyst"
    told = any(other.end <= first for other in findings) and _PREPOSITION.search(text, sentence.start, first)
    return [base for _, base in (joined[:1] if told else reversed(joined))]


def _joined(text: str, tests: Sequence[tuple[Found, str]]) -> list[tuple[Found, str]]:
    """Return the first of tests in either order of reading, with those that list words join to it."""
    joined = [tests[0]]
    for test in tests[1:]:
        start, end = sorted((joined[-1][0], test[0]), key=lambda item: item.start)
        if not _LISTED.fullmatch(text, start.end, end.start):
            break
        joined.append(test)
    return joined


def _is_technique(text: str, sentence: Sentence, finding: Found, tests: Sequence[tuple[Found, str]]) -> bool:
    """Tell `MRI with gadolinium enhancement` and `contrast-enhanced CT` from an enhancement that was seen."""
    if "enhanc" not in text[finding.start : finding.end].lower():
        return False
    test = max((test.end for test, _ in tests if test.end <= finding.start), default=sentence.start)
    ahead = text[test : finding.start]
    if _REPORTS.search(ahead) or not _AGENT.search(text, test, finding.end):
        return False
    return bool(_TECHNIQUE.match(ahead))


def _with_modifiers(text: str, limit: int, finding: Found, tests: Sequence[tuple[Found, str]]) -> int:
    """Return where the finding begins with the adjectives that stand before it."""
    start = finding.start
    limit = max([limit, *(test.end for test, _ in tests if test.end <= start)])
    for _ in range(_LONGEST_MODIFIER):
        word = _WORD_BEFORE.search(text, limit, start)
        if not word or word[1].lower() in _NOT_A_MODIFIER:
            break
        start = word.start()
    return start


def _status(annotated: AnnotatedText, sentence: Sentence, finding: Found) -> FindingStatus:
    asserted = annotated.assertions.get(finding, ())
    if _NOT_SEEN.match(annotated.text, finding.end) or _NOT_SHOWN.search(annotated.text, sentence.start, finding.start):
        return "absent"
    before = annotated.text[max(sentence.start, finding.start - 60) : finding.start]
    if _HAS_RESOLVED.match(annotated.text, finding.end) or _RESOLUTION_OF.search(before):
        return "resolved"
    shown = _SHOWN.search(annotated.text, sentence.start, finding.start)
    if "negated" in asserted and not (shown and not _NEITHER.search(annotated.text, sentence.start, shown.start())):
        return "absent"
    start, end = clause_at(annotated.text, sentence, finding.start)
    start = max(start, finding.start - 60)
    aside = _HOWEVER.match(annotated.text, finding.end)
    end = max(end, aside.end()) if aside else end
    for status, words in _STATUSES:
        if words.search(annotated.text, start, min(end, finding.end + 60)):
            return status
    return "uncertain" if "uncertain" in asserted else "present"


def _side(annotated: AnnotatedText, sentence: Sentence, finding: Found) -> Literal["left", "right", "bilateral"] | None:
    sides = annotated.mentions(sentence.start, sentence.end, "laterality")
    near = min(sides, key=lambda side: abs(side.start - finding.end), default=None)
    match near.concept if near else None:
        case "left":
            return "left"
        case "right":
            return "right"
        case "bilateral":
            return "bilateral"
    return None
