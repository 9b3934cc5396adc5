"""Somebody signs out with a pack under their hands: what that means, and the way to do it safely."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from ui.place import Action, ActionKind, RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import SPACE, Look
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.told import Told


class UnsafePage(BenchPage):
    """The safe way is the primary; signing out all the same stands apart and is recorded."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._pack, self._recorded = Told(look, self), Told(look, self)
        column = QVBoxLayout()
        column.setSpacing(look.mm(SPACE[1]))
        column.addWidget(self._pack)
        column.addWidget(self._recorded)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: BenchState) -> None:
        """What signing out now would leave behind."""
        view = state.view
        if view is None:
            return
        self.ask(self.tr("This pack is not safe to leave"))
        self.tell_of(state)
        words = self.tr("A run is open, energy state: {energy}.").format(energy=energy_word(view.run.energy))
        text = self.tr("Two people make it safe and sign: then nobody can go on with it by mistake.")
        if not state.may(Allowed.LEAVE):
            text = self.tr("It is being made safe. Do the steps that are left first.")
        self._pack.tell(NoticeState(NoticeKind.WRONG, words, text))
        meant = self.tr("If you sign out now, that is recorded")
        what = self.tr("as left without the hold. The handover sheet and the next person are told.")
        self._recorded.tell(NoticeState(NoticeKind.PLAIN, meant, what, icon="pencil"))

    def rail(self, state: BenchState) -> RailState:
        """Leave it safely, stay, or go all the same."""
        if state.may(Allowed.LEAVE):
            primary = self.primary("leave", "people", self.tr("Leave it safely"), self.tr("two people"))
            ways: tuple[Action, ...] = (self.back_action(self.tr("Stay")),)
        else:
            words, second = self.tr("Back to the step"), self.tr("make it safe")
            primary, ways = self.primary("back", "arrow-left", words, second), ()
        out = self.tr("Sign out") if self.small() else self.tr("Sign out all the same")
        go = Action("sign_out", "door-out", out, kind=ActionKind.DANGER, apart=True)
        return RailState(primary, (*ways, go), self.facts(state)[:1])

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Signing out is never barred."""
        return {"sign_out": self.presenter.sign_out}
