"""Labels on the papers thread: each that is ordered comes out once, whatever printers and power do."""

import logging
from collections.abc import Callable
from functools import partial

from app.domain.label import Fate, Label, fate_of
from app.domain.refusals import Refusal
from app.floor.output_commands import (
    AskLabelsOwed,
    AskLabelsToPrint,
    BeginLabel,
    EndBrokenPrints,
    NoteLabel,
)
from app.floor.output_views import LabelsToPrint
from app.floor.ports import LabelPrinter
from app.loops import Rendezvous

LOG = logging.getLogger(__name__)

UNSURE = "printer.unsure"
LABEL_PRINTER = "label_printer"
"""What the station calls it where it shows how devices are."""

Ask = Callable[[object, Callable[[object], None]], None]
_RECORD_S = 30.0


class LabelPress:
    """Prints orders; all but `begin` and `nudge` belong to the papers thread.

    The record says that an order is being sent before the printer gets its first byte. So a station that dies
    in between knows at its next start that nobody knows, and asks a person instead of printing again. An
    order of which surely nothing came out is owed: it is printed, under the same order, once the printer can.
    """

    def __init__(
        self,
        ask: Ask,
        printer: LabelPrinter,
        *,
        post: Callable[[Callable[[], None]], bool],
        told: Callable[[str, str], None],
    ) -> None:
        self._ask = ask
        self._printer = printer
        self._post = post
        self._told = told
        self._tried: set[str] = set()
        self._lost = ""  # the fault for which the printer cannot be sent anything now
        self._owing = True  # perhaps something is owed, from an earlier run of the program too

    def begin(self) -> None:
        """The first thing of a run: settle what the last one left, then print what waits and what is owed."""
        self._ask(EndBrokenPrints(), lambda _answer: self.nudge())
        self._post(self.look)

    def nudge(self) -> None:
        """Something was recorded: perhaps a label was ordered."""
        self._ask(AskLabelsToPrint(), partial(self._ordered, self._print_ordered))

    def look(self) -> None:
        """See whether the printer can print again what is owed."""
        if not (self._lost or self._owing):
            return
        fault = outcome(self._printer.look)
        if fault:
            if self._lost and fault != self._lost:
                self._hear(fault)
            return
        if self._lost:
            self._hear("")
        self._owing = False
        self._ask(AskLabelsOwed(), partial(self._ordered, self._print_owed))

    def _ordered(self, print_it: Callable[[Label], None], answer: object) -> None:
        """On the records thread: only hand over, each order by itself."""
        if isinstance(answer, LabelsToPrint):
            for order in answer.orders:
                self._post(partial(print_it, order.label))

    def _print_ordered(self, label: Label) -> None:
        if label.job in self._tried:
            return
        self._tried.add(label.job)
        fault = outcome(self._printer.look) if self._lost else ""
        if fault:  # known to be lost: nothing is sent, and the next order need not wait for it either
            self._note(label, fault)
        elif not self._send(label):
            self._tried.discard(label.job)

    def _print_owed(self, label: Label) -> None:
        if self._lost:
            self._owing = True
        else:
            self._send(label)

    def _send(self, label: Label) -> bool:
        """Print once; False when the record does not know of it, and so nothing was sent."""
        meeting: Rendezvous[object] = Rendezvous()
        self._ask(BeginLabel(label.job, self._printer.name), meeting.answer)
        try:
            answer = meeting.wait(_RECORD_S)
        except TimeoutError:
            return False
        if isinstance(answer, Refusal | Exception):
            return False
        self._note(label, outcome(partial(self._printer.print_label, label)))
        return True

    def _note(self, label: Label, fault: str) -> None:
        self._ask(NoteLabel(label.job, self._printer.name, fault), _nothing)
        self._hear(fault)

    def _hear(self, fault: str) -> None:
        self._lost = fault if fate_of(fault) is Fate.OWED else ""
        self._owing = self._owing or bool(self._lost)
        self._told(LABEL_PRINTER, fault)


def outcome(print_it: Callable[[], str]) -> str:
    """What the printer said; after a defect in its driver nobody knows, and whoever waits must hear that."""
    try:
        return print_it()
    except Exception:
        LOG.exception("defect in the driver of a printer")
        return UNSURE


def _nothing(_answer: object) -> None:
    return None
