"""What a number of a sentence is when it is no estimate: a P value, a threshold, an age, a dose, a figure's number.

The words that give such numbers away are lists in vocab/cue.toml under `[mask]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.vocab import load_vocabulary

N = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,·]\d+)?|\.\d+"
_P_VALUE = re.compile(
    r"(?:\b[Pp]|α)(?:\s*-?\s*values?)?(?:\s+for\s+\w+)?\s*(?:[=<>≤≥:]+|of|was|is|less than|greater than)\s*[<>≤]?\s*"
    r"(?:0?[.,·]\d+|\d)(?:\s*[-–]\s*0?[.,·]\d+)?(?:\s*[x×]\s*10\s*[-−]?\s*\d+)?"
    r"(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)0?\.\d{2,}(?!\d*\s*[%(\[]))*"
)
_SPREAD = re.compile(
    r"(?:±|\+/-|\+/−|\bSD\b|\bSE\b|\bstandard (?:deviation|error)\b[^.,;]{0,12}\bof)\s*[=:]?\s*"
    rf"(?:{N})\s*%?"
)
# The spread of the readers or of the studies: `74.1% (range, 66.0-80.9%)`.
_SPREAD_IN_BRACKETS = re.compile(
    r"[\[(]\s*(?:\w+\s+)?(?:range|IQR|interquartile range|(?-i:SD|SE(?![^()\[\]]*\bSP))|min[- ]max)\b[^()\[\]]*[\])]"
    rf"|[;,]\s*(?:range|IQR|interquartile range)\b[\s,:=]*(?:{N})\s*%?\s*(?:-|–|to)\s*(?:{N})\s*%?",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\b[nN]\s*[=:]\s*\d+")
_THRESHOLD = re.compile(
    r"\b(?:cut-?\s?off|threshold|cut-?\s?point)s?(?:\s+(?:values?|points?|levels?|scores?))?"
    r"(?:\s+(?:for|of)\s+[^\W\d][\w-]*)?\s*(?:\(|of|at|was|were|is|=|:|set at|≥|>|≤|<)*\s*[≥>≤<=]*\s*"
    rf"(?:{N})\s*%?",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:by|differences?(?:\s+(?:of|was|in \w+))*|margins?\s+of"
    r"|(?:increase|decrease|improvement|gain|reduction|drop)s?\s+(?:of|in \w+ of))\s+"
    rf"(?:only |about |up to |approximately |an? (?:mean |pooled |average |median |overall )?)?"
    rf"[-+−]?(?:(?:{N})\s*%?\s*(?:-|–|—|to)\s*)?(?:(?:{N})\s*%|0?\.\d+)"
    rf"(?:\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:,|and|or)\s*(?:(?:{N})\s*%|0?\.\d+))*",
    re.IGNORECASE,
)
# The stenosis that counts as disease: `stenosis > 80%`, `narrowing of 50% or more`, `stenosis superior to 80%`.
_EXTENT = re.compile(
    rf"\b(?:stenos\w+|narrowing|occlusion|obstruction|diameter reduction|luminal|blockage"
    rf"|involvement)\b(?:(?!sensitiv|specific|accura|predictive)[^.;,%]){{0,25}}?"
    rf"(?:[>≥≤<]|of|exceeding|superior to|(?:greater|more|less) than|at least|by)\s*=?\s*"
    rf"(?:(?:{N})\s*(?:-|–|to)\s*)?(?:{N})\s*%"
    rf"|[>≥]\s*=?\s*(?:{N})\s*%(?=\s*\)?[^.;,()]{{0,25}}\b(?:stenos|narrowing|diameter))"
    rf"|(?<=[(\[])\s*[>≥]\s*=?\s*(?:50|60|70|75)\s*%?(?=[)\]])",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"(?:(?<=[:;.,]\s)|^)\(?\d{1,2}\)(?=\s)|^\s*\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-Z])")
# A whole number in a bracket of its own behind the bracket that holds the figures: `(91% sensitivity) (15)`.
_REFERENCE = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]\s*(?P<number>[\[(]\d{1,3}[)\]])")
# `a score of 2 or more`, `at ≤80 beats`: where a finding begins to count.
_OR_MORE = re.compile(
    rf"(?<![\d.])(?!0?[.·]\d)(?:{N})\s+(?:or|and)\s+(?:more|greater|higher|above|over|less|fewer|lower|below|older|younger)\b"
    rf"|\bat\s+[≥>≤<]\s*=?\s*(?:{N})(?!\d|\.\d|\s*%)",
    re.IGNORECASE,
)
# What a range of kappas or areas is called: `kappas between 0.4 and 0.75 indicated fair agreement`.
_GRADE = re.compile(
    rf"(?:\b(?:between|from)\s+)?(?:{N})\s*(?:-|–|to|and)\s*(?:{N})\s+(?:indicate[sd]?|represent(?:s|ed)?|denote[sd]?"
    r"|signif(?:y|ies|ied)|mean[st]?|(?:was|were|is|are)\s+(?:considered|regarded|interpreted|taken|defined|classified"
    r"|graded))\b"
    rf"|\b(?:perfect|excellent|good|substantial|moderate|fair|poor)\s+(?:agreement|reliability)\s*\(\s*[<>≥≤]=?\s*(?:{N})\s*\)",
    re.IGNORECASE,
)
_COUNTED = (
    "patients? women men subjects? participants? cases? children individuals? population lesions? tumou?rs? cancers? "
    "samples? specimens? nodules? masses images studies exams? examinations? biopsies respondents? readings? scans? "
    "infants controls? eyes knees segments vessels people adults readers? radiologists? observers? times? points? fold "
    "cent(?:re|er)s? hospitals? copies"
).split()
_SHARE_OF_SOMETHING = re.compile(
    r"\s*(?:stenos[ie]s|narrowing|luminal|higher|lower|greater|better|worse|more|less|or more|or greater|increase"
    r"|decrease|reduction|improvement|change|confidence|CI\b"
    rf"|of\s+(?:(?:the|all|our|these|those|both|total)\s+)*(?:{'|'.join(_COUNTED)}|time)\b)",
    re.IGNORECASE,
)


def masked(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open places of numbers that are no estimates, with the words that give them away."""
    patterns = (
        _P_VALUE,
        _SPREAD,
        _SPREAD_IN_BRACKETS,
        _SAMPLE,
        _THRESHOLD,
        _DIFFERENCE,
        _EXTENT,
        _OR_MORE,
        _GRADE,
        _named(),
        _statistic(),
    )
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match.span()
    for match in _REFERENCE.finditer(text):
        yield match.span("number")
    for match in _ITEM_NUMBER.finditer(text):
        if match[0].startswith("(") or text.rfind("(", 0, match.start()) <= text.rfind(")", 0, match.start()):
            yield match.span()


