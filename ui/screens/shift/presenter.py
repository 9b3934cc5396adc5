"""Leads through a shift: how it stands, handing it over, and looking back at the sheets before it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.own_label import is_badge
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor.ports import CameraWatch, Clock
from app.floor.shift_commands import AskShift
from app.floor.shift_views import SheetView, ShiftView
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.screens.shift.check_list import CheckList
from ui.screens.shift.sheet_in_hand import SheetInHand
from ui.screens.shift.signing import Signatures
from ui.screens.shift.state import ShiftPage, ShiftState, carried

_LOOK_EACH_MS = 30_000
_CHECK_LIST = (
    ShiftPage.CHECK,
    ShiftPage.NAME,
    ShiftPage.PEOPLE,
    ShiftPage.FREEZE,
    ShiftPage.INSTRUCTIONS,
)


class ShiftPresenter(QObject):
    """The shift place.

    state_changed  ShiftState
    left           the operator went back to the queue
    accepted       something was taken: the accepted tone
    turned_down    something was not taken: the wrong-item tone
    """

    state_changed = Signal(object)
    left = Signal()
    accepted = Signal()
    turned_down = Signal()

    def __init__(
        self,
        desk: DeskBridge,
        papers: PapersBridge,
        camera: CameraWatch,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._papers = papers
        self._camera = camera
        self._clock = clock
        self._visit = 0  # an answer that comes after the operator has left is not for the next visit
        self.state = ShiftState()
        self.sheet = SheetInHand(self)
        self.check_list = CheckList(self, self.sheet)
        self.signatures = Signatures(self, self.sheet)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EACH_MS)
        self._look.timeout.connect(self.look)

    # ---- how the shift stands

    def begin(self) -> None:
        """The shift so far. What was ticked and not frozen is let go: whoever was here then said it."""
        self._visit += 1
        self.show(ShiftState(now=self._clock.now().utc))
        self._look.start()
        self.look()

    def stop(self) -> None:
        """Look no more, and expect no answers."""
        self._visit += 1
        self._look.stop()

    @Slot()
    def look(self) -> None:
        """Ask anew how the shift stands, while that is what is shown."""
        if self.state.page in (ShiftPage.SO_FAR, ShiftPage.SHEETS):
            self.show(replace(self.state, now=self._clock.now().utc))  # without an answer it grows old
            self.count_anew()

    def count_anew(self) -> None:
        """Ask how the shift stands, whatever is shown."""
        self.ask(AskShift(), self._counted)

    def leave(self) -> None:
        """Back to the queue."""
        self.stop()
        self.left.emit()

    def show_so_far(self) -> None:
        """Back to the running shift; a check list begun is let go."""
        self.show(carried(self.state, ShiftPage.SO_FAR))
        self.look()

    def show_sheets(self) -> None:
        """The sheets before."""
        self.show(carried(self.state, ShiftPage.SHEETS))
        self.look()

    def _counted(self, answer: object) -> None:
        if not isinstance(answer, ShiftView):
            return
        newest = next(iter(answer.sheets), None)
        waits = newest if newest is not None and newest.waits else None
        now, words = self._clock.now().utc, answer.step_words
        self.show(replace(self.state, shift=answer, step_words=words, now=now, to_sign=waits))

    # ---- codes

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A settled code from camera or wedge: off the paper, or a badge of who takes over or signs."""
        if self.state.page is ShiftPage.ITEMS:
            self.sheet.scan(code.text)
        if not is_badge(code.text):
            return
        if self.state.page is ShiftPage.SIGN:
            self.signatures.badge_seen(code.text)
        elif self.state.page in _CHECK_LIST:
            self.check_list.incoming_seen(code.text)

    @property
    def awaits_second(self) -> bool:
        """Whether a badge means something here, and nobody takes over the station by it.

        While the check list is open that is always so: its ticks are the word of who began it.
        """
        return self.state.page in (*_CHECK_LIST, ShiftPage.TYPING, ShiftPage.SIGN)

    # ---- for the parts

    @property
    def papers(self) -> PapersBridge:
        """The way to pictures and printer."""
        return self._papers

    def ask(self, command: object, then: Callable[[object], None]) -> None:
        """A question to the desk; the answer is dropped when the operator has left meanwhile."""
        self._desk.ask(command, self.heeded(then))

    def send(self, command: object, then: Callable[[SheetView], None]) -> None:
        """An act: busy until the desk has answered; a no is shown."""
        if self.state.busy:
            return
        self.show(replace(self.state, busy=True, refusal=None))

        def answered(answer: object) -> None:
            self.show(replace(self.state, busy=False))
            if isinstance(answer, SheetView):
                then(answer)
            elif isinstance(answer, Refusal):
                self.check_list.heed_refusal(answer)
                self.signatures.heed_refusal(answer)
                self.refuse(answer)

        self.ask(command, answered)

    def heeded(self, then: Callable[[object], None]) -> Callable[[object], None]:
        """The same, deaf to what comes after the operator has left."""
        visit = self._visit

        def heed(answer: object) -> None:
            if visit == self._visit:
                then(answer)

        return heed

    def refuse(self, refusal: Refusal) -> None:
        """Show a no and sound it."""
        self.show(replace(self.state, refusal=refusal))
        self.turned_down.emit()

    def show(self, state: ShiftState) -> None:
        """The next state is what is shown."""
        self.state = state
        self.state_changed.emit(state)

    def hear_again(self) -> None:
        """Badges in view count again."""
        self._camera.reset()
