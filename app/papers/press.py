"""The papers thread: prints what is ordered (labels, sheets, procedures), and fetches papers that come in."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.domain.fire_sheet import FireSheet
from app.domain.refusals import Refusal
from app.domain.sheet_job import AT_WORK
from app.floor.commands import AskFireSheet
from app.floor.library_views import Incoming, ProcedurePaper
from app.floor.ports import CannotRecord, LabelPrinter, SheetPrinter
from app.floor.shift_commands import NoteSheetPrinted
from app.floor.shift_views import SheetView
from app.loops import InboxLoop
from app.papers.label_press import UNSURE, Ask, LabelPress, outcome
from app.papers.procedure_paper import procedure_pdf

LOG = logging.getLogger(__name__)

RENDER_FAULT = "papers.not_rendered"
FIRE_TITLE = "fire-brigade"

SHEET_PRINTER = "sheet_printer"
"""What the station calls it where it shows how devices are."""

Work = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Rendering:
    """How handover sheet, fire brigade's and procedure become PDFs, and a PDF pictures of a width in px.

    `incoming` looks for documents that somebody has brought; it may take as long as a slow stick does.
    """

    sheet: Callable[[SheetView], bytes]
    pictures: Callable[[bytes, int], tuple[bytes, ...]]
    fire: Callable[[FireSheet], bytes]
    procedure: Callable[[ProcedurePaper], bytes] = procedure_pdf
    incoming: Callable[[], tuple[Incoming, ...]] = tuple


class Press:
    """The port `Papers`, and the one that prints labels. Nothing is printed before it is in the record.

    How labels are kept from being lost or printed twice stands in `LabelPress`. `told` hears, on the papers
    thread, what each printer said: the printer's name here and its fault, "" when it took it. A label printer
    that failed is looked at again after each `look_s` seconds without work.
    """

    def __init__(
        self,
        ask: Ask,
        labels: LabelPrinter,
        sheets: SheetPrinter,
        rendering: Rendering,
        *,
        told: Callable[[str, str], None],
        deadline_s: float = 60.0,
        look_s: float = 10.0,
    ) -> None:
        self._ask = ask
        self._sheets = sheets
        self._rendering = rendering
        self._told = told
        self._deadline_s = deadline_s
        self._loop: InboxLoop[Work] = InboxLoop("papers", self._work, idle=self._idle, idle_s=look_s)
        self._at_work: set[str] = set()
        self._labels = LabelPress(ask, labels, post=self._loop.post, told=told)

    def start(self) -> None:
        """Begin, with the labels that were ordered and not printed when the station last stopped."""
        self._loop.start()
        self._labels.begin()

    def stop(self) -> bool:
        """Finish what was ordered, then end; False when a printer did not let it end in time."""
        return self._loop.stop(self._deadline_s)

    def nudge(self) -> None:
        """Something was recorded: perhaps a label was ordered."""
        self._labels.nudge()

    def preview(
        self, sheet: SheetView, width_px: int, reply: Callable[[tuple[bytes, ...] | str], None]
    ) -> None:
        """The sheet's pages as PNG pictures of this width, or a stable fault code."""

        self._show(partial(self._rendering.sheet, sheet), width_px, reply)

    def preview_procedure(
        self, paper: ProcedurePaper, width_px: int, reply: Callable[[tuple[bytes, ...] | str], None]
    ) -> None:
        """The pages of graph and card as PNG pictures of this width, or a stable fault code."""
        self._show(partial(self._rendering.procedure, paper), width_px, reply)

    def print_procedure(self, paper: ProcedurePaper, reply: Callable[[str], None]) -> None:
        """Print graph and card; "" when the printer took it, else a stable fault code."""

        def run_off() -> None:
            fault = RENDER_FAULT
            try:
                pdf = self._rendering.procedure(paper)
            except Exception:  # whoever waits for the paper must be told
                LOG.exception("cannot render %s", paper.procedure.key)
            else:
                fault = outcome(partial(self._sheets.print_sheet, pdf, paper.procedure.key.replace("@", "-")))
                self._told(SHEET_PRINTER, fault)
            reply(fault)

        if not self._loop.post(run_off):
            reply("papers.closed")

    def incoming(self, reply: Callable[[tuple[Incoming, ...]], None]) -> None:
        """The documents that somebody has brought; none when they cannot be looked for."""

        def fetch() -> None:
            found: tuple[Incoming, ...] = ()
            try:
                found = self._rendering.incoming()
            except Exception:  # whoever waits must hear something
                LOG.exception("cannot look for documents")
            reply(found)

        if not self._loop.post(fetch):
            reply(())

    def _show(
        self,
        rendered: Callable[[], bytes],
        width_px: int,
        reply: Callable[[tuple[bytes, ...] | str], None],
    ) -> None:
        def look() -> None:
            try:
                pages = self._rendering.pictures(rendered(), width_px)
            except Exception:  # whoever waits for the pages must be told
                LOG.exception("cannot show sheet")
                reply(RENDER_FAULT)
            else:
                reply(pages)

        if not self._loop.post(look):
            reply("papers.closed")

    def print_sheet(
        self,
        sheet: SheetView,
        reply: Callable[[str], None],
        on_way: Callable[[str], None] | None = None,
    ) -> None:
        """Print the sheet and record it; "" when it is printed and the record has it, else a stable code.

        `on_way` hears how the job stands meanwhile. One that is at work when the reply goes out is looked at
        again whenever there is nothing else to do, and what became of it is recorded then.
        """

        def run_off() -> None:
            pdf = self._rendered(sheet)
            fault = RENDER_FAULT
            if pdf is not None:
                fault = outcome(partial(self._sheets.print_sheet, pdf, sheet.sheet, on_way or _nobody))
            if fault in AT_WORK:
                self._at_work.add(sheet.sheet)
            noted = NoteSheetPrinted(sheet.sheet, self._sheets.name, fault)
            self._ask(noted, lambda answer: reply(fault or _unrecorded(answer)))
            if pdf is not None:
                self._told(SHEET_PRINTER, fault)

        if not self._loop.post(run_off):
            reply("papers.closed")

    def print_fire_sheet(self, pack: str | None, reply: Callable[[str], None]) -> None:
        """Print which batteries lie where, as soon as the printer is free; "" or a stable fault code."""

        def told(answer: object) -> None:
            if not isinstance(answer, FireSheet):
                reply(RENDER_FAULT)
            elif not self._loop.post(partial(self._print_fire, answer, reply)):
                reply("papers.closed")

        self._ask(AskFireSheet(pack), told)

    def _print_fire(self, sheet: FireSheet, reply: Callable[[str], None]) -> None:
        try:
            pdf = self._rendering.fire(sheet)
        except Exception:  # in an emergency above all somebody must be told that no paper comes
            LOG.exception("cannot render the fire brigade's sheet")
            reply(RENDER_FAULT)
            return
        fault = outcome(partial(self._sheets.print_sheet, pdf, FIRE_TITLE))
        reply(fault)
        self._told(SHEET_PRINTER, fault)

    def _rendered(self, sheet: SheetView) -> bytes | None:
        try:
            return self._rendering.sheet(sheet)
        except Exception:  # a sheet that cannot be drawn must be told as a fault, not end the papers thread
            LOG.exception("cannot render sheet %s", sheet.sheet)
            return None

    def _idle(self) -> None:
        self._work(self._labels.look)
        self._work(self._look_at_sheets)

    def _look_at_sheets(self) -> None:
        """Jobs that were at work and have ended since: what is a handover sheet's is recorded."""
        for title, fault in self._sheets.settled():
            if title in self._at_work:
                self._ask(NoteSheetPrinted(title, self._sheets.name, fault), _nobody)
            self._told(SHEET_PRINTER, fault)

    def _work(self, work: Work) -> None:
        try:
            work()
        except Exception:  # the next paper must still be printed
            LOG.exception("defect on the papers thread")


def _unrecorded(answer: object) -> str:
    """Why the record has no print, "" when it has."""
    if isinstance(answer, CannotRecord | Refusal):
        return answer.code
    return UNSURE if isinstance(answer, Exception) else ""


def _nobody(_said: object) -> None:
    """Nobody waits for it."""
