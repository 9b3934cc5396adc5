"""Everything the set-up screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.camera import CameraPlate
from app.domain.gas import GasMeter
from app.domain.reading import Health, Instrument
from app.domain.voltage import Voltmeter
from app.floor.views import BackupNow

Plate = Instrument | Voltmeter | GasMeter | CameraPlate

DEVICES = (
    "camera",
    "scale",
    "parts_scale",
    "meter",
    "gas",
    "scanner",
    "badge_reader",
    "pedal",
    "label_printer",
    "sheet_printer",
)
READERS = frozenset({"scanner", "badge_reader", "pedal"})
PRINTERS = frozenset({"label_printer", "sheet_printer"})


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device: its name, state, and the stable code of what is wrong, "" when nothing is.

    `port` is where the settings say it hangs, "" when they name none. `heard` tells whether it has said
    anything since the start: a printer says nothing before its first job.
    """

    name: str
    health: Health
    reason: str
    simulated: bool
    port: str = ""
    plate: Plate | None = None
    heard: bool = False


@dataclass(frozen=True, slots=True)
class StationFacts:
    """Who this station is, for people: no secrets.

    `camera` to `sheet_printer` are the ports and queues of the settings, "" where none is named; `plates`
    are those of the instruments, by device name; a camera's is read back once it works.
    """

    label: str
    station: str
    realm: str
    registry: str
    registry_url: str
    key_fingerprint: str
    records: str
    version: str
    camera: str
    scale: str
    parts_scale: str = ""
    meter: str = ""
    gas: str = ""
    scanner: str = ""
    badge_reader: str = ""
    pedal: str = ""
    label_printer: str = ""
    sheet_printer: str = ""
    plates: Mapping[str, Plate] = field(default_factory=dict)

    def port(self, device: str) -> str:
        """Where a device of `DEVICES` hangs."""
        return {
            "camera": self.camera,
            "scale": self.scale,
            "parts_scale": self.parts_scale,
            "meter": self.meter,
            "gas": self.gas,
            "scanner": self.scanner,
            "badge_reader": self.badge_reader,
            "pedal": self.pedal,
            "label_printer": self.label_printer,
            "sheet_printer": self.sheet_printer,
        }[device]


@dataclass(frozen=True, slots=True)
class SetupState:
    """Devices and identity of the station.

    `unseen` says that a detector of the gas meter gives nothing; `backup` is None where nobody makes any.
    """

    facts: StationFacts
    devices: tuple[DeviceState, ...] = ()
    unseen: bool = False
    backup: BackupNow | None = None


def first_state(facts: StationFacts) -> SetupState:
    """What is known of every device before any has said a word."""
    return SetupState(facts, tuple(_unheard(facts, name) for name in DEVICES))


def _unheard(facts: StationFacts, name: str) -> DeviceState:
    # A reader on a line is there when the settings name it; nobody pretends to be one.
    port, practice = facts.port(name), facts.realm == "practice" and name not in READERS
    simulated = practice and not port and name not in PRINTERS
    fitted = bool(port) or practice or name == "sheet_printer"  # sheets can always become files
    health = Health.CONNECTING if fitted else Health.ABSENT
    if fitted and name in PRINTERS:
        health = Health.READY
    return DeviceState(name, health, "", simulated, port, facts.plates.get(name))
