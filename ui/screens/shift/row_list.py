"""Rows to touch, one thing each: an icon, what it is, where it stands, and its state by shape and word."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.tokens import EDGE, FOCUS, HAIRLINE, Look, Room, TypeSize
from ui.widgets.ink import Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark

_TOUCHING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ROW_MM = {Room.FULL: 27.0, Room.LOW: 24.0, Room.SMALL: 20.4}
_GAP_MM = {Room.FULL: 3.0, Room.LOW: 2.0, Room.SMALL: 2.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `care` sets its title in the colour of attention; `settled` greys what needs no hand now."""

    id: str
    icon: str
    title: str
    second: str
    mark: Mark
    state: str
    care: bool = False
    settled: bool = False


class RowRole(IntEnum):
    """What the model answers beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel):
    """Rows in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; where only their states changed they stay, and are repainted."""
        if rows == self._rows:
            return
        same = tuple(row.id for row in rows) == tuple(row.id for row in self._rows)
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The title, the spoken row, or the row itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.second, row.state) if part)
        return row if role == RowRole.ROW else None


class RowDelegate(QStyledItemDelegate):
    """Paints one row as a card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A card and the gap under it."""
        room = self.look.room
        return QSize(self.look.mm(100), self.look.mm(_ROW_MM[room] + _GAP_MM[room]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Card, icon, words, state."""
        row = index.data(RowRole.ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        card = QRectF(option.rect).adjusted(0, 0, 0, -self.look.mm(_GAP_MM[self.look.room]))
        draw_row(Ink(painter, self.look), card, row, focused=focused)
        painter.restore()


class RowList(QListView):
    """A list of rows; `touched` carries the id that the operator meant."""

    touched = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowsModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, 0, look.mm(_GAP_MM[look.room]), 0)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._report)

    def render(self, rows: tuple[Row, ...]) -> None:  # type: ignore[override]  # not Qt's own render
        """Show rows."""
        self._rows.replace(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space touch the row in hand; activation by the style would count a click twice."""
        if event.key() in _TOUCHING_KEYS and not event.isAutoRepeat():
            self._report(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _report(self, index: QModelIndex) -> None:
        row = index.data(RowRole.ROW)
        if isinstance(row, Row):
            self.touched.emit(row.id)


def draw_row(ink: Ink, card: QRectF, row: Row, *, focused: bool) -> None:
    """Paint one row into a card."""
    look, hues = ink.look, ink.hues
    if row.settled:
        ink.card(card, hues.surface, Edge(hues.line, HAIRLINE))
    else:
        ink.card(card, hues.raised, Edge(hues.edge, EDGE))
    if focused:
        ink.card(card.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS), None, Edge(hues.ink, EDGE))
    room = card.adjusted(look.mm(4), look.mm(1), -look.mm(4), -look.mm(1))
    hue = hues.attention_ink if row.care else hues.ink
    side = look.mm(6 if look.room is Room.SMALL else 8)
    ink.icon(row.icon, QRectF(room.left(), room.center().y() - side / 2, side, side), hue)
    state = _draw_state(ink, room, row)
    left = room.left() + side + look.mm(4)
    words = QRectF(left, room.top(), state - look.mm(3) - left, room.height())
    _draw_words(ink, words, row, hue)


def _draw_words(ink: Ink, box: QRectF, row: Row, hue: str) -> None:
    """Title and second line together in the middle; a title too long for its line steps down, then elides."""
    look = ink.look
    titles = [Type(size, hue, bold=True) for size in (TypeSize.M, TypeSize.S)]
    title = next((one for one in titles if text_width(look, row.title, one) <= box.width()), titles[-1])
    upper = look.font_px(title.size) * 1.4
    lower = look.font_px(TypeSize.XS) * 1.5 if row.second else 0.0
    top = box.center().y() - (upper + lower) / 2
    ink.words(QRectF(box.left(), top, box.width(), upper), row.title, title, foreign=True)
    second = QRectF(box.left(), top + upper, box.width(), lower)
    ink.words(second, row.second, Type(TypeSize.XS, ink.hues.quiet), foreign=True)


def _draw_state(ink: Ink, room: QRectF, row: Row) -> float:
    """Mark and word at the right hand; gives their left edge."""
    look, hues = ink.look, ink.hues
    side = look.font_px(TypeSize.S)
    word = Type(TypeSize.S, hues.ink, bold=True)
    if look.room is Room.SMALL:
        word = Type(TypeSize.XS, hues.ink, bold=True)
    most = room.width() * 0.3
    width = min(text_width(look, row.state, word) + 1, most)
    box = QRectF(room.right() - width, room.top(), width, room.height())
    ink.words(box, row.state, word, wrap=True)
    mark = QRectF(box.left() - side - look.mm(2), room.center().y() - side / 2, side, side)
    draw_mark(ink, row.mark, mark, hues.hold_ink if row.mark is Mark.WRONG else None)
    return mark.left()
