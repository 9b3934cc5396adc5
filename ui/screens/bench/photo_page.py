"""A photograph that stays: the live picture, then the one that was taken, to take again or to keep."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.dismantling import Action as Allowed
from ui.place import Action, RailState
from ui.screens.bench.kept_picture import KeptPicture, PictureState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.typed_facts import typed_facts
from ui.theme.tokens import Look, Room
from ui.widgets.facts import Facts, FactsState
from ui.widgets.stage_page import Sight


class PhotoPage(StepPage):
    """Of what a step asks for, or of the display that a reading was read off."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera, self._kept = self.camera(sight), KeptPicture(look, self)
        self._facts = Facts(look, self)
        self.head.ladder.hide()
        row, side = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._camera, 20)
        row.addWidget(self._kept, 20)
        side.addWidget(self._facts)
        side.addWidget(self.head.card, 1)
        row.addLayout(side, 9 if self.small() else 12)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """The camera, or the picture that was taken."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        reading = state.asking is Asking.PHOTOGRAPH_READING
        if reading:
            words = self.tr("Photograph the display")
            self.ask(words, self.tr("The figures must be readable in the picture."))
        self.tell_of(state)
        self._facts.setVisible(reading)
        self.head.card.setVisible(not reading)
        rows = FactsState(typed_facts(state, self.look) if reading else ())
        if rows != self._facts.state:
            self._facts.render(rows)
        taken = bool(state.photo)
        self._camera.setVisible(not taken)
        self._kept.setVisible(taken)
        shown = PictureState(state.photo, self.tr("Can everything be seen?"))
        if shown != self._kept.state:
            self._kept.render(shown)

    def rail(self, state: BenchState) -> RailState:
        """Photograph; then keep it, or take it again."""
        reading = state.asking is Asking.PHOTOGRAPH_READING
        ways = (self._back(),) if reading else self.ways_out(state)
        if not state.photo:
            may = reading or state.may(Allowed.PHOTOGRAPH)
            primary = self.primary("photograph", "photo", self.tr("Photograph"), enabled=may)
            return RailState(primary, ways, self.facts(state))
        second = self.tr("then the second person") if reading else self.tr("it stays in the record")
        primary = self.primary("keep_photo", "tick", self.tr("Keep it"), second)
        again = Action(
            "take_photo_again",
            "refresh",
            self.tr("Again") if self.small() else self.tr("Take again"),
            plain=PlainAct.REPEAT,
        )
        away = ("queue",) if self.look.room is Room.FULL else ("queue", "leave")
        others = tuple(way for way in ways if way.id not in away)
        return RailState(primary, (again, *others), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Take, keep, take again; before a reading's picture there are its numbers."""
        picturing = self.presenter.picturing
        return {
            "photograph": picturing.take,
            "keep_photo": picturing.keep,
            "take_photo_again": picturing.again,
            "numbers": self.presenter.typing_in.back,
        }

    def _back(self) -> Action:
        return Action("numbers", "arrow-left", self.tr("Back") if self.small() else self.tr("Type it anew"))
