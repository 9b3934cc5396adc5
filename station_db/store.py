"""The station's records: opened once, proven whole, and worked on one unit at a time."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine, func, select

from app.domain.journal import Entry, Head, StationEnrolled
from app.domain.operator import STATION
from app.floor.ports import Clock, IdMint
from app.wire.envelope import decode
from station_db.engine import FILE_NAME, open_engine
from station_db.faults import JournalRefused, StoreRefused, told_as_codes
from station_db.identity import Identity, read_identity, write_identity
from station_db.journal_store import count_entries
from station_db.lock import StationLock
from station_db.mark import HighWater, MarkUnreadable, mark_file, read_mark
from station_db.migrate import SCHEMA, bring_up, schema_of
from station_db.pen import Pen
from station_db.projections import rebuild
from station_db.receipt_rows import read_acked
from station_db.tables import GIVEN_TAG, RECEIPT
from station_db.turn import Turnstile
from station_db.verify import NEWEST_AT_START, examine
from station_db.work_unit import SqlWorkUnit

_NEWEST_ROTATION = (
    'SELECT raw FROM journal WHERE instr(raw, CAST(\'"type":"key.rotated"\' AS BLOB)) '
    "ORDER BY epoch DESC, seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, for people who look at the station from outside."""

    entries: int
    packs: int
    receipts: int
    waiting: int


