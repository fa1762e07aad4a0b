"""What a printed number says: the one rule by which a stored value is derived, and verified, from its characters."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

Scale = Literal["percent", "proportion", "ratio", "fraction"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS: dict[str, int] = (
    {word: value for value, word in enumerate(_UNITS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {
        f"{tens}-{unit}": 10 * value + digit
        for value, tens in enumerate(_TENS, 2)
        for digit, unit in enumerate(_UNITS[1:10], 1)
    }
)
_INTEGER = r"\d{1,3}(?:,\d{3})+|\d+"
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_COUNT = re.compile(
    rf"({_INTEGER}|[A-Za-z-]+)(?:\s*/\s*|\s.*?\b(?:of|out of|in|from|among)\s.*?)({_INTEGER}"
    rf"|[A-Za-z-]+)$",
    re.DOTALL,
)


def printed_integer(text: str) -> int:
    """Return the integer that digits (`1,204`) or a number word below one hundred (`twenty-six`) say.

    Raises ValueError for anything else.
    """
    word = text.strip().lower().replace(" ", "-")
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else int(word.replace(",", ""))


def printed_count(text: str) -> tuple[int, int]:
    """Return numerator and denominator of `26/115`, `26 of 115` or `two of six`; raise ValueError for anything else.

    >>> printed_count("26 of 115"), printed_count("two of six")
    ((26, 115), (2, 6))
    """
    match = _COUNT.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is not a count such as 26/115 or 26 of 115")
    return printed_integer(match[1]), printed_integer(match[2])


def printed_value(text: str, scale: Scale) -> float:
    """Return the number that the characters say: percents become proportions 0-1, counts their quotient.

    Accepts a middle dot or comma as decimal mark and white space that OCR put around it; a ratio's commas before three
    digits part thousands. Raises ValueError where the characters are no number on that scale.

    >>> printed_value("84.0", "percent"), printed_value("0·91", "proportion"), printed_value("18 of 20", "fraction")
    (0.84, 0.91, 0.9)
    >>> printed_value("2,310", "ratio"), printed_value("2,31", "ratio"), printed_value("−0.12", "ratio")
    (2310.0, 2.31, -0.12)
    """
    if scale == "fraction":
        numerator, denominator = printed_count(text)
        if denominator == 0:
            raise ValueError(f"{text!r} divides by zero")
        return numerator / denominator
    plain = re.sub(r"\s+", "", text).lower().replace("−", "-").replace("·", ".")
    if plain in NUMBER_WORDS:
        number = Decimal(NUMBER_WORDS[plain])
    elif scale == "ratio" and _THOUSANDS.fullmatch(plain):
        number = Decimal(plain.replace(",", ""))
    else:
        number = _decimal(plain.replace(",", "."))
    return float(number / 100 if scale == "percent" else number)


def _decimal(plain: str) -> Decimal:
    if not re.fullmatch(r"-?(?:\d+\.?\d*|\.\d+)", plain):
        raise ValueError(f"{plain!r} is no number")
    return Decimal(plain)


def quotes(quote: str, printed: str, high: str | None = None) -> bool:
    """Tell whether the characters of a quote are those of a printed value, or of a range from it to a higher one.

    White space, percent signs and the words between the two limits do not count.

    >>> quotes("84", "84"), quotes("71% to 83", "71", "83"), quotes("48", "84")
    (True, True, False)
    """
    held, low = re.sub(r"[\s%]+", "", quote), re.sub(r"\s+", "", printed)
    if high is None:
        return held == low
    return held.startswith(low) and held.endswith(re.sub(r"\s+", "", high)) and len(held) > len(low)
