"""A number of a reading, typed as it stands on an instrument without a line."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.hand_held import Entered, readable
from ui.place import Action, RailState
from ui.screens.bench.amount_page import AmountPad
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.typed_facts import typed_facts
from ui.theme.bench_terms import entered_word
from ui.theme.tokens import Look, Room
from ui.widgets.amounts import unit_shown
from ui.widgets.facts import Facts, FactsState

OVER, MINUS = ">", "-"


class NumberPage(BenchPage):
    """One number after the other; each has its name and its unit."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._pads = {sign: self._pad(sign) for sign in ("", OVER, MINUS)}
        self._shown = self._pads[""]
        self._asked: tuple[object, ...] = ()
        self._facts = Facts(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._facts, 1)
        for pad in self._pads.values():
            row.addWidget(pad, 0, Qt.AlignmentFlag.AlignTop)
            pad.hide()
        self._facts.setVisible(not self.small())
        self.fill_with_faces(row)

    def show_state(self, state: BenchState) -> None:
        """Which number is asked, and what was typed so far."""
        entered = state.entered
        if entered is None or state.view is None:
            return
        unit = unit_shown(entered.unit)
        question = self.tr("Type: {name} in {unit}").format(name=entered_word(entered.name), unit=unit)
        self.ask(question, self.tr("As the instrument shows it, with its point."))
        self.tell_of(state)
        # Beneath a notice a low screen has no line to spare: the table names what is asked as well.
        self._heading.setVisible(state.refusal is None or self.look.room is Room.FULL)
        asked = (state.view.run.id, state.view.step, state.point, len(state.numbers))
        self._show_pad(entered, unit, anew=asked != self._asked)
        self._asked = asked
        facts = FactsState(typed_facts(state, self.look))
        if facts != self._facts.state:
            self._facts.render(facts)

    def rail(self, state: BenchState) -> RailState:
        """Enter what stands in the field when it can be that number."""
        good = state.entered is not None and readable(self._shown.figures, state.entered)
        second = self.tr("as the instrument shows it") if good else self.tr("no such number yet")
        primary = self.primary("enter", "tick", self.tr("Typed"), second, enabled=good)
        ways = [Action("before", "arrow-left", self.tr("Back"))]
        sign = sign_of(state.entered) if state.entered is not None else ""
        if self.small() and sign:
            ways.append(Action("turn", "", self.tr("More: >") if sign == OVER else self.tr("Minus: −")))
        return RailState(primary, tuple(ways), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary enters."""
        return {
            "enter": self._enter,
            "before": self.presenter.typing_in.back,
            "turn": self._shown.turn,
        }

    def _pad(self, sign: str) -> AmountPad:
        made = AmountPad(self.look, self, sign=sign)
        made.changed.connect(lambda _figures: self.turned.emit())
        made.entered.connect(self._enter)
        return made

    def _show_pad(self, entered: Entered, unit: str, *, anew: bool) -> None:
        """The pad whose extra key fits: more than the instrument shows, or below zero."""
        wanted = self._pads[sign_of(entered)]
        if wanted is not self._shown or anew:
            for pad in self._pads.values():
                pad.setVisible(pad is wanted)
            self._shown = wanted
            wanted.ask(unit)
            self.setFocusProxy(wanted)
            self.hold_focus()

    def _enter(self) -> None:
        entered = self.presenter.state.entered
        if entered is not None and readable(self._shown.figures, entered):
            self.presenter.typing_in.number(self._shown.figures)


def sign_of(entered: Entered) -> str:
    """The sign that may stand before a number; "" where none may."""
    return OVER if entered.over else MINUS if entered.least < 0 else ""
