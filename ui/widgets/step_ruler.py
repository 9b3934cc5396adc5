"""The step ruler: where the run is, and every hold that is still to come, from step 1 on."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.procedure import Procedure, StepKind
from ui.theme import paint
from ui.theme.tokens import EDGE, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, TOP_LEFT, Edge, Ink, Type, text_width
from ui.widgets.octagon import draw_hold_now, draw_open_hold, draw_passed_hold, squared
from ui.widgets.painted import Painted

_SIDES_MM = {Room.FULL: (15.0, 8.0), Room.LOW: (9.8, 5.3), Room.SMALL: (6.6, 4.1)}
_LEAST_PITCH_PX = 6.0
_LEAST_HOLD_PX = 12.0
_AIR_PX = 3.0
_LONG_NUMBER = "88"


@dataclass(frozen=True, slots=True)
class RulerState:
    """Steps are numbers from 1. `done` are those that were done: on the way out of a run some are left out.

    `now` in `done` is a run that has ended. `failed` says that the hold in hand was not passed.
    """

    total: int = 1
    now: int = 1
    holds: frozenset[int] = frozenset()
    done: frozenset[int] = frozenset()
    failed: bool = False


def ruler_state(
    procedure: Procedure, done: Iterable[str], *, number: int, failed: bool = False
) -> RulerState:
    """The ruler of a run: `done` are ids of its document's steps, `number` the step in hand."""
    numbers = {step.id: at for at, step in enumerate(procedure.steps, 1)}
    holds = (numbers[step.id] for step in procedure.steps if step.kind is StepKind.HOLD)
    passed = (numbers[step] for step in done if step in numbers)
    return RulerState(len(procedure.steps), number, frozenset(holds), frozenset(passed), failed)


