"""Every step is done and the balance is not settled: what is open, what may be missing, the ways to close."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.balance import Flag
from app.domain.dismantling import Action as Allowed
from app.domain.output import OutputCode
from app.floor.balance_views import BalanceView
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.bench.closing import balance_of
from ui.screens.bench.page import BenchPage, inset
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import Asking, BenchState
from ui.theme.bench_terms import output_word
from ui.theme.tokens import Look, Room
from ui.widgets.balance_panel import BalancePanel
from ui.widgets.balance_words import figures
from ui.widgets.painted import HALO
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_SMALL_TILES = 8


class PanelPage(BenchPage):
    """A page that is the balance."""

    crowded = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self.panel = BalancePanel(look, self)
        column = QVBoxLayout()
        column.addLayout(inset(self.panel, HALO, top=HALO))
        self.fill_with_faces(column)


class BalancePage(PanelPage):
    """Somebody has touched the strip: every weighing, and what is probably missing."""

    def show_state(self, state: BenchState) -> None:
        """The terms of this moment."""
        balance = balance_of(state)
        if balance is None:
            return
        self.ask(self.tr("The balance"), self.tr("Every weighing with what is known of its error."))
        self.tell_of(state)
        self.panel.show_balance(balance)

    def rail(self, state: BenchState) -> RailState:
        """Only the way back."""
        primary = self.primary(
            "back", "arrow-left", self.tr("Back to the step"), self.tr("nothing is changed")
        )
        return RailState(primary, (), figure_facts(balance_of(state), self.look))


class ClosingPage(PanelPage):
    """The last question of a run. Weighing what was forgotten is the way that is offered first."""

    def show_state(self, state: BenchState) -> None:
        """What is open, or too much."""
        balance = balance_of(state)
        if balance is None:
            return
        self.ask(
            self._question(balance), self.tr("Every step is done. The run stays open until this is settled.")
        )
        self.tell_of(state)
        self.panel.show_balance(balance)

    def rail(self, state: BenchState) -> RailState:
        """Weigh, take back, or close; what closing asks for stands on its button."""
        balance = balance_of(state)
        over = balance is not None and (balance.balance.open_mg or 0) < 0
        settled = balance is not None and balance.balance.settles_itself
        if settled:
            primary = self._close(balance, state, kind=ActionKind.PRIMARY)
        else:
            words = self.tr("Weigh it") if self.small() else self.tr("Weigh what is missing")
            more = self.tr("if a part was left out") if over else self.tr("found on the bench")
            primary = self.primary(
                "forgotten", "scale", words, more, enabled=state.may(Allowed.RECORD_OUTPUT)
            )
        back = self.tr("Take back") if self.small() else self.tr("Take back the last")
        ways = [Action("take_back", "swap", back, enabled=_has_outputs(state))]
        if not settled:
            ways.append(self._close(balance, state, kind=ActionKind.SECONDARY))
        others = [one for one in self.ways_out(state) if one.id == "leave" and not self.small()]
        return RailState(primary, (*ways, *others), figure_facts(balance, self.look))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What was forgotten, what was too much, and the end."""
        closing = self.presenter.closing
        return {
            "forgotten": closing.forgotten,
            "take_back": lambda: self.presenter.ask(Asking.TAKE_BACK_WHY),
            "close": closing.close,
        }

    def _question(self, balance: BalanceView) -> str:
        if balance.balance.settles_itself:
            return self.tr("The balance is settled")
        if (balance.balance.open_mg or 0) < 0:
            return self.tr("More came out than went in")
        return self.tr("Something is probably missing")

    def _close(self, balance: BalanceView | None, state: BenchState, *, kind: ActionKind) -> Action:
        flag = balance.balance.flag if balance is not None else Flag.NONE
        second = {
            Flag.AMBER: self.tr("with a reason"),
            Flag.RED: self.tr("a supervisor signs"),
        }.get(flag, self.tr("nothing is missing"))
        words = self.tr("Close") if self.small() else self.tr("Close the run")
        second = "" if self.small() and kind is ActionKind.SECONDARY else second
        return Action("close", "tick", words, second, enabled=state.may(Allowed.CLOSE), kind=kind)


class KindPage(BenchPage):
    """What is it that nobody had weighed? Every kind that the run's document knows."""

    crowded = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles, self._others = TileGrid(look, self), False
        self._tiles.chosen.connect(self._chosen)
        column = QVBoxLayout()
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def show_state(self, state: BenchState) -> None:
        """The kinds, with how much of each is recorded."""
        view = state.view
        if view is None or view.step is None:
            return
        self.ask(self.tr("What was forgotten?"), self.tr("Choose what it is, then put it on the scale."))
        self.tell_of(state)
        self._show_tiles(view.step.outputs)

    def _show_tiles(self, codes: tuple[OutputCode, ...]) -> None:
        """All kinds; where the screen is small so many at once, and a tile that turns to the others."""
        turns = self.small() and len(codes) > _SMALL_TILES
        if turns:
            codes = codes[_SMALL_TILES:] if self._others else codes[:_SMALL_TILES]
        tiles = tuple((code.value, TileState(output_word(code))) for code in codes)
        more = (("others", TileState(self.tr("Other kinds"))),) if turns else ()
        self._tiles.render(TileGridState((*tiles, *more), columns=3))

    def _chosen(self, name: str) -> None:
        view = self.presenter.state.view
        if name != "others":
            self.presenter.closing.weigh(OutputCode(name))
        elif view is not None and view.step is not None:
            self._others = not self._others
            self._show_tiles(view.step.outputs)

    def rail(self, state: BenchState) -> RailState:
        """A tile answers; the primary goes back."""
        primary = self.primary("back", "arrow-left", self.tr("To the balance"), self.tr("nothing is changed"))
        return RailState(primary, (), figure_facts(balance_of(state), self.look))


def figure_facts(view: BalanceView | None, look: Look) -> tuple[RailFact, ...]:
    """The figures at the rail's top; what is open alone where there is no room for three."""
    if view is None or view.balance.in_mg is None:
        return ()
    rows = tuple(RailFact(caption, amount) for caption, amount in figures(view.balance, look.language))
    return rows if look.room is Room.FULL else rows[2:]


def _has_outputs(state: BenchState) -> bool:
    return state.view is not None and bool(state.view.outputs)
