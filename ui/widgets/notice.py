"""Words that stand in place until they are no longer true: a shape, what happened, what to do."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, HAIRLINE, Look, TypeSize
from ui.widgets.ink import TOP_LEFT, Edge, Ink, Type, text_height
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted


class NoticeKind(Enum):
    """What a notice asks of a person."""

    PLAIN = "plain"  # to know
    DONE = "done"  # it went well
    READING = "reading"  # it goes on
    CARE = "care"  # look at it
    WRONG = "wrong"  # not this


_MARKS = {
    NoticeKind.DONE: Mark.DONE,
    NoticeKind.READING: Mark.TO_DO,
    NoticeKind.CARE: Mark.CARE,
    NoticeKind.WRONG: Mark.WRONG,
}


@dataclass(frozen=True, slots=True)
class NoticeState:
    """Headline, what it means, and a last small line. A plain notice shows `icon` instead of a mark."""

    kind: NoticeKind
    headline: str
    text: str = ""
    foot: str = ""
    icon: str = "database"


class Notice(Painted[NoticeState]):
    """One notice. `text` may hold words from outside."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, NoticeState(NoticeKind.PLAIN, ""), parent)

    def sizeHint(self) -> QSize:
        """Two lines of headline and what is under it."""
        return QSize(self.look.mm(90), max(self.look.mm(22), round(self._least_px() * 1.3)))

    def minimumSizeHint(self) -> QSize:
        """One line of each."""
        return QSize(self.look.mm(50), round(self._least_px()))

    def spoken(self) -> str:
        """All words."""
        return " ".join(part for part in (self.state.headline, self.state.text, self.state.foot) if part)

    def draw(self, ink: Ink) -> None:
        """Shape and headline on one line, the rest beneath."""
        look, state = self.look, self.state
        fill, edge = self._skin()
        ink.card(self.area(), fill, edge)
        room = self.area().adjusted(look.mm(4), look.mm(2), -look.mm(4), -look.mm(2))
        style = Type(TypeSize.S, self._hue(), bold=True)
        alone = not (state.text or state.foot)
        side = look.mm(8) if alone else look.font_px(TypeSize.S)
        left = room.left() + side + look.mm(3)
        width = room.right() - left
        height = room.height() if alone else text_height(look, state.headline, style, width) + look.mm(1)
        headline = QRectF(left, room.top(), width, height)
        middle = headline.center().y() if alone else headline.top() + look.font_px(TypeSize.S) * 0.72
        self._draw_shape(ink, QRectF(room.left(), middle - side / 2, side, side))
        ink.words(headline, state.headline, style, wrap=True)
        if not alone:
            self._draw_rest(
                ink, QRectF(room.left(), headline.bottom(), room.width(), room.bottom() - headline.bottom())
            )

    def _draw_rest(self, ink: Ink, room: QRectF) -> None:
        hues = self.look.palette
        foot_px = self.look.font_px(TypeSize.XS) * 1.4 if self.state.foot else 0.0
        text = room.adjusted(0, 0, 0, -foot_px)
        style = Type(TypeSize.S, hues.ink)
        ink.words(text, self.state.text, style, align=TOP_LEFT, wrap=True, foreign=True)
        foot = QRectF(room.left(), text.bottom(), room.width(), foot_px)
        ink.words(foot, self.state.foot, Type(TypeSize.XS, hues.quiet), foreign=True)

    def _draw_shape(self, ink: Ink, box: QRectF) -> None:
        mark = _MARKS.get(self.state.kind)
        if mark is None:
            ink.icon(self.state.icon, box, self.look.palette.ink)
        else:
            wrong = self.state.kind is NoticeKind.WRONG
            draw_mark(ink, mark, box, self.look.palette.hold_ink if wrong else None)

    def _hue(self) -> str:
        hues = self.look.palette
        return hues.attention_ink if self.state.kind is NoticeKind.CARE else hues.ink

    def _skin(self) -> tuple[str, Edge]:
        hues = self.look.palette
        if self.state.kind is NoticeKind.CARE:
            return hues.attention_soft, Edge(hues.attention_ink, EDGE)
        if self.state.kind is NoticeKind.READING:
            return hues.surface, Edge(hues.line, HAIRLINE)
        return hues.raised, Edge(hues.line, HAIRLINE)

    def _least_px(self) -> float:
        lines = self.look.font_px(TypeSize.S) * (1.5 + (1.4 if self.state.text else 0))
        foot = self.look.font_px(TypeSize.XS) * 1.4 if self.state.foot else 0
        return lines + foot + 2 * self.look.mm(2)
