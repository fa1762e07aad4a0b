"""Words for values of the evidence base, as a reader of a page expects them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import RATIO_MEASURES

_FIELDS = {
    "er": "ER", "pr": "PR", "her2": "HER2", "ar": "AR",
    "er_percent": "ER-positive cells", "pr_percent": "PR-positive cells",
    "her2_ihc": "HER2 IHC",
    "her2_fish": "HER2 FISH", "ki67_percent": "Ki-67", "tnm": "TNM", "birads": "BI-RADS",
    "age_years": "Age", "age_decade": "Age, decade",
    "tumour_size_mm": "Tumour size", "follow_up_months": "Follow-up", "neoadjuvant": "Neoadjuvant therapy",
    "size_method": "Size measured by", "ki67": "Ki-67", "nodes_positive": "Positive nodes",
    "nodes_examined": "Nodes examined",
}  # fmt: skip
_CONCEPTS = {"imaging", "tissue_sampling", "systemic_therapy", "surgery", "outcome", "quadrant", "size_method"}
_SUBTYPES = {
    "luminal_a": "luminal A", "luminal_b_her2_negative": "luminal B, HER2-negative",
    "luminal_b_her2_positive": "luminal B, HER2-positive", "her2_enriched": "HER2-enriched",
    "triple_negative": "triple-negative",
}  # fmt: skip
_UNITS = {"_years": " years", "_mm": " mm", "_months": " months", "_percent": "%"}
_TIME_POINTS = {
    "before_neoadjuvant": "before neoadjuvant treatment", "neoadjuvant": "neoadjuvant treatment",
    "after_neoadjuvant": "after neoadjuvant treatment", "follow_up": "follow-up", "unspecified": "time not said",
}  # fmt: skip
_WEEK, _MONTH, _YEAR = 7, 365.25 / 12, 365.25  # days
_COMPARATORS = {"=": "", "<": "< ", ">": "> ", "<=": "≤ ", ">=": "≥ ", "~": "about "}


def percent(value: float) -> str:
    """Return a proportion 0-1 as percent without digits that it does not have."""
    return f"{value * 100:.6g}%"


def on_scale(value: float, scale: str) -> str:
    """Return a stored value on the scale on which it was printed."""
    return percent(value) if scale in {"percent", "fraction"} else f"{value:.6g}"


def of_measure(value: float, measure: str) -> str:
    """Return a value of an aggregate: proportions as percent, areas under the curve and ratios as decimals."""
    decimal = measure == "auc" or measure in RATIO_MEASURES
    return f"{value:.3g}" if decimal else f"{value * 100:.1f}".removesuffix(".0") + "%"


def printed_figure(
    value: float, printed: str, scale: str, comparator: str = "=", value_high: float | None = None
) -> str:
    """Return a figure with the digits of its paper: `84%`, `> 0.9`, `71–83%`, `26/115 (22.6%)`."""
    figure = printed
    if value_high is not None:
        figure += "–" + (f"{value_high * 100:.6g}" if scale == "percent" else f"{value_high:.6g}")
    if scale == "percent":
        figure += "%"
    elif scale == "fraction":
        figure += f" ({value * 100:.3g}%)"
    return _COMPARATORS[comparator] + figure


def interval(low: float | None, high: float | None, scale: str) -> str | None:
    """Return the limits of a confidence interval on the printed scale, or None where none was given."""
    if low is None or high is None:
        return None
    return f"{on_scale(low, scale).removesuffix('%')}–{on_scale(high, scale)}"


def origin(cited: bool, labels: Sequence[str]) -> str:
    """Return whose result a claim is."""
    if not cited:
        return "own result"
    return f"relayed from [{', '.join(labels)}]" if labels else "relayed, source not named"


def in_words(code: str) -> str:
    """Return a code of the vocabulary or the schema as words: `core_biopsy` as `core biopsy`."""
    return code.replace("_", " ")


def field_name(field: str) -> str:
    """Return the name of a field of a case as a heading."""
    return _FIELDS.get(field) or in_words(field).capitalize()


def field_value(field: str, value: object, concept_label: str | None = None) -> str:
    """Return a value of a field of a case in words, with the field's unit; a concept's key by its label."""
    if field in _CONCEPTS and concept_label:
        return concept_label
    if field in {"neoadjuvant", "radiotherapy"}:
        return "yes" if str(value).lower() in {"1", "true", "yes"} else "no"
    if field == "clock_position":
        return f"{value} o'clock"
    if field == "subtype":
        return _SUBTYPES.get(str(value)) or in_words(str(value))
    text = f"{value:g}" if isinstance(value, float) else in_words(str(value))
    unit = next((unit for suffix, unit in _UNITS.items() if field.endswith(suffix)), "")
    return text + unit


def time_point(code: str) -> str:
    """Return a time point or phase of the course in words."""
    return _TIME_POINTS.get(code) or in_words(code)


def counted(number: float, noun: str) -> str:
    """Return a number with its noun: `1 week`, `2.5 months`; a count keeps all its digits."""
    return f"{number if isinstance(number, int) else f'{number:g}'} {noun}" + ("" if number == 1 else "s")


def lasting(days: float) -> str:
    """Return a length of time in the unit that a reader thinks of: days, whole weeks, months, or years."""
    days = round(days)
    if days >= 2 * _YEAR:
        return counted(round(days / _YEAR, 1), "year")
    if days % _WEEK == 0 and 0 < days < 26 * _WEEK:
        return counted(days / _WEEK, "week")
    return counted(round(days / _MONTH), "month") if days >= 2 * _MONTH else counted(days, "day")


def on_day(days: float) -> str:
    """Return a day counted from presentation; far from it, with the time passed: `day 183 (about 6 months)`."""
    day = f"day {days:.0f}".replace("-", "\N{MINUS SIGN}")
    return day if abs(days) < 2 * _MONTH else f"{day} (about {lasting(abs(days))})"
