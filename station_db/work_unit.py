"""One transaction at the station: what is done inside is recorded wholly or not at all."""

from types import TracebackType

from sqlalchemy import Connection, Engine

from app.domain.journal import Head
from app.floor.delivery_port import Attachments, Receipts
from app.floor.ports import Journal, Labels, Outputs, Packs, Places, Roster, Sessions
from app.floor.remote_port import RemoteHolds
from station_db.attachment_rows import AttachmentRows
from station_db.faults import cannot_record, told_as_codes
from station_db.hold_rows import HoldRows
from station_db.identity import read_identity
from station_db.journal_store import JournalStore, read_head
from station_db.label_rows import LabelRows
from station_db.mark import HighWater
from station_db.output_rows import OutputRows
from station_db.pack_rows import PackRows
from station_db.pen import Pen
from station_db.people import RosterRows, SessionRows
from station_db.place_rows import PlaceRows
from station_db.receipt_rows import ReceiptRows
from station_db.turn import Turn, Turnstile


class SqlWorkUnit:
    """The port `WorkUnit` over the station's database. Belongs to the thread that enters it."""

    def __init__(self, engine: Engine, pen: Pen, high_water: HighWater, turnstile: Turnstile) -> None:
        self._engine = engine
        self._turnstile = turnstile
        self._high_water = high_water
        self._before = Head(1, 0, b"")
        self.turn = Turn()
        self.journal: Journal = JournalStore(self.turn, pen, high_water)
        self.packs: Packs = PackRows(self.turn)
        self.outputs: Outputs = OutputRows(self.turn)
        self.labels: Labels = LabelRows(self.turn)
        self.roster: Roster = RosterRows(self.turn)
        self.sessions: Sessions = SessionRows(self.turn)
        self.places: Places = PlaceRows(self.turn)
        self.receipts: Receipts = ReceiptRows(self.turn, pen.clock)
        self.attachments: Attachments = AttachmentRows(self.turn)
        self.remote: RemoteHolds = HoldRows(self.turn, pen.clock)

    def __enter__(self) -> "SqlWorkUnit":
        """Open the transaction.

        Raises:
            CannotRecord: the database cannot be written to now.
            RuntimeError: another work unit is open.
        """
        self._turnstile.enter(self)
        try:
            with told_as_codes():
                connection = self._begin()
        except BaseException:
            self._turnstile.leave()
            raise
        self.turn.begin(connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit, or roll back after an exception; then move the mark.

        Raises:
            CannotRecord: nothing of this unit was recorded. Also in place of a database error that was
                raised inside.
        """
        connection = self.turn.end()
        try:
            # Closing rolls back whatever was not committed, so a failed commit leaves a usable connection.
            with told_as_codes(), connection:
                if fault is None:
                    self._commit(connection)
        finally:
            self._turnstile.leave()
        meaning = cannot_record(fault)
        if meaning is not None:
            raise meaning from fault

    def _begin(self) -> Connection:
        connection = self._engine.connect()
        try:
            connection.begin()
            self._before = read_head(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _commit(self, connection: Connection) -> None:
        identity, head = read_identity(connection), read_head(connection)
        try:
            connection.commit()
        except BaseException:
            # A commit that found the file busy leaves SQLite's transaction open, while SQLAlchemy believes
            # that it is over: without this the next unit would find itself inside it.
            connection.connection.rollback()
            raise
        if identity is not None and head != self._before:
            self._high_water.follow(identity.station, head)
