"""Any commands in any order, with restarts between: the record alone says what is in hand."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.allowed import Standing, allowed_actions
from app.domain.closing import CLOSING
from app.domain.dismantling import RUN_TYPES, Action, Run, RunState, run_after
from app.domain.journal import Entry
from app.domain.operator import Credentials
from app.domain.pack import PackState
from app.domain.procedure import HoldKind, StepKind
from app.domain.reading import Unread
from app.domain.refusals import Refusal
from app.domain.run_trail import walk_along
from app.floor import bench_commands as bench
from app.floor import output_commands as out
from app.floor.bench_views import BenchView, EmptyBench
from tests.fakes.bench_hands import EVIDENCE_MS, FAILS, PASSES, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, shown
from tests.fakes.procedures import SHORT

IDS = [step.id for step in SHORT.steps]
CODES = sorted({code for step in SHORT.steps for code in step.outputs}, key=lambda code: code.value)
RESTART, REBOOT, PASS_ON, MEASURE = "restart", "reboot", "pass on", "measure"


class Story:
    """One pack on the bench of one floor, its record, and where each command left it."""

    def __init__(self) -> None:
        self.floor = bench_floor()
        self.hands = Hands(self.floor)
        self.pack = self.floor.stored()
        self.hands.start(self.pack)
        self._at = {}
        for step in IDS:
            self.hands.to(step)
            self._at[step] = deepcopy(self.floor.records.said)
        self.left: list[tuple[int, BenchView | EmptyBench]] = []
        self.starts: list[int] = []

    def begin(self, step: str) -> None:
        """The run as it was when it came to this step; the program has been started since."""
        self.floor.records.said = deepcopy(self._at[step])
        self.floor.restart()
        self.left, self.starts = [], [len(self.floor.entries())]

    def now(self) -> BenchView | EmptyBench:
        """What the bench shows."""
        answer = self.floor.do(bench.AskBench())
        assert isinstance(answer, BenchView | EmptyBench), answer
        return answer

    def do(self, command: object) -> None:
        """One command, or a restart; what is always true must be true behind it."""
        before, entries = self.now(), self.floor.entries()
        if command in (RESTART, REBOOT):
            self.starts.append(len(entries))
            (self.floor.restart if command == RESTART else self.floor.reboot)()
            after = self.now()
            assert self.floor.entries() == entries
            assert place(after) == place(before)
        else:
            answer = self.floor.do(command)
            added = self.floor.entries()[len(entries) :]
            if isinstance(answer, Refusal):
                assert [one.type for one in added] in ([], ["operator.pin_refused"])
                assert place(self.now()) == place(before)
            else:
                assert added
                was_offered(before, command)
        self.left.append((len(self.floor.entries()), self.now()))


def place(shows: BenchView | EmptyBench) -> object:
    """What a restart may not change."""
    return (shows.run, shows.step, shows.held) if isinstance(shows, BenchView) else shows


def was_offered(before: BenchView | EmptyBench, command: object) -> None:
    """A command that was accepted belonged to the step in hand and to what was offered there."""
    assert isinstance(before, BenchView)
    if isinstance(command, bench.AbortRun):
        assert Action.ABORT in before.allowed
        return
    needs = {
        bench.ConfirmStep: Action.CONFIRM,
        bench.ScanStep: Action.SCAN,
        bench.TakeReading: Action.TAKE_READING,
        bench.GoOn: Action.GO_ON,
        bench.ReleaseHold: Action.RELEASE,
        out.WeighOutput: Action.RECORD_OUTPUT,
    }
    assert needs[type(command)] in before.allowed
    assert before.step is not None
    assert command.step == before.step.id  # type: ignore[attr-defined]


Make = Callable[[Story, str], object]


def commands() -> st.SearchStrategy[tuple[str, Make]]:
    """A step, "" for the one in hand, and what is tried there."""
    point = st.integers(0, 4)
    volts = st.sampled_from([0, PASSES, 60_000, 60_001, FAILS, -FAILS])
    who = st.sampled_from([shown(BO), shown(LEAD), shown(ANNE), Credentials(badge=BO.badge, pin="1")])
    reason = st.sampled_from(["", " ", "all here"])
    acts = st.one_of(
        st.just(lambda story, step: bench.ConfirmStep(run(story), step)),
        st.just(lambda story, step: bench.ScanStep(run(story), step, story.floor.scanned())),
        st.builds(
            lambda point, volts: (
                lambda story, step: bench.TakeReading(run(story), step, point, story.floor.meter(volts))
            ),
            point,
            volts,
        ),
        st.builds(
            lambda point, why: (
                lambda story, step: bench.TakeReading(run(story), step, point, story.floor.no_voltage(why))
            ),
            point,
            st.sampled_from(Unread),
        ),
        st.builds(lambda nothing: lambda story, step: bench.GoOn(run(story), step, nothing), st.booleans()),
        st.builds(
            lambda who, reason, ms: (
                lambda story, step: bench.ReleaseHold(run(story), step, who, reason, looked(story, ms))
            ),
            who,
            reason,
            st.sampled_from([EVIDENCE_MS, EVIDENCE_MS, EVIDENCE_MS - 1, 0]),
        ),
        st.builds(
            lambda code: lambda story, step: out.WeighOutput(run(story), step, code, story.floor.part()),
            st.sampled_from(CODES),
        ),
    )
    rare = st.one_of(
        st.builds(lambda reason: lambda story, step: bench.AbortRun(run(story), reason), reason),
        st.sampled_from([lambda story, step: RESTART, lambda story, step: REBOOT]),
    )
    well = st.sampled_from([lambda story, step: PASS_ON, lambda story, step: MEASURE])
    there = st.one_of(st.just(""), st.just(""), st.just(""), st.sampled_from(IDS))
    return st.tuples(there, st.one_of(acts, well, acts, rare))


def looked(story: Story, ms: int) -> int:
    """Somebody looks at the readings for so long."""
    story.floor.clock.pass_by(timedelta(milliseconds=ms))
    return ms


def run(story: Story) -> str:
    shows = story.now()
    return shows.run.id if isinstance(shows, BenchView) else "none"


def play(story: Story, tried: Sequence[tuple[str, Make]]) -> None:
    for step, make in tried:
        shows = story.now()
        here = shows.step.id if isinstance(shows, BenchView) and shows.step is not None else "none"
        command = make(story, step or here)
        if command not in (PASS_ON, MEASURE):
            story.do(command)
        elif (
            here != "none" and isinstance(shows, BenchView) and shows.allowed != {Action.ABORT, Action.LEAVE}
        ):
            measured = bool(SHORT.step(here).points)
            story.hands.read_all() if command == MEASURE and measured else story.hands.do_step()
            story.left.append((len(story.floor.entries()), story.now()))


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


def folds(entries: Sequence[Entry]) -> list[Run | None]:
    """The run behind each entry."""
    told: list[Run | None] = [None]
    for entry in entries:
        told.append(run_after(told[-1], entry))
    return told


def steps_in_order(entries: Sequence[Entry]) -> None:
    """Steps are done in the document's order, each once; behind an abort only what is owed."""
    types = [entry.type for entry in entries]
    cut = types.index("run.aborting") if "run.aborting" in types else len(entries)
    done = [one.data["step"] for one in entries[:cut] if one.type in ("step.done", "hold.released")]
    assert done == IDS[: len(done)]
    rest = [one for one in entries[cut:] if one.type in ("step.done", "hold.released")]
    if rest:
        number = entries[cut].data["number"]
        owed = [one.id for one in SHORT.steps if one.guard is not None and SHORT.number(one.guard) <= number]
        left = [name for name in owed if name not in done]
        assert [one.data["step"] for one in rest] == left[: len(rest)]
        assert {one.data["energy"] for one in rest} == {energy_before(entries[:cut])}
    assert all(
        (one.type == "hold.released") == (SHORT.step(one.data["step"]).kind is StepKind.HOLD)
        for one in entries
        if one.type in ("step.done", "hold.released")
    )


