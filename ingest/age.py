"""Ages as papers write them, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.quantity import COUNTED, MONTHS_IN, Measured, number, number_words

_UNIT = r"(?P<unit>(?a:day|week|month|year|wk|mo|yr|y))s?"
# The years of `1 year and 11 months old`: only before months, weeks or days, and not those of "... 3 months later".
_YEARS_AND = (
    rf"(?:(?P<{{}}>{COUNTED})(?:\s*[-–]\s*|\s+)y(?:ea)?rs?(?:\s*[-–,]\s*|\s+)(?:and[\s-]+)?"
    rf"(?={COUNTED}[\s–-]+(?:day|week|month|wk|mo)s?\b(?!\s+(?:later|after|before|ago|earlier|following|post|"
    r"of\s+(?!age)))))?"
)
_HALF = r"(?P<half>\s+and\s+a\s+half|\s?½|\s1/2)?"
_YEARS = r"(?:years?|yrs?|y)"
_SEX = r"(?:(?:fe)?male|(?-i:[MF]))"
# Nouns beside which a bare `48 years` is an age.
_PERSON = r"(?:wom[ae]n|m[ae]n|lady|gentleman|females?|males?|girl|boy|patient|housewife)"
_TITLED = r"(?-i:(?:Mrs?|Ms|Mme|Miss|Madame?|Mister)\.?(?:\s?[A-Z][\w.]*){1,3})"
_INITIALS = r"(?-i:(?:[A-Z]\.\s?){2,3}|Dr\.(?:\s?[\w]+\.){1,4})"
_TRADE = (
    r"(?:nurse|(?:school-?)?teacher|farmer|student|nun|secretary|physician|housewife|widow(?:er)?|miner|clerk|trader|worker|"
    r"pensioner|seamstress|shepherd(?:ess)?|engineer|employee|policeman|driver|fisherman|cook|cleaner)"
)
_OF_SEVERAL = r"the\s+(?:first|second|third|fourth|other|last)"
_CALLED = rf"(?:{_PERSON}|{_TITLED}|{_INITIALS}|(?:{_TRADE}|{_OF_SEVERAL})\b)"
_NO_PERSON = (
    r"(?!(?:[\w-]+\s+){0,3}(?:history|period|interval|duration|follow-?up|course|survival|gap|latency|time|experience|"
    r"career|delay|evolution|mean|median|average|total|maximum|minimum)\b)"
)
# From here on a bare number word behind "was" is an age: "she was thirty-three", not "she was one".
_GROWN = 20
_NOW = r"(?:(?:now|then)\s+)?"
_FORMS = (
    # "48-year-old", "one and a half years old", "48 y/o F", "48 years woman", "48/M"
    rf"(?<![\w.]){_YEARS_AND.format('years')}(?P<n>{COUNTED}){_HALF}(?:\s*[-–]\s*|\s*)(?:{_UNIT})(?:\s*[-–]\s*|\s+)"
    r"(?:old|of\s+age)\b",
    rf"(?<![\w.])(?P<n2>\d{{1,3}})\s*[-–]?\s*(?:(?:y/o|yo|y\.o\.|yrs?/o)(?:\s(?-i:[MF])\b)?|"
    rf"{_YEARS}(?=[\s-]+{_PERSON}\b)|{_YEARS}?\s?/\s?(?-i:[MF])\b)(?!\w)",
    # "aged 48", "a woman of 48", "at the age of 48", "age at diagnosis: 48"
    rf"\b(?:aged|{_PERSON}\s+of|at\s+(?:the\s+)?age\s+of|age[d:,]?(?:\s+at\s+(?:diagnosis|presentation|admission))?"
    rf"(?:\s+(?:was|is|of))?)\s*:?\s*"
    rf"{_YEARS_AND.format('years3')}(?P<n3>{COUNTED})(?:\s+(?P<unit3>(?a:day|week|month|year))s?)?(?![\w%-])",
    # "Miss A., student, 22 years,", "a nurse, 38,", "W.N., 38,", "a woman, now 38,"
    rf"\b{_CALLED}\s*[,:(]\s*(?:[\w-]+(?:\s[\w-]+)?,\s*)?(?P<n4>\d{{1,3}})\s?{_YEARS}(?=\s*[,;.)])",
    # "a schoolteacher of 31,", "a widow of eighty-one,"
    rf"\ban?\s+(?:[\w-]+\s+)?{_TRADE}\s+of\s+(?P<n16>[1-9]\d|{number_words(_GROWN)})(?=\s*[,;.]|\s+(?:was|with|who|presented|came|consulted)\b)",
    # "F/72"
    r"(?<![\w/])(?-i:[MF])\s?/\s?(?P<n17>[1-9]\d)(?![\w/%])",
    rf"\b{_CALLED}\s*,\s*{_NOW}(?P<n5>\d{{2}})(?=\s*[,;.]\s)",
    # "The second woman was 62.", "who was 76,": not "she was 62 kg"
    rf"\b(?:{_PERSON},?(?:\s+who)?|s?he|ours|{_OF_SEVERAL})\s+(?:is|was)\s+{_NOW}(?P<n7>\d{{2}}|{number_words(_GROWN)})"
    r"(?=\s*[,;.](?!\d)|\s+(?:and|when|at)\s)",
    # "a retired policeman of 67 years,": not "a history of 20 years"
    rf"\ba\s+{_NO_PERSON}(?:[\w-]+\s+){{1,4}}of\s+(?P<n9>[2-9]\d)\s+years"
    r"(?=\s*[,;.]|\s+(?:was|with|who|presented|came|consulted)\b)",
    # "she had, at 49 years,", "At 38, this lady"
    r"\bs?he\s+(?:had|was|underwent|developed|presented),?\s+at\s+(?P<n10>[2-9]\d)\s+years\b",
    rf"\bat\s+(?P<n11>[2-9]\d|{number_words(_GROWN)})(?=,\s+(?:s?he|this|the|our)\s)",
    # "(male, 70)", "(F, 46 y)", "Patient: F, 38 y.", "(70, male)"
    rf"(?:\(|\bpatient:\s*){_SEX}\s*,\s*(?P<n12>\d{{2}})(?:\s?y\w*)?(?=\s*[,;.)])",
    rf"\((?P<n13>\d{{2}})(?:\s?y\w*)?\s*,\s*{_SEX}(?=\s*[,;)])",
    # "in her sixties (66 years)", "a mass at 62 years."
    r"\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\s*\((?P<n14>\d{2})(?:\s?y\w*)?\)",
    r"\bat\s+(?P<n15>[2-9]\d)\s+years(?=\s*[.;])",
    # "G2P1, 36 years, at 17 weeks"
    rf"\b(?-i:G\d\s?P\d\w*),?\s+(?P<n8>\d{{2}})\s*-?\s*{_YEARS}(?=\s*[,;.)])",
    # "45F with a lump", but not "18F-FDG" nor a catheter of 24 F
    r"(?<![\w.-])(?!18F)(?P<n6>\d{2})\s?(?-i:[MF])"
    r"(?=,?\s+(?:with|who|present\w*|complain\w*|admitted|referred|noticed|came)\b|,\s)",
)
# "In her forties", "in his early 60s"
_DECADES = {
    word: decade
    for decade, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_DECADE = re.compile(
    rf"\bin\s+(?:her|his|their)\s+(?:(?:very\s+)?(?:early|mid|late)[\s-]+)?(?:(?P<word>{'|'.join(_DECADES)})|(?P<n>[1-9]0)['’]?s)\b",
    re.IGNORECASE,
)
_AGE = re.compile("|".join(_FORMS), re.IGNORECASE)
_AGE_NUMBERS = ("n", *(f"n{which}" for which in range(2, 18)))
# Without one of these there is no age, and the forms need not be tried.
_AGE_WORD = re.compile(
    r"old|\bage|y\.?/?o\b|yrs?/o|\b(?:of|at)\s+(?:\d|\w+ty\b)|\b[MF]\s?/\s?\d|\d[\s-]?y|/\s?[MF]\b|\d\s?(?-i:[MF])\b|"
    rf"[a-z.],\s*(?:\w+\s+)?\d\d[,;.)\s]|\b(?:is|was)\s+(?:\w+\s+)?(?:\d\d\b|\w+ty\b)|\bG\dP\d|\(\d\d\b|\b{_PERSON}\s+of\b",
    re.IGNORECASE,
)


def ages_in_years(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield ages in years, as `48-year-old`, `aged 48`, `a woman, 48 years,`, `48/F`, `48F with` or `1 year 11 months`.

    Months are counted as years / 12 and days as years / 365.25, to two decimals.
    """
    end = len(text) if end is None else end
    if not _AGE_WORD.search(text, start, end):
        return
    for match in _AGE.finditer(text, start, end):
        count = number(next(filter(None, (match[name] for name in _AGE_NUMBERS)))) + (0.5 if match["half"] else 0)
        unit = (match["unit"] or match["unit3"] or "year").lower()
        unit = {"wk": "week", "mo": "month", "yr": "year", "y": "year"}.get(unit, unit)
        whole = number(match["years"] or match["years3"] or "0")
        years = count if unit == "year" else round(whole + count * MONTHS_IN[unit] / 12, 2)
        if years < 120:
            yield Measured(match.start(), match.end(), years)


def decades_of_age(text: str, start: int, end: int) -> Iterator[Measured]:
    """Yield the first year of the decades of life told as `in her forties` or `in his early 60s`."""
    for match in _DECADE.finditer(text, start, end):
        years = 10 * _DECADES[match["word"].lower()] if match["word"] else int(match["n"])
        yield Measured(match.start(), match.end(), years)
