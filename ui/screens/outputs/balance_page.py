"""The balance of a pack that was asked for, or of the run on the bench, with every weighing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.balance import Flag
from app.domain.command_code import PlainAct
from app.floor.balance_views import BalanceView
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.outputs.page import OutputsPageBase
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsState
from ui.theme.tokens import Look, Room
from ui.widgets.balance_panel import BalancePanel
from ui.widgets.balance_words import closed_words, figures
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.painted import HALO


class BalancePage(OutputsPageBase):
    """Told from the entries of this moment: what was corrected after the close counts here."""

    crowded = True

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._panel = BalancePanel(look, self)
        column = QVBoxLayout()
        inset = QVBoxLayout()
        inset.setContentsMargins(HALO, HALO, HALO, 0)
        inset.addWidget(self._panel)
        column.addLayout(inset)
        self.fill_with_faces(column)

    def show_state(self, state: OutputsState) -> None:
        """Every term, and on what the run was closed."""
        view = state.balance
        if view is None:
            return
        heading = self.tr("{tag}: the balance").format(tag=state.balance_of)
        self.ask(heading, self.tr("Every weighing with what is known of its error."))
        self.tell(self._closed(view))
        self._panel.show_balance(view)

    def rail(self, state: OutputsState) -> RailState:
        """Back is all there is to press."""
        back = Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
        view = state.balance
        if view is None or view.balance.in_mg is None:
            return RailState(back)
        rows = tuple(RailFact(word, amount) for word, amount in figures(view.balance, self.look.language))
        return RailState(back, (), rows if self.look.room is Room.FULL else rows[2:])

    def act(self, action: str) -> None:
        """Back to the list."""
        if action == "back":
            self.presenter.back()

    def _closed(self, view: BalanceView) -> NoticeState | None:
        if not view.closed_on:
            return None
        words = self.tr("The run was closed on: {flag}").format(flag=closed_words(Flag(view.closed_on)))
        if view.since_close:
            text = self.tr("A correction has changed the balance since. The entry stays as it was.")
            return NoticeState(NoticeKind.CARE, words, text)
        return NoticeState(NoticeKind.PLAIN, words, icon="scale")
