"""Did it come out? A label of which nobody knows, until somebody has looked."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.floor.output_views import LabelToLookAt
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.outputs.page import OutputsPageBase
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsState
from ui.theme.tokens import Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.painted import HALO
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import refusal_notice

ANSWERS: Mapping[str, object] = {
    "yes": QT_TRANSLATE_NOOP("CameOut", "Yes, it is here"),
    "no": QT_TRANSLATE_NOOP("CameOut", "No, nothing came"),
}
_INSIDE = "printer.stopped_with_label"


class CameOutPage(OutputsPageBase):
    """One label after the other; scanning it is an answer too."""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts, self._tiles = Facts(look, self), TileGrid(look, self)
        self._tiles.chosen.connect(lambda answer: presenter.came_out(answer == "yes"))
        column = QVBoxLayout()
        column.setSpacing(self.gap())
        panel = QVBoxLayout()  # panels stand on the margin, of tiles their faces do
        panel.setContentsMargins(HALO, HALO, HALO, 0)
        panel.addWidget(self._facts)
        column.addLayout(panel)
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def show_state(self, state: OutputsState) -> None:
        """The label to look for."""
        self.ask(self.tr("Did this label come out?"), self.tr("Look at the printer, or scan the label."))
        if not state.to_look_at:
            return
        label = state.to_look_at[0]
        self.tell(self._notice_of(state, label))
        facts = FactsState(self._rows(label))
        if facts != self._facts.state:
            self._facts.render(facts)
        tiles = tuple(
            (code, TileState(QCoreApplication.translate("CameOut", str(words))))
            for code, words in ANSWERS.items()
        )
        self._tiles.render(TileGridState(tiles, columns=2))
        self.even_out(self._tiles, ANSWERS)

    def rail(self, state: OutputsState) -> RailState:
        """The tiles answer; there is only a way to leave it open."""
        primary = Action(
            "wait",
            "printer",
            self.tr("Look, then answer"),
            state.to_look_at[0].job.text if state.to_look_at else "",
            enabled=False,
            kind=ActionKind.PRIMARY,
        )
        more = len(state.to_look_at) - 1
        facts = (RailFact(self.tr("More to look for"), str(more)),) if more > 0 else ()
        return RailState(primary, (Action("back", "arrow-left", self.tr("Later")),), facts)

    def act(self, action: str) -> None:
        """Leave it open."""
        if action == "back":
            self.presenter.back()

    def _notice_of(self, state: OutputsState, label: LabelToLookAt) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        if label.job.fault == _INSIDE:
            words = self.tr("It may still be inside. Put the printer right first.")
            return NoticeState(NoticeKind.CARE, words)
        return None

    def _rows(self, label: LabelToLookAt) -> tuple[Fact, ...]:
        shown = label.label
        label_and_code = (
            Fact(self.tr("Label"), f"{shown.title_zh} {shown.title_en}"),
            Fact(self.tr("Code"), shown.text),
        )
        if self.small():
            return label_and_code
        first = tuple(Fact(f"{zh} {en}", value) for zh, en, value in shown.lines[:1])
        return (*label_and_code, *first, Fact(self.tr("Print"), str(shown.print_no)))
