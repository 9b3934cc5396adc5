"""One page of the shift: what it shows, and what the rail offers meanwhile."""

from PySide6.QtWidgets import QWidget

from ui.place import RailState
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import CHECK_PAGES, Block, ShiftPage, ShiftState
from ui.theme.tokens import Look
from ui.widgets.stage_page import StagePage
from ui.widgets.told import refusal_notice


class Page(StagePage):
    """Renders one state of the shift and turns the rail's actions into the presenter's."""

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter

    def show_state(self, state: ShiftState) -> None:
        """Show another state."""
        raise NotImplementedError

    def rail(self, state: ShiftState) -> RailState:
        """What the rail shows for this state."""
        raise NotImplementedError

    # ---- for the pages

    def tell_of(self, state: ShiftState) -> None:
        """Show the newest no."""
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)

    def progress(self, state: ShiftState) -> str:
        """Which page of the check list this is."""
        after = {ShiftPage.NAME: 1, ShiftPage.PEOPLE: 2, ShiftPage.FREEZE: 3}
        blocks = list(Block)
        number = len(blocks) + after[state.page] if state.page in after else blocks.index(state.block) + 1
        return self.tr("{number} of {count}").format(number=number, count=CHECK_PAGES)
