"""The floor's desk over open records, without the instruments: for whoever measures or kills only that."""

from app.domain.operator import Credentials
from app.floor.commands import SignIn
from app.floor.desk import FloorDesk
from app.floor.library import Library
from app.floor.site import Site
from app.host.catalogue import read_catalogue
from app.host.clock import SystemClock
from app.host.disk import room_at
from app.host.documents import DiskDocuments
from app.host.ids import UuidMint
from app.host.keys import pepper
from app.host.photographs import DiskPhotographs
from app.host.pins import PepperedPins
from app.places import Places, resources
from station_db.store import Store


def desk_over(store: Store, places: Places) -> FloorDesk:
    """The desk as the assembly makes it, with the first of the roster signed in by badge.

    Raises:
        ValueError: the station is not enrolled.
    """
    identity = store.identity()
    if identity is None:
        raise ValueError("the station is not enrolled")
    catalogue = read_catalogue(resources() / "catalogue")
    clock = SystemClock()
    site = Site(
        realm="practice",
        station=identity.station,
        registry=identity.registry,
        label=identity.label,
        clock=clock,
        ids=UuidMint(),
        pins=PepperedPins(pepper(places.records)),
        photographs=DiskPhotographs(places.photographs),
        vendors=catalogue.vendors,
        limits=catalogue.limits,
        procedures=catalogue.procedures,
        withdrawn=catalogue.withdrawn,
        hazard_rules=catalogue.hazard_rules,
        bands=catalogue.bands,
        library=Library(
            catalogue.beside, catalogue.hazard_rules, (), withdrawn={}, today=clock.now().utc.date()
        ),
        documents=DiskDocuments(places.documents),
        opened=clock.now(),
        free_room=lambda: room_at(places.records),
    )
    desk = FloorDesk(store.unit, site)
    with store.unit() as unit:
        badge = unit.roster.all()[0].badge
    desk.handle(SignIn(Credentials(badge=badge)))
    return desk
