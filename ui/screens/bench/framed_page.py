"""A page whose whole stage is the frame of a hold: the frame says so before any word does."""

from PySide6.QtWidgets import QWidget

from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.theme.tokens import Look
from ui.widgets.hold_frame import HoldFrame, HoldFrameState
from ui.widgets.told import Told


class FramedPage(BenchPage):
    """A page whose whole stage is the frame of a hold; `body` stands inside, notices on top of it."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self.frame = HoldFrame(look, self)
        self.body = QWidget(self)
        self.told = Told(look, self.body)
        for words in (self._heading, self._sub):
            words.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.frame, 1)
        self.frame.fill(self.body)

    def head(self, state: HoldFrameState) -> None:
        """Another head, painted anew only when it has changed."""
        if state != self.frame.state:
            self.frame.render(state)
