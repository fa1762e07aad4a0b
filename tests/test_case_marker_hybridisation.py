"""Verdicts on HER2 amplification."""

from __future__ import annotations

import pytest

from ingest.case.marker.hybridisation import hybridisations

VERDICTS = [
    pytest.param("FISH was positive", [("amplified", None)], id="positive"),
    pytest.param("FISH was negative", [("not_amplified", None)], id="negative"),
    pytest.param("with negative FISH", [("not_amplified", None)], id="negative-before-the-method"),
    pytest.param("the gene was not amplified", [("not_amplified", None)], id="not-amplified"),
    pytest.param("no amplification was detected", [("not_amplified", None)], id="no-amplification"),
    pytest.param("amplification was ruled out", [("not_amplified", None)], id="ruled-out"),
    pytest.param("amplification was excluded by FISH", [("not_amplified", None)], id="excluded"),
    pytest.param("the assay excluded HER2 amplification", [("not_amplified", None)], id="excluded-by-the-assay"),
    pytest.param("amplification could not be demonstrated", [("not_amplified", None)], id="not-demonstrated"),
    pytest.param("amplification is unlikely", [("not_amplified", None)], id="unlikely"),
    pytest.param("the assay did not confirm amplification", [("not_amplified", None)], id="not-confirmed"),
    pytest.param("the assay could not exclude amplification", [], id="assay-does-not-exclude"),
    pytest.param("amplification could not be excluded", [], id="not-excluded"),
    pytest.param("a HER2/CEP17 ratio of 2.4", [("amplified", 2.4)], id="ratio-of-two-or-more"),
    pytest.param("a ratio of 2.0", [("amplified", 2.0)], id="ratio-of-two"),
    pytest.param("a ratio of 1,9", [("not_amplified", 1.9)], id="ratio-below-two-with-a-comma"),
    pytest.param("a ratio of 40%", [], id="another-ratio"),
    pytest.param("FISH for amplification was not performed", [], id="not-performed"),
    pytest.param("FISH was requested to rule out amplification", [], id="requested"),
    pytest.param("stained by immunohistochemistry", [], id="no-hybridisation"),
]


@pytest.mark.parametrize(("text", "expected"), VERDICTS)
def test_hybridisation(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert [(found.verdict, found.ratio) for found in hybridisations(text)] == expected
