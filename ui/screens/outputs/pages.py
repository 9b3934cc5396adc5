"""The pages of the outputs place: look something up, print a label again, weigh an empty container."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.output import Output
from app.domain.reading import Instrument, Source
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.outputs.page import OutputsPageBase
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsState
from ui.theme.bench_terms import output_word
from ui.theme.tokens import Look
from ui.widgets.balance_words import figures
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.figures import NO_FIGURE, kilograms
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.output_list import OutputList, OutputRow
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.widgets.told import refusal_notice
from ui.widgets.weight_asked import look_then_press, take_weight_action
from ui.widgets.weight_state import weight_state
from ui.widgets.weight_view import WeightView

REASONS: Mapping[str, object] = {
    "label_torn": QT_TRANSLATE_NOOP("OutputsReasons", "Torn or dirty"),
    "label_lost": QT_TRANSLATE_NOOP("OutputsReasons", "Lost"),
    "label_unread": QT_TRANSLATE_NOOP("OutputsReasons", "It cannot be read"),
    "label_not_printed": QT_TRANSLATE_NOOP("OutputsReasons", "The printer did not print it"),
}


class LookPage(OutputsPageBase):
    """Scan anything: the pack, and everything that came out of it."""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = OutputList(look, self)
        self._list.chosen.connect(presenter.choose)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        self.fill(column)

    def show_state(self, state: OutputsState) -> None:
        """What was found, or what to do."""
        if state.trace is None:
            self.ask(self.tr("Scan a part or a pack"), self.tr("Its parent and its parts are shown."))
        else:
            self.ask(
                self.tr("{tag}: {count} out of it").format(
                    tag=state.trace.pack.tag, count=len(state.trace.outputs)
                ),
                state.trace.pack.code,
            )
        self.tell(self._notice_of(state))
        rows = tuple(self._row(one) for one in state.trace.outputs) if state.trace is not None else ()
        self._list.render_rows(rows, state.chosen)

    def rail(self, state: OutputsState) -> RailState:
        """The chosen part's label, and the ways on."""
        output = state.output
        ours = output is not None and output.own_label
        why_not = self.tr("choose a part with our label") if not ours else ""
        again = Action(
            "again",
            "printer",
            self.tr("Print label again"),
            output.text if output is not None and ours else why_not,
            enabled=ours,
            kind=ActionKind.PRIMARY,
        )
        if self.small() and state.trace is not None and not ours:  # nothing to print: the place is free
            again = replace(self._past(state), kind=ActionKind.PRIMARY)
        return RailState(again, self._ways(state), self._facts(state))

    def act(self, action: str) -> None:
        """Print again, scan a tray, weigh a container, or leave."""
        ways = {
            "tray": self.presenter.tray.begin,
            "again": self.presenter.ask_why,
            "container": self.presenter.weigh_container,
            "past": self.presenter.past.begin,
            "back": self.presenter.leave,
        }
        if action in ways:
            ways[action]()

    def _ways(self, state: OutputsState) -> tuple[Action, ...]:
        known = state.trace is not None
        second = "" if self.small() or known else self.tr("scan its pack first")
        tray = Action("tray", "scan", self.tr("Scan a tray"), second, enabled=known)
        tare = Action("container", "box", self.tr("Tare"), "" if self.small() else self.tr("empty container"))
        back = Action("back", "list", self.tr("To the queue"))
        if self.small():  # two stand there: a tray belongs to a pack, a container to none
            return (tray if known else tare, back)
        return (self._past(state), tray, tare, back)

    def _past(self, state: OutputsState) -> Action:
        return Action("past", "clock", self.tr("What happened"), enabled=state.trace is not None)

    def _facts(self, state: OutputsState) -> tuple[RailFact, ...]:
        if self.small() and state.balance is not None and state.balance.balance.in_mg is not None:
            return (RailFact(*figures(state.balance.balance, self.look.language)[-1]),)
        if state.trace is None:
            return ()
        total = sum(one.mass_mg for one in state.trace.outputs)
        facts = [RailFact(self.tr("Out of it"), kilograms(total))]
        if state.trace.pack.mass is not None:
            facts.append(RailFact(self.tr("Went in"), kilograms(state.trace.pack.mass.milligrams)))
        return tuple(facts)

    def _notice_of(self, state: OutputsState) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        if state.proven:
            return NoticeState(NoticeKind.DONE, self.tr("Read back: the label is good."))
        if state.job is not None:
            words = self.tr("Print {number} is ordered. Scan it where it sticks.")
            return NoticeState(NoticeKind.PLAIN, words.format(number=state.job.print_no))
        return None

    def _row(self, output: Output) -> OutputRow:
        typed = output.mass_source == Source.TYPED.value
        note, mark = self._label_words(output)
        if typed:
            note, mark = self.tr("weight typed"), Mark.CARE
        elif output.mass_source == Source.SIMULATED.value and not note:
            note = self.tr("simulated")
        return OutputRow(
            output.id, output_word(output.code), output.text, _two_decimals(output.mass_mg), note, mark
        )

    def _label_words(self, output: Output) -> tuple[str, Mark | None]:
        if not output.own_label:
            return "", None
        if output.proven:
            return self.tr("label read back"), Mark.DONE
        if output.prints == 0:
            return self.tr("label not printed"), Mark.CARE
        return self.tr("label printed {count} times").format(count=output.prints), None


