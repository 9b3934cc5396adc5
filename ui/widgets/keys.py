"""One key of an on-screen pad: a sign or an icon, 20 mm or more."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, Look, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.painted import Touchable


@dataclass(frozen=True, slots=True)
class KeyState:
    """What a key shows; `icon` wins over `sign`, `name` is how it is spoken, `service` keys are grey."""

    sign: str
    icon: str = ""
    name: str = ""
    service: bool = False
    not_now: bool = False
    slashed: bool = False  # a zero among letters


class Key(Touchable[KeyState]):
    """A key; emits `meant`. Taps leave the focus with the pad, so that typing goes on working."""

    def __init__(
        self, look: Look, state: KeyState, face_mm: tuple[float, float], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, state, face_mm, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.render(state)

    def spoken(self) -> str:
        """The sign, or the name of what the key does."""
        return self.state.name or self.state.sign

    def allowed(self) -> bool:
        """Whether the key may be pressed now."""
        return not self.state.not_now

    def draw(self, ink: Ink, face: QRectF) -> None:
        """A white or grey face with its sign."""
        hues = self.look.palette
        hue = hues.off_ink if self.state.not_now else hues.ink
        ink.card(face, self._fill(), self._edge())
        if self.state.icon:
            side = self.look.font_px(TypeSize.M)
            box = QRectF(face.center().x() - side / 2, face.center().y() - side / 2, side, side)
            ink.icon(self.state.icon, box, hue)
            return
        size = TypeSize.L if len(self.state.sign) == 1 else TypeSize.S
        style = Type(size, hue, bold=True)
        ink.words(face, self.state.sign, style, align=CENTRE)
        if self.state.slashed:
            slash_zero(ink, face, style)

    def _fill(self) -> str | None:
        hues = self.look.palette
        if self.state.not_now:
            return None
        if self.isDown():
            return hues.line
        return hues.surface if self.state.service else hues.raised

    def _edge(self) -> Edge:
        hues = self.look.palette
        if self.isDown():
            return Edge(hues.ink, 2 * EDGE)
        return Edge(hues.edge, EDGE, dashed=self.state.not_now)


def slash_zero(ink: Ink, box: QRectF, style: Type) -> None:
    """Strike the zero standing in the middle of a box, so that nobody takes it for the letter."""
    height = (style.px or ink.look.font_px(style.size)) * 0.5
    width = text_width(ink.look, "0", style) * 0.44
    middle = box.center()
    ink.painter.setPen(paint.pen(style.hue, max(2.0, height * 0.09), round_ends=True))
    ink.painter.drawLine(
        QLineF(
            middle.x() - width / 2, middle.y() + height / 2, middle.x() + width / 2, middle.y() - height / 2
        )
    )
