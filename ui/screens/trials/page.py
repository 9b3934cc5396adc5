"""One page of the trials."""

from PySide6.QtWidgets import QWidget

from app.domain.command_code import PlainAct
from ui.place import Action, ActionKind, RailState
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import TrialsState
from ui.theme.tokens import Look
from ui.widgets.stage_page import StagePage
from ui.widgets.told import refusal_notice


class Page(StagePage):
    """Renders one state of the trials and turns the rail's actions into the presenter's."""

    crowded = True

    def __init__(self, look: Look, presenter: TrialsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter

    def show_state(self, state: TrialsState) -> None:
        """Show another state."""
        raise NotImplementedError

    def rail(self, state: TrialsState) -> RailState:
        """Back, and nothing else."""
        return RailState(self.go_back())

    def act(self, action: str) -> None:
        """Back."""
        if action == "back":
            self.presenter.back()

    def tell_of(self, state: TrialsState) -> None:
        """Show the newest no."""
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)

    def go_back(self) -> Action:
        """The way back as the primary."""
        return Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
