"""The length of follow-up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 55-year-old woman presented with a lump of the left breast. "

ROWS = [
    pytest.param(
        "At follow-up of 24 months she is disease-free.", {"follow_up_months": 24.0}, id="at-follow-up-of-24-months"
    ),
    pytest.param(
        "She is alive and well 3 years after surgery.", {"follow_up_months": 36.0}, id="she-is-alive-and-well-3"
    ),
    pytest.param(
        "She remains well with no recurrence after 18 months.",
        {"follow_up_months": 18.0},
        id="she-remains-well-with-no-recurrence",
    ),
    pytest.param("NED 15 months post surgery.", {"follow_up_months": 15.0}, id="ned-15-months-post-surgery"),
    pytest.param(
        "No regrowth on MR controls, 36 months.", {"follow_up_months": 36.0}, id="no-regrowth-on-mr-controls-36"
    ),
    pytest.param(
        "The swelling disappeared completely at 2 months.",
        {"follow_up_months": 2.0},
        id="the-swelling-disappeared-completely-at-2",
    ),
    pytest.param("The mass had resolved by 7 months.", {"follow_up_months": 7.0}, id="the-mass-had-resolved-by-7"),
    pytest.param(
        "She died of disease 11 months later.", {"follow_up_months": 11.0}, id="she-died-of-disease-11-months"
    ),
    pytest.param(
        "She died two years after diagnosis.", {"follow_up_months": 24.0}, id="she-died-two-years-after-diagnosis"
    ),
    pytest.param(
        "The patient expired 10 months after surgery.",
        {"follow_up_months": 10.0},
        id="the-patient-expired-10-months-after",
    ),
    pytest.param(
        "She succumbed to the disease within 5 months.",
        {"follow_up_months": 5.0},
        id="she-succumbed-to-the-disease-within",
    ),
    pytest.param(
        "The outcome was fatal after nine months.", {"follow_up_months": 9.0}, id="the-outcome-was-fatal-after-nine"
    ),
    pytest.param(
        "She was lost to follow-up after 6 months.", {"follow_up_months": 6.0}, id="she-was-lost-to-follow-up"
    ),
    pytest.param(
        "No local or distant recurrence was noted at 5 years.",
        {"follow_up_months": 60.0},
        id="no-local-or-distant-recurrence-was",
    ),
    pytest.param(
        "There has been no relapse for 4 years.", {"follow_up_months": 48.0}, id="there-has-been-no-relapse-for"
    ),
    pytest.param(
        "After seven years she is still free of disease.",
        {"follow_up_months": 84.0},
        id="after-seven-years-she-is-still",
    ),
    pytest.param(
        "After five years there is still no sign of disease.",
        {"follow_up_months": 60.0},
        id="after-five-years-there-is-still",
    ),
    pytest.param(
        "She has been disease free for 10 years since.", {"follow_up_months": 120.0}, id="she-has-been-disease-free-for"
    ),
    pytest.param(
        "For 10 years since then there has been no further recurrence.",
        {"follow_up_months": 120.0},
        id="for-10-years-since-then-there",
    ),
    pytest.param("She is without disease at 30 months.", {"follow_up_months": 30.0}, id="she-is-without-disease-at-30"),
    pytest.param(
        "She is currently tumour-free, 20 months postoperatively.",
        {"follow_up_months": 20.0},
        id="she-is-currently-tumour-free-20",
    ),
    pytest.param(
        "The postoperative course was uneventful with no recurrence in 12 months of follow up.",
        {"follow_up_months": 12.0},
        id="the-postoperative-course-was-uneventful-with",
    ),
    pytest.param(
        "Follow-up: 14 months, no recurrence.", {"follow_up_months": 14.0}, id="follow-up-14-months-no-recurrence"
    ),
    pytest.param(
        "Follow-up of 6 years, 3 months showed no recurrence.", {"follow_up_months": 75.0}, id="follow-up-of-6-years-3"
    ),
    pytest.param("At one and a half years she was well.", {"follow_up_months": 18.0}, id="at-one-and-a-half-years"),
    pytest.param("She is healthy 4 yrs later.", {"follow_up_months": 48.0}, id="she-is-healthy-4-yrs-later"),
    pytest.param(
        "A complete response was maintained for 20 months.",
        {"follow_up_months": 20.0},
        id="a-complete-response-was-maintained-for",
    ),
    pytest.param(
        "This status continued for three years.", {"follow_up_months": 36.0}, id="this-status-continued-for-three-years"
    ),
    pytest.param(
        "Ultrasound repeated after 1 year was unchanged.",
        {"follow_up_months": 12.0},
        id="ultrasound-repeated-after-1-year-was",
    ),
    pytest.param(
        "At the 1-year follow-up the lesion was stable.", {"follow_up_months": 12.0}, id="at-the-1-year-follow-up"
    ),
    pytest.param(
        "Yearly follow-up for five years showed no recurrence.",
        {"follow_up_months": 60.0},
        id="yearly-follow-up-for-five-years",
    ),
    pytest.param(
        "At her last visit, 9 months after treatment, there were no symptoms.",
        {"follow_up_months": 9.0},
        id="at-her-last-visit-9-months",
    ),
    pytest.param("She is in remission 3 years later.", {"follow_up_months": 36.0}, id="she-is-in-remission-3-years"),
    pytest.param(
        "She is living with disease at 20 months.", {"follow_up_months": 20.0}, id="she-is-living-with-disease-at"
    ),
    pytest.param(
        "She is alive with disease at 20 months.", {"follow_up_months": 20.0}, id="she-is-alive-with-disease-at"
    ),
    pytest.param("She survived for 8 months.", {"follow_up_months": 8.0}, id="she-survived-for-8-months"),
    pytest.param(
        "The mother and child are well 2 years later.", {"follow_up_months": 24.0}, id="the-mother-and-child-are-well"
    ),
    pytest.param(
        "She has no evidence of disease after 2 years and 6 months.",
        {"follow_up_months": 30.0},
        id="she-has-no-evidence-of-disease",
    ),
    pytest.param(
        "There were no signs of relapse at the 24-month control.",
        {"follow_up_months": 24.0},
        id="there-were-no-signs-of-relapse",
    ),
    pytest.param(
        "Controls at 6, 12 and 24 months were negative.", {"follow_up_months": 24.0}, id="controls-at-6-12-and-24"
    ),
    pytest.param(
        "She has been followed up for 2.5 years with no recurrence.",
        {"follow_up_months": 30.0},
        id="she-has-been-followed-up-for",
    ),
    pytest.param("She is doing fine eight months on.", {"follow_up_months": 8.0}, id="she-is-doing-fine-eight-months"),
    pytest.param("Eight months on, she is doing well.", {"follow_up_months": 8.0}, id="eight-months-on-she-is-doing"),
    pytest.param(
        "Eighteen months have passed without recurrence.",
        {"follow_up_months": 18.0},
        id="eighteen-months-have-passed-without-recurrence",
    ),
    pytest.param(
        "To date (16 months) there is no recurrence.", {"follow_up_months": 16.0}, id="to-date-16-months-there-is"
    ),
    pytest.param(
        "One year out, she has no evidence of disease.", {"follow_up_months": 12.0}, id="one-year-out-she-has-no"
    ),
    pytest.param(
        "She is now 5 years out from surgery without recurrence.",
        {"follow_up_months": 60.0},
        id="she-is-now-5-years-out",
    ),
    pytest.param(
        "At present, 3 years after the operation, there is no recurrence.",
        {"follow_up_months": 36.0},
        id="at-present-3-years-after-the",
    ),
    pytest.param(
        "Six months later the lesion had not recurred.", {"follow_up_months": 6.0}, id="six-months-later-the-lesion-had"
    ),
    pytest.param(
        "Surveillance imaging at 12 months was unremarkable.",
        {"follow_up_months": 12.0},
        id="surveillance-imaging-at-12-months-was",
    ),
    pytest.param(
        "The 5-year follow-up has been uneventful.", {"follow_up_months": 60.0}, id="the-5-year-follow-up-has"
    ),
    pytest.param(
        "Mammography one year later was normal.", {"follow_up_months": 12.0}, id="mammography-one-year-later-was-normal"
    ),
    pytest.param(
        "She remains under follow-up after 40 months.",
        {"follow_up_months": 40.0},
        id="she-remains-under-follow-up-after",
    ),
    pytest.param(
        "Eighteen months after surgery she developed brain metastases and died 4 months later.",
        {"follow_up_months": 22.0, "outcome": ("metastasis", "death")},
        id="eighteen-months-after-surgery-she-developed",
    ),
    pytest.param(
        "She developed brain metastases 18 months after surgery and died 4 months later.",
        {"follow_up_months": 22.0, "outcome": ("metastasis", "death")},
        id="she-developed-brain-metastases-18-months",
    ),
    pytest.param(
        "At a follow-up of 3 years and 2 months she is well.", {"follow_up_months": 38.0}, id="at-a-follow-up-of-3"
    ),
    pytest.param(
        "Eighteen months after surgery she developed brain metastases and died 4 months later.",
        {"follow_up_months": 22.0},
        id="eighteen-months-after-surgery-she-developed-2",
    ),
    pytest.param(
        "She developed brain metastases 18 months after surgery and died 4 months later.",
        {"follow_up_months": 22.0},
        id="she-developed-brain-metastases-18-months-2",
    ),
    pytest.param(
        "She developed pleural deposits at 8 months and died two months later.",
        {"follow_up_months": 10.0},
        id="she-developed-pleural-deposits-at-8",
    ),
    pytest.param(
        "Recurrence was noted after one year, and the patient died six months later.",
        {"follow_up_months": 18.0},
        id="recurrence-was-noted-after-one-year",
    ),
    pytest.param(
        "She was well at 12 months and died 4 months later.", {"follow_up_months": 16.0}, id="she-was-well-at-12-months"
    ),
    pytest.param(
        "She relapsed 2 years later and is alive 3 years after the surgery.",
        {"follow_up_months": 36.0},
        id="she-relapsed-2-years-later-and",
    ),
    pytest.param(
        "She was operated on and was alive 14 months later.",
        {"follow_up_months": 14.0},
        id="she-was-operated-on-and-was",
    ),
    pytest.param(
        "Two years later she developed liver metastases. She died three months later.",
        {"follow_up_months": 3.0},
        id="two-years-later-she-developed-liver",
    ),
    pytest.param(
        "At 12 months, CT showed a partial response of the systemic disease.",
        {"follow_up_months": 12.0},
        id="at-12-months-ct-showed-a",
    ),
    pytest.param(
        "No recurrence has been observed at the 26th month.",
        {"follow_up_months": 26.0, "outcome": ("no_recurrence",)},
        id="no-recurrence-has-been-observed-at",
    ),
    pytest.param(
        "She died at home in the eighth month after surgery.",
        {"follow_up_months": 8.0, "outcome": ("death",)},
        id="she-died-at-home-in-the",
    ),
    pytest.param(
        "She is well in the third year after surgery.", {"follow_up_months": 36.0}, id="she-is-well-in-the-third"
    ),
    pytest.param(
        "In a series of 50 patients, 5-year survival was 38%.",
        {"follow_up_months": None},
        id="in-a-series-of-50-patients",
    ),
    pytest.param(
        "She died 22 months after mastectomy. In a series of 50 patients, 5-year survival was 38%.",
        {"follow_up_months": 22.0},
        id="she-died-22-months-after-mastectomy",
    ),
    pytest.param(
        "She was seen after a half year and no swelling had recurred.",
        {"follow_up_months": 6.0, "outcome": ("no_recurrence",)},
        id="she-was-seen-after-a-half",
    ),
    pytest.param(
        "After 3 1/2 years she shows no sign of relapse.",
        {"follow_up_months": 42.0, "outcome": ("no_recurrence",)},
        id="after-3-1-2-years-she",
    ),
    pytest.param(
        "At month 28 of imatinib there is no evidence of either disease.",
        {"follow_up_months": 28.0, "outcome": ("no_recurrence",)},
        id="at-month-28-of-imatinib-there",
    ),
    pytest.param(
        "Nothing has come back after 24 months.",
        {"follow_up_months": 24.0, "outcome": ("no_recurrence",)},
        id="nothing-has-come-back-after-24",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
