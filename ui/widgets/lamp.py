"""A device lamp: bar good, triangle degraded, cross missing, open box not fitted."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, TypeSize
from ui.widgets.ink import Edge, Ink, Type, text_height
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted


class LampKind(Enum):
    """How a device stands."""

    GOOD = "good"
    DEGRADED = "degraded"
    MISSING = "missing"
    NOT_FITTED = "not_fitted"


@dataclass(frozen=True, slots=True)
class LampState:
    """The device's icon and name, how it stands, and that in words."""

    icon: str
    name: str
    kind: LampKind
    word: str


class Lamp(Painted[LampState]):
    """One device; amber only when a person should look."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LampState("gear", "", LampKind.NOT_FITTED, ""), parent)

    def sizeHint(self) -> QSize:
        """A tile's face; a word that needs more height gets it."""
        width = self.look.mm(72)
        words = width - self.look.mm(7) - self.look.mm(11) - self.look.mm(6)
        high = self._name_px() + text_height(self.look, self.state.word, self._word(), words)
        return QSize(width, max(self.look.mm(24), round(high) + self.look.mm(4)))

    def minimumSizeHint(self) -> QSize:
        """Icon and two lines."""
        return QSize(self.look.mm(44), self.look.mm(22))

    def spoken(self) -> str:
        """Name and word."""
        return f"{self.state.name}: {self.state.word}"

    def draw(self, ink: Ink) -> None:
        """Icon with its shape at the left, name above word."""
        look, hues, state = self.look, self.look.palette, self.state
        abnormal = state.kind in (LampKind.DEGRADED, LampKind.MISSING)
        fill = hues.attention_soft if abnormal else hues.surface
        edge = Edge(hues.attention_ink, EDGE) if abnormal else Edge(hues.line, HAIRLINE)
        ink.card(self.area(), fill, edge)
        room = self.area().adjusted(look.mm(4), look.mm(2), -look.mm(3), -look.mm(2))
        side = min(float(look.mm(11)), room.height() - look.mm(3))
        icon = QRectF(room.left(), room.center().y() - side / 2 - look.mm(1), side, side)
        ink.icon(state.icon, icon, hues.quiet if state.kind is LampKind.NOT_FITTED else hues.ink)
        self._draw_shape(ink, icon)
        left = icon.right() + look.mm(6)
        spare = room.height() - self._name_px()
        lower = min(spare, text_height(look, state.word, self._word(), room.right() - left))
        top = room.top() + (spare - lower) / 2
        name = QRectF(left, top, room.right() - left, self._name_px())
        ink.words(name, state.name, Type(TypeSize.S, hues.ink, bold=True))
        ink.words(QRectF(left, name.bottom(), name.width(), lower), state.word, self._word(), wrap=True)

    def _word(self) -> Type:
        hues = self.look.palette
        abnormal = self.state.kind in (LampKind.DEGRADED, LampKind.MISSING)
        return Type(TypeSize.XS, hues.attention_ink if abnormal else hues.ink, bold=abnormal)

    def _name_px(self) -> float:
        return self.look.font_px(TypeSize.S) * 1.4

    def _draw_shape(self, ink: Ink, icon: QRectF) -> None:
        look, hues = self.look, self.look.palette
        foot = QRectF(icon.left(), icon.bottom() + look.mm(1), icon.width(), look.mm(1.2))
        side = icon.width() * 0.66
        corner = QRectF(icon.right() - side * 0.5, icon.bottom() - side * 0.6, side, side)
        if self.state.kind is LampKind.GOOD:
            ink.card(foot, hues.ink, square=True)
        elif self.state.kind is LampKind.NOT_FITTED:
            ink.card(foot.adjusted(0, -1, 0, 2), None, Edge(hues.edge, EDGE), square=True)
        elif self.state.kind is LampKind.DEGRADED:
            draw_mark(ink, Mark.CARE, corner)
        else:
            paint.draw_cross(ink.painter, corner, hues.attention_soft, side * 0.34)
            paint.draw_cross(ink.painter, corner, hues.ink, side * 0.17)
