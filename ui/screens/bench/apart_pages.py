"""A pack that is not begun: whether it is meant, and what hands do with it then."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.pack import PackState
from app.domain.triage import QUESTIONS, TriageClass
from app.floor.start_views import SetAside
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.bench.opening import unknown
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.theme.tokens import Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.marks import Mark
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.remedy_list import RemediesState, RemedyList
from ui.widgets.told import refusal_notice
from ui.wording import class_meaning, question


class ApartSurePage(BenchPage):
    """Set apart, really? Back is the primary, for a pack in quarantine does not come out again."""

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
        strange, known = unknown(state.refusal), state.pack_to_open
        if strange or known is None:
            self.ask(self.tr("Set the unknown pack apart?"))
        else:
            self.ask(self.tr("Set {tag} apart without a traveller?").format(tag=known.pack.tag))
        told = state.refusal if state.refusal is not None and not strange else None
        self.tell(refusal_notice(told) if told is not None else None)
        text = self.tr("It goes to quarantine. A label for it is printed.")
        self._means.render(NoticeState(NoticeKind.WRONG, self.tr("The pack will not be opened."), text))
        given = reason_of("NO_RECORD") if strange else reason_of("NO_TRAVELLER")
        words = self.tr("Reason: {reason}").format(reason=given)
        self._reason.render(NoticeState(NoticeKind.PLAIN, self.tr("This is recorded"), words, icon="pencil"))

    def rail(self, state: BenchState) -> RailState:
        """Back is the primary."""
        primary = self.primary("keep", "arrow-left", self.tr("Back"), self.tr("nothing is changed"))
        words = self.tr("To quarantine")
        yes = Action("apart_now", "lock", words, kind=ActionKind.DANGER, apart=True)
        return RailState(primary, (yes,))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Yes, or back."""
        opening = self.presenter.opening
        return {"keep": opening.back, "apart_now": opening.set_apart}


class ApartPage(BenchPage):
    """It was set apart: why, and where it goes now."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts, self._what = Facts(look, self), RemedyList(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._facts, 1)
        row.addWidget(self._what, 1)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """Why, and what to do."""
        aside = state.start.aside
        if aside is None:
            return
        pack, danger = aside.pack, aside.pack.triage_class == TriageClass.EMERGENCY.value
        held = pack.state in (PackState.HELD, PackState.HELD_PAPERS)
        heading = self.tr("{tag} is held") if held else self.tr("{tag} goes to quarantine")
        if danger:
            heading = self.tr("Keep away from {tag}")
        self.ask(heading.format(tag=pack.tag))
        words = self.tr("Press the black bar below and leave.") if danger else self.tr("It was not begun.")
        self.tell(NoticeState(NoticeKind.WRONG if danger else NoticeKind.CARE, words))
        if self.small():
            self._heading.show()
        self._facts.render(FactsState(self._rows(aside)))
        self._what.render(self._to_do(held=held, danger=danger))

    def rail(self, state: BenchState) -> RailState:
        """To the queue, or straight to another pack."""
        aside = state.start.aside
        second = self.button_line(aside.pack.tag) if aside is not None else ""
        facts = (RailFact(self.tr("Saved here"), self.tr("the reason is recorded")),)
        return RailState(self.primary("queue", "list", self.tr("To the queue"), second), (), facts)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Nothing but the way out."""
        return {}

    def _rows(self, aside: SetAside) -> tuple[Fact, ...]:
        found = aside.pack.triage_class
        lettered = found if found != TriageClass.EMERGENCY.value else ""
        meaning = class_meaning(found)
        words = (
            self.tr("{letter}, {meaning}").format(letter=lettered, meaning=meaning) if lettered else meaning
        )
        reasons = [Fact(self.tr("Why"), reason_of(one), Mark.CARE) for one in aside.reasons[:2]]
        return (*reasons, Fact(self.tr("Class"), words))

    def _to_do(self, *, held: bool, danger: bool) -> RemediesState:
        steps = [
            self.tr("Take the new label, stick it over the old"),
            self.tr("Move it where held packs stand")
            if held
            else self.tr("Move it to quarantine, two people"),
            self.tr("Tell the supervisor"),
        ]
        if danger:
            steps = [
                self.tr("Go. Take everybody with you"),
                self.tr("Tell the supervisor which pack it is"),
                self.tr("The label waits at the printer"),
            ]
        return RemediesState(self.tr("Do this now"), tuple(steps), now=0)


def reason_of(reason: str) -> str:
    """Why a pack was set apart, in words."""
    if reason in QUESTIONS:
        return question(reason)
    told = {
        "NO_TRAVELLER": QCoreApplication.translate("ApartReasons", "no traveller on it"),
        "BY_PAPER": QCoreApplication.translate("ApartReasons", "its traveller says so"),
        "NO_RECORD": QCoreApplication.translate("ApartReasons", "nothing on record here"),
    }
    return told.get(reason, reason)
