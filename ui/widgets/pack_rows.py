"""The work queue: packs as rows with class, tag, family, mass, and place or why it may not be opened."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.units import Mass
from ui.widgets.class_mark import ClassShape


class Access(Enum):
    """What may be done with a pack from the queue."""

    OPEN = "open"
    CARE = "care"  # somebody decides first
    FORBIDDEN = "forbidden"  # never from here


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack in the queue. `reason` says why it is not simply open ("lead decides", "do not open")."""

    id: str
    shape: ClassShape
    tag: str
    family: str
    maker: str
    mass: Mass | None
    place: str
    access: Access = Access.OPEN
    reason: str = ""


class PackRole(IntEnum):
    """What the model answers beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the PackRow itself
    ID = Qt.ItemDataRole.UserRole + 2


class PackRowsModel(QAbstractListModel):
    """Packs in the order they are offered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PackRow, ...] = ()

    def replace(self, rows: tuple[PackRow, ...]) -> None:
        """Offer other packs; when only contents changed, the rows stay and are repainted."""
        if tuple(row.id for row in rows) == tuple(row.id for row in self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, pack_id: str) -> int:
        """The row of a pack, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == pack_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many packs; rows have no rows beneath them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The tag, the spoken row, the row itself or its id."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.tag
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.shape.value, row.tag, row.family, row.maker, row.reason, row.place)
            return ", ".join(part for part in parts if part)
        return (
            {PackRole.ROW: row, PackRole.ID: row.id}.get(PackRole(role)) if role in tuple(PackRole) else None
        )

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A forbidden pack can be seen and cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.access is Access.FORBIDDEN:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
