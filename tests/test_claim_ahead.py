from collections.abc import Callable

import pytest

from ingest.claim.runs import Link

LinksOf = Callable[[str], list[Link]]


def shown(links: list[Link]) -> str:
    return ", ".join(f"{item.named.measure} {item.value.printed}" for item in links)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param("MRI (98%) surpassed CT (34%) in specificity.", "specificity 98, specificity 34", id="surpassed"),
        pytest.param(
            "Its performance was 0.91 and 0.73 in sensitivity and specificity.", "sensitivity 0.91, specificity 0.73",
            id="performance in a list",
        ),
        pytest.param(
            "CT (98%) was more sensitive than MRI (34%).", "sensitivity 98, sensitivity 34", id="was more sensitive"
        ),
        pytest.param(
            "CT (98%) had a higher sensitivity than MRI (34%).", "sensitivity 98, sensitivity 34", id="had a higher"
        ),
        pytest.param("MRI (98%) was read before CT (34%), and sensitivity rose.", "", id="no comparison"),
        pytest.param(
            "MRI (98%) surpassed CT (34%) in use, and specificity was 60%.", "specificity 60", id="the measure has a figure"
        ),
        pytest.param(
            "CT improved from 71% to 84% in sensitivity and from 60% to 64% in specificity.",
            "sensitivity 71, sensitivity 84, specificity 60, specificity 64", id="a change in",
        ),
        pytest.param(
            "CT yields 77% and 78%, and MRI 91% and 84%, for sensitivity and specificity.",
            "sensitivity 77, specificity 78, sensitivity 91, specificity 84", id="lists for",
        ),
        pytest.param(
            "CT yields 77%, and MRI 91% and 84%, for sensitivity and specificity.", "", id="lists that do not come out even"
        ),
        pytest.param(
            "CT reached 90%/85% sensitivity/specificity.", "sensitivity 90, specificity 85", id="a run before its measures"
        ),
        pytest.param("CT and MRI had 95% vs 62% sensitivity.", "sensitivity 95, sensitivity 62", id="versus before"),
        pytest.param("CT reached 84% (sensitivity) and 91% (specificity).", "sensitivity 84, specificity 91", id="in brackets"),
    ],
)  # fmt: skip
def test_figures_ahead_of_their_measure(links_of: LinksOf, text: str, links: str) -> None:
    assert shown(links_of(text)) == links
