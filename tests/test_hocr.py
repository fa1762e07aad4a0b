"""What Tesseract says of an image, written by hand: no program is needed."""

import pytest

from ingest.read.hocr import DOUBTFUL_BELOW, page_of, with_common_heights
from ingest.read.page import Doubt, Line, PrintedPage

SURE, UNSURE = DOUBTFUL_BELOW, DOUBTFUL_BELOW - 1


def word(text: str, box: str, confidence: int = 96) -> str:
    return f"<span class='ocrx_word' title='bbox {box}; x_wconf {confidence}'>{text}</span>"


def words(text: str, confidence: int = 96) -> str:
    return " ".join(word(each, "100 100 160 130", confidence) for each in text.split())


def line(
    *pieces: str, title: str = "bbox 100 100 300 140; baseline 0 -10; x_size 40; x_descenders 10; x_ascenders 10"
) -> str:
    return f"<span class='ocr_line' title='{title}'>{' '.join(pieces)}</span>"


def sheet(*paragraphs: str, size: str = "1000 2000") -> bytes:
    body = "".join(f"<p class='ocr_par'>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<div class='ocr_page' title='image \"-\"; bbox 0 0 {size}; ppageno 0'>{body}</div>"
    return f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{page}</body></html>".encode()


def lines_of(*paragraphs: str) -> tuple[Line, ...]:
    return page_of(sheet(*paragraphs), 3, 500, 1000).lines


def test_a_line_with_its_place() -> None:
    [read] = lines_of(line(word("MRI", "100 100 160 130"), word("84%", "180 100 240 130")))
    assert (read.text, read.page, read.quarter, read.doubtful) == ("MRI 84%", 3, 0, ())
    # A pixel is half a point: the page has 1000 x 2000 pixels and 500 x 1000 points.
    assert list(read.sides) == [5000, 6000, 6000, 7000, 7000, 8000, 8000, 8000, 9000, 10000, 10000, 11000, 11000, 12000]
    assert (read.left, read.right, read.bottom, read.top) == (50, 120, 930, 950)


@pytest.mark.parametrize(
    ("confidences", "doubtful"),
    [
        pytest.param((96, SURE), (), id="sure"),
        pytest.param((UNSURE, SURE), (Doubt(0, 3, UNSURE),), id="the first word"),
        pytest.param((SURE, UNSURE), (Doubt(4, 7, UNSURE),), id="the second word"),
        pytest.param((12, UNSURE), (Doubt(0, 3, 12), Doubt(4, 7, UNSURE)), id="both"),
    ],
)
def test_doubtful_words(confidences: tuple[int, int], doubtful: tuple[Doubt, ...]) -> None:
    first, second = confidences
    [read] = lines_of(
        line(word("MRI", "100 100 160 130", first), word("84%", "180 100 240 130", second))
        + line(words("This line is read with no doubt at all"))
    )[:1]
    assert read.doubtful == doubtful


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("3 x 5", "3 × 5", id="two numbers"),
        pytest.param("3.1 cm x 5.4 cm x 2 cm", "3.1 cm × 5.4 cm × 2 cm", id="units"),
        pytest.param("FicurE 2: A mass", "FigurE 2: A mass", id="a caption in small capitals"),
        pytest.param("a paO, of 60, PaCO, of 40, SpO, 91", "a paO2 of 60, PaCO2 of 40, SpO2 91", id="lowered digits"),
        pytest.param("factor x 5", "factor x 5", id="a name"),
        pytest.param("at 3 x they", "at 3 x they", id="no second number"),
    ],
)
def test_confused_letters(printed: str, text: str) -> None:
    [read] = lines_of(line(words(printed)))
    assert read.text == text


def sized(size: int, text: str, descenders: int = 10) -> str:
    title = f"bbox 100 100 300 140; baseline 0 0; x_size {size}; x_descenders {descenders}; x_ascenders 10"
    return line(word(text, "100 100 300 140"), title=title)


