"""The desk on its own thread: the one place where commands wait for the records."""

import logging
from collections.abc import Callable

from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import library_commands as lib
from app.floor import output_commands as out
from app.floor import shift_commands as shift
from app.floor.desk import FloorDesk
from app.floor.ports import CannotRecord
from app.loops import InboxLoop

LOG = logging.getLogger(__name__)

Reply = Callable[[object], None]

_WANTS_ROOM = frozenset({"record.disk_full", "record.mark"})

# These leave the journal as it was, so there is nothing new to deliver after them.
_QUIET = (
    ask.AskAttachment,
    ask.AskBatch,
    ask.AskDelivery,
    ask.AskPack,
    ask.AskQueue,
    ask.AskResume,
    ask.AskSecond,
    ask.JoinHalves,
    ask.KeepPlace,
    ask.NoteAttachment,
    ask.NoteDelivery,
    ask.RecogniseCode,
    bench.AskBench,
    out.AskContainer,
    out.AskLabelsOwed,
    out.AskLabelsToLookAt,
    out.AskLabelsToPrint,
    out.AskTrace,
    lib.AskLibrary,
    lib.AskDocument,
    lib.AskDifference,
    shift.AskSheet,
    shift.AskShift,
)


class RecordsDesk:
    """The desk on its own thread: one command at a time, in the order they came.

    `recorded` is told that there may be something to deliver, `heed` which command was done. `give_room`
    makes room on a full disk, once; True when it did.
    """

    def __init__(
        self,
        desk: FloorDesk,
        recorded: Callable[[], None],
        *,
        heed: Callable[[object], None] = lambda _command: None,
        give_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self._desk = desk
        self._recorded = recorded
        self._heed = heed
        self._give_room = give_room
        self._loop: InboxLoop[tuple[object, Reply]] = InboxLoop("records", self._handle)

    def start(self) -> None:
        """Begin to work."""
        self._loop.start()

    def stop(self) -> bool:
        """Finish what was asked, then end."""
        return self._loop.stop()

    def ask(self, command: object, reply: Reply) -> None:
        """Queue a command; `reply` is called on the records thread with a view, a Refusal or a fault."""
        if not self._loop.post((command, reply)):
            reply(CannotRecord("record.closed"))

    def _done(self, command: object) -> object:
        """Do it; once more, when the disk was full and room that was held back could be given up."""
        try:
            return self._desk.handle(command)
        except CannotRecord as fault:
            # Nothing of the first try was recorded, so the second is the same act and not another one.
            if fault.code not in _WANTS_ROOM or not self._give_room():
                raise
            return self._desk.handle(command)

    def _handle(self, item: tuple[object, Reply]) -> None:
        command, reply = item
        answer: object
        try:
            answer = self._done(command)
        except CannotRecord as fault:
            LOG.error("cannot record %s: %s", type(command).__name__, fault.code)
            answer = fault
        except Exception as fault:  # a defect must reach the face as one, not end the records thread
            LOG.exception("defect in %s", type(command).__name__)
            answer = fault
        try:
            reply(answer)
        except Exception:  # whoever asked has gone; the records go on for the others
            LOG.exception("nobody took the answer to %s", type(command).__name__)
        if not isinstance(command, _QUIET) and not isinstance(answer, BaseException):
            self._recorded()
            if not isinstance(answer, Refusal):
                self._heed(command)
