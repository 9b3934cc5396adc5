"""The library on the stage: the page that the state asks for."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from app.domain.scan import View
from ui.screens.library.change_page import ChangePage
from ui.screens.library.difference_page import DifferencePage, VersionsPage
from ui.screens.library.document_page import DocumentPage
from ui.screens.library.incoming_page import IncomingPage
from ui.screens.library.list_page import ListPage
from ui.screens.library.page import Page
from ui.screens.library.paper_page import PaperPage
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.proof_page import ProofPage
from ui.screens.library.sign_page import SignPage
from ui.screens.library.state import LibraryPage, LibraryState
from ui.screens.library.told_page import OneChangePage, OneDefectPage
from ui.screens.library.why_page import WhyPage
from ui.theme.tokens import Look
from ui.widgets.paged_place import PagedPlace
from ui.widgets.stage_page import Sight


class LibraryScreen(PagedPlace):
    """Shows the page that the state asks for.

    `view` gives what the camera sees, `now_ms` the clock its frames are stamped by.
    """

    def __init__(
        self,
        look: Look,
        presenter: LibraryPresenter,
        view: Callable[[], View | None],
        *,
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self.follow()

    def page_name(self, state: LibraryState) -> LibraryPage:
        """The page that a state asks for."""
        return state.page

    def made(self, name: Hashable) -> Page:
        """A page of this name."""
        look, presenter = self.look, self._presenter
        makers: dict[Hashable, Callable[[], Page]] = {
            LibraryPage.LIST: lambda: ListPage(look, presenter),
            LibraryPage.DOCUMENT: lambda: DocumentPage(look, presenter),
            LibraryPage.PAPER: lambda: PaperPage(look, presenter),
            LibraryPage.PROOF: lambda: ProofPage(look, presenter),
            LibraryPage.VERSIONS: lambda: VersionsPage(look, presenter),
            LibraryPage.DIFFERENCE: lambda: DifferencePage(look, presenter),
            LibraryPage.CHANGE: lambda: ChangePage(look, presenter),
            LibraryPage.ONE_CHANGE: lambda: OneChangePage(look, presenter),
            LibraryPage.ONE_DEFECT: lambda: OneDefectPage(look, presenter),
            LibraryPage.INCOMING: lambda: IncomingPage(look, presenter),
            LibraryPage.WHY: lambda: WhyPage(look, presenter),
            LibraryPage.SIGN: lambda: SignPage(look, presenter, sight=self._sight),
        }
        return makers[name]()
