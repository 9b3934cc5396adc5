"""A photograph that was taken, as whoever signs for it sees it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import HAIRLINE, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class PictureState:
    """The picture's bytes as the camera gave them, and what it is of."""

    jpeg: bytes = b""
    caption: str = ""


class KeptPicture(Painted[PictureState]):
    """Caption above, the whole picture beneath, as large as it stands; or that it cannot be shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, PictureState(), parent)
        self._picture = QImage()

    def render(self, state: PictureState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a picture; it is decoded once."""
        if state.jpeg != self.state.jpeg:
            self._picture = QImage.fromData(state.jpeg)
        super().render(state)

    def sizeHint(self) -> QSize:
        """Large enough to read figures off a display."""
        return QSize(self.look.mm(100), self.look.mm(60))

    def minimumSizeHint(self) -> QSize:
        """Caption and a picture of 25 mm; on a small screen there is no more."""
        return QSize(self.look.mm(45), self._caption_px() + self.look.mm(25))

    def spoken(self) -> str:
        """What it is of, or that it cannot be shown."""
        return self.state.caption if not self._picture.isNull() else self._none()

    def draw(self, ink: Ink) -> None:
        """The picture keeps its shape."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line, HAIRLINE))
        side = look.mm(2 if look.room is Room.SMALL else 3)
        room = self.area().adjusted(side, 0, -side, -side)
        caption = QRectF(room.left(), room.top(), room.width(), self._caption_px())
        ink.words(caption, self.state.caption, Type(TypeSize.XS, hues.quiet))
        room.setTop(caption.bottom())
        if self._picture.isNull():
            style = Type(TypeSize.S, hues.attention_ink, bold=True)
            ink.words(room, self._none(), style, align=CENTRE, wrap=True)
            return
        share = min(room.width() / self._picture.width(), room.height() / self._picture.height())
        place = QRectF(0, 0, self._picture.width() * share, self._picture.height() * share)
        place.moveCenter(room.center())
        place.moveTop(room.top())
        ink.painter.setRenderHint(ink.painter.RenderHint.SmoothPixmapTransform)
        ink.painter.drawImage(place, self._picture)

    def _none(self) -> str:
        return self.tr("The photograph cannot be shown. Take it again.")

    def _caption_px(self) -> int:
        return paint.line_height(self.look, TypeSize.XS)
