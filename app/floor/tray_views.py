"""Read models of trays: whose tray it is, what each code is to it, and what was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.pack import Pack
from app.domain.tray_record import CodeStanding


@dataclass(frozen=True, slots=True)
class CodeInTray:
    """What a code is to the tray. `key` is what its piece is known by; `tag` the other pack's."""

    key: str
    standing: CodeStanding
    tag: str = ""


@dataclass(frozen=True, slots=True)
class TrayView:
    """The pack whose tray it is, and each code that was asked for, by its text as it was read."""

    pack: Pack
    codes: Mapping[str, CodeInTray]


@dataclass(frozen=True, slots=True)
class TraySaved:
    """A tray was recorded as entry `seq`: so many codes, so many places left unread."""

    seq: int
    tray: str
    read: int
    unread: int
