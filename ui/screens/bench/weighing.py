"""The part of the bench that is about outputs: what is weighed, in which container, and the weight, once."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from app.domain.dismantling import Action
from app.domain.output import IN_PIECES, Container, OutputCode
from app.domain.own_label import Prefix, parse
from app.domain.reading import ScaleNow
from app.domain.refusals import refuse
from app.domain.scan import ScannedCode
from app.floor.output_commands import AskContainer, ProveLabel, WeighOutput
from app.floor.output_views import OutputSaved
from app.floor.ports import Clock, ScaleWatch
from app.floor.views import Saved
from ui.screens.bench.measuring import LOOK_EACH_MS
from ui.screens.bench.state import BenchState, Page, page_of
from ui.screens.bench.table import Table

_TRACE_LENGTH = 80
_LOOKING = (Page.OUTPUT, Page.AMOUNT)


class Weighing(QObject):
    """Works while the bench stands at the parts scale. Each placing is tried once.

    What was refused is tried again when something about it has changed: its kind, code or container.
    """

    def __init__(self, table: Table, scale: ScaleWatch, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._scale = scale
        self._clock = clock
        self._used_placing: int | None = None
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EACH_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, state: BenchState) -> None:
        """Look at the scale where it is shown only."""
        if page_of(state) not in _LOOKING:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @property
    def looking(self) -> bool:
        """Whether the scale is being looked at."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    # ---- what is weighed

    def choose(self, code: OutputCode) -> None:
        """The next part is of this kind; choosing it again lets it go."""
        state = self._table.state
        if state.view is None or state.view.step is None or code not in state.view.step.outputs:
            return
        kept = code if state.output is not code or len(state.view.step.outputs) == 1 else None
        self._with(replace(state, output=kept, piece=None, own_labels=False, refusal=None))

    def without_code(self) -> None:
        """Pieces of this kind carry no code: they get labels of ours, until one with a code is scanned."""
        self._with(replace(self._table.state, piece=None, own_labels=True, refusal=None))

    def with_code(self) -> None:
        """Pieces carry a code after all."""
        self._with(replace(self._table.state, own_labels=False, refusal=None))

    def without_container(self) -> None:
        """What comes lies on the scale alone."""
        self._with(replace(self._table.state, container=None, refusal=None))

    def seen(self, code: ScannedCode) -> None:
        """A code at the parts scale: a container, a label of ours to prove, or the piece's own."""
        view = self._table.state.view
        if view is None or code.text == view.pack.code:  # the pack's own label may lie in view all the time
            return
        label = parse(code.text)
        ours = next((one for one in view.outputs if one.own_label and one.text == code.text), None)
        if label is not None and label.sound and label.prefix is Prefix.BN:
            self._table.send(AskContainer(code.text), self._container_known)
        elif ours is not None:
            self._table.send(ProveLabel(code, ours.id), self._proven)
        else:
            self._take_piece(code)

    def _take_piece(self, code: ScannedCode) -> None:
        state = self._table.state
        if state.output is None:
            self._table.refuse(refuse("output.choose_first"))
        elif state.output not in IN_PIECES:
            self._table.refuse(refuse("output.no_pieces"))
        elif state.may(Action.RECORD_OUTPUT):
            self._with(replace(state, piece=code, refusal=None))
            self._table.accepted.emit()

    def _container_known(self, answer: object) -> None:
        if isinstance(answer, Container):
            self._with(replace(self._table.state, container=answer))
            self._table.accepted.emit()

    def _proven(self, answer: object) -> None:
        if isinstance(answer, Saved):
            self._table.accepted.emit()
            self._table.look_again()

    def _with(self, state: BenchState) -> None:
        if self._refused:
            self._used_placing, self._refused = None, False
        self._table.show(state)

    # ---- the weight

    def recorded(self, answer: object) -> None:
        """An output was saved; a kind that comes once is let go, pieces and the only kind stay."""
        if not isinstance(answer, OutputSaved):
            return
        state = self._table.state
        offers = state.view.step.outputs if state.view is not None and state.view.step is not None else ()
        stays = state.output in IN_PIECES or len(offers) == 1
        self._table.accepted.emit()
        now = replace(state, saved=answer, piece=None, output=state.output if stays else None)
        self._table.show(replace(now, saved_placing=self._used_placing))
        self._table.look_again()

    def again(self) -> None:
        """An output was taken back: what still lies on the scale is weighed anew, by whatever kind comes."""
        settled = self._scale.now().settled
        if settled is not None:  # the scale may still show it when the output is gone
            self._used_placing, self._refused = settled.placing, False
        self._scale.again()

    def confirm(self) -> None:
        """The person at the scale says that the figure shown is still: the scale has no word for it."""
        shown = self._table.state.weight_asked
        if shown is not None:
            self._scale.confirm(shown)

    def refused(self) -> None:
        """The last weight was not taken."""
        self._refused = True

    def _look(self) -> None:
        now, state = self._scale.now(), self._table.state
        trace = state.trace
        if now.mass is not None:
            trace = (*trace[-_TRACE_LENGTH:], (now.at.mono_ms, now.mass.milligrams))
        elif now.unread is not None:
            trace = ()
        self._table.show(replace(state, scale=now, trace=trace, looked=self._clock.now()))
        self._capture(now)

    def _capture(self, now: ScaleNow) -> None:
        state, settled = self._table.state, now.settled
        if settled is None or state.busy or not state.may_weigh or page_of(state) is not Page.OUTPUT:
            return
        view, output = state.view, state.output
        if view is None or view.step is None or output is None or settled.placing == self._used_placing:
            return
        self._used_placing, self._refused = settled.placing, False
        container = state.container.text if state.container is not None else ""
        command = WeighOutput(view.run.id, view.step.id, output, settled, state.piece, container)
        self._table.send(command, self.recorded)
