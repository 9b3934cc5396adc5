"""Going through blocks F, G and J item by item, naming who takes over, and freezing the numbers."""

from dataclasses import replace
from types import MappingProxyType

from app.domain.handover_given import SHIFT_NAMES, Tick
from app.domain.own_label import parse
from app.domain.refusals import Refusal, refuse
from app.floor.shift_commands import FreezeSheet
from app.floor.shift_views import Person, SheetView
from ui.screens.shift.paper_words import INSTRUCTIONS, on_the_sheet
from ui.screens.shift.sheet_in_hand import SheetInHand
from ui.screens.shift.state import ITEMS, NOTED, Block, Draft, ShiftPage, Typed, carried
from ui.screens.shift.within import Shift

_PAGES: tuple[tuple[ShiftPage, Block | None], ...] = (
    *((ShiftPage.CHECK, block) for block in Block),
    (ShiftPage.NAME, None),
    (ShiftPage.PEOPLE, None),
    (ShiftPage.FREEZE, None),
)
_ABOUT_INCOMING = ("operator.number_unknown", "second.same_person")


class CheckList:
    """Works on the shift's state; keeps none of its own."""

    def __init__(self, presenter: Shift, sheet: SheetInHand) -> None:
        self._at = presenter
        self._sheet = sheet

    # ---- from page to page

    def begin(self) -> None:
        """The first block; nothing is ticked."""
        self._at.show(carried(self._at.state, ShiftPage.CHECK))
        self._at.count_anew()  # somebody may have taken over the station since it was last looked at

    def further(self) -> None:
        """The next page; what is not ticked stays so."""
        state = self._at.state
        place = _PAGES.index((state.page, state.block if state.page is ShiftPage.CHECK else None))
        if state.page is ShiftPage.PEOPLE and state.draft.incoming is None:
            return
        if place + 1 < len(_PAGES):
            self._turn(*_PAGES[place + 1])

    def back(self) -> None:
        """The page before; before the first there is the running shift."""
        state = self._at.state
        if state.page is ShiftPage.INSTRUCTIONS:
            self._turn(ShiftPage.FREEZE)
            return
        place = _PAGES.index((state.page, state.block if state.page is ShiftPage.CHECK else None))
        if place:
            self._turn(*_PAGES[place - 1])
        else:
            self._at.show_so_far()

    # ---- ticks and notes

    def touch(self, item: str) -> None:
        """An item was looked at and is in order, or its tick is taken back; or it gets its note."""
        state = self._at.state
        if item not in ITEMS[state.block]:
            return
        if state.noting:
            self._at.show(replace(state, page=ShiftPage.TYPING, typing=Typed.NOTE, item=item, noting=False))
        else:
            self._draft(ticked=state.draft.ticked ^ {(state.block, item)})

    def note_next(self) -> None:
        """The next item touched gets a note; asked again, it does not."""
        state = self._at.state
        if state.block in NOTED:
            self._at.show(replace(state, noting=not state.noting))

    # ---- who takes over

    def name_shift(self, name: str) -> None:
        """What the shift is called; "" where shifts have no names."""
        if name in SHIFT_NAMES:
            self._draft(shift_name=name)

    def incoming_typed(self, number: str) -> None:
        """Who takes over, by number."""
        self._incoming(number, otherwise=refuse("operator.number_unknown"))

    def incoming_seen(self, badge: str) -> None:
        """Who takes over, by a badge that was shown."""
        label = parse(badge)
        self._incoming(label.body if label is not None else "", otherwise=refuse("operator.badge_unknown"))

    def other_incoming(self) -> None:
        """Somebody else takes over."""
        self._at.hear_again()
        self._draft(incoming=None)

    # ---- instructions

    def instruct(self) -> None:
        """Choose what the next shift does first."""
        self._turn(ShiftPage.INSTRUCTIONS)

    def choose_phrase(self, phrase: str) -> None:
        """Put a ready sentence among the instructions, or take it out."""
        if phrase in INSTRUCTIONS:
            self._draft(phrases=self._at.state.draft.phrases ^ {phrase})

    def type_instructions(self) -> None:
        """Type what no ready sentence says."""
        self._at.show(replace(self._at.state, page=ShiftPage.TYPING, typing=Typed.INSTRUCTIONS, refusal=None))

    def typed(self, text: str) -> None:
        """The note or the instructions are typed; an empty text takes them away."""
        state = self._at.state
        text = text.strip()
        if state.typing is Typed.INSTRUCTIONS:
            draft = replace(state.draft, typed=text)
            self._at.show(replace(state, page=ShiftPage.INSTRUCTIONS, draft=draft))
            return
        notes = {key: note for key, note in state.draft.notes.items() if key != (state.block, state.item)}
        if text:
            notes[state.block, state.item] = text
        draft = replace(state.draft, notes=MappingProxyType(notes))
        self._at.show(replace(state, page=ShiftPage.CHECK, draft=draft, item=""))

    def let_typing_go(self) -> None:
        """What stood there stays."""
        page = ShiftPage.INSTRUCTIONS if self._at.state.typing is Typed.INSTRUCTIONS else ShiftPage.CHECK
        self._at.show(replace(self._at.state, page=page, item=""))

    # ---- freezing

    def freeze(self) -> None:
        """From here on the numbers never change."""
        if self._at.state.draft.incoming is not None:
            self._at.send(freeze_command(self._at.state.draft), self._frozen)

    def _frozen(self, view: SheetView) -> None:
        self._at.accepted.emit()
        self._sheet.take(view)

    def heed_refusal(self, refusal: Refusal) -> None:
        """A no about who takes over leads back to that question."""
        state = self._at.state
        if state.page is ShiftPage.FREEZE and refusal.code in _ABOUT_INCOMING:
            self._at.hear_again()
            draft = replace(state.draft, incoming=None)
            self._at.show(replace(state, page=ShiftPage.PEOPLE, draft=draft))

    def _incoming(self, number: str, *, otherwise: Refusal) -> None:
        person = self._person(number)
        if person is None or self._hands_over(person):
            self._at.refuse(otherwise if person is None else refuse("second.same_person"))
            self._at.hear_again()
            return
        self._draft(incoming=person)
        self._at.accepted.emit()

    def _person(self, number: str) -> Person | None:
        shift = self._at.state.shift
        people = shift.people if shift is not None else ()
        return next((one for one in people if number and one.number == number and one.active), None)

    def _hands_over(self, person: Person) -> bool:
        """Whether it is who is signed in, and so hands over."""
        shift = self._at.state.shift
        return shift is not None and shift.reader is not None and shift.reader.id == person.id

    def _turn(self, page: ShiftPage, block: Block | None = None) -> None:
        state = self._at.state
        if page is ShiftPage.PEOPLE:
            self._at.hear_again()
        self._at.show(replace(state, page=page, block=block or state.block, noting=False, refusal=None))

    def _draft(self, **changes: object) -> None:
        draft = replace(self._at.state.draft, **changes)  # type: ignore[arg-type]  # names of Draft's fields
        self._at.show(replace(self._at.state, draft=draft, refusal=None))


def freeze_command(draft: Draft) -> FreezeSheet:
    """What the desk is told; an item with a note and without a tick is told as not in order."""
    if draft.incoming is None:
        raise ValueError("nobody takes over")
    return FreezeSheet(
        incoming=draft.incoming.number,
        shift_name=draft.shift_name,
        equipment=_ticks(draft, Block.EQUIPMENT),
        safety=_ticks(draft, Block.SAFETY),
        ten=_ticked(draft, Block.TEN),
        five=_ticked(draft, Block.FIVE),
        instructions=on_the_sheet(INSTRUCTIONS, draft.phrases, draft.typed),
    )


def _ticked(draft: Draft, block: Block) -> frozenset[str]:
    return frozenset(item for where, item in draft.ticked if where is block)


def _ticks(draft: Draft, block: Block) -> dict[str, Tick]:
    return {
        item: Tick((block, item) in draft.ticked, draft.notes.get((block, item), ""))
        for item in ITEMS[block]
        if (block, item) in draft.ticked or (block, item) in draft.notes
    }
