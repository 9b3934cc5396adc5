"""Read models: what screens, papers and the pump are handed. Ids and ready values, nothing lazy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from app.domain.identity import Identity
from app.domain.journal import Head
from app.domain.operator import Role
from app.domain.pack import Pack
from app.domain.pack_hold import PackHold
from app.domain.scan import ScannedCode


@dataclass(frozen=True, slots=True)
class OperatorView:
    """Who is signed in. `language` is "zh" or "en"."""

    id: str
    name_zh: str
    name_en: str
    language: str
    level: str
    role: Role
    session: str


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code explained: what it is, the packs already known by it, and the holds of other stations on it."""

    seen: ScannedCode
    identity: Identity
    known: tuple[Pack, ...]
    packs_here: int
    elsewhere: tuple[PackHold, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """An act was recorded. `seq` numbers the newest entry; `pack` is the pack as it now stands."""

    epoch: int
    seq: int
    at: datetime
    pack: Pack | None = None


@dataclass(frozen=True, slots=True)
class ResumeView:
    """Where the station was when it was last alive, and what is safe."""

    operator: OperatorView | None
    place: str
    draft: Mapping[str, Any]
    pack: Pack | None
    saved: int
    newest_at: datetime | None
    emergency: bool


@dataclass(frozen=True, slots=True)
class QueueView:
    """Packs at this station, newest first, and how many stand in each group.

    `scales_due` tells whether a scale is still to be checked in this shift.
    """

    packs: tuple[Pack, ...]
    open_intakes: int
    stored: int
    held: int
    quarantined: int
    now: datetime
    scales_due: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """What is saved here, what the registry has signed for, and what waits; attachments apart.

    `holds_known` are holds of all stations as far as the registry has told them, and `heard_at` is when it
    was last heard; None when it never was.
    """

    saved: int
    newest_at: datetime | None
    receipted: int
    receipts_checked: int
    last_receipt_at: datetime | None
    waiting: int
    oldest_waiting_at: datetime | None
    station: str
    registry: str
    realm: str
    attachments_waiting: int = 0
    attachment_bytes: int = 0
    holds_known: int = 0
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A photograph or document for the pump: whose, SHA-256 in hexadecimal, length in bytes, kind."""

    realm: str
    station: str
    sha256: str
    length: int
    mime: str


@dataclass(frozen=True, slots=True)
class AttachmentNoted:
    """What the registry holds of an attachment was believed: so many bytes from its beginning."""

    sha256: str
    held: int
    whole: bool


@dataclass(frozen=True, slots=True)
class BatchView:
    """Entries for the pump: where they start, the hash before them, and their stored bytes."""

    realm: str
    station: str
    epoch: int
    first_seq: int
    prev_hash: bytes
    entries: tuple[tuple[bytes, bytes], ...] = field(repr=False)
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class DeliveryNoted:
    """A receipt was believed and kept; `acked` is the newest entry it covers."""

    acked: Head
    rewound: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class BackupNow:
    """When the newest proven backup was made, and the stable code of why a later try made none."""

    good_at: datetime | None
    code: str = ""


class SyncKind(Enum):
    """How delivery stands."""

    STARTING = "starting"
    UP_TO_DATE = "up_to_date"
    SENDING = "sending"
    OFFLINE = "offline"  # normal: work goes on
    ATTENTION = "attention"  # only with something a person can do


@dataclass(frozen=True, slots=True)
class SyncState:
    """How delivery stands, since when, and the stable code of what is in its way."""

    kind: SyncKind
    since: datetime
    code: str = ""
