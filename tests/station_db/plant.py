"""A station's folders for one test, and the store in them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.journal import DeviceChanged
from app.domain.operator import STATION
from station_db.mark import mark_file
from station_db.store import Store
from tests.fakes.work_unit import CountedIds, SteppingClock, practice_enrolment

CHANGED = DeviceChanged("scale", "ready", "lost", "line.silent")


class Plant:
    """Folders `records` and `state` beside each other, and one key."""

    def __init__(self, folder: Path) -> None:
        self.records = folder / "records"
        self.state = folder / "state"
        self.key = Ed25519PrivateKey.from_private_bytes(b"\5" * 32)

    @property
    def database(self) -> Path:
        """The file of the records."""
        return self.records / "station.sqlite"

    @property
    def mark(self) -> Path:
        """The file of the mark."""
        return mark_file(self.state, "ST-001")

    @property
    def public_key(self) -> bytes:
        """The station's."""
        return self.key.public_key().public_bytes_raw()

    def open(self, *, realm: str = "practice", station: str | None = None, every: bool = False) -> Store:
        """The store, to be closed by whoever asked."""
        return Store.open(
            self.records,
            realm=realm,
            signing_key=self.key,
            clock=SteppingClock(),
            ids=CountedIds(),
            mark_dir=self.state,
            station=station,
            newest_signatures=None if every else 100,
        )

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The store for a while."""
        with closing(self.open()) as store:
            yield store

    @contextmanager
    def enrolled(self) -> Iterator[Store]:
        """The store, enrolled as the practice station."""
        with self.opened() as store:
            if store.identity() is None:
                store.enrol(*practice_enrolment(self.public_key))
            yield store

    def with_entries(self, count: int) -> None:
        """Leave a closed store behind that has so many entries, the enrolment included."""
        with self.enrolled() as store:
            for _ in range(count - 1):
                with store.unit() as unit:
                    unit.journal.append(CHANGED, STATION)
