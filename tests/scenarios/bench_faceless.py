"""Hands over a running station's bench: they probe, weigh, scan and sign as people would, without a face."""

from collections.abc import Callable

from app.domain.closing import CLOSING
from app.domain.dismantling import Action, RunState
from app.domain.gas_seen import GasSeen
from app.domain.operator import Credentials
from app.domain.output import OutputCode
from app.domain.procedure import Act, HoldKind, Step, StepKind
from app.domain.quantity import Quantity, Taking
from app.domain.reading import Source, Unread, WeightReading
from app.domain.refusals import Refusal
from app.domain.repeated_triage import ASKED
from app.domain.scale_fitness import ScaleRole
from app.domain.verdict import Verdict
from app.domain.voltage import VoltageNow
from app.floor import bench_commands as bench
from app.floor import output_commands as out
from app.floor.bench_views import BenchView, EmptyBench
from app.floor.output_views import ContainerSaved, OutputSaved
from app.floor.scale_commands import AskScales, CheckZero
from app.floor.scale_views import ScalesView
from app.floor.start_commands import AskTraveller
from app.floor.start_views import TravellerDue
from app.host.clock import SystemClock
from tests.fakes.camera import until
from tests.scenarios.faceless import DEADLINE_S, Faceless

PROCEDURE = "lfp-pack@2"
OPERATOR = Credentials(badge="BG10016", pin="1234")
SECOND = Credentials(badge="BG10024", pin="2345")
LEAD = Credentials(badge="BG9001W", pin="9876")
EMPTY = (Unread.BELOW_MIN, Unread.NEGATIVE)
ALL_IS_HERE = "all is here"
EVIDENCE_MS = 3_000
_CLOCK = SystemClock()
_TYPED = {
    Quantity.INSULATION: ("550", "400"),
    Quantity.TEMPERATURE: ("24.5",),
    Quantity.TEMPERATURE_RISE: ("24.5", "22.0"),
}
_GAS_METER = {"id": "G1", "protocol": "practice", "serial": "practice"}
_NO_LIGHT = b"\xff\xd8 the camera has shown nothing yet \xff\xd9"