def _two_decimals(milligrams: int) -> str:
    """Kilograms that stand under each other: never fewer than two decimals, and none cut off."""
    whole, part = divmod(milligrams, 1_000_000)
    return f"{whole}.{f'{part:06d}'.rstrip('0').ljust(2, '0')} kg"


class WhyPage(OutputsPageBase):
    """Why is a label printed once more?"""

    def __init__(self, look: Look, presenter: OutputsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.reprint)
        column = QVBoxLayout()
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def show_state(self, state: OutputsState) -> None:
        """The reasons."""
        self.ask(self.tr("Why once more?"), self.tr("The paper says which print it is."))
        self.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        tiles = tuple(
            (code, TileState(QCoreApplication.translate("OutputsReasons", str(words))))
            for code, words in REASONS.items()
        )
        self._tiles.render(TileGridState(tiles, columns=2))
        self.even_out(self._tiles, REASONS)

    def rail(self, state: OutputsState) -> RailState:
        """The tiles decide; there is only the way back."""
        text = state.output.text if state.output is not None else ""
        primary = Action(
            "wait", "printer", self.tr("Choose why"), text, enabled=False, kind=ActionKind.PRIMARY
        )
        return RailState(primary, (Action("back", "arrow-left", self.tr("Do not print")),))

    def act(self, action: str) -> None:
        """Let it be."""
        if action == "back":
            self.presenter.back()


class ContainerPage(OutputsPageBase):
    """An empty container on the parts scale: its mass goes with its label from then on."""

    def __init__(
        self,
        look: Look,
        presenter: OutputsPresenter,
        *,
        now_ms: Callable[[], int],
        scale: Instrument | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._now_ms = now_ms
        self._scale = scale
        self._weight, self._facts = WeightView(look, self), Facts(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._weight, 8)
        row.addWidget(self._facts, 7)
        self.fill(row)

    def show_state(self, state: OutputsState) -> None:
        """The weight of this moment, and whose it will be."""
        by_itself = self.tr("Hands off. It is recorded by itself.")
        second = look_then_press() if state.weight_asked is not None else by_itself
        self.ask(self.tr("Put the empty container on"), second)
        self.tell(self._notice_of(state))
        settled = state.scale.settled if state.scale is not None else None
        if settled is not None:
            self._scale = settled.instrument
        name = self._scale.id if self._scale is not None else ""
        shown = weight_state(
            state.scale,
            at_ms=self._now_ms(),
            instrument=name,
            trace=state.trace_mass,
            done=state.placing_done,
        )
        if shown != self._weight.state:
            self._weight.render(shown)
        facts = FactsState(self._rows(state))
        if facts != self._facts.state:
            self._facts.render(facts)

    def rail(self, state: OutputsState) -> RailState:
        """Nothing to press where the scale tells that it is still; a label scanned names the container."""
        if state.weight_asked is not None:
            primary = take_weight_action(state.weight_asked)
        else:
            words, second = self.tr("Weighing"), self.tr("by itself, hands off")
            primary = Action("wait", "scale", words, second, enabled=False, kind=ActionKind.PRIMARY)
        ways = [Action("back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK)]
        if state.container:
            ways.insert(0, Action("without", "tag", self.tr("It has no label")))
        return RailState(primary, tuple(ways))

    def act(self, action: str) -> None:
        """The figure is still; another container, or back."""
        if action == "confirm":
            self.presenter.confirm_weight()
        elif action == "without":
            self.presenter.without_label()
        elif action == "back":
            self.presenter.back()

    def _notice_of(self, state: OutputsState) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        if state.known is None:
            return None
        tare, text = kilograms(state.known.container.tare_mg), state.known.container.text
        if state.known.job is not None:
            words = self.tr("Recorded: {text}, {tare}. Its label is printed: stick it on.")
        else:
            words = self.tr("Recorded: {text}, {tare}.")
        return NoticeState(NoticeKind.DONE, words.format(text=text, tare=tare))

    def _rows(self, state: OutputsState) -> tuple[Fact, ...]:
        label = state.container or self.tr("a new one of ours")
        before = state.container_before
        return (
            Fact(self.tr("Label"), label),
            Fact(self.tr("Known until now"), kilograms(before.tare_mg) if before else NO_FIGURE),
            Fact(self.tr("Scale"), self._scale.id if self._scale is not None else NO_FIGURE),
        )
