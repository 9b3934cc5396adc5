"""The one place where a faceless station is put together and taken apart."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.devices.rack import Rack, Told, fit
from app.domain.reading import Health, ScaleNow
from app.domain.scan import ScannedCode
from app.domain.voltage import VoltageNow
from app.floor import commands as ask
from app.floor.desk import FloorDesk
from app.floor.ports import CannotRecord, Clock
from app.floor.site import Site
from app.floor.views import SyncState
from app.host.catalogue import read_catalogue
from app.host.clock import SystemClock
from app.host.disk import room_at
from app.host.ids import UuidMint
from app.host.keys import pepper, station_key
from app.host.photographs import DiskPhotographs
from app.host.pins import PepperedPins
from app.loops import InboxLoop
from app.places import Places, resources
from app.settings import StationSettings
from app.sync.pump import Pump
from app.sync.registry import RegistryClient
from station_db.identity import Identity
from station_db.store import Store

LOG = logging.getLogger(__name__)

Reply = Callable[[object], None]

# These leave the journal as it was, so there is nothing new to deliver after them.
_QUIET = (
    ask.AskBatch,
    ask.AskDelivery,
    ask.AskPack,
    ask.AskQueue,
    ask.AskResume,
    ask.JoinHalves,
    ask.KeepPlace,
    ask.NoteDelivery,
    ask.RecogniseCode,
)


class NotEnrolledYet(Exception):
    """The station has no identity: it must be enrolled at a registry first."""


@dataclass(frozen=True, slots=True)
class Listeners:
    """Whom the station's threads tell. Each is called on the thread where it happened."""

    code: Callable[[ScannedCode], None]
    camera: Callable[[Health], None]
    scale: Callable[[ScaleNow], None]
    parts_scale: Callable[[ScaleNow], None]
    voltage: Callable[[VoltageNow], None]
    sync: Callable[[SyncState], None]


class RecordsDesk:
    """The desk on its own thread: one command at a time, in the order they came."""

    def __init__(self, desk: FloorDesk, recorded: Callable[[], None]) -> None:
        self._desk = desk
        self._recorded = recorded
        self._loop: InboxLoop[tuple[object, Reply]] = InboxLoop("records", self._handle)

    def start(self) -> None:
        """Begin to work."""
        self._loop.start()

    def stop(self) -> bool:
        """Finish what was asked, then end."""
        return self._loop.stop()

    def ask(self, command: object, reply: Reply) -> None:
        """Queue a command; `reply` is called on the records thread with a view, a Refusal or a fault."""
        if not self._loop.post((command, reply)):
            reply(CannotRecord("record.closed"))

    def _handle(self, item: tuple[object, Reply]) -> None:
        command, reply = item
        answer: object
        try:
            answer = self._desk.handle(command)
        except CannotRecord as fault:
            LOG.error("cannot record %s: %s", type(command).__name__, fault.code)
            answer = fault
        except Exception as fault:  # a defect must reach the face as one, not end the records thread
            LOG.exception("defect in %s", type(command).__name__)
            answer = fault
        try:
            reply(answer)
        except Exception:  # whoever asked has gone; the records go on for the others
            LOG.exception("nobody took the answer to %s", type(command).__name__)
        if not isinstance(command, _QUIET) and not isinstance(answer, BaseException):
            self._recorded()


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
        pump: Callable[[Callable[[object, Reply], None]], Pump | None],
        client: RegistryClient | None,
    ) -> None:
        self.store = store
        self.rack = rack
        self.clock = clock
        self.identity = identity
        self.desk = RecordsDesk(FloorDesk(store.unit, site), self.try_delivery)
        self._pump = pump(self.desk.ask)
        self._client = client

    def start(self) -> None:
        """Records first, then what speaks to them."""
        self.desk.start()
        self.rack.start()
        if self._pump is not None:
            self._pump.start()

    def stop(self) -> bool:
        """Sources of events first, records last; False when a thread did not end in time."""
        ended = [self.rack.stop()]
        if self._pump is not None:
            ended.append(self._pump.stop())
        if self._client is not None:
            self._client.close()
        ended.append(self.desk.stop())
        self.store.close()
        return all(ended)

    def try_delivery(self) -> None:
        """Something new waits, or somebody asks to try now."""
        if self._pump is not None:
            self._pump.nudge()


def open_store(places: Places, realm: str, key: Ed25519PrivateKey, clock: Clock) -> Store:
    """The station's records, proven whole.

    Raises:
        StoreRefused, JournalRefused, CannotRecord: as the store says.
    """
    return Store.open(
        places.records, realm=realm, signing_key=key, clock=clock, ids=UuidMint(), mark_dir=places.mark
    )


def open_station(
    places: Places,
    settings: StationSettings,
    listeners: Listeners,
    *,
    registry_url: str | None = None,
    hold: bool = False,
) -> Station:
    """Put a station together from its folders and settings.

    Args:
        registry_url: where the registry is now, when that is not in the settings.
        hold: leave a simulated camera on its picture; whoever asked shows the next one.

    Raises:
        NotEnrolledYet: `./station enrol` comes first.
        StoreRefused, JournalRefused, CannotRecord, CatalogueFaulty, CameraLost, PlainTextRegistry.
    """
    clock = SystemClock()
    key = station_key(places.records)
    store = open_store(places, settings.realm, key, clock)
    try:
        identity = store.identity()
        if identity is None:
            raise NotEnrolledYet
        catalogue = read_catalogue(resources() / "catalogue")
        site = Site(
            realm=identity.realm,
            station=identity.station,
            registry=identity.registry,
            label=settings.label,
            clock=clock,
            ids=UuidMint(),
            pins=PepperedPins(pepper(places.records)),
            photographs=DiskPhotographs(places.photographs),
            vendors=catalogue.vendors,
            limits=catalogue.limits,
            procedures=catalogue.procedures,
            opened=clock.now(),
            free_room=lambda: room_at(places.records),
        )
        with store.unit() as unit:
            badges = tuple(person.badge for person in unit.roster.all())
            # Practice labels count on from the pack in hand: an open intake goes on with its own.
            label = unit.packs.count() + (0 if unit.packs.open_intakes() else 1)
        told = Told(
            code=listeners.code,
            camera=listeners.camera,
            scale=listeners.scale,
            parts_scale=listeners.parts_scale,
            voltage=listeners.voltage,
        )
        rack = fit(settings, clock=clock, told=told, badges=badges, first_label=label, hold=hold)
        url = registry_url or settings.registry_url
        client = RegistryClient(url) if url else None
    except BaseException:
        store.close()
        raise

    def pump(desk_ask: Callable[[object, Reply], None]) -> Pump | None:
        if client is None:
            return None
        stream = (identity.station, identity.epoch)
        return Pump(desk_ask, client, key, stream=stream, clock=clock, on_state=listeners.sync)

    return Station(store, rack, clock=clock, site=site, identity=identity, pump=pump, client=client)
