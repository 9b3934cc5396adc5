"""The emergency card: where to, what to tell, who is missing."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.shell.emergency_bar import BAR_MM
from ui.shell.emergency_order import Order, draw_order
from ui.shell.emergency_tiles import LeadButton, PersonTile
from ui.theme.paint import Lettering, draw_box, draw_text, line_height, pen, text_width
from ui.theme.tokens import HAIRLINE, SPACE, Look, Room, TypeSize

_LEFT_SHARE: Final = 0.6
_MOST_TILES: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CardPerson:
    """Somebody who was here: id, name, and whether seen at the assembly point."""

    id: str
    name: str
    found: bool


@dataclass(frozen=True, slots=True)
class CardState:
    """What the card shows. `facts` are (caption, value) for the fire brigade, already worded.

    `elapsed_s` counts from the moment the alarm went out; `told` is the sentence at the foot: what is
    recorded and who was told. `asking_lead` says that a badge is waited for.
    """

    point: str
    phone: str
    elapsed_s: int
    facts: tuple[tuple[str, str], ...]
    people: tuple[CardPerson, ...]
    told: str
    asking_lead: bool = False


class EmergencyCard(QWidget):
    """Fills everything under the strip.

    false_alarm  somebody says it was none: now the lead's badge and PIN are needed
    found        id of a person seen at the assembly point
    """

    false_alarm = Signal()
    found = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = CardState("", "", 0, (), (), "")
        self._tiles: list[PersonTile] = []
        self._aside: QWidget | None = None
        self._lead = LeadButton(look, self)
        self._lead.meant.connect(self.false_alarm)
        self.setAccessibleName(self.tr("LEAVE"))

    def show_state(self, state: CardState) -> None:
        """Show other facts."""
        if [person.id for person in state.people] != [person.id for person in self._state.people]:
            self._make_tiles(state.people)
        for tile, person in zip(self._tiles, state.people, strict=True):
            tile.show_person(person.name, found=person.found)
        self._lead.show_asking(asking=state.asking_lead)
        self._state = state
        self._arrange()
        self.update()

    def put_aside(self, panel: QWidget | None) -> None:
        """Stand a panel (the lead's PIN pad) in the place of the fire brigade's facts, or give them back."""
        if self._aside is not None:
            self._aside.hide()
            self._aside.setParent(None)
        self._aside = panel
        if panel is not None:
            panel.setParent(self)
            panel.show()
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything is a share of the card."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Red half, white half, black foot."""
        look, hues = self.look, self.look.palette
        painter = QPainter(self)
        left, right, foot = self._parts()
        draw_box(painter, left, fill=hues.hold_fill, edge=None)
        draw_box(painter, right, fill=hues.raised, edge=None)
        draw_box(painter, foot, fill=hues.bar, edge=None)
        draw_order(painter, look, left.adjusted(look.mm(8), 0, -look.mm(8), 0), self._order())
        if self._aside is None:
            self._draw_brigade(painter, self._inner(right))
        room = QRectF(look.mm(8), foot.top(), self._lead.x() - look.mm(12), foot.height())
        words = Lettering(TypeSize.S, hues.on_bar, bold=True, align=_LEFT, wrap=True)
        draw_text(painter, look, room, self._state.told, words)
        painter.end()

    def _order(self) -> Order:
        minutes, seconds = divmod(self._state.elapsed_s, 60)
        lines = (
            ("running", self.tr("Everybody upwind, to {point}").format(point=self._state.point)),
            ("cross", self.tr("Do not open, move or go back")),
            ("phone", self.tr("Call {phone}, read out the card").format(phone=self._state.phone)),
            ("people", self.tr("Count people; tell who is missing")),
        )
        out = self.tr("alarm out {time}").format(time=f"{minutes:02d}:{seconds:02d}")
        return Order(self.tr("LEAVE"), out, lines)

    def _parts(self) -> tuple[QRectF, QRectF, QRectF]:
        foot = self.look.mm(BAR_MM)
        split = round(self.width() * _LEFT_SHARE)
        height = self.height() - foot
        return (
            QRectF(0, 0, split, height),
            QRectF(split, 0, self.width() - split, height),
            QRectF(0, height, self.width(), foot),
        )

    def _inner(self, right: QRectF) -> QRectF:
        look = self.look
        side, top = (4, 2) if look.room is Room.SMALL else (8, 5)
        return right.adjusted(look.mm(side), look.mm(top), -look.mm(side), -look.mm(top))

    def _draw_brigade(self, painter: QPainter, room: QRectF) -> None:
        look, hues = self.look, self.look.palette
        title = QRectF(room.left(), room.top(), room.width(), self._row_height())
        words = Lettering(self._fact_size(), hues.ink, bold=True)
        draw_text(painter, look, title, self.tr("For the fire brigade"), words)
        top = title.bottom()
        size = self._fact_size()
        name = Lettering(min(size, TypeSize.S, key=list(TypeSize).index), hues.quiet)
        fact = Lettering(size, hues.ink, bold=True, elide=True)
        widest = max((text_width(look, caption, name) for caption, _ in self._state.facts), default=0.0)
        split = min(max(widest + look.mm(4), look.mm(18)), room.width() / 2)
        for caption, value in self._state.facts:
            self._draw_line(painter, room, top)
            row = QRectF(room.left(), top, room.width(), self._row_height())
            draw_text(painter, look, QRectF(row.left(), top, split - look.mm(2), row.height()), caption, name)
            draw_text(painter, look, row.adjusted(split, 0, 0, 0), value, fact)
            top = row.bottom()
        self._draw_line(painter, room, top)
        if self._state.people:
            self._draw_count(painter, QRectF(room.left(), top, room.width(), line_height(look, TypeSize.S)))

    def _draw_line(self, painter: QPainter, room: QRectF, y: float) -> None:
        painter.setPen(pen(self.look.palette.edge, HAIRLINE))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))

    def _draw_count(self, painter: QPainter, box: QRectF) -> None:
        look, hues = self.look, self.look.palette
        found = sum(person.found for person in self._state.people)
        half = box.width() * (0.75 if look.room is Room.SMALL else 0.5)
        words = Lettering(TypeSize.S, hues.ink, bold=True)
        draw_text(painter, look, box.adjusted(0, 0, half - box.width(), 0), self.tr("People here"), words)
        count = f"{found} / {len(self._state.people)}"
        if look.room is not Room.SMALL:
            count = self.tr("{found} / {all} found").format(found=found, all=len(self._state.people))
        right = Lettering(TypeSize.S, hues.ink, bold=True, align=_RIGHT)
        draw_text(painter, look, box.adjusted(half, 0, 0, 0), count, right)

    def _fact_size(self) -> TypeSize:
        """The largest size whose line stands in a row."""
        for size in (TypeSize.M, TypeSize.S):
            if self.look.font_px(size) * 1.3 <= self._row_height():
                return size
        return TypeSize.XS

    def _row_height(self) -> float:
        """Facts share what the people leave; a row never needs more than 17 mm."""
        look = self.look
        _, right, _ = self._parts()
        rows = len(self._state.facts) + 1
        free = self._inner(right).height() - self._people_height()
        return min(look.mm(17), free / rows)

    def _people_height(self) -> float:
        rows = (min(len(self._state.people), _MOST_TILES) + 1) // 2
        if not rows:
            return 0
        return line_height(self.look, TypeSize.S) + rows * (self._tile_px() + self.look.mm(SPACE[1]))

    def _tile_px(self) -> int:
        return self.look.mm(24 if self.look.room is Room.FULL else 20)

    def _shown_tiles(self) -> list[PersonTile]:
        """All of them, or the missing first when there are more than the card holds."""
        if len(self._tiles) <= _MOST_TILES:
            return self._tiles
        return sorted(self._tiles, key=PersonTile.isEnabled, reverse=True)[:_MOST_TILES]

    def _make_tiles(self, people: tuple[CardPerson, ...]) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._tiles = []
        for person in people:
            tile = PersonTile(self.look, person.id, self)
            tile.found.connect(self.found)
            tile.show()
            self._tiles.append(tile)

    def _arrange(self) -> None:
        look = self.look
        _, right, foot = self._parts()
        width = look.mm(105 if look.room is not Room.SMALL else 70)
        height = look.mm(20.4)
        self._lead.setGeometry(
            self.width() - look.mm(8) - width, round(foot.center().y() - height / 2), width, height
        )
        room = self._inner(right)
        top = room.top() + (len(self._state.facts) + 1) * self._row_height()
        top += line_height(look, TypeSize.S)
        pitch, share = self._tile_px() + look.mm(SPACE[1]), round((room.width() - look.mm(SPACE[2])) / 2)
        shown = self._shown_tiles() if self._aside is None else []
        for tile in self._tiles:
            tile.setVisible(tile in shown)
        for number, tile in enumerate(shown):
            x = round(room.left()) + (number % 2) * (share + look.mm(SPACE[2]))
            y = round(top) + (number // 2) * pitch
            tile.setGeometry(QRect(x, y, share, self._tile_px()))
        if self._aside is not None:
            self._aside.setGeometry(room.toRect())
