"""One group of packs as a tab: its word and how many are in it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.figures import counted
from ui.widgets.ink import BOTTOM_RIGHT, LEFT, RIGHT, TOP_LEFT, Edge, Ink, Type, text_width
from ui.widgets.painted import Touchable

_FACE_MM = (56.0, 20.4)
_SMALL_FACE_MM = (28.0, 20.4)


@dataclass(frozen=True, slots=True)
class TabState:
    """The group's word, the packs in it, and whether it is the one listed.

    `crowded` says that there are more groups than usual: a small screen puts the count below the word.
    """

    word: str = ""
    count: int = 0
    chosen: bool = False
    crowded: bool = False


class TabButton(Touchable[TabState]):
    """A tab; emits `meant`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        face = _SMALL_FACE_MM if look.room is Room.SMALL else _FACE_MM
        super().__init__(look, TabState(), face, parent)

    def spoken(self) -> str:
        """Word and count, and whether it is chosen."""
        chosen = self.tr("chosen") if self.state.chosen else ""
        return ", ".join(part for part in (self.state.word, str(self.state.count), chosen) if part)

    def draw(self, ink: Ink, face: QRectF) -> None:
        """The chosen one is white in an ink edge; the word stands left of the count."""
        look, hues, state = self.look, self.look.palette, self.state
        if self.isDown():
            ink.card(face, hues.line, Edge(hues.ink, SELECTED))
        elif state.chosen:
            ink.card(face, hues.raised, Edge(hues.ink, SELECTED))
        else:
            ink.card(face, hues.surface, Edge(hues.edge, HAIRLINE + EDGE - 1))
        side = look.mm(2 if look.room is not Room.FULL else 4)
        room = face.adjusted(side, look.mm(1), -side, -look.mm(1))
        size = TypeSize.L if look.room is Room.FULL else TypeSize.M
        figure = Type(size, hues.ink if state.chosen else hues.quiet, bold=True)
        count = counted(state.count, look.language)
        taken = text_width(look, count, figure)
        word = room.adjusted(0, 0, -taken - look.mm(1.5), 0)
        above, below = LEFT, RIGHT
        if state.crowded and look.room is Room.SMALL:  # the word needs the whole width
            word, above, below = room, TOP_LEFT, BOTTOM_RIGHT
        ink.words(room, count, figure, align=below)
        ink.words(word, state.word, Type(TypeSize.S, hues.ink, bold=state.chosen), align=above, wrap=True)
