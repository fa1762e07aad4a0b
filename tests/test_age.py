import pytest

from ingest.age import ages_in_years


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 48-year-old woman", [48]), ("a 48 y/o man", [48]), ("aged 48", [48]), ("at the age of 63 years", [63]),
        ("an 18-month-old girl", [1.5]), ("a sixty-two-year-old lady", [62]), ("a 10-day-old boy", [0.03]),
        ("48 yo female", [48]), ("a 10-year follow-up", []), ("64 years old", [64]),
        ("a 1-year-11-month-old girl", [1.92]), ("2 years, 3 months old", [2.25]), ("aged 1 year and 6 months", [1.5]),
        ("aged 48 years, 3 months after surgery", [48]), ("after 2 years, an 11-year-old girl", [11]),
        ("a woman (48 years)", [48]), ("a 57/F patient", [57]), ("a lady, 48 yrs, was", [48]), ("a 2 1/2-year-old", [2.5]),
        ("a sixty two year old", [62]), ("her age at diagnosis was 45", [45]), ("a woman, 3 years later", []),
        ("a man of 36 years", [36]), ("Mrs. A. B., 61 years, came", [61]), ("18F-FDG", []), ("18F with", []), ("a 45F with a lump", [45]), ("a 24 F catheter", []), ("a woman, 52, came", [52]),
        ("a patient, 5 years ago,", []),
        ("The second woman was 62.", [62]), ("She was 62 and well", [62]), ("she was 62 kg", []), ("G2P1, 36 years, at", [36]),
        ("a 21-year-lady", [21]), ("a housewife of 52 years", [52]),
        ("Miss A., student, 22 years, nulligravid", [22]), ("a nurse, 38, found", [38]), ("W.N., 38, para 3", [38]),
        ("Dr. rer. nat. S., 50, was", [50]), ("a woman, now 38, had", [38]), ("the patient, who was 38, had", [38]),
        ("a retired policeman of 67 years, was", [67]), ("a history of 20 years, was", []),
        ("a follow-up of 20 years, with", []), ("at a mean age of 48 years.", [48]), ("she had, at 49 years, a", [49]),
        ("At 38, this lady", [38]), ("at 38 months", []), ("(70, male)", [70]), ("(male, 70)", [70]), ("(F, 46 y)", [46]),
        ("Patient: F, 38 y.", [38]), ("38F, lump", [38]), ("38 y/o F with", [38]), ("The second (57 years) had", [57]),
        ("the other was 57 and had", [57]), ("a lady of thirty-eight", [38]), ("a boy of nine", [9]),
        ("s\u0130x years old", []), ("she was thirty-three.", [33]), ("she was one.", []), ("she was \u017fixty.", []), ("\u017fix years old", []),
    ],
)  # fmt: skip
def test_ages(text: str, ages: list[float]) -> None:
    assert [age.value for age in ages_in_years(text)] == pytest.approx(ages)
