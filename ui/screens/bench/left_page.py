"""A pack that rests: left by two people until somebody comes back, or stopped by an alarm."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.resting import Left
from app.floor.bench_views import BenchView
from ui.place import Action, ActionKind, RailState
from ui.screens.bench.leave_words import clock_words, left_words, name_of, proof_words
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.words import said
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import SPACE, Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.told import Told, refusal_notice


class LeftPage(BenchPage):
    """Who left it, when and why, and what must be shown again; nothing else can be done here."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts = Facts(look, self)
        self._look_first, self._again = Told(look, self), Told(look, self)
        row, right = QHBoxLayout(), QVBoxLayout()
        right.setSpacing(look.mm(SPACE[1]))
        for part in (self._look_first, self._again):
            right.addWidget(part)
        right.addStretch(1)
        row.setSpacing(self.gap())
        row.addWidget(self._facts, 1)
        row.addLayout(right, 1)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """What whoever comes back must know."""
        view = state.view
        left = view.run.left if view is not None else None
        if view is None or view.step is None or left is None:
            return
        self.ask(self.tr("This pack was left"), self.tr("Nothing may be worked before you are back at it."))
        no = state.refusal or view.held_elsewhere
        self.tell(refusal_notice(no) if no is not None else None)
        rows = self._rows(view, left)
        self._facts.render(FactsState(rows[:4] if self.small() else rows))
        words = self.tr("Look at the pack before you touch it")
        text = self.tr("Smoke, hissing, smell or warmer than beside it: emergency.")
        self._look_first.tell(NoticeState(NoticeKind.CARE, words, text, icon="eye"))
        lapsed = proof_words(view.leaving.lapsed, self.look)
        again = self.tr("These are proven anew when a step needs them")
        nothing = NoticeState(NoticeKind.DONE, self.tr("Nothing that was proven has lapsed."))
        told = NoticeState(NoticeKind.PLAIN, again, lapsed, icon="refresh") if lapsed else nothing
        self._again.tell(told)

    def rail(self, state: BenchState) -> RailState:
        """Back at work, away again, or the end of this run."""
        view = state.view
        second = ""
        if view is not None and view.step is not None:
            words = self.tr("step {number} first") if view.again is not None else self.tr("step {number}")
            second = self.button_line(words.format(number=view.number))
        primary = self.primary(
            "resume", "hand", self.tr("I am back"), second, enabled=state.may(Allowed.RESUME)
        )
        out = self.tr("Sign out")
        abort = self.tr("Abort") if self.small() else self.tr("Abort, make safe")
        ways: tuple[Action, ...] = (
            Action("queue", "list", self.tr("Queue") if self.small() else self.tr("To the queue")),
            Action("sign_out", "door-out", out),
        )
        if state.may(Allowed.ABORT):  # at its balance a pack is apart already
            ways = (*ways, Action("abort", "cross", abort, kind=ActionKind.DANGER, apart=True))
        return RailState(primary, ways[1:] if self.small() else ways, self.facts(state)[:1])

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary resumes."""
        return {"resume": self.presenter.leaving.resume, "sign_out": self.presenter.sign_out}

    def _rows(self, view: BenchView, left: Left) -> tuple[Fact, ...]:
        here, again = view.step, view.again
        waits = again.before if again is not None else here
        first = (Fact(self.tr("Comes first"), said(here.title, self.look)),) if here and again else ()
        return (
            Fact(self.tr("Left"), clock_words(left.at), Mark.CARE),
            Fact(self.tr("Why"), left_words(left)),
            Fact(self.tr("By"), name_of(view.leaving.by, self.look)),
            Fact(self.tr("Second"), name_of(view.leaving.second, self.look)),
            Fact(self.tr("Energy state"), energy_word(view.run.energy)),
            Fact(self.tr("At step"), said(waits.title, self.look) if waits is not None else ""),
            *first,
            Fact(self.tr("Pack"), view.pack.tag),
        )


class StoppedPage(BenchPage):
    """The alarm stopped the run; the red card alone ends that."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._told = Told(look, self)
        column = QVBoxLayout()
        column.addWidget(self._told)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: BenchState) -> None:
        """Who may say what becomes of it."""
        self.ask(self.tr("The emergency stopped this run"))
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        words = self.tr("Hands off. Nothing can be done here.")
        text = self.tr(
            "A supervisor ends the emergency with badge and PIN and says what becomes of the pack."
        )
        self._told.tell(NoticeState(NoticeKind.WRONG, words, text))

    def rail(self, state: BenchState) -> RailState:
        """Look again; what stops it may be over."""
        words, second = self.tr("Look again"), self.tr("is it still stopped?")
        return RailState(self.primary("look_again", "refresh", words, second), (), self.facts(state)[:1])

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary asks the record."""
        return {"look_again": self.presenter.look_again}
