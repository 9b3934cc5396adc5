"""The balance on one line, always in sight: in, out, still open with its uncertainty, and how it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, HAIRLINE, Look, Room, TypeSize
from ui.widgets.ink import Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Touchable

FACE_MM = (120.0, 20.4)
_SIZES = (TypeSize.L, TypeSize.M, TypeSize.S, TypeSize.XS)
_AIR_MM = 4.0


@dataclass(frozen=True, slots=True)
class StripState:
    """Captions and amounts from left to right, then a shape and its word.

    `whose` names the pack where it is not the one in sight; `live` says that a touch opens every term.
    """

    figures: tuple[tuple[str, str], ...] = ()
    mark: Mark = Mark.TO_DO
    word: str = ""
    whose: str = ""
    live: bool = True


class BalanceStrip(Touchable[StripState]):
    """One line of figures; a touch opens the whole balance."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, StripState(), FACE_MM, parent)

    def spoken(self) -> str:
        """The figures, and how the balance stands."""
        told = (f"{caption} {amount}" for caption, amount in self.state.figures)
        return ", ".join(part for part in (self.state.whose, *told, self.state.word) if part)

    def allowed(self) -> bool:
        """Whether a touch does something now."""
        return self.state.live

    def draw(self, ink: Ink, face: QRectF) -> None:
        """Figures at the left, shape and word at the right."""
        look, hues, state = self.look, self.look.palette, self.state
        wrong, care = state.mark is Mark.WRONG, state.mark is Mark.CARE
        edge = Edge(hues.hold_ink, EDGE) if wrong else Edge(hues.edge, EDGE if state.live else HAIRLINE)
        fill = hues.attention_soft if care else (hues.raised if state.live else hues.surface)
        ink.card(face, fill, edge)
        room = face.adjusted(look.mm(4), 0, -look.mm(4), 0)
        if state.live:
            side = look.font_px(TypeSize.S)
            ink.icon(
                "list", QRectF(room.right() - side, room.center().y() - side / 2, side, side), hues.quiet
            )
            room.setRight(room.right() - side - look.mm(3))
        hue = hues.hold_ink if wrong else (hues.attention_ink if care else hues.ink)
        left = self._draw_word(ink, room, hue)
        room.setRight(left - look.mm(_AIR_MM))
        self._draw_figures(ink, room, hues.hold_ink if wrong else hues.ink)

    def _draw_word(self, ink: Ink, room: QRectF, hue: str) -> float:
        """Shape and word, at most a third of the line; gives their left edge."""
        look, style = self.look, Type(TypeSize.S, hue, bold=True)
        side = look.font_px(TypeSize.S)
        most = room.width() * (0.34 if self.state.figures else 0.95)
        width = min(text_width(look, self.state.word, style) + 1, most)
        box = QRectF(room.right() - width, room.top(), width, room.height())
        ink.words(box, self.state.word, style, wrap=True)
        left = box.left() - side - look.mm(2)
        draw_mark(ink, self.state.mark, QRectF(left, room.center().y() - side / 2, side, side), hue)
        return left

    def _draw_figures(self, ink: Ink, room: QRectF, open_hue: str) -> None:
        look, hues, left = self.look, self.look.palette, room.left()
        caption = Type(TypeSize.XS, hues.quiet)
        size = self._size(room.width())
        if self.state.whose:
            width = text_width(look, self.state.whose, Type(TypeSize.S, hues.ink, bold=True)) + 1
            box = QRectF(left, room.top(), width, room.height())
            ink.words(box, self.state.whose, Type(TypeSize.S, hues.ink, bold=True), foreign=True)
            left += width + look.mm(_AIR_MM)
        last = len(self.state.figures) - 1
        for number, (word, amount) in enumerate(self.state.figures):
            style = Type(size, open_hue if number == last else hues.ink, bold=True)
            box = QRectF(left, room.top(), text_width(look, word, caption) + 1, room.height())
            ink.words(box, word, caption)
            left = box.right() + look.mm(2)
            box = QRectF(left, room.top(), text_width(look, amount, style) + 1, room.height())
            ink.words(box, amount, style)
            left = box.right() + look.mm(_AIR_MM)

    def _size(self, width: float) -> TypeSize:
        """The largest in which all figures stand on the line; what is open is read at 1.5 m where it fits."""
        sizes = _SIZES if self.look.room is Room.FULL else _SIZES[1:]
        return next((size for size in sizes if self._needs(size) <= width), sizes[-1])

    def _needs(self, size: TypeSize) -> float:
        look = self.look
        caption, style = Type(TypeSize.XS, ""), Type(size, "", bold=True)
        whose = Type(TypeSize.S, "", bold=True)
        needed = text_width(look, self.state.whose, whose) + look.mm(_AIR_MM) if self.state.whose else 0.0
        for word, amount in self.state.figures:
            needed += text_width(look, word, caption) + text_width(look, amount, style)
            needed += look.mm(2) + look.mm(_AIR_MM) + 2
        return needed
