"""The frame of a hold around the stage: a head with the octagon, and 3.2 mm on every side."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import HOLD_FRAME_MM, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import Edge, Ink, Type
from ui.widgets.octagon import draw_bar, draw_octagon
from ui.widgets.painted import HALO


class HoldHead(Enum):
    """What a hold asks for."""

    FAILED = "failed"  # red: it does not open, and what to do now
    RELEASE = "release"  # black: somebody else signs
    JUDGEMENT = "judgement"  # white with the open octagon: somebody looks and decides


@dataclass(frozen=True, slots=True)
class HoldFrameState:
    """The head's kind and words; `line` goes where the screen is low."""

    head: HoldHead
    headline: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class _Skin:
    frame: str
    fill: str
    hue: str


class HoldFrame(QWidget):
    """Carries what stands on the stage during a hold; `fill` puts it in."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.state = HoldFrameState(HoldHead.JUDGEMENT, "")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._set_margins()

    def fill(self, body: QWidget) -> None:
        """Put the body of the hold under the head; the former one is gone."""
        while (item := self._column.takeAt(0)) is not None:
            former = item.widget()
            if former is not None and former is not body:
                former.hide()
                former.deleteLater()
        self._column.addWidget(body, 1)

    def render(self, state: HoldFrameState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show another head; the body stays."""
        self.state = state
        self.setAccessibleName(", ".join(part for part in (self._headline(), state.line) if part))
        self._set_margins()
        self.update()

    def body_rect(self) -> QRectF:
        """The room inside the frame."""
        frame, head = self._frame_px(), self._head_px()
        return QRectF(self.rect()).adjusted(frame, head, -frame, -frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, head, ground."""
        look, skin = self.look, self._skin()
        ink = Ink(self, look)
        whole = QRectF(self.rect())
        ink.card(whole, skin.frame, square=True)
        ink.card(self.body_rect(), look.palette.ground, square=True)
        head = QRectF(whole.left(), whole.top(), whole.width(), self._head_px())
        frame = self._frame_px()
        head.adjust(frame, frame / 2, -frame, -frame / 2)
        if skin.fill != skin.frame:
            head.adjust(0, frame / 2, 0, frame / 2 - SELECTED)
            ink.card(head, skin.fill, square=True)
        self._draw_head(ink, head, skin.hue)
        ink.done()

    def _draw_head(self, ink: Ink, head: QRectF, hue: str) -> None:
        look = self.look
        room = head.adjusted(look.mm(4), 0, -look.mm(3), 0)
        side = min(room.height() * 0.86, look.mm(26))
        box = QRectF(room.left(), room.center().y() - side / 2, side, side)
        self._draw_octagon(ink, box, hue)
        room.setLeft(box.right() + look.mm(5))
        line = self._line()
        small = Type(TypeSize.S, hue)
        lower = paint.line_height(look, TypeSize.S) if line else 0
        upper = paint.line_height(look, TypeSize.XL)
        top = room.center().y() - (upper + lower) / 2
        headline = QRectF(room.left(), top, room.width(), upper)
        ink.words(headline, self._headline(), Type(TypeSize.XL, hue, bold=True))
        ink.words(QRectF(room.left(), headline.bottom() - look.mm(1), room.width(), lower), line, small)

    def _draw_octagon(self, ink: Ink, box: QRectF, hue: str) -> None:
        square = draw_octagon(ink, box, None, Edge(hue, max(SELECTED, box.width() * 0.07)))
        if self.state.head is HoldHead.FAILED:
            draw_bar(ink, square, hue)
        elif self.state.head is HoldHead.RELEASE:
            room = square.width() * 0.26
            ink.icon("people", square.adjusted(room, room, -room, -room), hue)

    def _headline(self) -> str:
        if self.state.head is HoldHead.RELEASE:
            return self.state.headline
        return self.tr("HOLD: {what}").format(what=self.state.headline)

    def _line(self) -> str:
        return self.state.line if self.look.room is Room.FULL else ""

    def _skin(self) -> _Skin:
        hues = self.look.palette
        return {
            HoldHead.FAILED: _Skin(hues.hold_fill, hues.hold_fill, hues.on_hold),
            HoldHead.RELEASE: _Skin(hues.ink, hues.ink, hues.raised),
            HoldHead.JUDGEMENT: _Skin(hues.ink, hues.raised, hues.ink),
        }[self.state.head]

    def _set_margins(self) -> None:
        frame, pad = self._frame_px(), max(0, self.look.mm(3) - HALO)
        head = round(self._head_px()) + pad
        self._column.setContentsMargins(frame + pad, head, frame + pad, frame + pad)

    def _head_px(self) -> float:
        lines = paint.line_height(self.look, TypeSize.XL)
        if self._line():
            lines += paint.line_height(self.look, TypeSize.S)
        return lines + self._frame_px() + self.look.mm(1)

    def _frame_px(self) -> int:
        return self.look.mm(HOLD_FRAME_MM)
