"""A station's own store and pump, a registry's own database, and a line between them that is bad."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.key_facts import KeyRotated
from app.domain.operator import STATION
from app.floor import commands as ask
from app.floor.deliver import ask_delivery
from app.floor.views import DeliveryNoted, DeliveryView, SyncState
from app.host.ids import UuidMint
from app.sync.registry import Away, Paged, Pass
from app.wire.access import TokenRequest, ask_token
from app.wire.batch import Batch, SignedEntry, compress, pack
from app.wire.envelope import GENESIS, encode, entry_hash, sign_entry
from app.wire.handover import Handover, Whose, hand_over, plain_handover
from app.wire.receipt import Receipt, issue, read
from app.wire.signed import Signed, from_wire, to_wire
from registry.access import challenge, token_for
from registry.changes import page_after
from registry.engine import reading, transact
from registry.keys import let_in_again
from registry.streams import station_key
from station_db.faults import JournalRefused
from station_db.mark import mark_file
from station_db.new_epoch import EpochDoor, PinTries, WhyOpened
from station_db.pen import Pen
from station_db.store import Store
from tests.fakes.delivering_station import DeliveringStation
from tests.fakes.registry import NoChance
from tests.fakes.work_unit import SteppingClock
from tests.registry.opened import HandTime
from tests.scenarios.two_histories import TWO
from tests.station_db.plant import CHANGED
from tests.sync.protocol_ground import (
    HEARING,
    PORTAL,
    Image,
    Rules,
    Said,
    Sent,
    Template,
    Witnessed,
)
from tests.sync.protocol_registry import RegistrySide, rows_of


class ProtocolPlant(RegistrySide):
    """One station, one registry, and what can befall them between the two."""

    def __init__(self, folder: Path, template: Template, rules: Rules) -> None:
        self.template, self.rules, self.station_name = template, rules, template.station
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
        self.epochs_opened = self.keys_changed = 0
        self.key, self.keys, self.handed = template.station_key, [template.station_key], list[Handover]()
        self.key_file = folder / "registry.key"
        shutil.copy(template.folder / "registry.key", self.key_file)
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
            signing_key=self.key,
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
        who = self.template.who
        self.template.line.show(Pass(identity.station, who.registry, who.realm, self.key, tuple(self.handed)))
        self.pump = self.rules.pump(
            self._at_once,
            self.template.line,
            self.key,
            stream=(identity.station, identity.epoch),
            clock=self.clock,
            on_state=self.told.append,
            chance=NoChance(),
        )
        self._note_written()

    def _open_epoch(self) -> None:
        pen = Pen(self.key, self.clock, self.ids)
        opened = EpochDoor.open(
            self.records, realm="practice", pen=pen, mark_dir=self.marks, handovers=self.handed
        )
        with closing(opened) as door:
            kept = door.keep_aside(self.clock.now().utc)
            why = WhyOpened("copied", "the disk was exchanged", {"P-1": 0, "P-2": 0})
            door.begin(TWO, why, kept, PinTries(self.marks, self.template.station))
        self.epochs_opened += 1

    @property
    def whose(self) -> Whose:
        """What hand-overs of this station's keys name."""
        return Whose(self.template.who.registry, self.template.who.realm, self.template.station)

    def change_key(self) -> None:
        """The station signs with a new key from here on; the registry is told by the next token."""
        fresh = Ed25519PrivateKey.from_private_bytes(sha256(b"key %d" % len(self.keys)).digest())
        said = hand_over(self.key, fresh, self.whose)
        with self.store.unit() as unit:
            unit.journal.append(KeyRotated(**plain_handover(said), why="due"), STATION)
        self._note_written()
        self.stop()
        self.handed.append(said)
        self.keys.append(fresh)
        self.key = fresh
        self.keys_changed += 1
        self.start()

    def let_in_again(self) -> None:
        """With a new key, by a code for this station alone."""
        self.change_key()
        now = self.time.at_ms
        transact(self.registry.engine, lambda one: let_in_again(one, self.station_name, self.handed, now))
        self.stop()
        self.start()

    def forge(self, old: Ed25519PrivateKey) -> None:
        """Somebody with a key that was handed over from writes and delivers an entry of his own.

        Until the registry has heard of the new one it cannot know, so he waits for that.
        """
        with reading(self.registry.engine) as connection:
            if station_key(connection, self.template.station) == old.public_key().public_bytes_raw():
                return
        epoch, (seq, hashed) = max(self.registry_heads().items(), default=(1, (0, GENESIS)))
        told = {"type": "device.changed", "data": {"by": "a thief"}, "base": {}, "clk": {}}
        envelope = DeliveringStation(self.template.station, old, epoch=epoch).envelope(seq=seq + 1, **told)
        raw = encode(envelope)
        entry = SignedEntry(raw, sign_entry(old, entry_hash(hashed, raw)))
        body = pack(Batch("practice", self.template.station, epoch, seq + 1, hashed, (entry,)), old)
        token = {"authorization": f"Bearer {token_for(self.registry, self.template.station)}"}
        self.again_as((f"/v1/streams/{self.template.station}/{epoch}/events", compress(body), token))

    def usurp(self) -> int:
        """Somebody asks for a token under his own key, with a hand-over that he has signed alone."""
        his = Ed25519PrivateKey.from_private_bytes(b"\x56" * 32)
        said = replace(hand_over(his, his, self.whose), replaces=self.key.public_key().public_bytes_raw())
        ask = json.dumps({"station": self.template.station}).encode()
        nonce = str(challenge(self.registry, ask)["nonce"])
        request = TokenRequest(self.template.station, self.whose.registry, self.whose.realm, nonce)
        return self._answered(("/v1/token", json.dumps(ask_token(request, his, [said])).encode(), {}))[0]

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
        self._note_written()
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

    # the line

    def _carried(self, sent: Sent) -> Said | Away:
        if not sent[2].get("authorization"):
            return self._answered(sent)  # what befalls a token is played with the client alone
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
        path, packed, _headers = sent
        return (
            packed is not None
            and path.startswith("/v1/streams")
            and int(path.split("/")[-2]) < max(self.journal_heads())
        )

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
            (replace(true, station="st-0"), self.registry.key),
            (replace(true, registry="rg-0"), self.registry.key),
            (replace(true, realm="production"), self.registry.key),
            (replace(true, epoch=epoch + 1), self.registry.key),
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
        return rows_of(self.database, "SELECT epoch, seq, raw FROM journal ORDER BY epoch, seq")

    def journal_heads(self) -> dict[int, tuple[int, bytes]]:
        """Number and hash of the newest entry of each epoch."""
        return {
            epoch: (seq, hashed)
            for epoch, seq, hashed in rows_of(
                self.database, "SELECT epoch, seq, hash FROM journal ORDER BY epoch, seq"
            )
        }

    def receipts(self) -> Iterator[Receipt]:
        """What the station has believed on this disk, oldest first."""
        for (raw,) in rows_of(self.database, "SELECT raw FROM receipt ORDER BY n"):
            yield read(raw)

    def sent_only(self) -> dict[int, int]:
        """How far closed epochs were sent to a registry that has another history of them."""
        rows = rows_of(self.database, "SELECT epoch, seq FROM witness WHERE kind = 'sent' ORDER BY seq")
        return dict(rows)


def believed(said: Said) -> Receipt:
    """The receipt in an answer."""
    return read(from_wire(json.loads(said[1])["receipt"]).raw)
