"""One sheet on the stage: its number and check code large, its pages, its signatures, and its print."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from ui.place import Action, ActionKind, FactTone, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, Side, left_to_go_through, next_side
from ui.screens.shift.terms import job_notice, joined
from ui.screens.shift.words import (
    check_text,
    prints_words,
    side_word,
    signature_of,
    signed_words,
    signer_name,
)
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.theme.words import Words
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.sheet_picture import SheetPicture
from ui.widgets.told import refusal_notice


class SheetPage(Page):
    """The primary is the next signature; when none is missing it is the print."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        size = TypeSize.M if self.small() else TypeSize.XL
        self._check = Words(look, "", Lettering(size, look.palette.ink, bold=True), self)
        self.beside_heading(self._check)
        self._picture = SheetPicture(look, self)
        self._picture.wide_enough.connect(presenter.sheet.see)
        self._picture.turned.connect(self.turned)
        column = QVBoxLayout()
        column.addWidget(self._picture, 1)
        self.fill(column)

    def show_state(self, state: ShiftState) -> None:
        """The sheet as it stands."""
        if state.sheet is None:
            return
        words = "{sheet}" if self.small() else self.tr("Sheet {sheet}")
        self.ask(words.format(sheet=state.sheet.sheet))
        self._check.say(check_text(state.sheet.check))
        self._check.setMinimumWidth(self._check.sizeHint().width())
        self.tell(self._told(state))
        fault = self.tr("The sheet cannot be shown. It can still be signed.") if state.paper.fault else ""
        self._picture.show_pages(state.paper.pages, fault or self.tr("The sheet is being drawn."))

    def rail(self, state: ShiftState) -> RailState:
        """The next signature, the print, and the way back."""
        sheet = state.sheet
        if sheet is None:
            return RailState()
        side = next_side(sheet)
        words = self.tr("Print again") if sheet.prints else self.tr("Print")
        second = self.tr("being printed") if state.paper.printing else prints_words(sheet)
        free = not state.paper.printing
        back = Action("close", "arrow-left", self.tr("Back"), plain=PlainAct.BACK)
        if side is None:
            primary = Action("print", "printer", words, second, enabled=free, kind=ActionKind.PRIMARY)
            return RailState(primary, (back,), self._facts(state))
        printing = Action("print", "printer", words, second if self._tall() else "", enabled=free)
        return RailState(self._next(state, side), (printing, back), self._facts(state))

    def act(self, action: str) -> None:
        """Sign, print, or go back."""
        ways = {
            "sign": self.presenter.signatures.ask_next,
            "print": self.presenter.sheet.print_out,
            "close": self.presenter.sheet.close,
        }
        if action in ways:
            ways[action]()

    def _next(self, state: ShiftState, side: Side) -> Action:
        left = left_to_go_through(state)
        words = {
            Side.OUTGOING: self.tr("Hand over: sign"),
            Side.INCOMING: self.tr("Take over"),
            Side.WITNESS: self.tr("Witness: sign"),
        }[side]
        second = {
            Side.OUTGOING: self.tr("badge and PIN"),
            Side.INCOMING: self.tr("items to go: {count}").format(count=left),
            Side.WITNESS: self.tr("a supervisor, badge and PIN"),
        }[side]
        icon = "arrow-right" if side is Side.INCOMING else "card"
        return Action("sign", icon, words, second, kind=ActionKind.PRIMARY)

    def _told(self, state: ShiftState) -> NoticeState | None:
        if state.refusal is not None:
            return refusal_notice(state.refusal)
        if state.paper.printing and state.paper.on_way:
            return job_notice(state.paper.on_way)
        if state.paper.print_fault:
            return job_notice(state.paper.print_fault)
        if state.sheet is None or state.looking_back or next_side(state.sheet) is not None:
            return None
        incoming = signature_of(state.sheet, Side.INCOMING)
        if incoming is not None and incoming.verdict == "refused":
            return NoticeState(NoticeKind.CARE, self.tr("The shift was refused. It is not handed over."))
        return NoticeState(NoticeKind.DONE, self.tr("The shift is handed over. Both have signed."))

    def _facts(self, state: ShiftState) -> tuple[RailFact, ...]:
        sheet = state.sheet
        if sheet is None:
            return ()
        number, count = self._picture.page
        page = self.tr("Page {number} of {count}").format(number=number, count=count)
        side = next_side(sheet)
        if self.small():
            waits = side_word(side) if side is not None else side_word(Side.INCOMING)
            said = signed_words(signature_of(sheet, side or Side.INCOMING), state.now)
            return (RailFact(joined(waits, said), prints_words(sheet)),)
        sides = [Side.OUTGOING, Side.INCOMING]
        if side is Side.WITNESS or signature_of(sheet, Side.WITNESS) is not None:
            sides.append(Side.WITNESS)
            sides = sides if self._tall() else sides[1:]
        facts = [self._side(state, one) for one in sides]
        last = self._last_line(page if count > 1 else "", prints_words(sheet))
        if last:
            facts.append(RailFact("", last, tone=FactTone.QUIET))
        return tuple(facts)

    def _last_line(self, page: str, prints: str) -> str:
        """The page; where the print button has one line only, above all whether there is a print."""
        if self._tall():
            return page
        both = joined(page, prints)
        return both if self.rail_line(both) == both else prints

    def _side(self, state: ShiftState, side: Side) -> RailFact:
        sheet = state.sheet
        if sheet is None:
            return RailFact(side_word(side))
        signature = signature_of(sheet, side)
        name = self.rail_line(signer_name(sheet, side, self.look.language))
        waits = side is next_side(sheet)
        tone = FactTone.ATTENTION if waits else FactTone.PLAIN
        return RailFact(side_word(side), "\n".join((name, signed_words(signature, state.now))), tone=tone)

    def _tall(self) -> bool:
        """Whether the rail has room for more than what must be there."""
        return self.look.height_px >= self.look.mm(240)
