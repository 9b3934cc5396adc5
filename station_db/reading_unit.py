"""Records that are only asked: a file opened for reading, as whoever looks from outside has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.floor.ports import Clock, Labels, Outputs, Packs, Roster
from app.floor.reads import PastReader
from app.floor.remote_port import RemoteHolds
from station_db.copy import reading
from station_db.engine import APPLICATION_ID
from station_db.faults import StoreRefused, told_as_codes
from station_db.hold_rows import HoldRows
from station_db.identity import Identity, read_identity
from station_db.journal_store import JournalReader
from station_db.label_rows import LabelRows
from station_db.migrate import SCHEMA, schema_of
from station_db.output_rows import OutputRows
from station_db.pack_rows import PackRows
from station_db.people import RosterRows
from station_db.turn import Turn


class ReadingUnit:
    """`app.floor.reads.Reads` over a connection that changes nothing."""

    def __init__(self, connection: Connection, identity: Identity, clock: Clock) -> None:
        turn = Turn()
        turn.begin(connection)
        self.identity = identity
        self.journal: PastReader = JournalReader(turn)
        self.packs: Packs = PackRows(turn)
        self.outputs: Outputs = OutputRows(turn)
        self.labels: Labels = LabelRows(turn)
        self.roster: Roster = RosterRows(turn)
        self.remote: RemoteHolds = HoldRows(turn, clock)


@contextmanager
def read_records(database: Path, clock: Clock) -> Iterator[ReadingUnit]:
    """The records in a file as they stand at one moment, also while the station is at work.

    A station that commits meanwhile waits for this reader, so ask briefly.

    Raises:
        StoreRefused: `backup.not_ours`, `backup.not_enrolled`, `store.older`, `store.newer`.
        CannotRecord: the file cannot be read.
    """
    if not database.is_file():
        raise StoreRefused("backup.not_enrolled")
    with told_as_codes():
        application, version = schema_of(database)
        if application != APPLICATION_ID:
            raise StoreRefused("backup.not_ours")
        if version != SCHEMA:
            older = version < SCHEMA
            raise StoreRefused("store.older" if older else "store.newer", found=version, known=SCHEMA)
        with reading(database) as connection, connection.begin():
            identity = read_identity(connection)
            if identity is None:
                raise StoreRefused("backup.not_enrolled")
            yield ReadingUnit(connection, identity, clock)
