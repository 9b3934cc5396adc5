"""The face: presenters behind the window, the way from place to place, and who is at the station."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.domain.operator import Credentials
from app.domain.own_label import is_badge
from app.domain.reading import Health
from app.domain.scan import ScannedCode, from_hand_scanner
from app.floor.bench_commands import AskBench
from app.floor.bench_views import BenchView
from app.floor.commands import AskResume, KeepPlace, SignIn, SignOut
from app.floor.views import OperatorView, ResumeView
from ui import i18n
from ui.application.air import AirAlarm
from ui.application.alarm import Alarm
from ui.application.doors import Bridges, Doors
from ui.application.ears import Ears
from ui.application.fit_scales import FitScales
from ui.application.held import HeldInHand
from ui.application.practice import PracticeHands
from ui.application.practice_bench import BenchHands
from ui.application.practice_outputs import TareHands
from ui.application.practice_scales import CheckHands
from ui.application.presenters import StationPresenters
from ui.application.sounds import Sounds
from ui.application.strip_words import strip_state
from ui.application.sweeper import Sweeper
from ui.application.told import Told
from ui.application.views import views
from ui.application.ways import Ways
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.shell.fault_page import FaultKind, FaultState
from ui.shell.navigator import Navigator, PlaceName
from ui.shell.notices import NoticeKind
from ui.shell.window import StationWindow
from ui.theme import sheet
from ui.theme.tokens import Language, Look
from ui.wording import sentence

_TICK_MS = 500
_KNOWN_AGAIN = {
    name.value: name
    for name in (
        PlaceName.DELIVERY,
        PlaceName.SETUP,
        PlaceName.OUTPUTS,
        PlaceName.SHIFT,
        PlaceName.LIBRARY,
        PlaceName.SCALES,
    )
}


class Face(QObject):
    """Everything on the main thread. `begin` asks the records where the station was and goes there."""

    def __init__(self, app: QApplication, look: Look, doors: Doors, bridges: Bridges) -> None:
        super().__init__()
        self._app = app
        self._doors = doors
        self._bridges = bridges
        self.operator: OperatorView | None = None
        self.desk = DeskBridge(doors.desk, self)
        self.papers = PapersBridge(doors.papers, self)
        self.places = StationPresenters(self.desk, self.papers, doors, self)
        self.sign_in, self.queue, self.intake = self.places.sign_in, self.places.queue, self.places.intake
        self.bench, self.outputs, self.shift = self.places.bench, self.places.outputs, self.places.shift
        self.delivery, self.setup = self.places.delivery, self.places.setup
        self.library, self.trials = self.places.library, self.places.trials
        self.scales = self.places.scales
        self.emergency, self.air = self.places.emergency, self.places.air
        self.look = look
        sheet.wear(app, look)
        self.window = StationWindow(look)
        self.alarm = Alarm(self.window, self.emergency, doors.clock, self)
        self.navigator = Navigator(self.window, views(self, doors), self)
        plant, rest = doors.plant, doors.hands_ms
        self._practice = PracticeHands(plant, self.intake, self._is_at_intake, after_ms=rest, parent=self)
        self._bench_hands = BenchHands(plant, self.bench, self._is_at_bench, after_ms=rest, parent=self)
        self._tare_hands = TareHands(plant, self.outputs, self._is_at_outputs, after_ms=rest, parent=self)
        self._check_hands = CheckHands(plant, self.scales, self._is_at_scales, after_ms=rest, parent=self)
        self._ways = Ways(self, self.go, self)
        self._sounds = Sounds(doors.tones, self.places.voiced, self.intake, self)
        self._told = Told(self.window.show_notices)
        self.ears = Ears(app, self.window, self.navigator, places=self.places, told=self._told, doors=doors)
        self._air_alarm = AirAlarm(
            self.window, self.air, doors.tones, told=self._told, bench=self.bench, at_bench=self._is_at_bench
        )
        self._held = HeldInHand(self.desk, self._told, bench=self.bench, intake=self.intake, parent=self)
        self._fit_scales = FitScales(self.desk, self._told, self)
        self._sweeper = Sweeper(self)
        self._idle_ms = 0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._connect()

    def begin(self) -> None:
        """Show where the station was when it was last alive."""
        self._practice.next_pack()
        self._tick.start()
        self.delivery.begin()
        self.setup.begin()
        self.air.begin()
        self._held.look()
        self.desk.ask(AskResume(), self._restarted)

    def speak(self, language: Language) -> None:
        """Another language: every view is built anew, every state stays."""
        i18n.install(self._app, language.value)
        self.look = Look.for_screen(
            self.look.width_px,
            self.look.height_px,
            self.look.px_per_mm,
            language,
            practice=self.look.practice,
            palette=self.look.palette,
        )
        sheet.wear(self._app, self.look)
        self.navigator.wear(self.look)
        self._told.say()
        self._air_alarm.show()
        self._show_card()
        self._show_strip()

    def tell_of_crash(self) -> None:
        """The program died by itself last time: said until the next start."""
        self._told.tell("crash", NoticeKind.CARE, "station.stopped_badly")

    def end(self) -> None:
        """The window closes: look no more and expect no answers."""
        self._tick.stop()
        self._air_alarm.end()
        self._sweeper.end()
        self.delivery.stop()
        self.places.stop()
        self.desk.drop_all()
        self.papers.drop_all()

    def somebody_is_here(self) -> None:
        """A hand, a key or a code: nobody is signed out for idling."""
        self._idle_ms = 0

    def camera_is_starting(self) -> bool:
        """Whether the first picture is still to come."""
        return self._doors.camera.health() is Health.CONNECTING or (
            self._doors.camera.health() is Health.READY and self._doors.camera.view() is None
        )

    # ---- where a code goes

    @Slot(object)
    def hear(self, code: ScannedCode) -> None:
        """A settled code: to the alarm, to the second person, to whoever takes over, or to the place."""
        self.somebody_is_here()
        if self.ears.is_command(code):
            return
        if self.emergency.state is not None:
            self.emergency.code_seen(code)
        elif self._is_badge_of_somebody_new(code):
            self.desk.ask(SignIn(Credentials(badge=code.text)), self._taken_over)
        else:
            self.places.hear(self.navigator.name, code)

    @Slot(str)
    def hear_wedge(self, text: str) -> None:
        """A hand scanner has read something."""
        self.hear(from_hand_scanner(text, self._doors.clock.now()))

    def _is_badge_of_somebody_new(self, code: ScannedCode) -> bool:
        """Whether a badge means that somebody takes over, rather than signs in or signs for something."""
        place = self.navigator.name
        signs = place is PlaceName.SIGN_IN or self.places.awaits_second(place)
        return is_badge(code.text) and not signs

    def _is_at_intake(self) -> bool:
        return self.navigator.name is PlaceName.INTAKE

    def _is_at_bench(self) -> bool:
        return self.navigator.name is PlaceName.BENCH

    def _is_at_outputs(self) -> bool:
        return self.navigator.name is PlaceName.OUTPUTS

    def _is_at_scales(self) -> bool:
        return self.navigator.name is PlaceName.SCALES

    # ---- places

    def go(self, name: PlaceName) -> None:
        """Open a place and remember it."""
        self.places.stop(besides=name)
        self.places.begin(name)
        if name is not PlaceName.INTAKE:  # the intake keeps its own draft
            self.desk.ask(KeepPlace(name.value), _nothing)
        self._told.withdraw("restart")
        self.navigator.go(name)
        self._air_alarm.show()
        self._show_strip()

    @Slot(str)
    def open_bench(self, pack: str = "", *, restarted: bool = False, signing_out: bool = False) -> None:
        """The bench: its run when there is one, else with this pack chosen."""
        self.bench.begin(pack, restarted=restarted, signing_out=signing_out)
        self.go(PlaceName.BENCH)

    def begin_intake(self) -> None:
        """A new pack."""
        self.intake.begin()
        self.go(PlaceName.INTAKE)

    def continue_intake(self) -> None:
        """Go on with the pack that is open."""
        self.desk.ask(AskResume(), self._resumed_intake)

    def _restarted(self, answer: object) -> None:
        """The first answer after a start: besides the place, say what is safe."""
        if not isinstance(answer, ResumeView):
            return
        if answer.operator is None:
            self.sign_in.begin(answer)
            self.navigator.go(PlaceName.SIGN_IN)
        else:
            self._stand_where(answer, restarted=True)
        # Sign-in, intake and bench say it themselves.
        if self.navigator.name not in (PlaceName.SIGN_IN, PlaceName.INTAKE, PlaceName.BENCH):
            at = answer.newest_at.astimezone().strftime("%H:%M:%S") if answer.newest_at else "---"
            self._told.tell("restart", NoticeKind.SAVED, "station.restarted", time=at)
        self._come_back_to_alarm(answer)

    def _back(self, answer: object) -> None:
        """After an alarm or a fault: where the record says."""
        if not isinstance(answer, ResumeView):
            return
        if answer.operator is None:
            self.operator = None
            self.sign_in.begin()
            self.navigator.go(PlaceName.SIGN_IN)
        else:
            self._stand_where(answer, restarted=False)
        self._come_back_to_alarm(answer)

    def _stand_where(self, answer: ResumeView, *, restarted: bool) -> None:
        self.operator = answer.operator
        if answer.operator is not None:
            self.speak(Language(answer.operator.language))
        in_intake = answer.pack is not None or answer.place == "intake"
        if in_intake and self.intake.resume(answer, restarted=restarted):
            self.go(PlaceName.INTAKE)
        elif answer.place == PlaceName.BENCH.value:
            self.open_bench(restarted=restarted)
        else:
            self.go(_KNOWN_AGAIN.get(answer.place, PlaceName.QUEUE))

    def _come_back_to_alarm(self, answer: ResumeView) -> None:
        if answer.emergency:
            self._doors.tones.start_alarm()
            self.emergency.raise_alarm(answer.pack, answer.operator, recorded=True)
        self._show_strip()

    def _resumed_intake(self, answer: object) -> None:
        if isinstance(answer, ResumeView) and self.intake.resume(answer, restarted=False):
            self.go(PlaceName.INTAKE)

    # ---- people

    def _signed_in(self, operator: OperatorView) -> None:
        self.operator = operator
        self._idle_ms = 0
        self.speak(Language(operator.language))
        self.go(PlaceName.QUEUE)

    def _taken_over(self, answer: object) -> None:
        if isinstance(answer, OperatorView):
            self.operator = answer
            self.speak(Language(answer.language))

    def ask_sign_out(self) -> None:
        """Leave the station; with hands on a pack it is asked first what becomes of it."""
        self.desk.ask(AskBench(), self._may_sign_out)

    def _may_sign_out(self, answer: object) -> None:
        if isinstance(answer, BenchView) and answer.run.state.worked:
            self.open_bench(signing_out=True)
        else:
            self.sign_out()

    def sign_out(self, why: str = "self") -> None:
        """Leave the station; what is open stays open."""
        self.desk.ask(SignOut(why), _nothing)
        self.operator = None
        self.go(PlaceName.SIGN_IN)

    # ---- alarm and faults

    def _raise_alarm(self) -> None:
        pack = self.intake.state.pack if self.navigator.name is PlaceName.INTAKE else None
        view = self.bench.state.view
        if pack is None and view is not None and view.run.state.open:  # its run is what the alarm stops
            pack = view.pack
        self._doors.tones.start_alarm()
        self.emergency.raise_alarm(pack, self.operator)

    def _alarm_ended(self) -> None:
        self._doors.tones.stop_alarm()
        self.window.show_emergency(None)
        self._air_alarm.under_emergency(False)
        self.desk.ask(AskResume(), self._back)

    def _show_card(self) -> None:
        self.alarm.show()
        self._air_alarm.under_emergency(self.emergency.state is not None)

    def _cannot_record(self, code: str) -> None:
        self.window.show_fault(FaultState(FaultKind.CANNOT_RECORD, sentence(code), self._recorded_until()))

    def _defect(self, _name: str) -> None:
        self.window.show_fault(FaultState(FaultKind.DEFECT, "", self._recorded_until()))

    def _retry(self) -> None:
        self.window.show_fault(None)
        self.air.begin()
        if self.emergency.state is not None and self.emergency.state.recorded_at is None:
            self.emergency.raise_alarm(None, self.operator)
        self.desk.ask(AskResume(), self._back)

    def _recorded_until(self) -> str:
        view = self.delivery.state.view
        return view.newest_at.astimezone().strftime("%H:%M") if view is not None and view.newest_at else ""

    # ---- wiring

    def _on_tick(self) -> None:
        self._idle_ms += _TICK_MS
        self.air.look()
        self._show_strip()
        if self.emergency.state is not None or self.places.hears(self.navigator.name):
            self._doors.camera.attend()  # also where no page shows its picture
        if self.emergency.state is not None:
            self._show_card()
        if self._is_at_bench() and self.places.hands_on_a_pack:  # gloved hands may not touch it for long
            return
        if self.operator is not None and self._idle_ms > self._doors.idle_minutes * 60_000:
            self.sign_out("idle")

    def _show_strip(self) -> None:
        self.window.show_strip(
            strip_state(
                self.navigator.name,
                self.operator,
                intake=self.intake.state,
                bench=self.bench.state.view,
                delivery=self.delivery.state,
                setup=self.setup.state,
                chinese=self.look.language is Language.ZH,
                now=self._doors.clock.now().utc,
            )
        )

    def _connect(self) -> None:
        self._tick.timeout.connect(self._on_tick)
        self.ears.wedge.scanned.connect(self.hear_wedge)
        self._bridges.devices.pedal_trodden.connect(self.ears.commanded.asked)
        self._bridges.devices.code_seen.connect(self.hear)
        self._bridges.devices.device_changed.connect(self.setup.device_changed)
        self._bridges.devices.camera_read_back.connect(self.setup.camera_read_back)
        self._bridges.devices.device_changed.connect(self.sign_in.device_changed)
        self._bridges.devices.device_changed.connect(self.ears.readers.device_changed)
        self._bridges.devices.gas_changed.connect(self.air.look)
        self.air.state_changed.connect(lambda state: self.setup.gas_unseen(state.lost))
        self._bridges.sync.changed.connect(self.delivery.sync_changed)
        self._bridges.sync.heard.connect(self._held.heard)
        self._bridges.faults.defect.connect(self._defect)
        self.desk.record_failed.connect(self._cannot_record)
        self.window.emergency_raised.connect(self._raise_alarm)
        self.window.false_alarm_asked.connect(self.emergency.ask_lead)
        self.window.retry_asked.connect(self._retry)
        self.window.restart_asked.connect(self._doors.restart)
        self.emergency.state_changed.connect(self._show_card)
        self.emergency.ended.connect(self._alarm_ended)
        self.navigator.opened.connect(self._fit_scales.at)
        self.sign_in.signed_in.connect(self._signed_in)
        self.queue.intake_asked.connect(self.begin_intake)
        self.queue.continue_asked.connect(self.continue_intake)
        self.queue.bench_asked.connect(self.open_bench)
        self.queue.sign_out_asked.connect(self.ask_sign_out)
        self.bench.sign_out_asked.connect(self.sign_out)
        self.bench.held.connect(self._sounds.hold)
        self.bench.state_changed.connect(self._show_strip)
        self.intake.state_changed.connect(self._show_strip)
        self.delivery.state_changed.connect(self._show_strip)
        self.setup.state_changed.connect(self._show_strip)


def _nothing(_answer: object) -> None:
    return None
