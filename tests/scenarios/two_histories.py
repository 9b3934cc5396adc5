"""A station's records beside a real registry, for what becomes of a journal that went back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, delete, select, update

from app.domain.journal import Head, PhotoRef, StationEnrolled
from app.domain.operator import STATION, Author, SecondPerson
from app.floor import commands as ask
from app.floor import sync_commands as sync
from app.floor.adopt_changes import ask_changes_from, note_changes
from app.floor.deliver import ask_batch, ask_delivery, note_delivery
from app.floor.deliver_attachment import ask_attachment, note_attachment
from app.floor.registry_keys import note_registry_keys
from app.floor.views import DeliveryView, SyncState
from app.host.ids import UuidMint
from app.sync.pump import Pump
from app.sync.registry import Answer, Away, Held, KeysTold, Paged, Receipted, Refused, Told
from app.wire.envelope import decode
from registry import tables
from registry.attachments import held_for, take_piece
from registry.changes import page_after
from registry.engine import reading, transact
from registry.identity import note_restored
from registry.intake import deliver
from registry.own_keys import handovers
from registry.projector import catch_up
from registry.refused import Refused as RegistryRefused
from registry.service import Registry
from registry.streams import receipt_for
from station_db.identity import Identity
from station_db.new_epoch import EpochDoor, PinTries, WhyOpened
from station_db.pen import Pen
from station_db.store import Store
from tests.fakes.floor import Floor
from tests.fakes.registry import NoChance
from tests.fakes.work_unit import SteppingClock
from tests.registry.opened import enrolled
from tests.station_db.plant import CHANGED

TWO = Author("P-1", None, SecondPerson("P-2", "epoch_opened", "number+pin"))


class Beside:
    """What the pump needs of a registry, answered by a real one in this process."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.bodies: list[tuple[int, bytes]] = []
        self.carried = 0

    def head(self, station: str, epoch: int) -> Answer:
        return Receipted(receipt_for(self._registry, station, epoch), "ok")

    def changes(self, pos: int) -> Told:
        return Paged(page_after(self._registry, pos))

    def keys(self) -> KeysTold:
        with reading(self._registry.engine) as connection:
            return KeysTold(handovers(connection))

    def deliver(self, station: str, epoch: int, body: bytes) -> Answer:
        self.bodies.append((epoch, body))
        try:
            verdict, receipt = deliver(self._registry, station, epoch, body)
        except RegistryRefused as no:
            return Refused(no.status, no.code)
        catch_up(self._registry.engine, self._registry.clock())
        return Receipted(receipt, verdict.value)

    def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
        try:
            return Held(held_for(self._registry, station, sha256), "ok")
        except RegistryRefused as no:
            return Refused(no.status, no.code)

    def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
        self.carried += len(body)
        try:
            taken, receipt = take_piece(self._registry, sha256, body)
        except RegistryRefused as no:
            return Refused(no.status, no.code)
        return Held(receipt, taken.value)


