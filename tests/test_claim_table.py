from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.model import Claim, Reading
from ingest.pipeline import Pipeline

ReadingOf = Callable[[str], Reading]
TablesOf = Callable[..., tuple[Claim, ...]]


@pytest.fixture
def claims_of(pipeline: Pipeline, tmp_path: Path) -> TablesOf:
    """Reads an article whose table has these rows, cells parted by bars; `[1]` is a callout."""

    def read(caption: str, *rows: str, prose: str = "The area under the ROC curve was computed.") -> tuple[Claim, ...]:
        body = "".join(
            "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>" for row in rows
        )
        table = (
            f"<table-wrap><label>Table 1</label><caption><p>{caption}</p></caption><table>{body}</table></table-wrap>"
        )
        for number in ("1", "2"):
            table = table.replace(f"[{number}]", f'[<xref ref-type="bibr" rid="r{number}">{number}</xref>]')
        references = "".join(
            f'<ref id="r{n}"><label>{n}</label><mixed-citation>Roe R. {n}.</mixed-citation></ref>' for n in (1, 2)
        )
        path = tmp_path / "article.xml"
        path.write_text(
            f"<article><body><sec><title>Results</title><p>{prose}</p>{table}</sec></body>"
            f"<back><ref-list>{references}</ref-list></back></article>",
            encoding="utf-8",
        )
        return tuple(claim for claim in pipeline.read(path).claims if claim.section == "table")

    return read


def told(claim: Claim) -> str:
    words = [claim.measure, f"{claim.value:g}", "+".join(claim.index_test)]
    if claim.ci_low is not None:
        words.append(f"[{claim.ci_low:g}, {claim.ci_high:g}]")
    if claim.denominator is not None:
        words.append(f"{claim.numerator}/{claim.denominator}")
    return " ".join(words)


