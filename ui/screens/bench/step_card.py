"""What a step asks of hands: the detail, gear to wear, how many people, which tools, which document."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import HAIRLINE, Language, Look, Room, TypeSize
from ui.widgets.ink import TOP_LEFT, Edge, Ink, Type, text_height, text_width
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class StepCardState:
    """The document's words in the language now spoken. `gear` are (icon, word), people among them."""

    icon: str = ""
    detail: str = ""
    gear: tuple[tuple[str, str], ...] = ()
    tools: tuple[str, ...] = ()
    document: str = ""


class StepCard(Painted[StepCardState]):
    """Detail on top, tools and gear from the foot; the icon of the act where there is room for it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, StepCardState(), parent)

    def sizeHint(self) -> QSize:
        """As beside a reading."""
        return QSize(self.look.mm(122), self.look.mm(130))

    def minimumSizeHint(self) -> QSize:
        """Everything in its smallest type."""
        width = self.look.mm(46)
        return QSize(width, self.look.mm(30))

    def spoken(self) -> str:
        """Everything."""
        state = self.state
        gear = ", ".join(word for _, word in state.gear)
        return "; ".join(part for part in (state.detail, gear, ", ".join(state.tools)) if part)

    def draw(self, ink: Ink) -> None:
        """From the foot upwards, so that the detail gets what is left."""
        look, hues, state = self.look, self.look.palette, self.state
        ink.card(self.area(), hues.surface, Edge(hues.line))
        side = look.mm(3 if look.room is Room.SMALL else 5)
        room = self.area().adjusted(side, look.mm(2), -side, -look.mm(2))
        if state.document and look.room is not Room.SMALL:
            line = paint.line_height(look, TypeSize.XS)
            foot = QRectF(room.left(), room.bottom() - line, room.width(), line)
            ink.words(foot, state.document, Type(TypeSize.XS, hues.quiet), foreign=True)
            room.setBottom(foot.top())
        for whole in (True, False):  # the detail goes before the tools: what to do, then with what
            rest = QRectF(room)
            rest.setBottom(room.bottom() - self._gear_px(room.width()))
            if whole:
                rest.setBottom(rest.bottom() - self._tools_px(room.width()))
            if self._fits(rest):
                break
        room.setBottom(self._draw_gear(ink, room))
        if whole:
            room.setBottom(self._draw_tools(ink, room))
        self._draw_detail(ink, room)

    def _fits(self, room: QRectF) -> bool:
        style = Type(TypeSize.S, self.look.palette.ink)
        return text_height(self.look, self.state.detail, style, room.width()) <= room.height()

    def _gear_px(self, width: float) -> float:
        if not self.state.gear:
            return 0.0
        return len(self._rows_of_gear(width)) * self._gear_line() + 2 * self.look.mm(1)

    def _tools_px(self, width: float) -> float:
        if not self.state.tools or self.look.room is Room.SMALL:
            return 0.0
        style = Type(TypeSize.XS, self.look.palette.ink)
        return text_height(self.look, self._listed(), style, width - self.look.mm(7.5)) + self.look.mm(1.5)

    def _draw_gear(self, ink: Ink, room: QRectF) -> float:
        """Icons with their words in rows at the foot; gives the top of the rows."""
        look, hues = self.look, self.look.palette
        if not self.state.gear:
            return room.bottom()
        line = self._gear_line()
        rows = self._rows_of_gear(room.width())
        top = room.bottom() - len(rows) * line - look.mm(1)
        ink.line(QPointF(room.left(), top), QPointF(room.right(), top), Edge(hues.line, HAIRLINE))
        style = Type(TypeSize.XS, hues.ink)
        worded = self._worded(room.width())
        for number, row in enumerate(rows):
            left = room.left()
            for icon, word in row:
                box = QRectF(left, top + look.mm(1) + number * line, look.mm(6), line)
                side = look.mm(6)
                ink.icon(icon, QRectF(box.left(), box.center().y() - side / 2, side, side), hues.ink)
                left = box.right() + look.mm(3)
                if worded:
                    width = min(text_width(look, word, style), room.right() - box.right() - look.mm(1.5))
                    ink.words(QRectF(box.right() + look.mm(1.5), box.top(), width, line), word, style)
                    left = box.right() + look.mm(1.5) + width + look.mm(5)
        return top - look.mm(1)

    def _rows_of_gear(self, width: float) -> list[list[tuple[str, str]]]:
        rows: list[list[tuple[str, str]]] = [[]]
        left = 0.0
        style = Type(TypeSize.XS, self.look.palette.ink)
        for icon, word in self._shown_gear(width):
            needed = self.look.mm(7.5) + text_width(self.look, word, style)
            if not self._worded(width):
                needed = self.look.mm(4)
            if rows[-1] and left + needed > width:
                rows.append([])
                left = 0.0
            rows[-1].append((icon, word))
            left += needed + self.look.mm(5)
        return rows

    def _shown_gear(self, width: float) -> tuple[tuple[str, str], ...]:
        """Without words, two things with one icon are one."""
        gear = self.state.gear
        if self._worded(width):
            return gear
        return tuple(one for at, one in enumerate(gear) if one[0] not in [icon for icon, _ in gear[:at]])

    def _worded(self, width: float) -> bool:
        """On a small screen a narrow card has no room for the words of gear."""
        return self.look.room is not Room.SMALL or width > self.look.mm(70)

    def _draw_tools(self, ink: Ink, room: QRectF) -> float:
        """The tools in one paragraph above the gear; the smallest screen leaves them to the hands."""
        look, hues = self.look, self.look.palette
        if not self.state.tools or look.room is Room.SMALL:
            return room.bottom()
        style = Type(TypeSize.XS, hues.ink)
        indent = look.mm(7.5)
        words = self._listed()
        height = text_height(look, words, style, room.width() - indent)
        box = QRectF(room.left() + indent, room.bottom() - height, room.width() - indent, height)
        ink.icon("wrench", QRectF(room.left(), box.top() + look.mm(0.8), look.mm(6), look.mm(6)), hues.ink)
        ink.words(box, words, style, align=TOP_LEFT, wrap=True)
        return box.top() - look.mm(1.5)

    def _draw_detail(self, ink: Ink, room: QRectF) -> None:
        """In the largest type that leaves it whole; beside the icon of the act where the card is wide."""
        look, hues = self.look, self.look.palette
        side = look.mm(40)
        wide = room.width() > look.mm(190) and room.height() > look.mm(50)
        text = room.adjusted(side + look.mm(10), 0, 0, 0) if wide else QRectF(room)
        if wide:
            box = QRectF(room.left() + look.mm(3), room.center().y() - side / 2, side, side)
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
