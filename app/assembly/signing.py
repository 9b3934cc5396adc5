"""Which key this station signs with, and how it changes to another one without ever being without."""

from contextlib import closing

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.key_facts import KeyRotated
from app.domain.operator import STATION
from app.floor.ports import Clock
from app.host.ids import UuidMint
from app.host.key_change import handed_over, keep_handed_over, make_next, next_key, take_up
from app.host.keys import station_key
from app.places import Places
from app.wire.handover import Handover, hand_over, leading_to, plain_handover
from station_db.faults import StoreRefused
from station_db.store import Store, rotated_to

MOST_WHY = 200


def signing_key(places: Places) -> Ed25519PrivateKey:
    """The key that the station signs with now; made at the first start.

    A change of keys that a power cut has ended behind its entry is finished here; one that has no entry yet
    never was.

    Raises:
        KeyRefused, OSError: as `station_key`.
        StoreRefused, CannotRecord: the records cannot be asked which key counts.
    """
    waiting = next_key(places.records)
    if waiting is not None and rotated_to(places.records) == waiting.public_key().public_bytes_raw():
        take_up(places.records)
        return waiting
    return station_key(places.records)


def public_keys(places: Places, key: bytes) -> tuple[bytes, ...]:
    """This key and every one that a hand-over here names: what each has signed is this station's.

    Their signatures are not asked for: who could write that file could take the key beside it as well.

    Raises:
        KeyRefused: `key.malformed`.
    """
    named = [one for each in handed_over(places.records) for one in (each.replaces, each.public_key)]
    return tuple(dict.fromkeys((key, *named)))


def way_to(places: Places, key: Ed25519PrivateKey) -> tuple[Handover, ...]:
    """The hand-overs by which this key came to be the station's; those of changes never made are left out.

    Raises:
        KeyRefused: `key.malformed`.
    """
    return leading_to(key.public_key().public_bytes_raw(), handed_over(places.records))


def rotate(places: Places, *, realm: str, clock: Clock, why: str) -> KeyRotated:
    """Change to a new key; the station must not run, and goes on with the old one if this is cut off early.

    Raises:
        StoreRefused: `store.not_enrolled`, and as the store.
        JournalRefused, CannotRecord, KeyRefused, OSError.
    """
    key = signing_key(places)
    with closing(_opened(places, realm, key, clock)) as store:
        identity = store.identity()
        if identity is None:
            raise StoreRefused("store.not_enrolled")
        fresh = make_next(places.records)
        said = hand_over(key, fresh, identity.whose)
        keep_handed_over(places.records, (*way_to(places, key), said))
        fact = KeyRotated(**plain_handover(said), why=why[:MOST_WHY])
        with store.unit() as unit:
            unit.journal.append(fact, STATION)
        take_up(places.records)
    return fact


def _opened(places: Places, realm: str, key: Ed25519PrivateKey, clock: Clock) -> Store:
    return Store.open(
        places.records, realm=realm, signing_key=key, clock=clock, ids=UuidMint(), mark_dir=places.mark
    )