@pytest.mark.parametrize(
    ("table", "claims"),
    [
        pytest.param(
            ["Accuracy for cancer", "Test | Sensitivity (%) | Specificity (%)", "MRI | 91 | 77", "Mammography | 70 | 84"],
            ["sensitivity 0.91 mri", "specificity 0.77 mri", "sensitivity 0.7 mammography", "specificity 0.84 mammography"],
            id="tests as rows",
        ),
        pytest.param(
            ["Accuracy for cancer", "| MRI | Ultrasound", "Sensitivity, % (95% CI) | 91 (82–96) | 73 (61–83)",
             "AUC | 0.92 [0.85, 0.97] | 0.81"],
            ["sensitivity 0.91 mri [0.82, 0.96]", "sensitivity 0.73 ultrasound [0.61, 0.83]",
             "auc 0.92 mri [0.85, 0.97]", "auc 0.81 ultrasound"],
            id="tests as columns",
        ),
        pytest.param(
            ["Reader study", "Reader | MRI | | CT |", "| Se | Sp | Se | Sp", "Reader 1 | 0.90 | 0.80 | 0.70 | 0.60"],
            ["sensitivity 0.9 mri", "specificity 0.8 mri", "sensitivity 0.7 ct", "specificity 0.6 ct"],
            id="measures under spanning tests",
        ),
        pytest.param(
            ["Accuracy", "| Sensitivity | | Specificity |", "| MRI | CT | MRI | CT", "Adults | 90% | 80% | 70% | 60%"],
            ["sensitivity 0.9 mri", "sensitivity 0.8 ct", "specificity 0.7 mri", "specificity 0.6 ct"],
            id="tests under spanning measures",
        ),
        pytest.param(
            ["Sensitivity (%) of mammography and MRI by breast density", "Density | Mammography | MRI | P",
             "Fatty | 88 | 93 | 0.4", "Dense | 54 | 91 | 0.01"],
            ["sensitivity 0.88 mammography", "sensitivity 0.93 mri", "sensitivity 0.54 mammography", "sensitivity 0.91 mri"],
            id="measure in the caption",
        ),
        pytest.param(
            ["Performance of CT", "Per patient | |", "| Sens. | Spec.", "CT | 92 | 81", "Per lesion | |", "CT | 84 | 77"],
            ["sensitivity 0.92 ct", "specificity 0.81 ct", "sensitivity 0.84 ct", "specificity 0.77 ct"],
            id="panels",
        ),
        pytest.param(
            ["Performance", "Sensitivity (%) | |", "| MRI | CT", "Adults | 92 | 81", "Specificity (%) | |", "Adults | 84 | 77"],
            ["sensitivity 0.92 mri", "sensitivity 0.81 ct", "specificity 0.84 mri", "specificity 0.77 ct"],
            id="measures as panels",
        ),
        pytest.param(
            ["Performance", "| Sensitivity (%) | Specificity (%)", "MRI | 92 | 81", "| NPV (%) | PPV (%)", "MRI | 84 | 77"],
            ["sensitivity 0.92 mri", "specificity 0.81 mri", "npv 0.84 mri", "ppv 0.77 mri"],
            id="a second header",
        ),
        pytest.param(
            ["MRI", "| Sensitivity | 95% CI | P value", "MRI | 92.1% | 83.5–97.0 | 0.03"],
            ["sensitivity 0.921 mri [0.835, 0.97]"], id="interval beside",
        ),
        pytest.param(
            ["MRI", "| MRI | CT", "Sensitivity (%) | 92 | 81", "(95% CI) | (83–97) | (70–89)"],
            ["sensitivity 0.92 mri [0.83, 0.97]", "sensitivity 0.81 ct [0.7, 0.89]"], id="interval below",
        ),
        pytest.param(
            ["MRI", "| Sensitivity | | Specificity |", "| % | n/N | % | n/N", "MRI | 78.9 | 30/38 | 80.0 | 52/65"],
            ["sensitivity 0.789 mri 30/38", "specificity 0.8 mri 52/65"], id="counts beside",
        ),
        pytest.param(
            ["MRI", "Test | TP | FP | FN | TN | Sensitivity (%) | Specificity (%) | PPV (%)", "MRI | 30 | 13 | 8 | 52 | 78.9 | 80.1 | 69.8"],
            ["sensitivity 0.789 mri 30/38", "specificity 0.801 mri", "ppv 0.698 mri 30/43"],
            id="counts of the two-by-two table, where they give the figure",
        ),
        pytest.param(
            ["MRI", "| MRI | CT", "TP (n) | 30 | 20", "FN (n) | 8 | 18", "Sensitivity (%) | 78.9 | 52.6"],
            ["sensitivity 0.789 mri 30/38", "sensitivity 0.526 ct 20/38"], id="counts in rows",
        ),
        pytest.param(
            ["MRI", "Test | Sensitivity | Specificity | PPV | NPV | LR+ | DOR",
             "MRI | 30/38 (78.9) | 78.9 (30/38) | 30/38 | 78.9 ± 2 | 3.4 (2.1 to 5.6) | – "],
            ["sensitivity 0.789 mri 30/38", "specificity 0.789 mri 30/38", "ppv 0.789474 mri 30/38", "npv 0.789 mri",
             "lr_positive 3.4 mri [2.1, 5.6]"],
            id="forms of a cell",
        ),
        pytest.param(
            ["MRI", "Test | Sensitivity/Specificity (%)", "MRI | 90/80"],
            ["sensitivity 0.9 mri", "specificity 0.8 mri"], id="two measures in one cell",
        ),
        pytest.param(
            ["Agreement of readers on MRI", "Feature | Kappa | 95% CI", "Shape | 0.71 | 0.60–0.82"],
            ["kappa 0.71 mri [0.6, 0.82]"], id="kappa",
        ),
        pytest.param(
            ["Elastography", "| AUC | SE | 95% CI", "Elastography | 0.91 | 0.02 | 0.87–0.95"],
            ["auc 0.91 elastography [0.87, 0.95]"], id="SE is a standard error beside AUC",
        ),
        pytest.param(
            ["Models", "Model | Sensitivity | Accuracy", "CT | 75.0 | 1.00", "MRI | 80.0 | 92.0"],
            ["sensitivity 0.75 ct", "accuracy 0.01 ct", "sensitivity 0.8 mri", "accuracy 0.92 mri"], id="one scale a column",
        ),
    ],
)  # fmt: skip
def test_claims(claims_of: TablesOf, table: list[str], claims: list[str]) -> None:
    assert [told(claim) for claim in claims_of(*table)] == claims


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(["Exposure", "Parameter | Unit | Day 1", "AUC | ng·h/ml | 36.8"], id="pharmacokinetics by unit"),
        pytest.param(["Exposure", "Parameter | Day 1 | Day 2", "AUC0–24 (ng·h/ml) | 0.8 | 0.9"], id="pharmacokinetics by name"),
        pytest.param(["Isolates", "Antibiotic | Sensitivity (%)", "Ampicillin | 34", "Cefoxitin | 71"], id="antibiotics"),
        pytest.param(["Insulin sensitivity after MRI", "| MRI | CT", "Baseline | 34 | 31"], id="insulin"),
        pytest.param(["Contrast sensitivity", "| Sensitivity (log) | n", "Before | 1.47 | 20"], id="logarithms"),
        pytest.param(["MRI and histology", "| Malignant | Benign", "MRI positive | 40 | 6", "MRI negative | 4 | 50"], id="counts alone"),
        pytest.param(["MRI", "| P value for sensitivity | Difference in AUC", "MRI | 0.03 | 0.05"], id="comparisons"),
        pytest.param(["MRI", "| Before | After", "Mean | 0.31 | 0.35", "SE | 0.01 | 0.02"], id="standard errors in rows"),
        pytest.param(["Sensitivity analysis", "| Odds ratio (95% CI)", "MRI | 0.7 (0.4–1.2)"], id="sensitivity analysis"),
        pytest.param(["Accuracy of placement of MRI", "| Accuracy (mm)", "MRI | 2.1"], id="a length"),
        pytest.param(["", "", ""], id="empty"),
    ],
)  # fmt: skip
def test_what_is_no_claim(claims_of: TablesOf, table: list[str]) -> None:
    assert claims_of(*table) == ()


