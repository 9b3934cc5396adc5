"""The traveller of the pack to open: the live picture, which paper is meant, and the remedy for a bad one."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.bench.opening import PRINT_ANEW, unknown
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.theme.tokens import Look
from ui.widgets.notice import Notice as NoticeCard
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.paper_text import in_fours
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told, refusal_notice


class TravellerPage(BenchPage):
    """A paper settles by itself; one that proves nothing is told with its remedy on the primary."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera = self.camera(sight)
        self._wanted, self._told = NoticeCard(look, self), Told(look, self)
        cards, row = QVBoxLayout(), QHBoxLayout()
        for layout in (cards, row):
            layout.setSpacing(self.gap())
        self._wanted.setMaximumHeight(look.mm(60))
        cards.addWidget(self._told)
        cards.addWidget(self._wanted, 2)
        cards.addStretch(1)
        row.addWidget(self._camera, 11 if self.small() else 20)
        row.addLayout(cards, 9 if self.small() else 12)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """Which paper is meant, and the newest no."""
        known = state.pack_to_open
        if known is None:
            self.ask(self.tr("Which pack is this?"))
        else:
            self.ask(self.tr("Scan the traveller of {tag}").format(tag=known.pack.tag))
        self._told.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        self._wanted.render(self._card(state))
        self._wanted.setVisible(state.refusal is None or not self.small())

    def rail(self, state: BenchState) -> RailState:
        """Reading is no button; the remedy is, when there is one."""
        ways = [Action("other_pack", "swap", self.tr("Another pack"))]
        if state.pack_to_open is not None and not unknown(state.refusal):
            words = self.tr("No paper") if self.small() else self.tr("No traveller on it")
            ways.append(Action("no_paper", "cross", words, kind=ActionKind.DANGER, apart=True))
        facts = (RailFact(self.tr("No run without it"), self.tr("Tapping proves nothing.")),)
        return RailState(self._primary(state), tuple(ways), () if self.small() else facts)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Print it, set the pack apart, or choose anew."""
        opening = self.presenter.opening
        return {
            "print": opening.print_anew,
            "no_paper": opening.ask_apart,
            "unknown": opening.ask_apart,
            "other_pack": opening.back,
        }

    def _primary(self, state: BenchState) -> Action:
        refusal = state.refusal
        if unknown(refusal):
            return self.primary("unknown", "lock", self.tr("Set it apart"), self.tr("nobody here knows it"))
        if refusal is not None and refusal.code in PRINT_ANEW and state.pack_to_open is not None:
            second = self.button_line(state.pack_to_open.pack.tag)
            return self.primary("print", "printer", self.tr("Print the traveller"), second)
        return self.primary("wait", "scan", self.tr("Reading"), self.tr("scan the traveller"), enabled=False)

    def _card(self, state: BenchState) -> NoticeState:
        start = state.start
        if state.pack_to_open is None:
            words = self.tr("A pack without a record here is not opened.")
            return NoticeState(NoticeKind.CARE, words, self.tr("Nobody knows what was found on it."))
        if start.printing:
            words = self.tr("Being printed. Stick it on, then scan it.")
            return NoticeState(NoticeKind.READING, words, in_fours(start.due))
        if start.due:
            return NoticeState(NoticeKind.READING, self.tr("Waiting for this paper"), in_fours(start.due))
        words = self.tr("No traveller was printed for its class yet.")
        return NoticeState(NoticeKind.CARE, words, self.tr("Scan its own code, then print one."))
