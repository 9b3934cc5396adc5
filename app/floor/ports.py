"""What the floor's work needs from the world, named for the role."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, TypeVar

from app.domain.gas import GasNow
from app.domain.gas_seen import GasSeen
from app.domain.journal import Entry, Fact, Head, PhotoRef
from app.domain.label import Label, LabelJob
from app.domain.moment import Moment
from app.domain.operator import Author, Operator
from app.domain.output import Container, Output
from app.domain.pack import Pack, PackState
from app.domain.past import Past
from app.domain.quantity import Quantity
from app.domain.reading import Health, ScaleNow
from app.domain.scan import ScannedCode, View
from app.domain.tone import Tone
from app.domain.tray_record import InTray
from app.domain.units import Mass
from app.domain.voltage import VoltageNow
from app.floor.delivery_port import Attachments, Receipts
from app.floor.remote_port import RemoteHolds
from app.floor.shift_views import SheetView

T_co = TypeVar("T_co", covariant=True)


class CannotRecord(Exception):
    """The station could not make an entry durable: work must stop. `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Latest(Protocol[T_co]):
    """A slot with the newest value of something."""

    def get(self) -> T_co | None:
        """The newest value, or None."""


class Clock(Protocol):
    """The station's clock."""

    def now(self) -> Moment:
        """This moment."""


class IdMint(Protocol):
    """Fresh ids that are never given twice."""

    def fresh(self) -> str:
        """A UUIDv7 as text: sorts by time of making."""


class Pins(Protocol):
    """Checks PINs against what the roster keeps of them."""

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Whether the PIN belongs to the hash; slow on purpose."""

    def hash(self, pin: str) -> str:
        """What the roster keeps of a PIN."""


class Photographs(Protocol):
    """Photographs on this computer's disk, named by their content."""

    def keep(self, jpeg: bytes) -> PhotoRef:
        """Store durably and name it; the same bytes are stored once."""


class Documents(Protocol):
    """Procedure documents on this computer's disk, named by their content."""

    def keep(self, content: bytes) -> str:
        """Store durably; gives the SHA-256 in hex. The same bytes are stored once."""

    def read(self, sha256: str) -> bytes | None:
        """The bytes of this hash; None when they are gone, or are not these bytes any more."""


class Journal(Protocol):
    """The append-only record."""

    def append(
        self,
        fact: Fact,
        author: Author,
        *,
        batteries: Sequence[str] = (),
        refs: Sequence[PhotoRef] = (),
    ) -> Entry:
        """Make an entry of a fact: numbered, chained, signed and applied to the projections."""

    def head(self) -> Head:
        """The newest entry of the current epoch."""

    def newest_in(self, epoch: int) -> Head:
        """The newest entry of any epoch; number 0 when it has none."""

    def entry(self, epoch: int, seq: int) -> Entry | None:
        """One entry, or None."""

    def after(self, epoch: int, seq: int, limit: int) -> tuple[Entry, ...]:
        """The entries that follow, oldest first."""

    def newest_about(self, pack: str, fact_type: str) -> Entry | None:
        """The newest entry of a type about a pack that has not been corrected."""

    def about(self, pack: str, types: Collection[str]) -> tuple[Entry, ...]:
        """Every entry of these types about a pack that has not been corrected, oldest first."""

    def newest_of(self, types: Collection[str], limit: int = 1) -> tuple[Entry, ...]:
        """The newest entries of these types that have not been corrected, newest first."""

    def past(self, pack: str, limit: int) -> tuple[Past, ...]:
        """The newest entries about a pack, corrected or not and the corrections themselves; oldest first."""

    def count(self) -> int:
        """How many entries there are in all epochs."""


class Packs(Protocol):
    """Packs as the journal makes them."""

    def by_id(self, pack: str) -> Pack | None:
        """One pack, or None."""

    def by_code(self, code: str) -> tuple[Pack, ...]:
        """Every pack that carries this code, oldest first."""

    def by_tag(self, tag: str) -> Pack | None:
        """The pack that was given this short name, or None; none when its receipt was taken back."""

    def open_intakes(self) -> tuple[Pack, ...]:
        """Packs whose intake is not finished, oldest first."""

    def in_state(self, *states: PackState) -> tuple[Pack, ...]:
        """Packs that stand so now, oldest first."""

    def all(self, limit: int = 500) -> tuple[Pack, ...]:
        """The newest packs, newest first."""

    def newest(self) -> Pack | None:
        """The pack received last, or None."""

    def count(self) -> int:
        """How many packs were ever received here."""

    def tags_with(self, prefix: str) -> int:
        """How many packs carry a tag that begins so; for numbering within a month."""


class Outputs(Protocol):
    """What came out of packs, and the containers it is weighed in, as the journal makes them."""

    def of_pack(self, pack: str) -> tuple[Output, ...]:
        """Everything recorded as coming out of a pack, oldest first."""

    def by_text(self, text: str) -> Output | None:
        """The output that carries this code, or None."""

    def by_id(self, output: str) -> Output | None:
        """One output, or None."""

    def container(self, text: str) -> Container | None:
        """A container with a known tare, or None."""

    def in_container(self, text: str, limit: int) -> tuple[Output, ...]:
        """The newest outputs that were weighed in this container, oldest first; no container holds none."""

    def in_tray(self, text: str) -> InTray | None:
        """Where this code was last recorded in a tray, or None."""


class Labels(Protocol):
    """Orders to print a label, as the journal makes them."""

    def of(self, text: str) -> tuple[LabelJob, ...]:
        """Every order for this label, oldest first."""

    def waiting(self) -> tuple[LabelJob, ...]:
        """Orders of which nothing is known yet, oldest first."""

    def unsettled(self) -> tuple[LabelJob, ...]:
        """Orders being sent, and the newest of each label that failed and may still mend, oldest first.

        Of the failed are left out labels that were scanned back, and `NEVER_FAULTS`.
        """

    def newest(self, limit: int = 50) -> tuple[LabelJob, ...]:
        """The newest orders, newest first."""

    def texts_with(self, prefix: str) -> int:
        """How many different labels that begin so were ever ordered; for numbering."""


class Roster(Protocol):
    """People, beside the journal: names can be erased, ids stay."""

    def by_badge(self, badge: str) -> Operator | None:
        """Whose badge this is, or None."""

    def by_number(self, number: str) -> Operator | None:
        """Whose number this is, or None."""

    def by_id(self, operator: str) -> Operator | None:
        """The person, or None when unknown or erased."""

    def put(self, operator: Operator) -> None:
        """Add or replace a person; an id is never given to somebody else."""

    def all(self) -> tuple[Operator, ...]:
        """Everybody."""


class Sessions(Protocol):
    """Who is signed in, and the wrong PINs, as the journal makes them."""

    def current(self) -> tuple[str, str] | None:
        """Operator id and session id of who is signed in here, or None."""

    def pin_failures(self, operator: str) -> tuple[int, datetime | None]:
        """Wrong PINs since the last right one, and when the last was."""


class Places(Protocol):
    """Where the station was, so that a restart shows the same place. Not part of the record."""

    def keep(self, place: str, draft: Mapping[str, Any]) -> None:
        """Remember the place and the draft in hand."""

    def last(self) -> tuple[str, Mapping[str, Any]] | None:
        """What was kept last, or None."""


class WorkUnit(Protocol):
    """One transaction: what is done inside happens wholly or not at all.

    Leaving it normally commits and moves the high-water mark; an exception rolls back.
    Raises CannotRecord on leaving when the entry could not be made durable.
    """

    journal: Journal
    packs: Packs
    outputs: Outputs
    labels: Labels
    roster: Roster
    sessions: Sessions
    places: Places
    receipts: Receipts
    attachments: Attachments
    remote: RemoteHolds

    def __enter__(self) -> "WorkUnit": ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Desk(Protocol):
    """The only door to the records: hand over a command, get its reply on the records thread."""

    def ask(self, command: object, reply: Callable[[object], None]) -> None:
        """Queue a command; `reply` is called later, on the records thread, with its answer."""


class CameraWatch(Protocol):
    """The camera as screens know it."""

    def view(self) -> View | None:
        """What the preview shows now."""

    def health(self) -> Health:
        """State of the camera."""

    def attend(self) -> None:
        """A code is waited for: look with everything there is for the next seconds."""

    def reset(self) -> None:
        """Forget what was read, so that codes in view are heard again."""

    def photograph(self) -> bytes | None:
        """The newest picture as JPEG, or None when there is none."""

    def picture_of(self, code: ScannedCode) -> bytes | None:
        """The frame that a code was read from as JPEG; None when no camera read it or it is forgotten."""


class ScaleWatch(Protocol):
    """The scale as screens know it."""

    def now(self) -> ScaleNow:
        """The scale at this moment."""

    def again(self) -> None:
        """Weigh anew what lies on the scale, as if it had been put on again."""

    def confirm(self, shown: Mass) -> None:
        """A person's key: this figure, shown as unconfirmed, is still. Any other figure stays unconfirmed."""


class VoltageWatch(Protocol):
    """The voltage meter as screens know it."""

    def now(self) -> VoltageNow:
        """The meter at this moment."""


class GasWatch(Protocol):
    """The gas meter as screens know it."""

    def now(self) -> GasNow:
        """Every gas at this moment."""


class GasLook(Protocol):
    """The gas meter as the bench knows it: one channel at a time."""

    def seen(self, quantity: Quantity) -> GasSeen:
        """The channel of this quantity at this moment, or why there is no value."""


class LabelPrinter(Protocol):
    """A label printer. Calls may take seconds, so they belong to the papers thread."""

    @property
    def name(self) -> str:
        """What the records call it: the printer's short name."""

    def print_label(self, label: Label) -> str:
        """Print once; "" when the printer took it whole, else a stable fault code ("printer.offline").

        The same `job` may come again after a fault: the paper then carries the same job and number.
        """

    def look(self) -> str:
        """How it stands, without printing: "" when a label could be sent now, else a stable fault code."""


class SheetPrinter(Protocol):
    """Where A4 sheets go: a CUPS queue, or a folder. Calls belong to the papers thread."""

    @property
    def name(self) -> str:
        """What the records call it: the queue's name, or the folder's."""

    def print_sheet(self, pdf: bytes, title: str, on_way: Callable[[str], None] = ...) -> str:
        """Print once; "" when it is printed, else a stable code: a fault, or one of `sheet_job.AT_WORK`.

        `on_way` hears how the job stands meanwhile, by codes of `sheet_job.AT_WORK`.
        """

    def settled(self) -> tuple[tuple[str, str], ...]:
        """What became since of jobs that were at work: title, and "" or a fault code; each is told once."""


class Papers(Protocol):
    """The papers thread as screens know it: it renders and prints sheets. Replies come on its own thread."""

    def preview(
        self, sheet: SheetView, width_px: int, reply: Callable[[tuple[bytes, ...] | str], None]
    ) -> None:
        """The sheet's pages as PNG pictures of this width, or a stable fault code."""

    def print_sheet(
        self,
        sheet: SheetView,
        reply: Callable[[str], None],
        on_way: Callable[[str], None] | None = None,
    ) -> None:
        """Print the sheet and record it; "" when it is printed, else a stable fault code.

        `on_way` hears how the job stands meanwhile.
        """


class Tones(Protocol):
    """The bench's voice. It never raises and never waits for a sound to end."""

    def play(self, name: Tone) -> None:
        """Play a tone once; dropped when it would come late or disturb the alarm."""

    def start_alarm(self) -> None:
        """Sound the emergency's alarm until it is stopped."""

    def stop_alarm(self) -> None:
        """End the alarm at once."""
