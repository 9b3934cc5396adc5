"""An engineer in the library place: the real desk over a floor with the shipped documents."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from app.domain.operator import Operator
from app.floor.library_views import Incoming
from tests.fakes.floor import LEAD
from tests.fakes.library_hands import ENGINEER, LibraryHands
from tests.fakes.papers import FakePapers
from tests.fakes.watches import ShownCamera
from tests.ui.presenters.bench import Ear, PromptDesk
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryPage, LibraryState


class LibraryStand:
    """The library's presenter over a floor. `do` lets every answer of the desk come in."""

    def __init__(self, someone: Operator | None = ENGINEER, *, folder: Path | None = None) -> None:
        self.hands = LibraryHands(folder if folder is not None else Path(mkdtemp()))
        if someone is not None:
            self.hands.floor.sign_in(someone)
        self.desk = PromptDesk(self.hands.floor)
        self.papers = FakePapers(self.desk.ask)
        self.camera = ShownCamera()
        self.presenter = LibraryPresenter(
            DeskBridge(self.desk), PapersBridge(self.papers), self.camera, self.hands.floor.clock
        )
        self.accepted, self.turned_down = Ear(self.presenter.accepted), Ear(self.presenter.turned_down)
        self.left = Ear(self.presenter.left)

    @property
    def state(self) -> LibraryState:
        return self.presenter.state

    @property
    def page(self) -> LibraryPage:
        return self.state.page

    @property
    def refusal(self) -> str:
        return self.state.refusal.code if self.state.refusal is not None else ""

    def do(self, act: Callable[[], None]) -> None:
        """Somebody does something, and the answer comes."""
        act()
        self.desk.settle()

    def begin(self) -> None:
        self.do(self.presenter.begin)

    def open(self, ref: str) -> None:
        self.begin()
        self.do(lambda: self.presenter.open(ref))

    def bring(self, *contents: bytes) -> None:
        """Files lie in the folder, and somebody looks there."""
        self.papers.brought = tuple(
            Incoming(f"lfp-pack-{number}.toml", "import", content)
            for number, content in enumerate(contents, 3)
        )
        self.begin()
        self.do(self.presenter.look_for_files)

    def take(self, content: bytes) -> None:
        self.bring(content)
        self.do(lambda: self.presenter.take(0))

    def sign_as(self, someone: Operator = LEAD, pin: str | None = None) -> None:
        """Badge and PIN."""
        self.do(lambda: self.presenter.code_seen(self.hands.floor.scanned(someone.badge)))
        self.do(lambda: self.presenter.sign(pin or someone.number[::-1]))
