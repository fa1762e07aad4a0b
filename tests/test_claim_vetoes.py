from collections.abc import Callable

import pytest

from ingest.claim.runs import Link


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("Accuracy was 72%, with overstaging in 18%.", ["72"], id="in a share of the patients"),
        pytest.param("Sensitivity was 72% here, and up to 30% of discrepancies matter.", ["72"], id="of a noun"),
        pytest.param(
            "The sensitivity of 94% contrasts with the 48% of mammography.", ["94", "48"], id="the figure of a test"
        ),
        pytest.param("Sensitivity was 72%, although disease was less prevalent (47%).", ["72"], id="prevalent"),
        pytest.param("The biopsy is needed, given the PPV of 54%.", ["54"], id="given the PPV"),
        pytest.param("At a given specificity of 95% all were seen.", [], id="a given specificity"),
        pytest.param("Sensitivity has been given as 83% and specificity as 90%.", ["83", "90"], id="has been given"),
        pytest.param("The detection rate rose from 3.3 to 5.3.", [], id="a rate per thousand"),
        pytest.param("The sensitivity was 284.9 (250.1-300.2).", [], id="more than all"),
        pytest.param("The area under the ROC curve was 0·91.", ["0·91"], id="a middle dot"),
        pytest.param("A sensitivity and specificity of 97% and 99% have been found.", ["97", "99"], id="a verb behind"),
    ],
)
def test_what_is_no_figure_of_the_measure(links_of: Callable[[str], list[Link]], text: str, figures: list[str]) -> None:
    assert [item.value.printed for item in links_of(text)] == figures
