"""The pump against a registry that is away, slow, busy, forgetful or somebody else."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.floor import commands as ask
from app.floor.remote_views import ChangesNoted
from app.floor.views import BatchView, DeliveryView, SyncKind, SyncState
from app.sync.pump import Pump
from app.sync.registry import Answer
from tests.fakes.floor import Floor
from tests.fakes.registry import Away, FloorAsked, MemoryRegistry, NoChance, Paged, Refused, TooLarge
from tests.fakes.told_pages import hold, page

STREAM = ("ST-001", 1)


class Bench:
    """A floor with some entries, a registry, and a pump between them."""

    def __init__(self, entries: int = 3) -> None:
        self.floor = Floor()
        self.registry = MemoryRegistry(self.floor)
        self.told: list[SyncState] = []
        self.pump = self.another()
        self.add(entries - 1)

    def another(self, on_changes: Callable[[ChangesNoted], None] = lambda _noted: None) -> Pump:
        return Pump(
            FloorAsked(self.floor),
            self.registry,
            self.floor.records.pen.key,
            stream=STREAM,
            clock=self.floor.clock,
            on_state=self.told.append,
            on_changes=on_changes,
            chance=NoChance(),
        )

    def add(self, entries: int) -> None:
        for number in range(entries):
            self.floor.saved(ask.NoteDevice("camera", "ready", "lost", str(number)))

    def steps(self, count: int) -> list[float]:
        return [self.pump.step() for _ in range(count)]

    def view(self) -> DeliveryView:
        answer = self.floor.do(ask.AskDelivery())
        assert isinstance(answer, DeliveryView)
        return answer


def test_everything_arrives_byte_for_byte() -> None:
    bench = Bench(120)
    bench.steps(6)
    assert bench.registry.held == [entry.raw for entry in bench.floor.entries()]
    assert bench.view().waiting == 0
    assert bench.told[-1].kind is SyncKind.UP_TO_DATE


def test_batches_grow_while_all_is_well() -> None:
    bench = Bench(900)
    bench.steps(6)
    assert bench.registry.batches == [100, 200, 400, 200]


@pytest.mark.parametrize(
    ("mood", "kind", "code"),
    [
        (Away("registry.unreachable"), SyncKind.OFFLINE, "registry.unreachable"),
        (Away("registry.not_a_registry"), SyncKind.OFFLINE, "registry.not_a_registry"),
        (Refused(403, "station.unknown"), SyncKind.ATTENTION, "station.unknown"),
    ],
)
def test_every_failure_is_told_and_waited_out(mood: Away | Refused, kind: SyncKind, code: str) -> None:
    bench = Bench()
    bench.registry.moods = [mood, mood, mood]
    waits = bench.steps(3)
    assert waits == [2.2, 4.2, 8.2]
    assert (bench.told[-1].kind, bench.told[-1].code) == (kind, code)
    assert bench.view().waiting == 3
    bench.steps(2)
    assert bench.view().waiting == 0


def test_a_busy_registry_says_when_to_come_back() -> None:
    bench = Bench()
    bench.registry.moods = [Away("registry.busy", 120.0), Away("registry.busy", 120.0)]
    for _ in range(2):  # it is no silence, so the wait does not grow
        assert bench.pump.step() == 240.2, "and as much by chance, lest all come at once"


def test_the_longest_wait_is_bounded() -> None:
    bench = Bench()
    bench.registry.moods = [Away("registry.unreachable", 10_000.0)] * 30
    assert max(bench.steps(30)) <= 300.2


def test_too_large_a_batch_is_halved_at_once() -> None:
    bench = Bench(100)
    bench.registry.moods = [bench.registry._receipt("ok"), TooLarge(), TooLarge()]
    bench.steps(4)
    assert bench.registry.batches[:3] == [100, 50, 25]


def test_a_slow_registry_gets_smaller_batches() -> None:
    bench = Bench(100)
    bench.registry.moods = [bench.registry._receipt("ok"), Away("registry.slow")]
    bench.steps(3)
    assert bench.registry.batches == [100, 50, 50]


def test_an_answer_lost_on_the_way_doubles_nothing() -> None:
    bench = Bench(10)

    def lost() -> Away:
        batch = bench.floor.do(ask.AskBatch(500))
        assert isinstance(batch, BatchView)
        bench.registry.moods = []
        bench.registry.deliver(*STREAM, bench.pump._pack(batch))
        return Away("registry.slow")

    bench.registry.moods = [bench.registry._receipt("ok"), lost]
    bench.steps(3)
    assert bench.registry.batches == [10, 10, 10]
    assert bench.registry.held == [entry.raw for entry in bench.floor.entries()]


def test_a_registry_restored_from_a_backup_gets_everything_again() -> None:
    bench = Bench(40)
    bench.steps(3)
    bench.registry.lose_after(16)
    bench.add(1)
    bench.steps(4)
    assert bench.registry.held == [entry.raw for entry in bench.floor.entries()]
    assert bench.view().waiting == 0


def test_a_registry_with_other_entries_stops_with_attention_and_moves_nothing() -> None:
    bench, stranger = Bench(5), Bench(5)
    stranger.steps(2)
    bench.registry.held, bench.registry.hashes = stranger.registry.held[:2], stranger.registry.hashes[:2]
    bench.steps(2)
    assert (bench.told[-1].kind, bench.told[-1].code) == (SyncKind.ATTENTION, "receipt.hash_differs")
    assert bench.view().receipted == 0


def test_a_fork_found_while_sending_moves_nothing() -> None:
    bench, stranger = Bench(5), Bench(5)
    stranger.steps(2)

    def empty_then_filled() -> Answer:
        empty = bench.registry._receipt("ok")
        bench.registry.held, bench.registry.hashes = stranger.registry.held[:2], stranger.registry.hashes[:2]
        return empty

    bench.registry.moods = [empty_then_filled]
    bench.steps(1)
    assert bench.told[-1].kind is SyncKind.ATTENTION
    assert bench.view().receipted == 0


def test_a_desk_that_cannot_record_is_no_acknowledgement() -> None:
    bench = Bench(5)
    bench.floor.records.fail_next = "record.disk_full"
    bench.steps(1)
    assert bench.told[-1].kind is SyncKind.OFFLINE
    assert bench.view().receipts_checked == 0
    bench.steps(2)
    assert bench.view().waiting == 0


def test_the_thread_delivers_and_ends() -> None:
    bench = Bench(3)
    bench.pump.start()
    try:
        bench.pump.nudge()
    finally:
        assert bench.pump.stop()
    assert bench.told[0].kind is SyncKind.STARTING


# ---- what the registry tells


def _heard(bench: Bench) -> int:
    with bench.floor.records.unit() as unit:
        return unit.remote.count()


def test_what_is_told_comes_page_by_page_before_and_after_a_delivery() -> None:
    bench = Bench()
    noted: list[ChangesNoted] = []
    bench.pump = bench.another(on_changes=noted.append)
    bench.registry.told = [hold(f"P{number}") for number in range(8)]
    assert bench.steps(2) == [0.0, 0.0]
    assert (_heard(bench), bench.registry.batches) == (6, [])
    bench.steps(2)
    assert (_heard(bench), len(bench.registry.batches)) == (8, 1)
    bench.registry.told.append(hold("P9"))
    bench.steps(2)
    assert _heard(bench) == 9
    assert [one.adopted for one in noted] == [3, 3, 2, 1]
    assert bench.floor.types().count("changes.adopted") == 4


def test_the_registry_says_when_it_wants_to_be_asked_again() -> None:
    bench = Bench()
    assert bench.steps(4)[-1] == 60.0
    assert bench.told[-1].kind is SyncKind.UP_TO_DATE


def test_a_page_that_is_not_believed_keeps_nothing_from_being_delivered() -> None:
    bench = Bench()
    forged = Paged(page(Ed25519PrivateKey.from_private_bytes(b"\4" * 32), [hold("P")]))
    bench.registry.pages = [forged] * 3
    bench.steps(3)
    assert bench.view().waiting == 0
    assert (bench.told[-1].kind, bench.told[-1].code) == (SyncKind.ATTENTION, "changes.signature")
    assert _heard(bench) == 0
    bench.registry.pages = []
    bench.steps(2)
    assert bench.told[-1].kind is SyncKind.UP_TO_DATE


@pytest.mark.parametrize("answer", [Away("registry.slow"), Away("registry.busy", 30.0)])
def test_a_registry_that_falls_silent_is_asked_again(answer: Away) -> None:
    bench = Bench()
    bench.registry.pages = [answer, answer]
    waits = bench.steps(2)
    assert bench.view().waiting == 0
    assert waits[-1] >= (answer.retry_after_s or 2.2)
    assert bench.told[-1].kind is SyncKind.OFFLINE


def test_an_older_registry_tells_nothing_and_is_delivered_to() -> None:
    bench = Bench()
    bench.registry.pages = [Refused(404, "request.no_such_place")] * 9
    bench.steps(4)
    assert (bench.view().waiting, bench.told[-1].kind) == (0, SyncKind.UP_TO_DATE)


def test_a_restored_registry_is_heard_from_its_first_change() -> None:
    bench = Bench()
    bench.registry.told = [hold("A"), hold("B")]
    bench.steps(4)
    bench.registry.told = [hold("C")]
    bench.registry.incarnation = 2
    bench.steps(5)
    assert _heard(bench) == 3
    assert bench.told[-1].kind is SyncKind.UP_TO_DATE
