"""Takes the lines of a page from what Tesseract says of its image in hOCR (Breuel 2007), in its order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median_low
from typing import Any

from lxml import etree

from ingest.read.page import Corners, Doubt, Line, PrintedPage, joined, turned

DOUBTFUL_BELOW = 70
"""A word of less confidence (0-100) is doubtful; docs/decisions/0009 says why."""

_SPECKS_BELOW = 40
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_PROPERTY = re.compile(r"(\w+)((?: -?\d+(?:\.\d+)?)+)")
# Tesseract's English model knows no other sign of multiplication: `3 x 5 cm`.
_TIMES = re.compile(r"(?<=[\dm] )x(?= \d)")
# Nor lowered digits: the pressures and saturations of gases end in a comma.
_GAS = re.compile(r"(?:(?<=[PpSFV][aAip]O)|(?<=[PpV]aCO)|(?<=\b[pPVF]CO)|(?<=\b[pV]O)),(?=\s)")
# A caption in small capitals: their G looks like a c.
_FIGURE = re.compile(r"(?<=^fi)c(?=ure \d)", re.IGNORECASE)
_DESCENDER = re.compile(r"[gjpqy]")
_DESCENT = 0.25  # of a font's height
_ONE_SIZE = 1.3  # a title and its subtitle differ by more, the measured heights of one font by less
_ONE_PRINT = 1.06  # a pixel more or less in the height of a capital at 300 dpi
_SURE_HEIGHT = 200  # characters: the height of a paragraph is that of most of its lines
_HUNDREDTHS = 100


@dataclass(frozen=True)
class _Image:
    """The size of a page in points, and of its image in pixels, whose corner is the upper left one."""

    width: float
    height: float
    pixels_wide: float
    pixels_high: float

    def frame(self, box: Sequence[float], quarter: int) -> Corners:
        """Return a box of the image in points of the page turned clockwise by so many quarters."""
        x, y = self.width / self.pixels_wide, self.height / self.pixels_high
        shown = box[0] * x, self.height - box[3] * y, box[2] * x, self.height - box[1] * y
        return turned(shown, quarter, self.width, self.height)


def page_of(hocr: bytes, number: int, width: float, height: float) -> PrintedPage:
    """Return the lines of a page of this size in points; raises ValueError for what is no hOCR.

    A line is as high as its font is, whatever letters are in it. Words of less confidence than `DOUBTFUL_BELOW` are
    doubtful; what is read into the specks of a picture is left out.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser) if hocr.strip() else None
    sheet = next(_of_class(root, {"ocr_page"}), None) if root is not None else None
    bounds = _properties(sheet).get("bbox", ()) if sheet is not None else ()
    if len(bounds) != 4 or min(bounds[2:]) <= 0:
        raise ValueError("this is no page in hOCR")
    image = _Image(width, height, *bounds[2:])
    lines = (line for paragraph in _of_class(sheet, {"ocr_par"}) for line in _paragraph(paragraph, number, image))
    return PrintedPage(number, width, height, tuple(lines))


def _paragraph(element: Any, number: int, image: _Image) -> list[Line]:
    """Return the lines of a paragraph with the height of most of them; of a picture's specks, what is surely text."""
    read = [(line, sure) for each in _of_class(element, _LINES) for line, sure in _line(each, number, image)]
    specks = sum(sure for _, sure in read) < _SPECKS_BELOW * sum(len(line.text) for line, _ in read)
    lines = [line for line, sure in read if not specks or sure >= DOUBTFUL_BELOW * len(line.text)]
    if not lines:
        return []
    usual = median_low(line.height for line in lines for _ in line.text)
    return [_of_height(line, usual) if 1 / _ONE_SIZE < line.height / usual < _ONE_SIZE else line for line in lines]


def with_common_heights(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages of a file with one height for lines, such as headings, that measuring alone sets apart."""
    lengths: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            lengths[round(line.height, 1)] += len(line.text)

    def alike(height: float) -> list[float]:
        return [other for other in lengths if 1 / _ONE_PRINT < other / height < _ONE_PRINT]

    common: dict[float, float] = {}
    for height in sorted(
        lengths, key=lambda each: (-sum(lengths[other] for other in alike(each)), -lengths[each], each)
    ):
        if height not in common:
            common |= {each: height for each in alike(height) if each not in common and lengths[each] < _SURE_HEIGHT}
            common[height] = height
    return [
        replace(page, lines=tuple(_of_height(line, common[round(line.height, 1)]) for line in page.lines))
        for page in pages
    ]


def _of_height(line: Line, height: float) -> Line:
    baseline = line.bottom + _DESCENT * line.height
    return replace(line, levels=_levels(baseline, height))


def _levels(baseline: float, height: float) -> list[int]:
    bottom = round(_HUNDREDTHS * (baseline - _DESCENT * height))
    return [0, bottom, bottom + round(_HUNDREDTHS * height)]


def _of_class(element: Any, names: Iterable[str]) -> Iterator[Any]:
    return (each for each in element.iter("{*}*") if each.get("class") in names)


def _properties(element: Any) -> dict[str, tuple[float, ...]]:
    return {
        name: tuple(float(each) for each in numbers.split())
        for name, numbers in _PROPERTY.findall(element.get("title", ""))
    }


def _line(element: Any, number: int, image: _Image) -> Iterator[tuple[Line, float]]:
    """Yield a line, unless it has no words, with the sum of the confidence of its characters."""
    properties = _properties(element)
    quarter = round(properties.get("textangle", (0.0,))[0] / 90) % 4
    words: list[Line] = []
    sure = 0.0
    for word in _of_class(element, {"ocrx_word"}):
        text = "".join("".join(word.itertext()).split())
        said = _properties(word)
        if text:
            [confidence] = said["x_wconf"]
            left, bottom, right, top = image.frame(said["bbox"], quarter)
            doubtful = (Doubt(0, len(text), round(confidence)),) if confidence < DOUBTFUL_BELOW else ()
            levels = [0, round(_HUNDREDTHS * bottom), round(_HUNDREDTHS * top)]
            words.append(Line(text, number, _sides(text, left, right), levels, quarter, doubtful=doubtful))
            sure += confidence * len(text)
    if not words:
        return
    line = joined(words)
    line = replace(line, text=_mended(line.text))
    pixel = image.height / image.pixels_high
    _, bottom, _, _ = image.frame(properties["bbox"], quarter)
    [size], [descent] = properties["x_size"], properties["x_descenders"]
    descends = bool(_DESCENDER.search(line.text))
    height = size if descends else (size - descent) / (1 - _DESCENT)  # then x_descenders is but a guess
    # A baseline is given by its slope and its height above the lower left corner; for lines that are turned it is not.
    above = -properties["baseline"][1] if "baseline" in properties else descent * descends
    yield replace(line, levels=_levels(bottom + above * pixel, height * pixel)), sure


def _mended(text: str) -> str:
    """Return a line with what no text says put right: `3 x 5 cm`, the lowered digit of `paO,`, `Ficure 2`."""
    for pattern, letter in ((_TIMES, "×"), (_GAS, "2"), (_FIGURE, "g")):
        text = pattern.sub(letter, text)
    return text


def _sides(text: str, left: float, right: float) -> list[int]:
    """Return left and right of each character of a word, in 1/100 point: as though all were of one width."""
    step = (right - left) / len(text)
    edges = [round(_HUNDREDTHS * edge) for edge in accumulate([left, *[step] * len(text)])]
    return [side for pair in pairwise(edges) for side in pair]
