"""The automatic operator: looks at the screen, does the next sensible thing, and takes pictures.

It works from what is shown, not from a script, so it also goes on after a restart in the middle of a pack.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.gas import GasAlarm
from app.domain.pack import Pack
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor.bench_commands import ConfirmStep
from app.floor.practice_hands import Plant
from app.floor.views import SyncKind
from ui.application.face import Face
from ui.application.hands import Hands, NothingToPress
from ui.application.robot_bench import BenchOperator, Plan
from ui.application.robot_shift import ShiftOperator
from ui.application.trouble import Around, BenchTrouble, Trouble
from ui.screens.intake.state import IntakeStep, ScanWay
from ui.screens.outputs.state import OutputsPage
from ui.screens.scales.state import ScalesPage
from ui.shell.navigator import PlaceName
from ui.theme.tokens import Language
from ui.wording import question

_LOOK_EACH_MS = 25
_PATIENCE_MS = 90_000
_PAPER = "PRACTICE-0001"
_TRACE = 4  # looks at the scale, so that the picture shows how it settles
_BREACH = "T04"
_BREACHED_PACK = 2  # the third pack has a finding that sends it to quarantine


class Stuck(Exception):
    """Nothing has happened for a long time; args[0] says where."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What the automatic operator is to do.

    `packs` limits how many are received; None goes on until the camera has shown everything. `plans` say
    what becomes of the packs that may be opened, in order; `second` is (number, badge, PIN) of who signs for
    holds and takes the shift over, `badge` that of who works. Without plans there is no bench and no sheet.
    `looked_out` tells, given the milliseconds nothing has happened, that the picture holds nothing more;
    `more` asks for the next one and tells whether there may be one. `trouble` is what goes wrong at the bench
    of `plant`, `cut` what takes the power away when it does. `worker` and `lead` are (number, PIN) and
    (badge, PIN) of who works and of the lead.
    """

    packs: int | None
    worker: tuple[str, str]
    lead: tuple[str, str]
    more: Callable[[], bool]
    looked_out: Callable[[int], bool]
    badge: str = ""
    second: tuple[str, str, str] = ("", "", "")
    plans: tuple[Plan, ...] = ()
    plant: Plant | None = None
    trouble: Trouble = Trouble.NONE
    cut: Callable[[], None] = lambda: None
    pictures: Path | None = None


@dataclass(slots=True)
class Story:
    """What has happened so far. `turned_down` are the codes of refusals that hurried hands have met."""

    codes: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    turned_down: list[str] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)
    planned: bool = False
    sheet: str = ""
    finished: bool = False


class Robot(QObject):
    """Works one shift.

    done    Story: the shift is over, everything has been delivered
    failed  what went wrong, in words for a developer
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, face: Face, shift: Shift) -> None:
        super().__init__(face)
        self.story = Story(planned=bool(shift.plans))
        self._face = face
        self._shift = shift
        self._hands = Hands(face)
        self._seen: set[str] = set()
        self._covered: set[str] = set()
        self._heard = ""
        self._missing = ""
        self._last: object = None
        self._still_ms = 0
        number, badge, pin = shift.second
        around = Around(
            cut=shift.cut,
            picture=self._picture,
            gas_alarm=lambda: face.air.state.alarm is not GasAlarm.NONE,
            hurry=self._hurry,
        )
        trouble = BenchTrouble(shift.trouble, shift.plant, around)
        self._bench = BenchOperator(
            face,
            self._hands,
            self._picture,
            plans=shift.plans,
            second=(badge, pin),
            lead=shift.lead,
            trouble=trouble,
            turned_down=self.story.turned_down,
        )
        people = ((shift.badge, shift.worker[1]), (badge, pin))
        self._handover = ShiftOperator(face, self._hands, self._picture, people=people, incoming=number)
        self._rounds = [PlaceName.SETUP]
        if shift.plans:
            self._rounds = [PlaceName.OUTPUTS, PlaceName.SHIFT, PlaceName.SETUP]
        self._check_scales = bool(shift.plans)
        self._alarm = "none"
        self._tared = False  # whether an empty container has been weighed
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self._look)
        face.intake.finished.connect(self._routed)

    def begin(self) -> None:
        """Take up work."""
        self._timer.start()

    def covers(self, code: ScannedCode) -> bool:
        """Whether a code in view is one that is done with: a person would lay a hand on it.

        Called on the camera thread.
        """
        if code.text in self._covered | self._bench.read and code.text != self._bench.wanted:
            return True
        self._heard = code.text
        return False

    # ---- looking

    def _look(self) -> None:
        try:
            self._watch_the_clock()
            self._act()
        except NothingToPress as missing:
            self._missing = str(missing)  # not yet: a page may be on its way
        except Stuck as fault:
            self._timer.stop()
            self.failed.emit(f"{fault}, {self._missing}")

    def _watch_the_clock(self) -> None:
        state = self._face.intake.state
        delivery = self._face.delivery.state
        now = (
            self._face.navigator.name,
            state.step,
            state.way,
            state.group,
            len(self.story.codes),
            delivery.view,
            self._face.bench.state.view,
            self._face.bench.state.asking,
            self._face.bench.state.start,
            self._face.shift.state.page,
            self._face.outputs.state.page,
            self._face.scales.state.page,
            self._face.scales.state.made,
        )
        self._still_ms = self._still_ms + _LOOK_EACH_MS if now == self._last else 0
        self._last = now
        if self._still_ms > _PATIENCE_MS:
            raise Stuck(f"at {now[:4]}, {state.refusal}")

    def _act(self) -> None:
        place = self._face.navigator.name
        if self._face.desk.waiting or self._face.intake.state.busy or place is None:
            return
        if self._face.emergency.state is not None:
            self._in_alarm()
        elif place is PlaceName.SIGN_IN:
            if self._face.camera_is_starting():
                return
            self._picture("sign_in")
            number, pin = self._shift.worker
            self._hands.figures(pin if self._face.sign_in.state.asked.value == "pin" else number)
        elif place is PlaceName.QUEUE:
            self._at_queue()
        elif place is PlaceName.INTAKE:
            self._at_intake()
        else:
            {
                PlaceName.BENCH: self._bench.act,
                PlaceName.OUTPUTS: self._at_outputs,
                PlaceName.SHIFT: self._at_shift,
                PlaceName.DELIVERY: self._at_delivery,
                PlaceName.SETUP: self._at_setup,
                PlaceName.SCALES: self._at_scales,
            }[place]()

    def _at_queue(self) -> None:
        if self._check_scales and self._face.queue.state.scales_due:
            self._check_scales = False
            self._face.queue.scales_asked.emit()
        elif self._face.queue.state.open_pack is not None or self._wants_more():
            if self.story.codes:
                self._picture("queue")
            self._hands.primary()
        elif not self._bench.over:
            self._hands.rail(PlaceName.BENCH.value)
        elif self._rounds:
            self._picture("queue")
            self._hands.rail(self._rounds.pop(0).value)
        elif self._alarm == "none":
            self._alarm = "raised"
            self._face.window.emergency_raised.emit()
        else:
            self._end()

    def _wants_more(self) -> bool:
        if self._shift.packs is not None and len(self.story.codes) >= self._shift.packs:
            return False
        return not self.story.finished

    def _at_scales(self) -> None:
        """Both pans and every check weight that is due, before the first pack."""
        state = self._face.scales.state
        if state.page is ScalesPage.LOOK and state.view is not None:
            if state.made is not None:
                self._picture("scales")
            self._hands.primary()
        elif state.page is ScalesPage.ZERO and state.empty is not None:
            self._hands.primary()
        elif state.page is ScalesPage.CHOOSE and state.usable:
            self._face.scales.choose(state.usable[0].weight.id)

    # ---- one intake

    def _at_intake(self) -> None:
        step = self._face.intake.state.step
        {
            IntakeStep.SOURCE: self._at_source,
            IntakeStep.SCAN: self._at_scan,
            IntakeStep.CONFIRM: self._at_confirm,
            IntakeStep.TRIAGE: self._at_triage,
            IntakeStep.WEIGH: self._at_weigh,
            IntakeStep.ROUTE: self._at_route,
        }[step]()

    def _at_source(self) -> None:
        self._picture("intake_1_source")
        self._face.hear_wedge(_PAPER)

    def _at_scan(self) -> None:
        state = self._face.intake.state
        if state.refusal is not None:
            self._put_aside(self._heard)
        elif state.way is not ScanWay.CAMERA:
            self._face.intake.not_this()
        elif not self._shift.looked_out(self._still_ms):
            self._picture("intake_2_scan")
        elif self._shift.more():
            self._face.intake.not_this()
        else:
            self.story.finished = True
            self._face.intake.leave()

    def _put_aside(self, code: str) -> None:
        """What cannot be received is covered, so that other codes in the picture are heard."""
        self.story.refused.append(code)
        self._covered.add(code)
        self._face.intake.not_this()

    def _at_confirm(self) -> None:
        code = self._face.intake.state.code
        if code is None:
            return
        self._picture("intake_3_held" if code.elsewhere else "intake_3_confirm")
        self._covered.add(code.seen.text)
        if code.known:
            self._face.intake.not_this()
        else:
            self._hands.primary()

    def _at_triage(self) -> None:
        state = self._face.intake.state
        self._picture(f"intake_4_triage_{state.group_number}")
        breached = len(self.story.codes) == _BREACHED_PACK
        group = state.group
        if breached and group is not None and _BREACH in group.questions and not state.yes:
            self._hands.tile(question(_BREACH))
            self._picture("intake_4_triage_finding")
        else:
            self._hands.primary()

    def _at_weigh(self) -> None:
        scale = self._face.intake.state.scale
        if scale is not None and scale.mass is None:
            self._picture("intake_5_weigh_no_reading")
        elif len(self._face.intake.state.trace) > _TRACE:
            self._picture("intake_5_weigh")

    def _at_route(self) -> None:
        self._picture("intake_6_route")
        self._hands.primary()

    def _routed(self, pack: Pack | None) -> None:
        if pack is not None:
            self.story.codes.append(pack.code)
            self._covered.add(pack.code)

    def _hurry(self) -> None:
        """Say that the step in hand is done, whatever the screen offers."""
        view = self._face.bench.state.view
        if view is not None and view.step is not None:
            self._face.desk.ask(ConfirmStep(view.run.id, view.step.id), self._heard_of_hurry)

    def _heard_of_hurry(self, answer: object) -> None:
        if isinstance(answer, Refusal):
            self.story.turned_down.append(answer.code)

    # ---- the end of the shift

    def _at_outputs(self) -> None:
        state = self._face.outputs.state
        if state.trace is None and self.story.codes:
            self._face.hear_wedge(self.story.codes[0])
        elif state.trace is not None and state.trace.outputs and state.output is None:
            self._face.outputs.choose(state.trace.outputs[0].id)
        elif state.page is OutputsPage.LOOK and not self._tared:
            self._picture("outputs")
            self._hands.rail("container")
        elif state.page is OutputsPage.LOOK:
            self._hands.rail("back")
        elif state.known is not None:
            self._tared = True
            self._picture("outputs_tare")
            self._hands.rail("back")

    def _at_shift(self) -> None:
        self._handover.act()
        self.story.sheet = self._handover.sheet

    def _at_setup(self) -> None:
        self._picture("setup")
        self._hands.rail(PlaceName.DELIVERY.value)

    def _at_delivery(self) -> None:
        state = self._face.delivery.state
        delivered = state.view is not None and state.view.waiting == 0
        if delivered and state.sync is not None and state.sync.kind is SyncKind.UP_TO_DATE:
            self._picture("delivery")
            self._hands.primary()

    def _in_alarm(self) -> None:
        state = self._face.emergency.state
        if state is None or state.recorded_at is None:
            return
        self._picture("emergency")
        badge, pin = self._shift.lead
        if not state.asking_lead:
            self._face.window.false_alarm_asked.emit()
        elif not state.lead_badge:
            self._face.hear_wedge(badge)
        else:
            self._picture("emergency_lead")
            self._hands.figures(pin)
            self._alarm = "over"

    def _end(self) -> None:
        view = self._face.delivery.state.view
        if view is not None and view.waiting == 0:
            self._timer.stop()
            self.done.emit(self.story)

    def _picture(self, name: str) -> None:
        """What is on the screen now, once under each name, in both languages."""
        if self._shift.pictures is None or name in self._seen:
            return
        self._seen.add(name)
        mine = self._face.look.language
        others = [language for language in Language if language is not mine]
        for language in (*others, mine):
            self._face.speak(language)
            self._hands.settle()
            file = self._shift.pictures / f"{name}.{language.value}.png"
            if self._face.window.grab().save(str(file)):
                self.story.pictures.append(file)
