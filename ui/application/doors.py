"""What the face is handed by the station: ports and facts, nothing to reach through."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from app.domain.command_code import PlainAct
from app.domain.reading import Instrument
from app.domain.scanner_try import KEY_GAP_MS
from app.domain.voltage import Voltmeter
from app.floor.library_views import LibraryPapers
from app.floor.ports import (
    CameraWatch,
    Clock,
    Desk,
    GasLook,
    GasWatch,
    Latest,
    ScaleWatch,
    Tones,
    VoltageWatch,
)
from app.floor.practice_hands import Plant
from app.floor.trial_ports import DeviceTrials
from app.floor.views import BackupNow
from ui.bridge.devices import DeviceBridge
from ui.bridge.faults import FaultBridge
from ui.bridge.sync import SyncBridge
from ui.screens.setup.state import StationFacts


class Bridges(QObject):
    """Where the station's threads come in. Made before the station, so that it has somebody to tell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.devices = DeviceBridge(self)
        self.sync = SyncBridge(self)
        self.faults = FaultBridge(self)


HANDS_MS = 900
"""What practice hands need between two moves, so that a person can follow them."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The station as the face sees it.

    `scale` weighs packs, `parts_scale` what comes out of them. `gas` is the gas meter as a step asks it,
    `air` the same meter as the watch looks at it whatever step there is. `site` is the place's name, the
    assembly point and the number to call. `instrument`, `parts_instrument` and `voltmeter_plate` are plates,
    None where nothing is fitted. `plant` is there in practice only, and its hands rest `hands_ms` between two
    moves; `practice_people` are (number, PIN) pairs that anybody may use there. `pedal` are the keys of one
    that types, `key_gap_ms` the most between two keys of a scanner that types, `trials`
    the lines of this computer as they are tried.
    """

    desk: Desk
    camera: CameraWatch
    scale: ScaleWatch
    parts_scale: ScaleWatch
    voltmeter: VoltageWatch
    gas: GasLook
    air: GasWatch
    clock: Clock
    facts: StationFacts
    site: tuple[str, str, str]
    papers: LibraryPapers
    tones: Tones
    idle_minutes: int
    try_delivery: Callable[[], None]
    restart: Callable[[], None]
    instrument: Instrument | None = None
    parts_instrument: Instrument | None = None
    voltmeter_plate: Voltmeter | None = None
    plant: Plant | None = None
    hands_ms: int = HANDS_MS
    practice_people: tuple[tuple[str, str], ...] = ()
    backup: Latest[BackupNow] | None = None
    key_gap_ms: int = KEY_GAP_MS
    trials: DeviceTrials | None = None
    pedal: Mapping[PlainAct, str] = field(default_factory=dict)

    @property
    def practice(self) -> bool:
        """Whether nothing here is real."""
        return self.facts.realm == "practice"
