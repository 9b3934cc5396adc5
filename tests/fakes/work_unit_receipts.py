"""Receipts held in memory, and what stands against the journal."""

from datetime import datetime
from typing import Any

from app.domain.journal import Head
from app.floor.ports import Clock
from app.wire.envelope import GENESIS


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
        sent = [one for kind, one in self._unit.said.witnesses if (kind, one.epoch) == ("sent", epoch)]
        return max([self.covered(epoch), *sent], key=lambda one: one.seq)

    def newest_about(self, epoch: int) -> bytes | None:
        kept = [one[0] for one in self._unit.said.receipts if one[3].epoch == epoch]
        return kept[-1] if kept else None

    def note_against(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        self._note("registry", head)

    def note_sent(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        self._note("sent", head)

    def _note(self, kind: str, head: Head) -> None:
        if (kind, head) not in self._unit.said.witnesses:
            self._unit.said.witnesses.append((kind, head))

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
