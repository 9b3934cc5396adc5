"""The field above the on-screen keyboard: a code in groups of four cells, or a note in lines."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize

from ui.theme import paint
from ui.theme.tokens import EDGE, Room, TypeSize
from ui.widgets.cells import draw_cells, underline
from ui.widgets.ink import RIGHT, TOP_LEFT, Edge, Ink, Type, text_width
from ui.widgets.painted import HALO, Painted

_GROUP = 4
_CELL, _CLOSEST = 0.8, 0.7  # width of a cell as a share of the font
_WHOLE_CODE = 6 * (_GROUP + 0.5)  # cells and gaps of 24 signs


@dataclass(frozen=True, slots=True)
class TextFieldState:
    """Caption, what is typed, whether it stands in cells, and why it may not be entered yet."""

    caption: str = ""
    text: str = ""
    cells: bool = True
    refusal: str = ""


class TextField(Painted[TextFieldState]):
    """Shows what is typed. Zero is struck, so that it is not taken for the letter."""

    def sizeHint(self) -> QSize:
        """Room for a caption and the rows of cells or lines; low screens have one row."""
        margin = self.look.mm(2 if self.look.room is Room.FULL else 1)
        height = paint.line_height(self.look, TypeSize.XS) + self._rows() * self._row_px() + 2 * margin
        return QSize(self.look.mm(120), round(height))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its rows."""
        return QSize(self.look.mm(60), self.sizeHint().height())

    def spoken(self) -> str:
        """Caption and text."""
        return f"{self.state.caption} {self.state.text}".strip()

    def draw(self, ink: Ink) -> None:
        """Caption and hint, then the text."""
        look, hues = self.look, self.look.palette
        box = self.area().adjusted(HALO, 0, -HALO, 0)
        ink.card(box, hues.raised, Edge(hues.ink, 2 * EDGE))
        room = box.adjusted(look.mm(3), look.mm(1), -look.mm(3), -look.mm(1))
        head = QRectF(room.left(), room.top(), room.width(), paint.line_height(look, TypeSize.XS))
        self._draw_head(ink, head)
        body = QRectF(room.left(), head.bottom(), room.width(), room.bottom() - head.bottom())
        if self.state.cells:
            self._draw_cells(ink, body)
        else:
            style = Type(TypeSize.S, hues.ink)
            ink.words(body, self.state.text, style, align=TOP_LEFT, wrap=True, foreign=True)

    def _draw_head(self, ink: Ink, head: QRectF) -> None:
        hues = self.look.palette
        style = Type(TypeSize.XS, hues.quiet)
        hint = self.state.refusal
        if not hint and self.state.cells and self.look.room is not Room.SMALL:
            hint = self.tr("0 struck is zero")
        taken = min(head.width() / 2, text_width(self.look, hint, style) + self.look.mm(2)) if hint else 0.0
        left = QRectF(head.left(), head.top(), head.width() - taken, head.height())
        ink.words(left, self.state.caption, style)
        right = QRectF(left.right(), head.top(), taken, head.height())
        ink.words(right, hint, style, align=RIGHT)

    def _draw_cells(self, ink: Ink, body: QRectF) -> None:
        hues = self.look.palette
        # Cells close up a little where that lets a whole code stand in one row.
        cell = max(_CLOSEST * self._sign_px(), min(_CELL * self._sign_px(), body.width() / _WHOLE_CODE))
        group_px = cell * (_GROUP + 0.5)
        per_row = max(1, int(body.width() // group_px + 0.001))
        text = self.state.text
        style = Type(TypeSize.L, hues.ink, bold=True)
        groups = [text[i : i + _GROUP] for i in range(0, len(text), _GROUP)] or [""]
        first = max(0, -(-len(groups) // per_row) - self._rows()) * per_row  # the end stays in sight
        if self._rows() == 1:
            first = max(0, len(groups) - per_row)
        for place, group in enumerate(groups[first : first + self._rows() * per_row]):
            left = body.left() + (place % per_row) * group_px
            top = body.top() + (place // per_row) * self._row_px()
            row = QRectF(left, top, cell * _GROUP, self._row_px())
            draw_cells(ink, row, group, style, cell_px=cell, slashed=True)
            underline(ink, left, left + cell * _GROUP, row.bottom() - self.look.mm(1), hues.edge)

    def _sign_px(self) -> int:
        return self.look.font_px(TypeSize.L)

    def _rows(self) -> int:
        return 2 if self.look.room is Room.FULL else 1

    def _row_px(self) -> float:
        return paint.line_height(self.look, TypeSize.L)
