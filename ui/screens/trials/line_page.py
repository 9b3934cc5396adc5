"""One line: its bytes as they come, which parser reads them, and the words for station.toml."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.candidate import NOT_YET
from ui.place import Action, RailFact, RailState
from ui.screens.trials.page import Page
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import TrialsState
from ui.screens.trials.words import hex_words, line_fault, text_words, tried_name
from ui.theme.tokens import Look, Room
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.ink import shown
from ui.widgets.notice import NoticeKind, NoticeState

_BYTES = {Room.FULL: 20, Room.LOW: 16, Room.SMALL: 10}


class LinePage(Page):
    """Raw bytes first: what a parser makes of them is a guess until somebody says that it is right."""

    def __init__(self, look: Look, presenter: TrialsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts = Facts(look, self)
        column = QVBoxLayout()
        column.addWidget(self._facts)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: TrialsState) -> None:
        """What came so far."""
        self.ask(self.tr("{device}: is this right?").format(device=tried_name(state.device)))
        self.tell_of(state)
        if state.refusal is None:
            self.tell(self._told(state))
        self._facts.render(FactsState(self._rows(state)))

    def rail(self, state: TrialsState) -> RailState:
        """Another speed until something comes, then whether it is right."""
        facts: tuple[RailFact, ...] = ()
        ways: tuple[Action, ...] = ()
        if state.entry is not None:
            facts = (RailFact(self.tr("Recorded as"), self.tr("entry {number}").format(number=state.entry)),)
        elif state.anything:
            free = state.verdict is None
            ways = (
                Action("good", "tick", self.tr("It is right"), enabled=free),
                Action("bad", "cross", self.tr("It is wrong"), enabled=free),
            )
        elif not state.own:
            ways = (Action("baud", "refresh", self.tr("Other speed"), str(state.baud)),)
        return RailState(self.go_back(), ways, facts)

    def act(self, action: str) -> None:
        """Say what it is, another speed, or back."""
        lines = self.presenter.lines
        if action in ("good", "bad"):
            lines.say(action == "good")
        elif action == "baud":
            lines.next_baud()
        else:
            super().act(action)

    def _told(self, state: TrialsState) -> NoticeState:
        if state.entry is not None:
            if state.verdict:
                return NoticeState(NoticeKind.DONE, self.tr("Recorded: it does what it should."))
            return NoticeState(NoticeKind.CARE, self.tr("Recorded: it does not do what it should."))
        if state.heard is not None and state.heard.fault not in ("", NOT_YET):
            return NoticeState(NoticeKind.WRONG, line_fault(state.heard.fault))
        if state.anything:
            return NoticeState(NoticeKind.READING, self.tr("Compare it with the device."))
        if state.own:
            words = self.tr("It is set up here. Put a weight on, or scan.")
        else:
            words = self.tr("Nothing comes yet. Put a weight on, scan, or tread.")
        return NoticeState(NoticeKind.READING, words)

    def _rows(self, state: TrialsState) -> tuple[Fact, ...]:
        chosen, heard = state.chosen, state.heard
        if chosen is None:
            return ()
        setting = f'[{state.device}] port = "{shown(chosen.port)}"'
        if state.own:
            return (Fact(self.tr("It says"), shown(state.shown) or "–"), Fact("station.toml", setting))
        newest = heard.newest[-_BYTES[self.look.room] :] if heard is not None else b""
        read = "; ".join(f"{name}: {words}" for name, words in heard.read_as) if heard is not None else ""
        return (
            Fact(self.tr("Bytes"), hex_words(newest) or "–"),
            Fact(self.tr("As text"), text_words(newest) or "–"),
            Fact(self.tr("Read as"), shown(read) or "–"),
            Fact("station.toml", setting),
        )