class BenchHands:
    """Works one pack after the other at a station where somebody is signed in."""

    def __init__(self, desk: Faceless) -> None:
        self.desk = desk
        self._plant = desk.plant

    # ---- what is asked

    def view(self) -> BenchView:
        """The bench, with a run on it."""
        return self.done(bench.AskBench())

    def empty(self) -> EmptyBench:
        """The bench, with nothing on it."""
        return self.desk.asked(bench.AskBench(), EmptyBench)

    def done(self, command: object) -> BenchView:
        """What the bench looks like after a command that must not be refused."""
        return self.desk.asked(command, BenchView)

    def refused(self, command: object) -> str:
        """The code a command is refused with."""
        return self.desk.asked(command, Refusal).code

    def step(self) -> Step:
        """The step in hand."""
        step = self.view().step
        assert step is not None
        return step

    # ---- at the instruments

    def start(self, pack: str) -> BenchView:
        """The pack is laid on the bench with its traveller, looked at again, and its run begun."""
        self._plant.bring_to_bench()
        self.check_pan()
        return self.done(self.starting(pack))

    def check_pan(self) -> None:
        """Where the parts scale's empty pan was not checked in this shift, it is."""
        scale = self.desk.asked(AskScales(), ScalesView).of(ScaleRole.PARTS)
        if scale is None or scale.bars is None:
            return
        self._plant.take_part()
        shown = self.desk.station.rack.parts_scale
        assert until(lambda: shown.now().empty is not None, deadline_s=DEADLINE_S), shown.now()
        checked = self.desk.asked(CheckZero(ScaleRole.PARTS, shown.now().empty), ScalesView)
        assert checked.made is not None
        assert checked.made.verdict is Verdict.PASSED

    def starting(self, pack: str) -> bench.StartRun:
        """The command to begin, with the traveller as the camera reads it off the pack."""
        paper = self.desk.code_seen(self.traveller(pack))
        return bench.StartRun(pack, PROCEDURE, paper, dict.fromkeys(ASKED, "no"))

    def traveller(self, pack: str) -> str:
        """The text of the traveller that the pack wears."""
        return self.desk.asked(AskTraveller(pack), TravellerDue).text

    def catch_up(self) -> BenchView:
        """After a restart in the middle of a run the pack is as safe as the run has made it."""
        view = self.view()
        for done in view.run.done:
            self._work(view.procedure.step(done).act)
        return view

    def in_air(self) -> VoltageNow:
        """The probes touch nothing, and the meter has seen it."""
        self._plant.probe_off()
        return self._shown(lambda now: now.unread is Unread.NO_CONTACT)

    def probed(self, point: int) -> VoltageNow:
        """The probes are put on a point anew, and the meter holds still."""
        self.in_air()
        self._plant.probe(point)
        return self._shown(lambda now: now.settled is not None)

    def read(self, point: int) -> BenchView:
        """A point is measured and its reading taken."""
        return self.take(self.probed(point), point=point)

    def take(self, seen: VoltageNow, *, point: int) -> BenchView:
        """What the meter shows is taken as the reading of a point."""
        view = self.view()
        assert view.step is not None
        return self.done(bench.TakeReading(view.run.id, view.step.id, point, seen))

    def read_all(self) -> BenchView:
        """Every point of the step in hand, one after the other, each with the instrument that it asks for."""
        for number, point in enumerate(self.step().points, 1):
            if point.quantity is Quantity.VOLTAGE:
                self.read(number)
            else:
                self.measure(number)
        return self.view()

    def measure(self, number: int) -> BenchView:
        """A point without probes: the air is sniffed, or a hand-held instrument read off; all is well."""
        view = self.view()
        assert view.step is not None
        point, run, step = view.step.points[number - 1], view.run.id, view.step.id
        if point.quantity.taking is Taking.HAND_HELD:
            typed = _TYPED[point.quantity]
            return self.done(bench.TypeReading(run, step, number, typed, self._picture(), SECOND))
        now = _CLOCK.now()
        sniffed = GasSeen(point.quantity, 0, "", "0", "ppm", _GAS_METER, b"", now, Source.SIMULATED)
        return self.done(bench.TakeReading(run, step, number, sniffed))

    def _picture(self) -> bytes:
        return self.desk.station.rack.camera.photograph() or _NO_LIGHT

    def isolate(self) -> None:
        """The stuck contactor is opened."""
        self._plant.isolate()

    def part_weighed(self, code: OutputCode, *, in_container: bool = False) -> WeightReading:
        """An output is laid on the parts scale, and its weight settles."""
        return self._settled(lambda: self._plant.put_part(code, in_container=in_container))

    def container_weighed(self) -> WeightReading:
        """An empty container is set on the parts scale, and its weight settles."""
        return self._settled(self._plant.put_container)

    # ---- what is recorded

    def weigh(self, code: OutputCode, *, container: str = "") -> OutputSaved:
        """An output is weighed and recorded."""
        view = self.view()
        assert view.step is not None
        reading = self.part_weighed(code, in_container=bool(container))
        command = out.WeighOutput(view.run.id, view.step.id, code, reading, container=container)
        return self.desk.asked(command, OutputSaved)

    def new_container(self) -> ContainerSaved:
        """An empty container is weighed, and gets a label of ours."""
        self.check_pan()
        return self.desk.asked(out.KnowContainer(self.container_weighed()), ContainerSaved)

    def proving(self, text: str, about: str) -> out.ProveLabel:
        """The command to prove a label by what the camera has read off it."""
        return out.ProveLabel(self.desk.code_seen(text), about)

    def release(self, second: Credentials = SECOND, *, reason: str = "") -> bench.ReleaseHold:
        """The command by which somebody opens the hold in hand."""
        view = self.view()
        assert view.step is not None
        return bench.ReleaseHold(view.run.id, view.step.id, second, reason, self._looked_at(view))

    def _looked_at(self, view: BenchView) -> int:
        """The readings stand there for as long as somebody must look at them; how long that was, in ms."""
        if not view.force:
            return 0
        since = max(taken.mono_ms for taken in view.force.values())
        assert until(lambda: _CLOCK.now().mono_ms - since >= EVIDENCE_MS, deadline_s=DEADLINE_S)
        return EVIDENCE_MS

    def go_on(self, *, nothing: bool = False) -> BenchView:
        """A step that is read or weighed is left."""
        view = self.view()
        assert view.step is not None
        return self.done(bench.GoOn(view.run.id, view.step.id, nothing))

    def abort(self, reason: str) -> BenchView:
        """The run is given up."""
        return self.done(bench.AbortRun(self.view().run.id, reason))

    def do_step(self, *, in_haste: bool = False) -> BenchView:
        """Whatever the step in hand asks for, done well; where outputs are asked for, the first of them.

        In haste no output comes of it, and readings that open nothing are taken from the air. Behind the last
        step the run is closed as it stands.
        """
        at_the_end = self.step().id == CLOSING  # where a station killed there stands again
        view = self.view() if at_the_end else self._do_step(in_haste=in_haste)
        return self.close() if view.step is not None and view.step.id == CLOSING else view

    def _do_step(self, *, in_haste: bool) -> BenchView:
        view = self.view()
        step = view.step
        assert step is not None
        if step.kind is StepKind.SCAN:
            return self.done(bench.ScanStep(view.run.id, step.id, self.desk.code_seen(view.pack.code)))
        if step.kind is StepKind.HOLD:
            return self._pass_hold(step)
        if step.kind is StepKind.READ:
            self._read_from_air(step) if in_haste else self.read_all()
            return self.go_on()
        if step.kind is StepKind.PHOTO:
            return self.done(bench.KeepPhoto(view.run.id, step.id, self._picture()))
        if step.kind is StepKind.CHOOSE:
            onwards = [option.id for option in step.options if not option.to]
            return self.done(bench.Choose(view.run.id, step.id, onwards[0]))
        if step.kind is StepKind.WAIT:
            assert until(lambda: Action.CONFIRM in self.view().allowed, deadline_s=DEADLINE_S)
        if step.outputs:
            if not in_haste and Action.RECORD_OUTPUT in view.allowed:
                view = self._weighed_here(step.outputs[0])
            return self.go_on(nothing=not view.run.outputs_now)
        self._work(step.act)
        return self.done(bench.ConfirmStep(view.run.id, step.id))

    def close(self) -> BenchView:
        """Every step is done, and whatever is open stays so: the supervisor signs."""
        return self.done(bench.CloseRun(self.view().run.id, "looked_for", "", LEAD))

    def to(self, step: str, *, in_haste: bool = False) -> BenchView:
        """Work on until this step is in hand."""
        while self.step().id != step:
            self.do_step(in_haste=in_haste)
        return self.view()

    def proven_again(self) -> BenchView:
        """What has lapsed is proven again, until the step in hand is the document's own."""
        view = self.view()
        while view.again is not None:
            view = self.do_step()
        return view

    def made_safe(self) -> BenchView:
        """What an aborted run owes is done, to the last."""
        view = self.view()
        while view.run.state is RunState.MAKING_SAFE:
            assert view.allowed == {Action.CONFIRM}
            view = self.do_step()
        return view

    def _pass_hold(self, step: Step) -> BenchView:
        assert step.hold is not None
        if step.hold.kind is HoldKind.JUDGEMENT:
            return self.done(self.release(reason=ALL_IS_HERE))
        if any(point.quantity is Quantity.VOLTAGE for point in step.points):
            self.isolate()
        self.read_all()
        return self.done(self.release())

    def _read_from_air(self, step: Step) -> None:
        """Each point of a step that has a meter is recorded as not read."""
        for number, point in enumerate(step.points, 1):
            if point.quantity is Quantity.VOLTAGE:
                self.take(self.in_air(), point=number)
            else:
                self.measure(number)

    def _weighed_here(self, code: OutputCode) -> BenchView:
        self.weigh(code)
        return self.view()

    def _work(self, act: Act) -> None:
        """What the hands do to the pack by a step."""
        if act is Act.REMOVE_SERVICE_PLUG:
            self._plant.unplug()
        elif act is Act.PROVE_DEAD:
            self._plant.isolate()
        elif act is Act.CUT_BUSBAR:
            self._plant.cut_sections()

    def _shown(self, wanted: Callable[[VoltageNow], bool]) -> VoltageNow:
        """What the meter shows when it shows what is wanted."""
        meter, shown = self.desk.station.rack.voltmeter, []

        def there() -> bool:
            shown.append(meter.now())
            return wanted(shown[-1])

        assert until(there, deadline_s=DEADLINE_S), shown[-1]
        return shown[-1]

    def _settled(self, put: Callable[[], None]) -> WeightReading:
        """The weight of what is put on the parts scale after it was seen empty."""
        scale = self.desk.station.rack.parts_scale
        self._plant.take_part()
        assert until(lambda: scale.now().unread in EMPTY, deadline_s=DEADLINE_S), scale.now()
        put()
        settled: list[WeightReading] = []

        def still() -> bool:
            reading = scale.now().settled
            settled.extend([reading] if reading is not None else [])
            return bool(settled)

        assert until(still, deadline_s=DEADLINE_S), scale.now()
        return settled[-1]
