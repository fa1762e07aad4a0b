from collections.abc import Callable
from typing import Any

import pytest

from ingest.model import Reading


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        pytest.param(
            "MRI had a sensitivity of 84% for detecting residual disease.", "target", "residual disease", id="detecting"
        ),
        pytest.param(
            "The accuracy of MRI in predicting pathological response was 84%.",
            "target",
            "pathological response",
            id="predicting",
        ),
        pytest.param(
            "In the diagnosis of breast cancer MRI had a sensitivity of 84%.", "target", "breast cancer", id="diagnosis"
        ),
        pytest.param(
            "In the diagnosis of breast cancer MRI had a sensitivity of 84%.",
            "target_concept",
            "breast_cancer",
            id="concept",
        ),
        pytest.param(
            "At a threshold of 12 ng/ml PSA had a sensitivity of 84%.",
            "threshold",
            "threshold of 12 ng/ml",
            id="threshold",
        ),
        pytest.param("For the second reader MRI had a sensitivity of 84%.", "subgroup", "second reader", id="reader"),
        pytest.param(
            "In the validation cohort MRI had a sensitivity of 84%.", "subgroup", "validation cohort", id="cohort"
        ),
        pytest.param("Per lesion MRI had a sensitivity of 84%.", "unit_of_analysis", "lesion", id="unit"),
        pytest.param("MRI had a sensitivity of 84%.", "target", None, id="not said"),
        pytest.param("MRI identified nearly all, with a sensitivity of 84%.", "target", None, id="no condition"),
        pytest.param("MRI had a sensitivity of more than 84%.", "comparator", ">", id="comparator"),
    ],
)
def test_setting(reading_of: Callable[[str], Reading], text: str, field: str, value: Any) -> None:
    (claim,) = reading_of(text).claims
    assert getattr(claim, field) == value
