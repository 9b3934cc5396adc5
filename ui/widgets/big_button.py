"""A button for a gloved hand: a verb with its icon, and what exactly on a second line."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, LEFT, Edge, Ink, Type, darker, text_height, text_width
from ui.widgets.painted import HALO, Touchable


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
        if kind is ButtonKind.DANGER:
            # Focus that loses its widget wanders on by itself: it must never come to rest where an enter
            # key, pressed late, would give something up.
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

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

    def sizeHint(self) -> QSize:
        """The face of this kind; words that need more height get it."""
        least = super().sizeHint()
        room = self._room(QRectF(0, 0, least.width() - 2 * HALO, least.height() - 2 * HALO))
        upper, lower = self._heights(room.width())
        pad = least.height() - 2 * HALO - room.height()
        return least.expandedTo(QSize(least.width(), round(upper + lower + pad) + 2 * HALO))

    def _draw_centred(self, ink: Ink, face: QRectF, hue: str) -> None:
        look, state = self.look, self.state
        room = self._room(face)
        verb = self._verb(room.width(), hue)
        high, low = self._stacked(room)
        icon_px, gap = self._icon_px(), self._gap_px()
        width = min(room.width() - icon_px - gap, text_width(look, state.verb, verb))
        left = room.center().x() - (icon_px + gap + width) / 2
        if state.icon:
            ink.icon(state.icon, QRectF(left, high.center().y() - icon_px / 2, icon_px, icon_px), hue)
        box = QRectF(left + icon_px + gap, high.top(), width, high.height())
        ink.words(box, state.verb, verb, wrap=True)
        ink.words(low, state.second, Type(TypeSize.XS, hue), align=CENTRE, wrap=True)

    def _draw_ranged(self, ink: Ink, face: QRectF, hue: str) -> None:
        state = self.state
        room = self._room(face)
        high, low = self._stacked(room)
        side, indent = self._icon_px(), self._indent()
        if state.icon:
            ink.icon(state.icon, QRectF(room.left(), room.center().y() - side / 2, side, side), hue)
        ink.words(high.adjusted(indent, 0, 0, 0), state.verb, self._verb(room.width(), hue), wrap=True)
        ink.words(low.adjusted(indent, 0, 0, 0), state.second, Type(TypeSize.XS, hue), align=LEFT, wrap=True)

    def _room(self, face: QRectF) -> QRectF:
        look = self.look
        if self.kind is ButtonKind.PRIMARY:
            return face.adjusted(look.mm(2), look.mm(2), -look.mm(2), -look.mm(2))
        return face.adjusted(look.mm(4), look.mm(1), -look.mm(2), -look.mm(1))

    def _verb(self, width: float, hue: str) -> Type:
        """The verb's type: one step down when it would need two lines."""
        primary = self.kind is ButtonKind.PRIMARY
        style = Type(TypeSize.M if primary else TypeSize.S, hue, bold=True)
        if not primary or text_width(self.look, self.state.verb, style) <= width - self._indent():
            return style
        return Type(TypeSize.S, hue, bold=True)

    def _heights(self, width: float) -> tuple[float, float]:
        """What the verb and the second line need in a room of this width, in px."""
        look, ink = self.look, self.look.palette.ink
        style = self._verb(width, ink)
        upper = text_height(look, self.state.verb, style, width - self._indent())
        if not self.state.second:
            return upper, 0.0
        indent = 0.0 if self.kind is ButtonKind.PRIMARY else self._indent()
        second = Type(TypeSize.XS, ink)
        lower = text_height(look, self.state.second, second, width - indent)
        return upper - 0.15 * look.font_px(style.size), lower

    def _stacked(self, room: QRectF) -> tuple[QRectF, QRectF]:
        """Places of the verb and of the second line, together in the middle of the room."""
        upper, lower = self._heights(room.width())
        top = room.center().y() - (upper + lower) / 2
        high = QRectF(room.left(), top, room.width(), upper)
        return high, QRectF(room.left(), high.bottom(), room.width(), lower)

    def _indent(self) -> float:
        return self._icon_px() + self._gap_px()

    def _icon_px(self) -> float:
        size = TypeSize.M if self.kind is ButtonKind.PRIMARY else TypeSize.S
        return self.look.font_px(size) * 1.1 if self.state.icon else 0.0

    def _gap_px(self) -> float:
        return self.look.mm(3) if self.state.icon else 0.0


def _face_mm(look: Look, kind: ButtonKind) -> tuple[float, float]:
    small = look.room is Room.SMALL
    if kind is ButtonKind.PRIMARY:
        return (52.0, 28.0) if small else (81.0, 36.0)
    return (52.0 if small else 81.0, 20.4)
