"""What is recorded of a tray: its codes by row and column, the places left unread, what each code is."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class CodeStanding(Enum):
    """What a code in view is to a tray of one pack."""

    NEW = "new"
    WEIGHED = "weighed"  # recorded already as an output of this very pack
    IN_TRAY = "in_tray"  # in an earlier tray of this very pack
    OTHER_PACK = "other_pack"  # recorded as coming out of another pack
    PACK = "pack"  # a pack's own code
    TRAY = "tray"  # the label of the tray itself
    BADGE = "badge"  # a person's
    NO_PIECE = "no_piece"  # names no single module or cell

    @property
    def of_a_piece(self) -> bool:
        """Whether a module or cell carries it, so that it has a place in the tray."""
        return self in (
            CodeStanding.NEW,
            CodeStanding.WEIGHED,
            CodeStanding.IN_TRAY,
            CodeStanding.OTHER_PACK,
        )


@dataclass(frozen=True, slots=True)
class TrayCode:
    """A code in its place, counted from 1; None where it lies between the places."""

    row: int | None
    column: int | None
    text: str
    symbology: str
    symbology_id: str = ""


@dataclass(frozen=True, slots=True)
class TrayUnread:
    """A place whose code is not read, and why: a `Cause`'s value, "" when that is not known."""

    row: int | None
    column: int | None
    cause: str


@dataclass(frozen=True, slots=True)
class InTray:
    """Where a code was last recorded in a tray, and out of which pack."""

    pack: str
    row: int | None
    column: int | None
    at: datetime
