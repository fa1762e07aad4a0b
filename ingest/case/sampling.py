"""How tissue was taken from the patient, by the labels of the gold format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.treatment import done
from ingest.recognise import Found
from ingest.vocab import Vocabulary

_SAMPLINGS = (
    "fna", "core_biopsy", "excisional_biopsy", "incisional_biopsy", "vacuum_biopsy", "punch_biopsy",
    "biopsy_unspecified",
)  # fmt: skip
_BY_NEEDLE = frozenset({"fna", "core_biopsy", "vacuum_biopsy"})
_OF_AN_ORGAN = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|an?\s+)?(?:left\s+|right\s+)?(?:[CTLS]\d{1,2}\b|(?:lung|liver|bone|brain|skin|scalp|spine|"
    r"vertebra\w*|ili(?:um|ac)|sacr\w+|femur|rib|stern\w+|stomach|antr\w+|colon|rect\w+|endometri\w+|uter\w+|cervix|ovar\w+|"
    r"omentum|perito\w+|pleura\w*|pericard\w+|kidney|bladder|thyroid|adrenal|orbit\w*|conjunctiva|gast\w+|duoden\w+|"
    r"hepatic|pulmonary|marrow|mandib\w+|muscle)\b)",
    re.IGNORECASE,
)
# "A biopsy (incisional)", "a wedge (incisional) biopsy"
_KIND = r"\((?P<kind>core|true?-?\s?cut|punch|vacuum(?:-assisted)?|incision(?:al)?|excision(?:al)?)\b[^)]{0,30}\)"
_KIND_BEHIND = re.compile(rf"\s+{_KIND}", re.IGNORECASE)
_KIND_AHEAD = re.compile(rf"{_KIND}\s+$", re.IGNORECASE)
_LONGEST_KIND = 50
_KINDS = (("tru", "core_biopsy"), *((label[:4], label) for label in _SAMPLINGS if label.endswith("_biopsy")))
# The bore of a needle tells a core from cells: up to 18 gauge, and from 20 on.
_GAUGE = re.compile(r"\b(?P<gauge>1\d|2[0-7])[\s-]?(?:G|gauge)\b(?:[\s-]+\w+){0,2}?[\s-]+needles?\b", re.IGNORECASE)
_FINEST_CORE = 19
_SAMPLED = re.compile(r"\b(?:sampl|biops|aspirat|cytolog|smear|histolog|tissue)\w*", re.IGNORECASE)
_CORES = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|several|multiple|tissue|pre-?treatment|diagnostic|1\d[\s-]?(?:G|gauge))\s+(?P<cores>cores?)\s+"
    r"(?:\w+ly\s+)?(?:(?:was|were)\s+)?(?:taken|obtained|sampled|showed|revealed|contained|demonstrated|under)\b|"
    r"\bbreast\s+(?P<cores2>cores?)\s*:|\baspirated\s+with\s+an?\s+(?P<fna>fine\s+needle)\b",
    re.IGNORECASE,
)
_LATER_LESION = re.compile(r"\b(?:relapse|recurrences?|metastas[ei]s|recurrent|metastatic)\b", re.IGNORECASE)


def read_sampling(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the ways of sampling that took place, each at every place that names one of them."""
    said = [
        Said("tissue_sampling", _kind_in_brackets(annotated.text, item) or label, item.start, item.end)
        for _, item in done(annotated, patient, "tissue_sampling")
        for label in [next((key for key in vocabulary.ancestors(item.concept) if key in _SAMPLINGS), None)]
        # "Biopsy" within an operation's name samples nothing: "sentinel node biopsy".
        if label and not annotated.around(item, "operation")
    ]
    if not any(item.value in _BY_NEEDLE for item in said):
        said += _told_by_the_needle(annotated, patient)
    if not said:
        said = [
            Said("tissue_sampling", "biopsy_unspecified", item.start, item.end)
            for _, item in done(annotated, patient, "specimen")
            if item.concept == "biopsy_specimen"
        ]
    if all(item.value == "biopsy_unspecified" for item in said):
        return said
    return _named_biopsies(annotated, said)


def _kind_in_brackets(text: str, item: Found) -> str | None:
    if item.concept != "biopsy_unspecified":
        return None
    kind = _KIND_BEHIND.match(text, item.end) or _KIND_AHEAD.search(
        text, max(0, item.start - _LONGEST_KIND), item.start
    )
    return next(label for prefix, label in _KINDS if kind["kind"].lower().startswith(prefix)) if kind else None


def _told_by_the_needle(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield samplings told without their name: `sampled with a 14G needle`, `four cores were taken`."""
    for sentence in patient.sentences:
        sampled = _SAMPLED.search(annotated.text, sentence.start, sentence.end)
        for match in _GAUGE.finditer(annotated.text, sentence.start, sentence.end) if sampled else ():
            label = "core_biopsy" if int(match["gauge"]) <= _FINEST_CORE else "fna"
            yield Said("tissue_sampling", label, match.start(), match.end())
        for match in _CORES.finditer(annotated.text, sentence.start, sentence.end):
            group = match.lastgroup or "cores"
            yield Said("tissue_sampling", "fna" if group == "fna" else "core_biopsy", *match.span(group))


def _named_biopsies(annotated: AnnotatedText, said: list[Said]) -> list[Said]:
    """Drop bare `biopsy` that refers to a sampling named elsewhere; after a cytology, `a biopsy` is another.

    So is a biopsy of another organ or of a later lesion: `biopsy of the liver`, `the relapse was proven by biopsy`.
    """
    biopsied = any(item.value not in ("biopsy_unspecified", "fna") for item in said)
    return [
        item
        for item in said
        if item.value != "biopsy_unspecified"
        or _of_another_lesion(annotated, item)
        or (
            not biopsied
            and not re.search(r"\b(?:the|this)\s+$", annotated.text[max(0, item.start - 6) : item.start], re.IGNORECASE)
        )
    ]


def _of_another_lesion(annotated: AnnotatedText, item: Said) -> bool:
    text = annotated.text
    sentence = annotated.sentence_at(item.start)
    named = annotated.mentions(item.start, item.end, "tissue_sampling")
    return sentence is not None and (
        any(found.concept == "organ_biopsy" for found in named)
        or bool(_OF_AN_ORGAN.match(text, item.end, sentence.end))
        or bool(_LATER_LESION.search(text, sentence.start, sentence.end))
    )
