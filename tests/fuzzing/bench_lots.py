"""What people try at a bench, drawn by lot: mostly what the step asks for, often something else."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from app.domain.closing import CLOSING
from app.domain.dismantling import Action, RunState
from app.domain.leaving_facts import AfterAlarm
from app.domain.operator import Credentials, Operator
from app.domain.procedure import HoldKind, Step, StepKind
from app.domain.quantity import Quantity, Taking
from app.domain.reading import Unread
from app.domain.scan import ReadBy
from app.domain.triage import TriageClass
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.bench_views import BenchView
from app.floor.output_views import OutputSaved
from tests.fakes.bench_hands import EVIDENCE_MS, PICTURE, as_typed
from tests.fakes.floor import ANNE, BO, LEAD, Floor, person, shown
from tests.fuzzing.bench_air import AirLots
from tests.fuzzing.bench_held import HeldLots

WEAK = replace(person("1003"), level="1S")
GONE = replace(person("1004"), active=False)
PEOPLE = (ANNE, BO, LEAD, WEAK)
SLIPS = 0.25
"""Part of the commands that are not what the step asks for."""


def ended(floor: Floor) -> Operator:
    """Somebody whose level was valid until yesterday."""
    return replace(person("1005"), level_until=floor.site.today() - timedelta(days=1))


class Lots:
    """Draws the next thing that is tried at the bench of a floor.

    `told` lets the registry tell of the pack as well; without it all other lots fall as they always did.
    """

    def __init__(self, floor: Floor, draw: random.Random, *, told: bool = True) -> None:
        self.floor = floor
        self.draw = draw
        self.starts: list[int] = []
        self.air = AirLots(floor, draw)
        self.held = HeldLots(floor, draw.random()) if told else None
        self._outputs: list[str] = []
        self._old: list[object] = []  # commands of before, to be tried once more
        self._ended = ended(floor)
        with floor.records.unit() as unit:
            for someone in (WEAK, GONE, self._ended):
                unit.roster.put(someone)

    def heard(self, answer: object) -> None:
        """What the desk has answered."""
        if isinstance(answer, OutputSaved):
            self._outputs.append(answer.output.id)

    def next(self, view: BenchView) -> object | None:
        """A command to try, or None when something happened to the plant instead."""
        if self.held is not None:
            self.held.happens(view.pack.code)
        if self.draw.random() < 0.03:
            return self._of_the_world()
        if self.draw.random() < (0.3 if self.air.stands else 0.01):
            self.air.clears() if self.air.stands and self.draw.random() < 0.7 else self.air.happens()
            return None
        command = self._slip(view) if self.draw.random() < SLIPS else self._right(view)
        self._old = [*self._old[-30:], command]
        return command

    # ---- what the step asks for

    def _right(self, view: BenchView) -> object:
        step, run = view.step, view.run.id
        if view.run.state is RunState.EMERGENCY:
            return self._alarm_over()
        if step is None or not self._may_work(view):
            return ask.SignIn(shown(self.draw.choice((ANNE, BO)), pin=False))
        if step.id == CLOSING and view.run.state is RunState.ACTIVE:
            return self._at_the_balance(view, step)
        if view.run.state is RunState.LEFT:
            return bench.ResumePack(run) if self.draw.random() < 0.9 else bench.AbortRun(run, "nobody comes")
        if self.air.stands and Action.TAKE_READING not in view.allowed:
            return self._plain(view, step)  # in a hurry, whatever the alarm says
        if view.allowed <= {Action.ABORT, Action.DEVIATE, Action.LEAVE} and step.kind is not StepKind.WAIT:
            return bench.AbortRun(run, "nothing is left")
        if step.kind is StepKind.HOLD:
            return self._hold(view, step)
        if step.kind is StepKind.READ:
            return (
                bench.GoOn(run, step.id) if Action.GO_ON in view.allowed else self._unread_point(view, step)
            )
        return self._plain(view, step)

    def _at_the_balance(self, view: BenchView, step: Step) -> object:
        """What was forgotten, or the end: with everything it takes, or with less."""
        if self.draw.random() < 0.3:
            code = self.draw.choice(step.outputs)
            return out.WeighOutput(view.run.id, step.id, code, self.floor.part("2.50"))
        reason = self.draw.choice(("looked_for", "looked_for", "other", ""))
        note = self.draw.choice(("", "it is what it is"))
        second = self.draw.choice((LEAD, LEAD, BO, ANNE, None))
        return bench.CloseRun(view.run.id, reason, note, shown(second) if second is not None else None)

    def _plain(self, view: BenchView, step: Step) -> object:
        run = view.run.id
        if step.kind is StepKind.SCAN:
            return bench.ScanStep(run, step.id, self.floor.scanned(view.pack.code))
        if step.kind is StepKind.PHOTO:
            return bench.KeepPhoto(run, step.id, PICTURE)
        if step.kind is StepKind.CHOOSE:
            onwards = [one.id for one in step.options if not one.to] or [step.options[0].id]
            anything = [one.id for one in step.options]
            return bench.Choose(
                run, step.id, self.draw.choice(onwards if self.draw.random() < 0.8 else anything)
            )
        if step.kind in (StepKind.WEIGH, StepKind.RECORD_OUTPUT):
            return self._output(view, step)
        if step.kind is StepKind.WAIT and view.waiting is not None:
            self.floor.clock.pass_by(timedelta(milliseconds=view.waiting.left_ms))
        elif self.draw.random() < 0.5:
            self.floor.clock.pass_by(timedelta(seconds=self.draw.randrange(90)))
        return bench.ConfirmStep(run, step.id)

    def _output(self, view: BenchView, step: Step) -> object:
        if view.run.outputs_now or self.draw.random() < 0.3:
            return bench.GoOn(view.run.id, step.id, nothing=not view.run.outputs_now)
        code = self.draw.choice(step.outputs)
        return out.WeighOutput(view.run.id, step.id, code, self.floor.part("2.50"))

    def _hold(self, view: BenchView, step: Step) -> object:
        judged = step.hold is not None and step.hold.kind is HoldKind.JUDGEMENT
        if judged or Action.RELEASE in view.allowed:
            self.floor.clock.pass_by(timedelta(milliseconds=EVIDENCE_MS))
            second = LEAD if self._here() != LEAD.id else BO
            return bench.ReleaseHold(view.run.id, step.id, shown(second), "all is here", EVIDENCE_MS)
        return self._reading(view, step, view.point, well=True)

    def _unread_point(self, view: BenchView, step: Step) -> object:
        read = {taken.point for taken in view.run.readings_at(step.id)}
        left = [number for number in range(1, len(step.points) + 1) if number not in read]
        return self._reading(view, step, (left or [1])[0], well=self.draw.random() < 0.8)

    def _reading(self, view: BenchView, step: Step, number: int, *, well: bool) -> object:
        point, limit = step.points[number - 1], view.limits[number - 1]
        low = (point.op == "at_most") == well
        value = self.draw.randint(0, limit.value) if low else limit.value + self.draw.randint(1, limit.value)
        if point.op == "at_least" and well:
            value = limit.value + self.draw.randint(0, limit.value)
        elif point.op == "at_least":
            value = self.draw.randint(0, limit.value - 1)
        run = view.run.id
        if point.quantity is Quantity.VOLTAGE:
            return bench.TakeReading(
                run, step.id, number, self.floor.meter(self.draw.choice((1, -1)) * value)
            )
        if point.quantity.taking is Taking.GAS:
            return bench.TakeReading(run, step.id, number, self.floor.gas(point.quantity, value))
        second = shown(LEAD if self._here() != LEAD.id else BO)
        return bench.TypeReading(run, step.id, number, as_typed(point.quantity, value), PICTURE, second)

    # ---- something else

    def _slip(self, view: BenchView) -> object:
        tries: tuple[Callable[[BenchView], object], ...] = (
            self._another_step,
            self._another_run,
            self._badly_signed,
            self._badly_read,
            self._badly_typed,
            self._badly_said,
            self._deviation,
            self._again,
            self._corrected,
            self._given_up,
            self._left,
            self._badly_left,
        )
        weights = (3, 1, 5, 5, 3, 2, 2, 2, 1, 0.3, 1.5, 1.5)
        return self.draw.choices(tries, weights)[0](view)

    def _any_step(self, view: BenchView) -> str:
        return self.draw.choice([step.id for step in view.procedure.every_step()])

    def _here_or_there(self, view: BenchView) -> str:
        there = self.draw.random() < 0.3 or view.step is None
        return self._any_step(view) if there or view.step is None else view.step.id

    def _another_step(self, view: BenchView) -> object:
        run, step = view.run.id, self._any_step(view)
        nothing = self.draw.random() < 0.5
        return self.draw.choice(
            (
                bench.ConfirmStep(run, step),
                bench.GoOn(run, step, nothing),
                bench.KeepPhoto(run, step, PICTURE),
                bench.ScanStep(run, step, self.floor.scanned(view.pack.code)),
                bench.ReleaseHold(run, step, shown(LEAD), "let us go on", EVIDENCE_MS),
            )
        )

    def _another_run(self, view: BenchView) -> object:
        step = self._here_or_there(view)
        return self.draw.choice((bench.ConfirmStep("another", step), bench.AbortRun("another", "no")))

    def _badly_signed(self, view: BenchView) -> object:
        if self.draw.random() < 0.5:
            self.floor.clock.pass_by(timedelta(milliseconds=EVIDENCE_MS))
        who = self.draw.choice(
            (
                *(shown(one) for one in (*PEOPLE, GONE, self._ended)),
                shown(BO, pin=False),
                Credentials(badge=BO.badge, pin="0000"),
                Credentials(number=LEAD.number, pin=LEAD.number[::-1]),
            )
        )
        reason = self.draw.choice(("", "  ", "I answer for it"))
        seen_ms = self.draw.choice((0, EVIDENCE_MS - 1, EVIDENCE_MS))
        return bench.ReleaseHold(view.run.id, self._here_or_there(view), who, reason, seen_ms)

    def _badly_read(self, view: BenchView) -> object:
        step, run, floor = self._here_or_there(view), view.run.id, self.floor
        number = self.draw.randint(0, 4)
        gas = self.draw.choice([one for one in Quantity if one.taking is Taking.GAS])
        early = replace(
            floor.moment(), mono_ms=max(0, floor.moment().mono_ms - self.draw.choice((3_000, 90_000)))
        )
        seen = self.draw.choice(
            (
                floor.meter(self.draw.choice((0, 60_000, 60_001, 84_200, -84_200))),
                floor.meter(0, touch=self.draw.randint(0, 2)),
                floor.meter(0, taken=early),
                floor.no_voltage(self.draw.choice(list(Unread))),
                floor.gas(gas, self.draw.choice((0, 10, 5_000))),
                floor.gas(gas, None, unread="fault"),
                floor.gas(gas, 0, taken=early),
            )
        )
        return bench.TakeReading(run, step, number, seen)

    def _badly_typed(self, view: BenchView) -> object:
        numbers = self.draw.choice(
            (("550", "400"), ("0.01", "400"), ("24.5",), ("90",), ("24", "22"), ("x",), ())
        )
        photo = self.draw.choice((PICTURE, PICTURE, None, b"none"))
        who = self.draw.choice((None, *(shown(one) for one in (*PEOPLE, GONE, self._ended))))
        number = self.draw.randint(0, 3)
        return bench.TypeReading(view.run.id, self._here_or_there(view), number, numbers, photo, who)

    def _badly_said(self, view: BenchView) -> object:
        step, run = self._here_or_there(view), view.run.id
        options = [one.id for known in view.procedure.every_step() for one in known.options] or ["none"]
        return self.draw.choice(
            (
                bench.Choose(run, step, self.draw.choice(options)),
                bench.Choose(run, step, ""),
                bench.KeepPhoto(run, step, b"GIF89a"),
                bench.GoOn(run, step, nothing=True),
                bench.ConfirmStep(run, step),
                bench.ScanStep(run, step, self.floor.scanned("001PB310000000D7R0000002")),
                self.floor.starting(view.pack.id, view.procedure.key),
            )
        )

    def start(self, pack: str, procedure: str, hurry: random.Random) -> bench.StartRun:
        """A start as people in a hurry try it: any paper, any answers."""
        floor, good = self.floor, self.floor.traveller(pack)
        better, foreign, makers = good[:2] + "A" + good[3:], "TRAGKREJ0001M", "04QPB7A0012H0JD5K0000417"
        text = hurry.choice((good, better, good[:-1], makers, foreign, ""))
        by = hurry.choice((ReadBy.CAMERA, ReadBy.CAMERA, ReadBy.WEDGE, ReadBy.TYPED))
        yes = hurry.choice(((), (), (), (), (), ("T01",), ("T05",), ("T04", "T06")))
        looked = list(floor.starting(pack, procedure, yes=yes).looked.items())
        answered = dict(looked[: hurry.choice((0, 3, 8, 8, 8, 8))])
        return bench.StartRun(pack, procedure, floor.scanned(text, read_by=by) if text else None, answered)

    def _deviation(self, view: BenchView) -> object:
        known = [one.id for one in view.deviations or view.procedure.deviations] or ["none"]
        return bench.TakeDeviation(view.run.id, self._here_or_there(view), self.draw.choice(known), "found")

    def _again(self, view: BenchView) -> object:
        return self.draw.choice(self._old) if self._old else bench.AskBench()

    def _corrected(self, _view: BenchView) -> object:
        output = self.draw.choice(self._outputs) if self._outputs else "none"
        return out.CorrectOutput(output, "wrong piece", shown(self.draw.choice((BO, LEAD))))

    def _given_up(self, view: BenchView) -> object:
        return bench.AbortRun(view.run.id, self.draw.choice(("", "no time left")))

    def _left(self, view: BenchView) -> object:
        second = shown(LEAD if self._here() != LEAD.id else BO)
        ticked = tuple(one.id for one in view.leaving.owed)
        return bench.LeavePack(view.run.id, self._here_or_there(view), "taking_break", ticked, second)

    def _badly_left(self, view: BenchView) -> object:
        """Somebody wants to go, or comes back, or goes on as if the pack had not been left."""
        run, step = view.run.id, self._here_or_there(view)
        ticked = [one.id for one in view.leaving.owed]
        some = tuple(self.draw.sample(ticked, self.draw.randint(0, len(ticked))))
        who = self.draw.choice((*(shown(one) for one in (*PEOPLE, GONE, self._ended)), shown(BO, pin=False)))
        return self.draw.choice(
            (
                bench.LeavePack(run, step, "taking_break", some, who),
                bench.LeavePack(run, step, self.draw.choice(("", "other", "tired")), tuple(ticked), who),
                bench.LeavePack(run, step, "other", tuple(ticked), who, "fire drill"),
                bench.ResumePack(self.draw.choice((run, run, "another"))),
            )
        )

    # ---- what happens around the bench

    def _of_the_world(self) -> object | None:
        floor, chance = self.floor, self.draw.random()
        if chance < 0.3:
            (floor.restart if self.draw.random() < 0.6 else floor.reboot)()
            self.starts.append(len(floor.entries()))
            self.air.watch.restarted()
            return None
        if chance < 0.5:
            floor.clock.pass_by(timedelta(seconds=self.draw.choice((30, 300, 700, 2_000, 90_000))))
            return None
        if chance < 0.7:
            return ask.SignOut(self.draw.choice(("self", "idle")))
        if chance < 0.9:
            someone = self.draw.choice((*PEOPLE, self._ended))
            return ask.SignIn(shown(someone, pin=False))
        if chance < 0.97:
            return ask.RaiseEmergency("bench")
        return self._alarm_over()

    def _alarm_over(self) -> object:
        """Mostly a supervisor ends it as a false alarm, for a run that is given up is soon at its end."""
        who = self.draw.choice((LEAD, LEAD, LEAD, *PEOPLE))
        becomes = AfterAlarm.FALSE_ALARM if self.draw.random() < 0.8 else AfterAlarm.MAKE_SAFE
        return ask.ClearEmergency("all clear", shown(who), becomes)

    def _here(self) -> str:
        with self.floor.records.unit() as unit:
            current = unit.sessions.current()
        return current[0] if current is not None else ""

    def _may_work(self, view: BenchView) -> bool:
        codes = [one.code for one in view.barred]
        return bool(self._here()) and not any(code.startswith("level.") for code in codes)


def class_of(classes: tuple[str, ...]) -> TriageClass:
    """The class of pack that a document is for."""
    return TriageClass.A if TriageClass.A.value in classes else TriageClass.C
