"""One page of the bench: it renders the state, and the rail offers what the record allows."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.dismantling import Action as Allowed
from ui.place import Action, ActionKind, FactTone, RailFact, RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import Asking, BenchState, point_in_hand
from ui.screens.bench.words import back_words, decides, next_step, standing_notice
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import Look, Room, TypeSize
from ui.widgets.balance_words import figures
from ui.widgets.stage_page import StagePage


class BenchPage(StagePage):
    """Shows one kind of page. What the rail offers follows from the state alone."""

    tells_energy = False  # whether the energy ladder stands on the stage
    crowded_rail = False  # whether a low screen's rail has no room for another fact
    tells_open = False  # whether the rail tells what is still open, for there is no strip

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.presenter = presenter

    def show_state(self, state: BenchState) -> None:
        """Show another state."""
        raise NotImplementedError

    def rail(self, state: BenchState) -> RailState:
        """What the rail shows for this state."""
        raise NotImplementedError

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What this page's own actions do, by their ids."""
        return {}

    def act(self, action: str) -> None:
        """An action of the rail: the page's own, or one of those that every page has."""
        presenter = self.presenter
        presenter.touched()
        self.hold_focus()
        ways: dict[str, Callable[[], None]] = {
            "queue": presenter.leave,
            "abort": presenter.giving_up.ask,
            "deviate": presenter.deviating.ask,
            "leave": presenter.leaving.ask,
            "back": presenter.back_to_step,
            "more": lambda: presenter.ask(Asking.MORE),
            **self.acts(),
        }
        if action in ways:
            ways[action]()

    # ---- for the pages

    def hold_focus(self) -> None:
        """The page takes the focus off what was pressed.

        What was pressed may go by what it does, now or when the answer comes. Focus that loses its widget
        wanders to the next, where an enter key pressed late would press something nobody meant.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_of(self, state: BenchState) -> None:
        """Show the newest no, or what a restart left."""
        self.tell(standing_notice(state))

    def primary(
        self, action: str, icon: str, words: str, second: str = "", *, enabled: bool = True
    ) -> Action:
        """The one action at its one place."""
        plain = PlainAct.BACK if action == "back" else None
        return Action(action, icon, words, second, enabled=enabled, kind=ActionKind.PRIMARY, plain=plain)

    def ways_out(self, state: BenchState) -> tuple[Action, ...]:
        """To the queue, away, what the document has a way for, and giving the run up; as the record allows.

        Where there is no room for both, the queue is reached from the page that asks what leaving takes.
        """
        leave = Action("leave", "door-out", self.tr("Pause") if self.small() else self.tr("Pause safely"))
        ways = [Action("queue", "list", self.tr("Queue") if self.small() else self.tr("To the queue"))]
        if state.may(Allowed.LEAVE):
            ways = [*ways, leave] if self.look.room is Room.FULL else [leave]
        if state.may(Allowed.DEVIATE):
            words = self.tr("Found") if self.small() else self.tr("Something found")
            ways.append(Action("deviate", "branch", words))
        if state.may(Allowed.ABORT):
            words = self.tr("Abort") if self.small() else self.tr("Abort, make safe")
            ways.append(Action("abort", "cross", words, kind=ActionKind.DANGER, apart=True))
        if self.small() and len(ways) > 2:  # there is room for two: the queue is reached from what was found
            ways = ways[1:]
        return tuple(ways)

    def back_action(self, words: str = "") -> Action:
        """Back to the step in hand."""
        return Action("back", "arrow-left", words or self.tr("Back to the step"), plain=PlainAct.BACK)

    def facts(self, state: BenchState) -> tuple[RailFact, ...]:
        """Energy state where no ladder tells it, and what comes next."""
        if state.view is None:
            return ()
        energy: tuple[RailFact, ...] = (
            RailFact(self.tr("Energy state"), energy_word(state.view.run.energy)),
        )
        if self.small():
            return (*energy, *self.open_fact(state))
        energy = () if self.tells_energy else energy
        still = self.open_fact(state) if self._room_for_open(state) else ()
        return (*energy, *still, *self._aside(state), self._next(state))

    def _room_for_open(self, state: BenchState) -> bool:
        """On a low screen what comes next, or where a deviation leads back, may need the room."""
        if self.look.room is Room.FULL:
            return self.tells_open
        return not self.crowded_rail and state.view is not None and state.view.deviation is None

    def open_fact(self, state: BenchState) -> tuple[RailFact, ...]:
        """What is still open of the balance, where no strip on the stage tells it."""
        view = state.view.balance if state.view is not None else None
        if view is None or view.balance.in_mg is None:
            return ()
        caption, amount = figures(view.balance, self.look.language)[-1]
        tone = FactTone.ATTENTION if view.balance.foreign else FactTone.PLAIN
        icon = "scale" if self.look.room is Room.LOW else ""  # one row, where two of them would be too many
        return (RailFact(caption, amount, icon=icon, tone=tone),)

    def _aside(self, state: BenchState) -> tuple[RailFact, ...]:
        """Where a deviation comes back."""
        view = state.view
        if view is None or view.deviation is None:
            return ()
        words = back_words(view.deviation, view.procedure, view.back)
        return (RailFact(words, icon="branch"),)

    def _next(self, state: BenchState) -> RailFact:
        following = next_step(state, self.look)
        if following is None:
            open_way = state.view is not None and decides(state.view)
            words = self.tr("it depends") if open_way else self.tr("the end")
            return RailFact(self.tr("Next"), words, tone=FactTone.QUIET)
        caption = self.tr("Next, step {number}").format(number=following.number)
        return RailFact(caption if following.number else self.tr("Next"), following.title)

    def tries_fact(self, state: BenchState) -> tuple[RailFact, ...]:
        """How often the point in hand may still be read without passing."""
        view = state.view
        left = view.tries_left.get(point_in_hand(view)) if view is not None else None
        if left is None:
            return ()
        tone = FactTone.ATTENTION if left <= 1 else FactTone.PLAIN
        return (RailFact(self.tr("Tries left"), str(left), tone=tone),)

    def button_line(self, text: str) -> str:
        """A text from outside, cut to one line of the primary."""
        return self.rail_line(text, TypeSize.XS)


def inset(part: QWidget, side: int, *, top: int = 0) -> QVBoxLayout:
    """A part on the lines that the faces of touchables stand on."""
    layout = QVBoxLayout()
    layout.setContentsMargins(side, top, side, 0)
    layout.addWidget(part)
    return layout
