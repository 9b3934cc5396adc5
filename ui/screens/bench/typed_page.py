"""A reason that no list holds, typed with gloves on."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.words import standing_notice
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.letters_panel import LettersPanel

_LONGEST = 40


class TypedPage(BenchPage):
    """Nothing but a question and the keyboard; the primary enters."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self.letters = LettersPanel(look, self)
        self.letters.ask(self.tr("Type the reason"), self.tr("short"), cells=False, most=_LONGEST)
        self.letters.pad.changed.connect(self._changed)
        self.letters.pad.entered.connect(presenter.typed)
        for words in (self._heading, self._sub):
            words.hide()
        column = QVBoxLayout()
        column.addWidget(self.letters)
        self.fill_with_faces(column)
        self.setFocusProxy(self.letters.pad)
        if look.room is not Room.FULL:
            close = look.mm(SPACE[0]) if look.room is Room.LOW else look.mm(0.8)
            self._column.setContentsMargins(2 * close, close, 2 * close, 0)

    def show_state(self, state: BenchState) -> None:
        """Only a no changes anything here."""
        self.letters.tell(standing_notice(state) if state.refusal is not None else None)

    def rail(self, state: BenchState) -> RailState:
        """Enter, or back."""
        count = len(self.letters.pad.text.strip())
        second = self.tr("{count} characters").format(count=count) if count else self.tr("nothing typed yet")
        primary = self.primary("enter", "tick", self.tr("Typed"), second, enabled=count > 0)
        return RailState(primary, (self.back_action(),), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary enters what stands in the field."""
        return {"enter": self.letters.pad.enter}

    def _changed(self, _text: str) -> None:
        self.turned.emit()
