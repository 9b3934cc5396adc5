"""A weight read off a display, typed in kilograms, and the photograph that goes with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.units import NotAnAmount, parse_mass
from ui.place import RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.theme.bench_terms import output_word
from ui.theme.tokens import EDGE, Look, Room, TypeSize
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.keys import Key, KeyState
from ui.widgets.marks import Mark
from ui.widgets.number_pad import FIELD_MM, KEY_MM, SMALL_KEY_MM
from ui.widgets.painted import HALO, Painted
from ui.widgets.stage_page import Sight

_MOST_FIGURES = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class AmountState:
    """What stands in the field, and its unit."""

    figures: str = ""
    unit: str = "kg"


class AmountField(Painted[AmountState]):
    """The field above the keys."""

    def draw(self, ink: Ink) -> None:
        """Figures and unit in the middle."""
        hues, look = self.look.palette, self.look
        field = self.area().adjusted(HALO, 0, -HALO, 0)
        ink.card(field, hues.raised, Edge(hues.ink, 2 * EDGE))
        figure, unit = Type(TypeSize.L, hues.ink, bold=True), Type(TypeSize.M, hues.quiet)
        taken = text_width(look, self.state.unit, unit) + look.mm(4)
        ink.words(field.adjusted(0, 0, -taken, 0), self.state.figures or "---", figure, align=CENTRE)
        place = QRectF(field.right() - taken, field.top(), taken, field.height())
        ink.words(place, self.state.unit, unit)

    def spoken(self) -> str:
        """Figures and unit."""
        return f"{self.state.figures} {self.state.unit}"


class AmountPad(QWidget):
    """Ten figures, a point and take back; a keyboard works too while the pad has the focus.

    With a `sign` there is one key more: it stands before the figures, and a second press takes it away.

    changed  what stands in the field
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, sign: str = "") -> None:
        super().__init__(parent)
        self.look = look
        self.figures = ""
        self._leading = sign
        self._unit = AmountState().unit
        self._field = AmountField(look, AmountState(), self)
        self._field.setFixedHeight(look.mm(FIELD_MM))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout()
        small = look.room is Room.SMALL
        grid.setSpacing(0 if small else max(0, look.mm(5) - 2 * HALO))
        grid.setContentsMargins(0, 0, 0, 0)
        for place, key in enumerate(self._keys()):
            columns = self._columns()
            grid.addWidget(key, place // columns, place % columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.mm(2))
        column.addWidget(self._field)
        column.addLayout(grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures, point, take back and enter from a keyboard."""
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._change(self.figures[:-1])
        elif len(event.text()) == 1 and event.text() in "0123456789.":
            self._add(event.text())
        elif self._leading and event.text() == self._leading:
            self.turn()
        else:
            super().keyPressEvent(event)

    def ask(self, unit: str) -> None:
        """Ask for another number, in this unit."""
        self._unit = unit
        self._change("")

    def _columns(self) -> int:
        if self.look.room is Room.SMALL:
            return 6
        return 4 if self._leading else 3

    def _keys(self) -> tuple[Key, ...]:
        """In reading order; with a sign the last column holds what is no figure."""
        if not self._leading or self.look.room is Room.SMALL:  # there the rail has the sign
            return (*map(self._sign, "123456789.0"), self._take_back())
        rows = (*map(self._sign, "123"), self._take_back(), *map(self._sign, "456"), self._turned())
        return (*rows, *map(self._sign, "789.0"))

    def _turned(self) -> Key:
        key = self._key(KeyState(self._leading, service=True))
        key.meant.connect(self.turn)
        return key

    def turn(self) -> None:
        """Put the sign before the figures, or take it away."""
        bare = self.figures.removeprefix(self._leading)
        self._change(bare if bare != self.figures else self._leading + bare)

    def _sign(self, sign: str) -> Key:
        key = self._key(KeyState(sign))
        key.meant.connect(lambda: self._add(sign))
        return key

    def _take_back(self) -> Key:
        key = self._key(KeyState("", "key-backspace", self.tr("Take back"), service=True))
        key.meant.connect(lambda: self._change(self.figures[:-1]))
        return key

    def _key(self, state: KeyState) -> Key:
        side = SMALL_KEY_MM if self.look.room is Room.SMALL else KEY_MM
        return Key(self.look, state, (side, side), self)

    def _add(self, sign: str) -> None:
        if len(self.figures) < _MOST_FIGURES and not (sign == "." and "." in self.figures):
            self._change(self.figures + sign)

    def _change(self, figures: str) -> None:
        self.figures = figures
        self._field.render(AmountState(figures, self._unit))
        self.changed.emit(figures)


class AmountPage(BenchPage):
    """Kilograms as the display shows them; the word that they are typed stays with them."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._pad, self._facts = AmountPad(look, self), Facts(look, self)
        self._pad.changed.connect(self._changed)
        self._pad.entered.connect(self._enter)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._facts, 1)
        row.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.setVisible(not self.small())
        self.fill_with_faces(row)
        self.setFocusProxy(self._pad)

    def show_state(self, state: BenchState) -> None:
        """What is weighed."""
        self.ask(self.tr("Type the weight in kilograms"), self.tr("As the display shows it, with its point."))
        self.tell_of(state)
        word = output_word(state.output) if state.output is not None else ""
        rows = [Fact(self.tr("Part"), word), Fact(self.tr("Weight"), self.tr("typed"), Mark.CARE)]
        if state.container is not None:
            rows.append(Fact(self.tr("Container"), state.container.text))
        facts = FactsState(tuple(rows))
        if facts != self._facts.state:
            self._facts.render(facts)

    def rail(self, state: BenchState) -> RailState:
        """Enter what stands in the field when it is a weight."""
        figures = self._pad.figures
        second = self.tr("then the reason") if is_weight(figures) else self.tr("no weight yet")
        primary = self.primary("enter", "tick", self.tr("Typed"), second, enabled=is_weight(figures))
        return RailState(primary, (self.back_action(),), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary enters."""
        return {"enter": self._enter}

    def _enter(self) -> None:
        if is_weight(self._pad.figures):
            self.presenter.signing.amount_typed(self._pad.figures)

    def _changed(self, _figures: str) -> None:
        self.turned.emit()


class PhotographPage(BenchPage):
    """The display before the camera; the picture is kept with the weight."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera, self._facts = self.camera(sight), Facts(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._camera, 20)
        row.addWidget(self._facts, 12)
        self._facts.setVisible(not self.small())
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """What the picture must show."""
        words = self.tr("Photograph the display")
        self.ask(words, self.tr("The figures must be readable in the picture."))
        self.tell_of(state)
        word = output_word(state.output) if state.output is not None else ""
        typed = self.tr("{amount} kg, typed").format(amount=state.amount)
        facts = FactsState((Fact(self.tr("Part"), word), Fact(self.tr("Weight"), typed, Mark.CARE)))
        if facts != self._facts.state:
            self._facts.render(facts)

    def rail(self, state: BenchState) -> RailState:
        """One press keeps the picture."""
        second = self.tr("then the second person")
        primary = self.primary("photograph", "photo", self.tr("Photograph"), second)
        return RailState(primary, (self.back_action(),), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary photographs."""
        return {"photograph": self.presenter.signing.photograph}


def is_weight(figures: str) -> bool:
    """Whether the figures are a mass above nothing, in kilograms."""
    try:
        return parse_mass(figures, "kg").milligrams > 0
    except NotAnAmount:
        return False