@dataclass
class KeptAttachments:
    """Photographs and documents beside the records."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def add(self, content: bytes, mime: str = "image/jpeg") -> PhotoRef:
        """Keep it; how an entry names it."""
        name = sha256(content).hexdigest()
        self.kept[name] = content
        return PhotoRef(name, len(content), mime)

    def read(self, name: str, _mime: str) -> bytes | None:
        """What the disk holds of it, when it is still that."""
        content = self.kept.get(name)
        return content if content is not None and sha256(content).hexdigest() == name else None


class History:
    """One station's folders, which can be copied, cut back and put in the place of others."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self.registry = registry
        self.records, self.marks = folder / "records", folder / "marks"
        known = enrolled(registry)
        self.station, self.key = known.station, known.key
        self.clock, self.ids = SteppingClock(), UuidMint()
        registry.clock.at_ms = self.clock.now().utc_ms + 3_600_000  # type: ignore[attr-defined]  # HandTime
        self.beside = Beside(registry)
        self.attachments = KeptAttachments()
        keys = (registry.key.public_key().public_bytes_raw(),)
        public = self.key.public_key().public_bytes_raw()
        who = registry.identity
        identity = Identity(self.station, who.realm, who.registry, keys, public, "I1")
        fact = StationEnrolled(public.hex(), who.registry, (keys[0].hex(),), "I1", "0")
        with closing(self.open()) as store:
            store.enrol(identity, fact)

    @property
    def pen(self) -> Pen:
        return Pen(self.key, self.clock, self.ids)

    def open(self) -> Store:
        return Store.open(
            self.records,
            realm="practice",
            signing_key=self.key,
            clock=self.clock,
            ids=self.ids,
            mark_dir=self.marks,
            newest_signatures=None,
        )

    def record(self, count: int, *named: PhotoRef) -> Head:
        """So many entries more, each naming these; the newest."""
        with closing(self.open()) as store:
            for _ in range(count):
                with store.unit() as unit:
                    entry = unit.journal.append(CHANGED, STATION, refs=named)
        return Head(entry.epoch, entry.seq, entry.hash)

    def copy(self, to: Path) -> Path:
        """The records as they lie here now, as a disk image would have them."""
        shutil.copytree(self.records, to)
        return to

    def put_back(self, image: Path) -> None:
        """The disk image takes the place of the records."""
        shutil.rmtree(self.records)
        shutil.copytree(image, self.records)

    @contextmanager
    def door(self) -> Iterator[EpochDoor]:
        with closing(
            EpochDoor.open(self.records, realm="practice", pen=self.pen, mark_dir=self.marks)
        ) as door:
            yield door

    def open_epoch(self) -> int:
        """Two people do; the new epoch's number."""
        with self.door() as door:
            kept = door.keep_aside(self.clock.now().utc)
            why = WhyOpened("copied", "the disk was exchanged", {"P-1": 0, "P-2": 0})
            return door.begin(TWO, why, kept, PinTries(self.marks, self.station)).epoch

    def record_over(self, count: int) -> None:
        """A new epoch, and so many entries more in it."""
        self.open_epoch()
        self.record(count)

    def registry_forgets(self) -> None:
        """The registry comes back from a backup that knows the station and nothing of its entries."""
        now = transact(self.registry.engine, _forget)
        self.registry = replace(self.registry, identity=replace(self.registry.identity, incarnation=now))
        self.beside = Beside(self.registry)

    def deliver(self, steps: int = 200) -> tuple[list[SyncState], DeliveryView]:
        """Deliver until the pump rests, or for so many steps; what it told, and how delivery stands then."""
        told: list[SyncState] = []
        with closing(self.open()) as store:
            identity = store.identity()
            assert identity is not None
            names = {"station": identity.station, "registry": identity.registry}
            site = replace(Floor().site, clock=self.clock, **names)
            acts: dict[type, Callable[..., object]] = {
                ask.AskBatch: ask_batch,
                ask.NoteDelivery: note_delivery,
                ask.AskDelivery: ask_delivery,
                ask.AskAttachment: ask_attachment,
                ask.NoteAttachment: note_attachment,
                sync.AskChangesFrom: ask_changes_from,
                sync.NoteChanges: note_changes,
                sync.NoteRegistryKeys: note_registry_keys,
            }

            def at_once(command: object, reply: Callable[[object], None]) -> None:
                with store.unit() as unit:
                    answer = acts[type(command)](unit, command, site)
                reply(answer)

            pump = Pump(
                at_once,
                self.beside,
                self.key,
                stream=(identity.station, identity.epoch),
                clock=self.clock,
                on_state=told.append,
                chance=NoChance(),
            ).carries(self.attachments.read)
            for _ in range(steps):
                if pump.step() > 0:
                    break
            with store.unit() as unit:
                return told, ask_delivery(unit, ask.AskDelivery(), site)

    def held(self, epoch: int) -> list[int]:
        """The numbers that the registry holds of an epoch."""
        row = tables.entry.c
        with reading(self.registry.engine) as connection:
            query = select(row.seq).where(row.station == self.station, row.epoch == epoch).order_by(row.seq)
            return list(connection.execute(query).scalars())

    def findings(self) -> set[tuple[str, str]]:
        """Code and detail of every finding about the station, once all is judged."""
        catch_up(self.registry.engine, self.registry.clock())
        row = tables.finding.c
        with reading(self.registry.engine) as connection:
            query = select(row.code, row.detail).where(row.station == self.station)
            return {(one.code, one.detail) for one in connection.execute(query)}

    def diverging(self) -> set[tuple[int, int]]:
        """Epoch and number of every entry kept as evidence of another history."""
        row = tables.diverging.c
        with reading(self.registry.engine) as connection:
            found = connection.execute(select(row.epoch, row.seq).where(row.station == self.station))
            return {(one.epoch, one.seq) for one in found}

    def first_of(self, epoch: int) -> dict[str, object]:
        """What the first entry of an epoch says."""
        with closing(self.open()) as store, store.unit() as unit:
            entry = unit.journal.entry(epoch, 1)
            assert entry is not None
            return {"type": entry.type, "by": (entry.operator, entry.second), **decode(entry.raw).data}


def _forget(connection: Connection) -> int:
    for table in (
        tables.attachment,
        tables.piece,
        tables.wanted,
        tables.attached,
        tables.claim,
        tables.custody,
        tables.change,
        tables.mention,
        tables.judged,
        tables.finding,
        tables.entry,
        tables.judging,
        tables.stream_head,
    ):
        connection.execute(delete(table))
    connection.execute(update(tables.change_head).values(pos=0))
    return note_restored(connection)