def unit_end(text: str, end: int) -> int | None:
    """Return where the unit of measurement, time or counting ends that follows a number, or None where none does."""
    match = _unit().match(text, end)
    return match.end() if match else None


def is_share_of_something(text: str, end: int) -> bool:
    """Tell whether the percentage that ends at `end` is said of patients, a stenosis or a change."""
    return bool(_SHARE_OF_SOMETHING.match(text, end))


def _alternatives(*kinds: str) -> str:
    words = {word for kind in kinds for word in load_vocabulary().cues.mask[kind]}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of numbers that count or name something: `Fig 2`, `grade 3`, `readers 1 and 2`."""
    return re.compile(
        rf"\b(?:{_alternatives('figure', 'grade')})s?\.?\s*(?:[=:≥>≤<]\s*)?"
        r"(?:(?<=level )|(?<=levels )|(?!0?[.·]\d))\d+(?:[.,]\d+)?"  # `the model 0.87` has no number
        r"(?:\s*(?:-|–|to|and|,|or)\s*\d+)*(?!\s*%|\d|\.\d|/\d)",
        re.IGNORECASE,
    )


@cache
def _statistic() -> re.Pattern[str]:
    """Return the pattern of figures of other statistics: `ICC = 0.82`, `I² = 94%`, `F1 scores of 0.79 and 0.84`."""
    words = load_vocabulary().cues.mask["statistic"]
    short = "|".join(
        re.escape(each)
        for word in words
        if len(word) <= 3
        for each in ((word.upper(), word) if "χ" in word else (word.upper(),))
    )
    long = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)) if len(word) > 3)
    return re.compile(
        rf"(?<![\w-])(?<!diagnostic )(?:(?-i:{short}|r[2²]?)|(?:{long})s?)\s*(?:(?:[=:<>≤≥]"
        rf"|was|were|is|are|of|becomes?|below|above|(?:less|greater|more)\s+than)\s*)+[-−+]?(?:{N})\s*%?"
        rf"(?:\s*(?:vs\.?|versus|against|compared\s+(?:with|to)|(?:for|in)\s+\w+\s+and)\s*(?:{N})\s*%?"
        r"(?!\d|\s*(?:sensitiv|specific|accura)))?"
        r"(?:\s*(?:,|,?\s*(?:and|or)\s)\s*0?[.·]\d+(?!\d*\s*(?:%|sensitiv|specific|accura|auc)))*",
        re.IGNORECASE,
    )


@cache
def _unit() -> re.Pattern[str]:
    words = f"{_alternatives('age', 'dose', 'duration', 'size')}|{'|'.join(_COUNTED)}"
    return re.compile(
        rf"\s*-?\s*(?:(?:{words}|T|°C?|degrees?)(?!\w)(?!\s*%)|per\s+(?:\d{{1,3}}(?:,?\d{{3}})+|(?:hundred\s+)?thousand)\b)",
        re.IGNORECASE,
    )
