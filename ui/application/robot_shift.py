"""The automatic operator at the end of a shift: looks a part up, ticks, freezes, signs twice and prints."""

from collections.abc import Callable

from app.domain.handover_given import EQUIPMENT, SAFETY
from ui.application.face import Face
from ui.application.hands import Hands
from ui.screens.shift.state import Block, ShiftPage, ShiftState, Side, left_to_go_through, next_side
from ui.screens.shift.terms import item_word

_TICKED = {Block.EQUIPMENT: EQUIPMENT[:2], Block.SAFETY: SAFETY[:1]}


class ShiftOperator:
    """Works from what the shift place shows. `people` are (badge, PIN) of who hands over and who takes over.

    `sheet` is the number of the sheet that was signed by both and printed, "" until then.
    """

    def __init__(
        self,
        face: Face,
        hands: Hands,
        picture: Callable[[str], None],
        *,
        people: tuple[tuple[str, str], tuple[str, str]],
        incoming: str,
    ) -> None:
        self._face = face
        self._hands = hands
        self._picture = picture
        self._people = dict(zip((Side.OUTGOING, Side.INCOMING), people, strict=True))
        self._incoming = incoming
        self.sheet = ""

    def act(self) -> None:
        """The next sensible thing."""
        state = self._face.shift.state
        if state.busy:
            return
        {
            ShiftPage.SO_FAR: self._at_so_far,
            ShiftPage.CHECK: self._at_check,
            ShiftPage.NAME: self._at_name,
            ShiftPage.PEOPLE: self._at_people,
            ShiftPage.FREEZE: self._at_freeze,
            ShiftPage.SHEET: self._at_sheet,
            ShiftPage.ITEMS: self._at_items,
            ShiftPage.SIGN: self._at_sign,
            ShiftPage.SHEETS: self._at_sheets,
        }[state.page](state)

    def _at_so_far(self, state: ShiftState) -> None:
        if state.shift is None:
            return
        if self.sheet:
            self._hands.rail("sheets")
            return
        self._picture("shift_so_far")
        self._hands.primary()

    def _at_check(self, state: ShiftState) -> None:
        self._picture(f"shift_check_{state.block.value}")
        for name in _TICKED.get(state.block, ()):
            if (state.block, name) not in state.draft.ticked:
                self._hands.tile(item_word(state.block, name))
                return
        self._hands.primary()

    def _at_name(self, _state: ShiftState) -> None:
        self._picture("shift_name")
        self._hands.primary()

    def _at_people(self, state: ShiftState) -> None:
        if state.draft.incoming is None:
            self._hands.figures(self._incoming)
            return
        self._picture("shift_people")
        self._hands.primary()

    def _at_freeze(self, _state: ShiftState) -> None:
        self._picture("shift_freeze")
        self._hands.primary()

    def _at_sheet(self, state: ShiftState) -> None:
        sheet, paper = state.sheet, state.paper
        if sheet is None or not paper.pages or paper.printing:
            return
        if state.looking_back:
            self._picture("shift_looked_back")
            self._hands.rail("close")
        elif sheet.prints == 0 and next_side(sheet) is Side.INCOMING:
            self._hands.rail("print")  # the codes on the paper are scanned next
        elif next_side(sheet) is not None:
            self._picture("shift_sheet")
            self._hands.primary()
        elif sheet.prints < 2:
            self._hands.rail("print")  # once more, with the signatures
        else:
            self._picture("shift_sheet_signed")
            self.sheet = sheet.sheet
            self._hands.rail("close")

    def _at_items(self, state: ShiftState) -> None:
        self._picture("shift_items")
        items = state.sheet.items if state.sheet is not None else ()
        if left_to_go_through(state):
            item = next(item for item in items if item.key not in state.gone)
            if item.paper:
                self._face.hear_wedge(item.paper)
            else:
                self._face.shift.sheet.touch(item.key)
        else:
            self._hands.primary()

    def _at_sign(self, state: ShiftState) -> None:
        signing = state.signing
        if signing is None:
            return
        badge, pin = self._people[signing.side]
        self._picture(f"shift_sign_{signing.side.value}")
        if not signing.badge:
            self._face.hear_wedge(badge)
        else:
            self._hands.figures(pin)

    def _at_sheets(self, _state: ShiftState) -> None:
        self._picture("shift_sheets")
        self._hands.primary()
        self._face.shift.leave()
