"""What a step asks of hands: the detail, gear to wear, how many people, which tools, which document."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import HAIRLINE, Language, Look, Room, TypeSize
from ui.widgets.ink import TOP_LEFT, Edge, Ink, Type, text_height, text_width
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class StepCardState:
    """The document's words in the language now spoken. `gear` are (icon, word), people among them.

    `drawing` is the name of one among the resources, "" when the step has none.
    """

    icon: str = ""
    detail: str = ""
    gear: tuple[tuple[str, str], ...] = ()
    tools: tuple[str, ...] = ()
    document: str = ""
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class _Density:
    """What a card shows besides the detail and the icons of gear."""

    words: bool
    tools: bool


_DENSITIES = (_Density(True, True), _Density(True, False), _Density(False, False))


class StepCard(Painted[StepCardState]):
    """Detail on top, tools and gear from the foot; the icon of the act where there is room for it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, StepCardState(), parent)

    def sizeHint(self) -> QSize:
        """As beside a reading."""
        return QSize(self.look.mm(122), self.look.mm(130))

    def minimumSizeHint(self) -> QSize:
        """Everything in its smallest type."""
        return QSize(self.look.mm(46), self.look.mm(18 if self.look.room is Room.SMALL else 30))

    def spoken(self) -> str:
        """Everything."""
        state = self.state
        gear = ", ".join(word for _, word in state.gear)
        return "; ".join(part for part in (state.detail, gear, ", ".join(state.tools)) if part)

    def draw(self, ink: Ink) -> None:
        """From the foot upwards; the detail goes before words of gear, tools and document."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.surface, Edge(hues.line))
        side = look.mm(3 if look.room is Room.SMALL else 5)
        room = self.area().adjusted(side, look.mm(2), -side, -look.mm(2))
        shows = next((one for one in _DENSITIES if self._fits(room, one)), _DENSITIES[-1])
        room.setBottom(self._draw_document(ink, room, shows))
        room.setBottom(self._draw_gear(ink, room, shows))
        room.setBottom(self._draw_tools(ink, room, shows))
        self._draw_detail(ink, room)

    def _fits(self, room: QRectF, shows: _Density) -> bool:
        foot = (
            self._document_px(shows)
            + self._gear_px(room.width(), shows)
            + self._tools_px(room.width(), shows)
        )
        style = Type(TypeSize.S, self.look.palette.ink)
        return text_height(self.look, self.state.detail, style, room.width()) + foot <= room.height()

    def _draw_document(self, ink: Ink, room: QRectF, shows: _Density) -> float:
        height = self._document_px(shows)
        if height:
            foot = QRectF(room.left(), room.bottom() - height, room.width(), height)
            ink.words(foot, self.state.document, Type(TypeSize.XS, ink.hues.quiet), foreign=True)
        return room.bottom() - height

    def _document_px(self, shows: _Density) -> float:
        told = shows.tools and self.state.document and self.look.room is not Room.SMALL
        return float(paint.line_height(self.look, TypeSize.XS)) if told else 0.0

    def _draw_gear(self, ink: Ink, room: QRectF, shows: _Density) -> float:
        """Icons with their words in rows at the foot; gives the top of the rows."""
        look, hues = self.look, self.look.palette
        if not self.state.gear:
            return room.bottom()
        line, side = self._gear_line(), look.mm(6)
        top = room.bottom() - self._gear_px(room.width(), shows) + look.mm(1)
        ink.line(QPointF(room.left(), top), QPointF(room.right(), top), Edge(hues.line, HAIRLINE))
        style = Type(TypeSize.XS, hues.ink)
        for number, row in enumerate(self._rows_of_gear(room.width(), shows)):
            left = room.left()
            for icon, word in row:
                box = QRectF(left, top + look.mm(1) + number * line, side, line)
                ink.icon(icon, QRectF(box.left(), box.center().y() - side / 2, side, side), hues.ink)
                left = box.right() + look.mm(1.5)
                if shows.words:
                    width = min(text_width(look, word, style), room.right() - left)
                    ink.words(QRectF(left, box.top(), width, line), word, style)
                    left += width + look.mm(3.5)
        return top - look.mm(1)

    def _rows_of_gear(self, width: float, shows: _Density) -> list[list[tuple[str, str]]]:
        """Without words, two things with one icon are one."""
        gear, left = self.state.gear, 0.0
        rows: list[list[tuple[str, str]]] = [[]]
        style = Type(TypeSize.XS, self.look.palette.ink)
        for at, (icon, word) in enumerate(gear):
            if not shows.words and icon in [one for one, _ in gear[:at]]:
                continue
            needed = self.look.mm(7.5) + (text_width(self.look, word, style) if shows.words else 0.0)
            if rows[-1] and left + needed > width:
                rows.append([])
                left = 0.0
            rows[-1].append((icon, word))
            left += needed + (self.look.mm(3.5) if shows.words else 0.0)
        return rows

    def _gear_px(self, width: float, shows: _Density) -> float:
        if not self.state.gear:
            return 0.0
        return len(self._rows_of_gear(width, shows)) * self._gear_line() + 2 * self.look.mm(1)

    def _draw_tools(self, ink: Ink, room: QRectF, shows: _Density) -> float:
        """The tools in one paragraph above the gear."""
        look, height = self.look, self._tools_px(room.width(), shows)
        if not height:
            return room.bottom()
        indent, side = look.mm(7.5), look.mm(6)
        box = QRectF(room.left() + indent, room.bottom() - height, room.width() - indent, height)
        ink.icon("wrench", QRectF(room.left(), box.top() + look.mm(0.8), side, side), ink.hues.ink)
        ink.words(box, self._listed(), Type(TypeSize.XS, ink.hues.ink), align=TOP_LEFT, wrap=True)
        return box.top()

    def _tools_px(self, width: float, shows: _Density) -> float:
        if not shows.tools or not self.state.tools or self.look.room is Room.SMALL:
            return 0.0
        style = Type(TypeSize.XS, self.look.palette.ink)
        return text_height(self.look, self._listed(), style, width - self.look.mm(7.5)) + self.look.mm(1.5)

    def _draw_detail(self, ink: Ink, room: QRectF) -> None:
        """In the largest type that leaves it whole; beside the icon of the act where the card is wide."""
        look, hues = self.look, self.look.palette
        side = look.mm(40)
        drawing = QSizeF(look.mm(96), look.mm(60)) if self.state.drawing else QSizeF(side, side)
        wide = room.width() > look.mm(190) and room.height() > look.mm(50)
        text = room.adjusted(drawing.width() + look.mm(10), 0, 0, 0) if wide else QRectF(room)
        if wide:
            top = room.center().y() - drawing.height() / 2
            box = QRectF(QPointF(room.left() + look.mm(3), top), drawing)
            if self.state.drawing:
                paint.draw_drawing(ink.painter, self.state.drawing, box, hues.ink)
            else:
                ink.icon(self.state.icon, box, hues.quiet)
        sizes = (TypeSize.L, TypeSize.M) if room.width() > look.mm(110) else (TypeSize.M,)
        styles = [Type(size, hues.ink) for size in sizes]
        heights = [text_height(look, self.state.detail, style, text.width()) for style in styles]
        fits = [at for at, height in enumerate(heights) if height <= text.height()]
        chosen = fits[0] if fits else len(styles) - 1
        if wide:
            text.setTop(max(text.top(), room.center().y() - heights[chosen] / 2))
        ink.words(text, self.state.detail, styles[chosen], align=TOP_LEFT, wrap=True)

    def _listed(self) -> str:
        return ("、" if self.look.language is Language.ZH else ", ").join(self.state.tools)

    def _gear_line(self) -> float:
        return max(self.look.mm(7.5), paint.line_height(self.look, TypeSize.XS))
