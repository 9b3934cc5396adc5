"""One page of the library: what it shows, and what the rail offers meanwhile."""

from PySide6.QtWidgets import QWidget

from app.domain.command_code import PlainAct
from ui.place import Action, ActionKind, RailState
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState
from ui.theme.tokens import Look
from ui.widgets.stage_page import StagePage
from ui.widgets.told import refusal_notice


class Page(StagePage):
    """Renders one state of the library and turns the rail's actions into the presenter's."""

    crowded = True

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter

    def show_state(self, state: LibraryState) -> None:
        """Show another state."""
        raise NotImplementedError

    def rail(self, state: LibraryState) -> RailState:
        """Back, and nothing else."""
        return RailState(self.go_back(), (), ())

    def act(self, action: str) -> None:
        """Back."""
        if action == "back":
            self.presenter.back()

    # ---- for the pages

    def tell_of(self, state: LibraryState) -> None:
        """Show the newest no."""
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)

    def go_back(self) -> Action:
        """The way back as the primary."""
        return Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
