"""A step that asks for the pack's code: the live picture, and which pack it must be."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import said, standing_notice
from ui.theme.tokens import Look
from ui.widgets.notice import Notice as NoticeCard
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told


class ScanPage(StepPage):
    """The code settles by itself; another pack's is turned down by the name of the right one."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera = self.camera(sight)
        self._wanted, self._told = NoticeCard(look, self), Told(look, self)
        cards, row = QVBoxLayout(), QHBoxLayout()
        for layout in (cards, row):
            layout.setSpacing(self.gap())
        self.head.card.setVisible(not self.small())
        self.head.ladder.hide()
        cards.addWidget(self._wanted, 2)
        cards.addWidget(self._told)
        cards.addWidget(self.head.card, 3)
        row.addWidget(self._camera, 11 if self.small() else 20)
        row.addLayout(cards, 9 if self.small() else 12)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """Which pack is meant, and the newest no."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        detail = said(view.step.detail, self.look) if self.small() else ""
        waiting = NoticeState(
            NoticeKind.READING, self.tr("Waiting for {tag}").format(tag=view.pack.tag), detail
        )
        told = standing_notice(state)
        self._wanted.render(waiting)
        self._wanted.setVisible(told is None or not self.small())
        self._told.tell(told)

    def rail(self, state: BenchState) -> RailState:
        """Reading is no button."""
        primary = self.primary(
            "wait", "scan", self.tr("Reading"), self.tr("scan the pack's label"), enabled=False
        )
        return RailState(primary, self.ways_out(state), self.facts(state))
