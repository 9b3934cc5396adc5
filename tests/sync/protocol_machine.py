"""The protocol under a state machine: whatever befalls station, line and registry, what is promised holds.

Everything is told from outside, out of the two files, after every step.
"""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.floor.views import SyncKind
from app.wire.envelope import GENESIS, decode, entry_hash, signature_holds
from tests.sync.protocol_ground import FAULTS, Rules, Template
from tests.sync.protocol_plant import ProtocolPlant
from tests.sync.protocol_registry import rows_of

_BEFALLS = st.lists(st.tuples(st.sampled_from(FAULTS), st.integers(0, 9)), max_size=3)
_WHICH = st.integers(0, 5)
_MOST_IMAGES = 6
_MOST_KEYS = 4
_MEMORY = Path("/dev/shm")  # noqa: S108 - power cuts have tests of their own; here nothing need reach a disk
Place = tuple[int, int]


def settled(plant: ProtocolPlant, most: int = 120) -> None:
    """Let everything be good again until all is delivered; people do what the station asks of them.

    Raises:
        AssertionError: it never is.
    """
    if plant.revoked:
        plant.let_in_again()
    if None in plant.seen.lost.values():
        plant.say_restored()
    quiet = 0
    for _ in range(most):
        rest = plant.exchange()
        newest = plant.told[-1]
        if newest.kind is SyncKind.UP_TO_DATE and rest:
            quiet += 1
            if quiet == 2:
                return
            continue
        quiet = 0
        if newest.kind is SyncKind.ATTENTION and rest:
            if newest.code == "receipt.old":
                plant.say_restored()
            plant.stop()
            plant.start()
    raise AssertionError(f"never all delivered: {plant.told[-1]}, {plant.delivery()}")


