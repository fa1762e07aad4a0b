"""Who has a tumour with a size, grade, stage or nodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

NO_NEOPLASM = [
    pytest.param("She had grade 2 reflux on histology.", id="grade"),
    pytest.param("She was given the diagnosis of stage 3 disease.", id="stage"),
    pytest.param("A family history of stage 3 breast cancer was noted.", id="stage-of-a-relative"),
    pytest.param("The ER was positive for crowding and the PR was normal.", id="emergency-room"),
    pytest.param("The ACR 3 score was reached.", id="acr-without-a-breast"),
    pytest.param("Her pupils measured 3 mm.", id="size"),
]


@pytest.mark.parametrize("text", NO_NEOPLASM)
def test_a_patient_without_a_neoplasm_has_no_facts_of_one(text: str, reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman was admitted with chest pain. {text}").cases[0]
    assert (case.tumour_size_mm, case.grade, case.stage, case.tnm, case.birads, case.er, case.pr) == (
        None, None, (), (), (), None, None,
    )  # fmt: skip
