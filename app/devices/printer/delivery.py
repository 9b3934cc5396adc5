"""How a label job is brought to a printer: asked first, sent once, and looked after until it came out."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum

from app.devices.printer.channel import Channel, Patience, PrinterFault
from app.devices.printer.speech import Speech, Status

UNSURE = "printer.unsure"
_LOOK_S = 0.05
_DRAIN_MOST = 64


class Asks(Enum):
    """Whether the printer is asked how it fares before and after a label.

    A Zebra keeps silent exactly when labels or ribbon are out or the head is open (its manual, ~HS), so
    silence of a printer that speaks is a fault. One that never answered is printed to all the same: then
    only the line tells what became of the bytes, and the label must be scanned back.
    """

    ALWAYS = "always"  # silence is a fault from the first label on
    WELCOME = "welcome"  # silence is a fault once it has answered
    NEVER = "never"  # one behind a print server or a cable without a way back


class Delivery:
    """Brings jobs to one printer, one at a time, from one thread.

    `reach` opens a channel; it raises PrinterFault.
    """

    def __init__(
        self, reach: Callable[[int], Channel], speech: Speech, *, asks: Asks, patience: Patience
    ) -> None:
        self._reach = reach
        self._speech = speech
        self._asks = asks
        self._patience = patience
        self._must_answer = asks is Asks.ALWAYS
        # Bytes of a job whose end the printer may not have got; None when there is none, 0 when nobody knows.
        self._torn: int | None = 0
        self._sent_before = False

    def send(self, job: bytes) -> str:
        """Send one job; "" when the printer took it whole and, if it speaks, does not stand still.

        Nothing comes out: printer.offline, refused, not_ready, head_open, paper_jam, out_of_labels,
        ribbon_out, too_hot, trouble, paused, busy; and printer.cut_off and printer.timeout, for the end of
        the job was never sent.
        It comes out when the printer is put right: printer.stopped_with_label.
        Nobody knows, look first: printer.unsure.
        """
        try:
            with self._open(self._patience.attempts) as channel:
                speaks = self._ready(channel, job_length=len(job))
                self._torn = len(job)
                channel.push(job)
                fault = self._aftermath(channel, speaks)
                if fault != UNSURE:
                    self._torn = None
                return fault
        except PrinterFault as fault:
            return fault.code

    def look(self) -> str:
        """How the printer stands, by one attempt and without printing: "" or why nothing can be sent now."""
        try:
            with self._open(1) as channel:
                self._ready(channel)
        except PrinterFault as fault:
            return fault.code
        return ""

    @contextmanager
    def _open(self, attempts: int) -> Iterator[Channel]:
        channel = self._reach(attempts)
        try:
            yield channel
        finally:
            channel.close()

    def _ready(self, channel: Channel, *, job_length: int = 0) -> bool:
        """Whether the printer answers; raises when it may not be sent a label now."""
        first, self._sent_before = job_length and not self._sent_before, self._sent_before or job_length > 0
        if self._torn is not None:
            channel.push(self._speech.dropped(self._torn))
        if self._asks is Asks.NEVER:
            return False
        status = self._status(channel)
        if status is None and first:  # perhaps it still reads a job that an earlier run of the program began
            channel.push(self._speech.dropped(job_length))
            status = self._status(channel)
        if status is None:
            if self._must_answer:
                self._torn = self._torn or 0  # perhaps half a question has stuck there
                raise PrinterFault("printer.not_ready")
            return False
        self._must_answer = True
        self._torn = None  # it has answered, so it reads no job any more
        if status.fault:
            raise PrinterFault(status.fault)
        return True

    def _status(self, channel: Channel) -> Status | None:
        """Ask once; None when nothing that can be understood comes in time."""
        longest = self._speech.longest_answer
        for _ in range(_DRAIN_MOST):  # an answer that came late is of another moment
            if not channel.hear(longest, 0.0):
                break
        channel.push(self._speech.ask)
        heard = b""
        until = time.monotonic() + self._patience.answer_s
        while (left := until - time.monotonic()) > 0:
            heard = (heard + channel.hear(longest, left))[-longest:]
            if (status := self._speech.read(heard)) is not None:
                return status
        return None

    def _aftermath(self, channel: Channel, speaks: bool) -> str:
        """What became of a job that was sent to its end."""
        try:
            if speaks and not self._came_out(channel):
                return "printer.stopped_with_label"
            return "" if channel.taken() else UNSURE
        except PrinterFault:
            return UNSURE

    def _came_out(self, channel: Channel) -> bool:
        """Ask until no label waits any more; False when the printer stands still or says nothing more."""
        until = time.monotonic() + self._patience.come_out_s
        while True:
            status = self._status(channel)
            if status is not None and status.fault not in ("", "printer.busy"):
                return False
            if status is not None and not status.waiting:
                return True
            if time.monotonic() > until:
                return status is not None  # it is at work: a long queue is no fault
            time.sleep(_LOOK_S)
