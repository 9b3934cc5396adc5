"""The decoded code as on the plate: equal cells, every field underlined and named."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Look, TypeSize
from ui.widgets.cells import draw_cells, underline
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.painted import Painted

MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """One field of the code: places `start` to `end` (not included), and its name in words."""

    start: int
    end: int
    caption: str


@dataclass(frozen=True, slots=True)
class CodePlateState:
    """The code's display text and its fields; signs outside every span stand unnamed."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    signs: str
    caption: str
    width: float

    def widened(self, cell: float) -> "_Group":
        """The group with wider cells."""
        return replace(self, width=max(self.width, cell * len(self.signs)))


class CodePlate(Painted[CodePlateState]):
    """Shows a code. One that needs more than three rows says how many signs are not shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, CodePlateState(""), parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A narrow plate needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px for a width in px."""
        rows = self._rows(width - 2 * self.look.mm(5))
        note = paint.line_height(self.look, TypeSize.XS) if len(rows) > MOST_ROWS else 0
        return round(min(MOST_ROWS, max(1, len(rows))) * self._row_px() + note + 2 * self.look.mm(2))

    def sizeHint(self) -> QSize:
        """One row of the widest plate."""
        width = self.look.mm(280)
        return QSize(width, self.heightForWidth(width))

    def spoken(self) -> str:
        """The code."""
        return self.state.text

    def draw(self, ink: Ink) -> None:
        """A raised card with the rows of the code, centred."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line))
        room = self.area().adjusted(look.mm(5), look.mm(2), -look.mm(5), -look.mm(2))
        rows = self._rows(room.width())
        kept = rows[:MOST_ROWS]
        for number, row in enumerate(kept):
            spare = _spare(row, room.width(), self._cell(), self.look.font_px(TypeSize.L) * 1.1)
            wide = tuple(group.widened(self._cell() + spare) for group in row)
            left = room.left() + (room.width() - _width(wide, self._cell() + spare)) / 2
            top = room.top() + number * self._row_px()
            self._draw_row(ink, QRectF(left, top, self._cell() + spare, self._row_px()), wide)
        hidden = sum(len(group.signs) for row in rows[MOST_ROWS:] for group in row)
        if hidden:
            note = self.tr("%n more sign(s)", "", hidden)
            high = paint.line_height(look, TypeSize.XS)
            line = QRectF(room.left(), room.bottom() - high, room.width(), high)
            ink.words(line, note, Type(TypeSize.XS, hues.attention_ink, bold=True), align=CENTRE)

    def _draw_row(self, ink: Ink, first: QRectF, row: tuple[_Group, ...]) -> None:
        """Draw groups from the place of the first cell."""
        hues = self.look.palette
        style = Type(TypeSize.L, hues.ink, bold=True)
        left, cell = first.left(), first.width()
        height = first.height() - self._foot_px()
        for group in row:
            cells = cell * len(group.signs)
            box = QRectF(left + (group.width - cells) / 2, first.top(), cells, height)
            draw_cells(ink, box, group.signs, style, cell_px=cell)
            if group.caption:
                underline(ink, left, left + group.width, first.top() + height, hues.ink)
                foot = QRectF(left, first.top() + height, group.width, self._foot_px())
                ink.words(foot, group.caption, Type(TypeSize.XS, hues.quiet), align=CENTRE, foreign=True)
            left += group.width + cell / 2

    def _rows(self, width: float) -> list[tuple[_Group, ...]]:
        """Groups in rows; a group that is wider than a row is broken."""
        rows: list[tuple[_Group, ...]] = []
        row: list[_Group] = []
        used = 0.0
        for group in self._groups(width):
            step = group.width + (self._cell() / 2 if row else 0)
            if row and used + step > width:
                rows.append(tuple(row))
                row, used, step = [], 0.0, group.width
            row.append(group)
            used += step
        return [*rows, tuple(row)] if row else rows

    def _groups(self, width: float) -> list[_Group]:
        most = max(1, int(width // self._cell()))
        groups: list[_Group] = []
        done = 0
        for span in sorted(self.state.spans, key=lambda span: span.start):
            groups += self._cut(self.state.text[done : span.start], "", most)
            groups += self._cut(self.state.text[max(done, span.start) : span.end], span.caption, most)
            done = max(done, span.end)
        return groups + self._cut(self.state.text[done:], "", most)

    def _cut(self, signs: str, caption: str, most: int) -> list[_Group]:
        style = Type(TypeSize.XS, self.look.palette.quiet)
        parts = [signs[i : i + most] for i in range(0, len(signs), most)]
        widest = self._cell() * most
        named = min(widest, text_width(self.look, caption, style)) if caption else 0.0
        return [_Group(part, caption, max(self._cell() * len(part), named)) for part in parts]

    def _cell(self) -> float:
        style = Type(TypeSize.L, self.look.palette.ink, bold=True)
        widest = max((text_width(self.look, sign, style) for sign in set(self.state.text)), default=0.0)
        return max(self.look.font_px(TypeSize.L) * 0.8, widest + 2)

    def _foot_px(self) -> float:
        return paint.line_height(self.look, TypeSize.XS) if self.state.spans else 0.0

    def _row_px(self) -> float:
        return paint.line_height(self.look, TypeSize.L) + self._foot_px()


def _width(row: tuple[_Group, ...], cell: float) -> float:
    return sum(group.width for group in row) + cell / 2 * (len(row) - 1)


def _spare(row: tuple[_Group, ...], room: float, cell: float, widest: float) -> float:
    """What every cell of a row may grow by, up to the widest that is still one code to the eye."""
    steps = sum(len(group.signs) for group in row) + (len(row) - 1) / 2
    return max(0.0, min(widest - cell, (room - _width(row, cell)) / max(1.0, steps)))
