"""One row of a handover sheet: its shape, its words, its code and a box to initial."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.codes.draw import qr
from app.papers.sheet_flow import CODE_X, INNER, RIGHT, Strip
from app.papers.sheet_pen import Pen
from app.papers.sheet_text import Fragment, Line, fitting, wrapped

TITLE_PT, BODY_PT, SMALL_PT, CAPTION_PT = 10.0, 9.5, 8.5, 7.0
QR_SIDE = 11.6
_STEP, _SMALL_STEP = 4.0, 3.6
_TITLE_X, _GAP = INNER + 8, 2.0
_ROOM, _WIDE_ROOM = 31.0, 46.0
_BOX_X = 183.8
_BOX_WIDE, _BOX_HIGH = RIGHT - _BOX_X, 11.2
_FIRST_LINE, _PAD = 4.2, 1.9
_LEAST_HIGH = 6.3  # a shape stands clear of the rules above and below it
_OPEN_HIGH = 13.4  # between the codes of two rows stays white what a scanner needs around each
_EDGE = (_OPEN_HIGH - QR_SIDE) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says. `body` are paragraphs, the first larger; `code` is what its QR holds.

    `box` asks for initials, `read` says that the incoming side has signed for it.
    """

    shape: str
    title: tuple[Fragment, ...]
    body: tuple[tuple[Fragment, ...], ...]
    code: str = ""
    box: bool = False
    read: bool = False
    letter: str = ""
    wide: bool = False  # the title has more words than a tag
    under: str = ""  # a small line below the title


def row_strip(row: Row) -> Strip:
    """The row as a strip that is never cut."""
    end = (CODE_X if row.code else _BOX_X) - 3 if row.box else RIGHT
    room, title_pt = (_WIDE_ROOM, BODY_PT) if row.wide else (_ROOM, TITLE_PT)
    start = _TITLE_X + room + _GAP
    title = wrapped(row.title, room, pt=title_pt)
    body = [
        (line, BODY_PT if not number else SMALL_PT)
        for number, paragraph in enumerate(row.body)
        for line in wrapped(paragraph, end - start, pt=BODY_PT if not number else SMALL_PT)
    ]
    titled = (len(title) + bool(row.under)) * _STEP
    written = _PAD + max(titled, sum(_step(pt) for _, pt in body))

    def draw(pen: Pen, top: float) -> None:
        y = top + _FIRST_LINE
        SHAPES[row.shape](pen, INNER + 2.8, y + 0.3, row.letter)
        pen.lines(_TITLE_X, y, title, pt=title_pt, step=_STEP)
        pen.text(_TITLE_X, y + len(title) * _STEP, fitting(row.under, room, pt=SMALL_PT), pt=SMALL_PT)
        _draw_body(pen, start, y, body)
        if row.box:
            _draw_box(pen, top, row)

    return Strip(max(written, _OPEN_HIGH if row.box else _LEAST_HIGH), draw, coded=row.box and bool(row.code))


def _step(pt: float) -> float:
    return _STEP if pt == BODY_PT else _SMALL_STEP


def _draw_body(pen: Pen, x: float, y: float, body: Sequence[tuple[Line, float]]) -> None:
    for line, pt in body:
        pen.line(x, y, line, pt=pt)
        y += _step(pt)


def _draw_box(pen: Pen, top: float, row: Row) -> None:
    """The code, and the box: its caption in the upper corner, the rest to initial."""
    if row.code:
        try:
            symbol = qr(row.code, module_px=1)
        except ValueError:
            pen.text(CODE_X, top + 5, "无法制码", pt=CAPTION_PT)
            pen.text(CODE_X, top + 8, "no code", pt=CAPTION_PT)
        else:
            pen.symbol(CODE_X, top + _EDGE, symbol, side=QR_SIDE)
    pen.box(_BOX_X, top + _EDGE + 0.2, wide=_BOX_WIDE, high=_BOX_HIGH)
    pen.text(_BOX_X + 1.2, top + _EDGE + 3.3, "已看 seen", pt=CAPTION_PT)
    if row.read:
        pen.tick_box(_BOX_X + 1.4, top + _EDGE + 6, ticked=True)
        pen.text(_BOX_X + 5.8, top + _EDGE + 8.7, "已签 ok", pt=CAPTION_PT)


def _ring(pen: Pen, x: float, y: float, _letter: str) -> None:
    pen.ring(x, y - 1.2, radius=2)


def _square(pen: Pen, x: float, y: float, letter: str) -> None:
    pen.box(x - 2, y - 3.4, wide=4, high=4)
    if letter:
        pen.mark(x, y - 0.4, letter, pt=7.5)


def _triangle(pen: Pen, x: float, y: float, letter: str) -> None:
    pen.polygon([(x, y - 4), (x + 2.9, y + 1), (x - 2.9, y + 1)])
    pen.mark(x, y + 0.4, letter, pt=7 if len(letter) < 2 else 4.5)


def _diamond(pen: Pen, x: float, y: float, letter: str) -> None:
    pen.polygon([(x, y - 4.4), (x + 3.2, y - 1.2), (x, y + 2), (x - 3.2, y - 1.2)], filled=True)
    pen.mark(x, y - 0.2, letter, pt=8, white=True)


def _octagon(pen: Pen, x: float, y: float, _letter: str) -> None:
    far, near, middle = 2.5, 1.04, y - 1.2
    corners = [
        (-near, -far),
        (near, -far),
        (far, -near),
        (far, near),
        (near, far),
        (-near, far),
        (-far, near),
    ]
    corners.append((-far, -near))
    pen.polygon([(x + across, middle + down) for across, down in corners], filled=True)
    pen.canvas.setStrokeGray(1)
    pen.stroke([(x - 1.3, middle), (x + 1.3, middle)], pt=2.2)
    pen.canvas.setStrokeGray(0)


def _tag(pen: Pen, x: float, y: float, _letter: str) -> None:
    pen.polygon(
        [(x - 2.6, y - 2.8), (x + 1.2, y - 2.8), (x + 2.8, y - 1.2), (x + 1.2, y + 0.4), (x - 2.6, y + 0.4)]
    )


SHAPES: Mapping[str, Callable[[Pen, float, float, str], None]] = {
    "ring": _ring,
    "square": _square,
    "triangle": _triangle,
    "diamond": _diamond,
    "octagon": _octagon,
    "tag": _tag,
}
"""The shapes of the screen: ring now at work, square A, triangle care or B, diamond C, octagon a hold."""
