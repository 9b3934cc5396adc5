"""The words on the face: fonts of the scale, and text set into a rectangle without being cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.theme.marks import color
from ui.theme.tokens import Look, TypeSize

FAMILY = "Noto Sans SC"

_STEPS = tuple(TypeSize)
_FIGURE_TRACKING_PX = -3.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are set: their size on the scale, colour, weight and place in the rectangle.

    `wrap` lets them take several lines. When they still do not fit they step down the scale to `least`;
    what does not fit even then is reported to the recorder of cut words. `elide` is for words from
    outside (names, notes, codes), which may be of any length: they end in an ellipsis instead.
    `px` overrides the size for the largest figures.
    """

    size: TypeSize
    color: str
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    wrap: bool = False
    elide: bool = False
    least: TypeSize = TypeSize.XS
    px: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that did not fit into the rectangle meant for them, in px."""

    text: str
    needed_width: float
    needed_height: float
    width: float
    height: float


_recorders: list[Callable[[Cut], None]] = []


@contextmanager
def recording_cuts() -> Iterator[list[Cut]]:
    """Collect every word that is painted too large for its place while the context lasts."""
    cuts: list[Cut] = []
    _recorders.append(cuts.append)
    try:
        yield cuts
    finally:
        _recorders.remove(cuts.append)


def report_cut(cut: Cut) -> None:
    """Tell whoever listens that words found no room."""
    for record in _recorders:
        record(cut)


def font(look: Look, size: TypeSize, bold: bool = False) -> QFont:
    """The font of one step of the scale; rare characters come from the system's own fonts."""
    return font_of_px(look.font_px(size), bold=bold, figure=size is TypeSize.FIGURE)


def font_of_px(px: int, *, bold: bool = False, figure: bool = False) -> QFont:
    """The font at a height in px; figures stand 3 px closer."""
    made = QFont(FAMILY)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if figure:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _FIGURE_TRACKING_PX)
    return made


def text_width(look: Look, text: str, lettering: Lettering) -> float:
    """How wide the words run on one line at their full size, in px."""
    return QFontMetricsF(_font_of(look, lettering)).horizontalAdvance(text)


def line_height(look: Look, size: TypeSize) -> int:
    """The room one line of words needs, in px: 1.5 times the font, or descenders are cut."""
    return round(look.font_px(size) * 1.5)


def text_height(look: Look, text: str, lettering: Lettering, width: float) -> float:
    """How high the words stand when set within `width` at their full size, in px."""
    set_words = _set(text, _font_of(look, lettering), width, wrap=lettering.wrap)
    return set_words.height


def draw_text(painter: QPainter, look: Look, rect: QRectF, text: str, lettering: Lettering) -> QRectF:
    """Draw the words into the rectangle; gives the rectangle they took."""
    if not text:
        return QRectF(rect.topLeft(), rect.topLeft())
    words = _fitted(look, rect, text, lettering)
    x, y = _place(rect, words, lettering.align)
    painter.setFont(words.font)
    painter.setPen(color(lettering.color))
    metrics = QFontMetricsF(words.font)
    for row, line in enumerate(words.lines):
        left = x + _indent(lettering.align, words.width, metrics.horizontalAdvance(line))
        painter.drawText(QPointF(left, y + row * words.leading + metrics.ascent()), line)
    return QRectF(x, y, words.width, words.height)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words broken into lines at one font."""

    font: QFont
    lines: tuple[str, ...]
    width: float
    height: float
    leading: float


def _font_of(look: Look, lettering: Lettering) -> QFont:
    if lettering.px is not None:
        return font_of_px(lettering.px, bold=lettering.bold, figure=lettering.size is TypeSize.FIGURE)
    return font(look, lettering.size, lettering.bold)


def _fitted(look: Look, rect: QRectF, text: str, lettering: Lettering) -> _Words:
    """The words at the largest step that fits, or at the least one with the cut reported."""
    if lettering.elide:
        return _elided(rect, text, _font_of(look, lettering), wrap=lettering.wrap)
    words = _set(text, _font_of(look, lettering), rect.width(), wrap=lettering.wrap)
    for step in reversed(_STEPS[_STEPS.index(lettering.least) : _STEPS.index(lettering.size)]):
        if _fits(words, rect):
            return words
        smaller = replace(lettering, size=step, px=None)
        words = _set(text, _font_of(look, smaller), rect.width(), wrap=lettering.wrap)
    if not _fits(words, rect):
        report_cut(Cut(text, words.width, words.height, rect.width(), rect.height()))
    return words


def _fits(words: _Words, rect: QRectF) -> bool:
    # The line box of this font is taller than any of its glyphs, so a slight excess cuts nothing.
    return words.width <= rect.width() + 1 and words.height <= rect.height() + 0.25 * words.leading


def _elided(rect: QRectF, text: str, face: QFont, *, wrap: bool) -> _Words:
    metrics = QFontMetricsF(face)
    words = _set(text, face, rect.width(), wrap=wrap)
    room = max(1, int((rect.height() + 0.25 * words.leading) // words.leading))
    kept = list(words.lines[:room])
    if len(words.lines) > room:
        kept[-1] += "…"
    shown = tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width()) for line in kept)
    return _measured(face, shown)


def _set(text: str, face: QFont, width: float, *, wrap: bool) -> _Words:
    if not wrap:
        return _measured(face, tuple(text.splitlines()) or (text,))
    return _measured(face, tuple(line for part in text.splitlines() for line in _broken(part, face, width)))


def _broken(text: str, face: QFont, width: float) -> Iterator[str]:
    """Break one paragraph at words, or between Chinese characters."""
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        yield text[line.textStart() : line.textStart() + line.textLength()].rstrip()
    layout.endLayout()


def _measured(face: QFont, lines: tuple[str, ...]) -> _Words:
    metrics = QFontMetricsF(face)
    leading = face.pixelSize() * 1.3
    width = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
    height = metrics.height() + leading * (len(lines) - 1)
    return _Words(face, lines, width, height, leading)


def _place(rect: QRectF, words: _Words, align: Qt.AlignmentFlag) -> tuple[float, float]:
    x, y = rect.left(), rect.top()
    x += _indent(align, rect.width(), words.width)
    if align & Qt.AlignmentFlag.AlignVCenter:
        y += (rect.height() - words.height) / 2
    elif align & Qt.AlignmentFlag.AlignBottom:
        y += rect.height() - words.height
    return x, y


def _indent(align: Qt.AlignmentFlag, room: float, width: float) -> float:
    if align & Qt.AlignmentFlag.AlignHCenter:
        return (room - width) / 2
    return room - width if align & Qt.AlignmentFlag.AlignRight else 0.0
