"""Expressions of time and the days that they count."""

from __future__ import annotations

import pytest

from ingest.case.course.times import time_expressions

WORDS = [
    pytest.param("Two years later, CT was normal.", ("Two years later", "told", 730.5), id="later"),
    pytest.param("CT was repeated a month and a half later.", ("a month and a half later", "told", 45.66), id="half"),
    pytest.param("She had surgery 13 years earlier.", ("13 years earlier", "told", -4748.25), id="earlier"),
    pytest.param("It was excised two years ago.", ("two years ago", "presentation", -730.5), id="ago"),
    pytest.param(
        "She had a biopsy 6 months before presentation.",
        ("6 months before presentation", "presentation", -182.64),
        id="before-presentation",
    ),
    pytest.param(
        "Three weeks after surgery, drains were removed.", ("Three weeks after surgery", "named", 21.0), id="after"
    ),
    pytest.param(
        "MRI was done 2 weeks before the mastectomy.", ("2 weeks before the mastectomy", "named", -14.0), id="before"
    ),
    pytest.param("After 3 months, MRI was repeated.", ("After 3 months", "told", 91.32), id="after-an-interval"),
    pytest.param("On postoperative day 5 she had fever.", ("On postoperative day 5", "operation", 5.0), id="day-n"),
    pytest.param("CT on the 9th POD was normal.", ("on the 9th POD", "operation", 9.0), id="pod"),
    pytest.param("It recurred 4 months postoperatively.", ("4 months postoperatively", "operation", 121.76), id="postop"),
    pytest.param("At 12-month follow-up she was well.", ("At 12-month follow-up", "follow_up", 365.28), id="follow-up"),
    pytest.param("At 24 months she is well.", ("At 24 months", "follow_up", 730.56), id="at"),
    pytest.param("She was followed up for 5 years.", ("followed up for 5 years", "follow_up", 1826.25), id="followed-up"),
    pytest.param(
        "Postoperative follow-up at six days was normal.", ("follow-up at six days", "operation", 6.0), id="after-operation"
    ),
    pytest.param("The next day MRI was done.", ("The next day", "told", 1.0), id="next-day"),
    pytest.param("At that time she had a biopsy.", ("At that time", "told", 0.0), id="at-that-time"),
    pytest.param("On admission, CT showed a mass.", ("On admission", "presentation", 0.0), id="on-admission"),
    pytest.param("At the age of 45 she had a lumpectomy.", ("At the age of 45", "birth", 16436.25), id="age"),
    pytest.param("It recurred over 5 years later.", ("over 5 years later", "told", None), id="inexact"),
    pytest.param("It recurred 2-3 weeks later.", ("2-3 weeks later", "told", None), id="range"),
    pytest.param("It recurred several months later.", ("several months later", "told", None), id="vague"),
    pytest.param(
        "After 3 months of letrozole, MRI was done.", ("After 3 months of letrozole", "named", None), id="of-treatment"
    ),
    pytest.param("She was operated on in 2015.", ("in 2015", "date", None), id="a-year-alone"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WORDS)
def test_the_words_that_place_in_time(sentence: str, expected: tuple[str, str, float | None]) -> None:
    (found,) = time_expressions(sentence, 0, len(sentence))
    days = None if found.days is None else round(found.days, 2)
    assert (sentence[found.start : found.end], found.origin, days) == expected


DATES = [
    pytest.param("In March 2015 she had a mastectomy.", "2015-03-15", False, id="month"),
    pytest.param("On 12th December 2007, it was removed.", "2007-12-12", True, id="day-before-month"),
    pytest.param("On August 14, 2013, it was removed.", "2013-08-14", True, id="day-behind-month"),
    pytest.param("On 2014-05-20 it was removed.", "2014-05-20", True, id="iso"),
    pytest.param("It was removed on 20.03.2010.", "2010-03-20", True, id="dotted"),
    pytest.param("In early Sept. 2020 it recurred.", "2020-09-15", False, id="abbreviated"),
]


@pytest.mark.parametrize(("sentence", "day", "exact"), DATES)
def test_dates(sentence: str, day: str, exact: bool) -> None:
    (found,) = time_expressions(sentence, 0, len(sentence))
    assert found.date is not None
    assert (found.date.day.isoformat(), found.date.exact) == (day, exact)


NOT_PLACES = [
    pytest.param("She had a 3-month history of pain.", id="history"),
    pytest.param("She took tamoxifen for five years.", id="duration"),
    pytest.param("Visits were every 6 months.", id="recurring"),
    pytest.param("In the 17 years after chemotherapy she was well.", id="period"),
    pytest.param("A 48-year-old woman was well.", id="age"),
    pytest.param("It was removed on 05/01/2014.", id="day-or-month-first"),
    pytest.param("It was removed on 31.02.2010.", id="no-such-day"),
]


@pytest.mark.parametrize("sentence", NOT_PLACES)
def test_what_places_nothing(sentence: str) -> None:
    assert time_expressions(sentence, 0, len(sentence)) == []


def test_a_day_that_is_none_is_no_date() -> None:
    sentence = "She was treated on 31 February 2015."
    assert all(found.date is None for found in time_expressions(sentence, 0, len(sentence)))
