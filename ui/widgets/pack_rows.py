"""The work queue: packs as rows with class, tag, family, mass, and place or why it may not be opened."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from app.domain.units import Mass
from ui.widgets.card_list import ROW_ROLE, CardRows
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

    @property
    def title(self) -> str:
        """Our short name for it."""
        return self.tag

    @property
    def spoken(self) -> str:
        """Class, tag, maker, why not, place."""
        parts = (self.shape.value, self.tag, self.family, self.maker, self.reason, self.place)
        return ", ".join(part for part in parts if part)


class PackRole(IntEnum):
    """What the model answers beside Qt's own roles."""

    ROW = ROW_ROLE  # the PackRow itself
    ID = Qt.ItemDataRole.UserRole + 2


class PackRowsModel(CardRows):
    """Packs in the order they are offered."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """As every list of cards; also the pack's id."""
        row = super().data(index, PackRole.ROW)
        if role == PackRole.ID and isinstance(row, PackRow):
            return row.id
        return super().data(index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A forbidden pack can be seen and cannot be chosen."""
        row = index.data(PackRole.ROW) if index.isValid() else None
        if not isinstance(row, PackRow):
            return Qt.ItemFlag.NoItemFlags
        if row.access is Access.FORBIDDEN:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
