"""A place for one person's badge: signed already, waited for, recognised, refused and why, or later."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, Room, TypeSize
from ui.widgets.flag import draw_post
from ui.widgets.ink import TOP_LEFT, Edge, Ink, Type, text_height
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_STEPS = (
    (TypeSize.M, TypeSize.S),
    (TypeSize.M, TypeSize.XS),
    (TypeSize.S, TypeSize.XS),
    (TypeSize.XS, TypeSize.XS),
)


class BadgeKind(Enum):
    """How a place stands."""

    SIGNED = "signed"  # this person has done their part
    LATER = "later"  # this person's turn has not come
    WAITING = "waiting"  # a badge is asked for
    RECOGNISED = "recognised"  # the badge is read, the PIN is still to come
    REFUSED = "refused"  # this badge cannot sign here


@dataclass(frozen=True, slots=True)
class BadgeState:
    """A name, which may be from outside, or who is asked; beneath it what they did, shall do, or why not.

    `done` is how much of a time before this place opens is over, from 0 to 1; None where none is counted.
    """

    kind: BadgeKind
    title: str
    text: str = ""
    done: float | None = None


@dataclass(frozen=True, slots=True)
class _Skin:
    fill: str | None
    edge: Edge
    icon: str
    hue: str
    mark: Mark | None


class BadgePlace(Painted[BadgeState]):
    """One place for a badge; takes no input, the badge itself is the input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, BadgeState(BadgeKind.WAITING, ""), parent)

    def sizeHint(self) -> QSize:
        """As in the release of a hold."""
        return QSize(self.look.mm(100), max(self.look.mm(40), self.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Title, and what the text needs at the least width."""
        width = self.look.mm(60 if self.look.room is Room.SMALL else 80)
        room = width - self._indent_px() - 2 * self.look.mm(4)
        return QSize(width, round(sum(self._heights(_STEPS[-1], room))) + 2 * self.look.mm(2))

    def spoken(self) -> str:
        """Title and text."""
        return ", ".join(part for part in (self.state.title, self.state.text) if part)

    def draw(self, ink: Ink) -> None:
        """A solid card for a badge that was shown, a dashed one for a badge that is asked for."""
        look, skin = self.look, self._skin()
        ink.card(self.area(), skin.fill, skin.edge)
        if self.state.done is not None:
            self._draw_done(ink, self.state.done)
        side = self._icon_px()
        room = self.area().adjusted(look.mm(4), look.mm(2), -look.mm(4), -look.mm(2))
        ink.icon(skin.icon, QRectF(room.left(), room.center().y() - side / 2, side, side), skin.hue)
        room.setLeft(room.left() + self._indent_px())
        self._draw_words(ink, room, skin)

    def _draw_done(self, ink: Ink, share: float) -> None:
        """A bar along the foot that fills up to the post at its end."""
        area, high = self.area(), float(self.look.mm(4))
        bar = QRectF(area.left() + EDGE, area.bottom() - high, area.width() - 2 * EDGE, high - EDGE)
        ink.card(bar, ink.hues.ground, square=True)
        ink.hatch(bar, ink.hues.edge)
        filled = QRectF(bar.left(), bar.top(), bar.width() * min(1.0, max(0.0, share)), bar.height())
        ink.card(filled, ink.hues.ink, square=True)
        draw_post(ink, bar.right() - EDGE, bar.top() - EDGE, bar.bottom())

    def _draw_words(self, ink: Ink, room: QRectF, skin: _Skin) -> None:
        look, state = self.look, self.state
        for title, text in _STEPS:
            high, low = self._heights((title, text), room.width())
            if high + low <= room.height() + look.font_px(text) * 0.3:
                break
        top = room.center().y() - (high + low) / 2
        name = QRectF(room.left(), top, room.width(), high)
        own = state.kind is BadgeKind.WAITING
        ink.words(name, state.title, Type(title, skin.hue, bold=True), wrap=True, foreign=not own)
        indent = self._mark_px() if skin.mark else 0.0
        if skin.mark:
            side = look.font_px(text)
            draw_mark(ink, skin.mark, QRectF(room.left(), name.bottom() + side * 0.2, side, side), skin.hue)
        lower = QRectF(room.left() + indent, name.bottom(), room.width() - indent, low)
        style = Type(text, self._text_hue(), bold=state.kind is BadgeKind.REFUSED)
        ink.words(lower, state.text, style, align=TOP_LEFT, wrap=True)

    def _heights(self, sizes: tuple[TypeSize, TypeSize], width: float) -> tuple[float, float]:
        """What title and text need at these sizes, in px; a name from outside never more than two lines."""
        look, ink, kind = self.look, self.look.palette.ink, self.state.kind
        line = float(paint.line_height(look, sizes[0]))
        high = max(line, text_height(look, self.state.title, Type(sizes[0], ink, bold=True), width))
        if kind is not BadgeKind.WAITING:
            high = min(high, 2 * line)
        bold = kind is BadgeKind.REFUSED
        room = width if self._skin().mark is None else width - self._mark_px()
        low = text_height(look, self.state.text, Type(sizes[1], ink, bold=bold), room)
        return high, low if self.state.text else 0.0

    def _text_hue(self) -> str:
        hues = self.look.palette
        return {
            BadgeKind.SIGNED: hues.ink,
            BadgeKind.LATER: hues.quiet,
            BadgeKind.WAITING: hues.quiet,
            BadgeKind.RECOGNISED: hues.ink,
            BadgeKind.REFUSED: hues.attention_ink,
        }[self.state.kind]

    def _skin(self) -> _Skin:
        hues = self.look.palette
        return {
            BadgeKind.SIGNED: _Skin(hues.raised, Edge(hues.line, HAIRLINE), "card", hues.ink, Mark.DONE),
            BadgeKind.LATER: _Skin(hues.surface, Edge(hues.line, HAIRLINE), "card", hues.ink, None),
            BadgeKind.WAITING: _Skin(
                None, Edge(hues.edge, 2 * EDGE - 1, dashed=True), "scan", hues.action, None
            ),
            BadgeKind.RECOGNISED: _Skin(
                hues.action_soft, Edge(hues.action, 2 * EDGE), "card", hues.ink, Mark.TO_DO
            ),
            BadgeKind.REFUSED: _Skin(
                hues.attention_soft, Edge(hues.attention_ink, EDGE), "card", hues.ink, Mark.WRONG
            ),
        }[self.state.kind]

    def _icon_px(self) -> int:
        return self.look.mm(8 if self.look.room is Room.SMALL else 13)

    def _indent_px(self) -> int:
        return self._icon_px() + self.look.mm(4)

    def _mark_px(self) -> int:
        return self.look.font_px(TypeSize.S) + self.look.mm(2)
