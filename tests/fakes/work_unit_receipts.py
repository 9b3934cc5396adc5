"""Receipts held in memory, what stands against the journal, and what entries name."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from app.domain.journal import Head, PhotoRef
from app.floor.ports import Clock
from app.wire.envelope import GENESIS, decode


class MemoryReceipts:
    """The port `Receipts` over a list."""

    def __init__(self, unit: Any, clock: Clock) -> None:
        self._unit = unit
        self._clock = clock

    def acked(self) -> Head:
        identity = self._unit.said.identity
        return self.covered(identity.epoch if identity is not None else 1)

    def covered(self, epoch: int) -> Head:
        kept = [one[3] for one in self._unit.said.receipts if one[3].epoch == epoch]
        return kept[-1] if kept else Head(epoch, 0, GENESIS)

    def delivered(self, epoch: int) -> Head:
        again = [one[1].seq for one in self._told(epoch) if one[0] == "again"]
        later = self._unit.said.receipts[again[-1] :] if again else self._unit.said.receipts
        covered = [one[3] for one in later if one[3].epoch == epoch][-1:]
        return max([Head(epoch, 0, GENESIS), *covered, *self._sent(epoch)], key=lambda one: one.seq)

    def _told(self, epoch: int) -> list[tuple[str, Head, bytes]]:
        kinds = ("sent", "again")
        return [one for one in self._unit.said.witnesses if one[0] in kinds and one[1].epoch == epoch]

    def _sent(self, epoch: int) -> list[Head]:
        told = self._told(epoch)
        since = max((n for n, one in enumerate(told, 1) if one[0] == "again"), default=0)
        return [head for _, head, _ in told[since:]]

    def newest_sent(self, epoch: int) -> bytes | None:
        told = self._told(epoch)
        return told[-1][2] if told else None

    def send_again(self, raw: bytes, sig: bytes, *, epoch: int) -> None:
        self._unit.said.witnesses.append(("again", Head(epoch, len(self._unit.said.receipts), GENESIS), raw))

    def newest_about(self, epoch: int) -> bytes | None:
        kept = [one[0] for one in self._unit.said.receipts if one[3].epoch == epoch]
        return kept[-1] if kept else None

    def note_against(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        told = [one for kind, one, _ in self._unit.said.witnesses if kind == "registry"]
        if head not in told:
            self._unit.said.witnesses.append(("registry", head, raw))

    def note_sent(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        if head not in self._sent(head.epoch):
            self._unit.said.witnesses.append(("sent", head, raw))

    def last(self) -> tuple[bytes, bytes, datetime] | None:
        kept = self._unit.said.receipts
        return kept[-1][:3] if kept else None

    def store(self, raw: bytes, sig: bytes, *, epoch: int, acked_seq: int, acked_hash: bytes) -> None:
        covered = Head(epoch, acked_seq, acked_hash)
        self._unit.said.receipts.append((raw, sig, self._clock.now().utc, covered))

    def checked(self) -> int:
        return len(self._unit.said.receipts)

    def registry_keys(self) -> tuple[bytes, ...]:
        identity = self._unit.said.identity
        return identity.registry_keys if identity is not None else ()


class MemoryAttachments:
    """The port `Attachments`, told afresh from the entries each time."""

    def __init__(self, unit: Any) -> None:
        self._unit = unit

    def next_waiting(self, passing_over: Collection[str] = ()) -> PhotoRef | None:
        arrived = self._unit.said.arrived
        named = (one for one in self._named() if one.sha256 not in arrived)
        return next((one for one in named if one.sha256 not in passing_over), None)

    def waiting(self) -> tuple[int, int]:
        arrived = self._unit.said.arrived
        left = {one.sha256: one.length for one in self._named() if one.sha256 not in arrived}
        return len(left), sum(left.values())

    def length_of(self, sha256: str) -> int | None:
        return next((one.length for one in self._named() if one.sha256 == sha256), None)

    def note_arrived(self, sha256: str, raw: bytes, sig: bytes, *, incarnation: int, at: int) -> None:
        self._unit.said.arrived[sha256] = (incarnation, at)

    def note_missing(self, names: Collection[str], *, incarnation: int, at: int) -> None:
        for name in names:
            if self._unit.said.arrived.get(name, (incarnation, at)) < (incarnation, at):
                del self._unit.said.arrived[name]

    def _named(self) -> Iterator[PhotoRef]:
        for entry in self._unit.said.entries:
            refs = decode(entry.raw).refs
            for one in sorted(refs, key=lambda ref: str(ref["sha256"])):
                yield PhotoRef(one["sha256"], one["len"], one["mime"])
