"""The figures of the PDF reports: schematic greyscale images, drawn from shapes; the dots fall where the seed says."""

from __future__ import annotations

import math
import random

from reportlab.graphics.shapes import Circle, Drawing, Ellipse, Line, Path, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, gray
from reportlab.lib.colors import black as ink

HEIGHT = 118.0


def _shade(level: float) -> Color:
    return Color(level, level, level)


def _panel(drawing: Drawing, left: float, width: float, letter: str) -> None:
    drawing.add(Rect(left, 0, width, HEIGHT, fillColor=_shade(0.06), strokeColor=None))
    mark = String(left + width - 10, HEIGHT - 11, letter, fontName="Helvetica-Bold", fontSize=8, fillColor=_shade(0.95))
    drawing.add(mark)


def _breast(drawing: Drawing, left: float, width: float, level: float) -> None:
    """Draw a breast in profile, the chest wall at the panel's left edge."""
    outline = Path(fillColor=_shade(level), strokeColor=_shade(level + 0.12), strokeWidth=1)
    outline.moveTo(left, 6)
    outline.curveTo(left + width * 0.7, 14, left + width * 0.95, 40, left + width * 0.88, HEIGHT * 0.48)
    outline.curveTo(left + width * 0.9, HEIGHT * 0.75, left + width * 0.45, HEIGHT * 0.9, left, HEIGHT - 4)
    outline.closePath()
    drawing.add(outline)


def _dots(drawing: Drawing, centre: tuple[float, float], spread: float, number: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(number):
        angle, radius = chance.uniform(0, math.tau), spread * math.sqrt(chance.random())
        x, y = centre[0] + radius * math.cos(angle), centre[1] + 0.8 * radius * math.sin(angle)
        drawing.add(Circle(x, y, chance.uniform(0.4, 1.1), fillColor=_shade(0.97), strokeColor=None))


def _arrow(drawing: Drawing, x: float, y: float) -> None:
    drawing.add(Line(x + 16, y + 16, x + 4, y + 4, strokeColor=_shade(1), strokeWidth=1.2))
    drawing.add(Polygon([x, y, x + 7, y + 3, x + 3, y + 7], fillColor=_shade(1), strokeColor=None))


def calcifications(width: float) -> Drawing:
    """Two mammograms with clustered calcifications, the second magnified."""
    drawing, half = Drawing(width, HEIGHT), width / 2 - 2
    for left, letter, spread, number in ((0.0, "a", 22.0, 90), (half + 4, "b", 34.0, 60)):
        _panel(drawing, left, half, letter)
        _breast(drawing, left, half, 0.36)
        drawing.add(Ellipse(left + half * 0.4, 58, half * 0.27, 30, fillColor=_shade(0.5), strokeColor=None))
        _dots(drawing, (left + half * 0.42, 58), spread, number, number)
    _arrow(drawing, half * 0.62, 70)
    return drawing


def enhancement(width: float) -> Drawing:
    """Axial MRI of both breasts before and after treatment: enhancement in one, then none."""
    drawing, half = Drawing(width, HEIGHT), width / 2 - 2
    for left, letter, bright in ((0.0, "a", True), (half + 4, "b", False)):
        _panel(drawing, left, half, letter)
        drawing.add(Rect(left, 6, half, 22, fillColor=_shade(0.22), strokeColor=None))
        for side in (0.28, 0.72):
            drawing.add(
                Ellipse(left + half * side, 50, half * 0.2, 42, fillColor=_shade(0.28), strokeColor=_shade(0.5))
            )
        if bright:
            points = [(0.2, 40), (0.3, 44), (0.35, 58), (0.3, 74), (0.22, 70), (0.24, 56)]
            outline = [value for x, y in points for value in (left + half * x, y)]
            drawing.add(Polygon(outline, fillColor=_shade(0.92), strokeColor=_shade(0.75)))
    _arrow(drawing, half * 0.36, 68)
    return drawing


def mass(width: float) -> Drawing:
    """A mammogram with a spiculated mass, and an ultrasound image of it with shadowing."""
    drawing, half = Drawing(width, HEIGHT), width / 2 - 2
    _panel(drawing, 0, half, "a")
    _breast(drawing, 0, half, 0.36)
    for turn in range(18):
        angle = turn * math.tau / 18
        end = (half * 0.42 + 19 * math.cos(angle), 62 + 19 * math.sin(angle))
        drawing.add(Line(half * 0.42, 62, *end, strokeColor=_shade(0.8), strokeWidth=0.7))
    drawing.add(Circle(half * 0.42, 62, 10, fillColor=_shade(0.88), strokeColor=None))
    left = half + 4
    _panel(drawing, left, half, "b")
    chance = random.Random(7)
    for layer in range(12):
        line = [
            value for step in range(13) for value in (left + step * half / 12, 8 + layer * 8 + chance.uniform(-2, 2))
        ]
        drawing.add(PolyLine(line, strokeColor=_shade(0.25 + 0.03 * layer), strokeWidth=2.2))
    drawing.add(Rect(left + half * 0.38, 2, half * 0.26, 52, fillColor=_shade(0.09), strokeColor=None))
    drawing.add(Ellipse(left + half * 0.51, 62, half * 0.19, 17, fillColor=_shade(0.12), strokeColor=_shade(0.4)))
    return drawing


def prostate(width: float) -> Drawing:
    """Axial MRI of a prostate with a dark focus in the peripheral zone, and its diffusion image."""
    drawing, half = Drawing(width, HEIGHT), width / 2 - 2
    for left, letter, zone, focus in ((0.0, "a", 0.66, 0.2), (half + 4, "b", 0.25, 0.95)):
        _panel(drawing, left, half, letter)
        middle = left + half / 2
        drawing.add(Ellipse(middle, 56, half * 0.36, 38, fillColor=_shade(zone), strokeColor=_shade(0.5)))
        drawing.add(Ellipse(middle, 64, half * 0.25, 25, fillColor=_shade(zone * 0.65), strokeColor=None))
        drawing.add(Ellipse(middle - half * 0.2, 34, 11, 7, fillColor=_shade(focus), strokeColor=None))
    _arrow(drawing, half * 0.34, 38)
    return drawing


def roc(width: float) -> Drawing:
    """Two receiver operating characteristic curves, solid and dashed, with the chance line."""
    drawing, size, left, floor = Drawing(width, HEIGHT + 14), HEIGHT - 14, (width - HEIGHT) / 2 + 10, 26.0
    drawing.add(Rect(left, floor, size, size, fillColor=None, strokeColor=ink, strokeWidth=0.7))
    drawing.add(Line(left, floor, left + size, floor + size, strokeColor=gray, strokeWidth=0.5))
    for power, dash in ((0.16, None), (0.28, [3, 2])):
        points = [value for i in range(41) for value in (left + size * i / 40, floor + size * (i / 40) ** power)]
        drawing.add(PolyLine(points, strokeColor=ink, strokeWidth=1.1, strokeDashArray=dash))
    drawing.add(String(left + size / 2, floor - 18, "False positive fraction", fontSize=7, textAnchor="middle"))
    drawing.add(String(left - 8, floor + size + 4, "True positive fraction", fontSize=7))
    for tick in (0, 0.5, 1):
        drawing.add(String(left + size * tick, floor - 9, f"{tick:g}", fontSize=6, textAnchor="middle"))
    return drawing


DRAWINGS = {
    "calcifications": calcifications,
    "enhancement": enhancement,
    "mass": mass,
    "prostate": prostate,
    "roc": roc,
}
