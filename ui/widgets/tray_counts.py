"""How many codes of a tray are read and how many are not, to be seen from where the tray lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import HAIRLINE, SPACE, Look, Room, TypeSize
from ui.widgets.figures import NO_FIGURE
from ui.widgets.ink import Edge, Ink, Type, text_height, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_READ_SHARE = 0.42  # of the width; what is not read has the longer words


@dataclass(frozen=True, slots=True)
class TrayCount:
    """Codes read and not read; None while nothing at all is seen."""

    read: int | None = None
    unread: int | None = None


class TrayCounts(Painted[TrayCount]):
    """Two large figures side by side, each with its shape and its word beneath."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, TrayCount(), parent)

    def sizeHint(self) -> QSize:
        """Figures to be read from the tray; smaller ones on a small screen."""
        share = 0.6 if self.look.room is Room.SMALL else 1.0
        figure = self.look.font_px(TypeSize.FIGURE) * share * 1.1
        return QSize(self.look.mm(90), round(figure + self._word_px()) + 2 * self.look.mm(SPACE[0]))

    def minimumSizeHint(self) -> QSize:
        """Figures as large as an instruction, over words of two lines."""
        figure = self.look.font_px(TypeSize.XL) * 1.2
        return QSize(self.look.mm(40), round(figure + 2 * self._word_px()) + 2 * self.look.mm(SPACE[0]))

    def spoken(self) -> str:
        """Both numbers with their words."""
        return ", ".join(f"{figure} {word}" for _, figure, word in self._halves())

    def draw(self, ink: Ink) -> None:
        """Read at the left, not read at the right."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line, HAIRLINE))
        side, shape = look.mm(SPACE[0]), look.font_px(TypeSize.S) * 0.9
        room = self.area().adjusted(2 * side, side, -side, -side)
        widths = (room.width() * _READ_SHARE, room.width() * (1 - _READ_SHARE))
        words_px = self._words_px([width - 2 * side - shape for width in widths])
        high = room.height() - words_px
        px = self._figure_px(widths[0] - 3 * side, high)
        left = room.left()
        for width, (mark, figure, word) in zip(widths, self._halves(), strict=True):
            box = QRectF(left, room.top(), width - side, high)
            ink.words(box, figure, Type(TypeSize.FIGURE, hues.ink, bold=True, px=px))
            line = QRectF(left, box.bottom(), width - side, words_px)
            draw_mark(ink, mark, QRectF(left, line.center().y() - shape / 2, shape, shape))
            words = line.adjusted(shape + side, 0, 0, 0)
            ink.words(words, word, Type(TypeSize.S, hues.ink, bold=True), wrap=True)
            left += width

    def _words_px(self, widths: Sequence[float]) -> float:
        """The height that both words need in their widths."""
        style = Type(TypeSize.S, self.look.palette.ink, bold=True)
        words = [word for _, _, word in self._halves()]
        pairs = zip(words, widths, strict=True)
        needs = [text_height(self.look, word, style, width) for word, width in pairs]
        return max(float(self._word_px()), *needs)

    def _halves(self) -> tuple[tuple[Mark, str, str], ...]:
        read, unread = self.state.read, self.state.unread
        return (
            (Mark.DONE if read else Mark.TO_DO, _figure(read), self.tr("read")),
            (Mark.CARE if unread else Mark.TO_DO, _figure(unread), self.tr("not read")),
        )

    def _figure_px(self, width: float, height: float) -> int:
        px = min(self.look.font_px(TypeSize.FIGURE), round(height / 1.1))
        style = Type(TypeSize.FIGURE, self.look.palette.ink, bold=True, px=px)
        widest = max(text_width(self.look, figure, style) for _, figure, _ in self._halves())
        return px if widest <= width else int(px * width / widest)

    def _word_px(self) -> int:
        return paint.line_height(self.look, TypeSize.S)


def _figure(number: int | None) -> str:
    return NO_FIGURE if number is None else str(number)
