"""A page about the step in hand: the ruler with every hold, the title, and the card with what it asks for."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.procedure import Step, StepKind
from ui.screens.bench.gear_card import GearCard, GearState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.step_card import StepCard, StepCardState
from ui.screens.bench.way_bar import WayLine
from ui.screens.bench.words import document_name, said, way_words
from ui.theme import paint
from ui.theme.bench_terms import ACT_ICONS, GEAR_ICONS, gear_word
from ui.theme.tokens import SPACE, Language, Look, Room, TypeSize
from ui.widgets.energy_ladder import EnergyLadder, LadderState
from ui.widgets.ink import Ink, Type, text_width
from ui.widgets.octagon import draw_open_hold
from ui.widgets.painted import Painted
from ui.widgets.step_ruler import ruler_state

_SIGN_MM = 100.0


class HoldSign(Painted[tuple[str, ...]]):
    """An open octagon and the words that this step is a hold, as many as stand beside a title."""

    def sizeHint(self) -> QSize:
        """One line."""
        width = self._side() + self.look.mm(2) + self._width(self._words())
        return QSize(round(width) + 1, paint.line_height(self.look, TypeSize.S))

    def minimumSizeHint(self) -> QSize:
        """The whole line."""
        return self.sizeHint()

    def spoken(self) -> str:
        """The words."""
        return self.state[0] if self.state else ""

    def draw(self, ink: Ink) -> None:
        """Octagon, then the words."""
        side, hues = self._side(), self.look.palette
        area = self.area()
        draw_open_hold(ink, QRectF(0, area.center().y() - side / 2, side, side), hues.ink)
        words = area.adjusted(side + self.look.mm(2), 0, 0, 0)
        ink.words(words, self._words(), Type(TypeSize.S, hues.ink, bold=True))

    def _words(self) -> str:
        fitting = (words for words in self.state if self._width(words) <= self.look.mm(_SIGN_MM))
        return next(fitting, self.state[-1] if self.state else "")

    def _width(self, words: str) -> float:
        return text_width(self.look, words, Type(TypeSize.S, self.look.palette.ink, bold=True))

    def _side(self) -> float:
        return self.look.font_px(TypeSize.S) * 0.95


class StepHead(QWidget):
    """Ruler, ladder and card of the step in hand, for whatever page they stand on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.ruler, self.ladder = WayLine(look, parent), EnergyLadder(look, parent)
        self.card, self.gear = StepCard(look, parent), GearCard(look, parent)
        self.gear.hide()
        self.hide()

    def show_step(self, state: BenchState, step: Step) -> None:
        """The step in hand; nothing is painted anew that has not changed."""
        view = state.view
        if view is None:
            return
        done = [one for one in view.run.done if one != step.id]  # a step that comes again is in hand
        ruler = ruler_state(view.procedure, done, number=view.number, failed=view.held)
        self.ruler.show_way(ruler, way_words(state, self.look))
        ladder = LadderState(view.run.energy, self.tr("Energy state"))
        if ladder != self.ladder.state:
            self.ladder.render(ladder)
        who = self._who(step)
        card = card_of(step, self.look, document=document_name(view), who=who)
        if not self.gear.isHidden():
            worn = (self._in_one_row(who), *card.gear[len(who) :])
            gear = GearState(self.tr("Wear"), worn, self.tr("Have at hand"), card.tools)
            if gear != self.gear.state:
                self.gear.render(gear)
            card = replace(card, gear=(), tools=())
        if card != self.card.state:
            self.card.render(card)

    def column(self) -> QVBoxLayout:
        """Ladder over card; the smallest screen tells the energy in the rail."""
        column = QVBoxLayout()
        column.setSpacing(self.look.mm(SPACE[1]))
        column.addWidget(self.ladder)
        column.addWidget(self.card, 1)
        self.ladder.setVisible(self.look.room is not Room.SMALL)
        return column

    def _who(self, step: Step) -> tuple[tuple[str, str], ...]:
        """How many people, and the least qualification of each."""
        people = ("people", self.tr("two people")) if step.people > 1 else ("person", self.tr("one person"))
        if not step.level:
            return (people,)
        return (people, ("card", self.tr("level {level}").format(level=step.level)))

    def _in_one_row(self, who: tuple[tuple[str, str], ...]) -> tuple[str, str]:
        """The same where each thing has a row of its own and rows are few."""
        between = "，" if self.look.language is Language.ZH else ", "
        return (who[0][0], between.join(words for _, words in who))


class StepPage(BenchPage):
    """Ruler and title above; subclasses put the step's own parts below."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self.head = StepHead(look, self)
        self._hold = HoldSign(look, (), self)
        self._top.insertWidget(0, self.head.ruler)
        self.beside_heading(self._hold)

    def show_step(self, state: BenchState, step: Step) -> None:
        """Title, hold sign, ruler, ladder and card."""
        self.head.show_step(state, step)
        self.ask(said(step.title, self.look))
        self._hold.setVisible(step.kind is StepKind.HOLD and not self.small())
        if not self._hold.state:
            self._hold.render((self.tr("Hold point: no pass, no next step"), self.tr("Hold point")))


def card_of(step: Step, look: Look, *, document: str, who: tuple[tuple[str, str], ...]) -> StepCardState:
    """The card of a step."""
    gear = tuple((GEAR_ICONS[name], gear_word(name)) for name in step.ppe)
    return StepCardState(
        icon=ACT_ICONS[step.act],
        detail=said(step.detail, look),
        gear=(*who, *gear),
        tools=tuple(said(tool, look) for tool in step.tools),
        document=document,
        drawing=step.picture if step.picture in paint.drawing_names() else "",
    )
