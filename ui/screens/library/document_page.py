"""One document: its steps with holds, people and limits; from here to paper, proof and signing."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.limits import Limits
from app.domain.procedure import Procedure, Step, StepKind
from app.domain.procedure_defect import Defect
from app.domain.procedure_shelf import Standing
from app.floor.library_views import DocumentView
from ui.place import Action, ActionKind, FactTone, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter, may_withdraw
from ui.screens.library.state import LibraryPage, LibraryState
from ui.screens.library.words import (
    barred_words,
    defect_words,
    proof_words,
    short_hash,
    standing_word,
    title_words,
    version_of,
    who_words,
)
from ui.theme.bench_terms import ACT_ICONS, energy_word
from ui.theme.tokens import Look, Room
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.procedure_words import kind_word, limit_words, people_words, point_words, said
from ui.widgets.row_list import Row, RowList
from ui.widgets.told import refusal_notice

_OPEN = (Standing.DRAFT, Standing.WAITING)
_MANY_BUTTONS = 4
_SMALL_ROOM = 2


class DocumentPage(Page):
    """The main line and the ways off it, one row a step; of a malformed one its defects."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.open_step)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """The document as it stands."""
        document = state.document
        if document is None:
            return
        self.ask(title_words(document.line, self.look.language))
        self.tell(self._told(state))
        if document.procedure is None:
            self._list.render(tuple(_defect_row(n, one) for n, one in enumerate(document.line.defects)))
        else:
            self._list.render(tuple(self._rows(document.procedure, document.limits)))

    def rail(self, state: LibraryState) -> RailState:
        """What may be done with it now."""
        document = state.document
        if document is None:
            return RailState(self.go_back(), (), ())
        ways = self._ways(document)
        primary = self._primary(state, document)
        if primary is None:
            return RailState(self.go_back(), ways, self._facts(document, len(ways)))
        back = Action("back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK)
        return RailState(primary, (*ways, back), self._facts(document, len(ways) + 1))

    def _ways(self, document: DocumentView) -> tuple[Action, ...]:
        """To its other pages and its end. A small rail has two places: the rest stands on those pages."""
        ways: list[Action] = []
        if document.procedure is not None:
            ways.append(self._compare(document))
            if document.line.proven and (document.line.standing not in _OPEN or not self.small()):
                ways.append(Action("paper", "printer", self.tr("Paper")))
        if document.line.proving is not None and not document.line.proven:
            ways.append(Action("proof", "warning", self.tr("Defects")))
        if may_withdraw(document):
            words = self.tr("Recall") if self.small() else self.tr("Withdraw")
            ways.append(Action("why", "cross", words, kind=ActionKind.DANGER, apart=True))
        if document.line.standing in _OPEN and document.may_draft:
            ways.append(Action("drop", "cross", self.tr("Drop"), kind=ActionKind.DANGER, apart=True))
        if not self.small() or len(ways) < _SMALL_ROOM:
            return tuple(ways)
        kept = [one for one in ways if one.enabled and one.id != "drop"]
        if document.line.standing in _OPEN:
            wanted = "compare" if document.line.proven else "proof"
            return tuple(one for one in kept if one.id == wanted)
        return tuple(sorted(kept, key=lambda one: one.id != "why")[:2])

    def act(self, action: str) -> None:
        """To another page, or an act."""
        ways = {
            "back": self.presenter.back,
            "compare": self.presenter.compare_with_base,
            "hand_on": self.presenter.hand_on,
            "publish": self.presenter.ask_to_publish,
            "why": self.presenter.ask_why,
            "drop": self.presenter.drop,
        }
        pages = {"paper": LibraryPage.PAPER, "proof": LibraryPage.PROOF}
        if action in ways:
            ways[action]()
        elif action in pages:
            self.presenter.turn(pages[action])

    # ---- the rail

    def _primary(self, state: LibraryState, document: DocumentView) -> Action | None:
        """The next act of a draft; None for all else."""
        line = document.line
        if line.standing is Standing.WAITING:
            return Action(
                "publish", "card", self.tr("Publish"), self.tr("another person"), kind=ActionKind.PRIMARY
            )
        if line.standing is not Standing.DRAFT or not document.may_draft:
            return None
        at_hand = any(one.key == line.base_key for one in document.others)
        seen = line.ref in state.seen or not at_hand
        second = self.tr("for publication")
        if not line.proven:
            second = self.tr("it is not proven")
        elif not seen:
            second = self.tr("look at the changes first")
        return Action(
            "hand_on",
            "arrow-right",
            self.tr("Hand on"),
            second,
            enabled=line.proven and seen,
            kind=ActionKind.PRIMARY,
        )

    def _compare(self, document: DocumentView) -> Action:
        words = self.tr("Changes") if document.line.draft else self.tr("Compare")
        if document.others:
            return Action("compare", "swap", words)
        return Action("compare", "swap", words, self.tr("no other"), enabled=False)

    def _facts(self, document: DocumentView, buttons: int) -> tuple[RailFact, ...]:
        """As many as the buttons leave room for, the most telling first."""
        line = document.line
        facts = [RailFact(standing_word(line), f"{version_of(line)}  {short_hash(line.sha256)}")]
        if self.small():
            return tuple(facts)
        tone = FactTone.PLAIN if line.proven else FactTone.ATTENTION
        facts.append(RailFact("", proof_words(line), tone=tone))
        if line.author is not None:
            facts.append(RailFact(self.tr("Drawn up by"), self.rail_line(who_words(line.author))))
        if line.publisher is not None:
            facts.append(RailFact(self.tr("Published by"), self.rail_line(who_words(line.publisher))))
        elif line.signer and not line.draft:
            facts.append(RailFact(self.tr("Signed by"), self.rail_line(line.signer)))
        return tuple(facts[: self._room_beside(buttons)])

    def _room_beside(self, buttons: int) -> int:
        if self.look.room is Room.LOW:
            return {1: 3, 2: 3, 3: 1, 4: 1}.get(buttons, 1)
        return 4 if buttons < _MANY_BUTTONS else 2

    def _told(self, state: LibraryState) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        line = state.document.line if state.document is not None else None
        if line is None or line.standing is Standing.IN_FORCE:
            return None
        if line.standing is Standing.MALFORMED or (line.draft and line.title is None):
            return NoticeState(
                NoticeKind.CARE, self.tr("Nobody works by this file. What is wrong stands below.")
            )
        words = barred_words(line)
        return NoticeState(NoticeKind.CARE, words) if words else None

    # ---- the rows

    def _rows(self, procedure: Procedure, limits: Limits) -> Iterator[Row]:
        for number, step in enumerate(procedure.steps, 1):
            if step.kind is not StepKind.BRANCH:
                yield self._row(step, str(number), limits)
        for number, aside in enumerate(procedure.deviations, 1):
            numbers = ", ".join(str(procedure.number(at)) for at in aside.at)
            offered = self.tr("way off, offered at {numbers}").format(numbers=numbers)
            title = f"D{number}  {said(aside.title, self.look.language)}"
            yield Row(f"D{number}", "branch", title, offered, Mark.TO_DO, self.tr("way off"))
            for at, step in enumerate(aside.steps, 1):
                if step.kind is not StepKind.BRANCH:
                    yield self._row(step, f"D{number}.{at}", limits)

    def _row(self, step: Step, number: str, limits: Limits) -> Row:
        hold = step.kind is StepKind.HOLD
        return Row(
            id=step.id,
            icon=ACT_ICONS[step.act],
            title=f"{number}  {said(step.title, self.look.language)}",
            second=self._facts_of(step, limits),
            mark=Mark.HOLD if hold else Mark.TO_DO,
            state=kind_word(step),
        )

    def _facts_of(self, step: Step, limits: Limits) -> str:
        """People, level, state and limits, each limit once."""
        language = self.look.language
        parts = [people_words(step.people), step.level, energy_word(step.energy)]
        parts += dict.fromkeys(point_words(point, limits, language) for point in step.points)
        if step.wait:
            parts.append(limit_words(step.wait, limits, language))
        return self.tr(", ").join(part for part in parts if part)


def _defect_row(number: int, defect: Defect) -> Row:
    """A defect of the grammar, as whoever writes documents is told it."""
    where = f"{defect.line}: {defect.place}" if defect.line else defect.place
    what, remedy = defect_words(defect)
    return Row(f"defect{number}", "warning", what, remedy, Mark.CARE, where, care=True)
