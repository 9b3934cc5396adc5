"""Where everything stands on a label, in dots of the print head, for whatever medium it is drawn on."""

import math
from dataclasses import dataclass, field
from datetime import tzinfo

from app.codes.draw import Symbol, code128, data_matrix
from app.domain.label import Label
from app.papers.label_words import ELLIPSIS, fitted, grouped, printable, width

DOTS_PER_MM = 8  # a 203 dpi head
_MARGIN = 24  # the outermost 3 mm may lie beside the head or on the cut
_GAP = 8
_BAND = 44  # of practice
_STRIPE, _STRIPE_STEP = 10, 28
_TITLE_EM = 42
_CODE_EM, _LEAST_CODE_EM = 54, 28
_BARS_HIGH = 84
_VALUE_EM, _CAPTION_EM = 34, 22
_LEAST_EM = 20  # 7 points: no smaller word on paper (look, section 10)
_ROW_HIGH, _LEAST_ROW_HIGH = 46, 30
_MOST_CAPTION = 0.4  # of the room for rows
_WIDEST_BAR, _NARROWEST_BAR = 5, 2  # dots a module: 0.25 mm is the least a bench camera was measured with
_SQUARE = 184  # the most room for the square symbol
_LARGEST_MODULE, _LEAST_MODULE = 12, 4
_ASCENT, _CAP = 0.88, 0.76  # of the em, to the top of a Chinese character, and of a capital


@dataclass(frozen=True, slots=True)
class LabelSize:
    """The label stock, in whole millimetres."""

    width_mm: int = 100
    height_mm: int = 60


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text from `x` on its baseline `y`; white stands on black."""

    x: float
    y: float
    text: str
    em: int
    bold: bool = False
    white: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape with these corners."""

    corners: tuple[tuple[int, int], ...]
    white: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """A symbol with its quiet zone, its upper left corner at `x`, `y`; a dot of it is a dot of the head.

    `text` is what it says, `module` the dots of its smallest part, `square` a Data Matrix and no bars.
    """

    x: int
    y: int
    symbol: Symbol
    text: str
    module: int
    square: bool = False


Piece = Words | Area | Stamp


@dataclass(slots=True)
class Layout:
    """A label ready to draw, from the upper left corner in dots; later pieces cover earlier ones."""

    width: int
    height: int
    pieces: list[Piece] = field(default_factory=list)

    def box(self, x: int, y: int, *, wide: int, high: int, white: bool = False) -> None:
        """A filled rectangle."""
        self.pieces.append(Area(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)), white))


def lay_out(
    label: Label, size: LabelSize, zone: tzinfo | None = None, *, dots: tuple[int, int] | None = None
) -> Layout:
    """Place everything a label shows.

    From top to bottom: the band of practice, titles and reprint mark, rows beside the square symbol, bars,
    the code for the eye, when and by which order it was made. `zone` is the plant's time, None this
    computer's; `dots` are width and height where they are not the stock's own at this head.

    Raises:
        ValueError: "label.too_small" when the symbols have no room at a size that can be read, or
            "draw.unencodable" when the text cannot stand in a Code 128.
    """
    sheet = Layout(*(dots or (size.width_mm * DOTS_PER_MM, size.height_mm * DOTS_PER_MM)))
    top = _MARGIN
    if label.practice:
        _practice_band(sheet, top)
        top += _BAND + _GAP
    top = _titles(sheet, label, top)
    foot = _footer(sheet, label, zone)
    low = _code(sheet, label.text, foot)
    low = _bars(sheet, label.text, low)
    right = _square(sheet, label.text, top, low)
    _rows(sheet, label, (top, low), right)
    return sheet


