"""Opening a station: its folders, settings and identity become one that can be started."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.assembly.backups import BackupPlan, all_backups, make_backup
from app.assembly.keeper import BackupKeeper
from app.assembly.printing import press_of
from app.assembly.records_desk import Reply
from app.assembly.shelf import Known, put_on_the_shelf
from app.assembly.signing import public_keys, signing_key, way_to
from app.assembly.station import Listeners, Parts, Station
from app.devices.rack import Rack, Told, fit, scales_on
from app.floor.draft_procedure import DOCUMENT_MIME
from app.floor.library_record import documents_in_work, library_record
from app.floor.ports import Clock
from app.floor.site import Site
from app.host.ballast import Ballast
from app.host.camera_login import camera_login
from app.host.catalogue import read_catalogue, read_check_weight_list
from app.host.clock import SystemClock
from app.host.disk import room_at
from app.host.documents import DiskDocuments
from app.host.ids import UuidMint
from app.host.keys import pepper
from app.host.photographs import DiskPhotographs
from app.host.pins import PepperedPins
from app.places import Places, resources
from app.settings import CameraLogin, StationSettings
from app.sync.pump import Pump
from app.sync.registry import Pass, RegistryClient
from station_db.identity import Identity
from station_db.store import Store


class NotEnrolledYet(Exception):
    """The station has no identity: it must be enrolled at a registry first."""


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
    catalogue: Path | None = None,
) -> Station:
    """Put a station together from its folders and settings.

    Args:
        registry_url: where the registry is now, when that is not in the settings.
        hold: leave a simulated camera on its picture; whoever asked shows the next one.
        catalogue: the folder of the catalogue, with procedures and drawings beside it; the program's own
            when it is not told.

    Raises:
        NotEnrolledYet: `./station enrol` comes first.
        StoreRefused, JournalRefused, CannotRecord, CatalogueFaulty, CameraLost, PlainTextRegistry.
    """
    clock = SystemClock()
    key = signing_key(places)
    store = open_store(places, settings.realm, key, clock)
    try:
        identity = store.identity()
        if identity is None:
            raise NotEnrolledYet
        folder = catalogue or resources() / "catalogue"
        with store.unit() as unit:
            known = Known(library_record(unit), documents_in_work(unit))
        site = _site(identity, settings, places, clock, catalogue=folder, known=known, key=key)
        login = camera_login(places.records)
        rack = _rack(store, settings, listeners, clock=clock, hold=hold, login=login)
        url = registry_url or settings.registry_url
        shows = Pass(identity.station, identity.registry, identity.realm, key, way_to(places, key))
        client = RegistryClient(url, ca=settings.registry_ca, shows=shows) if url else None
    except BaseException:
        store.close()
        raise

    def pump(desk_ask: Callable[[object, Reply], None]) -> Pump | None:
        if client is None:
            return None
        telling = partial(Pump, on_state=listeners.sync, on_changes=listeners.changes)
        made = telling(desk_ask, client, key, stream=(identity.station, identity.epoch), clock=clock)
        return made.carries(partial(_attachment, places))

    plan = BackupPlan(places.backups(settings.backup.folder), settings.backup.keep)
    parts = Parts(
        press=partial(press_of, settings, places, listeners.printer),
        pump=pump,
        keeper=_keeper(places, key, clock, plan),
        give_room=_reserve(places, settings).give_up,
    )
    return Station(store, rack, clock=clock, site=site, identity=identity, parts=parts, client=client)


def _attachment(places: Places, sha256: str, mime: str) -> bytes | None:
    """A photograph or document out of its folder."""
    if mime == DOCUMENT_MIME:
        return DiskDocuments(places.documents).read(sha256)
    return DiskPhotographs(places.photographs).read(sha256)


def _reserve(places: Places, settings: StationSettings) -> Ballast:
    """Room held back for a pack in hand; practice holds none, for nothing there is real."""
    reserve = Ballast(places.records, 0 if settings.practice else settings.disk.reserve_mib << 20)
    reserve.hold(beside=settings.disk.start_mib << 20)
    return reserve


def _keeper(places: Places, key: Ed25519PrivateKey, clock: Clock, plan: BackupPlan) -> BackupKeeper:
    made = all_backups(plan.folder, *public_keys(places, key.public_key().public_bytes_raw()))
    return BackupKeeper(
        lambda breathe: make_backup(places, key, clock, plan, breathe=breathe), made[0] if made else None
    )


def _site(
    identity: Identity,
    settings: StationSettings,
    places: Places,
    clock: SystemClock,
    *,
    catalogue: Path,
    known: Known,
    key: Ed25519PrivateKey,
) -> Site:
    read = read_catalogue(catalogue, places.site_limits, known.record.publications.keys())
    weights = read_check_weight_list(catalogue, places.site_check_weights, practice=settings.practice)
    opened, documents = clock.now(), DiskDocuments(places.documents)
    today = opened.utc.astimezone().date()
    library = put_on_the_shelf(read, known, documents, proofs=places.proofs, key=key, today=today)
    return Site(
        realm=identity.realm,
        station=identity.station,
        registry=identity.registry,
        label=settings.label,
        clock=clock,
        ids=UuidMint(),
        pins=PepperedPins(pepper(places.records)),
        photographs=DiskPhotographs(places.photographs),
        vendors=read.vendors,
        limits=read.limits,
        procedures=library.procedures,
        withdrawn=library.barred,
        hazard_rules=read.hazard_rules,
        bands=read.bands,
        library=library,
        documents=documents,
        opened=opened,
        free_room=lambda: room_at(places.records),
        room_to_begin=settings.disk.start_mib << 20,
        anchor=clock.anchor,
        scales=scales_on(settings),
        check_weights=weights,
    )


def _rack(
    store: Store,
    settings: StationSettings,
    listeners: Listeners,
    *,
    clock: Clock,
    hold: bool,
    login: CameraLogin | None,
) -> Rack:
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
        gas=listeners.gas,
        reader=listeners.reader,
        pedal=listeners.pedal,
    )
    return fit(settings, clock=clock, told=told, badges=badges, first_label=label, hold=hold, login=login)
