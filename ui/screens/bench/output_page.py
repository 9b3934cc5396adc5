"""What comes out: a kind is chosen, the part is put on the scale, and its weight is recorded by itself."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.output import Output, OutputCode
from app.domain.reading import Instrument, Source, Unread
from app.floor.bench_views import BenchView
from ui.place import Action, FactTone, RailFact, RailState
from ui.screens.bench.page import inset
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import kg_text, said, standing_notice
from ui.theme.bench_terms import output_word
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.balance_bar import BalanceBar
from ui.widgets.balance_panel import bar_state
from ui.widgets.balance_state import BalanceState
from ui.widgets.marks import Mark
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.output_list import OutputList, OutputRow
from ui.widgets.output_tiles import output_tiles
from ui.widgets.painted import HALO
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.weight_asked import look_then_press, take_weight_action
from ui.widgets.weight_state import weight_state
from ui.widgets.weight_view import WeightView


class OutputPage(StepPage):
    """The scale at the left; the kinds this step offers, and what it has given so far, at the right."""

    crowded = True

    def __init__(
        self,
        look: Look,
        presenter: BenchPresenter,
        *,
        scale: Instrument | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._scale = scale
        for part in (self.head.card, self.head.ladder):
            part.hide()
        self.head.ruler.setVisible(not self.small())
        self._detail = Words(look, "", Lettering(TypeSize.S, look.palette.quiet, wrap=True), self)
        self._weight, self._tiles = WeightView(look, self), TileGrid(look, self)
        self._rest = Notice(look, self)
        self._list, self._balance = OutputList(look, self), BalanceBar(look, self)
        self._tiles.chosen.connect(self._chosen)
        self._lay_out_parts()

    def show_state(self, state: BenchState) -> None:
        """The scale of this moment, and what may be put on it."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        self._detail.say(said(view.step.detail, self.look))
        self.tell(standing_notice(state) or self._what_now(state))
        self._show_weight(state)
        self._show_tiles(state, view)
        self._show_rest(state, view)
        if self.look.room is Room.FULL:
            here = view.outputs[len(view.outputs) - view.run.outputs_now :]
            self._list.render_rows(tuple(self._row(one) for one in reversed(here)), "")
            balance = self._bar_state(view)
            if balance != self._balance.state:
                self._balance.render(balance)

    def rail(self, state: BenchState) -> RailState:
        """Go on when something is recorded; where nothing came out, that is asked once more.

        What lies on a scale without a word for still is taken first, on the word of whoever stands there.
        """
        count = state.view.run.outputs_now if state.view is not None else 0
        if state.weight_asked is not None:
            primary = take_weight_action(state.weight_asked)
        elif state.asking is Asking.FORGOTTEN:
            recorded = self.tr("{count} recorded here").format(count=count)
            primary = self.primary("back", "arrow-left", self.tr("To the balance"), recorded)
        elif count:
            recorded = self.tr("{count} recorded here").format(count=count)
            primary = self.primary(
                "go_on", "arrow-right", self.tr("Go on"), recorded, enabled=state.may(Allowed.GO_ON)
            )
        else:
            asked = self.tr("is asked once more")
            primary = self.primary(
                "go_on", "arrow-right", self.tr("Nothing came out"), asked, enabled=state.may(Allowed.GO_ON)
            )
        ways = [Action("more", "branch", self.tr("More") if self.small() else self.tr("More ways"))]
        if state.wants_code and not self.small():
            ways.insert(0, Action("no_code", "tag", self.tr("No code: print ours")))
        others = tuple(way for way in self.ways_out(state) if self._beside(way))
        return RailState(primary, (*ways, *others), self._rail_facts(state))

    def _beside(self, way: Action) -> bool:
        """What stands beside the seldom ways; on lower screens a finding is one of those."""
        return way.id == "abort" or (way.id == "deviate" and self.look.room is Room.FULL)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Leave the step, say that the pieces carry no code, or that the figure is still."""
        weighing = self.presenter.weighing
        return {
            "go_on": self.presenter.go_on,
            "no_code": weighing.without_code,
            "confirm": weighing.confirm,
        }

    def _chosen(self, name: str) -> None:
        self.presenter.touched()
        self.hold_focus()
        self.presenter.weighing.choose(OutputCode(name))

    def _what_now(self, state: BenchState) -> NoticeState:
        if not state.may(Allowed.RECORD_OUTPUT):
            return NoticeState(NoticeKind.DONE, self.tr("Recorded. Go on."))
        if state.output is None:
            return NoticeState(NoticeKind.READING, self.tr("Put it on and choose what it is."))
        if state.wants_code:
            return NoticeState(NoticeKind.READING, self.tr("Scan the piece's code. Then put it on."))
        if state.weight_asked is not None:
            return NoticeState(NoticeKind.READING, look_then_press())
        return NoticeState(NoticeKind.READING, self.tr("Put it on, hands off. It is recorded by itself."))

    def _show_weight(self, state: BenchState) -> None:
        settled = state.scale.settled if state.scale is not None else None
        if settled is not None:
            self._scale = settled.instrument
        at = state.looked.mono_ms if state.looked is not None else 0
        shown = weight_state(
            state.scale,
            at_ms=at,
            instrument=self._scale.id if self._scale is not None else "",
            trace=state.trace,
            recorded=_recorded(state),
            done=state.saved_placing,
            key=state.may_weigh,
        )
        if shown != self._weight.state:
            self._weight.render(shown)

    def _show_rest(self, state: BenchState, view: BenchView) -> None:
        """An empty scale is no alarm once something of the step is recorded: it says so and rests."""
        words = ""
        if not state.may(Allowed.RECORD_OUTPUT) and not _recorded(state):
            words = self.tr("Nothing more to weigh here")
        elif view.run.outputs_now and state.scale is not None and state.scale.unread is Unread.BELOW_MIN:
            words = self.tr("The scale is empty: put the next part on, or go on")
        shown = not self._weight.isHidden()
        self._rest.setVisible(shown and bool(words))
        self._weight.setVisible(shown and not words)
        rest = NoticeState(NoticeKind.PLAIN, words, icon="scale")
        if rest != self._rest.state:
            self._rest.render(rest)

    def _show_tiles(self, state: BenchState, view: BenchView) -> None:
        codes = view.step.outputs if view.step is not None else ()
        if state.output is not None and (self.small() or state.asking is Asking.FORGOTTEN):
            codes = (state.output,)
        self._weight.setVisible(not self.small() or state.output is not None or len(codes) == 1)
        tiles = output_tiles(codes, view.outputs, self.look.language, chosen=state.output)
        columns = 1 if len(codes) == 1 else (3 if self.look.room is not Room.LOW else 2)
        self._tiles.render(TileGridState(tiles, columns=columns))
        if self.look.room is Room.FULL:
            self.even_out(self._tiles, [code.value for code in codes])
            self._list.setVisible(
                len(codes) <= columns
            )  # two rows of tiles leave no room for rows under them

    def _row(self, output: Output) -> OutputRow:
        note, mark = self._note(output)
        mass = kg_text(output.mass_mg)
        return OutputRow(output.id, output_word(output.code), output.text, mass, note, mark)

    def _note(self, output: Output) -> tuple[str, Mark | None]:
        if output.mass_source == Source.TYPED.value:
            return self.tr("weight typed"), Mark.CARE
        if not output.own_label:
            pretended = output.mass_source == Source.SIMULATED.value
            return self.tr("simulated") if pretended else "", None
        if output.proven:
            return self.tr("label read back"), Mark.DONE
        if output.prints == 0:
            return self.tr("label is being printed"), None
        return self.tr("stick label on, scan it"), None

    def _rail_facts(self, state: BenchState) -> tuple[RailFact, ...]:
        facts = self.facts(state)[:1]
        if self.small():
            return facts
        if self.look.room is Room.LOW and not state.wants_code:
            facts = (*facts, *self.open_fact(state))
        if state.container is not None:
            tare = kg_text(state.container.tare_mg)
            facts = (*facts, RailFact(self.rail_line(state.container.text), tare, icon="box"))
        if state.piece is not None:
            facts = (*facts, RailFact(self.tr("Piece"), self.rail_line(state.piece.text)))
        elif state.own_labels:
            facts = (*facts, RailFact(self.tr("Piece"), self.tr("our label is printed"), tone=FactTone.QUIET))
        return facts

    def _bar_state(self, view: BenchView) -> BalanceState:
        return bar_state(view.balance) if view.balance is not None else BalanceState()

    def _lay_out_parts(self) -> None:
        full = self.look.room is Room.FULL
        body, right, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        body.setSpacing(max(0, self.gap() - HALO))
        column.setSpacing(self.look.mm(SPACE[1]))
        right.addWidget(self._tiles)
        right.addLayout(inset(self._list, HALO), 1)
        right.addStretch(0)
        scale = inset(self._weight, HALO, top=HALO)
        scale.addWidget(self._rest)
        body.addLayout(scale, 5)
        body.addLayout(right, 7)
        column.addLayout(body, 1)
        column.addLayout(inset(self._balance, HALO))
        self._balance.setFixedHeight(self.look.mm(50))
        for part in (self._list, self._balance, self._detail):
            part.setVisible(full)
        self._top.insertWidget(self._top.count() - 1, self._detail)
        self._top.insertSpacing(self._top.count() - 1, self.look.mm(1))
        self.fill_with_faces(column)


def _recorded(state: BenchState) -> bool:
    """Whether what lies on the scale is what was saved last."""
    settled = state.scale.settled if state.scale is not None else None
    return settled is not None and settled.placing == state.saved_placing
