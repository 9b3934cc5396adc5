"""The running shift: what came in and went out, holds, what stands open, and how old the news is."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.floor.shift_views import ShiftView
from ui.place import Action, ActionKind, FactTone, RailFact, RailState
from ui.screens.shift.figure_panel import Figure, FigurePanel, FiguresState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.shift_plots import ShiftPlots
from ui.screens.shift.state import ShiftState
from ui.screens.shift.words import clock, newest_words, one_line, standing_words, whole_kilograms
from ui.theme.tokens import Look
from ui.widgets.figures import NO_FIGURE, counted
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.told import refusal_notice

_MOST_TAGS = 3
_LEAVES = 3
_WIDE_MM = 400


class SoFarPage(Page):
    """Looked at anew each half minute. A small screen shows numbers, hours and steps one after the other."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._leaf = 0
        self._figures = FigurePanel(look, self)
        self._plots = ShiftPlots(look, self)
        if not self.small():
            wide = look.width_px >= look.mm(_WIDE_MM)
            self._figures.setFixedWidth(look.mm(90 if wide else 72))
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._figures, 1)
        row.addWidget(self._plots, 3)
        self.fill(row)

    def show_state(self, state: ShiftState) -> None:
        """The numbers as they were last asked for."""
        self.ask(self.tr("This shift so far"), self._since(state))
        self.tell(self._told(state))
        self._figures.render(FiguresState(self._rows(state.shift)))
        self._plots.render(state)
        self._show_leaf()

    def rail(self, state: ShiftState) -> RailState:
        """Hand over; a sheet that waits for a signature comes first."""
        known = state.shift is not None
        begin = Action(
            "hand_over",
            "arrow-right",
            self.tr("Hand over"),
            self.tr("check list, then two sign"),
            enabled=known,
            kind=ActionKind.PRIMARY,
        )
        if state.to_sign is None:
            return RailState(begin, self._ways(state), self._facts(state))
        go_on = Action(
            "go_on",
            "arrow-right",
            self.tr("Finish handover"),
            one_line(state.to_sign.sheet),
            kind=ActionKind.PRIMARY,
        )
        return RailState(go_on, self._ways(state), self._facts(state))

    def act(self, action: str) -> None:
        """Hand over, finish a handover, look back, or leave."""
        waits = self.presenter.state.to_sign
        ways = {
            "hand_over": self.presenter.check_list.begin,
            "sheets": self.presenter.show_sheets,
            "queue": self.presenter.leave,
            "more": self._turn_leaf,
        }
        if action == "go_on" and waits is not None:
            self.presenter.sheet.open(waits.sheet)
        elif action in ways:
            ways[action]()

    # ---- words

    def _ways(self, state: ShiftState) -> tuple[Action, ...]:
        """A small rail has two places: one turns the leaf, the other differs with it."""
        sheets = Action("sheets", "list", self.tr("Earlier sheets"), enabled=state.shift is not None)
        queue = Action("queue", "arrow-left", self.tr("To the queue"))
        anew = (Action("hand_over", "plus", self.tr("Begin anew")),) if state.to_sign is not None else ()
        if not self.small():
            return (*anew, sheets, queue)
        more = Action("more", "swap", self.tr("More"))
        return (more, (queue, sheets, *(anew or (sheets,)))[self._leaf])

    def _since(self, state: ShiftState) -> str:
        view = state.shift
        if view is None:
            return self.tr("Being counted.")
        if view.began_at is None:
            return self.tr("No entry since the last sheet.")
        words = self.tr("since {time}, {count} entries")
        count = counted(view.entries, self.look.language)
        return words.format(time=clock(view.began_at, state.now), count=count)

    def _told(self, state: ShiftState) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        if state.to_sign is None:
            return None
        words = self.tr("Sheet {sheet}: {standing}.")
        return NoticeState(
            NoticeKind.CARE,
            words.format(sheet=one_line(state.to_sign.sheet), standing=standing_words(state.to_sign)),
        )

    def _rows(self, view: ShiftView | None) -> tuple[Figure, ...]:
        if view is None:
            captions = (self.tr("received"), self.tr("dismantled"), self.tr("holds open"))
            return tuple(Figure(NO_FIGURE, caption) for caption in captions)
        so_far, language = view.so_far, self.look.language
        apart = Figure(str(len(view.quarantined)), self.tr("quarantine"))
        if view.overdue:
            note = self.tr("overdue: {count}").format(count=len(view.overdue))
            apart = Figure(apart.figure, apart.caption, note, care=True)
        return (
            Figure(str(so_far.received), self.tr("received"), whole_kilograms(so_far.in_mg, language)),
            Figure(str(so_far.dismantled), self.tr("dismantled"), self._out(view)),
            Figure(str(so_far.holds_open), self.tr("holds open"), care=so_far.holds_open > 0),
            Figure(str(len(view.open_runs)), self.tr("in work"), self._tags(view.open_runs)),
            apart,
            Figure(counted(view.waiting, language), self.tr("to deliver")),
        )

    def _out(self, view: ShiftView) -> str:
        words = self.tr("{mass} out")
        return words.format(mass=whole_kilograms(view.so_far.out_mg, self.look.language))

    def _tags(self, tags: tuple[str, ...]) -> str:
        named = " ".join(one_line(tag) for tag in tags[:_MOST_TAGS])
        return f"{named} …" if len(tags) > _MOST_TAGS else named

    def _facts(self, state: ShiftState) -> tuple[RailFact, ...]:
        caption = self.tr("Newest entry")
        words = newest_words(state)
        if not words:
            return (RailFact(caption, self.tr("none yet"), tone=FactTone.QUIET),)
        return (RailFact(caption, words),)

    # ---- the stage

    def _turn_leaf(self) -> None:
        self._leaf = (self._leaf + 1) % _LEAVES
        self._show_leaf()
        self.turned.emit()

    def _show_leaf(self) -> None:
        if self.small():
            self._figures.setVisible(self._leaf == 0)
            self._plots.setVisible(self._leaf > 0)
            self._plots.show_pair(self._leaf - 1)
