"""A practice station that was enrolled without a registry, so that only the station itself is measured."""

from contextlib import closing

from app import __version__
from app.assembly import open_store
from app.domain.journal import StationEnrolled
from app.host.clock import SystemClock
from app.host.keys import pepper, station_key
from app.host.pins import PepperedPins
from app.host.roster import read_roster
from app.places import Places, resources
from station_db.identity import Identity

STATION, REGISTRY, LABEL = "ST-ROAD", "REG-NONE", "I1"
NOBODYS_KEY = bytes(31) + b"\1"  # a registry that does not exist signs nothing


def enrol_alone(places: Places) -> None:
    """Give the station in these folders an identity and the practice roster, unless it has them."""
    places.records.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = station_key(places.records)
    public = key.public_key().public_bytes_raw()
    with closing(open_store(places, "practice", key, SystemClock())) as store:
        if store.identity() is not None:
            return
        identity = Identity(STATION, "practice", REGISTRY, (NOBODYS_KEY,), public, LABEL)
        store.enrol(
            identity, StationEnrolled(public.hex(), REGISTRY, (NOBODYS_KEY.hex(),), LABEL, __version__)
        )
        pins = PepperedPins(pepper(places.records))
        with store.unit() as unit:
            for person in read_roster(resources() / "catalogue" / "practice_roster.toml", pins):
                unit.roster.put(person)
