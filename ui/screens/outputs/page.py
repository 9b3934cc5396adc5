"""What the pages of the outputs place have in common."""

from PySide6.QtWidgets import QWidget

from ui.screens.outputs.presenter import OutputsPresenter
from ui.theme.tokens import Look
from ui.widgets.stage_page import StagePage


class OutputsPageBase(StagePage):
    """A page over the presenter of the place."""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter
