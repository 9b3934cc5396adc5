"""Lists of cards: rows painted one under the other, chosen by a touch, a click or a key."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

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

from ui.theme.tokens import Look
from ui.widgets.ink import Ink

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a model of cards answers with the row itself."""

_CHOOSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CardRow(Protocol):
    """One row: an id, and what it is called and says aloud."""

    @property
    def id(self) -> str:
        """Stable while the row is in the list."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""


class CardRows(QAbstractListModel):
    """Rows in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CardRow, ...] = ()

    def replace(self, rows: Sequence[CardRow]) -> None:
        """Show other rows; where only their states changed they keep choice and place, and are repainted."""
        if tuple(rows) == self._rows:
            return
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if same:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """The row of an id, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == name), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many; rows have no rows beneath them."""
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
            return row.spoken
        return row if role == ROW_ROLE else None


class CardDelegate(QStyledItemDelegate):
    """Paints each row as a card of one height, with a gap under it.

    `draw` is given the ink, the card's box and the row, and whether it is chosen and has the focus.
    """

    def __init__(
        self,
        look: Look,
        draw: Callable[[Ink, QRectF, Any, bool, bool], None],
        *,
        row_mm: float,
        gap_mm: float,
    ) -> None:
        super().__init__()
        self.look = look
        self._draw = draw
        self._row_mm, self._gap_mm = row_mm, gap_mm

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A card and the gap under it; lists give it their own width."""
        return QSize(self.look.mm(100), self.look.mm(self._row_mm + self._gap_mm))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The card, by whoever knows what stands on it."""
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        card = QRectF(option.rect).adjusted(0, 0, 0, -self.look.mm(self._gap_mm))
        self._draw(Ink(painter, self.look), card, row, chosen, focused)
        painter.restore()


class CardList(QListView):
    """Cards to choose from; `chosen` carries the id of the one that was meant, once for each touch or key.

    Without `rows` the list keeps its own.
    """

    chosen = Signal(str)

    def __init__(
        self, delegate: CardDelegate, rows: CardRows | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = rows if rows is not None else CardRows(self)
        delegate.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._report)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space mean the row in hand; activation by the style would count a click twice."""
        if event.key() in _CHOOSING_KEYS and not event.isAutoRepeat():
            self._report(self.currentIndex())
            return
        super().keyPressEvent(event)

    def choose(self, name: str) -> None:
        """Show the row of this id as chosen; one that is not in the list leaves none chosen."""
        number = self.rows.row_of(name)
        if number < 0:
            self.clearSelection()
        elif self.currentIndex().row() != number or not self.selectedIndexes():
            self.setCurrentIndex(self.rows.index(number))

    def _report(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        # Qt reports clicks on rows that are closed, too.
        if row is not None and self.rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(row.id)
