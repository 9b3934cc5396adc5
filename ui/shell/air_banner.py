"""The gas alarm across the top of every screen: what it is, of which gas, and what to do."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.paint import (
    Lettering,
    draw_box,
    draw_hatch,
    draw_icon,
    draw_text,
    draw_warning,
    text_height,
)
from ui.theme.tokens import EDGE, TOUCH_MM, Look, Room, TypeSize
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.painted import HALO

_RIM_MM: Final = 2.0
_LEAVE_MM: Final = 28.0
_SIZES: Final = (
    (TypeSize.M, TypeSize.S),
    (TypeSize.S, TypeSize.S),
    (TypeSize.S, TypeSize.XS),
    (TypeSize.XS, TypeSize.XS),
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BannerState:
    """An alarm of the air. `leave` is its second level, at which people leave.

    `sounding` says that its tone can be heard and ended. `raised` that the emergency is on already, so that
    it is not offered once more.
    """

    headline: str
    gases: str
    order: str
    leave: bool = False
    sounding: bool = False
    raised: bool = False


class AirBanner(QWidget):
    """Paints a BannerState over the strip, and at the second level over the head of the stage.

    silenced   the tone was heard; the banner stays
    left       people leave: the emergency is to be raised
    """

    silenced = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = BannerState("", "", "")
        self._silence = BigButton(look, ButtonKind.SECONDARY, self)
        self._leave = BigButton(look, ButtonKind.DANGER, self)
        self._silence.meant.connect(self.silenced)
        self._leave.meant.connect(self.left)

    def show_state(self, state: BannerState) -> None:
        """Show other words; a button that stays keeps its press."""
        self._state = state
        self.setAccessibleName(" ".join((state.headline, state.gases, state.order)))
        self._silence.render(ButtonState(self.tr("Silence")))
        second = self.tr("one press; then go to the assembly point")
        self._leave.render(ButtonState(self.tr("Leave: raise the emergency"), "running", second))
        self._silence.setVisible(state.sounding)
        self._leave.setVisible(self.offers)
        self._place_all()
        self.update()

    @property
    def offers(self) -> bool:
        """Whether the emergency is offered."""
        return self._state.leave and not self._state.raised

    def height_px(self) -> int:
        """How high it is."""
        return self.least_px() + (self._look.mm(_LEAVE_MM) if self.offers else 0)

    def least_px(self) -> int:
        """How high its words are: so much the stage makes room for; the way to leave lies over the stage."""
        return self._look.mm(TOUCH_MM + 2 * _RIM_MM + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons hang at their ends."""
        self._place_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hatched rims, a mark of the level's own shape, and three lines of words."""
        look, hues, state = self._look, self._look.palette, self._state
        fill, ink = (hues.stop, hues.on_hold) if state.leave else (hues.attention, hues.on_attention)
        painter = QPainter(self)
        area = QRectF(self.rect())
        draw_box(painter, area, fill=fill, edge=ink, width=EDGE)
        rim = look.mm(_RIM_MM)
        for top in (0.0, area.height() - rim):
            draw_hatch(painter, QRectF(0, top, area.width(), rim), ink, 5)
        room = self._words_room().adjusted(0, rim, 0, -rim)
        side = min(room.height(), look.mm(15.0)) * 0.9
        mark = QRectF(room.left(), room.center().y() - side / 2, side, side)
        if state.leave:
            draw_icon(painter, "running", mark, ink, 2.2)
        else:
            draw_warning(painter, mark, fill, ink)
        self._draw_words(painter, room.adjusted(side + look.mm(3), 0, 0, 0), ink)
        painter.end()

    def _draw_words(self, painter: QPainter, room: QRectF, ink: str) -> None:
        """What it is and what to do, one under the other, as large as both find room."""
        look, state = self._look, self._state
        told, order = f"{state.headline}   {state.gases}", state.order
        for sizes in _SIZES:
            head, low = (Lettering(size, ink, bold=True, align=_LEFT, wrap=True) for size in sizes)
            needed = text_height(look, told, head, room.width()), text_height(look, order, low, room.width())
            if sum(needed) <= room.height():
                break
        spare = (room.height() - sum(needed)) / 3
        top = room.top() + spare
        draw_text(painter, look, QRectF(room.left(), top, room.width(), needed[0] + 1), told, head)
        top += needed[0] + spare
        draw_text(painter, look, QRectF(room.left(), top, room.width(), needed[1] + 1), order, low)

    def _words_room(self) -> QRectF:
        """The room beside the buttons, as high as the banner without the one that leaves."""
        look = self._look
        area = QRectF(self.rect()).adjusted(look.mm(4), 0, -look.mm(4), 0)
        if self.offers:
            area.setBottom(area.bottom() - look.mm(_LEAVE_MM))
        if self._state.sounding:
            area.setRight(area.right() - self._silence_width() - look.mm(3))
        return area

    def _silence_width(self) -> int:
        return self._look.mm(32 if self._look.room is Room.SMALL else 42)

    def _place_all(self) -> None:
        look, rim = self._look, self._look.mm(_RIM_MM)
        foot = self.height() - (look.mm(_LEAVE_MM) if self.offers else 0)
        width = self._silence_width()
        height = look.mm(TOUCH_MM) + 1
        top = max(HALO, (foot - height) // 2)  # its halo must not stick out of the window
        face = QRect(self.width() - look.mm(3) - width, top, width, height)
        _put(self._silence, face)
        if self.offers:
            _put(
                self._leave,
                QRect(look.mm(8), foot, self.width() - look.mm(16), look.mm(_LEAVE_MM) - rim - look.mm(2)),
            )


def _put(button: BigButton, face: QRect) -> None:
    button.setMinimumSize(0, 0)
    button.setGeometry(face.adjusted(-HALO, -HALO, HALO, HALO))
