"""A step that may not be worked now: a hazard rule is not met, or who is here has not the level."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.step_page import StepPage
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.told import Told
from ui.wording import refusal_sentence

_MOST = {Room.FULL: 5, Room.LOW: 3, Room.SMALL: 2}


class BarredPage(StepPage):
    """What the step is, why it stays shut, and the ways that are left."""

    tells_energy = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._shut = Notice(look, self)
        self._why = [Told(look, self) for _ in range(_MOST[look.room])]
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.gap())
        right.setSpacing(look.mm(SPACE[1]))
        right.addWidget(self._shut)
        for one in self._why:
            right.addWidget(one)
        right.addStretch(1)
        row.addLayout(self.head.column(), 5)
        row.addLayout(right, 8)
        if not self.small():
            self._shut.setMaximumHeight(look.mm(26))
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """Why, in sentences."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        self.head.card.setVisible(not self.small())
        self.tell_of(state)
        self._shut.render(NoticeState(NoticeKind.WRONG, self.tr("Hands off. This step stays shut.")))
        for at, place in enumerate(self._why):
            refusal = view.barred[at] if at < len(view.barred) else None
            words = NoticeState(NoticeKind.CARE, refusal_sentence(refusal)) if refusal is not None else None
            place.tell(words)

    def rail(self, state: BenchState) -> RailState:
        """Look again; what bars it may be over."""
        words, second = self.tr("Look again"), self.tr("is it still shut?")
        primary = self.primary("look_again", "refresh", words, second)
        return RailState(primary, self.ways_out(state), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary asks the record."""
        return {"look_again": self.presenter.look_again}