class Store:
    """The records of one station.

    `findings` are stable codes of what was odd at opening but no reason to stop: `mark.missing`,
    `mark.unreadable`. `backup` is the copy made when an older database was migrated.
    """

    def __init__(self, engine: Engine, lock: StationLock, pen: Pen, mark_dir: Path) -> None:
        self.engine = engine
        self._lock = lock
        self._pen = pen
        self._mark_dir = mark_dir
        self._high_water = HighWater(mark_dir)
        self._turnstile = Turnstile()
        self.findings: tuple[str, ...] = ()
        self.backup: Path | None = None

    @classmethod
    def open(
        cls,
        data_dir: Path,
        *,
        realm: str,
        signing_key: Ed25519PrivateKey,
        clock: Clock,
        ids: IdMint,
        mark_dir: Path,
        station: str | None = None,
        newest_signatures: int | None = NEWEST_AT_START,
    ) -> Self:
        """Lock, migrate and prove the records. Works before enrolment too: `identity()` is None then.

        Args:
            realm: "practice" or "production"; must be the one the station is enrolled in.
            mark_dir: another folder than `data_dir`; the mark is `<mark_dir>/<station>/head.json`.
            station: refuse records of another station; None takes whose they are.
            newest_signatures: how many signatures to check at start, None for every one.

        Raises:
            StoreRefused: `station.already_running`, `store.pragma`, `store.not_ours`, `store.newer`,
                `store.migration`, `store.other_realm`, `store.other_station`, `store.mark_beside_records`.
            JournalRefused: the journal is not what it was; codes of `station_db.verify`, and
                `journal.key_differs`.
            CannotRecord: the database cannot be written to.
        """
        store = cls.locked(data_dir, Pen(signing_key, clock, ids), mark_dir)
        try:
            with told_as_codes(), store.engine.connect() as connection, connection.begin():
                store._examine(connection, realm, station, newest_signatures=newest_signatures)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def locked(cls, data_dir: Path, pen: Pen, mark_dir: Path) -> Self:
        """Records that nobody else has open, in the newest form, and not proven yet.

        Raises:
            StoreRefused, CannotRecord: as `open`.
        """
        if mark_dir.absolute() == data_dir.absolute():
            raise StoreRefused("store.mark_beside_records")
        with told_as_codes():
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = StationLock(data_dir)
        store = cls(open_engine(data_dir / FILE_NAME), lock, pen, mark_dir)
        try:
            with told_as_codes():
                store.backup = bring_up(store.engine, data_dir / "backup")
        except BaseException:
            store.close()
            raise
        return store

    def unit(self) -> SqlWorkUnit:
        """A new unit of work; one at a time."""
        return SqlWorkUnit(self.engine, self._pen, self._high_water, self._turnstile)

    def identity(self) -> Identity | None:
        """Who this station is, or None before enrolment."""
        with self.unit() as unit:
            return read_identity(unit.turn.connection())

    def enrol(self, identity: Identity, fact: StationEnrolled) -> Entry:
        """Write the identity and the first entry, together or not at all.

        Raises:
            StoreRefused: `store.already_enrolled`; `store.station_used` when a mark of that station is here.
            ValueError: the key in `identity` or `fact` is not the one entries will be signed with, or the
                station's id is not a plain name.
            CannotRecord: as always.
        """
        if identity.public_key != self._pen.public_key or fact.public_key != identity.public_key.hex():
            raise ValueError("enrolment must name the station's own key")
        if mark_file(self._mark_dir, identity.station).exists():
            raise StoreRefused("store.station_used", station=identity.station)
        with self.unit() as unit:
            connection = unit.turn.connection()
            if read_identity(connection) is not None:
                raise StoreRefused("store.already_enrolled")
            write_identity(connection, identity)
            return unit.journal.append(fact, STATION)

    def rebuild(self) -> int:
        """Throw the projections away and tell them again from the journal; how many entries were told."""
        with self.unit() as unit:
            return rebuild(unit.turn.connection())

    def read_only_counts(self) -> Counts:
        """How much there is."""
        with self.unit() as unit:
            connection = unit.turn.connection()
            return Counts(
                entries=count_entries(connection),
                packs=connection.execute(select(func.count()).select_from(GIVEN_TAG)).scalar_one(),
                receipts=connection.execute(select(func.count()).select_from(RECEIPT)).scalar_one(),
                waiting=unit.journal.head().seq - read_acked(connection).seq,
            )

    def close(self) -> None:
        """Let go of the file and of the lock."""
        self.engine.dispose()
        self._lock.release()

    def _examine(
        self, connection: Connection, realm: str, station: str | None, *, newest_signatures: int | None
    ) -> None:
        identity = read_identity(connection)
        if identity is not None:
            self.refuse_stranger(identity, realm, station)
        mark = self.mark(identity)
        chain = examine(connection, identity, mark, newest_signatures=newest_signatures)
        if identity is not None and chain.key != self._pen.public_key:
            raise JournalRefused("journal.key_differs", station=identity.station)
        if identity is not None and mark != chain.head and chain.entries:
            self._high_water.follow(identity.station, chain.head)

    def refuse_stranger(self, identity: Identity, realm: str, station: str | None = None) -> None:
        """Raises StoreRefused when these are not the records of this station."""
        if identity.realm != realm:
            raise StoreRefused("store.other_realm", found=identity.realm, wanted=realm)
        if station is not None and identity.station != station:
            raise StoreRefused("store.other_station", found=identity.station, wanted=station)

    def mark(self, identity: Identity | None) -> Head | None:
        """What the mark says; None before enrolment, and when there is none that says anything."""
        if identity is None:
            return None
        try:
            mark = read_mark(mark_file(self._mark_dir, identity.station))
        except MarkUnreadable:
            self.findings = ("mark.unreadable",)
            return None
        if mark is None:
            self.findings = ("mark.missing",)
        return mark


def rotated_to(data_dir: Path) -> bytes | None:
    """The key that the newest `key.rotated` of these records names; None when there is none.

    Raises:
        CannotRecord: the file cannot be read.
    """
    database = data_dir / FILE_NAME
    if not database.exists():
        return None
    engine = open_engine(database)
    try:
        with told_as_codes(), engine.connect() as connection:
            found = connection.exec_driver_sql(_NEWEST_ROTATION).first()
    finally:
        engine.dispose()
    return bytes.fromhex(decode(found[0]).data["public_key"]) if found is not None else None


def station_identity(data_dir: Path) -> Identity | None:
    """Whose records lie in this folder, without opening them for work; None before enrolment.

    Raises:
        StoreRefused: `store.newer`, the file belongs to a later program.
        CannotRecord: the file cannot be read.
    """
    database = data_dir / FILE_NAME
    if not database.exists():
        return None
    with told_as_codes():
        version = schema_of(database)[1]
        if version > SCHEMA:
            raise StoreRefused("store.newer", found=version, known=SCHEMA)
        if version == 0:
            return None
        engine = open_engine(database)
        try:
            with engine.connect() as connection:
                return read_identity(connection)
        finally:
            engine.dispose()
