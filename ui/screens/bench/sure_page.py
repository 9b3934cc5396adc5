"""Whether it is meant: what follows from a yes, before anything is taken that cannot be taken back."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.procedure import ABORT
from ui.place import Action, ActionKind, RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.reasons import reason_words
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.words import back_words, said, way_of_words
from ui.theme.tokens import Look
from ui.widgets.notice import Notice, NoticeKind, NoticeState


class SurePage(BenchPage):
    """The safe answer is the primary, the other stands apart."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._means, self._reason = Notice(look, self), Notice(look, self)
        column = QVBoxLayout()
        column.setSpacing(self.gap())
        for card in (self._means, self._reason):
            card.setMaximumHeight(look.mm(60))
            column.addWidget(card, 1)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: BenchState) -> None:
        """What follows from a yes."""
        self.tell_of(state)
        shows = {
            Asking.NOTHING_SURE: self._nothing,
            Asking.ANSWER_SURE: self._answer,
            Asking.DEVIATE_SURE: self._deviation,
        }
        shows.get(state.asking, self._abort)(state)

    def rail(self, state: BenchState) -> RailState:
        """Back is the primary."""
        primary = self.primary(
            "back", "arrow-left", self.tr("Back to the step"), self.tr("nothing is changed")
        )
        return RailState(primary, (self._yes(state),), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Each question has an answer."""
        presenter = self.presenter
        return {
            "nothing": lambda: presenter.go_on(nothing=True),
            "abort_now": presenter.giving_up.confirm,
            "answer_now": presenter.deviating.confirm_answer,
            "deviate_now": presenter.deviating.confirm,
        }

    def _yes(self, state: BenchState) -> Action:
        asking = state.asking
        if asking is Asking.NOTHING_SURE:
            words = self.tr("Nothing") if self.small() else self.tr("Nothing came out")
            return Action("nothing", "tick", words, enabled=state.may(Allowed.GO_ON), apart=True)
        if asking is Asking.DEVIATE_SURE:
            words = self.tr("Take this way")
            return Action("deviate_now", "branch", words, enabled=state.may(Allowed.DEVIATE), apart=True)
        danger = ActionKind.DANGER
        if asking is Asking.ANSWER_SURE:
            may = state.may(Allowed.CHOOSE)
            return Action("answer_now", "cross", self.tr("Abort now"), enabled=may, kind=danger, apart=True)
        return Action("abort_now", "cross", self.tr("Abort now"), kind=danger, apart=True)

    def _nothing(self, _state: BenchState) -> None:
        self.ask(self.tr("Nothing came out of this step?"))
        self._means.render(NoticeState(NoticeKind.CARE, self.tr("The step is closed without an output.")))
        self._reason.hide()

    def _abort(self, state: BenchState) -> None:
        given = self.tr("Reason: {reason}").format(reason=reason_words(state.reason))
        self._for_good(given)

    def _answer(self, state: BenchState) -> None:
        option = state.chosen_option
        answer = said(option.title, self.look) if option is not None else ""
        self._for_good(self.tr("Answer: {answer}").format(answer=answer))

    def _for_good(self, given: str) -> None:
        self.ask(self.tr("Abort this run for good?"))
        text = self.tr("It is made safe step by step. Then it goes to quarantine.")
        self._means.render(NoticeState(NoticeKind.WRONG, self.tr("The pack will not be opened again."), text))
        self._recorded(given)

    def _recorded(self, given: str) -> None:
        self._reason.render(NoticeState(NoticeKind.PLAIN, self.tr("This is recorded"), given, icon="pencil"))
        self._reason.show()

    def _deviation(self, state: BenchState) -> None:
        """What comes first, how many steps it is, and where it comes back."""
        view, found = state.view, state.chosen_deviation
        if view is None or found is None:
            return
        self.ask(self.tr("Leave the main line?"))
        kind = NoticeKind.WRONG if found.to == ABORT else NoticeKind.CARE
        first = self.tr("First: {title}").format(title=said(found.steps[0].title, self.look))
        after = back_words(found, view.procedure, view.step)
        count = way_of_words(len(found.steps), after)
        self._means.render(NoticeState(kind, count, first))
        self._recorded(said(found.title, self.look))
