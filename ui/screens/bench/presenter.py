"""Leads a pack across the bench: listens to codes, meter and scale, asks the desk, says what is shown."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor.bench_commands import AskBench, ConfirmStep, GoOn, ScanStep
from app.floor.bench_views import BenchView, EmptyBench
from app.floor.output_commands import WeighOutput
from app.floor.ports import CameraWatch, Clock, GasLook, ScaleWatch, VoltageWatch
from ui.bridge.desk import DeskBridge
from ui.screens.bench.closing import Closing
from ui.screens.bench.deviating import Deviating
from ui.screens.bench.giving_up import GivingUp
from ui.screens.bench.leaving import Leaving
from ui.screens.bench.measuring import Measuring
from ui.screens.bench.opening import Opening
from ui.screens.bench.picturing import Picturing
from ui.screens.bench.signing import Signing
from ui.screens.bench.state import Asking, BenchState, Page, page_of
from ui.screens.bench.timing import Timing, stood
from ui.screens.bench.typing_in import TypingIn
from ui.screens.bench.weighing import Weighing

_HEARING = frozenset({Page.EMPTY, Page.PAPER, Page.SCAN, Page.OUTPUT, Page.SIGN, Page.PIN})
"""The pages on which a code means something."""

# The record stands elsewhere than the screen thought: look again.
_MOVED_ON = ("run.none", "step.not_now", "step.not_allowed")


class BenchPresenter(QObject):
    """One pack on the bench, step by step; what may be done is read off the record and nowhere else.

    state_changed  BenchState
    ended          the run has ended, well or not (BenchView); its last page still stands
    left           the operator goes back to the queue
    sign_out_asked the operator leaves the station
    accepted       something was taken: the accepted tone
    turned_down    something was not taken: the wrong-item tone
    held           a hold is shut: the hold tone, again each 30 s until `touched`
    """

    state_changed = Signal(object)
    ended = Signal(object)
    left = Signal()
    sign_out_asked = Signal()
    accepted = Signal()
    turned_down = Signal()
    held = Signal()

    def __init__(
        self,
        desk: DeskBridge,
        camera: CameraWatch,
        *,
        meter: VoltageWatch,
        scale: ScaleWatch,
        gas: GasLook,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._camera = camera
        self._clock = clock
        self._visit = 0  # an answer that comes after the place was left is not for the next visit
        self._signing_out = False
        self.state = BenchState()
        self.measuring = Measuring(self, meter, gas, clock=clock, parent=self)
        self.weighing = Weighing(self, scale, clock, self)
        self.timing = Timing(self, clock, self)
        self.typing_in = TypingIn(self)
        self.leaving = Leaving(self)
        self.closing = Closing(self, self.weighing)
        self.signing = Signing(
            self, self.weighing, self.typing_in, leaving=self.leaving, closing=self.closing
        )
        self.opening = Opening(self)
        self.giving_up = GivingUp(self)
        self.deviating = Deviating(self)
        self.picturing = Picturing(self, self.typing_in)

    # ---- coming and going

    def begin(self, pack: str = "", *, restarted: bool = False, signing_out: bool = False) -> None:
        """Stand where the record says; on an empty bench, with a pack chosen already.

        `restarted` is told to the operator once. With `signing_out` it is asked what becomes of the pack.
        """
        self.stop()
        self._signing_out = signing_out
        self._camera.reset()
        self.show(BenchState(chosen=pack, restarted=restarted))
        self._ask(AskBench(), self._begun)

    def leave(self) -> None:
        """To the queue; a run stays open exactly where it is."""
        self.stop()
        self.left.emit()

    def sign_out(self) -> None:
        """Away from the station; a pack that is not left by two people is recorded as that."""
        self.stop()
        self.sign_out_asked.emit()

    def stop(self) -> None:
        """Look at nothing, be still, and expect no answers; `begin` asks how the bench stands."""
        self._visit += 1
        self.measuring.stop()
        self.weighing.stop()
        self.timing.stop()

    @Slot()
    def touched(self) -> None:
        """Somebody is there: a shut hold need not sound again."""
        self.measuring.touched()

    def _begun(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self.stand_at(answer, arriving=True)
            if self._signing_out:
                self.leaving.ask_before_signing_out()
        elif isinstance(answer, EmptyBench):
            self.opening.offer(answer)
        elif isinstance(answer, Refusal):
            self.refuse(answer)

    # ---- codes

    @property
    def awaits_second(self) -> bool:
        """Whether the next badge is the second person's signature and nobody takes over by it."""
        return self.signing.awaited

    @property
    def hears(self) -> bool:
        """Whether a code means something on the page that is shown."""
        return page_of(self.state) in _HEARING

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A settled code from camera or wedge; what it means depends on the page."""
        self.touched()
        page = page_of(self.state)
        if page in (Page.SIGN, Page.PIN):
            self.signing.badge_seen(code)
        elif page in (Page.EMPTY, Page.PAPER):
            self.opening.seen(code)
        elif page is Page.SCAN and self._step() is not None:
            run, step = self._step() or ("", "")
            self.send(ScanStep(run, step, code), self._moved)
        elif page is Page.OUTPUT:
            self.weighing.seen(code)

    # ---- the step in hand

    def confirm(self) -> None:
        """It is looked at, or done by hand."""
        if (at := self._step()) is not None:
            self.send(ConfirmStep(*at), self._moved)

    def go_on(self, *, nothing: bool = False) -> None:
        """Everything of this step is recorded; `nothing` says that no output came of it."""
        view = self.state.view
        if view is None or view.step is None:
            return
        if view.step.outputs and not view.run.outputs_now and not nothing:
            self.ask(Asking.NOTHING_SURE)
            return
        self.send(GoOn(view.run.id, view.step.id, nothing), self._moved)

    def ask(self, asking: Asking) -> None:
        """Ask the operator something besides the step."""
        self.touched()
        self.show(replace(self.state, asking=asking, refusal=None))

    def back_to_step(self) -> None:
        """Nothing besides the step is asked any more."""
        left = replace(self.state, asking=Asking.STEP, reason="", other_badge="", amount="", photo=b"")
        self.show(replace(left, numbers=(), option="", deviation="", ticked=frozenset(), refusal=None))

    def typed(self, text: str) -> None:
        """A reason from the keyboard."""
        if self.state.asking is Asking.ABORT_TYPED:
            self.giving_up.typed(text)
        elif self.state.asking is Asking.LEAVE_TYPED:
            self.leaving.typed(text)
        elif self.state.asking is Asking.CLOSE_TYPED:
            self.closing.typed(text)
        else:
            self.signing.typed(text)

    def _step(self) -> tuple[str, str] | None:
        view = self.state.view
        return (view.run.id, view.step.id) if view is not None and view.step is not None else None

    def _moved(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self.stand_at(answer)
            self.accepted.emit()

    # ---- for the parts

    def show(self, state: BenchState) -> None:
        """The next state is what is shown."""
        state = stood(state, self._clock.now().mono_ms)
        self.state = state
        self.measuring.follow(state)
        self.weighing.follow(state)
        self.timing.follow(state)
        self.state_changed.emit(state)

    def refuse(self, refusal: Refusal) -> None:
        """Show a no and sound it."""
        self.show(replace(self.state, refusal=refusal))
        self.turned_down.emit()

    def send(self, command: object, done: Callable[[object], None]) -> None:
        """Ask the desk once; while its answer is out, nothing else is sent."""
        if self.state.busy:
            return
        self.measuring.touched()
        self.show(replace(self.state, busy=True, refusal=None))

        def heed(answer: object) -> None:
            self.show(replace(self.state, busy=False))
            if isinstance(answer, Refusal):
                self._refused(command, answer)
            else:
                done(answer)

        self._ask(command, heed)

    def look_again(self) -> None:
        """Ask how the bench stands; what is being asked of the operator stays."""
        self._ask(AskBench(), self._looked_again)

    def stand_at(self, view: BenchView, *, arriving: bool = False) -> None:
        """Stand where the record says; at another step everything that belonged to the former is gone."""
        before = self.state.view
        here = before is not None and _place(before) == _place(view)
        now = self._clock.now()
        if here:
            self.show(replace(self.state, view=view, came_ms=now.mono_ms, refusal=None))
            return
        only = view.step.outputs[0] if view.step is not None and len(view.step.outputs) == 1 else None
        self._camera.reset()
        restarted = arriving and self.state.restarted
        self.show(BenchState(view=view, output=only, came_ms=now.mono_ms, looked=now, restarted=restarted))
        if view.step is None and not arriving:
            self.ended.emit(view)

    def ask_desk(self, command: object, then: Callable[[object], None]) -> None:
        """A question that records nothing."""
        self._ask(command, then)

    def hear_again(self) -> None:
        """Codes in view count again."""
        self._camera.reset()

    def read_ms(self) -> int:
        """How long what is signed for has stood on the screen, in ms; 0 when nothing does."""
        since_ms = self.state.read_since_ms
        return 0 if since_ms is None else max(0, self._clock.now().mono_ms - since_ms)

    def photograph(self) -> bytes | None:
        """The camera's present picture."""
        return self._camera.photograph()

    def _looked_again(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            refusal = self.state.refusal
            self.stand_at(answer)
            if refusal is not None:
                self.show(replace(self.state, refusal=refusal))
        elif isinstance(answer, EmptyBench) and page_of(self.state) is not Page.ENDED:
            self.opening.offer(answer)

    def _refused(self, command: object, refusal: Refusal) -> None:
        if isinstance(command, WeighOutput):
            self.weighing.refused()
        self.refuse(refusal)
        if isinstance(command, ScanStep):
            self.hear_again()
        self.signing.refused(refusal)
        if refusal.code in _MOVED_ON:
            self.look_again()

    def _ask(self, command: object, then: Callable[[object], None]) -> None:
        visit = self._visit

        def heed(answer: object) -> None:
            if visit == self._visit:
                then(answer)

        self._desk.ask(command, heed)


def _place(view: BenchView) -> tuple[object, ...]:
    return view.run.id, view.run.state, view.step.id if view.step is not None else ""
