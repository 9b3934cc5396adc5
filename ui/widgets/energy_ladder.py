"""The energy ladder: how much electrical danger is left, in five shrinking cells; the black row is now."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.procedure import Energy
from ui.theme import paint
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import EDGE, Look, Room, TypeSize
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_width
from ui.widgets.painted import Painted

_WIDTHS_MM = (13.5, 11.3, 9.1, 6.9, 4.7)
_LEAST_SHARE = 0.3  # cells smaller than this tell nothing
_BARE = frozenset({Energy.LIVE, Energy.OPENED})


@dataclass(frozen=True, slots=True)
class LadderState:
    """The energy state, None while nothing is on the bench; `caption` is what stands above."""

    now: Energy | None = None
    caption: str = ""


class EnergyLadder(Painted[LadderState]):
    """Five rows, one row on the lower screens; takes no input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LadderState(), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The width of the rail."""
        return QSize(self.look.mm(52 if self.look.room is Room.SMALL else 81), self._height())

    def minimumSizeHint(self) -> QSize:
        """Never lower than its rows."""
        return QSize(self.look.mm(45), self._height())

    def spoken(self) -> str:
        """Caption and the state in a word."""
        now = energy_word(self.state.now) if self.state.now else ""
        return ", ".join(part for part in (self.state.caption, now) if part)

    def draw(self, ink: Ink) -> None:
        """Caption and rows, from the top."""
        draw_ladder(ink, self.area(), self.state)

    def _height(self) -> int:
        return round(ladder_px(self.look, self.state))


def ladder_px(look: Look, state: LadderState) -> float:
    """How high the ladder stands, in px."""
    caption = paint.line_height(look, TypeSize.XS) if state.caption else 0
    rows = len(Energy) if look.room is Room.FULL else 1
    return caption + rows * _row_px(look)


def draw_ladder(ink: Ink, box: QRectF, state: LadderState) -> None:
    """Draw caption and ladder from the top of a box: five rows where the screen is high, else one."""
    look, hues = ink.look, ink.hues
    line = paint.line_height(look, TypeSize.XS) if state.caption else 0
    head = QRectF(box.left(), box.top(), box.width(), line)
    ink.words(head, state.caption, Type(TypeSize.XS, hues.quiet))
    row = QRectF(box.left(), head.bottom(), box.width(), _row_px(look))
    if look.room is not Room.FULL:
        _draw_one_row(ink, row, state)
        return
    for energy, width in zip(Energy, _WIDTHS_MM, strict=True):
        _draw_row(ink, row, energy, look.mm(width), now=energy is state.now)
        row.translate(0, row.height())


def _draw_row(ink: Ink, row: QRectF, energy: Energy, width: int, *, now: bool) -> None:
    look, hues = ink.look, ink.hues
    if now:
        ink.card(row, hues.ink, square=True)
    hue = hues.raised if now else hues.quiet
    cell = QRectF(row.left() + look.mm(2), row.center().y() - look.mm(1.6), width, look.mm(3.2))
    _draw_cell(ink, cell, hue if now else hues.edge, filled=now)
    left = row.left() + look.mm(2) + look.mm(_WIDTHS_MM[0]) + look.mm(4)
    words = QRectF(left, row.top(), row.right() - left, row.height())
    if now and energy in _BARE:
        bolt = _bolt_box(look, row)
        ink.icon("bolt", bolt, hue)
        words.setRight(bolt.left() - look.mm(1))
    size = TypeSize.S if now else TypeSize.XS
    ink.words(words, energy_word(energy), Type(size, hue, bold=now))


def _draw_one_row(ink: Ink, row: QRectF, state: LadderState) -> None:
    """A black row with the cells from the left and the word at the right; without room, the word alone."""
    look, hues = ink.look, ink.hues
    if state.now is None:
        ink.card(row, None, Edge(hues.edge, EDGE, dashed=True), square=True)
        return
    ink.card(row, hues.ink, square=True)
    inner = row.adjusted(look.mm(2), 0, -look.mm(2), 0)
    if look.room is not Room.SMALL:
        bolt = _bolt_box(look, row)
        if state.now in _BARE:
            ink.icon("bolt", bolt, hues.raised)
        inner.setRight(bolt.left() - look.mm(1))
    style = Type(TypeSize.S, hues.raised, bold=True)
    # The longest word is reckoned with, so that cells stand still whatever the state is.
    needed = max(text_width(look, energy_word(energy), style) for energy in Energy) + look.mm(2)
    gap = look.mm(1.5)
    share = min(1.0, (inner.width() - needed - 4 * gap) / sum(look.mm(width) for width in _WIDTHS_MM))
    if share >= _LEAST_SHARE:
        left = inner.left()
        for energy, width_mm in zip(Energy, _WIDTHS_MM, strict=True):
            cell = QRectF(left, row.center().y() - look.mm(1.4), look.mm(width_mm) * share, look.mm(2.8))
            _draw_cell(ink, cell, hues.raised, filled=energy is state.now)
            left = cell.right() + gap
        inner.setLeft(left)
    ink.words(inner, energy_word(state.now), style, align=RIGHT)


def _draw_cell(ink: Ink, cell: QRectF, hue: str, *, filled: bool) -> None:
    ink.card(cell, hue if filled else None, Edge(hue, EDGE), square=True)


def _bolt_box(look: Look, row: QRectF) -> QRectF:
    """Where the bolt stands that says: live parts can be touched."""
    side = row.height() * 0.72
    return QRectF(row.right() - side - look.mm(1.5), row.center().y() - side / 2, side, side)


def _row_px(look: Look) -> float:
    return look.font_px(TypeSize.S) * 1.3
