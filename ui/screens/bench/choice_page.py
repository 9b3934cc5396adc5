"""Questions with a few answers on tiles: why, and what else."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from ui.place import RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.reasons import offered
from ui.screens.bench.state import Asking, BenchState
from ui.theme.tokens import Look, Room
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState


class TilesPage(BenchPage):
    """A question over tiles; a tile answers at once."""

    crowded = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(self.chosen)
        column = QVBoxLayout()
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def chosen(self, answer: str) -> None:
        """A tile was pressed."""
        raise NotImplementedError

    def offer(self, answers: tuple[tuple[str, str], ...]) -> None:
        """Show the answers."""
        tiles = tuple((name, TileState(words)) for name, words in answers)
        self._tiles.render(TileGridState(tiles, columns=2))
        self.even_out(self._tiles, [name for name, _ in answers])

    def rail(self, state: BenchState) -> RailState:
        """A tile answers; the primary goes back to the step."""
        primary = self.primary("back", "arrow-left", self.tr("Back to the step"), self._kept(state))
        return RailState(primary, (), self.facts(state))

    def _kept(self, state: BenchState) -> str:
        return self.tr("nothing is changed")


class WhyPage(TilesPage):
    """Why a run is given up, a weight typed, an output taken back, or the pack left."""

    def show_state(self, state: BenchState) -> None:
        """The question and its closed list."""
        questions = {
            Asking.ABORT_WHY: self.tr("Why is this run given up?"),
            Asking.AMOUNT_WHY: self.tr("Why is the weight typed?"),
            Asking.TAKE_BACK_WHY: self.tr("Why is the last output taken back?"),
            Asking.LEAVE_WHY: self.tr("Why does the pack stay alone?"),
            Asking.CLOSE_WHY: self.tr("Why does the balance stay so?"),
        }
        if state.asking not in questions:
            return
        self.ask(questions[state.asking], self.tr("The reason is recorded with it."))
        self.tell_of(state)
        self.offer(offered(state.asking))

    def chosen(self, answer: str) -> None:
        """The reason goes where it was asked for."""
        presenter = self.presenter
        ways: Mapping[Asking, Callable[[str], None]] = {
            Asking.ABORT_WHY: presenter.giving_up.why,
            Asking.AMOUNT_WHY: presenter.signing.amount_why,
            Asking.TAKE_BACK_WHY: presenter.signing.take_back,
            Asking.LEAVE_WHY: presenter.leaving.why,
            Asking.CLOSE_WHY: presenter.closing.why,
        }
        asking = presenter.state.asking
        if asking in ways:
            ways[asking](answer)


class MorePage(TilesPage):
    """The seldom ways of weighing; only those that make sense now."""

    def show_state(self, state: BenchState) -> None:
        """What else may be done here."""
        self.ask(self.tr("What else?"), self.tr("The run stays where it is."))
        self.tell_of(state)
        self.offer(self._ways(state))

    def chosen(self, answer: str) -> None:
        """One of them, or back."""
        presenter = self.presenter
        presenter.back_to_step()
        ways: Mapping[str, Callable[[], None]] = {
            "type_amount": presenter.signing.type_amount,
            "take_back": lambda: presenter.ask(Asking.TAKE_BACK_WHY),
            "no_container": presenter.weighing.without_container,
            "no_code": presenter.weighing.without_code,
            "with_code": presenter.weighing.with_code,
            "deviate": presenter.deviating.ask,
            "leave": presenter.leaving.ask,
            "balance": presenter.closing.look,
            "queue": presenter.leave,
        }
        if answer in ways:
            ways[answer]()

    def _ways(self, state: BenchState) -> tuple[tuple[str, str], ...]:
        view = state.view
        ways = [
            ("no_code", self.tr("The pieces carry no code: print ours"), state.wants_code),
            ("with_code", self.tr("The pieces carry codes: scan them"), state.own_labels),
            (
                "no_container",
                self.tr("No container: it lies on the scale alone"),
                state.container is not None,
            ),
            ("type_amount", self.tr("Type the weight from a display"), state.may_weigh),
            (
                "take_back",
                self.tr("Take back the last output"),
                view is not None and view.run.outputs_now > 0,
            ),
            (
                "deviate",
                self.tr("Something found"),
                self.look.room is not Room.FULL and state.may(Allowed.DEVIATE),
            ),
            (
                "leave",
                self.tr("Leave the pack: two people"),
                state.may(Allowed.LEAVE),
            ),
            ("balance", self.tr("The balance: every weighing"), self.look.room is not Room.FULL),
            ("queue", self.tr("To the queue, the run stays open"), True),
        ]
        return tuple((name, words) for name, words, there in ways if there)
