"""Records held in memory, for tests of the floor's work: the same contract as the station's own store."""

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import TracebackType
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.custody_facts import ARRIVALS
from app.domain.journal import (
    Entry,
    EntryCorrected,
    Fact,
    Head,
    OperatorSignedIn,
    OperatorSignedOut,
    PhotoRef,
    PinRefused,
    StationEnrolled,
)
from app.domain.moment import Moment
from app.domain.operator import STATION, Author, Operator
from app.domain.pack import Pack, PackState
from app.domain.past import Past
from app.floor.ports import CannotRecord, Clock, IdMint
from app.wire.envelope import GENESIS, Envelope
from app.wire.envelope import decode as decode_anew
from station_db.faults import NotEnrolled, StoreRefused
from station_db.fold import pack_after, pack_named
from station_db.identity import Identity
from station_db.pen import Draft, Pen
from tests.fakes.work_unit_bench import MemoryLabels, MemoryOutputs
from tests.fakes.work_unit_receipts import MemoryAttachments, MemoryReceipts
from tests.fakes.work_unit_remote import MemoryRemote


@lru_cache(maxsize=20_000)
def decode(raw: bytes) -> Envelope:
    """The envelope of an entry; the same bytes say the same every time they are asked."""
    return decode_anew(raw)


START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


class SteppingClock:
    """A clock that moves one second each time it is read, and further when told."""

    def __init__(self, start: datetime = START, step: timedelta = timedelta(seconds=1)) -> None:
        self._now = start
        self._step = step
        self._began = start

    def now(self) -> Moment:
        """This moment, and a step for the next."""
        moment = Moment(self._now, int((self._now - self._began).total_seconds() * 1000) + 60_000, "boot-1")
        self._now += self._step
        return moment

    def pass_by(self, time: timedelta) -> None:
        """Let time go by."""
        self._now += time


class CountedIds:
    """Ids in order, shaped as the mint's."""

    def __init__(self) -> None:
        self._made = 0

    def fresh(self) -> str:
        """The next."""
        self._made += 1
        return f"01900000-0000-7000-8000-{self._made:012x}"


@dataclass(slots=True)
class Said:
    """Everything a transaction can change."""

    identity: Identity | None = None
    entries: list[Entry] = field(default_factory=list)
    receipts: list[tuple[bytes, bytes, datetime, Head]] = field(default_factory=list)
    people: dict[str, Operator] = field(default_factory=dict)
    place: tuple[str, Mapping[str, Any]] | None = None
    witnesses: list[tuple[str, Head, bytes]] = field(default_factory=list)
    arrived: dict[str, tuple[int, int]] = field(default_factory=dict)
    heard_at: datetime | None = None


