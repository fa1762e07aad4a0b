import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.printed import printed_count, printed_integer, printed_value


@pytest.mark.parametrize(
    ("text", "scale", "value"),
    [
        pytest.param("84", "percent", 0.84, id="percent"),
        pytest.param("84.0", "percent", 0.84, id="trailing zero"),
        pytest.param("94,4", "percent", 0.944, id="decimal comma"),
        pytest.param("0·85", "proportion", 0.85, id="middle dot"),
        pytest.param(".43", "proportion", 0.43, id="no leading zero"),
        pytest.param("9. 5", "ratio", 9.5, id="blank from OCR"),
        pytest.param("−0.12", "ratio", -0.12, id="minus sign"),
        pytest.param("26/115", "fraction", 26 / 115, id="slash"),
        pytest.param("26 of 115", "fraction", 26 / 115, id="of"),
        pytest.param("18 out of 20", "fraction", 0.9, id="out of"),
        pytest.param("1,204 of 2,408", "fraction", 0.5, id="thousands"),
        pytest.param("two of six", "fraction", 2 / 6, id="words"),
        pytest.param("ninety", "percent", 0.9, id="number word"),
    ],
)
def test_value_is_what_is_printed(text: str, scale: str, value: float) -> None:
    assert printed_value(text, scale) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "scale"),
    [("about", "percent"), ("", "ratio"), ("3/0", "fraction"), ("12 or 15", "fraction"), ("1.2.3", "ratio")],
    ids=["word", "empty", "zero denominator", "no count", "two points"],
)
def test_no_number_is_refused(text: str, scale: str) -> None:
    with pytest.raises(ValueError, match=r"number|count|zero"):
        printed_value(text, scale)


@given(st.integers(0, 1000), st.integers(0, 3))
def test_percentage_survives_formatting(tenths: int, decimals: int) -> None:
    assert printed_value(f"{tenths / 10:.{max(1, decimals)}f}", "percent") == pytest.approx(tenths / 1000)


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_count_survives_formatting(numerator: int, denominator: int) -> None:
    assert printed_count(f"{numerator:,} of {denominator:,}") == (numerator, denominator)


@pytest.mark.parametrize(("text", "value"), [("twenty-six", 26), ("Twelve", 12), ("1,204", 1204)])
def test_integer(text: str, value: int) -> None:
    assert printed_integer(text) == value
