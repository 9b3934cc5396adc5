"""The practice plant's hands at the bench: they pull, probe, cut and lay parts on the scale."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.output import IN_PIECES
from app.domain.procedure import Act
from app.domain.quantity import Taking
from app.domain.reading import Unread
from app.floor.bench_views import BenchView
from app.floor.practice_hands import Plant
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState, Page, page_of, point_in_hand

_ISOLATE_RESTS = 3  # long enough to read what a failed hold says
_PIECES = 6  # how many modules a practice pack has


class BenchHands(QObject):
    """Does what a second person would at a real bench; does nothing where all is real.

    The hands rest `after_ms` before each move.
    """

    def __init__(
        self,
        plant: Plant | None,
        bench: BenchPresenter,
        at_bench: Callable[[], bool],
        *,
        after_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plant = plant
        self._bench = bench
        self._at_bench = at_bench
        self._after_ms = after_ms
        self._seen: object = None
        self._run = ""
        self._laid: int | None = None  # how many outputs were recorded when a part was laid on the scale
        if plant is not None:
            bench.state_changed.connect(self._follow)

    def _follow(self, state: BenchState) -> None:
        now = _moment(state)
        if now != self._seen:
            self._seen = now
            self._help_after(_ISOLATE_RESTS if page_of(state) is Page.HELD else 1)

    def _help_after(self, rests: int = 1) -> None:
        QTimer.singleShot(rests * self._after_ms, self, self._help)

    def _help(self) -> None:
        state, plant = self._bench.state, self._plant
        view = state.view
        if plant is not None and page_of(state) is Page.PAPER and self._at_bench():
            self._show_paper(plant, state)
            return
        if plant is None or view is None or view.step is None or not self._at_bench():
            return
        if view.run.id != self._run:
            self._run = view.run.id
            plant.bring_to_bench(view.pack.mass.milligrams if view.pack.mass is not None else None)
        _catch_up(plant, view)
        page = page_of(state)
        if self._laid is not None and page is not Page.OUTPUT:
            self._clear(plant)
        if page is Page.SCAN:
            plant.show_code(view.pack.code)
        elif page is Page.DO:
            _work(plant, view.step.act)
        elif page in (Page.MEASURE, Page.HELD) and _by_probes(state):
            if page is Page.HELD:
                plant.isolate()
            plant.probe(point_in_hand(view))
        elif page is Page.OUTPUT:
            self._at_scale(plant, state, view)

    def _show_paper(self, plant: Plant, state: BenchState) -> None:
        """The traveller of the chosen pack is held before the camera."""
        if state.start.due:
            plant.show_code(state.start.due)

    def _at_scale(self, plant: Plant, state: BenchState, view: BenchView) -> None:
        """One part after the other: the next is laid on when the one before was recorded and taken off."""
        if self._laid is not None:
            if len(view.outputs) > self._laid:
                self._clear(plant)
            return
        output = state.output
        if output is None or not state.may_weigh:
            return
        if output in IN_PIECES and sum(one.code is output for one in view.outputs) >= _PIECES:
            return
        if state.scale is None or state.scale.unread is not Unread.BELOW_MIN:
            self._help_after()  # the scale must have shown that it is empty
            return
        self._laid = len(view.outputs)
        plant.put_part(output, in_container=state.container is not None)

    def _clear(self, plant: Plant) -> None:
        plant.take_part()
        self._laid = None
        self._help_after()


def _by_probes(state: BenchState) -> bool:
    """Whether the point in hand is one for the voltage meter; what is typed or sniffed needs no probes."""
    return state.point is not None and state.point.quantity.taking is Taking.METER


def _catch_up(plant: Plant, view: BenchView) -> None:
    """The pack is as the steps done so far have left it, also after a restart or when steps went fast."""
    acts = {view.procedure.step(step).act for step in view.run.done}
    if Act.REMOVE_SERVICE_PLUG in acts:
        plant.unplug()
    if Act.PROVE_DEAD in acts:
        plant.isolate()
    if Act.CUT_BUSBAR in acts:
        plant.cut_sections()


def _work(plant: Plant, act: Act) -> None:
    plant.probe_off()
    if act is Act.REMOVE_SERVICE_PLUG:
        plant.unplug()
    elif act is Act.CUT_BUSBAR:
        plant.cut_sections()


def _moment(state: BenchState) -> tuple[object, ...]:
    """What makes hands move: another question, another point, another part."""
    view = state.view
    if view is None or view.step is None:
        return (page_of(state), state.chosen, state.start.due, state.start.printing)
    newest = view.run.readings[-1].seq if view.run.readings else 0
    return (
        view.run.id,
        view.step.id,
        page_of(state),
        view.point,
        newest,
        state.output,
        state.may_weigh,
        len(view.outputs),
    )
