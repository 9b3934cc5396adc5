"""The scales place on the stage: the page that the state asks for."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from ui.screens.scales.pages import ChoosePage, LookPage, ScalesPageBase, WeightPage, ZeroPage
from ui.screens.scales.presenter import ScalesPresenter
from ui.screens.scales.state import ScalesPage, ScalesState
from ui.theme.tokens import Look
from ui.widgets.paged_place import PagedPlace


class ScalesScreen(PagedPlace):
    """`now_ms` is the clock of the scales' readings."""

    def __init__(
        self,
        look: Look,
        presenter: ScalesPresenter,
        *,
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._now_ms = now_ms
        self.follow()

    def page_name(self, state: ScalesState) -> ScalesPage:
        """The page that a state asks for."""
        return state.page

    def made(self, name: Hashable) -> ScalesPageBase:
        """A page of this name."""
        makers: dict[Hashable, Callable[[], ScalesPageBase]] = {
            ScalesPage.LOOK: lambda: LookPage(self.look, self._presenter),
            ScalesPage.ZERO: lambda: ZeroPage(self.look, self._presenter, now_ms=self._now_ms),
            ScalesPage.CHOOSE: lambda: ChoosePage(self.look, self._presenter),
            ScalesPage.WEIGHT: lambda: WeightPage(self.look, self._presenter, now_ms=self._now_ms),
        }
        return makers[name]()
