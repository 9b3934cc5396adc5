"""What came out of a pack, row by row: kind, code, mass, and how its label stands."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, FOCUS, HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.card_list import CardDelegate, CardList
from ui.widgets.ink import RIGHT, Edge, Ink, Type
from ui.widgets.marks import Mark, draw_mark

_ROW_MM, _SMALL_ROW_MM, _GAP_MM = 22.0, 20.0, 3.0


@dataclass(frozen=True, slots=True)
class OutputRow:
    """One output: its kind in words, its code ("" when it has none), its mass as text.

    `mark` and `note` say what is out of the ordinary ("typed", "not printed"); a plain note has no mark.
    """

    id: str
    kind: str
    text: str
    mass: str
    note: str = ""
    mark: Mark | None = None

    @property
    def title(self) -> str:
        """Its code, or its kind when it has none."""
        return self.text or self.kind

    @property
    def spoken(self) -> str:
        """Kind, code, mass and note."""
        return ", ".join(part for part in (self.kind, self.text, self.mass, self.note) if part)


class OutputList(CardList):
    """Outputs to choose from, in the order they were recorded."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        row = _SMALL_ROW_MM if look.room is Room.SMALL else _ROW_MM
        super().__init__(CardDelegate(look, _draw, row_mm=row, gap_mm=_GAP_MM), parent=parent)

    def render_rows(self, rows: tuple[OutputRow, ...], chosen: str) -> None:
        """Show these, one of them chosen; an id that is not among them leaves none chosen."""
        self.rows.replace(rows)
        self.choose(chosen)


def _draw(ink: Ink, card: QRectF, row: OutputRow, chosen: bool, focused: bool) -> None:
    look, hues = ink.look, ink.hues
    if chosen:
        ink.card(card, hues.action_soft, Edge(hues.action, SELECTED))
    else:
        ink.card(card, hues.surface, Edge(hues.line, HAIRLINE))
    if focused:
        ink.card(card.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS), None, Edge(hues.ink, EDGE))
    room = card.adjusted(look.mm(4), look.mm(1.5), -look.mm(4), -look.mm(1.5))
    first, second = room.width() * 0.38, room.width() * 0.38
    if not row.text:  # a kind without a code leaves its room to both neighbours
        first, second = room.width() * 0.5, 0.0
    kind = QRectF(room.left(), room.top(), first, room.height())
    code = QRectF(kind.right(), room.top(), second, room.height())
    mass = QRectF(code.right(), room.top(), room.right() - code.right(), room.height())
    ink.words(code, row.text, Type(TypeSize.S, hues.ink), foreign=True)
    ink.words(mass, row.mass, Type(TypeSize.M, hues.ink, bold=True), align=RIGHT)
    if not row.note:
        ink.words(kind, row.kind, Type(TypeSize.M, hues.ink, bold=True), foreign=True)
        return
    upper, lower = QRectF(kind), QRectF(kind)
    upper.setHeight(kind.height() * 0.55)
    lower.setTop(upper.bottom())
    ink.words(upper, row.kind, Type(TypeSize.M, hues.ink, bold=True), foreign=True)
    if row.mark is not None:
        side = look.font_px(TypeSize.XS) * 0.9
        draw_mark(ink, row.mark, QRectF(lower.left(), lower.center().y() - side / 2, side, side))
        lower.setLeft(lower.left() + side + look.mm(1.5))
    hue = hues.attention_ink if row.mark is Mark.CARE else hues.quiet
    ink.words(lower, row.note, Type(TypeSize.XS, hue, bold=row.mark is not None), foreign=True)
