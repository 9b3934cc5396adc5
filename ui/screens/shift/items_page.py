"""The open items of a sheet, gone through one by one by who takes over: a touch says that it was seen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.item_words import ItemWords, item_words
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, Side, left_to_go_through
from ui.screens.shift.words import side_word, signature_of, signed_words, signer_name
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.theme.words import Words
from ui.widgets.marks import Mark
from ui.widgets.row_list import Row, RowList


class ItemsPage(Page):
    """Nothing is accepted before everything was touched."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        size = TypeSize.M if self.small() else TypeSize.L
        self._count = Words(look, "", Lettering(size, look.palette.ink, bold=True), self)
        self.beside_heading(self._count)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.sheet.touch)
        self._empty = Words(
            look, self.tr("Nothing is open."), Lettering(TypeSize.M, look.palette.quiet), self
        )
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.fill(column)

    def show_state(self, state: ShiftState) -> None:
        """The items, and how many were gone through."""
        if state.sheet is None:
            return
        small = self.tr("One by one")
        self.ask(small if self.small() else self.tr("Go through each, one by one"))
        self.tell_of(state)
        count = len(state.sheet.items)
        done = count - left_to_go_through(state)
        self._count.say(self.tr("{done} / {count} seen").format(done=done, count=count))
        self._count.setMinimumWidth(self._count.sizeHint().width())
        rows = tuple(self._row(words, state) for words in item_words(state.sheet, self.look.language))
        self._list.render(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def rail(self, state: ShiftState) -> RailState:
        """Accept, or say what is wrong."""
        left = left_to_go_through(state)
        second = (
            self.tr("items to go: {count}").format(count=left) if left else self.tr("badge and PIN follow")
        )
        primary = Action(
            "accept",
            "tick",
            self.tr("Accept the shift"),
            second,
            enabled=not left,
            kind=ActionKind.PRIMARY,
        )
        ways = (
            Action("look", "list", self.tr("See the sheet")),
            Action("wrong", "cross", self.tr("Not in order"), kind=ActionKind.DANGER, apart=True),
        )
        return RailState(primary, ways, self._facts(state))

    def act(self, action: str) -> None:
        """Accept, find fault, or look at the paper."""
        ways = {
            "accept": self.presenter.signatures.accept,
            "wrong": self.presenter.signatures.find_fault,
            "look": self.presenter.sheet.look,
        }
        if action in ways:
            ways[action]()

    def _row(self, words: ItemWords, state: ShiftState) -> Row:
        seen = words.key in state.gone
        return Row(
            id=words.key,
            icon=words.icon,
            title=words.title,
            second=words.second,
            mark=Mark.DONE if seen else Mark.TO_DO,
            state=self.tr("seen") if seen else self.tr("touch it"),
            care=words.care,
            settled=seen,
        )

    def _facts(self, state: ShiftState) -> tuple[RailFact, ...]:
        sheet = state.sheet
        if sheet is None or self.small():
            return ()
        return tuple(
            RailFact(
                side_word(side),
                "\n".join(
                    (
                        self.rail_line(signer_name(sheet, side, self.look.language)),
                        signed_words(signature_of(sheet, side), state.now),
                    )
                ),
            )
            for side in (Side.OUTGOING, Side.INCOMING)
        )
