"""A button for a gloved hand: a verb with its icon, and what exactly on a second line."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, LEFT, Edge, Ink, Type, darker, text_height, text_width
from ui.widgets.painted import Touchable


class ButtonKind(Enum):
    """The three kinds of button; there is at most one primary on a screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class ButtonState:
    """What a button shows. With `not_now` the second line must say why."""

    verb: str
    icon: str = ""
    second: str = ""
    not_now: bool = False


@dataclass(frozen=True, slots=True)
class _Skin:
    fill: str | None
    edge: Edge | None
    hue: str


class BigButton(Touchable[ButtonState]):
    """A primary, secondary or danger button; emits `meant`."""

    def __init__(self, look: Look, kind: ButtonKind, parent: QWidget | None = None) -> None:
        super().__init__(look, ButtonState(""), _face_mm(look, kind), parent)
        self.kind = kind

    def spoken(self) -> str:
        """Verb and second line."""
        return ", ".join(part for part in (self.state.verb, self.state.second) if part)

    def allowed(self) -> bool:
        """Whether it may be pressed now."""
        return not self.state.not_now

    def draw(self, ink: Ink, face: QRectF) -> None:
        """Fill and edge, then icon, verb and second line."""
        skin = self._skin()
        ink.card(face, skin.fill, skin.edge)
        if self.kind is ButtonKind.PRIMARY:
            self._draw_centred(ink, face, skin.hue)
        else:
            self._draw_ranged(ink, face, skin.hue)

    def _skin(self) -> _Skin:
        hues = self.look.palette
        danger = self.kind is ButtonKind.DANGER
        if not self.allowed():
            return _Skin(None, Edge(hues.edge, EDGE, dashed=True), hues.off_ink)
        if self.kind is ButtonKind.PRIMARY:
            return self._primary_skin()
        hue = hues.hold_ink if danger else hues.ink
        if self.isDown():
            return _Skin(hues.hold_soft if danger else hues.line, Edge(hues.ink, 2 * EDGE), hue)
        return _Skin(hues.raised, Edge(hues.hold_ink if danger else hues.edge, EDGE), hue)

    def _primary_skin(self) -> _Skin:
        hues = self.look.palette
        if not self.isDown():
            return _Skin(hues.action, None, hues.on_action)
        return _Skin(darker(hues.action), Edge(hues.ink, 2 * EDGE), hues.on_action)

    def _draw_centred(self, ink: Ink, face: QRectF, hue: str) -> None:
        look, state = self.look, self.state
        verb = Type(TypeSize.M, hue, bold=True)
        room = face.adjusted(look.mm(2), look.mm(2), -look.mm(2), -look.mm(2))
        high, low = _stacked(look, room, state.second, TypeSize.M)
        icon_px = look.font_px(TypeSize.M) * 1.1 if state.icon else 0.0
        gap = look.mm(3) if state.icon else 0
        width = min(room.width() - icon_px - gap, text_width(look, state.verb, verb))
        left = room.center().x() - (icon_px + gap + width) / 2
        if state.icon:
            ink.icon(state.icon, QRectF(left, high.center().y() - icon_px / 2, icon_px, icon_px), hue)
        ink.words(QRectF(left + icon_px + gap, high.top(), width, high.height()), state.verb, verb)
        if state.second:
            ink.words(low, state.second, Type(TypeSize.XS, hue), align=CENTRE, wrap=True)

    def _draw_ranged(self, ink: Ink, face: QRectF, hue: str) -> None:
        look, state = self.look, self.state
        room = face.adjusted(look.mm(4), look.mm(1), -look.mm(2), -look.mm(1))
        icon_px = look.font_px(TypeSize.S) * 1.1
        if state.icon:
            ink.icon(state.icon, QRectF(room.left(), room.center().y() - icon_px / 2, icon_px, icon_px), hue)
            room.setLeft(room.left() + icon_px + look.mm(3))
        high, low = _stacked(look, room, state.second, TypeSize.S)
        ink.words(high, state.verb, Type(TypeSize.S, hue, bold=True), align=LEFT, wrap=not state.second)
        if state.second:
            ink.words(low, state.second, Type(TypeSize.XS, hue), align=LEFT, wrap=True)


def _stacked(look: Look, room: QRectF, second: str, size: TypeSize) -> tuple[QRectF, QRectF]:
    """Places of the verb and of the second line, together in the middle of the room."""
    if not second:
        return room, QRectF()
    upper = look.font_px(size) * 1.25
    style = Type(TypeSize.XS, look.palette.ink)
    lower = min(room.height() - upper, text_height(look, second, style, room.width()))
    top = room.center().y() - (upper + lower) / 2
    return (
        QRectF(room.left(), top, room.width(), upper),
        QRectF(room.left(), top + upper, room.width(), lower),
    )


def _face_mm(look: Look, kind: ButtonKind) -> tuple[float, float]:
    small = look.room is Room.SMALL
    if kind is ButtonKind.PRIMARY:
        return (52.0, 28.0) if small else (81.0, 36.0)
    return (52.0 if small else 81.0, 20.4)
