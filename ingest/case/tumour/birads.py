"""Assessment categories of BI-RADS, which older and French reports call ACR categories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient

_N = r"(?:[0-6](?:\s?\(?-?[a-c](?!\w)\)?)?|(?:VI|IV|V|I{1,3})(?:\s?-?[a-c])?)(?![\w%]|\.\d)"
_SYSTEM = (
    r"(?:BI-?\s?-?RADS®?|Breast\s+Imaging[\s,-]+Report(?:ing)?\s+(?:and|&)\s+Data(?:base)?\s+System"
    r"(?:\s*[(\[]\s*BI-?\s?RADS®?\s*[)\]])?|\bACR)"
)
_WORD = (
    r"(?:category|categories|class(?:ification)?|grade|score|assessment|final|type|lesion|code|level|stage|of|as|was|is|"
    r"to|be|an?|US|MRI|MG|mammograph\w+|sonograph\w+|system|by|the|mass|in|on|ultrasound)"
)
_NUMBERED = re.compile(
    rf"{_SYSTEM}\s*(?:[,:=(-]?\s*(?:{_WORD}|{_SYSTEM})\b\)?\s*){{0,5}}[:=(-]?\s*(?P<n>{_N}(?:\s*(?:/|-|–|,|and|or|to)\s*{_N})*)",
    re.IGNORECASE | re.ASCII,
)
_BEFORE_SYSTEM = re.compile(
    rf"\b(?:category|class|grade|score)\s+(?P<n>{_N})(?=(?:[\s,(]+(?:of|on|in|by|according\s+to|the|lesion|mass|scale)\b)*[\s,(]*{_SYSTEM})",
    re.IGNORECASE | re.ASCII,
)
# "BI-RADS 4c on the right and 4a on the left"
_OTHER_SIDE = re.compile(
    r"\s+(?:on|in|for)\s+the\s+(?:left|right)(?:\s+(?:side|breast))?\s*(?:,|and|,\s+and)\s+(?:BI-?RADS\s+)?"
    r"(?P<n>[0-6][a-c]?)\s+(?:on|in|for)\s+the\s+(?:left|right)\b",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"\bcategory\s+(?P<n>[0-6][a-c]?)\b", re.IGNORECASE)
_ONE = re.compile(r"(?P<roman>VI|IV|V|I{1,3})?(?P<arabic>[0-6])?[\s(-]*(?P<letter>[a-c])?(?![\w])", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_OF_THE_BREAST = re.compile(r"\b(?:breasts?|mammo\w*|BI-?\s?RADS)", re.IGNORECASE)
# The system counts densities as well: "breast density, ACR 3", but "an irregular density, ACR 5".
_DENSITY_BEFORE = re.compile(
    r"(?:(?:breast|parenchymal|mammographic|glandular|tissue)\s+(?:densit\w*|composition|pattern)|parenchym\w*)"
    r"[^.;]{0,15}$|densit\w*[^.;,]{0,15}$",
    re.IGNORECASE,
)
_DENSITY_BEHIND = re.compile(r"[^,;.]{0,6}\b(?:densit\w*|composition)", re.IGNORECASE)
_A_SYSTEM = re.compile(_SYSTEM, re.IGNORECASE)
_NAMES_SYSTEM = re.compile(r"BI-?\s?RADS|Data\s+System", re.IGNORECASE)


def read_birads(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield the categories in Arabic figures with the letter of a subdivision: `4`, `4C`.

    A count such as `ACR 3` is of the breast only where the report speaks of one; that of a density is none.
    """
    text = annotated.text
    if not any(_OF_THE_BREAST.search(text, s.start, s.end) for s in patient.sentences):
        return
    for sentence in patient.sentences:
        matches = [
            *_NUMBERED.finditer(text, sentence.start, sentence.end),
            *_BEFORE_SYSTEM.finditer(text, sentence.start, sentence.end),
        ]
        if not matches and _NAMES_SYSTEM.search(text, sentence.start, sentence.end):
            matches = list(_CATEGORY.finditer(text, sentence.start, sentence.end))
        for match in matches:
            other = _OTHER_SIDE.match(text, match.end(), sentence.end)
            if other:
                yield Said("birads", other["n"].upper(), *other.span("n"))
            system = [match, *_A_SYSTEM.finditer(text, match.start(), match.end())][-1]
            before = text[max(sentence.start, system.start() - 40) : system.start()]
            if not _DENSITY_BEFORE.search(before) and not _DENSITY_BEHIND.match(text, match.end(), sentence.end):
                yield from _categories(match)


def _categories(match: re.Match[str]) -> Iterator[Said]:
    for one in _ONE.finditer(match["n"]):
        if one["roman"] or one["arabic"]:
            number = str(_ROMAN[one["roman"].upper()]) if one["roman"] else one["arabic"]
            start = match.start("n") + one.start()
            yield Said("birads", number + (one["letter"] or "").upper(), start, match.start("n") + one.end())
