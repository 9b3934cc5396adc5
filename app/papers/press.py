"""The papers thread: prints the labels that are ordered, handover sheets, and what the fire brigade needs."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.domain.fire_sheet import FireSheet
from app.domain.label import Label
from app.domain.refusals import Refusal
from app.floor.commands import AskFireSheet
from app.floor.output_commands import AskLabelsToPrint, NoteLabel
from app.floor.output_views import LabelsToPrint
from app.floor.ports import CannotRecord, LabelPrinter, SheetPrinter
from app.floor.shift_commands import NoteSheetPrinted
from app.floor.shift_views import SheetView
from app.loops import InboxLoop

LOG = logging.getLogger(__name__)

RENDER_FAULT = "papers.not_rendered"
UNSURE = "printer.unsure"
FIRE_TITLE = "fire-brigade"

LABEL_PRINTER, SHEET_PRINTER = "label_printer", "sheet_printer"
"""What the station calls its printers where it shows how devices are."""

Ask = Callable[[object, Callable[[object], None]], None]
Work = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a handover sheet and a fire brigade's become PDFs, and a PDF pictures of a width in px."""

    sheet: Callable[[SheetView], bytes]
    pictures: Callable[[bytes, int], tuple[bytes, ...]]
    fire: Callable[[FireSheet], bytes]


class Press:
    """The port `Papers`, and the one that prints labels. Nothing is printed before it is in the record.

    An order is printed once by each run of the program: when the station dies between printer and record,
    the next one prints it again, and the paper carries the same order and number. `told` hears, on the
    papers thread, what each printer said: the printer's name here and its fault, "" when it took it.
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
    ) -> None:
        self._ask = ask
        self._labels = labels
        self._sheets = sheets
        self._rendering = rendering
        self._told = told
        self._deadline_s = deadline_s
        self._printed: set[str] = set()
        self._loop: InboxLoop[Work] = InboxLoop("papers", self._work)

    def start(self) -> None:
        """Begin, with the labels that were ordered and not printed when the station last stopped."""
        self._loop.start()
        self.nudge()

    def stop(self) -> bool:
        """Finish what was ordered, then end; False when a printer did not let it end in time."""
        return self._loop.stop(self._deadline_s)

    def nudge(self) -> None:
        """Something was recorded: perhaps a label was ordered."""
        self._ask(AskLabelsToPrint(), self._ordered)

    def preview(
        self, sheet: SheetView, width_px: int, reply: Callable[[tuple[bytes, ...] | str], None]
    ) -> None:
        """The sheet's pages as PNG pictures of this width, or a stable fault code."""

        def look() -> None:
            try:
                pages = self._rendering.pictures(self._rendering.sheet(sheet), width_px)
            except Exception:  # whoever waits for the pages must be told
                LOG.exception("cannot show sheet %s", sheet.sheet)
                reply(RENDER_FAULT)
            else:
                reply(pages)

        if not self._loop.post(look):
            reply("papers.closed")

    def print_sheet(self, sheet: SheetView, reply: Callable[[str], None]) -> None:
        """Print the sheet and record it; "" when the printer took it and the record has it, else a fault."""

        def run_off() -> None:
            pdf = self._rendered(sheet)
            fault = RENDER_FAULT
            if pdf is not None:
                fault = _outcome(partial(self._sheets.print_sheet, pdf, sheet.sheet))
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
        fault = _outcome(partial(self._sheets.print_sheet, pdf, FIRE_TITLE))
        reply(fault)
        self._told(SHEET_PRINTER, fault)

    def _ordered(self, answer: object) -> None:
        """On the records thread: only hand over, each order by itself."""
        if isinstance(answer, LabelsToPrint):
            for order in answer.orders:
                self._loop.post(partial(self._print_label, order.label))

    def _print_label(self, label: Label) -> None:
        if label.job in self._printed:
            return
        self._printed.add(label.job)
        fault = _outcome(partial(self._labels.print_label, label))
        self._ask(NoteLabel(label.job, self._labels.name, fault), _nothing)
        self._told(LABEL_PRINTER, fault)

    def _rendered(self, sheet: SheetView) -> bytes | None:
        try:
            return self._rendering.sheet(sheet)
        except Exception:  # a sheet that cannot be drawn must be told as a fault, not end the papers thread
            LOG.exception("cannot render sheet %s", sheet.sheet)
            return None

    def _work(self, work: Work) -> None:
        try:
            work()
        except Exception:  # the next paper must still be printed
            LOG.exception("defect on the papers thread")


def _outcome(print_it: Callable[[], str]) -> str:
    """What the printer said; after a defect in its driver nobody knows, and whoever waits must hear that."""
    try:
        return print_it()
    except Exception:
        LOG.exception("defect in the driver of a printer")
        return UNSURE


def _unrecorded(answer: object) -> str:
    """Why the record has no print, "" when it has."""
    if isinstance(answer, CannotRecord | Refusal):
        return answer.code
    return UNSURE if isinstance(answer, Exception) else ""


def _nothing(_answer: object) -> None:
    return None
