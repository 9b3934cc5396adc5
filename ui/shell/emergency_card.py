"""The emergency card: where to, what to tell, who is missing."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.shell.emergency_bar import BAR_MM
from ui.shell.emergency_tiles import LeadButton, PersonTile
from ui.theme.paint import Lettering, draw_box, draw_icon, draw_text, line_height, pen, text_width
from ui.theme.tokens import EDGE, HAIRLINE, SPACE, Language, Look, Room, TypeSize

_LEFT_SHARE: Final = 0.6
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
        self._draw_order(painter, left.adjusted(look.mm(8), 0, -look.mm(8), 0))
        if self._aside is None:
            self._draw_brigade(painter, self._inner(right))
        room = QRectF(look.mm(8), foot.top(), self._lead.x() - look.mm(12), foot.height())
        words = Lettering(TypeSize.S, hues.on_bar, bold=True, align=_LEFT, wrap=True)
        draw_text(painter, look, room, self._state.told, words)
        painter.end()

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
        return right.adjusted(look.mm(8), look.mm(5), -look.mm(8), -look.mm(5))

    def _draw_order(self, painter: QPainter, room: QRectF) -> None:
        look, hues = self.look, self.look.palette
        head = QRectF(room.left(), 0, room.width(), room.height() * 0.27)
        own = self.tr("LEAVE")
        big = Lettering(TypeSize.FIGURE, hues.on_hold, bold=True, px=round(head.height() * 0.72))
        width = min(text_width(look, own, big) + 2, head.width() * 0.62)
        draw_text(painter, look, QRectF(head.left(), 0, width, head.height()), own, big)
        side = QRectF(head.left() + width, 0, head.width() - width, head.height())
        other = "LEAVE" if look.language is Language.ZH else "撤离"
        upper = side.adjusted(0, side.height() * 0.14, 0, -side.height() * 0.5)
        draw_text(painter, look, upper, other, Lettering(TypeSize.L, hues.on_hold, align=_RIGHT))
        minutes, seconds = divmod(self._state.elapsed_s, 60)
        out = self.tr("alarm out {time}").format(time=f"{minutes:02d}:{seconds:02d}")
        lower = side.adjusted(look.mm(3), side.height() * 0.44, 0, -side.height() * 0.16)
        draw_text(painter, look, lower, out, Lettering(TypeSize.L, hues.on_hold, bold=True, align=_RIGHT))
        self._draw_four(painter, room.adjusted(0, head.height(), 0, 0))

    def _draw_four(self, painter: QPainter, room: QRectF) -> None:
        look, hues, state = self.look, self.look.palette, self._state
        lines = (
            ("running", self.tr("Everybody upwind, to {point}").format(point=state.point)),
            ("cross", self.tr("Do not open, move or go back")),
            ("phone", self.tr("Call {phone}, read out the card").format(phone=state.phone)),
            ("people", self.tr("Count people; tell who is missing")),
        )
        height = room.height() / len(lines)
        for number, (icon, text) in enumerate(lines):
            box = QRectF(room.left(), room.top() + number * height, room.width(), height)
            painter.setPen(pen(hues.on_hold, EDGE))
            painter.drawLine(box.topLeft(), box.topRight())
            figure = Lettering(TypeSize.XL, hues.on_hold, bold=True)
            draw_text(
                painter, look, QRectF(box.left(), box.top(), look.mm(14), height), str(number + 1), figure
            )
            side = look.mm(12)
            draw_icon(
                painter,
                icon,
                QRectF(box.left() + look.mm(14), box.center().y() - side / 2, side, side),
                hues.on_hold,
            )
            words = Lettering(TypeSize.XL, hues.on_hold, bold=True, wrap=True)
            draw_text(painter, look, box.adjusted(look.mm(32), 0, 0, 0), text, words)

    def _draw_brigade(self, painter: QPainter, room: QRectF) -> None:
        look, hues = self.look, self.look.palette
        title = QRectF(room.left(), room.top(), room.width(), self._row_height())
        words = Lettering(TypeSize.M, hues.ink, bold=True)
        draw_text(painter, look, title, self.tr("For the fire brigade"), words)
        top = title.bottom()
        for caption, value in self._state.facts:
            self._draw_line(painter, room, top)
            row = QRectF(room.left(), top, room.width(), self._row_height())
            split = look.mm(26 if look.room is not Room.SMALL else 18)
            name = Lettering(TypeSize.S, hues.quiet)
            draw_text(painter, look, QRectF(row.left(), top, split - look.mm(2), row.height()), caption, name)
            fact = Lettering(TypeSize.M, hues.ink, bold=True, wrap=True, elide=True)
            if look.room is Room.SMALL:
                fact = Lettering(TypeSize.S, hues.ink, bold=True, wrap=True, elide=True)
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
        half = box.width() / 2
        words = Lettering(TypeSize.S, hues.ink, bold=True)
        draw_text(painter, look, box.adjusted(0, 0, -half, 0), self.tr("People here"), words)
        count = self.tr("{found} / {all} found").format(found=found, all=len(self._state.people))
        right = Lettering(TypeSize.S, hues.ink, bold=True, align=_RIGHT)
        draw_text(painter, look, box.adjusted(half, 0, 0, 0), count, right)

    def _row_height(self) -> float:
        """Facts share what the people leave; a row never needs more than 13 mm."""
        look = self.look
        _, right, _ = self._parts()
        rows = len(self._state.facts) + 1
        free = self._inner(right).height() - self._people_height()
        return min(look.mm(13), free / rows)

    def _people_height(self) -> float:
        rows = (len(self._state.people) + 1) // 2
        if not rows:
            return 0
        gap = self.look.mm(SPACE[1])
        return line_height(self.look, TypeSize.S) + rows * (self.look.mm(20) + gap)

    def _make_tiles(self, people: tuple[CardPerson, ...]) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.setParent(None)
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
        width = look.mm(84 if look.room is not Room.SMALL else 66)
        height = look.mm(20.4)
        self._lead.setGeometry(
            self.width() - look.mm(8) - width, round(foot.center().y() - height / 2), width, height
        )
        room = self._inner(right)
        top = room.top() + (len(self._state.facts) + 1) * self._row_height()
        top += line_height(look, TypeSize.S)
        gap = look.mm(SPACE[1])
        share = round((room.width() - look.mm(SPACE[2])) / 2)
        for number, tile in enumerate(self._tiles):
            x = round(room.left()) + (number % 2) * (share + look.mm(SPACE[2]))
            y = round(top) + (number // 2) * (look.mm(20) + gap)
            tile.setGeometry(QRect(x, y, share, look.mm(20)))
            tile.setVisible(self._aside is None)
        if self._aside is not None:
            self._aside.setGeometry(room.toRect())
