"""The outputs place on the stage: the page that the state asks for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reading import Instrument
from ui.place import Place
from ui.screens.outputs.pages import ContainerPage, LookPage, OutputsPageBase, WhyPage
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.theme.tokens import Look


class OutputsScreen(Place):
    """`now_ms` is the clock of the scale's readings, `scale` the parts scale's plate when it is known."""

    def __init__(
        self,
        look: Look,
        presenter: OutputsPresenter,
        *,
        now_ms: Callable[[], int],
        scale: Instrument | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._presenter = presenter
        self._now_ms = now_ms
        self._scale = scale
        self._name: OutputsPage | None = None
        self._page: OutputsPageBase | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    @property
    def page(self) -> OutputsPageBase | None:
        """The page on the stage."""
        return self._page

    @Slot(object)
    def render(self, state: OutputsState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        if state.page is not self._name or self._page is None:
            self._turn_to(state.page)
        if self._page is not None:
            self._page.show_state(state)
            self.show_rail(self._page.rail(state))

    def act(self, action: str) -> None:
        """The rail's action is the page's."""
        if self._page is not None:
            self._page.act(action)

    def _turn_to(self, name: OutputsPage) -> None:
        former, self._name = self._page, name
        if name is OutputsPage.LOOK:
            self._page = LookPage(self.look, self._presenter)
        elif name is OutputsPage.WHY:
            self._page = WhyPage(self.look, self._presenter)
        else:
            self._page = ContainerPage(self.look, self._presenter, now_ms=self._now_ms, scale=self._scale)
        if former is not None:
            self._column.removeWidget(former)
            former.hide()
            former.setParent(None)
            former.deleteLater()
        self._column.addWidget(self._page)
        self._page.show()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
