"""The packs at this station, and the way into the next intake."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.pack import Pack, PackState
from app.domain.refusals import refuse
from app.domain.scan import ScannedCode
from app.floor.commands import AskQueue, RecogniseCode
from app.floor.views import CodeView, QueueView
from ui.bridge.desk import DeskBridge, Then
from ui.screens.queue.handing import Handing, HandingOn
from ui.screens.queue.state import QueueState, Tab

_TABS = {
    Tab.STORED: (PackState.STORED,),
    Tab.HELD: (PackState.HELD, PackState.HELD_PAPERS),
    Tab.QUARANTINED: (PackState.QUARANTINED,),
    Tab.AWAY: (PackState.HANDED_ON,),
    Tab.OPEN: (PackState.RECEIVED, PackState.TRIAGED, PackState.WEIGHED, PackState.DISMANTLING),
}


class QueuePresenter(QObject):
    """Lists what is here and finds a pack by its code.

    state_changed  QueueState
    intake_asked   begin a new intake
    continue_asked go on with the open intake
    bench_asked    to the bench; with the id of the pack to open or to go on with, "" when none is meant
    shift_asked, outputs_asked, delivery_asked, setup_asked, scales_asked, sign_out_asked  other places
    accepted, turned_down  tones
    """

    state_changed = Signal(object)
    intake_asked = Signal()
    continue_asked = Signal()
    bench_asked = Signal(str)
    shift_asked = Signal()
    outputs_asked = Signal()
    delivery_asked = Signal()
    setup_asked = Signal()
    scales_asked = Signal()
    sign_out_asked = Signal()
    accepted = Signal()
    turned_down = Signal()

    def __init__(self, desk: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all: tuple[Pack, ...] = ()
        self.handing = HandingOn(self)
        self.state = QueueState()

    def begin(self) -> None:
        """Look what is here now."""
        self.handing.now = None
        self.state = replace(self.state, choosing_place=False, handing=None)
        self._desk.ask(AskQueue(), self._listed)

    def choose_tab(self, tab: Tab) -> None:
        """List another group."""
        self._show(replace(self.state, tab=tab, packs=self._of(tab), selected=None, found=None, refusal=None))

    def select(self, pack: str) -> None:
        """Mark a pack in the list."""
        self._show(replace(self.state, selected=pack))

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """Find the pack with this code; while one is handed on, its traveller."""
        if self.state.handing is not None:
            self.handing.seen(code)
            return
        self._desk.ask(RecogniseCode(code), self._recognised)

    def begin_intake(self) -> None:
        """A new pack, unless one is still open: then that one first."""
        if self.state.open_pack is not None:
            self.continue_asked.emit()
        else:
            self.intake_asked.emit()

    def to_bench(self) -> None:
        """To the bench: to the pack that lies on it, or with the chosen one."""
        pack = self.state.on_bench or self.to_open()
        self.bench_asked.emit(pack.id if pack is not None else "")

    def to_open(self) -> Pack | None:
        """The chosen pack when it may be opened."""
        chosen = next((pack for pack in self._all if pack.id == self.state.selected), None)
        return chosen if chosen is not None and chosen.state is PackState.STORED else None

    def to_hand(self) -> Pack | None:
        """The chosen pack when it may be handed on, or come back."""
        chosen = next((pack for pack in self._all if pack.id == self.state.selected), None)
        may = chosen is not None and chosen.state in (PackState.STORED, PackState.HANDED_ON)
        return chosen if may else None

    def begin_handing(self) -> None:
        """The chosen pack goes to another station; one that went is back."""
        pack = self.to_hand()
        if pack is not None:
            self.handing.begin(pack, back=pack.state is PackState.HANDED_ON)

    def ask_desk(self, command: object, then: Then) -> None:
        """A question or an order to the desk."""
        self._desk.ask(command, then)

    def show_handing(self, handing: Handing | None) -> None:
        """The page of it; when it is over, the packs as they are now."""
        if handing is None:
            self.begin()
        else:
            self._show(replace(self.state, handing=handing, choosing_place=False))

    def sound(self, good: bool) -> None:
        """The accepted tone, or the wrong-item tone."""
        (self.accepted if good else self.turned_down).emit()

    def choose_place(self, choosing: bool) -> None:
        """Show the ways to other places, or the packs again."""
        self._show(replace(self.state, choosing_place=choosing))

    def _listed(self, answer: object) -> None:
        if not isinstance(answer, QueueView):
            return
        self._all = answer.packs
        opened = [pack for pack in answer.packs if pack.state.open_intake]
        on_bench = [pack for pack in answer.packs if pack.state is PackState.DISMANTLING]
        self._show(
            replace(
                self.state,
                packs=self._of(self.state.tab),
                open_count=answer.open_intakes + len(on_bench),
                stored_count=answer.stored,
                held_count=answer.held,
                quarantined_count=answer.quarantined,
                away_count=sum(pack.state is PackState.HANDED_ON for pack in answer.packs),
                open_pack=opened[-1] if opened else None,
                on_bench=on_bench[-1] if on_bench else None,
                scales_due=answer.scales_due,
                now=answer.now,
                refusal=None,
            )
        )

    def _recognised(self, answer: object) -> None:
        if not isinstance(answer, CodeView):
            return
        if answer.known:
            found = answer.known[-1]
            # What is dismantled lies in no group: it is shown in the rail alone.
            tab = next((tab for tab, states in _TABS.items() if found.state in states), self.state.tab)
            self._show(
                replace(
                    self.state, tab=tab, packs=self._of(tab), selected=found.id, found=found, refusal=None
                )
            )
            self.accepted.emit()
        else:
            self._show(replace(self.state, refusal=refuse("pack.not_here", code=answer.seen.text[:40])))
            self.turned_down.emit()

    def _of(self, tab: Tab) -> tuple[Pack, ...]:
        return tuple(pack for pack in self._all if pack.state in _TABS[tab])

    def _show(self, state: QueueState) -> None:
        self.state = state
        self.state_changed.emit(state)