@pytest.mark.parametrize(
    ("paragraphs", "heights"),
    [
        pytest.param([sized(40, "a longer line") + sized(36, "right")], [20, 20], id="one height a paragraph"),
        pytest.param([sized(40, "a longer line") + sized(60, "Type")], [20, 30], id="another size stays"),
        pytest.param([sized(40, "a longer line"), sized(36, "right")], [20, 18], id="paragraphs apart"),
        pytest.param([sized(35, "Title", descenders=5)], [20], id="no descender was measured"),
    ],
)
def test_heights_of_the_font(paragraphs: list[str], heights: list[float]) -> None:
    assert [read.height for read in lines_of(*paragraphs)] == heights


@pytest.mark.parametrize(
    ("sizes", "heights"),
    [
        pytest.param([(9.6, 30), (9.9, 30), (10.2, 30)], [9.9, 9.9, 9.9], id="headings"),
        pytest.param([(9.6, 900), (9.9, 30)], [9.6, 9.6], id="what is rare goes with what is frequent"),
        pytest.param([(9.6, 900), (9.1, 300)], [9.6, 9.1], id="paragraphs keep their height"),
        pytest.param([(9.6, 30), (11.5, 30)], [9.6, 11.5], id="another print"),
    ],
)
def test_one_height_for_one_print(sizes: list[tuple[float, int]], heights: list[float]) -> None:
    # A page each, so that the heights are those of the file.
    pages = [
        PrintedPage(number, 500, 1000, (Line("x" * length, number, [0, 500] * length, [0, 0, round(100 * size)]),))
        for number, (size, length) in enumerate(sizes, 1)
    ]
    assert [page.lines[0].height for page in with_common_heights(pages)] == heights


def test_the_baseline_is_kept_whatever_the_letters() -> None:
    with_descenders = "bbox 100 100 300 140; baseline 0 -10; x_size 40; x_descenders 10; x_ascenders 10"
    without = "bbox 100 100 300 130; baseline 0 0; x_size 40; x_descenders 10; x_ascenders 10"
    one, other = (
        lines_of(line(word("mass", "100 100 300 130"), title=title))[0] for title in (with_descenders, without)
    )
    assert (one.bottom, one.top) == (other.bottom, other.top)


@pytest.mark.parametrize(
    ("angle", "box", "quarter", "extent"),
    [
        pytest.param(90, "160 1600 200 1900", 1, (50, 395, 200, 415), id="read from below"),
        pytest.param(180, "0 160 100 200", 2, (450, 75, 500, 95), id="upside down"),
        pytest.param(270, "60 1700 100 1900", 3, (850, 25, 950, 45), id="read from above"),
    ],
)
def test_lines_that_are_turned(angle: int, box: str, quarter: int, extent: tuple[float, ...]) -> None:
    # Their coordinates are those of the page turned until they stand upright; the baseline is the lower edge of `mass`.
    title = f"bbox {box}; textangle {angle}; x_size 40; x_descenders 10; x_ascenders 10"
    [read] = lines_of(line(word("mass", box), title=title))
    assert (read.quarter, read.extent(0, 4)) == (quarter, extent)


@pytest.mark.parametrize(
    ("paragraph", "texts"),
    [
        pytest.param(sized(40, "Figure"), ["Figure"], id="text"),
        pytest.param(line(words("~i: = |", 5)), [], id="specks"),
        pytest.param(line(words("~i: = |", 5)) + line(words("90%")), ["90%"], id="text among specks"),
        pytest.param(
            line(words("The mass was large and")) + line(words("firm", 5)),
            ["The mass was large and", "firm"],
            id="a doubtful line of a paragraph",
        ),
        pytest.param(line(word(" ", "100 100 160 130")), [], id="blank"),
    ],
)
def test_specks_of_pictures_are_no_text(paragraph: str, texts: list[str]) -> None:
    assert [read.text for read in lines_of(paragraph)] == texts


@pytest.mark.parametrize("hocr", [b"", b"<html/>", b"no mark-up", sheet(size="0 0")])
def test_what_is_no_hocr(hocr: bytes) -> None:
    with pytest.raises(ValueError, match="no page"):
        page_of(hocr, 1, 500, 1000)
