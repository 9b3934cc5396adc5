"""One frozen sheet: looked at page by page, printed, and gone through item by item."""

from dataclasses import replace

from app.domain.handover_sheet import ITEM
from app.domain.refusals import refuse
from app.domain.sheet_job import GOES_ON
from app.floor.shift_commands import AskSheet
from app.floor.shift_views import SheetView
from ui.screens.shift.state import Paper, ShiftPage, carried
from ui.screens.shift.within import Shift


class SheetInHand:
    """Works on the shift's state; keeps none of its own."""

    def __init__(self, presenter: Shift) -> None:
        self._at = presenter

    # ---- which sheet

    def open(self, sheet: str) -> None:
        """Open a sheet from the list, or the one that still waits for a signature."""
        looking_back = self._at.state.page is ShiftPage.SHEETS

        def opened(view: SheetView) -> None:
            self.take(view, looking_back=looking_back)

        self._at.send(AskSheet(sheet), opened)

    def take(self, view: SheetView, *, looking_back: bool = False) -> None:
        """A sheet is there; its pictures are asked for by who knows how wide they shall be."""
        state = self._at.state
        paper = Paper(width_px=state.paper.width_px)
        page = carried(state, ShiftPage.SHEET)
        self._at.show(replace(page, sheet=view, looking_back=looking_back, paper=paper))
        self._picture()

    def close(self) -> None:
        """Back to where it was opened from."""
        if self._at.state.looking_back:
            self._at.show_sheets()
        else:
            self._at.show_so_far()

    # ---- its pictures and prints

    def see(self, width_px: int) -> None:
        """Show the pages this wide; asked once for each width."""
        paper = self._at.state.paper
        if self._at.state.sheet is not None and width_px > 0 and width_px != paper.width_px:
            self._at.show(replace(self._at.state, paper=replace(paper, width_px=width_px)))
            self._picture()

    def renew(self, view: SheetView) -> None:
        """The same sheet with another signature under it, or another print."""
        signed = self._at.state.sheet is None or view.signatures != self._at.state.sheet.signatures
        self._at.show(replace(self._at.state, sheet=view))
        if signed:
            self._picture()

    def print_out(self) -> None:
        """Send it to the printer; the record counts the print."""
        state = self._at.state
        if state.sheet is None or state.paper.printing:
            return
        self._at.show(replace(state, paper=replace(state.paper, printing=True, print_fault="", on_way="")))
        sheet = state.sheet.sheet

        def printed(answer: object) -> None:
            self._printed(sheet, answer if isinstance(answer, str) else "")

        def on_way(code: object) -> None:
            current = self._at.state
            if current.sheet is not None and current.sheet.sheet == sheet and current.paper.printing:
                self._at.show(replace(current, paper=replace(current.paper, on_way=str(code))))

        self._at.papers.print_sheet(state.sheet, self._at.heeded(printed), self._at.heeded(on_way))

    def _printed(self, sheet: str, fault: str) -> None:
        (self._at.turned_down if fault and fault not in GOES_ON else self._at.accepted).emit()
        state = self._at.state
        if state.sheet is not None and state.sheet.sheet == sheet:
            self._at.show(replace(state, paper=replace(state.paper, printing=False, print_fault=fault)))
            self._at.ask(AskSheet(sheet), self._recounted)

    def _recounted(self, answer: object) -> None:
        mine = self._at.state.sheet
        if isinstance(answer, SheetView) and mine is not None and answer.sheet == mine.sheet:
            self.renew(answer)

    def _picture(self) -> None:
        sheet, width_px = self._at.state.sheet, self._at.state.paper.width_px
        if sheet is None or width_px <= 0:
            return

        def drawn(answer: object) -> None:
            state = self._at.state
            current = state.sheet
            if current is None or (current.sheet, current.signatures) != (sheet.sheet, sheet.signatures):
                return
            if state.paper.width_px != width_px:
                return
            pages = answer if isinstance(answer, tuple) else ()
            fault = answer if isinstance(answer, str) else ""
            self._at.show(replace(state, paper=replace(state.paper, pages=pages, fault=fault)))

        self._at.papers.preview(sheet, width_px, self._at.heeded(drawn))

    # ---- its open items

    def go_through(self) -> None:
        """The incoming lead looks at the open items, one by one."""
        self._at.show(replace(self._at.state, page=ShiftPage.ITEMS, refusal=None))

    def touch(self, key: str) -> None:
        """An item was gone through, or it was touched by mistake."""
        state = self._at.state
        item = next((one for one in state.sheet.items if one.key == key), None) if state.sheet else None
        if item is not None and item.paper not in state.scanned:  # what was read stays read
            self._at.show(replace(state, gone=state.gone ^ {key}, refusal=None))

    def scan(self, text: str) -> None:
        """A code was read: that of an item on this paper says that the item was gone through."""
        state = self._at.state
        if state.sheet is None or not text.startswith(f"{ITEM}:"):
            return
        item = next((one for one in state.sheet.items if one.paper == text), None)
        if item is None:
            refusal = refuse("sheet.other_paper", sheet=state.sheet.sheet)
            self._at.show(replace(state, refusal=refusal))
            self._at.turned_down.emit()
        elif text not in state.scanned:
            scanned = (*state.scanned, text)
            self._at.show(replace(state, gone=state.gone | {item.key}, scanned=scanned, refusal=None))
            self._at.accepted.emit()

    def look(self) -> None:
        """Back to the paper."""
        self._at.show(replace(self._at.state, page=ShiftPage.SHEET, signing=None, refusal=None))
