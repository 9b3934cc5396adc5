"""The pump: takes what waits from the journal, sends it, and brings every receipt back to the desk."""

import random
from collections.abc import Callable
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.refusals import Refusal
from app.floor.commands import AskBatch, NoteDelivery
from app.floor.ports import Clock
from app.floor.views import BatchView, DeliveryNoted, SyncKind, SyncState
from app.loops import LatestValue, Rendezvous, StoppableLoop
from app.sync.courier import Carried, Courier
from app.sync.registry import Answer, Away, Held, Receipted, Refused, TooLarge
from app.wire.batch import MAX_ENTRIES, Batch, SignedEntry, pack

_FIRST_BATCH = 50
_HEARTBEAT_S = 300.0
_NOT_READY_S = 15.0
_FIRST_WAIT_S = 2.0
_LONGEST_WAIT_S = 300.0
_LEAST_REST_S = 0.2
_DESK_DEADLINE_S = 30.0


class Registry(Protocol):
    """What the pump needs of a registry."""

    def head(self, station: str, epoch: int) -> Answer:
        """A receipt of what the registry holds."""

    def deliver(self, station: str, epoch: int, body: bytes) -> Answer:
        """Hand over a packed batch."""

    def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
        """How much of an attachment is held."""

    def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
        """Hand over a piece of an attachment."""


class Pump:
    """One batch in flight; only a checked receipt moves anything; every failure is only a longer wait.

    `read` gives the bytes of an attachment by SHA-256 and kind, None when they are gone or others; without
    it entries go alone.
    """

    def __init__(
        self,
        ask: Callable[[object, Callable[[object], None]], None],
        registry: Registry,
        key: Ed25519PrivateKey,
        *,
        stream: tuple[str, int],
        clock: Clock,
        on_state: Callable[[SyncState], None],
        read: Callable[[str, str], bytes | None] | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self._ask = ask
        self._registry = registry
        self._key = key
        self._stream = stream
        self._clock = clock
        self._on_state = on_state
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, keeps no secret
        self._size = _FIRST_BATCH
        self._failures = 0
        self._asked_head = False
        self._courier = None if read is None else Courier(self._desk, registry, key, read)
        self.state: LatestValue[SyncState] = LatestValue()
        self._loop = StoppableLoop("sync", self._turn)

    def start(self) -> None:
        """Begin to deliver."""
        self._tell(SyncKind.STARTING)
        self._loop.start()

    def stop(self) -> bool:
        """End after the batch in flight."""
        return self._loop.stop(deadline_s=30.0)

    def nudge(self) -> None:
        """Something new waits, or somebody asks to try again now."""
        self._loop.nudge()

    def _turn(self, wait: Callable[[float], bool]) -> None:
        wait(self.step())

    def step(self) -> float:
        """One exchange with the registry; returns how many seconds to rest after it."""
        if not self._asked_head:
            # The registry may have been restored from a backup while we were away: let it say what it holds,
            # of closed epochs too, for it may have lost some of them.
            station, newest = self._stream
            for epoch in range(1, newest + 1):
                rest = self._heed(self._registry.head(station, epoch))
                if rest or self._failures:
                    return rest
            self._asked_head = True
        batch = self._desk(AskBatch(self._size))
        if not isinstance(batch, BatchView):
            carried = self._courier.step() if self._courier is not None else None
            if carried is not None:
                return self._went_on(carried)
            self._tell(SyncKind.UP_TO_DATE)
            self._asked_head = False
            return self._until_next_look()
        self._tell(SyncKind.SENDING)
        answer = self._registry.deliver(batch.station, batch.epoch, self._pack(batch))
        return self._heed(answer, sent=(batch.epoch, batch.first_seq + len(batch.entries) - 1))

    def _went_on(self, carried: Carried | Away | Refused) -> float:
        """Behind the entries, what they name."""
        if not isinstance(carried, Carried):
            return self._heed(carried)
        self._failures = 0
        self._tell(SyncKind.SENDING)
        return 0.0

    def _until_next_look(self) -> float:
        """What was passed over is tried again then; sooner when only the registry was not ready for it."""
        passed_over = False
        if self._courier is not None:
            passed_over = bool(self._courier.passed_over - self._courier.unreadable)
            self._courier.rest()
        return _NOT_READY_S if passed_over else _HEARTBEAT_S

    def _pack(self, batch: BatchView) -> bytes:
        entries = tuple(SignedEntry(raw, sig) for raw, sig in batch.entries)
        return pack(
            Batch(batch.realm, batch.station, batch.epoch, batch.first_seq, batch.prev_hash, entries),
            self._key,
        )

    def _heed(self, answer: Answer, sent: tuple[int, int] | None = None) -> float:
        match answer:
            case Receipted(receipt, verdict):
                # Of what stands behind a gap the registry has kept nothing.
                kept = None if verdict == "gap" else sent
                return self._bring(NoteDelivery(receipt.raw, receipt.sig, kept), verdict)
            case TooLarge():
                self._size = max(1, self._size // 2)
                return 0.0 if self._size > 1 else self._rest(SyncKind.ATTENTION, "registry.batch_too_large")
            case Away(code, retry_after_s):
                self._size = max(1, self._size // 2) if code == "registry.slow" else self._size
                # Spread behind what the registry asked for: it asks the same of everybody at once.
                rest = (retry_after_s or 0.0) + self._rest(SyncKind.OFFLINE, code)
                return min(rest, _LONGEST_WAIT_S + _LEAST_REST_S)
            case Refused(_status, code):
                return self._rest(SyncKind.ATTENTION, code)

    def _bring(self, command: NoteDelivery, verdict: str) -> float:
        noted = self._desk(command)
        if isinstance(noted, Refusal):
            return self._rest(SyncKind.ATTENTION, noted.code)
        # Of a closed epoch the registry may hold another history: two people have opened a new one over it.
        closed = isinstance(noted, DeliveryNoted) and noted.acked.epoch < self._stream[1]
        if verdict == "fork" and not closed:
            return self._rest(SyncKind.ATTENTION, "registry.fork")
        if not isinstance(noted, DeliveryNoted):
            return self._rest(SyncKind.OFFLINE, "registry.unreachable")
        if verdict == "gap" and closed and not noted.rewound:
            return self._rest(SyncKind.ATTENTION, "registry.fork")
        self._failures = 0
        self._size = min(self._size * 2, MAX_ENTRIES)
        return 0.0

    def _desk(self, command: object) -> object:
        meeting: Rendezvous[object] = Rendezvous()
        self._ask(command, meeting.answer)
        try:
            return meeting.wait(_DESK_DEADLINE_S)
        except TimeoutError:
            return None

    def _rest(self, kind: SyncKind, code: str) -> float:
        """A random wait that grows: many stations coming back at once must not come together."""
        longest = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2 ** min(self._failures, 10))
        self._failures += 1
        self._tell(kind, code)
        return _LEAST_REST_S + self._chance.uniform(0, longest)

    def _tell(self, kind: SyncKind, code: str = "") -> None:
        old = self.state.get()
        if old is None or (old.kind, old.code) != (kind, code):
            now = SyncState(kind, self._clock.now().utc, code)
            self.state.put(now)
            self._on_state(now)