class Walk(RuleBasedStateMachine):
    """One walk; `template` and `rules` are what it is played with, `tally` what all walks came through."""

    def __init__(self, template: Template, rules: Rules, tally: Counter[str]) -> None:
        super().__init__()
        place = str(_MEMORY) if _MEMORY.is_dir() else None
        self.folder = tempfile.TemporaryDirectory(prefix="walk-", dir=place, ignore_cleanup_errors=True)
        self.plant = ProtocolPlant(Path(self.folder.name), template, rules)
        self.proven: set[bytes] = set()
        self.tally = tally
        self.frozen: set[Place] | None = None
        self.aside: set[tuple[int, int, bytes]] = set()
        self.forget_receipts()

    def forget_receipts(self) -> None:
        """Another disk: what it has believed is told from its own beginning."""
        self.covered: dict[int, int] = {}
        self.newest: dict[int, int] = {}
        self.read = 0

    @rule(count=st.integers(1, 4))
    def record(self, count: int) -> None:
        self.plant.record(count)

    @rule(befalls=_BEFALLS)
    def exchange(self, befalls: list[tuple[str, int]]) -> None:
        self.plant.exchange(*befalls)

    @rule(times=st.integers(1, 4))
    def exchange_in_peace(self, times: int) -> None:
        for _ in range(times):
            self.plant.exchange()

    @rule(which=_WHICH)
    def stranger_answers(self, which: int) -> None:
        self.plant.record(1)
        self.plant.exchange(*[("stranger", which)] * 2)

    @precondition(lambda self: self.plant.replies)
    @rule(back=st.integers(1, 12))
    def old_reply_answers(self, back: int) -> None:
        self.plant.exchange(("old reply instead", -back))

    @rule(count=st.integers(1, 4), with_mark=st.booleans())
    def disk_went_back(self, count: int, with_mark: bool) -> None:
        """What the station wrote since is delivered, and its disk knows nothing of it; it goes on writing."""
        self.plant.copy_disk()
        self.plant.record(count)
        self.exchange_in_peace(3)
        self.disk_put_back(len(self.plant.images) - 1, with_mark)
        self.plant.record(count)

    @rule(count=st.integers(1, 4), told=st.booleans())
    def registry_went_back(self, count: int, told: bool) -> None:
        """What came since is delivered, and the registry knows nothing of it."""
        self.plant.back_up()
        self.plant.record(count)
        self.exchange_in_peace(3)
        self.frozen, self.aside = None, set()
        self.plant.restore(len(self.plant.backups) - 1, told=told)

    @precondition(lambda self: self.plant.requests)
    @rule(back=st.integers(1, 12))
    def old_request_again(self, back: int) -> None:
        self.plant.again(-min(back, len(self.plant.requests)))

    @precondition(lambda self: len(self.plant.backups) < _MOST_IMAGES)
    @rule()
    def registry_backed_up(self) -> None:
        self.plant.back_up()

    @precondition(lambda self: self.plant.backups)
    @rule(which=_WHICH, told=st.booleans())
    def registry_restored(self, which: int, told: bool) -> None:
        self.frozen, self.aside = None, set()
        self.plant.restore(which % len(self.plant.backups), told=told)

    @rule()
    def registry_judges(self) -> None:
        self.plant.judge()

    @precondition(lambda self: len(self.plant.images) < _MOST_IMAGES)
    @rule()
    def disk_copied(self) -> None:
        self.plant.copy_disk()

    @precondition(lambda self: self.plant.images)
    @rule(which=_WHICH, with_mark=st.booleans())
    def disk_put_back(self, which: int, with_mark: bool) -> None:
        self.plant.put_back(which % len(self.plant.images), with_mark=with_mark)
        self.forget_receipts()

    @precondition(lambda self: len(self.plant.keys) < _MOST_KEYS)
    @rule()
    def station_changes_its_key(self) -> None:
        self.plant.change_key()

    @precondition(lambda self: self.plant.registry_keys_changed < _MOST_KEYS)
    @rule()
    def registry_changes_its_key(self) -> None:
        self.plant.change_registry_key()

    @precondition(lambda self: len(self.plant.keys) > 1)
    @rule(back=st.integers(2, 3))
    def a_thief_uses_an_old_key(self, back: int) -> None:
        """He goes on with the station's stream behind what the registry holds."""
        self.plant.forge(self.plant.keys[-min(back, len(self.plant.keys))])

    @rule()
    def the_registry_revokes_it(self) -> None:
        self.plant.revoke()

    @precondition(lambda self: self.plant.revoked)
    @rule()
    def it_is_let_in_again(self) -> None:
        self.plant.let_in_again()

    @rule()
    def a_stranger_hands_over_to_himself(self) -> None:
        assert self.plant.usurp() == 403, "the registry follows a hand-over that the station never signed"

    @rule()
    def station_restarted(self) -> None:
        self.plant.stop()
        self.plant.start()

    @invariant()
    def registry_is_one_history(self) -> None:
        """Chained, without gaps, only what the station wrote and signed, no id twice, only added to."""
        prev: dict[int, tuple[int, bytes]] = {}
        ids: set[str] = set()
        held: dict[Place, bytes] = {}
        seen = self.plant.seen
        for epoch, seq, raw, hashed, sig in self.plant.registry_rows("entry"):
            before, link = prev.get(epoch, (0, GENESIS))
            assert seq == before + 1, f"a gap in epoch {epoch} before {seq}"
            assert hashed == entry_hash(link, raw), f"{epoch}:{seq} is of another history"
            assert raw in seen.written.get((epoch, seq), ()), f"{epoch}:{seq} was never written"
            self._signed(hashed, sig)
            told = decode(raw).id
            assert told not in ids, f"{epoch}:{seq} is held twice"
            ids.add(told)
            prev[epoch] = seq, hashed
            held[epoch, seq] = raw
        assert prev == self.plant.registry_heads(), "the head is not the newest entry"
        assert {place: held.get(place) for place in seen.held} == seen.held, "what was held has changed"
        seen.held = held

    @invariant()
    def whoever_signed_is_known(self) -> None:
        """No entry of the station's own is ever found to be signed with another key than its own."""
        found = {code for (code,) in rows_of(self.plant.registry_file, "SELECT code FROM finding")}
        assert not found & {"entry.signature", "key.not_handed"}

    @invariant()
    def what_comes_while_it_is_revoked_is_set_aside(self) -> None:
        """Nothing is merged from the revocation on, and nothing that was set aside is let go of."""
        held = {row[:2] for row in self.plant.registry_rows("entry")}
        if self.plant.revoked:
            self.frozen = held if self.frozen is None else self.frozen
            assert held <= self.frozen, "merged from a station that is revoked"
        else:
            self.frozen = None
        aside = {row[:3] for row in self.plant.registry_rows("aside")}
        assert self.aside <= aside, "what was set aside is gone"
        self.aside = aside
        self.tally["set aside"] = max(self.tally["set aside"], len(aside))

    @invariant()
    def evidence_is_only_added_to(self) -> None:
        """Other histories stay beside the one that is held, signed by the station like that."""
        found = set()
        for epoch, seq, raw, hashed, sig in self.plant.registry_rows("diverging"):
            assert raw in self.plant.seen.written.get((epoch, seq), ()), f"{epoch}:{seq} was never written"
            self._signed(hashed, sig)
            found.add((epoch, seq, raw))
        assert self.plant.seen.evidence <= found, "evidence is gone"
        self.plant.seen.evidence = found

    def _signed(self, hashed: bytes, sig: bytes) -> None:
        if hashed + sig not in self.proven:
            keys = [one.public_key().public_bytes_raw() for one in self.plant.keys]
            assert any(signature_holds(key, b"ev1sig\0" + hashed, sig) for key in keys)
            self.proven.add(hashed + sig)

    @invariant()
    def what_is_acknowledged_is_held(self) -> None:
        """Byte for byte, but for what a registry lost that has not said so yet; never beyond our own head."""
        own = {(epoch, seq): raw for epoch, seq, raw in self.plant.journal()}
        seen = self.plant.seen
        at_registry = {(*place, raw) for place, raw in seen.held.items()}
        there = at_registry | seen.evidence
        seen.lost = {row: since for row, since in seen.lost.items() if row not in there}
        self._follow_receipts()
        for epoch, acked in self.covered.items():
            wanted = {(epoch, seq, own.get((epoch, seq), b"")) for seq in range(1, acked + 1)}
            assert wanted <= at_registry | self.plant.excused(epoch), (
                f"epoch {epoch} is not held up to {acked}"
            )
        for epoch, sent in self.plant.sent_only().items():
            wanted = {(epoch, seq, own[epoch, seq]) for seq in range(1, sent + 1)}
            assert wanted <= there | self.plant.excused(epoch), f"epoch {epoch} was not sent up to {sent}"

    def _follow_receipts(self) -> None:
        """What is covered goes back only by the word of a registry that came back."""
        for number, receipt in enumerate(self.plant.receipts()):
            newest = self.newest.get(receipt.epoch, 0)
            if number >= self.read:
                rewound = receipt.acked_seq < self.covered.get(receipt.epoch, 0)
                assert not rewound or receipt.incarnation > newest, "rewound by a registry that never left"
                self.tally["rewound"] += rewound
            self.covered[receipt.epoch] = receipt.acked_seq
            self.newest[receipt.epoch] = receipt.incarnation
            self.read = max(self.read, number + 1)

    def teardown(self) -> None:
        """Let all be well, and count both sides."""
        try:
            self._settle()
        finally:
            self.plant.close()
            self.folder.cleanup()

    def _settle(self) -> None:
        settled(self.plant)
        for check in (self.registry_is_one_history, self.evidence_is_only_added_to):
            check()
        kept = {(*place, raw) for place, raw in self.plant.seen.held.items()} | self.plant.seen.evidence
        missing = [row[:2] for row in self.plant.journal() if row not in kept]
        assert not missing, f"lost: {missing}"
        view = self.plant.delivery()
        assert view.waiting == 0
        assert view.saved == len(self.plant.journal())
        self.tally.update(self.plant.seen.faults)
        self.tally["entries"] += len(kept)
        self.tally["epochs opened"] += self.plant.epochs_opened
        self.tally["keys changed"] += self.plant.keys_changed
        self.tally["registry keys changed"] += self.plant.registry_keys_changed
        self.tally["walks"] += 1


def play(
    template: Template,
    rules: Rules,
    *,
    walks: int,
    steps: int,
    shortest: bool = True,
    derandomize: bool = False,
) -> Counter[str]:
    """So many walks of so many steps; what they came through.

    Raises:
        AssertionError: something that is promised did not hold; Hypothesis tells the shortest way there.
    """
    tally: Counter[str] = Counter()
    run_state_machine_as_test(
        lambda: Walk(template, rules, tally),
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            phases=(Phase.generate, Phase.shrink) if shortest else (Phase.generate,),
            derandomize=derandomize,
            database=None,
            deadline=None,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return tally
