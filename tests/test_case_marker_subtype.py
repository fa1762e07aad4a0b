"""The intrinsic subtype that receptors and Ki-67 give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading
from ingest.vocab import load_vocabulary

SUBTYPES = [
    pytest.param(
        "ER 90%, PR 60%, HER2 0, Ki-67 10%.", ["luminal_a"], "er pr_percent her2 ki67_percent", id="luminal-a"
    ),
    pytest.param(
        "ER 90%, PR 20%, HER2 0, Ki-67 19%.", ["luminal_a"], "er pr_percent her2 ki67_percent", id="at-cut-offs"
    ),
    pytest.param(
        "ER 90%, PR 60%, HER2 0, Ki-67 20%.", ["luminal_b_her2_negative"], "er her2 ki67_percent", id="high-ki67"
    ),
    pytest.param("ER 90%, PR 19%, HER2 0, Ki-67 5%.", ["luminal_b_her2_negative"], "er her2 pr_percent", id="low-pr"),
    pytest.param("ER 90%, PR negative, HER2 1+.", ["luminal_b_her2_negative"], "er her2 pr", id="negative-pr"),
    pytest.param("ER positive, HER2 3+.", ["luminal_b_her2_positive"], "er her2", id="luminal-and-her2"),
    pytest.param("ER negative, PR negative, HER2 3+.", ["her2_enriched"], "er pr her2", id="her2-enriched"),
    pytest.param("A triple-negative cancer was found.", ["triple_negative"], "er pr her2", id="triple-negative"),
    pytest.param("ER positive, PR positive, HER2 negative, Ki-67 10%.", [], "", id="pr-without-a-percentage"),
    pytest.param("ER 90%, PR 60%, HER2 negative.", [], "", id="no-ki67"),
    pytest.param("ER 90%, PR 60%, HER2 negative, Ki-67 15-25%.", [], "", id="range-on-both-sides-of-the-cut-off"),
    pytest.param("ER 90%, PR 60%, HER2 2+, Ki-67 10%.", [], "", id="equivocal-her2"),
    pytest.param("ER negative, PR positive, HER2 negative.", [], "", id="pr-alone"),
    pytest.param("ER negative, HER2 negative.", [], "", id="pr-not-said"),
    pytest.param(
        "Biopsy showed ductal carcinoma in situ. ER negative, PR negative, HER2 3+.", [], "", id="in-situ-alone"
    ),
    pytest.param(
        "The right tumour was ER 90%, PR 80%, HER2 0, Ki-67 15%; the left tumour was ER 90%, PR 0%, HER2 0, Ki-67 15%.",
        [],
        "",
        id="two-tumours-that-differ",
    ),
    pytest.param(
        "The right tumour was ER 90%, PR 80%, HER2 0, Ki-67 15%; the left tumour was ER 90%, PR 80%, HER2 0, Ki-67 15%.",
        ["luminal_a"],
        "er pr_percent her2 ki67_percent",
        id="two-tumours-alike",
    ),
]


@pytest.mark.parametrize(("pathology", "expected", "inputs"), SUBTYPES)
def test_subtype(pathology: str, expected: list[str], inputs: str, reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman had a lump in her left breast. {pathology}").cases[0]
    assert [(derived.field, derived.value) for derived in case.derived] == [("subtype", value) for value in expected]
    assert [fact.field for derived in case.derived for fact in derived.inputs] == inputs.split()


def test_a_cancer_of_another_organ_has_none(reading_of: Callable[[str], Reading]) -> None:
    case = reading_of("A 58-year-old woman had a cancer of the ovary. ER negative, PR negative, HER2 negative.").cases[
        0
    ]
    assert (case.er, case.derived) == ("negative", ())


@pytest.mark.parametrize(
    "diagnosis",
    [
        pytest.param("It was a breast carcinoma.", id="breast-carcinoma"),
        pytest.param("Biopsy showed an invasive carcinoma of the breast.", id="carcinoma-of-the-breast"),
        pytest.param("It was a breast cancer.", id="breast-cancer"),
    ],
)
def test_a_cancer_that_is_only_called_of_the_breast_is_classified(
    diagnosis: str, reading_of: Callable[[str], Reading]
) -> None:
    case = reading_of(f"A 58-year-old woman was seen. {diagnosis} ER negative, PR negative, HER2 3+.").cases[0]
    assert [derived.value for derived in case.derived] == ["her2_enriched"]


def test_a_metastasis_in_the_breast_has_none(reading_of: Callable[[str], Reading]) -> None:
    text = "A 58-year-old woman had a lump in her left breast. Biopsy showed serous carcinoma. ER 70%, PR negative, HER2 0."
    case = reading_of(text).cases[0]
    assert (case.er, case.derived) == ("positive", ())


def test_the_rule_is_named_with_its_source(reading_of: Callable[[str], Reading]) -> None:
    case = reading_of("A 48-year-old woman had a triple-negative breast cancer.").cases[0]
    rule = load_vocabulary().rules.subtype
    assert case.derived[0].rule == f"{rule.name} ({rule.source})"
