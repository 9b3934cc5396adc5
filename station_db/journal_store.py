"""The journal: entries are appended, chained and signed, and never changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select

from app.domain.journal import Entry, Fact, Head, PhotoRef
from app.domain.operator import Author
from app.domain.past import Past
from app.wire.envelope import GENESIS, decode
from station_db.faults import NotEnrolled
from station_db.identity import read_identity
from station_db.mark import HighWater
from station_db.pen import Draft, Pen, entry_of
from station_db.projections import apply
from station_db.tables import BATTERY_HEAD, ENTRY_INDEX, JOURNAL
from station_db.turn import Turn

# Asked with every entry, so they are put together once.
_ADD = insert(JOURNAL)
_NEWEST_IN = (
    select(JOURNAL.c.seq, JOURNAL.c.hash)
    .where(JOURNAL.c.epoch == bindparam("epoch"))
    .order_by(JOURNAL.c.seq.desc())
    .limit(1)
)
_SAME_ENTRY = (ENTRY_INDEX.c.epoch == JOURNAL.c.epoch) & (ENTRY_INDEX.c.seq == JOURNAL.c.seq)
_KNOWN = select(BATTERY_HEAD).where(BATTERY_HEAD.c.battery.in_(bindparam("batteries", expanding=True)))


class JournalReader:
    """What can be read of the journal."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def head(self) -> Head:
        """The newest entry of the current epoch."""
        return read_head(self._turn.connection())

    def newest_in(self, epoch: int) -> Head:
        """The newest entry of any epoch; number 0 when it has none."""
        return newest_in(self._turn.connection(), epoch)

    def entry(self, epoch: int, seq: int) -> Entry | None:
        """One entry, or None."""
        query = select(JOURNAL).where(JOURNAL.c.epoch == epoch, JOURNAL.c.seq == seq)
        row = self._turn.connection().execute(query).first()
        return _entry(row) if row is not None else None

    def after(self, epoch: int, seq: int, limit: int) -> tuple[Entry, ...]:
        """The entries of this epoch that follow, oldest first: a batch never spans two epochs."""
        query = (
            select(JOURNAL)
            .where(JOURNAL.c.epoch == epoch, JOURNAL.c.seq > seq)
            .order_by(JOURNAL.c.seq)
            .limit(limit)
        )
        return tuple(_entry(row) for row in self._turn.connection().execute(query).all())

    def newest_about(self, pack: str, fact_type: str) -> Entry | None:
        """The newest entry of a type about a pack that has not been corrected."""
        query = (
            select(ENTRY_INDEX.c.epoch, ENTRY_INDEX.c.seq)
            .where(ENTRY_INDEX.c.pack == pack, ENTRY_INDEX.c.type == fact_type, ENTRY_INDEX.c.corrected == 0)
            .order_by(ENTRY_INDEX.c.epoch.desc(), ENTRY_INDEX.c.seq.desc())
            .limit(1)
        )
        row = self._turn.connection().execute(query).first()
        return self.entry(row.epoch, row.seq) if row is not None else None

    def about(self, pack: str, types: Collection[str]) -> tuple[Entry, ...]:
        """Every entry of these types about a pack that has not been corrected, oldest first."""
        query = (
            _standing(types)
            .where(ENTRY_INDEX.c.pack == pack)
            .order_by(ENTRY_INDEX.c.epoch, ENTRY_INDEX.c.seq)
        )
        return tuple(_entry(row) for row in self._turn.connection().execute(query).all())

    def newest_of(self, types: Collection[str], limit: int = 1) -> tuple[Entry, ...]:
        """The newest entries of these types that have not been corrected, newest first."""
        query = _standing(types).order_by(ENTRY_INDEX.c.epoch.desc(), ENTRY_INDEX.c.seq.desc()).limit(limit)
        return tuple(_entry(row) for row in self._turn.connection().execute(query).all())

    def past(self, pack: str, limit: int) -> tuple[Past, ...]:
        """The newest entries about a pack, corrected or not and the corrections themselves; oldest first."""
        query = (
            select(JOURNAL, ENTRY_INDEX.c.corrected)
            .join(ENTRY_INDEX, _SAME_ENTRY)
            .where(ENTRY_INDEX.c.pack == pack)
            .order_by(ENTRY_INDEX.c.epoch.desc(), ENTRY_INDEX.c.seq.desc())
            .limit(limit)
        )
        rows = self._turn.connection().execute(query).all()
        return tuple(Past(_entry(row), taken_back=bool(row.corrected)) for row in reversed(rows))

    def count(self) -> int:
        """How many entries there are in all epochs."""
        return count_entries(self._turn.connection())


class JournalStore(JournalReader):
    """The port `Journal` over the table."""

    def __init__(self, turn: Turn, pen: Pen, high_water: HighWater) -> None:
        super().__init__(turn)
        self._pen = pen
        self._high_water = high_water

    def append(
        self,
        fact: Fact,
        author: Author,
        *,
        batteries: Sequence[str] = (),
        refs: Sequence[PhotoRef] = (),
    ) -> Entry:
        """Make an entry of a fact: numbered, chained, signed and applied to the projections.

        Raises:
            NotEnrolled: the station has no identity yet.
            CannotRecord: `record.mark`, the mark of the entry before cannot be written.
            BadEnvelope: the fact holds something that no envelope can carry.
        """
        connection = self._turn.connection()
        identity = read_identity(connection)
        if identity is None:
            raise NotEnrolled
        self._high_water.settle()
        draft = Draft(fact, author, _known_about(connection, batteries), tuple(refs))
        written = self._pen.write(draft, identity, self.head())
        row = {"raw": written.raw, "hash": written.hash, "sig": written.sig}
        connection.execute(_ADD, {"epoch": written.envelope.epoch, "seq": written.envelope.seq, **row})
        apply(connection, written.envelope, written.hash)
        return written.entry()


def _standing(types: Collection[str]) -> Select[Any]:
    return (
        select(JOURNAL)
        .join(ENTRY_INDEX, _SAME_ENTRY)
        .where(ENTRY_INDEX.c.type.in_(tuple(types)), ENTRY_INDEX.c.corrected == 0)
    )


def read_head(connection: Connection) -> Head:
    """The newest entry of the current epoch; before the first entry, number 0 of that epoch."""
    identity = read_identity(connection)
    return newest_in(connection, identity.epoch if identity is not None else 1)


def newest_in(connection: Connection, epoch: int) -> Head:
    """The newest entry of an epoch; number 0 when it has none."""
    row = connection.execute(_NEWEST_IN, {"epoch": epoch}).first()
    return Head(epoch, row.seq, row.hash) if row is not None else Head(epoch, 0, GENESIS)


def count_entries(connection: Connection) -> int:
    """How many entries there are in all epochs. Numbers have no gaps, so the newest of each tells it."""
    newest = read_head(connection).epoch
    return sum(newest_in(connection, epoch).seq for epoch in range(1, newest + 1))


def _known_about(connection: Connection, batteries: Iterable[str]) -> Mapping[str, str | None]:
    base: dict[str, str | None] = dict.fromkeys(batteries)
    for row in connection.execute(_KNOWN, {"batteries": tuple(base)}).all() if base else ():
        base[row.battery] = row.hash.hex()
    return base


def _entry(row: Row[Any]) -> Entry:
    return entry_of(decode(row.raw), row.raw, hashed=row.hash, sig=row.sig)
