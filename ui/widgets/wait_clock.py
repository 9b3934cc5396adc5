"""A time that must pass: what is left in large, and a bar that fills up to the flag at its end."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, Room, TypeSize
from ui.widgets.flag import draw_post
from ui.widgets.ink import CENTRE, RIGHT, Edge, Ink, Type, text_height, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_BAR_MM = 12.0


@dataclass(frozen=True, slots=True)
class WaitState:
    """Milliseconds in all and of what is left; `why` says what is waited for, `note` whose time it is."""

    whole_ms: int = 0
    left_ms: int = 0
    why: str = ""
    note: str = ""

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return self.left_ms <= 0


class WaitClock(Painted[WaitState]):
    """Figure, bar and words; takes no input, for nobody shortens it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, WaitState(), parent)

    def sizeHint(self) -> QSize:
        """As beside a card."""
        return QSize(self.look.mm(200), self.look.mm(120))

    def minimumSizeHint(self) -> QSize:
        """Words, a figure, the bar and a note."""
        width = self.look.mm(60 if self.look.room is Room.SMALL else 84)
        foot = self._foot_px(width - 2 * self._margin())
        rows = self._line_px(TypeSize.S) + self.look.font_px(TypeSize.L) * 1.4 + foot
        return QSize(width, round(rows + self.look.mm(_BAR_MM) * 0.6 + 2 * self._margin()))

    def spoken(self) -> str:
        """What is left, and of what."""
        return ", ".join(
            part for part in (self._head(), clock_text(self.state.left_ms), self.state.why) if part
        )

    def draw(self, ink: Ink) -> None:
        """Head, figure, bar, note."""
        look, hues, state = self.look, self.look.palette, self.state
        ink.card(self.area(), hues.raised, Edge(hues.line, HAIRLINE))
        margin = self._margin()
        room = self.area().adjusted(margin, margin, -margin, -margin)
        line = self._line_px(TypeSize.S)
        side = float(look.font_px(TypeSize.S))
        mark = QRectF(room.left(), room.top() + (line - side) / 2, side, side)
        draw_mark(ink, Mark.DONE if state.over else Mark.STALE, mark)
        head = QRectF(mark.right() + look.mm(2), room.top(), room.right() - mark.right() - look.mm(2), line)
        ink.words(head, self._head(), Type(TypeSize.S, hues.ink, bold=True))
        foot = self._foot_px(room.width())
        note = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
        ink.words(note, state.note, Type(TypeSize.XS, hues.quiet), wrap=True)
        middle = QRectF(room.left(), head.bottom(), room.width(), note.top() - head.bottom())
        bar_px = min(float(look.mm(_BAR_MM)), middle.height() * 0.35)
        bar = QRectF(middle.left(), middle.bottom() - bar_px, middle.width(), bar_px)
        self._draw_figure(ink, middle.adjusted(0, 0, 0, -bar_px - look.mm(2)))
        self._draw_bar(ink, bar.adjusted(EDGE, EDGE, -EDGE, -EDGE))

    def _draw_figure(self, ink: Ink, box: QRectF) -> None:
        figure = clock_text(self.state.left_ms)
        px = round(min(self.look.font_px(TypeSize.FIGURE) * 1.66, box.height() / 1.2))
        style = Type(TypeSize.FIGURE, self.look.palette.ink, bold=True, px=px)
        wide = text_width(self.look, figure, style)
        if wide > box.width():
            style = Type(TypeSize.FIGURE, style.hue, bold=True, px=int(px * box.width() / wide))
        ink.words(box, figure, style, align=CENTRE)

    def _draw_bar(self, ink: Ink, bar: QRectF) -> None:
        """What has passed is filled, what is left hatched; the flag's post stands where it ends."""
        hues, state = ink.hues, self.state
        share = 1.0 if state.whole_ms <= 0 else 1.0 - min(1.0, state.left_ms / state.whole_ms)
        ink.card(bar, hues.ground, square=True)
        ink.hatch(bar, hues.edge)
        ink.card(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), hues.ink, square=True)
        ink.card(bar, None, Edge(hues.edge, EDGE), square=True)
        draw_post(ink, bar.right() - EDGE, bar.top() - self.look.mm(2), bar.bottom() + EDGE)
        words = f"{int(share * 100)} %"
        style = Type(TypeSize.XS, hues.raised if share > 0.5 else hues.ink, bold=True)
        place = bar.adjusted(self.look.mm(2), 0, -self.look.mm(2), 0)
        if share > 0.5:
            place.setRight(bar.left() + bar.width() * share - self.look.mm(2))
            ink.words(place, words, style, align=RIGHT)
        else:
            wide = text_width(self.look, words, style) + 2 * self.look.mm(1)
            plate = QRectF(
                bar.right() - wide - self.look.mm(3), bar.top() + EDGE, wide, bar.height() - 2 * EDGE
            )
            ink.card(plate, hues.ground, square=True)
            ink.words(plate, words, style, align=CENTRE)

    def _head(self) -> str:
        return self.tr("time is over") if self.state.over else self.tr("wait")

    def _foot_px(self, width: float) -> float:
        style = Type(TypeSize.XS, self.look.palette.quiet)
        return text_height(self.look, self.state.note, style, width) if self.state.note else 0.0

    def _line_px(self, size: TypeSize) -> float:
        return float(paint.line_height(self.look, size))

    def _margin(self) -> int:
        return self.look.mm(3 if self.look.room is Room.SMALL else 4)


def clock_text(milliseconds: int) -> str:
    """Minutes and seconds, with hours when there are some; a begun second is still to be waited for."""
    seconds = max(0, -(-milliseconds // 1000))
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
