import pytest

from ingest.claim.quantities import named_quantities, states_another


@pytest.mark.parametrize(
    ("gap", "states"),
    [
        pytest.param(" was 84% at a prevalence of ", True, id="prevalence"),
        pytest.param(" of 84%, a success rate of ", True, id="a rate"),
        pytest.param(": 0.86, superiority index: ", True, id="an index printed as the measure is"),
        pytest.param(" of fibrosis index: ", False, id="an index that is a test"),
        pytest.param(" was 0.95 and the Q* index ", True, id="Q index"),
        pytest.param(" of MRI was ", False, id="none"),
        pytest.param(" and true positive rate of ", False, id="a true rate"),
    ],
)
def test_states_another(gap: str, states: bool) -> None:
    assert bool(states_another(gap)) is states


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("an F1 score and the ICC", ["F1 score", "ICC"], id="listed in the vocabulary"),
        pytest.param(
            "intraclass correlation coefficient (ICC)", ["intraclass correlation coefficient (ICC)"], id="bracket"
        ),
        pytest.param("the superiority index", ["superiority index"], id="by its form"),
        pytest.param("the sensitivity", [], id="none"),
    ],
)
def test_named_quantities(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in named_quantities(text)] == names