def energy_before(entries: Sequence[Entry]) -> str:
    left = [one.data["energy"] for one in entries if one.type in ("step.done", "hold.released")]
    return str(left[-1]) if left else "live"


def releases_rest_on_passes(story: Story, entries: Sequence[Entry]) -> None:
    """A measured hold opened on the newest readings: PASSED at every point, of this step and start."""
    for place_, entry in enumerate(entries):
        if entry.type != "hold.released" or entry.data["kind"] != HoldKind.MEASURED.value:
            continue
        step = SHORT.step(entry.data["step"])
        assert step.points
        since = max((start for start in story.starts if start < entry.seq), default=0)
        read = [
            one
            for one in entries[:place_]
            if one.type == "reading.taken" and one.data["step"] == step.id and one.seq > since
        ]
        newest = {one.data["point"]: one for one in read}
        assert sorted(newest) == list(range(1, len(step.points) + 1))
        assert [newest[point].seq for point in sorted(newest)] == entry.data["readings"]
        assert {one.data["verdict"] for one in newest.values()} == {"PASSED"}
        assert all(abs(one.data["value"]) <= 60_000 for one in newest.values())
        assert entry.second not in (None, entry.operator)
        assert entry.data["evidence_ms"] >= EVIDENCE_MS
        assert entry.mono_ms - max(one.mono_ms for one in newest.values()) >= EVIDENCE_MS


