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
        sent = [head for head, _ in self._sent(epoch)]
        return max([self.covered(epoch), *sent], key=lambda one: one.seq)

    def _sent(self, epoch: int) -> list[tuple[Head, bytes]]:
        told = [
            one for one in self._unit.said.witnesses if one[0] in ("sent", "again") and one[1].epoch == epoch
        ]
        since = max((n for n, one in enumerate(told, 1) if one[0] == "again"), default=0)
        return [(head, raw) for _, head, raw in told[since:]]

    def newest_sent(self, epoch: int) -> bytes | None:
        sent = self._sent(epoch)
        return sent[-1][1] if sent else None

    def send_again(self, raw: bytes, sig: bytes, *, epoch: int) -> None:
        self._unit.said.witnesses.append(("again", Head(epoch, 0, GENESIS), raw))

    def newest_about(self, epoch: int) -> bytes | None:
        kept = [one[0] for one in self._unit.said.receipts if one[3].epoch == epoch]
        return kept[-1] if kept else None

    def note_against(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        told = [one for kind, one, _ in self._unit.said.witnesses if kind == "registry"]
        if head not in told:
            self._unit.said.witnesses.append(("registry", head, raw))

    def note_sent(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        if head not in [one for one, _ in self._sent(head.epoch)]:
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