def _practice_band(sheet: Layout, top: int) -> None:
    last = sheet.width - _MARGIN - _BAND - _STRIPE
    stripes = max((last - _MARGIN) // _STRIPE_STEP, 1)
    for number in range(stripes + 1):
        x = _MARGIN + (last - _MARGIN) * number // stripes
        corners = ((x, top + _BAND), (x + _BAND, top), (x + _BAND + _STRIPE, top), (x + _STRIPE, top + _BAND))
        sheet.pieces.append(Area(corners))
    text, em = "练习 PRACTICE", _BAND - 4
    wide = round(width(text, em, bold=True)) + 4 * _GAP
    left = (sheet.width - wide) // 2
    sheet.box(left, top, wide=wide, high=_BAND, white=True)
    sheet.pieces.append(Words(left + 2 * _GAP, top + _BAND - 9, text, em, bold=True))


def _titles(sheet: Layout, label: Label, top: int) -> int:
    """Both titles, the reprint mark at their right; the first free dot below the rule."""
    base = top + round(_TITLE_EM * _ASCENT)
    end = sheet.width - _MARGIN
    if label.print_no > 1:
        end = _reprint(sheet, label.print_no, top) - _GAP
    words = printable(f"{label.title_zh} {label.title_en}")
    text, em = fitted(words, end - _MARGIN, em=_TITLE_EM, least_em=_CAPTION_EM, bold=True)
    sheet.pieces.append(Words(_MARGIN, base, text, em, bold=True))
    rule = base + 12
    sheet.box(_MARGIN, rule, wide=sheet.width - 2 * _MARGIN, high=3)
    return rule + 3 + _GAP


def _reprint(sheet: Layout, print_no: int, top: int) -> int:
    """The mark of a reprint, white on black; its left edge."""
    text, em = f"补打 {print_no}  reprint {print_no}", 28
    wide = round(width(text, em, bold=True)) + 2 * _GAP
    left = sheet.width - _MARGIN - wide
    sheet.box(left, top, wide=wide, high=_TITLE_EM - 2)
    sheet.pieces.append(Words(left + _GAP, top + 29, text, em, bold=True, white=True))
    return left


def _footer(sheet: Layout, label: Label, zone: tzinfo | None) -> int:
    """When it was made, in the plant's time, and the print order; the first dot that is taken."""
    base = sheet.height - _MARGIN - 5
    made = label.made_at.astimezone(zone).isoformat(" ", "minutes")
    words = printable(f"{made}   {label.job}")
    text, em = fitted(words, sheet.width - 2 * _MARGIN, em=_LEAST_EM, least_em=_LEAST_EM, bold=False)
    sheet.pieces.append(Words(_MARGIN, base, text, em))
    return base - round(_LEAST_EM * _ASCENT) - 2


def _code(sheet: Layout, text: str, low: int) -> int:
    """The code for the eye, its check character in a frame; the first dot that is taken."""
    groups, check = grouped(text)
    place = sheet.width - 2 * _MARGIN - (_CODE_EM + _GAP if check else 0)
    words, em = fitted(groups, place, em=_CODE_EM, least_em=_LEAST_CODE_EM, bold=True)
    base = low - 13
    sheet.pieces.append(Words(_MARGIN, base, words, em, bold=True))
    top = base - round(em * _CAP)
    if check:
        left = _MARGIN + round(width(words, em, bold=True)) + 2 * _GAP
        _framed(sheet, check, (left, top - 7), em)
    return top - 7 - _GAP


def _framed(sheet: Layout, sign: str, corner: tuple[int, int], em: int) -> None:
    (left, top), wide, high = corner, round(em * 0.9), round(em * _CAP) + 16
    sheet.box(left, top, wide=wide, high=high)
    sheet.box(left + 3, top + 3, wide=wide - 6, high=high - 6, white=True)
    inset = (wide - width(sign, em, bold=True)) / 2
    sheet.pieces.append(Words(left + inset, top + 7 + round(em * _CAP), sign, em, bold=True))


def _bars(sheet: Layout, text: str, low: int) -> int:
    """Code 128 across, as wide as whole dots allow; the first dot that is taken."""
    modules = code128(text, module_px=1, height_px=1).width
    # The quiet zones may reach over the margins, for nothing is printed in them, but not over the edges.
    dots = min((sheet.width - DOTS_PER_MM) // modules, _WIDEST_BAR)
    if dots < _NARROWEST_BAR:
        raise ValueError("label.too_small")
    symbol = code128(text, module_px=dots, height_px=_BARS_HIGH)
    top = low - _BARS_HIGH
    sheet.pieces.append(Stamp((sheet.width - symbol.width) // 2, top, symbol, text, dots))
    return top - _GAP


def _square(sheet: Layout, text: str, top: int, low: int) -> int:
    """Data Matrix at the right; its left edge."""
    room = min(_SQUARE, low - top)
    dots = min(room // data_matrix(text, module_px=1).width, _LARGEST_MODULE)
    if dots < _LEAST_MODULE:
        raise ValueError("label.too_small")
    symbol = data_matrix(text, module_px=dots)
    left = sheet.width - _MARGIN - symbol.width
    middle = top + (low - top - symbol.height) // 2
    sheet.pieces.append(Stamp(left, middle, symbol, text, dots, square=True))
    return left


def _rows(sheet: Layout, label: Label, between: tuple[int, int], right: int) -> None:
    """One row a line, as high as there is room; the number of those that have none stands in the last row."""
    top, low = between
    most = max((low - top) // _LEAST_ROW_HIGH, 0)
    shown = label.lines if len(label.lines) <= most else label.lines[: max(most - 1, 0)]
    rows = [(printable(f"{zh} {en}"), printable(value)) for zh, en, value in shown]
    if left_out := len(label.lines) - len(shown):
        rows.append((f"+{left_out}", ELLIPSIS))
    high = min((low - top) // max(len(rows), 1), _ROW_HIGH)
    widest = max((width(caption, _CAPTION_EM, bold=False) for caption, _ in rows), default=0)
    beside = min(math.ceil(widest), round((right - _MARGIN) * _MOST_CAPTION))
    values = _MARGIN + beside + 2 * _GAP
    for number, (caption, value) in enumerate(rows):
        base = top + number * high + round((high + _CAPTION_EM * _CAP) / 2)
        text, em = fitted(caption, beside, em=_CAPTION_EM, least_em=_LEAST_EM, bold=False)
        sheet.pieces.append(Words(_MARGIN, base, text, em))
        room, most_em = right - 2 * _GAP - values, min(_VALUE_EM, high - 4)
        text, em = fitted(value, room, em=most_em, least_em=_LEAST_EM, bold=True)
        sheet.pieces.append(Words(values, base + 2, text, em, bold=True))
