"""Lesions of both breasts, told together or side by side."""

from __future__ import annotations

import re

from ingest.case.patients import Patient

_BOTH_LESIONS = re.compile(
    r"^\s*(?:(?!mammo|ultraso|sono|mri|ct\b|magnetic|show|reveal|with|and|but|axill|physical|exam)\w+\s+){0,3}?(?:cancers?|carcinomas?|lesions?|tumou?rs?|mass(?:es)?|disease|"
    r"mastectom\w+|lumps?|nodules|areas|shadows|opacities|dcis|idc|ilc|lymphoma|involvement|abscess\w*|[a-z]{4,}(?<!hemat)(?<!granul)omas?)\b",
    re.IGNORECASE,
)
# "Tumours of the right breast (two) and left breast (one)"
_IN_EACH = re.compile(
    r"\b(?:lesions|masses|nodules|tumou?rs|cancers|carcinomas|lumps)\s+(?:\w+\s+){0,3}?(?P<one>left|right)\s+breast"
    r"(?:\s*\([^)]{1,20}\))?\s*(?:,|and|,\s+and)\s+(?:(?:in|of)\s+)?(?:the\s+)?(?P<other>left|right)\s+breast\b",
    re.IGNORECASE,
)
# "Two lumps in her left breast and one in the right"
_ONE_MORE = re.compile(
    r"\b(?:lesions?|mass(?:es)?|nodules?|tumou?rs?|cancers?|carcinomas?|lumps?)\s+(?:in|of)\s+(?:the|her|his)\s+(?P<one>left|right)(?:\s+breast)?,?\s+"
    r"and\s+(?:one|two|three|another(?:\s+one)?|a\s+second(?:\s+one)?)\s+(?:in|of)\s+(?:the|her|his)\s+(?P<other>left|right)\b",
    re.IGNORECASE,
)
_LESIONS_OF_BOTH = re.compile(
    r"\b(?:lesions|masses|nodules|tumou?rs|cancers|carcinomas|lumps|(?:hard|firm|indurated|hypoechoic|suspicious|shadowing)\s+areas)\s+\(?(?:\w+\s+){0,3}?(?:in|of|within)\s+(?:both|each)\s+breasts?$",
    re.IGNORECASE,
)


def lesions_of_both(before: str, after: str) -> bool:
    """Tell `bilateral carcinoma` and `lesions in both breasts`, from the words up to the side's own and behind it."""
    return bool(_BOTH_LESIONS.match(after) or _LESIONS_OF_BOTH.search(before))


def in_each_breast(text: str, patient: Patient) -> re.Match[str] | None:
    """Return the words that tell of lesions in either breast: `tumours of the right breast (two) and left breast`."""
    matches = (
        pattern.search(text, sentence.start, sentence.end)
        for sentence in patient.course()
        for pattern in (_IN_EACH, _ONE_MORE)
    )
    return next((m for m in matches if m and m["one"].lower() != m["other"].lower()), None)
