"""The work queue: what is here, in groups, and the way into the next intake."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.pack import Pack, PackState
from ui.place import Action, ActionKind, FactTone, Place, RailFact, RailState
from ui.screens.queue import places
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.queue.state import QueueState, Tab
from ui.screens.queue.tab_button import TabButton, TabState
from ui.screens.queue.words import joined, lines, one_line, row_of
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow
from ui.widgets.pack_list import PackList
from ui.widgets.pack_rows import PackRowsModel
from ui.widgets.painted import HALO
from ui.widgets.tile_grid import TileGrid
from ui.wording import class_meaning, refusal_sentence

_ORDER = (Tab.STORED, Tab.HELD, Tab.QUARANTINED, Tab.OPEN)


class QueueScreen(Place):
    """Renders QueueState."""

    def __init__(self, look: Look, presenter: QueuePresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        hues = look.palette
        self._heading = Words(look, self.tr("Packs here"), Lettering(TypeSize.XL, hues.ink, bold=True), self)
        self._tabs = {tab: TabButton(look, self) for tab in _ORDER}
        self._notice = NoticeRow(look, self)
        self._rows = PackRowsModel(self)
        self._list = PackList(look, self._rows, self)
        self._empty = Words(look, "", Lettering(TypeSize.M, hues.quiet), self)
        self._places = TileGrid(look, self)
        self._lay_out()
        for tab, button in self._tabs.items():
            button.meant.connect(partial(presenter.choose_tab, tab))
        self._list.chosen.connect(presenter.select)
        self._places.chosen.connect(partial(places.go, presenter))
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    def render(self, state: QueueState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        counts = {
            Tab.STORED: state.stored_count,
            Tab.HELD: state.held_count,
            Tab.QUARANTINED: state.quarantined_count,
            Tab.OPEN: state.open_count,
        }
        for tab, button in self._tabs.items():
            button.render(TabState(self._tab_word(tab), counts[tab], chosen=tab is state.tab))
        self._notice.tell(
            NoticeState(NoticeKind.WRONG, refusal_sentence(state.refusal)) if state.refusal else None
        )
        self._rows.replace(tuple(row_of(pack, state.now) for pack in state.packs))
        self._list.choose(state.selected or "")
        self._empty.say(self.tr("No pack in this group."))
        self._show_parts(state)
        self.show_rail(places.rail_while_choosing() if state.choosing_place else self._rail_of(state))

    def act(self, action: str) -> None:
        """The rail's buttons."""
        if action == "intake":
            self._presenter.begin_intake()
        else:
            places.go(self._presenter, action)

    def _show_parts(self, state: QueueState) -> None:
        """The packs, or the ways to other places."""
        choosing = state.choosing_place
        self._list.setVisible(bool(state.packs) and not choosing)
        self._empty.setVisible(not state.packs and not choosing)
        for button in self._tabs.values():
            button.setVisible(not choosing)
        self._places.render(places.tiles(self._look, state))
        self._places.setVisible(choosing)

    # ---- words

    def _tab_word(self, tab: Tab) -> str:
        return {
            Tab.STORED: self.tr("In store"),
            Tab.HELD: self.tr("Held"),
            Tab.QUARANTINED: self.tr("Quarantine"),
            Tab.OPEN: self.tr("Open"),
        }[tab]

    def _rail_of(self, state: QueueState) -> RailState:
        waiting = state.open_pack
        primary = Action(
            "intake",
            "arrow-right" if waiting is not None else "plus",
            self.tr("Finish") if waiting is not None else self.tr("New pack"),
            one_line(waiting.tag) if waiting is not None else self.tr("papers, code, questions, weight"),
            kind=ActionKind.PRIMARY,
        )
        ways = places.ways(self._look, state, self._presenter.to_open())
        return RailState(primary, ways, self._facts(state))

    def _facts(self, state: QueueState) -> tuple[RailFact, ...]:
        chosen = next(
            (pack for pack in (*state.packs, state.found) if pack and pack.id == state.selected), None
        )
        if chosen is not None:
            return self._facts_of(chosen)
        if state.open_pack is not None:
            return (
                RailFact(
                    self.tr("Left open"),
                    self.tr("Finish it before the next pack."),
                    tone=FactTone.ATTENTION,
                ),
            )
        return (RailFact(self.tr("Find a pack"), self.tr("Show its label to the camera.")),)

    def _facts_of(self, pack: Pack) -> tuple[RailFact, ...]:
        meaning = class_meaning(pack.triage_class)
        known = joined(pack.triage_class, meaning) if pack.triage_class else meaning
        if pack.state is PackState.DISMANTLED:
            known = self.tr("dismantled, only its parts are left")
        facts = [RailFact(one_line(pack.tag), known)]
        if self._look.room is not Room.LOW:  # elsewhere the actions need the room; the row tells the rest
            return tuple(facts)
        return (*facts, RailFact("", lines(pack.code) or self.tr("none, our own label")))

    # ---- the stage

    def _lay_out(self) -> None:
        look = self._look
        full = look.room is Room.FULL
        head = QHBoxLayout()
        head.setSpacing(max(0, look.mm(SPACE[1 if look.room is Room.SMALL else 2]) - 2 * HALO))
        self._heading.setVisible(full)
        if full:
            head.addSpacing(HALO)
            head.addWidget(self._heading, 1)
        for button in self._tabs.values():
            button.setFixedHeight(button.sizeHint().height())
            head.addWidget(button, 1 if not full else 0)
        stage = QVBoxLayout(self)
        side = look.mm(SPACE[3] if full else 4) - HALO  # faces, not their halos, meet the margin
        stage.setContentsMargins(side, look.mm(SPACE[0]), side, look.mm(SPACE[0]))
        stage.setSpacing(look.mm(SPACE[1] if full else SPACE[0]))
        stage.addLayout(head)
        body = QVBoxLayout()
        body.setContentsMargins(HALO, 0, HALO, 0)
        body.setSpacing(stage.spacing())
        body.addWidget(self._notice)
        body.addWidget(self._list, 1)
        body.addWidget(self._empty)
        body.addWidget(self._places)
        body.addStretch(0)
        stage.addLayout(body, 1)
