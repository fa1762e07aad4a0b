"""Responses to treatment: those not achieved, and those told without their name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 55-year-old woman presented with a lump of the left breast. "

ROWS = [
    pytest.param(
        "At follow-up of 24 months she is disease-free.",
        {"outcome": ("no_recurrence",)},
        id="at-follow-up-of-24-months",
    ),
    pytest.param("She is alive and well 3 years after surgery.", {"outcome": ("alive",)}, id="she-is-alive-and-well-3"),
    pytest.param(
        "She remains well with no recurrence after 18 months.",
        {"outcome": ("no_recurrence",)},
        id="she-remains-well-with-no-recurrence",
    ),
    pytest.param("NED 15 months post surgery.", {"outcome": ("no_recurrence",)}, id="ned-15-months-post-surgery"),
    pytest.param(
        "No regrowth on MR controls, 36 months.", {"outcome": ("no_recurrence",)}, id="no-regrowth-on-mr-controls-36"
    ),
    pytest.param(
        "The swelling disappeared completely at 2 months.",
        {"outcome": ("complete_response",)},
        id="the-swelling-disappeared-completely-at-2",
    ),
    pytest.param(
        "The mass had resolved by 7 months.", {"outcome": ("complete_response",)}, id="the-mass-had-resolved-by-7"
    ),
    pytest.param(
        "The mass vanished after four cycles.",
        {"outcome": ("complete_response",)},
        id="the-mass-vanished-after-four-cycles",
    ),
    pytest.param(
        "The lump resolved completely with antibiotics.",
        {"outcome": ("complete_response",)},
        id="the-lump-resolved-completely-with-antibiotics",
    ),
    pytest.param(
        "Stabilisation of the disease was achieved.",
        {"outcome": ("stable_disease",)},
        id="stabilisation-of-the-disease-was-achieved",
    ),
    pytest.param(
        "Disease stabilization lasted for 8 months.",
        {"outcome": ("stable_disease",)},
        id="disease-stabilization-lasted-for-8-months",
    ),
    pytest.param(
        "The tumor enlarged under chemotherapy and was judged as PD.",
        {"outcome": ("progression",)},
        id="the-tumor-enlarged-under-chemotherapy-and",
    ),
    pytest.param(
        "CT showed partial response (PR).", {"outcome": ("partial_response",)}, id="ct-showed-partial-response-pr"
    ),
    pytest.param(
        "The response was PR by RECIST.", {"outcome": ("partial_response",)}, id="the-response-was-pr-by-recist"
    ),
    pytest.param(
        "Chemotherapy brought a good partial remission.",
        {"outcome": ("partial_response",)},
        id="chemotherapy-brought-a-good-partial-remission",
    ),
    pytest.param("The lesion shrank by half.", {"outcome": ("partial_response",)}, id="the-lesion-shrank-by-half"),
    pytest.param(
        "A 60% reduction of the tumour was seen.", {"outcome": ("partial_response",)}, id="a-60-reduction-of-the-tumour"
    ),
    pytest.param("The mass regressed markedly.", {"outcome": ("partial_response",)}, id="the-mass-regressed-markedly"),
    pytest.param(
        "The tumour progressed during chemotherapy.",
        {"outcome": ("progression",)},
        id="the-tumour-progressed-during-chemotherapy",
    ),
    pytest.param(
        "Disease progressed after six months.", {"outcome": ("progression",)}, id="disease-progressed-after-six-months"
    ),
    pytest.param("She progressed on letrozole.", {"outcome": ("progression",)}, id="she-progressed-on-letrozole"),
    pytest.param(
        "Progression was seen in the liver.", {"outcome": ("progression",)}, id="progression-was-seen-in-the-liver"
    ),
    pytest.param("New bone lesions appeared.", {"outcome": ("metastasis",)}, id="new-bone-lesions-appeared"),
    pytest.param(
        "Liver metastases were found at 14 months.",
        {"outcome": ("metastasis",)},
        id="liver-metastases-were-found-at-14",
    ),
    pytest.param("She developed brain metastases.", {"outcome": ("metastasis",)}, id="she-developed-brain-metastases"),
    pytest.param(
        "Metastatic deposits in the lung were seen.",
        {"outcome": ("metastasis",)},
        id="metastatic-deposits-in-the-lung-were",
    ),
    pytest.param(
        "Multiple pulmonary metastases were found.",
        {"outcome": ("metastasis",)},
        id="multiple-pulmonary-metastases-were-found",
    ),
    pytest.param(
        "CT showed cannon ball metastases.", {"outcome": ("metastasis",)}, id="ct-showed-cannon-ball-metastases"
    ),
    pytest.param(
        "The liver was involved by metastatic disease.",
        {"outcome": ("metastasis",)},
        id="the-liver-was-involved-by-metastatic",
    ),
    pytest.param(
        "She had stage IV disease with bone deposits.", {"outcome": ("metastasis",)}, id="she-had-stage-iv-disease-with"
    ),
    pytest.param("Axillary node metastasis was found.", {"outcome": ()}, id="axillary-node-metastasis-was-found"),
    pytest.param(
        "Metastasis in 3 of 12 axillary nodes was found.", {"outcome": ()}, id="metastasis-in-3-of-12-axillary"
    ),
    pytest.param("Lymph node metastases were present.", {"outcome": ()}, id="lymph-node-metastases-were-present"),
    pytest.param("There was no distant metastasis.", {"outcome": ()}, id="there-was-no-distant-metastasis"),
    pytest.param("Staging showed no metastases.", {"outcome": ()}, id="staging-showed-no-metastases"),
    pytest.param("She died of disease 11 months later.", {"outcome": ("death",)}, id="she-died-of-disease-11-months"),
    pytest.param(
        "She died two years after diagnosis.", {"outcome": ("death",)}, id="she-died-two-years-after-diagnosis"
    ),
    pytest.param(
        "The patient expired 10 months after surgery.",
        {"outcome": ("death",)},
        id="the-patient-expired-10-months-after",
    ),
    pytest.param(
        "She passed away 6 weeks after admission.", {"outcome": ("death",)}, id="she-passed-away-6-weeks-after"
    ),
    pytest.param(
        "She succumbed to the disease within 5 months.",
        {"outcome": ("death",)},
        id="she-succumbed-to-the-disease-within",
    ),
    pytest.param(
        "The outcome was fatal after nine months.", {"outcome": ("death",)}, id="the-outcome-was-fatal-after-nine"
    ),
    pytest.param("She was lost to follow-up.", {"outcome": ()}, id="she-was-lost-to-follow-up"),
    pytest.param("She was lost to follow-up after 6 months.", {"outcome": ()}, id="she-was-lost-to-follow-up-2"),
    pytest.param(
        "Local recurrence appeared after 2 years.",
        {"outcome": ("recurrence",)},
        id="local-recurrence-appeared-after-2-years",
    ),
    pytest.param(
        "The tumour recurred locally 8 months later.",
        {"outcome": ("recurrence",)},
        id="the-tumour-recurred-locally-8-months",
    ),
    pytest.param("She had a relapse in the chest wall.", {"outcome": ("recurrence",)}, id="she-had-a-relapse-in-the"),
    pytest.param(
        "A chest wall recurrence was excised.", {"outcome": ("recurrence",)}, id="a-chest-wall-recurrence-was-excised"
    ),
    pytest.param(
        "No local or distant recurrence was noted at 5 years.",
        {"outcome": ("no_recurrence",)},
        id="no-local-or-distant-recurrence-was",
    ),
    pytest.param(
        "There has been no relapse for 4 years.", {"outcome": ("no_recurrence",)}, id="there-has-been-no-relapse-for"
    ),
    pytest.param(
        "After seven years she is still free of disease.",
        {"outcome": ("no_recurrence",)},
        id="after-seven-years-she-is-still",
    ),
    pytest.param(
        "After five years there is still no sign of disease.",
        {"outcome": ("no_recurrence",)},
        id="after-five-years-there-is-still",
    ),
    pytest.param(
        "She has been disease free for 10 years since.",
        {"outcome": ("no_recurrence",)},
        id="she-has-been-disease-free-for",
    ),
    pytest.param(
        "For 10 years since then there has been no further recurrence.",
        {"outcome": ("no_recurrence",)},
        id="for-10-years-since-then-there",
    ),
    pytest.param(
        "She is without disease at 30 months.", {"outcome": ("no_recurrence",)}, id="she-is-without-disease-at-30"
    ),
    pytest.param(
        "She is currently tumour-free, 20 months postoperatively.",
        {"outcome": ("no_recurrence",)},
        id="she-is-currently-tumour-free-20",
    ),
    pytest.param(
        "The postoperative course was uneventful with no recurrence in 12 months of follow up.",
        {"outcome": ("no_recurrence",)},
        id="the-postoperative-course-was-uneventful-with",
    ),
    pytest.param(
        "Follow-up: 14 months, no recurrence.", {"outcome": ("no_recurrence",)}, id="follow-up-14-months-no-recurrence"
    ),
    pytest.param(
        "Follow-up of 6 years, 3 months showed no recurrence.",
        {"outcome": ("no_recurrence",)},
        id="follow-up-of-6-years-3",
    ),
    pytest.param("At one and a half years she was well.", {"outcome": ()}, id="at-one-and-a-half-years"),
    pytest.param("She is healthy 4 yrs later.", {"outcome": ()}, id="she-is-healthy-4-yrs-later"),
    pytest.param(
        "A complete response was maintained for 20 months.",
        {"outcome": ("complete_response",)},
        id="a-complete-response-was-maintained-for",
    ),
    pytest.param(
        "At the 1-year follow-up the lesion was stable.", {"outcome": ("stable_disease",)}, id="at-the-1-year-follow-up"
    ),
    pytest.param(
        "Yearly follow-up for five years showed no recurrence.",
        {"outcome": ("no_recurrence",)},
        id="yearly-follow-up-for-five-years",
    ),
    pytest.param(
        "After neoadjuvant docetaxel mastectomy showed pathological complete response.",
        {"outcome": ("pathological_complete_response",)},
        id="after-neoadjuvant-docetaxel-mastectomy-showed-pathological",
    ),
    pytest.param(
        "After neoadjuvant docetaxel the mastectomy specimen showed complete pathologic response.",
        {"outcome": ("pathological_complete_response",)},
        id="after-neoadjuvant-docetaxel-the-mastectomy-specimen",
    ),
    pytest.param(
        "After neoadjuvant docetaxel, pCR was seen at surgery.",
        {"outcome": ("pathological_complete_response",)},
        id="after-neoadjuvant-docetaxel-pcr-was-seen",
    ),
    pytest.param(
        "After neoadjuvant docetaxel, residual tumour of 9 mm was found in the mastectomy specimen.",
        {"outcome": ("residual_disease",)},
        id="after-neoadjuvant-docetaxel-residual-tumour-of",
    ),
    pytest.param(
        "After neoadjuvant docetaxel, residual invasive carcinoma measured 9 mm.",
        {"outcome": ("residual_disease",)},
        id="after-neoadjuvant-docetaxel-residual-invasive-carcinoma",
    ),
    pytest.param(
        "After chemotherapy with docetaxel a complete clinical response was noted.",
        {"outcome": ("complete_response",)},
        id="after-chemotherapy-with-docetaxel-a-complete",
    ),
    pytest.param(
        "Complete remission was achieved with R-CHOP.",
        {"outcome": ("complete_response",)},
        id="complete-remission-was-achieved-with-r",
    ),
    pytest.param(
        "She entered complete remission after rituximab.",
        {"outcome": ("complete_response",)},
        id="she-entered-complete-remission-after-rituximab",
    ),
    pytest.param(
        "She is in remission 3 years later.", {"outcome": ("no_recurrence",)}, id="she-is-in-remission-3-years"
    ),
    pytest.param(
        "She is living with disease at 20 months.", {"outcome": ("alive",)}, id="she-is-living-with-disease-at"
    ),
    pytest.param("She is alive with disease at 20 months.", {"outcome": ("alive",)}, id="she-is-alive-with-disease-at"),
    pytest.param("She is still alive.", {"outcome": ("alive",)}, id="she-is-still-alive"),
    pytest.param("Her mother died of breast cancer.", {"outcome": ()}, id="her-mother-died-of-breast-cancer"),
    pytest.param("The margins were free of tumour.", {"outcome": ()}, id="the-margins-were-free-of-tumour"),
    pytest.param(
        "PET showed a complete metabolic response.",
        {"outcome": ("complete_response",)},
        id="pet-showed-a-complete-metabolic-response",
    ),
    pytest.param(
        "A near complete response was seen on MRI.",
        {"outcome": ("partial_response",)},
        id="a-near-complete-response-was-seen",
    ),
    pytest.param(
        "Almost complete response was seen on MRI.",
        {"outcome": ("partial_response",)},
        id="almost-complete-response-was-seen-on",
    ),
    pytest.param("No response to chemotherapy was seen.", {"outcome": ()}, id="no-response-to-chemotherapy-was-seen"),
    pytest.param(
        "The disease remained stable for a year on letrozole.",
        {"outcome": ("stable_disease",)},
        id="the-disease-remained-stable-for-a",
    ),
    pytest.param(
        "Bone lesions remained stable on letrozole.",
        {"outcome": ("stable_disease",)},
        id="bone-lesions-remained-stable-on-letrozole",
    ),
    pytest.param(
        "The tumor had a size reduction from 40 to 15 mm after chemotherapy.",
        {"outcome": ("partial_response",)},
        id="the-tumor-had-a-size-reduction",
    ),
    pytest.param(
        "She has no evidence of disease after 2 years and 6 months.",
        {"outcome": ("no_recurrence",)},
        id="she-has-no-evidence-of-disease",
    ),
    pytest.param(
        "There were no signs of relapse at the 24-month control.",
        {"outcome": ("no_recurrence",)},
        id="there-were-no-signs-of-relapse",
    ),
    pytest.param(
        "She has been followed up for 2.5 years with no recurrence.",
        {"outcome": ("no_recurrence",)},
        id="she-has-been-followed-up-for",
    ),
    pytest.param(
        "Eighteen months have passed without recurrence.",
        {"outcome": ("no_recurrence",)},
        id="eighteen-months-have-passed-without-recurrence",
    ),
    pytest.param(
        "To date (16 months) there is no recurrence.", {"outcome": ("no_recurrence",)}, id="to-date-16-months-there-is"
    ),
    pytest.param(
        "One year out, she has no evidence of disease.", {"outcome": ("no_recurrence",)}, id="one-year-out-she-has-no"
    ),
    pytest.param(
        "She is now 5 years out from surgery without recurrence.",
        {"outcome": ("no_recurrence",)},
        id="she-is-now-5-years-out",
    ),
    pytest.param(
        "At present, 3 years after the operation, there is no recurrence.",
        {"outcome": ("no_recurrence",)},
        id="at-present-3-years-after-the",
    ),
    pytest.param(
        "Six months later the lesion had not recurred.",
        {"outcome": ("no_recurrence",)},
        id="six-months-later-the-lesion-had",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