class StepRuler(Painted[RulerState]):
    """A line of notches and octagons; nothing on it moves but what is large."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, RulerState(), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The width of the stage."""
        return QSize(self.look.mm(140), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As high as the step in hand."""
        line = paint.line_height(self.look, TypeSize.L) * 0.9
        return QSize(self.look.mm(90), round(max(line, self._now_px() + 2)))

    def spoken(self) -> str:
        """The step in hand, and where the holds are."""
        state = self.state
        told = self.tr("step {number} of {total}").format(number=state.now, total=state.total)
        ahead = [str(hold) for hold in sorted(state.holds) if hold >= state.now]
        if not ahead:
            return told
        holds = self.tr("holds ahead: {numbers}").format(numbers=", ".join(ahead))
        return f"{told}, {holds}"

    def draw(self, ink: Ink) -> None:
        """The count at the left, then the line."""
        area = self.area()
        taken = self._draw_count(ink, area)
        half = self._now_px() / 2
        line = QRectF(area.left() + taken + half, area.top(), area.width() - taken - 2 * half, area.height())
        places, hold_px = places_of(self.state, line, self._hold_px())
        self._draw_line(ink, places, line.center().y())
        for number, x in enumerate(places, 1):
            if number != self.state.now or number in self.state.done:
                self._draw_step(ink, number, QPointF(x, line.center().y()), hold_px)
        if self.state.now not in self.state.done:
            self._draw_now(ink, places, line.center().y(), hold_px)

    def _draw_count(self, ink: Ink, area: QRectF) -> float:
        """ "7 / 23"; gives the width it takes, which is the same for every step."""
        look, hues, state = self.look, self.look.palette, self.state
        large, small = Type(TypeSize.L, hues.ink, bold=True), Type(TypeSize.M, hues.quiet)
        widest = max(text_width(look, _LONG_NUMBER, large), text_width(look, str(state.total), large))
        rest = f" / {state.total}"
        number = ink.words(area, str(state.now), large)
        fall = _ascent(look, TypeSize.L, bold=True) - _ascent(look, TypeSize.M)
        place = QRectF(number.right(), number.top() + fall, area.width(), area.height())
        ink.words(place, rest, small, align=TOP_LEFT)
        return widest + text_width(look, rest, small) + look.mm(3)

    def _draw_line(self, ink: Ink, places: list[float], y: float) -> None:
        hues, state = self.look.palette, self.state
        for number, (left, right) in enumerate(pairwise(places), 1):
            if number in state.done:
                edge = Edge(hues.ink, 2 * SELECTED - EDGE)
            else:
                edge = Edge(hues.edge, EDGE, dashed=number < state.now)
            ink.line(QPointF(left, y), QPointF(right, y), edge)

    def _draw_step(self, ink: Ink, number: int, at: QPointF, hold_px: float) -> None:
        hues, state = self.look.palette, self.state
        done = number in state.done
        if number in state.holds:
            box = squared(QRectF(at.x(), at.y(), 0, 0), hold_px)
            if done:
                draw_passed_hold(ink, box, hues.ink, hues.raised)
                return
            ink.path(paint.octagon(box), hues.ground)
            draw_open_hold(ink, box, hues.edge)
        elif done or number >= state.now:
            half = hold_px * (0.42 if done else 0.3)
            edge = Edge(hues.ink, SELECTED + 1) if done else Edge(hues.edge, EDGE)
            ink.line(QPointF(at.x(), at.y() - half), QPointF(at.x(), at.y() + half), edge)

    def _draw_now(self, ink: Ink, places: list[float], y: float, hold_px: float) -> None:
        """The step in hand, as large as it goes without hiding a hold beside it."""
        hues, state = self.look.palette, self.state
        x = places[state.now - 1]
        others = [abs(places[hold - 1] - x) for hold in state.holds if hold != state.now]
        room = 2 * (min(others, default=self._now_px()) - hold_px / 2 - EDGE)
        side = min(self._now_px(), max(room, hold_px))
        px = round(side * 0.5)
        number = str(state.now)
        if px < self.look.font_px(TypeSize.XS) * 0.8:
            number = ""  # it stands at the left, in large
        if state.now in state.holds:
            box = squared(QRectF(x, y, 0, 0), side)
            draw_hold_now(ink, box, number, px, failed=state.failed)
            if not number:
                self._draw_pointer(ink, x, box.top())
            return
        width = min(self._now_px() * 0.8, max(room, 2.0 * SELECTED))
        height = self._now_px()
        plate = QRectF(x - width / 2, y - height / 2, width, height)
        ink.card(plate, hues.ink, square=width < hold_px)
        style = Type(TypeSize.XS, hues.raised, bold=True, px=px)
        if text_width(self.look, number, style) <= width:
            ink.words(plate.adjusted(-px, 0, px, 0), number, style, align=CENTRE)

    def _draw_pointer(self, ink: Ink, x: float, foot: float) -> None:
        """Points at a step in hand that has no room to be large."""
        half, top = self._hold_px() * 0.35, (self.height() - self._now_px()) / 2
        tip = QPainterPath(QPointF(x, foot - EDGE))
        tip.lineTo(x - half, top)
        tip.lineTo(x + half, top)
        tip.closeSubpath()
        ink.path(tip, self.look.palette.ink)

    def _now_px(self) -> int:
        return self.look.mm(_SIDES_MM[self.look.room][0])

    def _hold_px(self) -> float:
        return float(self.look.mm(_SIDES_MM[self.look.room][1]))


def places_of(state: RulerState, line: QRectF, hold_px: float) -> tuple[list[float], float]:
    """Where each step stands, and the size of an octagon; both are the same whichever step is in hand.

    A hold takes at least the width of its octagon; the rest is shared alike.
    """
    holds = sum(1 for number in range(1, state.total + 1) if number in state.holds)
    plain = state.total - holds
    if holds:
        room = (line.width() - plain * _LEAST_PITCH_PX) / holds - _AIR_PX
        hold_px = max(_LEAST_HOLD_PX, min(hold_px, room))
    pitch = line.width() / state.total
    slot = max(pitch, hold_px + _AIR_PX)
    if plain and slot > pitch:
        pitch = (line.width() - holds * slot) / plain
    widths = [slot if number in state.holds else pitch for number in range(1, state.total + 1)]
    # The first and the last step stand on the ends of the line.
    span = sum(widths) - widths[0] / 2 - widths[-1] / 2
    stretch = line.width() / span if span > 0 else 1.0
    places = [line.left()]
    for before, after in pairwise(widths):
        places.append(places[-1] + (before + after) / 2 * stretch)
    return places, hold_px


def _ascent(look: Look, size: TypeSize, *, bold: bool = False) -> float:
    return QFontMetricsF(paint.font_of_px(look.font_px(size), bold=bold)).ascent()
