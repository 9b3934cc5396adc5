"""The pad for badge numbers and PINs: a field that shows dots, ten figures, take back and enter."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, LEFT, Edge, Ink, Type, text_height
from ui.widgets.keys import Key, KeyState
from ui.widgets.painted import HALO, Painted

KEY_MM = 23.0
SMALL_KEY_MM = 20.4  # a small screen holds two rows of six, and still a whole glove
FIELD_MM = 17.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class NumberPadState:
    """What is asked for: a caption, how many figures at least and at most, and whether dots hide them."""

    caption: str
    most: int = 6
    least: int = 4
    masked: bool = True


@dataclass(frozen=True, slots=True)
class _Field:
    figures: str
    most: int
    masked: bool


class _EntryField(Painted[_Field]):
    """The field above the keys: a dot or a figure for each that is typed, a dash for each to come."""

    def draw(self, ink: Ink) -> None:
        """Equal cells from the left."""
        field = self.area().adjusted(HALO, 0, -HALO, 0)
        ink.card(field, self.look.palette.raised, Edge(self.look.palette.ink, 2 * EDGE))
        room = field.adjusted(self.look.mm(3), 0, -self.look.mm(3), 0)
        cell = min(float(self.look.mm(9)), room.width() / max(1, self.state.most))
        for place in range(self.state.most):
            box = QRectF(room.left() + place * cell, room.top(), cell, room.height())
            self._draw_cell(ink, box, place)

    def _draw_cell(self, ink: Ink, box: QRectF, place: int) -> None:
        hues = self.look.palette
        if place >= len(self.state.figures):
            foot = box.bottom() - self.look.mm(3.5)
            inset = box.width() * 0.15
            dash = Edge(hues.edge, 2 * EDGE - 1)
            ink.line(QPointF(box.left() + inset, foot), QPointF(box.right() - inset, foot), dash)
        elif self.state.masked:
            radius = min(self.look.mm(2.1), box.width() * 0.35)
            ink.painter.setPen(Qt.PenStyle.NoPen)
            ink.painter.setBrush(paint.color(hues.ink))
            ink.painter.drawEllipse(box.center(), radius, radius)
        else:
            ink.words(box, self.state.figures[place], Type(TypeSize.M, hues.ink, bold=True), align=CENTRE)

    def spoken(self) -> str:
        """How many are typed; never which."""
        return self.tr("%n figure(s) typed", "", len(self.state.figures))


class _Caption(Painted[str]):
    """The question above the field."""

    def draw(self, ink: Ink) -> None:
        """One line."""
        box = self.area().adjusted(HALO, 0, 0, 0)
        ink.words(box, self.state, Type(TypeSize.S, self.look.palette.ink, bold=True), align=LEFT, wrap=True)


class NumberPad(QWidget):
    """Ten figures for gloves. Figures typed on a keyboard count too while the pad has the focus.

    `entered` carries what was typed, and the field is empty again; `counted` says how many stand there.
    What was typed lives only here and is never spoken, so a PIN does not wander through states.
    """

    entered = Signal(str)
    counted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = NumberPadState("")
        self._figures = ""
        self._caption = _Caption(look, "", self)
        self._field = _EntryField(look, _Field("", 6, True), self)
        self._take_back = self._key(KeyState("", "key-backspace", self.tr("Take back"), service=True))
        self._enter = self._key(KeyState("", "tick", self.tr("Enter"), not_now=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._take_back.meant.connect(self._drop)
        self._enter.meant.connect(self.enter)
        self._lay_out()

    def render(self, state: NumberPadState) -> None:  # type: ignore[override]  # not Qt's own render
        """Ask for something; another question empties the field."""
        if state != self._state:
            self._figures = ""
        self._state = state
        self._caption.setFixedHeight(self._caption_px(state.caption))
        self._caption.render(state.caption)
        self.setAccessibleName(state.caption)
        self._show()

    def clear(self) -> None:
        """Empty the field."""
        self._figures = ""
        self._show()

    def enter(self) -> None:
        """Report what was typed, when it is long enough."""
        if len(self._figures) < self._state.least:
            return
        figures, self._figures = self._figures, ""
        self._show()
        self.entered.emit(figures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures, take back and enter from a keyboard."""
        if event.key() in _ENTER:
            self.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._drop()
        elif len(event.text()) == 1 and event.text() in "0123456789":
            self._add(event.text())
        else:
            super().keyPressEvent(event)

    def _key(self, state: KeyState) -> Key:
        side = SMALL_KEY_MM if self.look.room is Room.SMALL else KEY_MM
        return Key(self.look, state, (side, side), self)

    def _figure_key(self, figure: str) -> Key:
        key = self._key(KeyState(figure))
        key.meant.connect(lambda: self._add(figure))
        return key

    def _lay_out(self) -> None:
        keys: list[Key] = [self._figure_key(figure) for figure in "123456789"]
        if self.look.room is Room.SMALL:
            keys = [*keys[:5], self._take_back, *keys[5:], self._figure_key("0"), self._enter]
        else:
            keys += [self._take_back, self._figure_key("0"), self._enter]
        columns = self._columns()
        grid = QGridLayout()
        grid.setSpacing(0 if self.look.room is Room.SMALL else max(0, self.look.mm(5) - 2 * HALO))
        grid.setContentsMargins(0, 0, 0, 0)
        for place, key in enumerate(keys):
            grid.addWidget(key, place // columns, place % columns)
        self._caption.setFixedHeight(self._caption_px(""))
        self._field.setFixedHeight(self.look.mm(FIELD_MM))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._field)
        column.addSpacing(max(HAIRLINE, self.look.mm(5) - HALO))
        column.addLayout(grid)

    def _columns(self) -> int:
        return 6 if self.look.room is Room.SMALL else 3

    def _caption_px(self, caption: str) -> int:
        width = self._columns() * self._enter.sizeHint().width() - 2 * HALO
        style = Type(TypeSize.S, self.look.palette.ink, bold=True)
        needed = text_height(self.look, caption, style, width)
        return max(paint.line_height(self.look, TypeSize.S), int(needed) + 1)

    def _add(self, figure: str) -> None:
        if len(self._figures) < self._state.most:
            self._figures += figure
            self._show()

    def _drop(self) -> None:
        self._figures = self._figures[:-1]
        self._show()

    def _show(self) -> None:
        self._field.render(_Field(self._figures, self._state.most, self._state.masked))
        enough = len(self._figures) >= self._state.least
        self._enter.render(KeyState("", "tick", self.tr("Enter"), not_now=not enough))
        self.counted.emit(len(self._figures))
