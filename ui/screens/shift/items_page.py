"""The open items of a sheet, gone through one by one by who takes over: each is scanned on the paper.

One without a code on the paper is touched. One whose code cannot be read is touched, too: then the shift is
taken over with a remark only.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.item_words import ItemWords, item_words
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, Side, left_to_go_through, left_to_read
from ui.screens.shift.words import side_word, signature_of, signed_words, signer_name
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.row_list import Row, RowList
from ui.widgets.stage_page import Sight


class ItemsPage(Page):
    """Nothing is accepted before everything was gone through; the camera looks at the paper."""

    crowded = True

    def __init__(
        self, look: Look, presenter: ShiftPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
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
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addLayout(column, 8)
        if look.room is Room.FULL:  # elsewhere the words need the room; a tone tells that a code was read
            row.addWidget(self.camera(sight), 5)
        self.fill(row)

    def show_state(self, state: ShiftState) -> None:
        """The items, and how many were gone through."""
        if state.sheet is None:
            return
        small = self.tr("One by one")
        self.ask(small if self.small() else self.tr("Scan each on the paper"), self.tr("No code: touch it."))
        self.tell_of(state)
        if state.refusal is None and not state.sheet.prints:
            self.tell(
                NoticeState(NoticeKind.CARE, self.tr("The sheet was not printed yet: see it, print it."))
            )
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
        left, unread = left_to_go_through(state), left_to_read(state)
        second = self.tr("badge and PIN follow")
        if left:
            second = self.tr("items to go: {count}").format(count=left)
        elif unread:
            second = self.tr("codes not read: {count}").format(count=unread)
        primary = Action(
            "accept",
            "tick",
            self.tr("Accept the shift"),
            second,
            enabled=not left and not unread,
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
        seen, paper = words.key in state.gone, self._paper_of(words.key, state)
        read = not paper or paper in state.scanned
        return Row(
            id=words.key,
            icon=words.icon,
            title=words.title,
            second=words.second,
            mark=(Mark.DONE if read else Mark.CARE) if seen else Mark.TO_DO,
            state=self._state_words(seen, paper=bool(paper), read=read),
            care=words.care,
            settled=seen and read,
        )

    def _state_words(self, seen: bool, *, paper: bool, read: bool) -> str:
        if not seen:
            return self.tr("scan it") if paper else self.tr("touch it")
        if not paper:
            return self.tr("seen")
        return self.tr("read") if read else self.tr("not read")

    @staticmethod
    def _paper_of(key: str, state: ShiftState) -> str:
        items = state.sheet.items if state.sheet is not None else ()
        return next((one.paper for one in items if one.key == key), "")

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
