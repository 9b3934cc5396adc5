"""A step that is looked at or done by hand; making safe stands under a head of its own."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.procedure import StepKind
from ui.place import RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState, making_safe
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import next_title, owed_place
from ui.theme import paint
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.widgets.ink import Ink, Type
from ui.widgets.painted import Painted


class SafeHead(Painted[str]):
    """A black bar with a hatched end: the run is given up and is being made safe."""

    def sizeHint(self) -> QSize:
        """One line over the whole stage."""
        return QSize(self.look.mm(100), round(paint.line_height(self.look, TypeSize.M) * 1.1))

    def minimumSizeHint(self) -> QSize:
        """The same height everywhere."""
        return QSize(self.look.mm(60), self.sizeHint().height())

    def spoken(self) -> str:
        """The words."""
        return self.state

    def draw(self, ink: Ink) -> None:
        """Bar, hatched ends, words."""
        look, hues, area = self.look, self.look.palette, self.area()
        ink.card(area, hues.ink, square=True)
        end = look.mm(14)
        for left in (area.left(), area.right() - end):
            ink.hatch(QRectF(left, area.top(), end, area.height()), hues.raised)
        words = area.adjusted(end + look.mm(5), 0, -end - look.mm(5), 0)
        ink.words(words, self.state, Type(TypeSize.M, hues.raised, bold=True))


class DoPage(StepPage):
    """What to do, and one button that says it is done."""

    tells_energy = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._safe = SafeHead(look, "", self)
        self._safe.setFixedHeight(self._safe.sizeHint().height())
        self._safe.hide()
        self._top.insertWidget(0, self._safe)
        body, side = QHBoxLayout(), QVBoxLayout()
        body.setSpacing(self.gap())
        body.addWidget(self.head.card, 1)
        side.setSpacing(look.mm(SPACE[1]))
        side.addWidget(self.head.ladder)
        side.addWidget(self.head.gear, 1)
        body.addLayout(side)
        for part in (self.head.ladder, self.head.gear):
            part.setFixedWidth(look.mm(88 if look.room is Room.FULL else 81))
            part.setVisible(not self.small())
        self.fill(body)

    def show_state(self, state: BenchState) -> None:
        """The step in hand."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        self.tell_of(state)
        safe = making_safe(state)
        self._safe.setVisible(safe)
        self.head.ruler.setVisible(not safe)
        if safe:
            number, count = owed_place(view)
            words = self.tr("Making safe: {number} of {count}")
            self._safe.render(words.format(number=number, count=count))

    def rail(self, state: BenchState) -> RailState:
        """Done; giving up is always there until the run is given up."""
        step = state.view.step if state.view is not None else None
        looked = step is not None and step.kind is StepKind.SHOW
        primary = self.primary(
            "done",
            "arrow-right" if looked else "tick",
            self.tr("Seen, go on") if looked else self.tr("Done"),
            self._what(state),
            enabled=state.may(Allowed.CONFIRM),
        )
        return RailState(primary, self.ways_out(state), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary confirms the step."""
        return {"done": self.presenter.confirm}

    def _what(self, state: BenchState) -> str:
        if making_safe(state) and state.view is not None:
            number, count = owed_place(state.view)
            return self.tr("making safe: {number} of {count}").format(number=number, count=count)
        following = next_title(state, self.look)
        if following is None:
            return self.tr("then the run is over")
        return self.tr("then step {number}").format(number=following[0])
