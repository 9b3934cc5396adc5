"""What can be asked of the desk about a tray of modules that is scanned as a whole."""

from dataclasses import dataclass

from app.domain.tray_record import TrayCode, TrayUnread


@dataclass(frozen=True, slots=True)
class AskTray:
    """What are these codes to a tray of this pack? The codes as text, with their symbols' identifiers."""

    pack: str
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ScanTray:
    """Record a whole tray: every code by its place, the places left unread, and one photograph of all.

    `rows` and `columns` bound the places. `reason` says why places stay unread. `container` is the label on
    the tray itself, "" when there is none. `taken_at` is when the codes were seen, UTC milliseconds.
    """

    pack: str
    rows: int
    columns: int
    codes: tuple[TrayCode, ...]
    unread: tuple[TrayUnread, ...]
    photo: bytes
    taken_at: int
    reason: str = ""
    container: str = ""
