"""Whether what a clause names took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at, was_done

CLAUSES = [
    pytest.param("MRI was performed.", True, id="done"),
    pytest.param("MRI was not performed.", False, id="not-done"),
    pytest.param("MRI was contraindicated.", False, id="contraindicated"),
    pytest.param("She refused MRI.", False, id="refused"),
    pytest.param("She refused surgery, but MRI was performed.", True, id="another-clause-was-refused"),
    pytest.param("MRI did not show a mass.", True, id="a-negative-result"),
    pytest.param("Masses could not be observed on MRI.", True, id="an-absent-finding"),
    pytest.param("She would undergo MRI.", False, id="hypothetical"),
    pytest.param("MRI was not only performed but repeated.", True, id="not-only"),
    pytest.param("MRI was asked for, but she could not pay.", False, id="asked-for-and-not-paid"),
    pytest.param("MRI was requested but denied by the insurer.", False, id="denied"),
    pytest.param("MRI was discussed and the patient declined it.", False, id="discussed-and-declined"),
    pytest.param("MRI was discussed and performed.", True, id="discussed-and-performed"),
    pytest.param("MRI, which she had been told to expect, was cancelled.", False, id="cancelled"),
    pytest.param("MRI had been discussed with her, but neither was done.", False, id="neither"),
    pytest.param("MRI was never used.", False, id="never"),
    pytest.param("MRI isn't available in our country.", False, id="not-available"),
    pytest.param("MRI was reserved for a later time.", False, id="reserved"),
    pytest.param("No CT or MRI was done.", False, id="no-one-or-the-other"),
    pytest.param("Neither CT nor MRI was indicated.", False, id="neither-nor"),
    pytest.param("MRI was deemed unnecessary.", False, id="unnecessary"),
    pytest.param("She was counselled for MRI.", False, id="counselled"),
    pytest.param("The board recommended MRI, which was performed.", True, id="recommended-and-performed"),
    pytest.param("She declined CT and underwent MRI.", True, id="declined-another"),
    pytest.param("She was referred for MRI.", False, id="referred"),
    pytest.param("If pain returns, MRI will be done.", False, id="on-a-condition"),
    pytest.param("MRI may be given.", False, id="may-be"),
    pytest.param("No CT, mammography or MRI was available.", False, id="last-of-a-denied-list"),
    pytest.param("No MRI, mammography or CT was available.", False, id="first-of-a-denied-list"),
    pytest.param("There was no lump, MRI showed a mass.", True, id="a-denial-of-something-else"),
    pytest.param("Her sister underwent MRI.", False, id="a-relative"),
    pytest.param("The planned CT was left out and MRI was done.", True, id="another-was-planned"),
    pytest.param("CT was planned and MRI was done.", True, id="the-other-was-planned"),
    pytest.param("MRI was planned and CT was done.", False, id="planned-beside-another"),
    pytest.param("MRI was planned and carried out.", True, id="planned-and-carried-out"),
    pytest.param("The board advised MRI, which the patient underwent.", True, id="advised-and-undergone"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_was_done(text: str, expected: bool, annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(text)
    (item,) = (found for found in annotated.found if found.concept == "mri")
    sentence = annotated.sentence_at(item.start)
    assert sentence is not None
    assert was_done(annotated, sentence, item) is expected


def test_a_clause_ends_at_its_conjunctions(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("US was normal, while MRI showed a mass; CT was refused.")
    (sentence,) = annotated.sentences
    start, end = clause_at(annotated.text, sentence, annotated.text.index("MRI"))
    assert annotated.text[start:end] == "while MRI showed a mass"
