"""The pump: sends what waits in the journal, and brings receipts and what the registry tells to the desk."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.refusals import Refusal
from app.floor.commands import AskBatch, NoteDelivery
from app.floor.ports import Clock
from app.floor.registry_keys import RegistryKeysNoted
from app.floor.remote_views import ChangesNoted
from app.floor.sync_commands import AskChangesFrom, NoteChanges, NoteRegistryKeys
from app.floor.views import BatchView, DeliveryNoted, SyncKind, SyncState
from app.loops import LatestValue, Rendezvous, StoppableLoop
from app.sync.courier import Carried, Courier
from app.sync.registry import (
    Answer,
    Away,
    Held,
    KeysTold,
    Paged,
    Receipted,
    Refused,
    SetAside,
    Told,
    TooLarge,
)
from app.wire.batch import MAX_ENTRIES, Batch, SignedEntry, pack

_FIRST_BATCH = 50
_NOT_SIGNED = frozenset({"receipt.signature", "changes.signature"})
_HEARTBEAT_S = 300.0
_NOT_READY_S = 15.0
_PIECES_UNHEARD = 20
_SHORTEST_HEARTBEAT_S = 5.0
_NO_SUCH_DOOR = 404  # a registry from before it told anything
_FIRST_WAIT_S = 2.0
_LONGEST_WAIT_S = 300.0
_LEAST_REST_S = 0.2
_MOST_REST_S = _LONGEST_WAIT_S + _LEAST_REST_S
_DESK_DEADLINE_S = 30.0


class Heard(Enum):
    """Whether the registry has more to tell than the page it gave."""

    ALL = "all"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Unheard:
    """No page was believed: what is in the way, and what the registry asked us to wait, seconds."""

    kind: SyncKind
    code: str
    retry_after_s: float = 0.0


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

    def changes(self, pos: int) -> Told:
        """What it tells all stations behind a position."""

    def keys(self) -> KeysTold | Away | Refused:
        """How its keys were handed over."""


class Pump:
    """One batch in flight; only a checked receipt moves anything; every failure is only a longer wait."""

    def __init__(
        self,
        ask: Callable[[object, Callable[[object], None]], None],
        registry: Registry,
        key: Ed25519PrivateKey,
        *,
        stream: tuple[str, int],
        clock: Clock,
        on_state: Callable[[SyncState], None],
        on_changes: Callable[[ChangesNoted], None] = lambda _noted: None,
        chance: random.Random | None = None,
    ) -> None:
        self._ask = ask
        self._registry = registry
        self._key = key
        self._stream = stream
        self._clock = clock
        self._on_state = on_state
        self._on_changes = on_changes
        self._chance = chance or random.Random()  # noqa: S311 - spreads retries, keeps no secret
        self._size = _FIRST_BATCH
        self._failures = 0
        self._asked_head = False
        self._courier: Courier | None = None
        self._heard_first = False
        self._unheard_pieces = 0
        self._not_ready_s = _NOT_READY_S / 2
        self._next_pos: int | None = None
        self._aside: dict[int, int] = {}
        self._heartbeat_s = _HEARTBEAT_S
        self.state: LatestValue[SyncState] = LatestValue()
        self._loop = StoppableLoop("sync", self._turn)

    def carries(self, read: Callable[[str, str], bytes | None]) -> "Pump":
        """Entries do not go alone: `read` gives what they name by SHA-256 and kind, None when it is gone."""
        self._courier = Courier(self._desk, self._registry, self._key, read)
        return self

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
        if not self._heard_first:  # before a long backlog: a pack may be held that is opened meanwhile
            heard = self._hear()
            if heard is Heard.MORE:
                return 0.0
            self._heard_first = True  # a page that is not believed keeps nothing of ours from being delivered
        batch = self._desk(AskBatch(self._size, tuple(self._aside.items())))
        if not isinstance(batch, BatchView):
            return self._behind_the_entries()
        self._tell(SyncKind.SENDING)
        answer = self._registry.deliver(batch.station, batch.epoch, self._pack(batch))
        return self._heed(answer, sent=(batch.epoch, batch.first_seq + len(batch.entries) - 1))

    def _behind_the_entries(self) -> float:
        """What the registry has to tell, for what we delivered may have made it so; then what entries name.

        In a long row of photographs it is heard now and again, and before anything is called up to date.
        """
        listens = self._unheard_pieces == 0
        heard = self._hear() if listens else Heard.ALL
        if heard is Heard.MORE:
            return 0.0
        carried = self._courier.step() if self._courier is not None else None
        if carried is not None:
            self._unheard_pieces = (self._unheard_pieces + 1) % _PIECES_UNHEARD
            return self._went_on(carried)
        self._unheard_pieces = 0
        if isinstance(heard, Unheard):
            asked_s = heard.retry_after_s
            return min(asked_s + self._rest(heard.kind, heard.code, asked_s=asked_s), _MOST_REST_S)
        if not listens:
            return 0.0
        self._asked_head = False
        return self._until_next_look()

    def _went_on(self, carried: Carried | Away) -> float:
        """Behind the entries, what they name."""
        if isinstance(carried, Away):
            return self._heed(carried)
        self._failures = 0
        self._tell(SyncKind.SENDING)
        return 0.0

    def _until_next_look(self) -> float:
        """Say how it stands. What was passed over is tried again then; sooner when it only came too early."""
        courier = self._courier
        if courier is None:
            self._tell(SyncKind.UP_TO_DATE)
            return self._heartbeat_s
        trouble, early = courier.trouble, courier.early
        courier.rest()
        self._tell(SyncKind.ATTENTION if trouble else SyncKind.UP_TO_DATE, trouble)
        self._not_ready_s = self._not_ready_s * 2 if early else _NOT_READY_S / 2
        return min(self._not_ready_s, self._heartbeat_s) if early else self._heartbeat_s

    def _hear(self) -> Heard | Unheard:
        """Bring one page of changes to the desk."""
        pos = self._next_pos if self._next_pos is not None else self._desk(AskChangesFrom())
        if not isinstance(pos, int):
            return Unheard(SyncKind.OFFLINE, "registry.unreachable")
        match self._registry.changes(pos):
            case Paged(page):
                return self._adopt(self._desk(NoteChanges(page.raw, page.sig, pos)))
            case Away(code, retry_after_s):
                return Unheard(SyncKind.OFFLINE, code, min(retry_after_s or 0.0, _LONGEST_WAIT_S))
            case Refused(status, code):
                return Heard.ALL if status == _NO_SUCH_DOOR else Unheard(SyncKind.ATTENTION, code)

    def _adopt(self, noted: object) -> Heard | Unheard:
        if isinstance(noted, Refusal):
            self._next_pos = None
            if self._learns_keys(noted):
                return Heard.MORE
            return Unheard(SyncKind.ATTENTION, noted.code)
        if not isinstance(noted, ChangesNoted):
            return Unheard(SyncKind.OFFLINE, "registry.unreachable")
        self._next_pos = noted.next_pos
        self._heartbeat_s = min(max(float(noted.poll_after_s), _SHORTEST_HEARTBEAT_S), _HEARTBEAT_S)
        if noted.adopted:
            self._on_changes(noted)
        # What was taken in is an entry of ours, which waits to be delivered now.
        return Heard.MORE if noted.more or noted.adopted else Heard.ALL

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
            case SetAside(code) if sent is not None:
                self._aside[sent[0]] = sent[1]  # until the next start: then it is offered once more
                self._tell(SyncKind.ATTENTION, code)
                return _LEAST_REST_S
            case SetAside(code):
                return self._rest(SyncKind.ATTENTION, code)
            case TooLarge():
                self._size = max(1, self._size // 2)
                return 0.0 if self._size > 1 else self._rest(SyncKind.ATTENTION, "registry.batch_too_large")
            case Away(code, retry_after_s):
                self._size = max(1, self._size // 2) if code == "registry.slow" else self._size
                asked_s = retry_after_s or 0.0
                return min(asked_s + self._rest(SyncKind.OFFLINE, code, asked_s=asked_s), _MOST_REST_S)
            case Refused(_status, code):
                return self._rest(SyncKind.ATTENTION, code)

    def _bring(self, command: NoteDelivery, verdict: str) -> float:
        noted = self._desk(command)
        if isinstance(noted, Refusal) and self._learns_keys(noted):
            return 0.0
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

    def _learns_keys(self, refusal: Refusal) -> bool:
        """Whether what is not signed by a key known here was signed by one that those have handed over to."""
        if refusal.code not in _NOT_SIGNED:
            return False
        told = self._registry.keys()
        noted = self._desk(NoteRegistryKeys(told.handovers)) if isinstance(told, KeysTold) else None
        return isinstance(noted, RegistryKeysNoted) and noted.adopted > 0

    def _desk(self, command: object) -> object:
        meeting: Rendezvous[object] = Rendezvous()
        self._ask(command, meeting.answer)
        try:
            return meeting.wait(_DESK_DEADLINE_S)
        except TimeoutError:
            return None

    def _rest(self, kind: SyncKind, code: str, *, asked_s: float = 0.0) -> float:
        """A random wait that grows: many stations coming back at once must not come together.

        It does not grow where the registry said itself when to come back, `asked_s`: that is no silence. It
        says the same to everybody at once, so the wait behind that is spread as widely.
        """
        longest = asked_s or _FIRST_WAIT_S * 2 ** min(self._failures, 10)
        longest = min(_LONGEST_WAIT_S, longest)
        self._failures = max(1, self._failures) if asked_s else self._failures + 1
        self._heard_first = self._heard_first and kind is not SyncKind.OFFLINE
        self._tell(kind, code)
        return _LEAST_REST_S + self._chance.uniform(0, longest)

    def _tell(self, kind: SyncKind, code: str = "") -> None:
        old = self.state.get()
        if old is None or (old.kind, old.code) != (kind, code):
            now = SyncState(kind, self._clock.now().utc, code)
            self.state.put(now)
            self._on_state(now)
