"""Nothing lies on the bench: which pack is opened next, and by which procedure; or why there is no bench."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.procedure import Procedure
from app.floor.bench_views import Openable
from app.floor.held_elsewhere import hold_refusal
from ui.place import Action, RailFact, RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.words import said, standing_notice
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.class_mark import ClassShape
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.pack_list import PackList
from ui.widgets.pack_rows import Access, PackRow, PackRowsModel
from ui.widgets.painted import HALO
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import refusal_notice

_MOST_PROCEDURES = 4
_SHAPES = {"A": ClassShape.A, "B": ClassShape.B, "B-doc": ClassShape.B, "C": ClassShape.C}


class EmptyPage(BenchPage):
    """A pack is chosen by its code or by hand; where several documents fit, one of them is chosen too."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._rows = PackRowsModel(self)
        self._list, self._tiles = PackList(look, self._rows, self), TileGrid(look, self)
        self._which = Words(look, "", Lettering(TypeSize.M, look.palette.ink, bold=True, wrap=True), self)
        self._list.chosen.connect(presenter.opening.choose)
        self._tiles.chosen.connect(presenter.opening.choose_procedure)
        self._documents = QWidget(self)
        row, right = QHBoxLayout(), QVBoxLayout(self._documents)
        row.setSpacing(self.gap())
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._which)
        right.addWidget(self._tiles)
        right.addStretch(1)
        row.addWidget(self._list, 7)
        row.addWidget(self._documents, 4)
        body = QVBoxLayout()
        body.addLayout(row, 1)
        body.addStretch(0)
        self.fill(body)
        body.setContentsMargins(HALO, HALO, 0, 0)

    def show_state(self, state: BenchState) -> None:
        """What may be opened, and what was chosen."""
        empty = state.empty
        packs = (*empty.packs, *empty.apart) if empty is not None else ()
        apart = {one.pack.id for one in empty.apart} if empty is not None else set()
        alone = self._asks_procedure_alone(state)
        question = self.tr("By which procedure?") if alone else self.tr("Which pack is opened?")
        self.ask(question, self.tr("Scan its traveller, or choose it here."))
        told = self._by_procedure(state)
        if not packs:
            told = NoticeState(NoticeKind.PLAIN, self.tr("No pack here may be opened now."), icon="pack")
        self.tell(standing_notice(state) or _held(state) or told)
        self._rows.replace(tuple(self._row(one, apart=one.pack.id in apart) for one in packs))
        listed = bool(packs) and not alone
        if self._list.hasFocus() and not listed:
            self.hold_focus()
        self._list.setVisible(listed)
        self._list.choose(state.chosen)
        self._show_procedures(state)

    def _asks_procedure_alone(self, state: BenchState) -> bool:
        """Lower screens have room for packs or for documents."""
        known = state.pack_to_open
        several = known is not None and len(known.procedures) > 1 and not known.elsewhere
        return self.look.room is not Room.FULL and several

    def _by_procedure(self, state: BenchState) -> NoticeState | None:
        """Where only one document fits, it is told."""
        known = state.pack_to_open
        if known is None or len(known.procedures) != 1:
            return None
        one = known.procedures[0]
        words = self.tr("By procedure {name}, version {version}: {title}")
        told = words.format(name=one.id, version=one.version, title=said(one.title, self.look))
        return NoticeState(NoticeKind.PLAIN, told, icon="list")

    def rail(self, state: BenchState) -> RailState:
        """Open it, when pack and document are chosen."""
        known = state.pack_to_open
        ready = known is not None and bool(state.procedure) and not known.elsewhere
        second = self.tr("choose a pack first")
        if known is not None:
            second = self.button_line(known.pack.tag) if ready else self.tr("choose a procedure")
            second = self.tr("held elsewhere") if known.elsewhere else second
        primary = self.primary("open", "wrench", self.tr("Open it"), second, enabled=ready)
        facts = (RailFact(self.tr("Find a pack"), self.tr("Show its traveller to the camera.")),)
        ways = self.ways_out(state)
        if self._asks_procedure_alone(state):
            ways = (Action("other_pack", "swap", self.tr("Another pack")), *ways)
        return RailState(primary, ways, facts)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary begins the run."""
        opening = self.presenter.opening
        return {"open": opening.open, "other_pack": lambda: opening.choose("")}

    def _show_procedures(self, state: BenchState) -> None:
        known = state.pack_to_open
        several = known is not None and len(known.procedures) > 1 and not known.elsewhere
        procedures = known.procedures if known is not None and several else ()
        offered = procedures[:_MOST_PROCEDURES]
        tiles = tuple((one.key, self._tile(one, chosen=one.key == state.procedure)) for one in offered)
        columns = 2 if self.small() and len(tiles) > 2 else 1
        self._tiles.render(TileGridState(tiles, columns=columns))
        self._documents.setVisible(bool(tiles))
        self._which.say(self.tr("By which procedure?"))
        self._which.setVisible(self.look.room is Room.FULL)

    def _tile(self, one: Procedure, *, chosen: bool) -> TileState:
        return TileState(said(one.title, self.look), f"{one.id} {one.version}", chosen=chosen)

    def _row(self, one: Openable, *, apart: bool) -> PackRow:
        pack = one.pack
        there = bool(one.procedures) and not one.elsewhere
        chemistry = pack.fields.get("chemistry", "")
        return PackRow(
            id=pack.id,
            shape=_SHAPES.get(pack.triage_class, ClassShape.UNSET),
            tag=pack.tag,
            family=chemistry or self.tr("not known"),
            maker=pack.fields.get("vendor_name", ""),
            mass=pack.mass,
            place=pack.location,
            access=(Access.CARE if apart else Access.OPEN) if there else Access.FORBIDDEN,
            reason=self.tr("held elsewhere") if one.elsewhere else self._why(there=there, apart=apart),
        )

    def _why(self, *, there: bool, apart: bool) -> str:
        if not there:
            return self.tr("no procedure for it")
        return self.tr("make safe only") if apart else ""


def _held(state: BenchState) -> NoticeState | None:
    """Who else holds the pack that was chosen."""
    known = state.pack_to_open
    if known is None or not known.elsewhere:
        return None
    return refusal_notice(hold_refusal(known.elsewhere, known.pack.tag))


class WaitingPage(BenchPage):
    """The desk has not answered, or has said why nothing can be done here."""

    def show_state(self, state: BenchState) -> None:
        """Why."""
        self.ask(self.tr("The bench"))
        self.tell_of(state)
        if state.refusal is None:
            self.tell(NoticeState(NoticeKind.READING, self.tr("Looking what lies on the bench")))

    def rail(self, state: BenchState) -> RailState:
        """Only the way out."""
        return RailState(self.primary("queue", "list", self.tr("To the queue")))