def test_a_claim_points_at_its_cell_and_its_row(claims_of: TablesOf) -> None:
    [claim] = claims_of(
        "Accuracy for the detection of breast cancer", "Test | Cut-off | Sensitivity", "MRI | > 1.2 | 91.0%"
    )
    assert (claim.quote, claim.value_as_printed, claim.scale) == ("91.0", "91.0", "percent")
    assert claim.evidence.quote == "MRI\t> 1.2\t91.0%"
    assert (claim.index_test_text, claim.threshold, claim.target) == ("MRI", "> 1.2", "breast cancer")
    assert claim.rule == "table cell; measure from the column header; test from a header"


@pytest.mark.parametrize(
    ("table", "test", "subgroup", "threshold"),
    [
        pytest.param(["x", "Test | AUC", "MRI, reader 1 | 0.9"], "MRI", "reader 1", None, id="reader beside the test"),
        pytest.param(["x", "| Reader 1", "| MRI", "AUC | 0.9"], "MRI", "Reader 1", None, id="reader above the test"),
        pytest.param(
            ["x", "Test | Group | AUC", "MRI | Dense breasts | 0.9"],
            "MRI",
            "Dense breasts",
            None,
            id="second row header",
        ),
        pytest.param(
            ["AUC of FDG PET/CT", "Cut-off | AUC", "SUVmax > 4.0 | 0.9"],
            "FDG PET/CT",
            None,
            "SUVmax > 4.0",
            id="threshold",
        ),
        pytest.param(["x", "Test | AUC", "Early lesions |", "MRI | 0.9"], "MRI", "Early lesions", None, id="panel"),
        pytest.param(
            ["AUC on MRI", "Parameter | AUC", "Lesion volume | 0.9"],
            "Lesion volume",
            None,
            None,
            id="what is read off images",
        ),
    ],
)
def test_circumstances(
    claims_of: TablesOf, table: list[str], test: str, subgroup: str | None, threshold: str | None
) -> None:
    [claim] = claims_of(*table)
    assert (claim.index_test_text, claim.subgroup, claim.threshold) == (test, subgroup, threshold)


