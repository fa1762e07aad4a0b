import pytest

from ingest.claim.masks import is_share_of_something, masked, unit_end


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        pytest.param("84% (P = 0.03)", ["P = 0.03"], id="P value"),
        pytest.param("(P < 0.001, p=0.4)", ["P < 0.001", "p=0.4"], id="two P values"),
        pytest.param("76.7 ± 5%", ["± 5%"], id="spread"),
        pytest.param("in 40 women (n = 40)", ["n = 40"], id="sample size"),
        pytest.param("at a cut-off of 1.2", ["cut-off of 1.2"], id="threshold"),
        pytest.param("a difference of 12%", ["difference of 12%"], id="difference"),
        pytest.param("see Figure 3 and readers 1 and 2", ["Figure 3", "readers 1 and 2"], id="names"),
        pytest.param(
            "a kappa between 0.4 and 0.7 indicated", ["between 0.4 and 0.7 indicated"], id="what kappas are called"
        ),
        pytest.param("a kappa of 0.7, indicating good agreement", [], id="kappa"),
        pytest.param("sensitivity 84%", [], id="estimate"),
        pytest.param("a score of 3 or more had 84%", ["3 or more"], id="or more"),
        pytest.param("an AUC of 0.9 or more", [], id="a proportion or more"),
        pytest.param("a margin of 5%", ["margin of 5%"], id="margin"),
        pytest.param("raised by 5-15%", ["by 5-15%"], id="a range of differences"),
        pytest.param("the threshold of 3 had 84%", ["threshold of 3"], id="threshold"),
        pytest.param("F1 score: 0.71 vs 0.62", ["F1 score: 0.71 vs 0.62"], id="another statistic, two figures"),
        pytest.param("F1 scores of 0.71, 0.62 and 0.5", ["F1 scores of 0.71, 0.62 and 0.5"], id="and its list"),
        pytest.param("stenosis of 70% or so", ["stenosis of 70%"], id="stenosis"),
        pytest.param("stenosis with a sensitivity of 70%", [], id="a measure behind the stenosis"),
        pytest.param("(Se, 85%; Sp, 93%)", [], id="Se is no standard error beside Sp"),
        pytest.param("the model 0.87 and reader 2", ["reader 2"], id="a model's figure is no number"),
        pytest.param("(84% of all) (15)", ["(15)"], id="a reference behind a bracket"),
        pytest.param("(mean, 0.90; range, 0.86-0.93)", ["; range, 0.86-0.93"], id="range behind the mean"),
    ],
)
def test_masked(text: str, hidden: list[str]) -> None:
    assert sorted(text[start:end].strip() for start, end in masked(text)) == sorted(hidden)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 mm", "mm"),
        ("48-year-old", "year-old"),
        ("12 ng/ml", "ng/ml"),
        ("30 patients", "patients"),
        ("84%", None),
        ("0.84", None),
    ],
)
def test_unit(text: str, unit: str | None) -> None:
    digits = len(text) - len(text.lstrip("0123456789."))
    end = unit_end(text, digits)
    assert (text[digits:end].strip(" -") if end else None) == unit


@pytest.mark.parametrize(
    ("behind", "share"),
    [(" of the patients", True), (" stenosis", True), (" of all lesions", True), (" for MRI", False), (".", False)],
)
def test_share_of_something(behind: str, share: bool) -> None:
    assert is_share_of_something(f"70%{behind}", 3) is share
