"""The triage once more before a pack is opened: choose what is there, or say that none is."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.repeated_triage import PAGES
from ui.place import Action, RailFact, RailState
from ui.screens.bench.opening import decided
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.theme.lettering import line_height
from ui.theme.tokens import Look, TypeSize
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import refusal_notice
from ui.wording import question

_TALLEST_TILE_MM = 37.0


class SecondLookPage(BenchPage):
    """Nothing chosen is a no to all of them, said by pressing so."""

    crowded = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.opening.toggle)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addStretch(0)
        self.fill_with_faces(column)

    def show_state(self, state: BenchState) -> None:
        """The questions of the page in hand."""
        start, known = state.start, state.pack_to_open
        if known is None:
            return
        heading = {
            0: self.tr("{tag} now: smoke, smell or liquid?"),
            1: self.tr("{tag} now: hurt, swollen or burnt?"),
        }[start.page]
        self.ask(heading.format(tag=known.pack.tag), self.tr("Walk round it. Choose all that you see."))
        told = refusal_notice(state.refusal) if state.refusal is not None else None
        if told is None and "T01" in start.yes:
            told = NoticeState(NoticeKind.CARE, self.tr("Now? Press the black bar below and leave."))
        self.tell(told)
        self._show_tiles(start.questions, start.yes)

    def rail(self, state: BenchState) -> RailState:
        """No to all, or yes to what is chosen."""
        start = state.start
        count = sum(one in start.yes for one in start.questions)
        second = self.tr("next question")
        if decided(start):
            second = self.tr("the rules decide") if start.yes else self.tr("begin the run")
        words, icon = self.tr("No, none of these"), "tick"
        if count:
            words, icon = self.tr("Yes, {count} found").format(count=count), "arrow-right"
        back = Action("look_back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK)
        place = self.tr("{number} of {count}").format(number=start.page + 1, count=len(PAGES))
        return RailState(
            self.primary("answer", icon, words, second), (back,), (RailFact(self.tr("Question"), place),)
        )

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Answer, or go back."""
        opening = self.presenter.opening
        return {"answer": opening.answer, "look_back": opening.back}

    def _show_tiles(self, names: tuple[str, ...], yes: frozenset[str]) -> None:
        columns = 1 if len(names) < 4 else 2
        if self.small():
            columns = min(3, (len(names) + 1) // 2)
        tiles = tuple((name, TileState(question(name), chosen=name in yes)) for name in names)
        self._tiles.render(TileGridState(tiles, columns=columns))
        rows = -(-len(names) // columns)
        self.even_out(self._tiles, names)
        self._tiles.setMaximumHeight(rows * self.look.mm(_TALLEST_TILE_MM))
        if self.small():
            self._heading.setVisible(not self._notice.isVisibleTo(self))
            self._heading.setMaximumHeight(2 * line_height(self.look, TypeSize.M))
