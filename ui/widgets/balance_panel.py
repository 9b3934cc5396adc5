"""The whole balance: every weighing with its error, and beside it what is probably missing."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.balance_terms import Term
from app.domain.missing import Hypothesis
from app.domain.scale_error import Known
from app.floor.balance_views import BalanceView
from ui.theme.bench_terms import output_word
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.balance_bar import BalanceBar
from ui.widgets.balance_state import BalanceState, kilograms_text
from ui.widgets.balance_words import exact_kilograms, flag_words, guess_words, uncertainty_text
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.output_list import OutputList, OutputRow
from ui.widgets.told import Told

_TOLD = {Room.FULL: 3, Room.LOW: 3, Room.SMALL: 2}


class BalancePanel(QWidget):
    """Terms at the left, guesses at the right, and where there is room the bar with its tolerance below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.terms, self._bar = OutputList(look, self), BalanceBar(look, self)
        self._rests = Told(look, self)
        self._guesses = [Told(look, self) for _ in range(_TOLD[look.room])]
        right, row, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        right.setSpacing(look.mm(SPACE[0]))
        for part in (self._rests, *self._guesses):
            right.addWidget(part)
        right.addStretch(1)
        row.setSpacing(look.mm(SPACE[2] if look.room is Room.FULL else SPACE[1]))
        row.addWidget(self.terms, 1)
        row.addLayout(right, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.mm(SPACE[1]))
        column.addLayout(row, 1)
        column.addWidget(self._bar)
        self._bar.setFixedHeight(look.mm(50))
        self._bar.setVisible(look.room is Room.FULL)

    def show_balance(self, view: BalanceView) -> None:
        """Show every term."""
        self.terms.render_rows(tuple(self._row(term) for term in reversed(view.terms.all)), "")
        self._rests.tell(self._what_it_rests_on(view))
        for place, told in enumerate(self._guesses):
            guess = view.guesses[place] if place < len(view.guesses) else None
            told.tell(guess_notice(guess, self.look) if guess is not None else None)
        bar = bar_state(view)
        if bar != self._bar.state:
            self._bar.render(bar)

    def _what_it_rests_on(self, view: BalanceView) -> NoticeState:
        language, balance = self.look.language, view.balance
        mark, words = flag_words(view)
        if balance.in_mg is None:
            return NoticeState(NoticeKind.CARE, words)
        told = self.tr("The scales explain up to {explained} kg; {tolerance} kg may stay open.").format(
            explained=kilograms_text(balance.explained_mg, 2, language),
            tolerance=kilograms_text(balance.tolerance_mg, 2, language),
        )
        kinds = {Mark.DONE: NoticeKind.DONE, Mark.CARE: NoticeKind.CARE, Mark.WRONG: NoticeKind.WRONG}
        headline = self.tr("U = {u} kg: {words}").format(u=uncertainty_text(balance, language), words=words)
        room = self.look.room is Room.FULL and len(view.guesses) < len(self._guesses)
        foot = self._doubted(view) if room else ""
        return NoticeState(kinds.get(mark, NoticeKind.PLAIN), headline, told, foot, icon="scale")

    def _doubted(self, view: BalanceView) -> str:
        """How many weights come off a scale whose verification is over, or not on record."""
        count = sum(not term.verified and term.error.known is Known.SCALE for term in view.terms.all)
        words = self.tr("{count} weights: verification of the scale not on record")
        return words.format(count=count) if count else ""

    def _row(self, term: Term) -> OutputRow:
        language = self.look.language
        word = output_word(term.code) if term.code is not None else self.tr("The pack")
        code = term.text if self.look.room is Room.FULL else ""
        return OutputRow(term.of, word, code, exact_kilograms(term.mass_mg, language), *error_note(term))


def guess_notice(guess: Hypothesis, look: Look) -> NoticeState:
    """A guess as it is told: one that fits the numbers asks for a look."""
    headline, text = guess_words(guess, look.language)
    kind = NoticeKind.CARE if guess.fits else NoticeKind.PLAIN
    return NoticeState(kind, headline, text, icon="question")


def error_note(term: Term) -> tuple[str, Mark | None]:
    """What is said of a weighing that is reckoned wider than its scale's own error."""
    told = {
        Known.SCALE: ("", None),
        Known.TYPED: (QCoreApplication.translate("BalanceTerm", "weight typed"), Mark.CARE),
        Known.UNKNOWN: (QCoreApplication.translate("BalanceTerm", "scale not known"), Mark.CARE),
    }
    return told[term.error.known]


def bar_state(view: BalanceView, *, note: str = "") -> BalanceState:
    """The bar of a balance, with what may stay open as its flag."""
    balance = view.balance
    parts = tuple(term.mass_mg for term in view.terms.outputs)
    tolerance = balance.tolerance_mg if balance.in_mg is not None else None
    return BalanceState(balance.in_mg, parts, tolerance, note)
