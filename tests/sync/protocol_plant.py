"""A station's own store and pump, a registry's own database, and a line between them that is bad."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.operator import STATION
from app.floor import commands as ask
from app.floor.deliver import ask_delivery
from app.floor.views import DeliveryNoted, DeliveryView, SyncState
from app.host.ids import UuidMint
from app.sync.registry import Away, Paged
from app.wire.batch import unpack
from app.wire.receipt import Receipt, issue, read
from app.wire.signed import Signed, from_wire, to_wire
from registry.body import unpacked
from registry.changes import page_after
from registry.engine import open_engine, transact
from registry.identity import known_identity, note_restored
from registry.intake import Verdict
from registry.projector import catch_up
from registry.refused import Refused
from registry.service import Registry
from station_db.faults import JournalRefused
from station_db.mark import mark_file
from station_db.new_epoch import EpochDoor, PinTries, WhyOpened
from station_db.pen import Pen
from station_db.store import Store
from tests.fakes.registry import NoChance
from tests.fakes.work_unit import SteppingClock
from tests.registry.opened import HandTime
from tests.scenarios.two_histories import TWO
from tests.station_db.plant import CHANGED
from tests.sync.protocol_ground import (
    ENTRIES_AT_ONCE,
    HEARING,
    PORTAL,
    Image,
    Rules,
    Said,
    Sent,
    Template,
    Witnessed,
)


class ProtocolPlant:
    """One station, one registry, and what can befall them. `seen` is what an outsider knows."""

    def __init__(self, folder: Path, template: Template, rules: Rules) -> None:
        self.template, self.rules = template, rules
        self.records, self.marks = folder / "records", folder / "marks"
        shutil.copytree(template.folder / "station" / "records", self.records)
        shutil.copytree(template.folder / "station" / "marks", self.marks)
        self.registry_file = folder / "registry.sqlite"
        shutil.copy(template.folder / "registry.sqlite", self.registry_file)
        self.clock, self.ids, self.time = SteppingClock(), UuidMint(), HandTime()
        self.time.at_ms = self.clock.now().utc_ms + 3_600_000
        self.site = replace(template.site, clock=self.clock)
        self.seen = Witnessed()
        self.queued: list[tuple[str, int]] = []
        self.requests: list[Sent] = []
        self.replies: list[Said] = []
        self.backups: list[bytes] = []
        self.images: list[Image] = []
        self.told: list[SyncState] = []
        self.epochs_opened = 0
        self._open_registry()
        template.line.carried = self._carried
        template.line.told = lambda pos: Paged(page_after(self.registry, pos))
        self.start()

    # the station

    @property
    def mark(self) -> Path:
        """The mark's file."""
        return mark_file(self.marks, self.template.station)

    @property
    def database(self) -> Path:
        """The file of the station's records."""
        return self.records / "station.sqlite"

    def _opened(self) -> Store:
        return Store.open(
            self.records,
            realm="practice",
            signing_key=self.template.station_key,
            clock=self.clock,
            ids=self.ids,
            mark_dir=self.marks,
        )

    def start(self) -> None:
        """Open the records and make a pump; when the start is refused two people open a new epoch first."""
        try:
            self.store = self._opened()
        except JournalRefused as refused:
            if refused.code == "journal.damaged":
                raise
            self._open_epoch()
            self.store = self._opened()
        identity = self.store.identity()
        assert identity is not None
        self.pump = self.rules.pump(
            self._at_once,
            self.template.line,
            self.template.station_key,
            stream=(identity.station, identity.epoch),
            clock=self.clock,
            on_state=self.told.append,
            chance=NoChance(),
        )
        self._note_written()

    def _open_epoch(self) -> None:
        pen = Pen(self.template.station_key, self.clock, self.ids)
        with closing(EpochDoor.open(self.records, realm="practice", pen=pen, mark_dir=self.marks)) as door:
            kept = door.keep_aside(self.clock.now().utc)
            why = WhyOpened("copied", "the disk was exchanged", {"P-1": 0, "P-2": 0})
            door.begin(TWO, why, kept, PinTries(self.marks, self.template.station))
        self.epochs_opened += 1

    def stop(self) -> None:
        """The station ends between two acts."""
        self.store.close()

    def close(self) -> None:
        """Both end."""
        self.stop()
        self.registry.close()

    def _at_once(self, command: object, reply: Callable[[object], None]) -> None:
        acts: dict[type, Callable[..., object]] = {
            ask.AskBatch: self.rules.batch,
            ask.NoteDelivery: self.rules.note,
            ask.AskDelivery: ask_delivery,
            **HEARING,
        }
        with self.store.unit() as unit:
            answer = acts[type(command)](unit, command, self.site)
        if isinstance(command, ask.NoteDelivery) and isinstance(answer, DeliveryNoted):
            receipt = read(command.raw)
            self.seen.heard[receipt.epoch] = max(self.seen.heard.get(receipt.epoch, 0), receipt.incarnation)
        reply(answer)

    def record(self, count: int) -> None:
        """So many entries more."""
        for _ in range(count):
            with self.store.unit() as unit:
                unit.journal.append(CHANGED, STATION)
        self._note_written()

    def exchange(self, *befalls: tuple[str, int]) -> float:
        """One exchange by the pump; these befall its requests, one after the other."""
        self.queued = list(befalls)
        rest = self.pump.step()
        self.queued = []
        return rest

    def delivery(self) -> DeliveryView:
        """How delivery stands by the station's own word."""
        with self.store.unit() as unit:
            return ask_delivery(unit, ask.AskDelivery(), self.site)

    def _note_written(self) -> None:
        for epoch, seq, raw in self.journal():
            self.seen.written.setdefault((epoch, seq), set()).add(raw)

    def copy_disk(self) -> None:
        """An image of the station's disk and of its mark."""
        self.images.append(Image(self.database.read_bytes(), self.mark.read_bytes()))

    def put_back(self, which: int, *, with_mark: bool) -> None:
        """An image takes the place of the disk; with the mark it is another computer."""
        self.stop()
        image = self.images[which]
        self.database.write_bytes(image.records)
        if with_mark:
            self.mark.write_bytes(image.mark)
        self.seen.heard = {}
        self.start()

    # the registry

    def _open_registry(self) -> None:
        engine = open_engine(f"sqlite:///{self.registry_file}")
        who = transact(engine, known_identity)
        assert who is not None
        self.registry = Registry(engine, who, self.template.key, self.time)
        self.seen.highest = max(self.seen.highest, who.incarnation)

    def back_up(self) -> None:
        """A copy of the registry's database."""
        self.backups.append(self.registry_file.read_bytes())

    def restore(self, which: int, *, told: bool) -> None:
        """The registry comes back from a backup; somebody says so at once, or forgets it for now."""
        before = self._kept()
        self.registry.close()
        self.registry_file.write_bytes(self.backups[which])
        self._open_registry()
        self.seen.held = {row[:2]: row[2] for row in self.registry_rows("entry")}
        self.seen.evidence = {row[:3] for row in self.registry_rows("diverging")}
        self.seen.lost.update(dict.fromkeys(before - self._kept()))
        if told:
            self.say_restored()

    def _kept(self) -> set[tuple[int, int, bytes]]:
        return {row[:3] for table in ("entry", "diverging") for row in self.registry_rows(table)}

    def say_restored(self) -> None:
        """`registry restored`, as often as it takes: a backup may be older than the last time it was said."""
        above = self.seen.highest
        while transact(self.registry.engine, note_restored) <= above:
            pass
        self.registry.close()
        self._open_registry()
        now = self.registry.identity.incarnation
        self.seen.lost = {row: since or now for row, since in self.seen.lost.items()}

    def judge(self) -> None:
        """The registry judges what it holds; receipts tell findings from then on."""
        catch_up(self.registry.engine, self.time.at_ms)

    def again(self, which: int) -> None:
        """A request of long ago comes once more; nobody hears the answer."""
        self._answered(self.requests[which])

    # the line

    def _carried(self, sent: Sent) -> Said | Away:
        kind, number = self.queued.pop(0) if self.queued else ("carried", 0)
        self.seen.faults.append(kind)
        match kind:
            case "request dropped":
                return Away("registry.unreachable")
            case "portal":
                return 200, PORTAL
            case "busy":
                return 503, b'{"code":"registry.database_away"}'
            case "broken":
                return 500, b"<html>Internal error</html>"
            case "stranger":
                return 200, json.dumps({"code": "ok", "receipt": to_wire(self._strange(number))}).encode()
            case "old reply instead" if self.replies and not self._evidence(sent):
                return self.replies[number % len(self.replies)]
        said = self._answered(sent)
        match kind:
            case "reply lost":
                return Away("registry.slow")
            case "doubled":
                return self._answered(sent)
            case "old reply" if self.replies:
                return self.replies[number % len(self.replies)]
        return said

    def _evidence(self, sent: Sent) -> bool:
        """Whether a batch may be of another history: that it is kept the answer tells, and no receipt."""
        path, packed = sent
        return packed is not None and int(path.split("/")[-2]) < max(self.journal_heads())

    def _answered(self, sent: Sent) -> Said:
        """What the registry says, as its doors would; each receipt is held against its database at once."""
        path, packed = sent
        *_, station, epoch, _what = path.split("/")
        try:
            if packed is None:
                said = (
                    200,
                    {"receipt": to_wire(self._watched(self.rules.head(self.registry, station, int(epoch))))},
                )
            else:
                self.requests.append(sent)
                said = self._taken(station, int(epoch), unpacked(packed, True))
        except Refused as no:
            said = no.status, {"code": no.code, **no.facts}
        answer = said[0], json.dumps(said[1]).encode()
        if "receipt" in said[1]:
            self.replies.append(answer)
        return answer

    def _taken(self, station: str, epoch: int, body: bytes) -> tuple[int, dict[str, Any]]:
        received = unpack(body)
        if len(received.batch.entries) > ENTRIES_AT_ONCE:
            raise Refused(413, "batch.too_large")
        verdict, signed = self.rules.deliver(self.registry, station, epoch, body)
        self._watched(signed)
        if verdict is not Verdict.GAP:
            kept = {
                (row[0], row[1], row[3])
                for table in ("entry", "diverging")
                for row in self.registry_rows(table)
            }
            told = {(epoch, received.batch.first_seq + n, one) for n, one in enumerate(received.hashes)}
            assert told <= kept, f"{verdict}: the registry has let go of what it was sent"
        return (200 if verdict is Verdict.OK else 409), {"code": verdict.value, "receipt": to_wire(signed)}

    def _watched(self, signed: Signed) -> Signed:
        receipt = read(signed.raw)
        held = {(row[0], row[1]): row[3].hex() for row in self.registry_rows("entry")}
        place = (receipt.epoch, receipt.acked_seq)
        assert receipt.acked_hash == held.get(place, "00" * 32), "a receipt for what is not held"
        assert (receipt.acked_seq == 0) == (place not in held), "a receipt for what is not held"
        return signed

    def _strange(self, number: int) -> Signed:
        """A receipt that acknowledges all there is, and is not ours to believe."""
        head = self.journal_heads()
        epoch, (seq, hashed) = max(head.items())
        who = self.template.who
        true = Receipt(
            who.registry, who.realm, self.seen.highest + 9, self.template.station, epoch, seq, hashed.hex(), 1
        )
        forger = Ed25519PrivateKey.from_private_bytes(b"\x55" * 32)
        kinds: tuple[tuple[Receipt, Ed25519PrivateKey], ...] = (
            (true, forger),
            (replace(true, station="st-0"), self.template.key),
            (replace(true, registry="rg-0"), self.template.key),
            (replace(true, realm="production"), self.template.key),
            (replace(true, epoch=epoch + 1), self.template.key),
        )
        return issue(*kinds[number % len(kinds)])

    # from outside

    def excused(self, epoch: int) -> set[tuple[int, int, bytes]]:
        """What of an epoch a restored registry has lost without the station having heard of it yet."""
        heard = self.seen.heard.get(epoch, 0)
        return {
            row
            for row, since in self.seen.lost.items()
            if row[0] == epoch and (since is None or heard < since)
        }

    def journal(self) -> list[tuple[int, int, bytes]]:
        """Epoch, number and bytes of the station's entries, in order."""
        return _rows(self.database, "SELECT epoch, seq, raw FROM journal ORDER BY epoch, seq")

    def journal_heads(self) -> dict[int, tuple[int, bytes]]:
        """Number and hash of the newest entry of each epoch."""
        return {
            epoch: (seq, hashed)
            for epoch, seq, hashed in _rows(
                self.database, "SELECT epoch, seq, hash FROM journal ORDER BY epoch, seq"
            )
        }

    def receipts(self) -> Iterator[Receipt]:
        """What the station has believed on this disk, oldest first."""
        for (raw,) in _rows(self.database, "SELECT raw FROM receipt ORDER BY n"):
            yield read(raw)

    def sent_only(self) -> dict[int, int]:
        """How far closed epochs were sent to a registry that has another history of them."""
        rows = _rows(self.database, "SELECT epoch, seq FROM witness WHERE kind = 'sent' ORDER BY seq")
        return dict(rows)

    def registry_rows(self, table: str) -> list[Any]:
        """Epoch, number, bytes, hash and signature of what the registry keeps in a table, in order."""
        names = "epoch, seq, raw, hash, sig"
        return _rows(self.registry_file, f"SELECT {names} FROM {table} ORDER BY epoch, seq, hash")

    def registry_heads(self) -> dict[int, tuple[int, bytes]]:
        """What the registry takes for the heads of its streams."""
        rows = _rows(self.registry_file, "SELECT epoch, seq, hash FROM stream_head")
        return {epoch: (seq, hashed) for epoch, seq, hashed in rows}


def believed(said: Said) -> Receipt:
    """The receipt in an answer."""
    return read(from_wire(json.loads(said[1])["receipt"]).raw)


def _rows(file: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()
