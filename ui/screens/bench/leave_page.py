"""Before a pack is left: how it stands, what lapses, and what is made safe first, to be ticked one by one."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.floor.bench_views import BenchView
from ui.place import Action, RailState
from ui.screens.bench.leave_words import proof_words
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState, ticked_all
from ui.screens.bench.words import said
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import SPACE, Language, Look, Room
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.painted import HALO
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import Told

_ONE_COLUMN = {Room.FULL: 5, Room.LOW: 3, Room.SMALL: 2}


class LeavePage(BenchPage):
    """Nothing here is confirmed for the run: the ticks are the word of two people who go."""

    crowded = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._stands, self._lapses, self._none = (Told(look, self) for _ in range(3))
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.leaving.tick)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setSpacing(look.mm(SPACE[1]))
        for part in (self._stands, self._lapses):
            left.addWidget(part)
            part.setVisible(not self.small())
        left.addStretch(1)
        right.addWidget(self._none)
        right.addWidget(self._tiles)
        right.addStretch(1)
        row.setSpacing(max(0, self.gap() - HALO))
        if not self.small():
            row.addLayout(inset_sides(left), 5)
        row.addLayout(right, 7)
        self.fill_with_faces(row)

    def show_state(self, state: BenchState) -> None:
        """The question, the state of the pack, and the list to tick."""
        view = state.view
        if view is None:
            return
        energy = self.tr("Energy state: {energy}").format(energy=energy_word(view.run.energy))
        self.ask(self.tr("Leave the pack: do this first"), self.tr("Tick what is done. Two people sign."))
        self.tell_of(state)
        begun = tuple(said(one.title, self.look) for one in view.leaving.begun)
        between = "、" if self.look.language is Language.ZH else "; "
        what = self.tr("Begun: {steps}").format(steps=between.join(begun)) if begun else ""
        if not self.small():  # there the rail tells the energy state, and the list needs the room
            self._stands.tell(NoticeState(NoticeKind.CARE, energy, what))
            self._lapses.tell(self._lapse_notice(view))
        nothing = self.tr("Nothing was begun that must be made safe.")
        self._none.tell(None if view.leaving.owed else NoticeState(NoticeKind.DONE, nothing))
        self._show_tiles(state, view)

    def _lapse_notice(self, view: BenchView) -> NoticeState:
        lapsing = view.leaving.lapsing
        if not lapsing:
            return NoticeState(NoticeKind.PLAIN, self.tr("Nothing that was proven lapses."), icon="refresh")
        words = proof_words(lapsing, self.look)
        return NoticeState(NoticeKind.PLAIN, self.tr("Proven anew when you are back"), words, icon="refresh")

    def _show_tiles(self, state: BenchState, view: BenchView) -> None:
        owed = view.leaving.owed
        tiles = tuple(
            (one.id, TileState(said(one.title, self.look), chosen=one.id in state.ticked)) for one in owed
        )
        columns = 1 if len(tiles) <= _ONE_COLUMN[self.look.room] else 2
        self._tiles.render(TileGridState(tiles, columns=columns))
        self._tiles.setVisible(bool(tiles))
        self.even_out(self._tiles, [name for name, _ in tiles])

    def rail(self, state: BenchState) -> RailState:
        """On to the reason once all is ticked; or stay, here or at the queue."""
        view = state.view
        owed = view.leaving.owed if view is not None else ()
        count = len(state.ticked & {one.id for one in owed})
        second = self.tr("{count} of {all} done").format(count=count, all=len(owed)) if owed else ""
        words = self.tr("Go on") if self.small() else self.tr("Go on: why")
        primary = self.primary("all_done", "arrow-right", words, second, enabled=ticked_all(state))
        stay = self.tr("I stay") if self.small() else self.tr("I stay with it")
        queue = self.tr("Queue") if self.small() else self.tr("To the queue")
        ways = (Action("back", "arrow-left", stay), Action("queue", "list", queue))
        return RailState(primary, ways, self.facts(state)[:1])

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary asks why."""
        return {"all_done": self.presenter.leaving.all_done}


def inset_sides(layout: QVBoxLayout) -> QVBoxLayout:
    """Panels beside touchables stand on the lines of their faces."""
    layout.setContentsMargins(HALO, HALO, 0, 0)
    return layout
