"""Outcomes of the patient and the length of follow-up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Surgery showed a pathological complete response.", {"outcome": ("pathological_complete_response",)}, id="pcr"
    ),
    pytest.param(
        "MRI showed complete response. Pathology showed a pathological complete response.",
        {"outcome": ("pathological_complete_response",)},
        id="pcr-includes-complete-response",
    ),
    pytest.param(
        "At 5 years there was no evidence of recurrence.",
        {"outcome": ("no_recurrence",), "follow_up_months": 60.0},
        id="no-recurrence",
    ),
    pytest.param(
        "Recurrence was not observed during a 10-year follow-up.",
        {"outcome": ("no_recurrence",), "follow_up_months": 120.0},
        id="negated-recurrence",
    ),
    pytest.param(
        "Two years later the tumour recurred.", {"outcome": ("recurrence",), "follow_up_months": None}, id="recurrence"
    ),
    pytest.param("The axillary lymph nodes contained metastases.", {"outcome": ()}, id="nodes"),
    pytest.param("Metastases were found in three of ten lymph nodes.", {"outcome": ()}, id="nodes-counted"),
    pytest.param("CT: two liver metastases and hilar nodes.", {"outcome": ("metastasis",)}, id="an-organ-beside-nodes"),
    pytest.param(
        "There is no sign of local or distant relapse.", {"outcome": ("no_recurrence",)}, id="no-sign-of-relapse"
    ),
    pytest.param(
        "There were no signs of recurrence and the scar was considered good.",
        {"outcome": ("no_recurrence",)},
        id="another-thing-considered",
    ),
    pytest.param("PET/CT showed complete metabolic remission.", {"outcome": ("complete_response",)}, id="metabolic"),
    pytest.param("The disease was stable on CT.", {"outcome": ("stable_disease",)}, id="was-stable"),
    pytest.param("The recurrence score was 18.", {"outcome": ()}, id="a-score-of-recurrence"),
    pytest.param("The death of her husband was sudden.", {"outcome": ()}, id="the-death-of-a-relative"),
    pytest.param("Metastasis was feared.", {"outcome": ()}, id="feared"),
    pytest.param("Far from shrinking, it grew: progression.", {"outcome": ("progression",)}, id="far-from"),
    pytest.param(
        "Topotecan was of no benefit, with progression on CT.", {"outcome": ("progression",)}, id="no-benefit"
    ),
    pytest.param(
        "She did not recover (fever persisted) and she succumbed.", {"outcome": ("death",)}, id="another-clause"
    ),
    pytest.param("Her arthritis was in remission.", {"outcome": ()}, id="remission-of-something-else"),
    pytest.param(
        "At 5 years and 2 months she was free of disease.",
        {"outcome": ("no_recurrence",), "follow_up_months": 62.0},
        id="years-and-months",
    ),
    pytest.param(
        "One and a half years after surgery she is in remission and asks for a reconstruction.",
        {"outcome": ("no_recurrence",), "follow_up_months": 18.0},
        id="a-plan-behind",
    ),
    pytest.param(
        "Mean survival of such patients was 27.4 months. Six months later she is alive.",
        {"outcome": ("alive",), "follow_up_months": 6.0},
        id="a-mean-of-others",
    ),
    pytest.param("Her last visit was 40 months after the operation.", {"follow_up_months": 40.0}, id="last-visit"),
    pytest.param("Lung metastases were found.", {"outcome": ("metastasis",)}, id="distant"),
    pytest.param("There was no distant metastasis.", {"outcome": ()}, id="no-metastasis"),
    pytest.param("She died after 8 months.", {"outcome": ("death",), "follow_up_months": 8.0}, id="death"),
    pytest.param("She has five children alive.", {"outcome": ()}, id="children"),
    pytest.param("The cells did not differ from those of disease-free controls.", {"outcome": ()}, id="controls"),
    pytest.param(
        "She took tamoxifen for 5 years. She is alive at 24 months.",
        {"outcome": ("alive",), "follow_up_months": 24.0},
        id="duration-of-treatment",
    ),
    pytest.param("She was followed up every three months.", {"follow_up_months": None}, id="interval-of-visits"),
    pytest.param(
        "Our patient fared worse than a pathological complete response would suggest.", {"outcome": ()}, id="comparison"
    ),
    pytest.param("Recurrence of subretinal fluid was seen.", {"outcome": ()}, id="recurrence-of-fluid"),
    pytest.param("There was no recurrence of seizures.", {"outcome": ()}, id="no-recurrence-of-seizures"),
    pytest.param("Her seizures recurred.", {"outcome": ()}, id="seizures-recurred"),
    pytest.param("The headache relapsed.", {"outcome": ()}, id="headache"),
    pytest.param("Her reflux symptoms regressed.", {"outcome": ()}, id="symptoms-regressed"),
    pytest.param("The fever showed a complete response to antibiotics.", {"outcome": ()}, id="fever"),
    pytest.param("She had a good response to diuresis and her oedema regressed.", {"outcome": ()}, id="oedema"),
    pytest.param("She has recurrent varices.", {"outcome": ()}, id="recurrent-varices"),
    pytest.param("The recurrent laryngeal nerve was spared.", {"outcome": ()}, id="recurrent-nerve"),
    pytest.param("Recurrent carcinoma was found.", {"outcome": ("recurrence",)}, id="recurrent-carcinoma"),
    pytest.param("Recurrence of the tumour was seen.", {"outcome": ("recurrence",)}, id="recurrence-of-the-tumour"),
    pytest.param(
        "CT showed complete response in the lungs, with residual carcinoma in the neck.",
        {"outcome": ("residual_disease",)},
        id="complete-in-one-organ",
    ),
    pytest.param("CT showed a complete response.", {"outcome": ("complete_response",)}, id="complete-response"),
    pytest.param("The tumour regressed markedly.", {"outcome": ("partial_response",)}, id="tumour-regressed"),
    pytest.param("Tamoxifen was given to reduce the risk of recurrence.", {"outcome": ()}, id="to-avert"),
    pytest.param("The margins were tumour-free.", {"outcome": ()}, id="margins"),
    pytest.param("Her brother died of a sarcoma.", {"outcome": ()}, id="death-of-a-relative"),
    pytest.param("Her husband was called when the patient died.", {"outcome": ("death",)}, id="death-of-the-patient"),
    pytest.param("There was no recurrence or pain.", {"outcome": ("no_recurrence",)}, id="no-recurrence-or-pain"),
    pytest.param(
        "She had no symptoms and no recurrence.", {"outcome": ("no_recurrence",)}, id="no-symptoms-and-no-recurrence"
    ),
    pytest.param(
        "Her headache was gone and there was no recurrence.",
        {"outcome": ("no_recurrence",)},
        id="symptom-gone-and-no-recurrence",
    ),
    pytest.param(
        "There was no recurrence in the renal bed.", {"outcome": ("no_recurrence",)}, id="no-recurrence-in-a-place"
    ),
    pytest.param(
        "She was free of headache without recurrence.", {"outcome": ("no_recurrence",)}, id="free-of-a-symptom"
    ),
    pytest.param("The swelling recurred.", {"outcome": ("recurrence",)}, id="swelling-recurred"),
    pytest.param("Recurrence of the disease and pain followed.", {"outcome": ("recurrence",)}, id="disease-and-pain"),
    pytest.param(
        "Distant metastasis was also ruled out by PET/CT.",
        {"outcome": (), "imaging": ("pet_ct",)},
        id="distant-metastasis-was-also-ruled-out",
    ),
    pytest.param("Metastasis was subsequently ruled out.", {"outcome": ()}, id="metastasis-was-subsequently-ruled-out"),
    pytest.param(
        "Lung metastases were therefore excluded.", {"outcome": ()}, id="lung-metastases-were-therefore-excluded"
    ),
    pytest.param(
        "Distant metastases were never detected.", {"outcome": ()}, id="distant-metastases-were-never-detected"
    ),
    pytest.param("No metastasis was subsequently found.", {"outcome": ()}, id="no-metastasis-was-subsequently-found"),
    pytest.param(
        "Distant metastasis was then definitively ruled out.",
        {"outcome": ()},
        id="distant-metastasis-was-then-definitively-ruled",
    ),
    pytest.param(
        "Distant metastasis could also be excluded.", {"outcome": ()}, id="distant-metastasis-could-also-be-excluded"
    ),
    pytest.param(
        "There was near-complete resolution of the mass.",
        {"outcome": ("partial_response",)},
        id="there-was-near-complete-resolution-of",
    ),
    pytest.param(
        "There was near-complete resolution of the mass.",
        {"outcome": ("partial_response",)},
        id="there-was-near-complete-resolution-of-2",
    ),
    pytest.param(
        "When last seen at fifteen months, there was nothing to suggest recurrence.",
        {"outcome": ("no_recurrence",), "follow_up_months": 15.0},
        id="when-last-seen-at-fifteen-months",
    ),
    pytest.param(
        "Metastatic renal cell carcinoma had to be excluded: CT showed normal kidneys.",
        {"outcome": (), "histology": ()},
        id="metastatic-renal-cell-carcinoma-had-to",
    ),
    pytest.param(
        "She was alive one year later with stable bony disease.",
        {"outcome": ("alive", "stable_disease"), "follow_up_months": 12.0},
        id="she-was-alive-one-year-later",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


AFTER_NEOADJUVANT = [
    pytest.param("pCR was not achieved.", (), id="not-achieved"),
    pytest.param("She did not achieve pCR.", (), id="did-not-achieve"),
    pytest.param("She failed to achieve a pathological complete response.", (), id="failed-to-achieve"),
    pytest.param("Surgery was done without pCR.", (), id="without"),
    pytest.param("pCR was expected but residual tumour was found.", ("residual_disease",), id="expected"),
    pytest.param("Pathological complete response was hoped for, but not obtained.", (), id="hoped-for"),
    pytest.param("A pathological complete response could not be confirmed.", (), id="not-confirmed"),
    pytest.param("Instead of the expected pCR, many cancer cells were found.", (), id="instead-of"),
    pytest.param("The expected pCR was achieved.", ("pathological_complete_response",), id="expected-and-achieved"),
    pytest.param(
        "Although mammography did not show response, pCR was achieved.",
        ("pathological_complete_response",),
        id="denial-of-something-else",
    ),
    pytest.param(
        "No tumour cells were left in the specimen, i.e. pCR.",
        ("pathological_complete_response",),
        id="denial-that-amounts-to-it",
    ),
    pytest.param(
        "pCR was achieved and recurrence was not observed.",
        ("pathological_complete_response", "no_recurrence"),
        id="denial-behind",
    ),
    pytest.param(
        "Pathology showed no residual invasive carcinoma.",
        ("pathological_complete_response",),
        id="no-residual-carcinoma",
    ),
    pytest.param(
        "The specimen showed absence of residual tumour.",
        ("pathological_complete_response",),
        id="absence-of-residual-tumour",
    ),
    pytest.param(
        "There was complete disappearance of the invasive cancer.",
        ("pathological_complete_response",),
        id="disappearance",
    ),
    pytest.param("Pathology did not show complete disappearance of the invasive cancer.", (), id="no-disappearance"),
    pytest.param("At 2 years there was no residual disease.", (), id="no-disease-later"),
    pytest.param("MRI showed no residual tumour.", (), id="no-tumour-on-imaging"),
    pytest.param("There was no residual tumour at the margins.", (), id="no-tumour-at-the-margins"),
    pytest.param("She failed to achieve a complete response.", (), id="clinical-response-not-achieved"),
]


@pytest.mark.parametrize(("text", "outcome"), AFTER_NEOADJUVANT)
def test_response_to_neoadjuvant_therapy(
    text: str, outcome: tuple[str, ...], reading_of: Callable[[str], Reading]
) -> None:
    case = reading_of(f"{OPENING}She received neoadjuvant docetaxel. {text}").cases[0]
    assert sorted(case.outcome) == sorted(outcome)


def test_no_tumour_left_without_systemic_therapy_is_no_response(reading_of: Callable[[str], Reading]) -> None:
    assert reading_of(f"{OPENING}Re-excision showed no residual tumour.").cases[0].outcome == ()
