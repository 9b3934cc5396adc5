"""A station without a face: its records, devices, papers and delivery, started and ended together."""

from collections.abc import Callable
from dataclasses import dataclass

from app.assembly.keeper import BackupKeeper
from app.assembly.records_desk import RecordsDesk, Reply
from app.devices.rack import Rack
from app.domain.camera import CameraNow
from app.domain.command_code import PlainAct
from app.domain.gas import GasNow
from app.domain.reading import ScaleNow
from app.domain.scan import ReaderNow, ScannedCode
from app.domain.voltage import VoltageNow
from app.floor.desk import FloorDesk
from app.floor.ports import Clock
from app.floor.remote_views import ChangesNoted
from app.floor.site import Site
from app.floor.views import SyncState
from app.papers.label_press import Ask
from app.papers.press import Press
from app.sync.pump import Pump
from app.sync.registry import RegistryClient
from station_db.identity import Identity
from station_db.store import Store


@dataclass(frozen=True, slots=True)
class Listeners:
    """Whom the station's threads tell. Each is called on the thread where it happened."""

    code: Callable[[ScannedCode], None]
    camera: Callable[[CameraNow], None]
    scale: Callable[[ScaleNow], None]
    parts_scale: Callable[[ScaleNow], None]
    voltage: Callable[[VoltageNow], None]
    gas: Callable[[GasNow], None]
    reader: Callable[[ReaderNow], None]
    pedal: Callable[[PlainAct], None]
    printer: Callable[[str, str], None]
    sync: Callable[[SyncState], None]
    changes: Callable[[ChangesNoted], None] = lambda _noted: None


@dataclass(frozen=True, slots=True)
class Parts:
    """What is made once the desk is there, for each speaks to it: the papers thread and the pump.

    The keeper of backups only listens; `give_room` is asked when the disk is full.
    """

    press: Callable[[Ask], Press]
    pump: Callable[[Callable[[object, Reply], None]], Pump | None]
    keeper: BackupKeeper
    give_room: Callable[[], bool]


class Station:
    """A station that works without a face. Start it once, stop it once."""

    def __init__(
        self,
        store: Store,
        rack: Rack,
        *,
        clock: Clock,
        site: Site,
        identity: Identity,
        parts: Parts,
        client: RegistryClient | None,
    ) -> None:
        self.store = store
        self.rack = rack
        self.clock = clock
        self.identity = identity
        self.backups = parts.keeper
        self.desk = RecordsDesk(
            FloorDesk(store.unit, site), self._recorded, heed=self.backups.heed, give_room=parts.give_room
        )
        self.papers = parts.press(self.desk.ask)
        self._pump = parts.pump(self.desk.ask)
        self._client = client

    def start(self) -> None:
        """Records first, then what speaks to them."""
        self.desk.start()
        self.backups.start()
        self.papers.start()
        self.rack.start()
        if self._pump is not None:
            self._pump.start()

    def stop(self) -> bool:
        """Sources of events first, records last; False when a thread did not end in time."""
        ended = [self.rack.stop(), self.papers.stop()]
        if self._pump is not None:
            ended.append(self._pump.stop())
        if self._client is not None:
            self._client.close()
        ended.append(self.desk.stop())
        ended.append(self.backups.stop())
        self.store.close()
        return all(ended)

    def try_delivery(self) -> None:
        """Something new waits, or somebody asks to try now."""
        if self._pump is not None:
            self._pump.nudge()

    def _recorded(self) -> None:
        self.papers.nudge()
        self.try_delivery()
