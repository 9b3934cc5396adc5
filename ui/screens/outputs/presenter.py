"""Outputs and labels: where a part comes from, what came out of a pack, labels and containers."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.label import LabelJob
from app.domain.output import Container
from app.domain.own_label import Prefix, parse, pool_label
from app.domain.reading import ScaleNow
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor.bench_commands import AskBench
from app.floor.bench_views import BenchView
from app.floor.output_commands import (
    AnswerLabel,
    AskContainer,
    AskLabelsToLookAt,
    AskTrace,
    BindLabel,
    KnowContainer,
    ProveLabel,
    ReprintLabel,
)
from app.floor.output_views import ContainerSaved, LabelsToLookAt, TraceView
from app.floor.ports import CameraWatch, Clock, ScaleWatch
from app.floor.views import Saved
from ui.bridge.desk import DeskBridge
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.screens.outputs.telling_past import TellingPast
from ui.screens.outputs.tray_scanning import TrayScanning

_LOOK_EACH_MS = 100
_TRACE_LENGTH = 80


class OutputsPresenter(QObject):
    """Looks things up by scanning them; a label of ours that is scanned at its own part is proven by it.

    state_changed  OutputsState
    left           back to the queue
    accepted, turned_down  tones
    """

    state_changed = Signal(object)
    left = Signal()
    accepted = Signal()
    turned_down = Signal()

    def __init__(
        self,
        desk: DeskBridge,
        camera: CameraWatch,
        scale: ScaleWatch,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._camera = camera
        self._scale = scale
        self._clock = clock
        self._used_placing: int | None = None
        self._visit = 0
        self.state = OutputsState()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self._look)
        self.tray = TrayScanning(self, camera, clock, self)
        self.past = TellingPast(self)

    # ---- the place

    def begin(self) -> None:
        """Nothing is looked up yet; labels that nobody knows of are asked for first."""
        self._visit += 1
        self._camera.reset()
        self.show(OutputsState())
        self.ask_desk(AskBench(), self._bench_told)
        self.ask_desk(AskLabelsToLookAt(), self._to_look_at)

    def stop(self) -> None:
        """Look at scale and camera no more."""
        self._timer.stop()
        self.tray.stop()

    def leave(self) -> None:
        """Back to the queue."""
        self._visit += 1
        self.stop()
        self.left.emit()

    # ---- looking things up

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A container to weigh, the label of the part in hand, or something to look up."""
        state = self.state
        label = parse(code.text)
        if state.page is OutputsPage.CONTAINER:
            if label is not None and label.sound and label.prefix is Prefix.BN:
                self.show(replace(state, container=code.text, known=None, refusal=None))
                self.send(AskContainer(code.text), self._container_seen, quiet=True)
            return
        if state.page is OutputsPage.CAME_OUT:
            if state.to_look_at and code.text == state.to_look_at[0].job.text:
                self.came_out(True)
            return
        if state.page in (OutputsPage.TRAY, OutputsPage.TRAY_WHY):
            return  # each code of a tray is looked at in its place, and none looked up
        if state.output is not None and state.output.own_label and state.output.text == code.text:
            self.send(ProveLabel(code, state.output.id), self._proven)
            return
        trace = AskTrace(code.text, code.symbology_id)
        if state.output is not None and state.output.own_label and pool_label(code.text) is not None:
            self.send(trace, partial(self._traced_or_bound, code, state.output.id), quiet=True)
            return
        self.send(trace, self._traced)

    def choose(self, output: str) -> None:
        """Take an output in hand; choosing it again lets it go."""
        chosen = "" if self.state.chosen == output else output
        self.show(replace(self.state, chosen=chosen, job=None, proven=False, refusal=None))

    def look_at_balance(self) -> None:
        """Somebody touches the strip: every term of the balance in sight."""
        if self.state.page is OutputsPage.LOOK and self.state.balance is not None:
            self.show(replace(self.state, page=OutputsPage.BALANCE, refusal=None))

    # ---- a label again

    def ask_why(self) -> None:
        """A label shall be printed once more: why?"""
        if self.state.output is not None and self.state.output.own_label:
            self.show(replace(self.state, page=OutputsPage.WHY, refusal=None))

    def reprint(self, reason: str) -> None:
        """Print the label of the output in hand once more."""
        if self.state.output is not None:
            self.send(ReprintLabel(self.state.output.text, reason), self._reprinted)

    def came_out(self, seen: bool) -> None:
        """Somebody looked whether the label asked for is there."""
        if self.state.to_look_at:
            self.send(AnswerLabel(self.state.to_look_at[0].job.job, seen), self._answered)

    # ---- containers

    def weigh_container(self) -> None:
        """An empty container is going to be weighed. What lies on the scale now is not it."""
        now = self._scale.now()
        self._used_placing = now.settled.placing if now.settled is not None else now.placing
        self._camera.reset()
        self.show(
            replace(
                self.state,
                page=OutputsPage.CONTAINER,
                container="",
                container_before=None,
                known=None,
                trace_mass=(),
                placing_done=self._used_placing,
                refusal=None,
            )
        )
        self._timer.start()

    def confirm_weight(self) -> None:
        """The figure on the scale is still, says the person before it: the scale has no word for it."""
        shown = self.state.weight_asked
        if shown is not None:
            self._scale.confirm(shown)

    def without_label(self) -> None:
        """The next container has no label yet: it gets one of ours."""
        self.show(replace(self.state, container="", container_before=None, known=None, refusal=None))

    def back(self) -> None:
        """From a question back to the list."""
        self.stop()
        self.show(replace(self.state, page=OutputsPage.LOOK, tray=None, refusal=None))

    # ---- answers

    def _traced(self, answer: object) -> None:
        if isinstance(answer, TraceView):
            chosen = answer.asked.id if answer.asked is not None else ""
            self.accepted.emit()
            self.show(replace(self.state, trace=answer, chosen=chosen, job=None, proven=False))

    def _traced_or_bound(self, code: ScannedCode, output: str, answer: object) -> None:
        """A spare label that nothing wears yet goes on the part in hand."""
        if isinstance(answer, Refusal):
            self.send(BindLabel(code, output), self._proven)
        else:
            self._traced(answer)

    def _proven(self, answer: object) -> None:
        if isinstance(answer, Saved):
            self.accepted.emit()
            self.show(replace(self.state, proven=True))
            self._look_again()

    def _bench_told(self, answer: object) -> None:
        """A pack on the bench stays in sight here, too."""
        if isinstance(answer, BenchView) and answer.run.state.open:
            self.show(replace(self.state, bench=answer))

    def _to_look_at(self, answer: object) -> None:
        """Only a visit that has not begun anything else is stopped for it."""
        fresh = self.state.page is OutputsPage.LOOK and self.state.trace is None
        if isinstance(answer, LabelsToLookAt) and answer.labels and fresh:
            self.show(replace(self.state, page=OutputsPage.CAME_OUT, to_look_at=answer.labels))

    def _answered(self, answer: object) -> None:
        if isinstance(answer, LabelJob):
            self.accepted.emit()
            self._camera.reset()
            left = self.state.to_look_at[1:]
            page = OutputsPage.CAME_OUT if left else OutputsPage.LOOK
            self.show(replace(self.state, page=page, to_look_at=left))

    def _reprinted(self, answer: object) -> None:
        if isinstance(answer, LabelJob):
            self.accepted.emit()
            self._camera.reset()
            self.show(replace(self.state, page=OutputsPage.LOOK, job=answer, proven=False))

    def _container_seen(self, answer: object) -> None:
        self.show(replace(self.state, container_before=answer if isinstance(answer, Container) else None))

    def _container_known(self, answer: object) -> None:
        if isinstance(answer, ContainerSaved):
            self.accepted.emit()
            done = replace(self.state, known=answer, container="", container_before=None)
            self.show(replace(done, placing_done=self._used_placing))

    def _look_again(self) -> None:
        trace, chosen = self.state.trace, self.state.chosen
        if trace is None:
            return

        def heed(answer: object) -> None:
            if isinstance(answer, TraceView):
                self.show(replace(self.state, trace=answer, chosen=chosen))

        self.send(AskTrace(trace.pack.id), heed)

    # ---- shared

    def _look(self) -> None:
        now, trace = self._scale.now(), self.state.trace_mass
        if now.mass is not None:
            trace = (*trace[-_TRACE_LENGTH:], (now.at.mono_ms, now.mass.milligrams))
        elif now.unread is not None:
            trace = ()
        self.show(replace(self.state, scale=now, trace_mass=trace, looked=self._clock.now()))
        self._capture(now)

    def _capture(self, now: ScaleNow) -> None:
        settled = now.settled
        if settled is None or self.state.busy or settled.placing == self._used_placing:
            return
        self._used_placing = settled.placing
        self.send(KnowContainer(settled, self.state.container), self._container_known)

    def send(self, command: object, done: Callable[[object], None], *, quiet: bool = False) -> None:
        """Ask the desk once; `quiet` keeps a no to itself, where it is an answer like another."""
        if self.state.busy:
            return
        self.show(replace(self.state, busy=True, refusal=None))

        def heed(answer: object) -> None:
            self.show(replace(self.state, busy=False))
            if isinstance(answer, Refusal) and not quiet:
                self.refuse(answer)
            else:
                done(answer)

        self.ask_desk(command, heed)

    def ask_desk(self, command: object, then: Callable[[object], None]) -> None:
        """A question beside all else; an answer that comes after the place was left is dropped."""
        visit = self._visit

        def heed(answer: object) -> None:
            if visit == self._visit:
                then(answer)

        self._desk.ask(command, heed)

    def refuse(self, refusal: Refusal) -> None:
        """Show a no and sound it."""
        self.show(replace(self.state, refusal=refusal))
        self.turned_down.emit()

    def show(self, state: OutputsState) -> None:
        """The next state is what is shown."""
        self.state = state
        self.state_changed.emit(state)
