"""The outputs place on the stage: the page that the state asks for."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from app.domain.reading import Instrument
from ui.screens.outputs.pages import ContainerPage, LookPage, OutputsPageBase, WhyPage
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.theme.tokens import Look
from ui.widgets.paged_place import PagedPlace


class OutputsScreen(PagedPlace):
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
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._now_ms = now_ms
        self._scale = scale
        self.follow()

    def page_name(self, state: OutputsState) -> OutputsPage:
        """The page that a state asks for."""
        return state.page

    def made(self, name: Hashable) -> OutputsPageBase:
        """A page of this name."""
        makers: dict[Hashable, Callable[[], OutputsPageBase]] = {
            OutputsPage.LOOK: lambda: LookPage(self.look, self._presenter),
            OutputsPage.WHY: lambda: WhyPage(self.look, self._presenter),
            OutputsPage.CONTAINER: lambda: ContainerPage(
                self.look, self._presenter, now_ms=self._now_ms, scale=self._scale
            ),
        }
        return makers[name]()
