"""Whether the patient has a neoplasm, and the words for one: what grade, stage and response are said of."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.case.patients import Patient
from ingest.case.relative import is_another

# Names that end in -oma but are no neoplasms: collections, inflammations, states, parts of the body.
NOT_A_NEOPLASM = (
    r"(?!(?:(?:cephal)?ha?emat|(?:lympho)?granul|glauc|trach|c|st|str|s|sympt|chromos|dipl|ar|ather|scot|staphyl|mycet|"
    r"aspergill|hygr|ser|urin|bil|tubercul|condyl|cholesteat|scler|xanth|chyl|gen|embol|psamm|n|non-?melan)omas?\b)"
)
NEOPLASM = re.compile(
    rf"\b(?:neoplas\w+|(?:\w*[a-z])?tumou?r(?:s|al|ous)?|(?:\w+)?cancers?|malignan\w+|leuka?emi\w+|metasta\w+|"
    rf"carcinomato\w+|mesotheliom\w+|macroglobulin\w+|{NOT_A_NEOPLASM}[a-z]+omas?|[a-z]+omatous|DCIS|LCIS|IDC|ILC|GISTs?|HCC|"
    rf"NSCLC|SCLC|RCC|TNBC|MALT|phyllodes|in\s+situ)\b",
    re.IGNORECASE,
)
LESION = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:mass(?:es)?|lesions?|nodul\w+|lumps?|cyst(?:s|ic)?|foc(?:us|i)|swellings?|growths?|polyps?|"
    r"enhancement|opacit\w+|(?:micro)?calcifications?|abscess(?:es)?|collection|densit(?:y|ies)|plaques?|papules?|ulcer)\b",
    re.IGNORECASE,
)
# An operation for cancer, a course before it or a classification tells of a neoplasm as well.
_GROWTH = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:mass(?:es)?|lumps?|nodules?|\w*mastectom\w+|lumpectom\w+|neo-?adjuvant|[cpy]{{0,2}}T(?:is|[0-4])[a-d]?,?\s?[cpy]?N[0-3X][a-c]?(?:M[01X])?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|negative\s+for|den(?:y|ied|ies)|rul(?:e|ed|ing)\s+out|exclud\w+|absence\s+of|free\s+of|"
    r"family\s+history|mother|father|sister|brother|aunt|uncle|grand\w+|screening|risk\s+of|instead\s+of|rather\s+than|"
    r"necrosis\s+factor|anti-|mimic\w*|never|nor|neither)\b[^.;]*$",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\s+(?:necrosis|markers?|lysis|screening|risk|society|registry|cent(?:er|re))\b", re.IGNORECASE)
_TOLD = frozenset({"case", "other", "title", "abstract", "results", "figure"})


def has_neoplasm(annotated: AnnotatedText, patient: Patient) -> bool:
    """Tell whether the report affirms a neoplasm, a mass or a lump of the patient."""
    text = annotated.text
    return any(
        not _is_denied(text, max(sentence.start, match.start() - 80), match.start(), patient)
        and not _FACTOR.match(text, match.end())
        and not any(
            {"negated", "family", "hypothetical"} & set(annotated.assertions.get(item, ()))
            for item in annotated.mentions(match.start(), match.end())
        )
        for sentence in patient.sentences
        if sentence.section in _TOLD or sentence.section == patient.sentences[0].section
        for match in _GROWTH.finditer(text, sentence.start, sentence.end)
    )


def _is_denied(text: str, start: int, end: int, patient: Patient) -> bool:
    denied = _DENIED.search(text, start, end)
    return denied is not None and is_another(text, denied.start(), patient)
