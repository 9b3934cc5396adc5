"""Two packs field by field: what differs is marked by shape and word."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import HAIRLINE, Look, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Pair:
    """One field of both packs; values may come from outside."""

    caption: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether the two say something else."""
        return self.left != self.right


@dataclass(frozen=True, slots=True)
class SideBySideState:
    """Heads of the two columns and the fields."""

    left: str = ""
    right: str = ""
    pairs: tuple[Pair, ...] = ()


class SideBySide(Painted[SideBySideState]):
    """A table of three columns and a mark: caption, one, other, same or different."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, SideBySideState(), parent)

    def sizeHint(self) -> QSize:
        """Rows of 14 mm."""
        return QSize(self.look.mm(280), (len(self.state.pairs) + 1) * self.look.mm(14) + self.look.mm(4))

    def minimumSizeHint(self) -> QSize:
        """One line a row."""
        row = self.look.font_px(TypeSize.S) * 1.45
        return QSize(self.look.mm(120), round((len(self.state.pairs) + 1) * row) + self.look.mm(4))

    def spoken(self) -> str:
        """The fields that differ."""
        parts = (f"{pair.caption}: {pair.left}, {pair.right}" for pair in self.state.pairs if pair.differs)
        return "; ".join((f"{self.state.left}, {self.state.right}", *parts))

    def draw(self, ink: Ink) -> None:
        """Head, then a row for each field."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.surface, Edge(hues.line))
        room = self.area().adjusted(look.mm(4), look.mm(2), -look.mm(4), -look.mm(2))
        height = min(look.mm(16), room.height() / (len(self.state.pairs) + 1))
        head = QRectF(room.left(), room.top(), room.width(), height)
        _, left, right, _ = self._columns(head)
        ink.words(left, self.state.left, Type(TypeSize.S, hues.ink, bold=True), foreign=True)
        ink.words(right, self.state.right, Type(TypeSize.S, hues.ink, bold=True), foreign=True)
        for number, pair in enumerate(self.state.pairs, start=1):
            row = QRectF(room.left(), room.top() + number * height, room.width(), height)
            ink.line(row.topLeft(), QPointF(row.right(), row.top()), Edge(hues.line, HAIRLINE))
            self._draw_row(ink, row, pair)

    def _draw_row(self, ink: Ink, row: QRectF, pair: Pair) -> None:
        look, hues = self.look, self.look.palette
        if pair.differs:
            ink.card(row.adjusted(-look.mm(2), 1, look.mm(2), -1), hues.attention_soft, square=True)
        caption, left, right, verdict = self._columns(row)
        ink.words(caption, pair.caption, Type(TypeSize.XS, hues.quiet), wrap=True)
        value = Type(TypeSize.S, hues.ink, bold=pair.differs)
        ink.words(left, pair.left, value, foreign=True)
        ink.words(right, pair.right, value, foreign=True)
        if pair.differs:
            side = look.font_px(TypeSize.S)
            draw_mark(ink, Mark.CARE, QRectF(verdict.left(), verdict.center().y() - side / 2, side, side))
            verdict.setLeft(verdict.left() + side + look.mm(2))
            style = Type(TypeSize.XS, hues.attention_ink, bold=True)
            ink.words(verdict, self.tr("differs"), style)
        else:
            ink.words(verdict, "=", Type(TypeSize.S, hues.quiet), align=CENTRE)

    def _columns(self, row: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        gap = self.look.mm(3)
        word = Type(TypeSize.XS, self.look.palette.ink, bold=True)
        needed = text_width(self.look, self.tr("differs"), word) + self.look.font_px(TypeSize.S)
        verdict = max(self.look.mm(34), round(needed) + self.look.mm(3))
        caption = row.width() * 0.2
        value = (row.width() - caption - verdict - 3 * gap) / 2
        lefts = (0.0, caption + gap, caption + value + 2 * gap, row.width() - verdict)
        widths = (caption, value, value, float(verdict))
        boxes = [
            QRectF(row.left() + x, row.top(), w, row.height()) for x, w in zip(lefts, widths, strict=True)
        ]
        return boxes[0], boxes[1], boxes[2], boxes[3]
