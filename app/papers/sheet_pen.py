"""What a handover sheet is drawn with, in millimetres: text, rules, boxes, shapes and codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.codes.draw import Symbol
from app.papers.sheet_text import Fragment, Line, legible
from app.papers.typefaces import BOLD, REGULAR

HAIR, RULE, EDGE = 0.3, 1.1, 0.8  # points: inside a block, above it, the edge of boxes and shapes
_POINT = 1 / mm  # millimetres a point


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on one page. Places are millimetres from the upper left corner; text stands on its baseline."""

    canvas: Canvas
    backed: bool = False  # text is cut out of what lies under it, so that it stays readable

    def text(self, x: float, y: float, text: str, *, pt: float, bold: bool = False) -> None:
        """One line to the right of x."""
        words = legible(text)
        if self.backed and words:
            self._clear(x, y, wide=Fragment(words, bold).width(pt), pt=pt)
        self.canvas.setFont(BOLD if bold else REGULAR, pt)
        self.canvas.drawString(x * mm, self._y(y), words)

    def text_left(self, x: float, y: float, text: str, *, pt: float, bold: bool = False) -> None:
        """One line that ends at x."""
        self.text(x - Fragment(legible(text), bold).width(pt), y, text, pt=pt, bold=bold)

    def line(self, x: float, y: float, line: Line, *, pt: float) -> None:
        """A line of fragments, regular and bold."""
        for fragment in line:
            self.text(x, y, fragment.text, pt=pt, bold=fragment.bold)
            x += fragment.width(pt)

    def lines(self, x: float, y: float, lines: Sequence[Line], *, pt: float, step: float) -> None:
        """Lines below each other, the first on the baseline y."""
        for number, line in enumerate(lines):
            self.line(x, y + number * step, line, pt=pt)

    def rule(self, x: float, y: float, to: float, *, pt: float = HAIR) -> None:
        """A horizontal rule."""
        self.canvas.setLineWidth(pt)
        self.canvas.line(x * mm, self._y(y), to * mm, self._y(y))

    def post(self, x: float, y: float, to: float) -> None:
        """A vertical hairline."""
        self.canvas.setLineWidth(HAIR)
        self.canvas.line(x * mm, self._y(y), x * mm, self._y(to))

    def box(self, x: float, y: float, *, wide: float, high: float, filled: bool = False) -> None:
        """A rectangle from its upper left corner."""
        self.canvas.setLineWidth(EDGE)
        # An empty box is white inside: a hatch that runs through it could be taken for a tick.
        self.canvas.setFillGray(0 if filled else 1)
        self.canvas.rect(x * mm, self._y(y + high), wide * mm, high * mm, stroke=not filled, fill=1)
        self.canvas.setFillGray(0)

    def reversed_letter(self, x: float, y: float, letter: str, *, side: float) -> None:
        """A white letter in a black square."""
        self.box(x, y, wide=side, high=side, filled=True)
        self.canvas.setFillGray(1)
        self.canvas.setFont(BOLD, side / _POINT * 0.7)
        self.canvas.drawCentredString((x + side / 2) * mm, self._y(y + side * 0.76), letter)
        self.canvas.setFillGray(0)

    def polygon(self, corners: Sequence[tuple[float, float]], *, filled: bool = False) -> None:
        """A closed shape."""
        path = self._path(corners)
        path.close()
        self.canvas.setLineWidth(EDGE)
        self.canvas.setFillGray(0 if filled else 1)
        self.canvas.drawPath(path, stroke=not filled, fill=1)
        self.canvas.setFillGray(0)

    def stroke(self, corners: Sequence[tuple[float, float]], *, pt: float = RULE) -> None:
        """An open line through these points."""
        self.canvas.setLineWidth(pt)
        self.canvas.drawPath(self._path(corners), stroke=1, fill=0)

    def ring(self, x: float, y: float, *, radius: float) -> None:
        """A circle around a centre."""
        self.canvas.setLineWidth(RULE)
        self.canvas.setFillGray(1)
        self.canvas.circle(x * mm, self._y(y), radius * mm, stroke=1, fill=1)
        self.canvas.setFillGray(0)

    def mark(self, x: float, y: float, letter: str, *, pt: float, white: bool = False) -> None:
        """A bold letter centred on x, inside a shape."""
        self.canvas.setFillGray(1 if white else 0)
        self.canvas.setFont(BOLD, pt)
        self.canvas.drawCentredString(x * mm, self._y(y), letter)
        self.canvas.setFillGray(0)

    def tick_box(self, x: float, y: float, *, ticked: bool, side: float = 3.4) -> None:
        """A box, empty or with a black tick."""
        self.box(x, y, wide=side, high=side)
        if ticked:
            tick = ((0.2, 0.55), (0.42, 0.78), (0.85, 0.2))
            self.stroke([(x + side * across, y + side * down) for across, down in tick], pt=1.4)

    def symbol(self, x: float, y: float, symbol: Symbol, *, side: float) -> None:
        """The black of a square symbol without its quiet zone; the paper around it must stay white."""
        self.canvas.setFillGray(1)
        quiet = side / 10
        self.canvas.rect(
            (x - quiet) * mm,
            self._y(y + side + quiet),
            (side + 2 * quiet) * mm,
            (side + 2 * quiet) * mm,
            stroke=0,
            fill=1,
        )
        self.canvas.setFillGray(0)
        # All black is one path: drawn bar by bar, a viewer would leave hairlines between the rows.
        path = self.canvas.beginPath()
        for row, start, end, modules in _runs(symbol):
            module = side / modules
            low = self._y(y + (row + 1) * module)
            path.rect((x + start * module) * mm, low, (end - start) * module * mm, module * mm)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def across(self, word: str) -> None:
        """A word across the whole page, as hatched letters, under everything that is drawn later."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(52)
        text = canvas.beginText(-canvas.stringWidth(word, BOLD, _ACROSS_PT) / 2, -_ACROSS_PT / 3)
        text.setFont(BOLD, _ACROSS_PT)
        text.setTextRenderMode(5)  # a thin edge, at which the hatch is cut
        text.textOut(word)
        canvas.setLineWidth(_HATCH_PT)
        canvas.drawText(text)
        self._hatch(-A4[1], A4[1], low=-_ACROSS_PT, high=_ACROSS_PT, step=_HATCH_STEP)
        canvas.restoreState()

    def hatched_band(self, y: float, word: str, *, high: float) -> None:
        """A hatched band across the page with a word in the middle of it."""
        canvas = self.canvas
        canvas.saveState()
        edge = canvas.beginPath()
        edge.rect(_BAND[0] * mm, self._y(y + high), (_BAND[1] - _BAND[0]) * mm, high * mm)
        canvas.clipPath(edge, stroke=0, fill=0)
        canvas.setLineWidth(EDGE)
        self._hatch(0, A4[0], low=self._y(y + high), high=self._y(y), step=5)
        canvas.restoreState()
        wide, middle = Fragment(word, bold=True).width(_BAND_PT) + 6, sum(_BAND) / 2
        canvas.setFillGray(1)
        canvas.rect((middle - wide / 2) * mm, self._y(y + high), wide * mm, high * mm, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont(BOLD, _BAND_PT)
        canvas.drawCentredString(middle * mm, self._y(y + high * 0.82), word)

    def _clear(self, x: float, y: float, *, wide: float, pt: float) -> None:
        canvas = self.canvas
        canvas.setFillGray(1)
        low, high = self._y(y) - _BELOW * pt, (_BELOW + _ABOVE) * pt
        canvas.rect(x * mm, low, wide * mm, high, stroke=0, fill=1)
        canvas.setFillGray(0)

    def _hatch(self, left: float, right: float, *, low: float, high: float, step: int) -> None:
        """Lines at 45 degrees, in points."""
        across = high - low
        for place in range(int(left - across), int(right), step):
            self.canvas.line(place, low, place + across, high)

    def _path(self, corners: Sequence[tuple[float, float]]) -> PDFPathObject:
        path = self.canvas.beginPath()
        (x, y), *rest = corners
        path.moveTo(x * mm, self._y(y))
        for x, y in rest:
            path.lineTo(x * mm, self._y(y))
        return path

    def _y(self, y: float) -> float:
        return A4[1] - y * mm


_ACROSS_PT = 108.0
_HATCH_PT, _HATCH_STEP = 0.2, 8
_BELOW, _ABOVE = 0.2, 0.84  # of the size, from the baseline to where letters end
_BAND, _BAND_PT = (14.0, 199.0), 10.0


def _runs(symbol: Symbol) -> list[tuple[int, int, int, int]]:
    """Black stretches: row, first and next module, and how many modules the symbol has across."""
    rows = [symbol.rows[at : at + symbol.width] for at in range(0, len(symbol.rows), symbol.width)]
    black = [number for number, row in enumerate(rows) if b"\x00" in row]
    left = min(rows[number].index(b"\x00") for number in black)
    # A row in the middle may be white from end to end: it is a row all the same.
    modules = black[-1] - black[0] + 1
    found = []
    for number, row in enumerate(rows[black[0] : black[0] + modules]):
        inside = row[left : left + modules]
        start = inside.find(b"\x00")
        while start >= 0:
            end = inside.find(b"\xff", start)
            end = modules if end < 0 else end
            found.append((number, start, end, modules))
            start = inside.find(b"\x00", end)
    return found


def bold(text: str, *, kept: bool = False) -> Fragment:
    """Bold words."""
    return Fragment(text, bold=True, kept=kept)


def plain(text: str) -> Fragment:
    """Regular words."""
    return Fragment(text)
