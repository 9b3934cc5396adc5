"""The registry's side of the protocol's walks: its own database, and its doors without the network."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from app.wire.batch import unpack
from app.wire.handover import plain_handover
from app.wire.receipt import read
from app.wire.signed import Signed, to_wire
from registry.access import caller, challenge
from registry.body import unpacked
from registry.engine import open_engine, reading, transact
from registry.identity import establish, note_restored
from registry.intake import ASIDE, Verdict
from registry.own_keys import handovers
from registry.projector import catch_up
from registry.quarantine import revoke
from registry.refused import Refused
from registry.service import Registry, rotate_key
from registry.streams import known_station
from tests.registry.opened import HandTime
from tests.sync.protocol_ground import ENTRIES_AT_ONCE, Rules, Said, Sent, Witnessed


class RegistrySide:
    """One registry, and what can befall it. `seen` is what an outsider knows."""

    rules: Rules
    registry: Registry
    registry_file: Path
    key_file: Path
    time: HandTime
    seen: Witnessed
    requests: list[Sent]
    replies: list[Said]
    backups: list[bytes]
    registry_keys_changed = 0
    station_name: str

    def _open_registry(self) -> None:
        engine = open_engine(f"sqlite:///{self.registry_file}")
        now = self.time.at_ms
        who, key = transact(engine, lambda one: establish(one, self.key_file, realm=None, now_ms=now))
        self.registry = Registry(engine, who, key, self.time)
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

    def revoke(self) -> None:
        """Nothing of the station is merged from here on."""
        revoke(self.registry.engine, self.station_name, "stolen", self.time.at_ms)

    @property
    def revoked(self) -> bool:
        """Whether it is revoked now."""
        with reading(self.registry.engine) as connection:
            return known_station(connection, self.station_name).revoked

    def judge(self) -> None:
        """The registry judges what it holds; receipts tell findings from then on."""
        catch_up(self.registry.engine, self.time.at_ms)

    def again_as(self, sent: Sent) -> Said:
        """A request that the station did not make; what it is answered stays with whoever made it."""
        said = self._answered(sent)
        if self.requests and self.requests[-1] is sent:
            self.requests.pop()
        if self.replies and self.replies[-1] is said:
            self.replies.pop()
        return said

    def again(self, which: int) -> None:
        """A request of long ago comes once more; nobody hears the answer."""
        self._answered(self.requests[which])

    def change_registry_key(self) -> None:
        """The registry signs with a new key from here on; a backup from before knows nothing of it."""
        self.registry_keys_changed += 1
        self.registry.close()
        rotate_key(f"sqlite:///{self.registry_file}", self.key_file)
        self._open_registry()

    def _answered(self, sent: Sent) -> Said:
        """What the registry says, as its doors would; each receipt is held against its database at once."""
        path, packed, _headers = sent
        try:
            said = self._at_the_front(path, packed) or self._let_in(sent)
        except Refused as no:
            said = no.status, {"code": no.code, **no.facts}
        answer = said[0], json.dumps(said[1]).encode()
        if "receipt" in said[1]:
            self.replies.append(answer)
        return answer

    def _at_the_front(self, path: str, body: bytes | None) -> tuple[int, dict[str, Any]] | None:
        """The doors where nobody shows a token."""
        if path == "/v1/challenge":
            return 200, challenge(self.registry, body or b"")
        if path == "/v1/token":
            return 200, self.rules.token(self.registry, body or b"")
        if path == "/v1/keys":
            with reading(self.registry.engine) as connection:
                return 200, {"handed": [plain_handover(one) for one in handovers(connection)]}
        return None

    def _let_in(self, sent: Sent) -> tuple[int, dict[str, Any]]:
        path, packed, headers = sent
        *_, station, epoch, _what = path.split("/")
        caller(self.registry, headers, about=station)
        if packed is None:
            signed = self._watched(self.rules.head(self.registry, station, int(epoch)))
            return 200, {"receipt": to_wire(signed)}
        self.requests.append(sent)
        return self._taken(station, int(epoch), unpacked(packed, True))

    def _taken(self, station: str, epoch: int, body: bytes) -> tuple[int, dict[str, Any]]:
        received = unpack(body)
        if len(received.batch.entries) > ENTRIES_AT_ONCE:
            raise Refused(413, "batch.too_large")
        verdict, signed = self.rules.deliver(self.registry, station, epoch, body)
        self._watched(signed)
        if verdict is not Verdict.GAP:
            kept = {
                (row[0], row[1], row[3])
                for table in ("entry", "diverging", "aside")
                for row in self.registry_rows(table)
            }
            told = {(epoch, received.batch.first_seq + n, one) for n, one in enumerate(received.hashes)}
            assert told <= kept, f"{verdict}: the registry has let go of what it was sent"
        return (202 if verdict in ASIDE else 200 if verdict is Verdict.OK else 409), {
            "code": verdict.value,
            "receipt": to_wire(signed),
        }

    def _watched(self, signed: Signed) -> Signed:
        receipt = read(signed.raw)
        held = {(row[0], row[1]): row[3].hex() for row in self.registry_rows("entry")}
        place = (receipt.epoch, receipt.acked_seq)
        assert receipt.acked_hash == held.get(place, "00" * 32), "a receipt for what is not held"
        assert (receipt.acked_seq == 0) == (place not in held), "a receipt for what is not held"
        return signed

    def registry_rows(self, table: str) -> list[Any]:
        """Epoch, number, bytes, hash and signature of what the registry keeps in a table, in order."""
        names = "epoch, seq, raw, hash, sig"
        return rows_of(self.registry_file, f"SELECT {names} FROM {table} ORDER BY epoch, seq, hash")

    def registry_heads(self) -> dict[int, tuple[int, bytes]]:
        """What the registry takes for the heads of its streams."""
        rows = rows_of(self.registry_file, "SELECT epoch, seq, hash FROM stream_head")
        return {epoch: (seq, hashed) for epoch, seq, hashed in rows}


def rows_of(file: Path, query: str) -> list[Any]:
    """What a database holds, read from outside."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()
