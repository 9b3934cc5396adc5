"""Hands at the bench: an operator who does whatever the step in hand asks for, and a second who signs."""

from datetime import timedelta
from decimal import Decimal

from app.domain.closing import CLOSING
from app.domain.dismantling import Action, RunState
from app.domain.operator import Operator
from app.domain.procedure import HoldKind, Step, StepKind
from app.domain.quantity import Quantity, Taking
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy
from app.domain.voltage import VoltageNow
from app.floor import bench_commands as bench
from app.floor import output_commands as out
from app.floor.bench_views import BenchView, EmptyBench
from app.floor.output_views import OutputSaved
from tests.fakes.floor import ANNE, BO, LEAD, Floor, shown
from tests.fakes.procedures import SHORT

PASSES, FAILS = 3_000, 84_200
EVIDENCE_MS = 3_000
PICTURE, DISPLAY = b"\xff\xd8 what is seen \xff\xd9", b"\xff\xd8 a display \xff\xd9"


def bench_floor() -> Floor:
    """A floor where Anne is signed in, and where a reading stays fresh while a command is put together."""
    floor = Floor(tick=timedelta(milliseconds=50))
    floor.sign_in(ANNE)
    return floor


class Hands:
    """Works one pack at a time on a floor where somebody is signed in.

    `answers` are the options to give at choose steps, by step; at others the first that leads on.
    """

    def __init__(self, floor: Floor, *, second: Operator = BO) -> None:
        self.floor = floor
        self.second = second
        self.answers: dict[str, str] = {}

    def start(self, pack: str, procedure: str = SHORT.key) -> BenchView:
        """Open a stored pack."""
        return self.done(self.floor.starting(pack, procedure))

    def view(self) -> BenchView:
        """The bench, with a run on it."""
        return self.done(bench.AskBench())

    def empty(self) -> EmptyBench:
        """The bench, with nothing on it."""
        answer = self.floor.do(bench.AskBench())
        assert isinstance(answer, EmptyBench), answer
        return answer

    def done(self, command: object) -> BenchView:
        """What the bench looks like after a command that must not be refused."""
        answer = self.floor.do(command)
        assert isinstance(answer, BenchView), answer
        return answer

    def refused(self, command: object) -> str:
        """The code a command is refused with; it must leave no entry behind but a wrong PIN's."""
        before = len(self.floor.entries())
        answer = self.floor.do(command)
        assert isinstance(answer, Refusal), answer
        told = [entry.type for entry in self.floor.entries()[before:]]
        assert told in ([], ["operator.pin_refused"]), told
        return answer.code

    def step(self) -> Step:
        """The step in hand."""
        step = self.view().step
        assert step is not None
        return step

    def taking(self, seen: VoltageNow, point: int = 1) -> bench.TakeReading:
        """The command to take what the meter shows as the reading of a point."""
        view = self.view()
        assert view.step is not None
        return bench.TakeReading(view.run.id, view.step.id, point, seen)

    def read(self, millivolts: int = PASSES, *, point: int = 1, touch: int | None = None) -> BenchView:
        """Put the probes on a point, and take what the meter shows."""
        view = self.view()
        assert view.step is not None
        seen = self.floor.meter(millivolts, touch=touch)
        return self.done(bench.TakeReading(view.run.id, view.step.id, point, seen))

    def read_all(self, millivolts: int = PASSES) -> BenchView:
        """Every point of the step in hand: voltages as told, all else well."""
        for number, point in enumerate(self.step().points, 1):
            if point.quantity is Quantity.VOLTAGE:
                self.read(millivolts, point=number)
            else:
                self.measure(number)
        return self.view()

    def measure(self, number: int, *, well: bool = True) -> BenchView:
        """One point of the step in hand with a value on the good or on the bad side of its limit."""
        return self.done(self.measuring(number, well=well))

    def measuring(self, number: int, *, well: bool = True) -> bench.TakeReading | bench.TypeReading:
        """The command for it, with the instrument that the point asks for."""
        view = self.view()
        assert view.step is not None
        point, limit = view.step.points[number - 1], view.limits[number - 1]
        low = (point.op == "at_most") == well
        value = limit.value // 2 if low else limit.value + max(1, limit.value // 2)
        if point.quantity is Quantity.VOLTAGE:
            return bench.TakeReading(view.run.id, view.step.id, number, self.floor.meter(value))
        if point.quantity.taking is Taking.GAS:
            seen = self.floor.gas(point.quantity, value)
            return bench.TakeReading(view.run.id, view.step.id, number, seen)
        return self.typing(number, as_typed(point.quantity, value))

    def typing(
        self,
        number: int,
        numbers: tuple[str, ...],
        *,
        photo: bytes | None = DISPLAY,
        someone: Operator | None = None,
    ) -> bench.TypeReading:
        """The command to take what was typed off a hand-held instrument."""
        view = self.view()
        assert view.step is not None
        who = shown(someone or self.second)
        return bench.TypeReading(view.run.id, view.step.id, number, numbers, photo, who)

    def release(self, someone: Operator | None = None, *, reason: str = "") -> bench.ReleaseHold:
        """The command by which a second person opens the hold in hand, once the evidence was looked at."""
        view = self.view()
        assert view.step is not None
        if view.force:
            self.floor.clock.pass_by(timedelta(milliseconds=EVIDENCE_MS))
        who = shown(someone or self.second)
        return bench.ReleaseHold(view.run.id, view.step.id, who, reason, EVIDENCE_MS)

    def weigh(self, printed: str = "28.44", **more: object) -> OutputSaved:
        """Weigh the first output that the step in hand offers, or another."""
        answer = self.floor.do(self.weighing(printed, **more))
        assert isinstance(answer, OutputSaved), answer
        return answer

    def weighing(self, printed: str = "28.44", **more: object) -> out.WeighOutput:
        """The command for it."""
        view = self.view()
        assert view.step is not None
        told = {"code": view.step.outputs[0] if view.step.outputs else None, **more}
        if "reading" not in told:
            told["reading"] = self.floor.part(printed)
        return out.WeighOutput(view.run.id, view.step.id, **told)  # type: ignore[arg-type]

    def go_on(self, *, nothing: bool = False) -> BenchView:
        """Leave a step that is read or weighed."""
        view = self.view()
        assert view.step is not None
        return self.done(bench.GoOn(view.run.id, view.step.id, nothing))

    def abort(self, reason: str = "no time left") -> BenchView:
        """Give the run up."""
        return self.done(bench.AbortRun(self.view().run.id, reason))

    def leaving(self, someone: Operator | None = None, **more: object) -> bench.LeavePack:
        """The command by which two people leave the pack, everything ticked."""
        view = self.view()
        assert view.step is not None
        told = {"reason": "taking_break", "done": tuple(one.id for one in view.leaving.owed), **more}
        who = shown(someone or self.second)
        return bench.LeavePack(view.run.id, view.step.id, second=who, **told)  # type: ignore[arg-type]

    def resume(self) -> BenchView:
        """Come back to a pack that was left."""
        return self.done(bench.ResumePack(self.view().run.id))

    def do_step(self) -> BenchView:
        """Whatever the step in hand asks for, done well; behind the last the run is closed as it stands."""
        view = self.view() if self.step().id == CLOSING else self.do_this_step()
        return self.close() if view.step is not None and view.step.id == CLOSING else view

    def do_this_step(self) -> BenchView:
        """Whatever the step in hand asks for, done well, and no more than that."""
        view = self.view()
        step = view.step
        assert step is not None
        if step.kind is StepKind.SCAN:
            code = self.floor.scanned(view.pack.code, read_by=ReadBy.CAMERA)
            return self.done(bench.ScanStep(view.run.id, step.id, code))
        if step.kind is StepKind.HOLD:
            return self._pass_hold(step)
        if step.kind is StepKind.READ:
            self.read_all()
            return self.go_on()
        if step.kind is StepKind.PHOTO:
            return self.done(bench.KeepPhoto(view.run.id, step.id, PICTURE))
        if step.kind is StepKind.CHOOSE:
            return self.choose(self.answers.get(step.id, _onwards(step)))
        if step.kind is StepKind.WAIT:
            assert view.waiting is not None
            self.floor.clock.pass_by(timedelta(milliseconds=view.waiting.left_ms))
        if step.kind in (StepKind.WEIGH, StepKind.RECORD_OUTPUT):
            for code in step.outputs:
                if Action.RECORD_OUTPUT in self.view().allowed:  # a weighing takes one, and has it perhaps
                    self.weigh("2.50", code=code)
            return self.go_on()
        return self.done(bench.ConfirmStep(view.run.id, step.id))

    def closing(self, reason: str = "looked_for", note: str = "") -> bench.CloseRun:
        """The command to end the run in spite of its balance, signed by the supervisor."""
        return bench.CloseRun(self.view().run.id, reason, note, shown(LEAD))

    def close(self) -> BenchView:
        """Every step is done, and whatever is open stays so."""
        return self.done(self.closing())

    def choose(self, option: str) -> BenchView:
        """Give this answer at the choose step in hand."""
        view = self.view()
        assert view.step is not None
        return self.done(bench.Choose(view.run.id, view.step.id, option))

    def deviate(self, deviation: str, note: str = "") -> BenchView:
        """Take a deviation at the step in hand."""
        view = self.view()
        assert view.step is not None
        return self.done(bench.TakeDeviation(view.run.id, view.step.id, deviation, note))

    def _pass_hold(self, step: Step) -> BenchView:
        assert step.hold is not None
        if step.hold.kind is HoldKind.MEASURED:
            self.read_all()
            return self.done(self.release())
        return self.done(self.release(reason="all is here"))

    def to(self, step: str) -> BenchView:
        """Work on until this step is in hand."""
        while self.step().id != step:
            self.do_step()
        return self.view()

    def to_the_end(self, view: BenchView | None = None) -> BenchView:
        """Work on, from this view of the bench, until no step is left; how the bench looked then."""
        view = view or self.view()
        while view.run.state in (RunState.ACTIVE, RunState.MAKING_SAFE):
            assert view.step is not None
            assert view.allowed
            assert view.run.state is RunState.ACTIVE or view.allowed == {Action.CONFIRM}
            view = self.do_step()
        return view


def _onwards(step: Step) -> str:
    """The first answer that leads on, else the first."""
    onwards = [option.id for option in step.options if option.to == ""]
    return onwards[0] if onwards else step.options[0].id


def as_typed(quantity: Quantity, value: int) -> tuple[str, ...]:
    """What a hand-held instrument shows for a value in whole units of the quantity."""
    if quantity is Quantity.INSULATION:
        return (f"{Decimal(value) * 400 / 1_000_000:f}", "400")
    degrees = f"{Decimal(value) / 1000:f}"
    if quantity is Quantity.TEMPERATURE_RISE:
        return (f"{Decimal(value) / 1000 + 20:f}", "20")
    return (degrees,)