class MemoryRecords:
    """Where units of work begin. `fail_next` makes the next unit end with CannotRecord."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        ids: IdMint | None = None,
        key: Ed25519PrivateKey | None = None,
    ) -> None:
        self.pen = Pen(key or Ed25519PrivateKey.generate(), clock or SteppingClock(), ids or CountedIds())
        self.said = Said()
        self.fail_next: str | None = None

    def unit(self) -> "MemoryUnit":
        """A new unit of work."""
        return MemoryUnit(self)

    def enrol(self, identity: Identity, fact: StationEnrolled) -> Entry:
        """Write the identity and the first entry."""
        if self.said.identity is not None:
            raise StoreRefused("store.already_enrolled")
        with self.unit() as unit:
            unit.said.identity = identity
            return unit.journal.append(fact, STATION)


def enrolled_records(*, clock: Clock | None = None, ids: IdMint | None = None) -> MemoryRecords:
    """Records of a practice station "ST-001" that trusts a registry "REG-1" whose key is 32 bytes of 7."""
    records = MemoryRecords(clock=clock, ids=ids)
    records.enrol(*practice_enrolment(records.pen.public_key))
    return records


def practice_enrolment(
    public_key: bytes, registry_key: bytes = b"\7" * 32
) -> tuple[Identity, StationEnrolled]:
    """What a practice registry would have given a station with this key."""
    identity = Identity("ST-001", "practice", "REG-1", (registry_key,), public_key, "Bench 1")
    fact = StationEnrolled(public_key.hex(), "REG-1", (registry_key.hex(),), "Bench 1", "0.1.0")
    return identity, fact


class MemoryUnit:
    """The port `WorkUnit` over a copy that replaces the original on leaving."""

    def __init__(self, records: MemoryRecords) -> None:
        self._records = records
        self.said = Said()
        self.journal = MemoryJournal(self, records.pen)
        self.packs = MemoryPacks(self)
        self.outputs = MemoryOutputs(self)
        self.labels = MemoryLabels(self)
        self.roster = MemoryRoster(self)
        self.sessions = MemorySessions(self)
        self.places = MemoryPlaces(self)
        self.receipts = MemoryReceipts(self, records.pen.clock)
        self.attachments = MemoryAttachments(self)
        self.remote = MemoryRemote(self, records.pen.clock)

    def all_entries(self) -> list[Entry]:
        """Every entry, corrected or not, oldest first."""
        return self.said.entries

    def standing(self) -> list[Entry]:
        """The entries that have not been corrected, oldest first."""
        gone = _corrected(self.said.entries)
        return [one for one in self.said.entries if (one.epoch, one.seq) not in gone]

    def __enter__(self) -> "MemoryUnit":
        said = self._records.said
        self.said = Said(
            said.identity,
            list(said.entries),
            list(said.receipts),
            dict(said.people),
            deepcopy(said.place),
            list(said.witnesses),
            dict(said.arrived),
            said.heard_at,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if fault is not None:
            return
        if self._records.fail_next is not None:
            code, self._records.fail_next = self._records.fail_next, None
            raise CannotRecord(code)
        self._records.said = self.said


class MemoryJournal:
    """The port `Journal` over a list."""

    def __init__(self, unit: MemoryUnit, pen: Pen) -> None:
        self._unit = unit
        self._pen = pen

    def append(
        self, fact: Fact, author: Author, *, batteries: Sequence[str] = (), refs: Sequence[PhotoRef] = ()
    ) -> Entry:
        said = self._unit.said
        if said.identity is None:
            raise NotEnrolled
        base = {battery: _newest_hash(said.entries, battery) for battery in batteries}
        written = self._pen.write(Draft(fact, author, base, tuple(refs)), said.identity, self.head())
        said.entries.append(written.entry())
        return said.entries[-1]

    def head(self) -> Head:
        identity = self._unit.said.identity
        return self.newest_in(identity.epoch if identity is not None else 1)

    def newest_in(self, epoch: int) -> Head:
        newest = next((one for one in reversed(self._unit.said.entries) if one.epoch == epoch), None)
        return Head(epoch, newest.seq, newest.hash) if newest is not None else Head(epoch, 0, GENESIS)

    def entry(self, epoch: int, seq: int) -> Entry | None:
        backwards = reversed(self._unit.said.entries)  # whoever asks asks for one of the newest
        return next((one for one in backwards if (one.epoch, one.seq) == (epoch, seq)), None)

    def after(self, epoch: int, seq: int, limit: int) -> tuple[Entry, ...]:
        following = [one for one in self._unit.said.entries if one.epoch == epoch and one.seq > seq]
        return tuple(following[:limit])

    def newest_about(self, pack: str, fact_type: str) -> Entry | None:
        about = [one for one in _standing(self._unit.said.entries, pack) if one.type == fact_type]
        return about[-1] if about else None

    def about(self, pack: str, types: Collection[str]) -> tuple[Entry, ...]:
        return tuple(one for one in _standing(self._unit.said.entries, pack) if one.type in types)

    def newest_of(self, types: Collection[str], limit: int = 1) -> tuple[Entry, ...]:
        found = [one for one in self._unit.said.entries if one.type in types]
        gone = _corrected(self._unit.said.entries) if found else set()
        return tuple(one for one in reversed(found) if (one.epoch, one.seq) not in gone)[:limit]

    def past(self, pack: str, limit: int) -> tuple[Past, ...]:
        entries = self._unit.said.entries
        gone = _corrected(entries)
        named = {(one.epoch, one.seq) for one in entries if pack_named(decode(one.raw)) == pack}
        of_them = {
            (one.epoch, one.seq)
            for one in entries
            if one.type == EntryCorrected.type and (one.data["epoch"], one.data["seq"]) in named
        }
        about = [one for one in entries if (one.epoch, one.seq) in named | of_them]
        return tuple(Past(one, taken_back=(one.epoch, one.seq) in gone) for one in about[-limit:])

    def count(self) -> int:
        return len(self._unit.said.entries)


class MemoryPacks:
    """The port `Packs`, told afresh from the entries each time."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def by_id(self, pack: str) -> Pack | None:
        told: Pack | None = None
        for entry in _standing(self._unit.said.entries, pack):
            told = pack_after(told, decode(entry.raw))
        return told

    def by_code(self, code: str) -> tuple[Pack, ...]:
        return tuple(pack for pack in self._oldest_first() if pack.code == code)

    def by_tag(self, tag: str) -> Pack | None:
        given = [entry.data["pack"] for entry in self._received() if entry.data["tag"] == tag]
        return self.by_id(given[-1]) if given else None

    def open_intakes(self) -> tuple[Pack, ...]:
        return tuple(pack for pack in self._oldest_first() if pack.state.open_intake)

    def in_state(self, *states: PackState) -> tuple[Pack, ...]:
        return tuple(pack for pack in self._oldest_first() if pack.state in states)

    def all(self, limit: int = 500) -> tuple[Pack, ...]:
        return tuple(reversed(self._oldest_first()))[:limit]

    def newest(self) -> Pack | None:
        found = self.all(1)
        return found[0] if found else None

    def count(self) -> int:
        return len(self._received())

    def tags_with(self, prefix: str) -> int:
        return sum(entry.data["tag"].startswith(prefix) for entry in self._received())

    def _received(self) -> list[Entry]:
        return [entry for entry in self._unit.said.entries if entry.type in ARRIVALS]

    def _oldest_first(self) -> list[Pack]:
        told = (self.by_id(entry.data["pack"]) for entry in self._received())
        return [pack for pack in told if pack is not None]