def ends_once(story: Story, entries: Sequence[Entry]) -> None:
    types = [entry.type for entry in entries]
    ends = [name for name in types if name in ("run.closed", "run.aborted")]
    assert len(ends) <= 1
    assert types.count("run.aborting") <= 1
    with story.floor.records.unit() as unit:
        pack = unit.packs.by_id(story.pack)
    assert pack is not None
    states = {"run.closed": PackState.DISMANTLED, "run.aborted": PackState.QUARANTINED}
    assert pack.state is (states[ends[0]] if ends else PackState.DISMANTLING)


@settings(max_examples=60)
@given(at=st.sampled_from([*IDS, *["prove"] * 8]), tried=st.lists(commands(), min_size=1, max_size=20))
def test_whatever_is_tried_the_record_stays_whole(story: Story, at: str, tried: list[tuple[str, Make]]):
    story.begin(at)
    play(story, tried)
    entries = [entry for entry in story.floor.entries() if entry.type in RUN_TYPES]
    told = folds(entries)
    steps_in_order(entries)
    releases_rest_on_passes(story, entries)
    ends_once(story, entries)
    whole = told[-1]
    assert whole is not None
    assert whole.outputs == sum(one.type == "output.recorded" for one in entries)
    way_is_over = walk_along(SHORT, whole.trail).at is None
    if way_is_over and whole.state is RunState.ACTIVE:  # and its balance waits
        on_it = story.floor.do(bench.AskBench())
        assert isinstance(on_it, BenchView)
        assert on_it.step is not None
        assert on_it.step.id == CLOSING
    elif not way_is_over:
        assert whole.state.open
    else:
        assert not whole.state.open or whole.state in (RunState.LEFT, RunState.EMERGENCY)
    comes_back_after_every_entry(story)


def comes_back_after_every_entry(story: Story) -> None:
    """Killed behind any command, the station comes back to where it was, with nothing in force."""
    said = story.floor.records.said
    try:
        for length, shows in story.left:
            cut = deepcopy(said)
            del cut.entries[length:]
            story.floor.records.said = cut
            story.floor.reboot()
            back = story.now()
            assert place(back) == place(shows)
            if isinstance(back, BenchView):
                assert back.force == {}
                assert back.allowed == allowed_actions(back.run, back.step, Standing({}))
                assert back.run.state in (RunState.ACTIVE, RunState.MAKING_SAFE)
    finally:
        story.floor.records.said = said
