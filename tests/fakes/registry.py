"""A registry in memory for the pump, and the desk it asks: the plain path of the protocol, with moods."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.pack_hold import Told as What
from app.floor.ports import CannotRecord
from app.sync.registry import Answer, Away, KeysTold, Paged, Receipted, Refused, Told, TooLarge
from app.wire.batch import batch_signature_holds, unpack
from app.wire.changes import Change, Page, issue_page
from app.wire.envelope import GENESIS, entry_hash
from app.wire.handover import Handover, Whose, hand_over
from app.wire.receipt import Receipt, issue
from tests.fakes.floor import Floor

AT_MS = 1_795_000_000_000
MOST = 3  # changes on a page, so that few make several


@dataclass
class MemoryRegistry:
    """Keeps one stream. `moods` are answers given instead of the true one, one per delivery.

    `told` is what it tells all stations, by position; `pages` are answers given instead, one per question.
    """

    floor: Floor
    incarnation: int = 1
    held: list[bytes] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=list)
    moods: list[Answer | Callable[[], Answer]] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    told: list[What] = field(default_factory=list)
    pages: list[Told | Callable[[int], Told]] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = self.floor.registry_key

    def head(self, station: str, epoch: int) -> Answer:
        return self._mood() or self._receipt("ok")

    def deliver(self, station: str, epoch: int, body: bytes) -> Answer:
        received = unpack(body)
        assert batch_signature_holds(received, self.floor.records.pen.public_key)
        batch = received.batch
        self.batches.append(len(batch.entries))
        if mood := self._mood():
            return mood
        if batch.first_seq > len(self.held) + 1:
            return self._receipt("gap")
        prev = batch.prev_hash
        for number, entry in enumerate(batch.entries, batch.first_seq):
            prev = entry_hash(prev, entry.raw)
            if number <= len(self.held):
                if self.hashes[number - 1] != prev:
                    return self._receipt("fork")
                continue
            self.held.append(entry.raw)
            self.hashes.append(prev)
        return self._receipt("ok")

    def changes(self, pos: int) -> Told:
        if self.pages:
            page = self.pages.pop(0)
            return page(pos) if callable(page) else page
        behind = tuple(Change(at, what) for at, what in enumerate(self.told, 1) if at > pos)
        page = Page("REG-1", "practice", self.incarnation, pos, len(self.told), AT_MS, 60, behind[:MOST])
        return Paged(issue_page(page, self.key))

    def keys(self) -> KeysTold | Away:
        return KeysTold(tuple(self.handovers))

    def change_key(self, fresh: Ed25519PrivateKey) -> None:
        """Sign with another key from here on."""
        self.handovers.append(hand_over(self.key, fresh, Whose("REG-1", "practice")))
        self.key = fresh

    def lose_after(self, seq: int) -> None:
        """Come back from an old backup."""
        del self.held[seq:], self.hashes[seq:]
        self.incarnation += 1

    def _mood(self) -> Answer | None:
        if not self.moods:
            return None
        mood = self.moods.pop(0)
        return mood() if callable(mood) else mood

    def _receipt(self, verdict: str) -> Receipted:
        newest = self.hashes[-1] if self.hashes else GENESIS
        receipt = Receipt(
            "REG-1",
            "practice",
            self.incarnation,
            "ST-001",
            1,
            len(self.held),
            newest.hex(),
            1_795_000_000_000,
        )
        return Receipted(issue(receipt, self.key), verdict)


class FloorAsked:
    """The desk's `ask` without a thread: answers at once, as the records thread would later."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor

    def __call__(self, command: object, reply: Callable[[object], None]) -> None:
        try:
            reply(self.floor.do(command))
        except CannotRecord as fault:
            reply(fault)


class NoChance(random.Random):
    """Chance that always takes the longest wait, so that waits can be told apart."""

    def uniform(self, a: float, b: float) -> float:
        return b


__all__ = ["Away", "FloorAsked", "MemoryRegistry", "NoChance", "Paged", "Receipted", "Refused", "TooLarge"]
