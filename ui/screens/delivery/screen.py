"""Delivery: is anything lost, what waits, and since when."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.domain.command_code import PlainAct
from app.floor.views import SyncKind
from ui.place import Action, ActionKind, FactTone, Place, RailFact, RailState
from ui.screens.delivery.presenter import DeliveryPresenter
from ui.screens.delivery.state import DeliveryState
from ui.screens.delivery.words import (
    clock_time,
    counts,
    duration,
    headline,
    oldest_waiting,
    photographs,
    plot,
)
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.counts import Counts
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.figures import NO_FIGURE, counted
from ui.widgets.line_plot import LinePlot
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow
from ui.widgets.paragraph import Paragraph
from ui.wording import sentence


class DeliveryScreen(Place):
    """Renders DeliveryState."""

    def __init__(self, look: Look, presenter: DeliveryPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        hues = look.palette
        self._heading = Words(look, "", Lettering(TypeSize.XL, hues.ink, bold=True), self)
        self._sub = Paragraph(look, "", Lettering(TypeSize.S, hues.quiet, wrap=True), self)
        self._notice = NoticeRow(look, self)
        self._counts = Counts(look, self)
        self._plot = LinePlot(look, self)
        self._facts = Facts(look, self)
        self._lay_out()
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    def render(self, state: DeliveryState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        head = headline(state, self._look.language)
        self._heading.say(head.words)
        self._sub.say(head.meaning)
        self._notice.tell(self._cause(state, attention=head.attention))
        self._counts.render(counts(state.view, state.now, notes=self._look.room is not Room.SMALL))
        self._plot.render(plot(state))
        self._facts.render(FactsState(self._facts_of(state)))
        self._facts.setVisible(self._look.room is not Room.SMALL or not head.attention)
        self.show_rail(self._rail_of(state))

    def act(self, action: str) -> None:
        """The rail's buttons."""
        if action == "back":
            self._presenter.leave()
        elif action == "try":
            self._presenter.try_again()

    # ---- words

    def _cause(self, state: DeliveryState, *, attention: bool) -> NoticeState | None:
        if not attention or state.sync is None:
            return None
        return NoticeState(NoticeKind.CARE, sentence(state.sync.code))

    def _facts_of(self, state: DeliveryState) -> tuple[Fact, ...]:
        view = state.view
        if view is None:
            unknown = Fact(self.tr("Registry"), NO_FIGURE)
            return (unknown,)
        network = Fact(self.tr("Network"), self._network(state))
        if self._look.room is Room.SMALL:
            return (
                network,
                Fact(self.tr("Holds known"), self._heard(state)),
                Fact(self.tr("Oldest"), oldest_waiting(view, state.now) or self.tr("none waits")),
            )
        checked = counted(view.receipts_checked, self._look.language)
        rows = (
            network,
            Fact(self.tr("Receipts"), self.tr("{count} checked").format(count=checked)),
            Fact(self.tr("Holds known"), self._heard(state)),
            Fact(self.tr("Photographs"), photographs(view, self._look.language)),
        )
        if self._look.room is not Room.FULL:
            return rows
        registry, station = (self.tr("Registry"), view.registry), (self.tr("This station"), view.station)
        return (Fact(*registry), *rows, Fact(*station))

    def _heard(self, state: DeliveryState) -> str:
        """What the registry has told of other stations, and when it was last heard."""
        view = state.view
        if view is None or view.heard_at is None:
            return self.tr("not heard yet")
        count = counted(view.holds_known, self._look.language)
        return self.tr("{count}, heard {time}").format(count=count, time=clock_time(view.heard_at, state.now))

    def _network(self, state: DeliveryState) -> str:
        kind = state.sync.kind if state.sync is not None else SyncKind.STARTING
        if state.sync is not None and kind is SyncKind.OFFLINE:
            return sentence(state.sync.code) if state.sync.code else self.tr("no connection")
        if kind is SyncKind.ATTENTION:
            return self.tr("see above")
        return self.tr("being looked for") if kind is SyncKind.STARTING else self.tr("connected")

    def _rail_of(self, state: DeliveryState) -> RailState:
        back = Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
        again = Action("try", "refresh", self.tr("Try again now"), plain=PlainAct.REPEAT)
        return RailState(back, (again,), self._last_receipt(state))

    def _last_receipt(self, state: DeliveryState) -> tuple[RailFact, ...]:
        caption = self.tr("Last receipt")
        view = state.view
        if view is None or view.last_receipt_at is None:
            return (RailFact(caption, self.tr("none yet"), tone=FactTone.QUIET),)
        time = clock_time(view.last_receipt_at, state.now, seconds=True)
        age = self.tr("{age} ago").format(age=duration(state.now - view.last_receipt_at))
        signed = RailFact("", self.tr("signed, hash agrees"))
        when = RailFact(caption, time)
        if self._look.room is Room.SMALL:
            return (when,)
        return (when, signed, RailFact("", age, tone=FactTone.QUIET))

    # ---- the stage

    def _lay_out(self) -> None:
        look = self._look
        full = look.room is Room.FULL
        self._sub.setVisible(full)
        self._plot.setVisible(look.room is not Room.SMALL)
        lower = QHBoxLayout()
        lower.setSpacing(look.mm(SPACE[2 if full else 1]))
        if look.room is not Room.SMALL:
            lower.addWidget(self._plot, 3)
        lower.addWidget(self._facts, 2)
        for part in (self._plot, self._facts):  # the room is shared by the shares alone
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        if look.room is Room.SMALL:
            self._counts.setMinimumHeight(look.mm(40))
        stage = QVBoxLayout(self)
        side = look.mm(SPACE[3] if full else 4)
        stage.setContentsMargins(side, look.mm(SPACE[0]), side, look.mm(SPACE[2] if full else SPACE[0]))
        stage.setSpacing(look.mm(SPACE[1] if full else SPACE[0]))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._heading)
        head.addWidget(self._sub)
        stage.addLayout(head)
        stage.addWidget(self._notice)
        stage.addWidget(self._counts, 2)
        stage.addLayout(lower, 3)
