"""What came out of a pack, row by row: kind, code, mass, and how its label stands."""

from dataclasses import dataclass

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
from PySide6.QtGui import QPainter
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

from ui.theme.tokens import EDGE, FOCUS, HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import RIGHT, Edge, Ink, Type
from ui.widgets.marks import Mark, draw_mark

_ROW_MM, _SMALL_ROW_MM, _GAP_MM = 22.0, 20.0, 3.0
_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class OutputRow:
    """One output: its kind in words, its code ("" when it has none), its mass as text.

    `mark` and `note` say what is out of the ordinary ("typed", "not printed"); a plain note has no mark.
    """

    id: str
    kind: str
    text: str
    mass: str
    note: str = ""
    mark: Mark | None = None


class OutputRows(QAbstractListModel):
    """The rows in the order they were recorded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutputRow, ...] = ()

    def show_rows(self, rows: tuple[OutputRow, ...]) -> None:
        """Other rows; the same ones leave choice and place as they are."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, output: str) -> int:
        """The row of an output, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == output), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many outputs; rows have no rows beneath them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The code, the spoken row, or the row itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text or row.kind
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.kind, row.text, row.mass, row.note) if part)
        return row if role == _ROW else None


class OutputDelegate(QStyledItemDelegate):
    """Paints one output as a card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A card and the gap under it."""
        row = _SMALL_ROW_MM if self.look.room is Room.SMALL else _ROW_MM
        return QSize(self.look.mm(120), self.look.mm(row + _GAP_MM))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Kind and note, code, mass."""
        row = index.data(_ROW)
        if not isinstance(row, OutputRow):
            return
        painter.save()
        card = QRectF(option.rect).adjusted(0, 0, 0, -self.look.mm(_GAP_MM))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        _draw(Ink(painter, self.look), card, row, chosen=chosen, focused=focused)
        painter.restore()


class OutputList(QListView):
    """Outputs to choose from; `chosen` carries the id that the operator meant."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = OutputRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(OutputDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._report)
        self.activated.connect(self._report)

    def render_rows(self, rows: tuple[OutputRow, ...], chosen: str) -> None:
        """Show these, one of them chosen; an id that is not among them leaves none chosen."""
        self._rows.show_rows(rows)
        number = self._rows.row_of(chosen)
        if number < 0:
            self.clearSelection()
        elif self.currentIndex().row() != number or not self.selectedIndexes():
            self.setCurrentIndex(self._rows.index(number))

    def _report(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, OutputRow):
            self.chosen.emit(row.id)


def _draw(ink: Ink, card: QRectF, row: OutputRow, *, chosen: bool, focused: bool) -> None:
    look, hues = ink.look, ink.hues
    if chosen:
        ink.card(card, hues.action_soft, Edge(hues.action, SELECTED))
    else:
        ink.card(card, hues.surface, Edge(hues.line, HAIRLINE))
    if focused:
        ink.card(card.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS), None, Edge(hues.ink, EDGE))
    room = card.adjusted(look.mm(4), look.mm(1.5), -look.mm(4), -look.mm(1.5))
    first, second = room.width() * 0.38, room.width() * 0.38
    kind = QRectF(room.left(), room.top(), first, room.height())
    code = QRectF(kind.right(), room.top(), second, room.height())
    mass = QRectF(code.right(), room.top(), room.right() - code.right(), room.height())
    ink.words(code, row.text, Type(TypeSize.S, hues.ink), foreign=True)
    ink.words(mass, row.mass, Type(TypeSize.M, hues.ink, bold=True), align=RIGHT)
    if not row.note:
        ink.words(kind, row.kind, Type(TypeSize.M, hues.ink, bold=True), foreign=True)
        return
    upper, lower = QRectF(kind), QRectF(kind)
    upper.setHeight(kind.height() * 0.55)
    lower.setTop(upper.bottom())
    ink.words(upper, row.kind, Type(TypeSize.M, hues.ink, bold=True), foreign=True)
    if row.mark is not None:
        side = look.font_px(TypeSize.XS) * 0.9
        draw_mark(ink, row.mark, QRectF(lower.left(), lower.center().y() - side / 2, side, side))
        lower.setLeft(lower.left() + side + look.mm(1.5))
    hue = hues.attention_ink if row.mark is Mark.CARE else hues.quiet
    ink.words(lower, row.note, Type(TypeSize.XS, hue, bold=row.mark is not None), foreign=True)
