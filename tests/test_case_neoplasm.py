"""Whether the patient has a neoplasm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.neoplasm import has_neoplasm
from ingest.case.patients import find_patients

ROWS = [
    pytest.param("She had a carcinoma of the lung.", True, id="carcinoma"),
    pytest.param("Biopsy showed a schwannoma.", True, id="name-in-oma"),
    pytest.param("A mass was palpable.", True, id="mass"),
    pytest.param("She had acute leukaemia.", True, id="leukaemia"),
    pytest.param("She had a haematoma and glaucoma and fell into a coma.", False, id="other-names-in-oma"),
    pytest.param("Her symptoms came from a granuloma.", False, id="granuloma"),
    pytest.param("There was no evidence of a tumour.", False, id="denied"),
    pytest.param("Lymphoma was excluded.", False, id="excluded-behind"),
    pytest.param("She had a family history of breast cancer.", False, id="family"),
    pytest.param("Tumour necrosis factor was raised.", False, id="necrosis-factor"),
    pytest.param("She had pneumonia.", False, id="none-named"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_has_neoplasm(text: str, expected: bool, annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(f"A 48-year-old woman was admitted with pain. {text}")
    assert has_neoplasm(annotated, find_patients(annotated)[0]) is expected
