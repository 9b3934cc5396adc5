"""The sheets before, newest first: number, time, check code, who has signed, and prints."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.floor.shift_views import SheetLine
from ui.place import Action, ActionKind, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState
from ui.screens.shift.terms import joined
from ui.screens.shift.words import check_text, clock, prints_words, standing_words
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.theme.words import Words
from ui.widgets.marks import Mark
from ui.widgets.row_list import Row, RowList

_MARKS = {
    "": Mark.TO_DO,
    "accepted": Mark.DONE,
    "accepted_with_remarks": Mark.CARE,
    "refused": Mark.WRONG,
}


class SheetsPage(Page):
    """A touch opens the sheet."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.sheet.open)
        self._empty = Words(look, "", Lettering(TypeSize.M, look.palette.quiet), self)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.fill(column)

    def show_state(self, state: ShiftState) -> None:
        """The newest sheets."""
        self.ask(self.tr("Earlier sheets"))
        self.tell_of(state)
        sheets = state.shift.sheets if state.shift is not None else ()
        self._list.render(tuple(self._row(line, state) for line in sheets))
        self._list.setVisible(bool(sheets))
        self._empty.say(self.tr("No shift was handed over here yet."))
        self._empty.setVisible(not sheets)

    def rail(self, state: ShiftState) -> RailState:
        """Back."""
        back = Action(
            "back", "arrow-left", self.tr("Back"), self.tr("to this shift"), kind=ActionKind.PRIMARY
        )
        return RailState(back, (), ())

    def act(self, action: str) -> None:
        """Back."""
        if action == "back":
            self.presenter.show_so_far()

    def _row(self, line: SheetLine, state: ShiftState) -> Row:
        return Row(
            id=line.sheet,
            icon="list",
            title=line.sheet,
            second=self._under(line, state),
            mark=_MARKS.get(line.incoming_verdict, Mark.TO_DO),
            state=standing_words(line),
        )

    def _under(self, line: SheetLine, state: ShiftState) -> str:
        check = check_text(line.check)
        if not self.small():
            check = self.tr("check {code}").format(code=check)
        return joined(joined(clock(line.frozen_at, state.now), check), prints_words(line))