class MemoryRoster:
    """The port `Roster` over a mapping."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def by_badge(self, badge: str) -> Operator | None:
        return next((one for one in self.all() if badge and one.badge == badge), None)

    def by_number(self, number: str) -> Operator | None:
        return next((one for one in self.all() if number and one.number == number), None)

    def by_id(self, operator: str) -> Operator | None:
        return self._unit.said.people.get(operator)

    def put(self, operator: Operator) -> None:
        before = self.by_id(operator.id)
        if before is not None and before.number != operator.number:
            raise StoreRefused("roster.id_taken", id=operator.id)
        for code, other in (
            ("roster.number_taken", self.by_number(operator.number)),
            ("roster.badge_taken", self.by_badge(operator.badge)),
        ):
            if other is not None and other.id != operator.id:
                raise StoreRefused(code, id=operator.id)
        self._unit.said.people[operator.id] = operator

    def all(self) -> tuple[Operator, ...]:
        return tuple(sorted(self._unit.said.people.values(), key=lambda one: one.number))


class MemorySessions:
    """The port `Sessions`, told afresh from the entries each time."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def current(self) -> tuple[str, str] | None:
        here: tuple[str, str] | None = None
        for entry in self._unit.said.entries:
            if entry.type == OperatorSignedIn.type:
                here = (entry.data["operator"], entry.session or "")
            elif entry.type == OperatorSignedOut.type and here and here[0] == entry.data["operator"]:
                here = None
        return here

    def pin_failures(self, operator: str) -> tuple[int, datetime | None]:
        failures: list[datetime] = []
        for entry in self._unit.said.entries:
            second = decode(entry.raw).sig2
            if entry.type == PinRefused.type and entry.data["operator"] == operator:
                failures.append(entry.at)
            by_pin = entry.type == OperatorSignedIn.type and entry.data["by"] == "pin"
            signed = second is not None and second["op"] == operator and "pin" in second["method"]
            if signed or (by_pin and entry.data["operator"] == operator):
                failures.clear()
        return len(failures), failures[-1] if failures else None


class MemoryPlaces:
    """The port `Places`."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def keep(self, place: str, draft: Mapping[str, Any]) -> None:
        self._unit.said.place = (place, dict(draft))

    def last(self) -> tuple[str, Mapping[str, Any]] | None:
        return self._unit.said.place


def _corrected(entries: Sequence[Entry]) -> set[tuple[int, int]]:
    return {
        (entry.data["epoch"], entry.data["seq"]) for entry in entries if entry.type == EntryCorrected.type
    }


def _standing(entries: Sequence[Entry], pack: str) -> list[Entry]:
    gone = _corrected(entries)
    return [one for one in entries if one.data.get("pack") == pack and (one.epoch, one.seq) not in gone]


def _newest_hash(entries: Sequence[Entry], battery: str) -> str | None:
    about = [entry.hash.hex() for entry in entries if battery in decode(entry.raw).base]
    return about[-1] if about else None
