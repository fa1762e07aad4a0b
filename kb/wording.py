"""Words for values of the evidence base, as a reader of a page expects them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import RATIO_MEASURES

_FIELDS = {
    "er": "ER", "pr": "PR", "her2": "HER2", "ar": "AR",
    "er_percent": "ER-positive cells", "pr_percent": "PR-positive cells",
    "her2_ihc": "HER2 IHC",
    "her2_fish": "HER2 FISH", "ki67_percent": "Ki-67", "tnm": "TNM", "birads": "BI-RADS", "age_years": "Age",
    "tumour_size_mm": "Tumour size", "follow_up_months": "Follow-up", "neoadjuvant": "Neoadjuvant therapy",
}  # fmt: skip
_UNITS = {"_years": " years", "_mm": " mm", "_months": " months", "_percent": "%"}
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


def field_value(field: str, value: object) -> str:
    """Return a value of a field of a case in words, with the field's unit."""
    if field in {"neoadjuvant", "radiotherapy"}:
        return "yes" if str(value).lower() in {"1", "true", "yes"} else "no"
    text = f"{value:g}" if isinstance(value, float) else in_words(str(value))
    unit = next((unit for suffix, unit in _UNITS.items() if field.endswith(suffix)), "")
    return text + unit