@pytest.mark.parametrize(
    ("table", "confidence", "doubts"),
    [
        pytest.param(["x", "Test | AUC", "MRI | 0.9"], 0.85, (), id="header"),
        pytest.param(["AUC of MRI", "Reading | AUC", "First | 0.9"], 0.7, ("index test: taken from the table's caption",), id="caption"),
        pytest.param(
            ["x", "Reading | AUC", "First | 0.9"], 0.45, ("index test: taken from the document's main test",), id="document"
        ),
        pytest.param(
            ["x", "Test | AUC (95% CI)", "MRI | 0.9 (0.2–0.4)"], 0.51, ("interval: it does not hold the figure",), id="interval"
        ),
    ],
)  # fmt: skip
def test_confidence(claims_of: TablesOf, table: list[str], confidence: float, doubts: tuple[str, ...]) -> None:
    [claim] = claims_of(*table, prose="Ultrasound was done in all, and the ROC curve was drawn.")
    assert (claim.confidence, claim.doubts) == (confidence, doubts)


@pytest.mark.parametrize(
    ("table", "origins"),
    [
        pytest.param(
            ["Studies of MRI", "Study | Sensitivity (%)", "Roe et al. [1] | 90", "Doe et al. | 80", "Present study | 85"],
            [("1",), (), None], id="rows of studies",
        ),
        pytest.param(
            ["Sensitivity of MRI", "Author | Sensitivity (%) | Ref.", "Roe | 90 | [2]"], [("2",)], id="column of references"
        ),
        pytest.param(["MRI in published studies", "| Sensitivity (%)", "MRI | 90"], [()], id="caption"),
        pytest.param(["MRI", "Score | Sensitivity (%)", "MRI [1] | 90"], [None], id="a test's own reference"),
    ],
)  # fmt: skip
def test_origin(claims_of: TablesOf, table: list[str], origins: list[tuple[str, ...] | None]) -> None:
    assert [claim.cites if claim.cited else None for claim in claims_of(*table)] == origins


@pytest.mark.parametrize(
    "separator", [pytest.param("\t", id="tabs"), pytest.param(" | ", id="bars"), pytest.param("    ", id="columns")]
)
def test_a_table_of_a_plain_text(reading_of: ReadingOf, separator: str) -> None:
    rows = [("Test", "Sensitivity (%)", "Specificity (%)"), ("MRI", "91", "77"), ("Ultrasound", "70", "84")]
    table = "\n".join(separator.join(row) for row in rows)
    text = f"RESULTS\n\nAll had MRI.\n\nTable 1. Accuracy for cancer.\n{table}\n\nMRI had a sensitivity of 91%.\n"
    reading = reading_of(text)
    assert [(c.measure, c.quote, c.index_test, c.section) for c in reading.claims] == [
        ("sensitivity", "91", ("mri",), "table"), ("specificity", "77", ("mri",), "table"),
        ("sensitivity", "70", ("ultrasound",), "table"), ("specificity", "84", ("ultrasound",), "table"),
        ("sensitivity", "91", ("mri",), "results"),
    ]  # fmt: skip
    assert all(reading.document.text[c.start : c.end] == c.quote for c in reading.claims)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["Sensitivity"] + ["9" * n for n in (1, 40, 400)], id="ragged and long"),
        pytest.param(["|" * 300 + "Sensitivity (%)", "MRI" + "|90" * 400], id="wide"),
        pytest.param(["| Sensitivity", "MRI | 1/0", "MRI | 0/0", "MRI | 9,9,9", "MRI | 1.2.3", "MRI | −5"], id="odd numbers"),
        pytest.param(["| AUC", "MRI | 0.9 (1.4–2)", "MRI | 0.9 [", "MRI | (0.9", "MRI | 0.9-0.95-1"], id="odd intervals"),
    ],
)  # fmt: skip
def test_odd_tables_are_survived(claims_of: TablesOf, rows: list[str]) -> None:
    assert all(0 <= claim.value <= 1 for claim in claims_of("Sensitivity of MRI", *rows))
